//! What only the documents of a project together show: U031, U032 and N005, which are U023, U024 and N001 over several documents.
//!
//! Of each document so much is kept that two can be compared: digests of the folded texts, names with their places. What one document shows
//! by itself is told there.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Subject;
use super::names::spelling;
use super::units::compared;
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Place;

static TARGETS: Rule =
    Rule { code: "U031", name: "one-source-two-targets-in-project", severity: Severity::Info };
static SOURCES: Rule =
    Rule { code: "U032", name: "two-sources-one-target-in-project", severity: Severity::Info };
static NAMES: Rule = Rule { code: "N005", name: "name-two-ways-in-project", severity: Severity::Warning };

/// The rules of this file.
pub static RULES: &[&Rule] = &[&TARGETS, &SOURCES, &NAMES];

/// A text of fewer letters is a label, which may mean another thing elsewhere.
const FEWEST: usize = 12;
/// Two sentences of so many letters are translated by the same one only if somebody has copied it.
const SENTENCE: usize = 30;

/// What is kept of documents until all have been seen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Across {
    documents: Vec<Document>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Document {
    /// The files that its texts stand in.
    paths: Vec<String>,
    locales: Vec<String>,
    /// The ids of its units, each with a line feed.
    units: String,
    said: Vec<Said>,
    named: Vec<Named>,
}

/// A unit in a language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Said {
    locale: u16,
    source: u64,
    target: u64,
    /// Both are sentences.
    long: bool,
    at: At,
}

/// A spelling of a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Named {
    locale: u16,
    /// The name in the source, folded.
    name: String,
    spelling: String,
    uses: usize,
    at: At,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct At {
    path: u16,
    place: Place,
    /// Where the id of its unit begins in those of the document.
    unit: u32,
}

impl Document {
    fn at(&mut self, subject: &Subject, index: usize, locale: &Locale, offset: usize) -> At {
        let (path, place) = (subject.target_place)(index, locale, offset);
        let id = subject.units[index].id.as_str();
        // A unit comes once for each locale.
        let known = self.units.strip_suffix('\n').map(|ids| ids.rfind('\n').map_or(0, |end| end + 1));
        let start = known.filter(|start| self.id(*start) == id).unwrap_or_else(|| {
            let start = self.units.len();
            self.units.extend([id, "\n"]);
            start
        });
        let unit = u32::try_from(start).unwrap_or(u32::MAX);
        At { path: index_of(&mut self.paths, path), place, unit }
    }

    /// The id that begins at a byte of those of the units.
    fn id(&self, start: usize) -> &str {
        self.units.get(start..).and_then(|ids| ids.split('\n').next()).unwrap_or_default()
    }
}

fn index_of(list: &mut Vec<String>, text: String) -> u16 {
    let at = list.iter().position(|known| *known == text).unwrap_or_else(|| {
        list.push(text);
        list.len() - 1
    });
    u16::try_from(at).unwrap_or(u16::MAX)
}

impl Across {
    /// That of a document's units, or of some of a file's messages; `names` says whether names are looked for, too.
    pub fn of(subject: &Subject, names: bool) -> Self {
        let mut document = Document::default();
        // The locales so far; most documents have one or two.
        let mut locales: Vec<(&Locale, u16)> = Vec::new();
        for one in compared(subject) {
            let unit = &subject.units[one.unit];
            let Some(locale) = unit.targets.keys().nth(one.target) else { continue };
            if unit.form.is_some() || one.letters[0] < FEWEST || one.context != 0 {
                continue;
            }
            let at = document.at(subject, one.unit, locale, 0);
            let known = locales.iter().find(|(known, _)| *known == locale).map(|(_, at)| *at);
            let locale = known.unwrap_or_else(|| {
                let at = index_of(&mut document.locales, locale.to_string());
                locales.push((locale, at));
                at
            });
            let long = one.letters.iter().all(|letters| *letters >= SENTENCE);
            let [source, target] = one.digests.map(Option::unwrap_or_default);
            document.said.push(Said { locale, source, target, long, at });
        }
        if names {
            for ((locale, name), spellings) in spelling::spellings(subject) {
                for (spelling, places) in spellings {
                    let Some((index, span)) = places.first() else { continue };
                    let at = document.at(subject, *index, locale, span.start);
                    let uses = places.len();
                    let locale = index_of(&mut document.locales, locale.to_string());
                    document.named.push(Named { locale, name: name.clone(), spelling, uses, at });
                }
            }
        }
        document.said.shrink_to_fit();
        document.units.shrink_to_fit();
        let is_empty = document.said.is_empty() && document.named.is_empty();
        Self { documents: if is_empty { Vec::new() } else { vec![document] } }
    }

    /// Adds another part of the same document.
    pub fn join(&mut self, other: Self) {
        for mut document in other.documents {
            let Some(own) = self.documents.last_mut() else {
                self.documents.push(document);
                continue;
            };
            let paths: Vec<u16> =
                document.paths.drain(..).map(|path| index_of(&mut own.paths, path)).collect();
            let locales: Vec<u16> =
                document.locales.drain(..).map(|locale| index_of(&mut own.locales, locale)).collect();
            let moved = |list: &[u16], at: u16| list.get(usize::from(at)).copied().unwrap_or(u16::MAX);
            let before = u32::try_from(own.units.len()).unwrap_or(u32::MAX);
            own.units.push_str(&document.units);
            own.said.extend(document.said.into_iter().map(|mut said| {
                said.locale = moved(&locales, said.locale);
                said.at.path = moved(&paths, said.at.path);
                said.at.unit = said.at.unit.saturating_add(before);
                said
            }));
            own.named.extend(document.named.into_iter().map(|mut named| {
                named.locale = moved(&locales, named.locale);
                named.at.path = moved(&paths, named.at.path);
                named.at.unit = named.at.unit.saturating_add(before);
                named
            }));
        }
    }

    /// Adds other documents.
    pub fn extend(&mut self, other: Self) {
        self.documents.extend(other.documents);
    }

    /// What the documents show together, by locale, in the order of documents.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.documents.len() > 1 {
            let (targets, sources) = rayon::join(
                || self.differ(&TARGETS, |said| Some((said.source, said.target))),
                || self.differ(&SOURCES, |said| said.long.then_some((said.target, said.source))),
            );
            findings.extend(targets);
            findings.extend(sources);
            self.names(&mut findings);
        }
        findings
    }

    fn finding(&self, rule: &'static Rule, document: usize, locale: &str, at: &At) -> Finding {
        let mut finding = Finding::new(rule, self.path(document, at), at.place);
        finding.unit = Some(self.unit(document, at).to_owned());
        finding.locale = locale.parse().ok();
        finding
    }

    fn path(&self, document: usize, at: &At) -> &str {
        self.documents[document].paths.get(usize::from(at.path)).map_or("", String::as_str)
    }

    fn unit(&self, document: usize, at: &At) -> &str {
        self.documents[document].id(at.unit as usize)
    }

    fn locale(&self, document: usize, at: u16) -> &str {
        self.documents[document].locales.get(usize::from(at)).map_or("", String::as_str)
    }

    /// Raises `rule` where one side of units is the same and the other is not: in each document that lacks what most have, once.
    fn differ(
        &self,
        rule: &'static Rule,
        sides: impl Fn(&Said) -> Option<(u64, u64)>,
    ) -> impl Iterator<Item = Finding> {
        /// The units that say the same, each with its document.
        type Uses<'a> = Vec<(usize, &'a Said)>;
        /// The side that is looked for, a locale by its rank, the document and the unit's index there.
        type Used = (u64, u32, u32, u32);
        let tags: BTreeSet<&str> =
            self.documents.iter().flat_map(|d| d.locales.iter().map(String::as_str)).chain([""]).collect();
        let tags: Vec<&str> = tags.into_iter().collect();
        let mut sorted: Vec<Used> = Vec::with_capacity(self.documents.iter().map(|d| d.said.len()).sum());
        for (at, document) in (0..).zip(&self.documents) {
            let rank = |tag: &String| tags.binary_search(&tag.as_str()).unwrap_or_default() as u32;
            let ranks: Vec<u32> = document.locales.iter().map(rank).collect();
            for (index, said) in (0..).zip(&document.said) {
                let rank = ranks.get(usize::from(said.locale)).copied().unwrap_or_default();
                sorted.extend(sides(said).map(|(one, _)| (one, rank, at, index)));
            }
        }
        sorted.sort_unstable();
        let said = |used: &Used| &self.documents[used.2 as usize].said[used.3 as usize];
        let other = |used: &Used| sides(said(used)).map_or(0, |(_, other)| other);
        let mut raised: Vec<(usize, u32, Finding)> = Vec::new();
        // Few texts stand twice, and most of these say the same.
        let same = |a: &Used, b: &Used| (a.0, a.1) == (b.0, b.1);
        let differ = |group: &&[Used]| group[1..].iter().any(|one| other(one) != other(&group[0]));
        for group in sorted.chunk_by(same).filter(differ) {
            let rank = group[0].1;
            let locale = tags[rank as usize];
            let mut others: BTreeMap<u64, Uses> = BTreeMap::new();
            for used in group {
                others.entry(other(used)).or_default().push((used.2 as usize, said(used)));
            }
            let documents = |uses: &[(usize, &Said)]| uses.iter().map(|(at, _)| *at).collect::<BTreeSet<_>>();
            let Some(usual) = others.values().max_by_key(|uses| {
                (documents(uses).len(), std::cmp::Reverse(uses[0].0), std::cmp::Reverse(uses[0].1.at.place))
            }) else {
                continue;
            };
            let here = documents(usual);
            let (first, known) = usual[0];
            for uses in others.values().filter(|uses| !std::ptr::eq(*uses, usual)) {
                let mut told = here.clone();
                for (document, said) in uses {
                    // Two ways within one document are told there.
                    if told.insert(*document) {
                        let other = format!("{}:{}", self.path(first, &known.at), known.at.place.line);
                        let finding = self.finding(rule, *document, locale, &said.at);
                        raised.push((
                            *document,
                            rank,
                            finding.with("other", other).with("unit", self.unit(first, &known.at)),
                        ));
                    }
                }
            }
        }
        raised.sort_by_key(|(document, rank, finding)| (*document, finding.place, *rank));
        raised.into_iter().map(|(.., finding)| finding)
    }

    fn names(&self, findings: &mut Vec<Finding>) {
        /// A spelling, with the documents that have it.
        type Spellings<'a> = BTreeMap<&'a str, Vec<(usize, &'a Named)>>;
        let mut all: BTreeMap<(&str, &str), Spellings> = BTreeMap::new();
        for (at, document) in self.documents.iter().enumerate() {
            for named in &document.named {
                let spellings = all.entry((self.locale(at, named.locale), &named.name)).or_default();
                spellings.entry(&named.spelling).or_default().push((at, named));
            }
        }
        for ((tag, _), spellings) in all.iter().filter(|(_, spellings)| spellings.len() > 1) {
            let Ok(locale) = tag.parse::<Locale>() else { continue };
            let uses = |places: &[(usize, &Named)]| places.iter().map(|(_, named)| named.uses).sum::<usize>();
            let Some((usual, known)) =
                spellings.iter().max_by_key(|(_, places)| (uses(places), std::cmp::Reverse(places[0].0)))
            else {
                continue;
            };
            let here: BTreeSet<usize> = known.iter().map(|(at, _)| *at).collect();
            for (spelling, places) in spellings.iter().filter(|(spelling, _)| *spelling != usual) {
                if !spelling::are_two(&locale, usual, spelling) {
                    continue;
                }
                for (at, named) in places.iter().filter(|(at, _)| !here.contains(at)) {
                    let other =
                        format!("{}:{}", self.path(known[0].0, &known[0].1.at), known[0].1.at.place.line);
                    let mut finding = self.finding(&NAMES, *at, tag, &named.at);
                    finding = finding.with("name", *spelling).with("usual", *usual).with("other", other);
                    finding.expected = Some((*usual).to_owned());
                    findings.push(finding);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Demands, Terminology};
    use crate::glossary::Glossary;
    use crate::model::{BlockKind, Target, Targets, Unit};

    /// What documents of English and Turkmen pairs show together.
    fn findings(documents: &[&[(&str, &str)]]) -> Vec<String> {
        let (source, target): (Locale, Locale) = ("en".parse().unwrap(), "tk".parse().unwrap());
        let glossary = Glossary::default();
        let terminology = Terminology::new(&glossary, []);
        let mut across = Across::default();
        for (number, pairs) in documents.iter().enumerate() {
            let unit = |(at, (text, translation)): (usize, &(&str, &str))| Unit {
                id: format!("p-{at}"),
                kind: BlockKind::Paragraph,
                source: (*text).to_owned(),
                place: Place::START,
                targets: Targets::from_iter([(
                    target.clone(),
                    Target { text: (*translation).to_owned(), ..Target::default() },
                )]),
                form: None,
            };
            let units: Vec<Unit> = pairs.iter().enumerate().map(unit).collect();
            let path = format!("{number}.tk.md");
            across.extend(Across::of(
                &Subject {
                    memo: Default::default(),
                    settings: crate::check::Settings::NONE,
                    source_locale: &source,
                    source_path: "",
                    units: &units,
                    hits: &[],
                    terminology: &terminology,
                    demands: Demands::default(),
                    target_place: &|_, _, _| (path.clone(), Place::START),
                },
                true,
            ));
        }
        across.findings().iter().map(|one| format!("{} {}", one.rule.code, one.path)).collect()
    }

    #[test]
    fn documents_are_held_against_each_other() {
        /// Documents of pairs, what they show, and why.
        type Row<'a> = (&'a [&'a [(&'a str, &'a str)]], &'a [&'a str], &'a str);
        let rows: &[Row] = &[
            (
                &[
                    &[("The session is adjourned.", "Mejlis ýapyldy.")],
                    &[("The session is adjourned", "Oturyş tamamlandy.")],
                ],
                &["U031 1.tk.md"],
                "one sentence, two translations",
            ),
            (
                &[
                    &[("The session is adjourned.", "Mejlis ýapyldy.")],
                    &[("The session is adjourned.", "Mejlis, ýapyldy")],
                ],
                &[],
                "marks make no other translation",
            ),
            (
                &[
                    &[("The session is adjourned.", "Oturyş tamamlandy.")],
                    &[("The session is adjourned.", "Mejlis ýapyldy.")],
                    &[("The session is adjourned.", "Mejlis ýapyldy.")],
                ],
                &["U031 0.tk.md"],
                "what most documents have is usual",
            ),
            (
                &[
                    &[
                        ("The session is adjourned.", "Mejlis ýapyldy."),
                        ("The session is adjourned.", "Oturyş tamamlandy."),
                    ],
                    &[],
                ],
                &[],
                "two ways in one document are told there",
            ),
            (&[&[("Close", "Ýap")], &[("Close", "Golaý")]], &[], "a label may mean two things"),
            (
                &[
                    &[(
                        "The ministers of both countries met in the capital.",
                        "Iki ýurduň ministrleri paýtagtda duşuşdylar.",
                    )],
                    &[(
                        "The ambassadors left for home on the next morning.",
                        "Iki ýurduň ministrleri paýtagtda duşuşdylar.",
                    )],
                ],
                &["U032 1.tk.md"],
                "two sentences, one translation",
            ),
            (
                &[
                    &[
                        ("He met Mr Lavrov again.", "Ol jenap Lawrow bilen duşuşdy."),
                        ("They saw Mr Lavrov.", "Olar jenap Lawrowy gördüler."),
                    ],
                    &[("She spoke to Mr Lavrov.", "Ol jenap Lavrof bilen gürleşdi.")],
                ],
                &["N005 1.tk.md"],
                "a name in two ways",
            ),
        ];
        for (documents, wanted, why) in rows {
            assert_eq!(findings(documents), *wanted, "{why}: {documents:?}");
        }
    }

    #[test]
    fn parts_of_one_document_are_one() {
        let said = |path: &str, target| Across {
            documents: vec![Document {
                paths: vec![path.to_owned()],
                locales: vec!["tk".to_owned()],
                said: vec![Said {
                    locale: 0,
                    source: 1,
                    target,
                    long: false,
                    at: At { path: 0, place: Place::START, unit: 0 },
                }],
                units: "u\n".to_owned(),
                named: Vec::new(),
            }],
        };
        let mut one = said("a", 1);
        one.join(said("a", 2));
        one.extend(said("b", 2));
        assert_eq!(one.documents.len(), 2);
        assert!(one.findings().is_empty(), "either has what the other has");
        let mut two = said("a", 1);
        two.extend(said("b", 2));
        assert_eq!(two.findings().len(), 1);
    }
}

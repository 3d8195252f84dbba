//! How each person and place is spelled: words with a capital that sound like a word of the source beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Matter, direction};
use crate::align::sound::{self, Choir, Sound};
use crate::lang;
use crate::model::Locale;
use crate::segment;

/// A name in all its spellings.
pub struct NameRow {
    pub languages: Vec<Spellings>,
    /// Written more than one way in one language.
    pub differs: bool,
}

/// The spellings of one language.
pub struct Spellings {
    pub locale: String,
    pub dir: &'static str,
    /// Each with the number of units, the most frequent first.
    pub spellings: Vec<(String, usize)>,
}

/// How alike two words must sound to be one name.
const ALIKE: f32 = 0.78;
/// A name has at least so many letters.
const SHORTEST: usize = 4;
/// So many names are shown, the most frequent.
const MOST: usize = 500;

/// A word of a language without its endings.
type Key = (usize, String);

#[derive(Default)]
struct Names {
    parents: BTreeMap<Key, Key>,
    written: BTreeMap<Key, BTreeMap<String, usize>>,
}

impl Names {
    fn root(&self, key: &Key) -> Key {
        let mut at = key;
        while let Some(parent) = self.parents.get(at) {
            at = parent;
        }
        at.clone()
    }

    fn join(&mut self, one: &Key, other: &Key) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            let (low, high) = if one < other { (one, other) } else { (other, one) };
            self.parents.insert(high, low);
        }
    }

    fn count(&mut self, key: &Key, written: &str) {
        *self.written.entry(key.clone()).or_default().entry(written.to_owned()).or_default() += 1;
    }
}

fn key(at: usize, locale: &Locale, word: &str) -> Key {
    let language = lang::of(locale);
    let folded = language.fold(word);
    (at, language.stem(&folded.text).to_owned())
}

/// The words of a text that have a capital without beginning a sentence.
fn capitals<'t>(locale: &Locale, text: &'t str) -> Vec<&'t str> {
    let language = lang::of(locale);
    let begins: BTreeSet<usize> = segment::segment(text, language).iter().map(|span| span.start).collect();
    let words = language.words(text).into_iter().filter(|span| {
        let mut chars = span.of(text).chars();
        let capital = chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase);
        let begin = begins.range(..=span.start).next_back().copied().unwrap_or_default();
        capital
            && span.of(text).chars().count() >= SHORTEST
            && text[begin..span.start].chars().any(char::is_alphanumeric)
    });
    words.map(|span| span.of(text)).collect()
}

/// Spellings without those that are forms of another: `Ammanda` beside `Amman`, `Daşkendiň` beside `Daşkende`.
fn one_each(locale: &Locale, mut found: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let language = lang::of(locale);
    found.sort_by_key(|(word, _)| word.chars().count());
    let mut kept: Vec<(String, usize, BTreeSet<String>)> = Vec::new();
    for (word, count) in found {
        let stems: BTreeSet<String> =
            language.analyse(&word).into_iter().map(|p| p.stem.to_lowercase()).collect();
        let same = |(other, _, known): &&mut (String, usize, BTreeSet<String>)| {
            word.starts_with(other.as_str()) || !known.is_disjoint(&stems)
        };
        match kept.iter_mut().find(same) {
            Some((_, units, known)) => {
                *units += count;
                known.extend(stems);
            }
            None => kept.push((word, count, stems)),
        }
    }
    kept.into_iter().map(|(word, count, _)| (word, count)).collect()
}

/// Names by how often they occur.
pub fn rows(matter: &Matter) -> Vec<NameRow> {
    let mut names = Names::default();
    let source = lang::of(matter.source);
    // A word that is also written small is no name.
    let small: Vec<BTreeSet<String>> = matter
        .targets
        .iter()
        .map(|locale| {
            let language = lang::of(locale);
            let texts = matter.documents.iter().flat_map(|d| d.units).filter_map(|u| u.targets.get(locale));
            let words = texts.flat_map(|t| language.words(&t.text).into_iter().map(|span| span.of(&t.text)));
            words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned).collect()
        })
        .collect();
    for unit in matter.documents.iter().flat_map(|document| document.units) {
        let mut heard: Option<Vec<(&str, Vec<Sound>)>> = None;
        let mut met: BTreeSet<&str> = BTreeSet::new();
        for (at, locale) in matter.targets.iter().enumerate() {
            let Some(target) = unit.targets.get(locale) else { continue };
            for word in capitals(locale, &target.text) {
                if small[at].contains(&word.to_lowercase()) {
                    continue;
                }
                let sounds = sound::sounds(word);
                let heard = heard.get_or_insert_with(|| {
                    let words = source.words(&unit.source).into_iter().map(|span| span.of(&unit.source));
                    let long = words.filter(|word| word.chars().count() >= SHORTEST - 1);
                    long.map(|word| (word, sound::sounds(word))).collect()
                });
                let choir =
                    Choir::new((0..).zip(heard.iter().map(|(_, sounds)| sounds.as_slice())).collect());
                let alike = choir.alike(&sounds, ALIKE);
                let Some((best, _)) =
                    alike.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
                else {
                    continue;
                };
                let (spoken, _) = heard[best as usize];
                let (one, other) = (key(0, matter.source, spoken), key(at + 1, locale, word));
                names.join(&one, &other);
                names.count(&other, word);
                if met.insert(spoken) {
                    names.count(&one, spoken);
                }
            }
        }
    }
    let mut groups: BTreeMap<Key, Vec<&Key>> = BTreeMap::new();
    for key in names.written.keys() {
        groups.entry(names.root(key)).or_default().push(key);
    }
    let mut rows: Vec<(usize, NameRow)> = groups
        .into_values()
        .map(|keys| {
            let languages: Vec<Spellings> = matter
                .locales()
                .enumerate()
                .map(|(at, locale)| {
                    let of_language = keys.iter().filter(|key| key.0 == at);
                    let found: Vec<(String, usize)> = of_language
                        .filter_map(|key| {
                            let written = names.written.get(*key)?;
                            // The shortest of the most frequent: endings are no other spelling.
                            let best = written
                                .iter()
                                .min_by_key(|(w, n)| (w.chars().count(), std::cmp::Reverse(**n)))?;
                            Some((best.0.clone(), written.values().sum()))
                        })
                        .collect();
                    let mut spellings = one_each(locale, found);
                    spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                    Spellings { locale: locale.to_string(), dir: direction(locale), spellings }
                })
                .collect();
            let count = languages.iter().flat_map(|l| &l.spellings).map(|(_, n)| n).sum();
            let differs = languages.iter().any(|language| language.spellings.len() > 1);
            (count, NameRow { languages, differs })
        })
        .collect();
    rows.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    rows.truncate(MOST);
    rows.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;
    use crate::check::{Terminology, UnitHits};
    use crate::glossary::Glossary;
    use crate::model::{BlockKind, Target, Unit};
    use crate::text::Place;

    #[test]
    fn spellings_of_a_name_meet_and_forms_of_one_are_no_other() {
        let (ar, en, tk): (Locale, Locale, Locale) =
            ("ar".parse().unwrap(), "en".parse().unwrap(), "tk".parse().unwrap());
        let texts = [
            ("زار قربانوف بغداد", "Then Gurbanov saw Baghdad", "Soň Gurbanow Bagdada bardy"),
            ("عاد قربانوف إلى بغداد", "Then Kurbanov saw Baghdad", "Soň Gurbanow Bagdatdan geldi"),
            ("اجتماع الوزير", "A Meeting, then a meeting", "Soň Duşuşyk we duşuşyk"),
        ];
        let target = |text: &str| Target { text: text.to_owned(), ..Target::default() };
        let unit = |(source, english, turkmen): (&str, &str, &str)| Unit {
            id: source.chars().count().to_string(),
            kind: BlockKind::Paragraph,
            source: source.to_owned(),
            place: Place::START,
            targets: [(en.clone(), target(english)), (tk.clone(), target(turkmen))].into_iter().collect(),
            form: None,
        };
        let units: Vec<Unit> = texts.into_iter().map(unit).collect();
        let hits = vec![UnitHits::default(); units.len()];
        let glossary = Glossary::default();
        let terminology = Terminology::new(&glossary, [&ar, &en, &tk]);
        let matter = Matter {
            name: "",
            source: &ar,
            targets: &[en.clone(), tk.clone()],
            documents: vec![Document { id: "d", units: &units, hits: &hits, findings: &[] }],
            findings: &[],
            terminology: &terminology,
        };
        type Row = (bool, Vec<Vec<(String, usize)>>);
        let found: Vec<Row> = rows(&matter)
            .into_iter()
            .map(|row| (row.differs, row.languages.into_iter().map(|l| l.spellings).collect()))
            .collect();
        let of = |words: &[(&str, usize)]| -> Vec<(String, usize)> {
            words.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect()
        };
        let person = (
            true,
            vec![of(&[("قربانوف", 2)]), of(&[("Gurbanov", 1), ("Kurbanov", 1)]), of(&[("Gurbanow", 2)])],
        );
        let city = (false, vec![of(&[("بغداد", 2)]), of(&[("Baghdad", 2)]), of(&[("Bagdada", 2)])]);
        assert!(found.contains(&person), "{found:?}");
        assert!(found.contains(&city), "{found:?}");
        assert_eq!(found.len(), 2, "a word that is also written small is no name: {found:?}");
    }
}

//! Reads a glossary file: every mistake in it becomes a finding, and what is sound is kept.

use std::collections::BTreeMap;

use super::date::Date;
use super::model::{Concept, Glossary, MatchPolicy, Status, Term};
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::yaml::{self, Decoder, Mistake, MistakeKind, Node};

/// The file is no YAML that can be read.
pub static UNREADABLE: Rule = Rule { code: "G001", name: "glossary-unreadable", severity: Severity::Error };
/// A key that means nothing, stands twice or is missing, or a value that cannot stand there.
pub static MISTAKE: Rule = Rule { code: "G002", name: "glossary-mistake", severity: Severity::Error };

/// Every key of a glossary file, by where it stands.
pub mod keys {
    /// At the root.
    pub const ROOT: &[&str] = &["languages", "concepts"];
    /// In a concept.
    pub const CONCEPT: &[&str] =
        &["id", "subject", "definition", "note", "source", "broader", "related", "see", "terms"];
    /// In a term.
    pub const TERM: &[&str] = &[
        "term", "status", "pos", "gender", "number", "plurals", "forms", "oblique", "match", "from", "until",
        "note", "source",
    ];
    /// Values of `pos`.
    pub const POS: &[&str] =
        &["noun", "proper noun", "verb", "adjective", "adverb", "phrase", "abbreviation"];
    /// Values of `gender`.
    pub const GENDER: &[&str] = &["masculine", "feminine", "neuter"];
    /// Values of `number`.
    pub const NUMBER: &[&str] = &["singular", "dual", "plural"];
}

impl Glossary {
    /// Reads the text of a glossary file. `path` names it in the findings, one for every mistake: reading goes on after
    /// each, and entries without what they cannot do without are left out.
    ///
    /// ```
    /// use tarjuman::glossary::Glossary;
    /// let text = "concepts:\n  - id: embassy\n    terms:\n      en: [{term: embassy, statsu: preferred}]\n";
    /// let (glossary, findings) = Glossary::parse("glossary.yaml", text);
    /// assert_eq!(glossary.concepts.len(), 1);
    /// assert_eq!(findings[0].place.line, 4);
    /// assert_eq!(findings[0].expected.as_deref(), Some("status"));
    /// ```
    pub fn parse(path: &str, text: &str) -> (Self, Vec<Finding>) {
        let root = match yaml::parse(text) {
            Ok(root) => root,
            Err(error) => {
                let finding =
                    Finding::new(&UNREADABLE, path, error.place).with("problem", error.problem.word());
                return (Self::default(), vec![finding]);
            }
        };
        let mut reader = Reader { decoder: Decoder::default(), path };
        let glossary = reader.glossary(&root).unwrap_or_default();
        let mut mistakes = reader.decoder.mistakes;
        mistakes.sort_by_key(|mistake| mistake.place);
        (glossary, mistakes.into_iter().map(|mistake| finding(path, mistake)).collect())
    }

    /// [`Glossary::parse`] for the bytes of a file: what is not UTF-8 is a finding at its place.
    pub fn parse_bytes(path: &str, bytes: &[u8]) -> (Self, Vec<Finding>) {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::parse(path, text),
            Err(error) => {
                let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                let place = crate::text::LineIndex::new(&before).place(&before, before.len());
                let finding = Finding::new(&UNREADABLE, path, place).with("problem", "not-utf8");
                (Self::default(), vec![finding])
            }
        }
    }
}

fn finding(path: &str, Mistake { place, kind }: Mistake) -> Finding {
    let mut finding = Finding::new(&MISTAKE, path, place);
    let (problem, expected) = match &kind {
        MistakeKind::UnknownKey { nearest, .. } => ("unknown-key", nearest.clone()),
        MistakeKind::DuplicateKey { .. } => ("duplicate-key", None),
        MistakeKind::MissingKey { .. } => ("missing-key", None),
        // The message itself says which kind was expected.
        MistakeKind::WrongType { .. } => ("wrong-type", None),
        MistakeKind::BadValue { nearest, expected, .. } => {
            ("bad-value", Some(nearest.clone().unwrap_or_else(|| expected.clone())))
        }
    };
    finding.args = kind.args();
    finding.expected = expected;
    finding.with("problem", problem)
}

struct Reader<'p> {
    decoder: Decoder,
    path: &'p str,
}

impl Reader<'_> {
    fn glossary(&mut self, root: &Node) -> Option<Glossary> {
        let fields = self.decoder.fields(root, "glossary", keys::ROOT)?;
        let mut glossary = Glossary::default();
        if let Some(node) = fields.get("languages") {
            for item in self.decoder.list(node, "languages").unwrap_or_default() {
                let language = self.decoder.text(item, "languages").map(str::to_owned);
                glossary.languages.extend(language.and_then(|tag| self.locale(item, "languages", &tag)));
            }
        }
        let concepts = fields.need(&mut self.decoder, "concepts");
        for node in concepts.and_then(|node| self.decoder.list(node, "concepts")).unwrap_or_default() {
            glossary.concepts.extend(self.concept(node));
        }
        Some(glossary)
    }

    fn concept(&mut self, node: &Node) -> Option<Concept> {
        let fields = self.decoder.fields(node, "concepts", keys::CONCEPT)?;
        let id = fields
            .need(&mut self.decoder, "id")
            .and_then(|node| self.decoder.text(node, "id"))
            .map(str::to_owned);
        let mut text = |key| {
            let node = fields.get(key)?;
            self.decoder.text(node, key).map(str::to_owned)
        };
        let [subject, definition, note, source] =
            ["subject", "definition", "note", "source"].map(|key| text(key).unwrap_or_default());
        let mut ids =
            |key| fields.get(key).and_then(|node| self.decoder.texts(node, key)).unwrap_or_default();
        let [broader, related, see] = ["broader", "related", "see"].map(&mut ids);
        let mut terms: BTreeMap<Locale, Vec<Term>> = BTreeMap::new();
        let languages = fields.need(&mut self.decoder, "terms");
        for (key, list) in languages.and_then(|node| self.decoder.mapping(node, "terms")).unwrap_or_default()
        {
            let Ok(locale) = key.text.parse::<Locale>() else {
                let kind = MistakeKind::BadValue {
                    key: "terms".to_owned(),
                    value: key.text.clone(),
                    expected: "BCP 47: ar, en, tk-Cyrl …".to_owned(),
                    nearest: None,
                };
                self.decoder.add(key.place, kind);
                continue;
            };
            for node in self.decoder.list(list, &key.text).unwrap_or_default() {
                let term = self.term(node);
                terms.entry(locale.clone()).or_default().extend(term);
            }
        }
        let (path, place) = (self.path.to_owned(), node.place);
        let id = id?;
        Some(Concept { id, subject, definition, note, source, broader, related, see, terms, path, place })
    }

    fn term(&mut self, node: &Node) -> Option<Term> {
        let fields = self.decoder.fields(node, "term", keys::TERM)?;
        let mut term = Term { place: node.place, ..Term::default() };
        let text = fields.need(&mut self.decoder, "term").and_then(|node| self.decoder.text(node, "term"));
        let mut word = |key, words: &[&str]| {
            let node = fields.get(key)?;
            self.decoder.one_of(node, key, words)
        };
        let words = |index: Option<usize>, words: &[&str]| {
            index.and_then(|index| words.get(index)).copied().unwrap_or_default().to_owned()
        };
        term.status = word("status", &Status::WORDS.map(|(word, _)| word))
            .map_or(Status::default(), |at| Status::WORDS[at].1);
        term.match_policy = word("match", &MatchPolicy::WORDS.map(|(word, _)| word))
            .map_or(MatchPolicy::default(), |at| MatchPolicy::WORDS[at].1);
        term.pos = words(word("pos", keys::POS), keys::POS);
        term.gender = words(word("gender", keys::GENDER), keys::GENDER);
        term.number = words(word("number", keys::NUMBER), keys::NUMBER);
        let mut list =
            |key| fields.get(key).and_then(|node| self.decoder.texts(node, key)).unwrap_or_default();
        term.plurals = list("plurals");
        term.forms = list("forms");
        let mut date = |key| fields.get(key).and_then(|node| self.date(node, key));
        term.from = date("from");
        term.until = date("until");
        let mut text_of =
            |key| fields.get(key).and_then(|node| self.decoder.text(node, key)).map(str::to_owned);
        term.oblique = text_of("oblique");
        term.note = text_of("note").unwrap_or_default();
        term.source = text_of("source").unwrap_or_default();
        term.text = text?.to_owned();
        Some(term)
    }

    fn date(&mut self, node: &Node, key: &str) -> Option<Date> {
        let date = self.decoder.text(node, key)?.parse().ok();
        if date.is_none() {
            self.decoder.bad(node, key, Date::FORM);
        }
        date
    }

    fn locale(&mut self, node: &Node, key: &str, tag: &str) -> Option<Locale> {
        let locale = tag.parse().ok();
        if locale.is_none() {
            self.decoder.bad(node, key, "BCP 47: ar, en, tk-Cyrl …");
        }
        locale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_mistakes_are_ten_findings() {
        let text = "\
languages: [ar, 'no tag']
concept: []
concepts:
  - id: a
    terms:
      en: [{term: a, status: prefered}]
  - terms: {}
  - id: b
    term: {}
  - id: c
    terms:
      en: {term: c}
      '12': []
  - id: d
    id: e
    terms:
      ar: [{plurals: x, term: د}]
";
        let (glossary, findings) = Glossary::parse("g.yaml", text);
        let variable = |f: &Finding, name: &str| {
            f.args.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone())
        };
        let seen: Vec<String> = findings
            .iter()
            .map(|f| {
                let problem = variable(f, "problem").unwrap_or_default();
                let expected =
                    f.expected.clone().or_else(|| variable(f, "expected")).unwrap_or_else(|| "-".into());
                format!("{}:{} {problem} {expected}", f.place.line, f.place.column)
            })
            .collect();
        assert_eq!(
            seen,
            [
                "1:17 bad-value BCP 47: ar, en, tk-Cyrl …",
                "2:1 unknown-key concepts",
                "6:30 bad-value preferred",
                "7:5 missing-key -",
                "8:5 missing-key -",
                "9:5 unknown-key terms",
                "12:11 wrong-type list",
                "13:7 bad-value BCP 47: ar, en, tk-Cyrl …",
                "15:5 duplicate-key -",
                "17:22 wrong-type list",
            ]
        );
        let ids: Vec<&str> = glossary.concepts.iter().map(|concept| concept.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c", "d"], "what is sound is kept");
    }
}

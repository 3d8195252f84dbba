//! A glossary as the YAML that [`Glossary::parse`] reads.

use super::model::{Concept, Glossary, MatchPolicy, Status, Term};
use crate::text::yaml::{self, Node};

/// A whole glossary file: the same bytes for the same glossary. What is not said (an empty note, the status of a
/// preferred term) is left out.
///
/// ```
/// use tarjuman::glossary::{Glossary, write};
/// let text = "languages: [en]\n\nconcepts:\n\n  - id: embassy\n    terms:\n      en:\n        - term: embassy\n";
/// let (glossary, _) = Glossary::parse("g.yaml", text);
/// assert_eq!(write::glossary(&glossary), text);
/// ```
pub fn glossary(glossary: &Glossary) -> String {
    let mut out = String::new();
    if !glossary.languages.is_empty() {
        let languages: Vec<String> = glossary.languages.iter().map(ToString::to_string).collect();
        out.push_str(&format!("languages: {}\n\n", yaml::flow(&Node::texts(&languages))));
    }
    if glossary.concepts.is_empty() {
        out.push_str("concepts: []\n");
        return out;
    }
    out.push_str("concepts:\n");
    for entry in &glossary.concepts {
        out.push_str("\n  - ");
        out.push_str(&yaml::block(&concept(entry), 4));
        out.push('\n');
    }
    out
}

/// An entry of the file.
pub fn concept(concept: &Concept) -> Node {
    let mut entry = Entry::default();
    entry.text("id", &concept.id);
    entry.text("subject", &concept.subject);
    entry.text("definition", &concept.definition);
    entry.text("note", &concept.note);
    entry.text("source", &concept.source);
    for (key, ids) in concept.relations() {
        entry.texts(key, ids);
    }
    let terms = concept.terms.iter().map(|(locale, terms)| (locale.to_string(), list(terms)));
    entry.0.push(("terms".to_owned(), Node::mapping(terms.collect())));
    Node::mapping(entry.0)
}

/// The terms of a language.
pub fn list(terms: &[Term]) -> Node {
    Node::list(terms.iter().map(term).collect())
}

/// A term of an entry.
pub fn term(term: &Term) -> Node {
    let mut entry = Entry::default();
    entry.text("term", &term.text);
    if term.status != Status::default() {
        entry.text("status", term.status.as_str());
    }
    entry.text("pos", &term.pos);
    entry.text("gender", &term.gender);
    entry.text("number", &term.number);
    entry.texts("plurals", &term.plurals);
    entry.texts("forms", &term.forms);
    entry.text("oblique", term.oblique.as_deref().unwrap_or_default());
    if term.match_policy != MatchPolicy::default() {
        entry.text("match", term.match_policy.as_str());
    }
    for (key, date) in [("from", term.from), ("until", term.until)] {
        entry.text(key, &date.map(|date| date.to_string()).unwrap_or_default());
    }
    entry.text("note", &term.note);
    entry.text("source", &term.source);
    Node::mapping(entry.0)
}

/// The keys that have something to say.
#[derive(Default)]
struct Entry(Vec<(String, Node)>);

impl Entry {
    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.0.push((key.to_owned(), Node::text(text)));
        }
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.0.push((key.to_owned(), Node::texts(texts)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without places and paths, in which the copy differs.
    fn bare(mut glossary: Glossary) -> Glossary {
        for concept in &mut glossary.concepts {
            concept.path.clear();
            concept.place = crate::text::Place::START;
            for term in concept.terms.values_mut().flatten() {
                term.place = crate::text::Place::START;
            }
        }
        glossary
    }

    #[test]
    fn the_glossary_of_the_repository_reads_back() {
        let (original, mistakes) = Glossary::parse("g.yaml", include_str!("../../glossary/diplomatic.yaml"));
        assert_eq!(mistakes, []);
        assert!(original.concepts.len() > 200);
        let text = glossary(&original);
        let (copy, mistakes) = Glossary::parse("g.yaml", &text);
        assert_eq!(mistakes, []);
        assert_eq!(glossary(&copy), text, "the same bytes again");
        assert_eq!(bare(copy), bare(original));
    }
}

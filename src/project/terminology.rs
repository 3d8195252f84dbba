//! The glossary files of a project: read, parsed, told to the aligner, and written as Fluent terms.

use super::config::{Project, filled};
use super::files;
use super::run::RunError;
use crate::align::Knowledge;
use crate::bundle::terms::{self, Designation};
use crate::document::{self, ReadOptions};
use crate::glossary::Glossary;
use crate::model::{Finding, Locale};

/// The longest glossary file that is read, in bytes.
const LIMIT: usize = 256 << 20;

/// The texts of a project's glossary files.
#[derive(Debug)]
pub struct Sources {
    texts: Vec<(String, String)>,
    /// Digest of all of them.
    pub digest: String,
}

impl Sources {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no text.
    pub fn read(project: &Project) -> Result<Self, RunError> {
        let limits = ReadOptions { max_bytes: LIMIT, max_line_bytes: LIMIT, ..ReadOptions::default() };
        let mut hasher = blake3::Hasher::new();
        let mut texts = Vec::new();
        for path in &project.config.glossaries {
            let bytes = files::read_inside(&project.root, path, LIMIT as u64)?;
            hasher.update(path.as_bytes()).update(&[0]).update(blake3::hash(&bytes).as_bytes());
            texts.push((path.clone(), document::decode(path, &bytes, &limits)?.text));
        }
        Ok(Self { texts, digest: hasher.finalize().to_hex()[..32].to_owned() })
    }

    /// The concepts of all files, and a finding for each mistake in them.
    pub fn parse(&self) -> (Glossary, Vec<Finding>) {
        let mut glossary = Glossary::default();
        let mut findings = Vec::new();
        for (path, text) in &self.texts {
            let (more, raised) = Glossary::parse(path, text);
            glossary.extend(more);
            findings.extend(raised);
        }
        (glossary, findings)
    }
}

/// The preferred terms of each locale as Fluent terms, where the project wants them: files, and what their
/// proof brought up.
pub fn files(project: &Project, glossary: &Glossary) -> (Vec<(String, String)>, Vec<Finding>) {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    let Some(template) = &project.config.glossary_bundle else { return (files, findings) };
    for locale in project.config.locales() {
        let designations = designations(glossary, locale);
        let path = filled(template, "glossary", locale);
        let text = terms::write(locale, &designations);
        findings.extend(terms::prove(locale, &designations, &text, &path));
        files.push((path, text));
    }
    (files, findings)
}

/// The preferred term of each concept in a locale, in the order of the glossary.
fn designations(glossary: &Glossary, locale: &Locale) -> Vec<Designation> {
    let mut seen = std::collections::BTreeSet::new();
    let one = |concept: &crate::glossary::Concept| {
        let term = concept.preferred(locale)?;
        let attributes = [("pos", &term.pos), ("gender", &term.gender), ("number", &term.number)];
        Some(Designation {
            concept: concept.id.clone(),
            text: term.text.clone(),
            attributes: attributes
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name.to_owned(), value.clone()))
                .collect(),
            comment: [&concept.definition, &term.source]
                .into_iter()
                .filter(|l| !l.is_empty())
                .cloned()
                .collect(),
        })
    };
    glossary.concepts.iter().filter(|concept| seen.insert(&concept.id)).filter_map(one).collect()
}

/// What the aligner is told of the glossary: the approved terms of each concept in every locale.
pub fn knowledge(project: &Project, glossary: &Glossary) -> Knowledge {
    let designations = |concept: &crate::glossary::Concept| {
        let of = |locale: &Locale| {
            let terms = concept.terms_of(locale).iter().filter(|term| term.status.is_approved());
            terms.map(|term| (locale.clone(), term.text.clone())).collect::<Vec<_>>()
        };
        project.config.locales().flat_map(of).collect()
    };
    Knowledge { terms: glossary.concepts.iter().map(designations).collect(), ..Knowledge::default() }
}

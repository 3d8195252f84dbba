//! The glossary files of a project: read, parsed, told to the aligner, and written as Fluent terms.

use std::collections::{BTreeMap, BTreeSet};

use super::config::{Project, filled};
use super::files;
use super::run::RunError;
use crate::align::Knowledge;
use crate::bundle;
use crate::bundle::terms::{self, Designation};
use crate::check::Terminology;
use crate::document::{self, ReadOptions};
use crate::glossary::refer::{Offer, Offers};
use crate::glossary::{Glossary, MatchPolicy};
use crate::lang::{self, Shape};
use crate::model::{Bundle, Finding, Locale};

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

/// A file of Fluent terms: path, locale, the terms, its text.
pub struct TermFile {
    /// The path from the root.
    pub path: String,
    /// Its locale.
    pub locale: Locale,
    /// What it holds.
    pub terms: Vec<Designation>,
    /// Its text.
    pub text: String,
}

/// The preferred terms of each locale as Fluent terms, where the project wants them: files, and what their
/// proof brought up.
pub fn files(project: &Project, glossary: &Glossary) -> (Vec<TermFile>, Vec<Finding>) {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    let Some(template) = &project.config.glossary_bundle else { return (files, findings) };
    for locale in project.config.locales() {
        let offered = offered(glossary, locale, project.config.terminology.shapes);
        let terms: Vec<Designation> = offered.into_iter().map(|(_, designation)| designation).collect();
        let path = filled(template, "glossary", locale);
        let text = terms::write(locale, &terms);
        findings.extend(terms::prove(locale, &terms, &text, &path));
        files.push(TermFile { path, locale: locale.clone(), terms, text });
    }
    (files, findings)
}

/// The preferred term of each concept in a locale, in the order of the glossary, with the indices of concept and term.
fn offered(glossary: &Glossary, locale: &Locale, shapes: bool) -> Vec<((usize, usize), Designation)> {
    let mut seen = std::collections::BTreeSet::new();
    let one = |(index, concept): (usize, &crate::glossary::Concept)| {
        let term = concept.preferred(locale)?;
        let at = concept.terms_of(locale).iter().position(|other| std::ptr::eq(other, term))?;
        let attributes = [("pos", &term.pos), ("gender", &term.gender), ("number", &term.number)];
        let lemma = term.lemma();
        let designation = Designation {
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
            shapes: match (shapes, term.match_policy) {
                (false, _) => Vec::new(),
                // A term that is found only as it stands has no other form.
                (true, MatchPolicy::Exact) => vec![Shape::citation(&lemma)],
                (true, _) => lang::of(locale).shapes(&lemma),
            },
        };
        Some(((index, at), designation))
    };
    let concepts = glossary.concepts.iter().enumerate();
    concepts.filter(|(_, concept)| seen.insert(&concept.id)).filter_map(one).collect()
}

/// What the Fluent messages of each locale may refer to; nothing unless the project wants it.
pub struct References<'t> {
    terminology: &'t Terminology<'t>,
    locales: BTreeMap<Locale, Referable>,
}

/// The terms of a locale.
struct Referable {
    offers: Offers,
    designations: BTreeMap<String, Designation>,
}

impl<'t> References<'t> {
    /// The terms of a project, to be found by `terminology`.
    pub fn new(project: &Project, terminology: &'t Terminology<'t>) -> Self {
        let referable = |locale: &Locale| {
            let offered = offered(terminology.glossary, locale, true);
            let offer = |((concept, term), designation): &((usize, usize), Designation)| Offer {
                concept: *concept,
                term: *term,
                id: designation.concept.clone(),
                shapes: designation.shapes.clone(),
            };
            let offers = Offers::new(offered.iter().map(offer));
            let designations = offered.into_iter().map(|(_, d)| (d.concept.clone(), d)).collect();
            (locale.clone(), Referable { offers, designations })
        };
        let wanted = project.config.terminology.references;
        let locales = project.config.locales().filter(|_| wanted);
        Self { terminology, locales: locales.map(referable).collect() }
    }

    /// Lets the messages of a bundle refer to the terms in them, where the runtime then renders the approved text.
    pub fn refer(&self, bundle: &mut Bundle) {
        let Some(Referable { offers, designations }) = self.locales.get(&bundle.locale) else { return };
        let Some(matcher) = self.terminology.matcher(&bundle.locale) else { return };
        let mut used = BTreeSet::new();
        for message in &mut bundle.messages {
            message.references = offers.references(matcher, &message.text);
            used.extend(message.references.iter().map(|reference| reference.concept.clone()));
        }
        // Only the terms that are used: each file of terms is proven as a whole elsewhere.
        let used: Vec<Designation> = used.iter().filter_map(|id| designations.get(id)).cloned().collect();
        bundle.terms = Some(terms::write(&bundle.locale, &used).into());
        bundle::keep_proven(bundle);
    }
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

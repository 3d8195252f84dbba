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
use crate::glossary::{Concept, Glossary, MatchPolicy, refer};
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
        let shapes = project.config.terminology.shapes;
        let concepts = firsts(glossary).into_iter().map(|at| &glossary.concepts[at]);
        let designations = concepts.filter_map(|concept| designation(concept, locale, shapes));
        let terms: Vec<Designation> = designations.map(|(_, designation)| designation).collect();
        let path = filled(template, "glossary", locale);
        let text = terms::write(locale, &terms);
        findings.extend(terms::prove(locale, &terms, &text, &path));
        files.push(TermFile { path, locale: locale.clone(), terms, text });
    }
    (files, findings)
}

/// The first concept of each id, in the order of the glossary.
fn firsts(glossary: &Glossary) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let concepts = glossary.concepts.iter().enumerate();
    concepts.filter(|(_, concept)| seen.insert(&concept.id)).map(|(at, _)| at).collect()
}

/// The preferred term of a concept in a locale, and its index among the concept's terms.
fn designation(concept: &Concept, locale: &Locale, shapes: bool) -> Option<(usize, Designation)> {
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
        comment: [&concept.definition, &term.source].into_iter().filter(|l| !l.is_empty()).cloned().collect(),
        shapes: match (shapes, term.match_policy) {
            (false, _) => Vec::new(),
            // A term that is found only as it stands has no other form.
            (true, MatchPolicy::Exact) => vec![Shape::citation(&lemma)],
            (true, _) => lang::of(locale).shapes(&lemma),
        },
    };
    Some((at, designation))
}

/// What the Fluent messages of each locale may refer to; nothing unless the project wants it.
pub struct References<'t> {
    terminology: &'t Terminology<'t>,
    /// Concepts that bundles have; nothing where nothing is to be referred to.
    concepts: BTreeSet<usize>,
}

impl<'t> References<'t> {
    /// The terms of a project, to be found by `terminology`.
    pub fn new(project: &Project, terminology: &'t Terminology<'t>) -> Self {
        let wanted = project.config.terminology.references;
        let concepts = firsts(terminology.glossary).into_iter().filter(|_| wanted).collect();
        Self { terminology, concepts }
    }

    /// Lets the messages of a bundle refer to the terms in them, where the runtime then renders the approved text.
    pub fn refer(&self, bundle: &mut Bundle) {
        let Some(matcher) = self.terminology.matcher(&bundle.locale).filter(|_| !self.concepts.is_empty())
        else {
            return;
        };
        // Only the terms that are met: there may be very many, each with dozens of shapes.
        let mut met: BTreeMap<usize, Option<(usize, Designation)>> = BTreeMap::new();
        let mut used = BTreeSet::new();
        for message in &mut bundle.messages {
            message.references = refer::references(matcher, &message.text, |hit| {
                let known = met.entry(hit.concept).or_insert_with(|| {
                    let concept = self.concepts.get(&hit.concept)?;
                    designation(&self.terminology.glossary.concepts[*concept], &bundle.locale, true)
                });
                let (_, designation) = known.as_ref().filter(|(term, _)| *term == hit.term)?;
                Some((designation.concept.clone(), designation.shapes.clone()))
            });
            used.extend(message.references.iter().map(|reference| reference.concept.clone()));
        }
        let met = met.into_values().flatten().map(|(_, designation)| designation);
        let terms: Vec<Designation> = met.filter(|designation| used.contains(&designation.concept)).collect();
        bundle.terms = Some(terms::write(&bundle.locale, &terms).into());
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

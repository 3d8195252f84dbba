//! The end of a document: its terms, what the checks say, and the files it becomes.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::load::Loaded;
use super::text::Joined;
use crate::check::across::Across;
use crate::check::usage::Usage;
use crate::check::{self, Settings, Subject, Terminology, UnitHits};
use crate::exchange::xliff::{self, StateFile, TermNote};
use crate::model::{Finding, Locale, PluralForm, TextSide, Unit};
use crate::project::config::Project;
use crate::project::discover::DocumentPlan;
use crate::project::journal::Counts;
use crate::project::terminology::References;
use crate::project::{bundles, localized, reconcile};
use crate::text::{Place, place_at};

/// A document that is done, all as values: nothing is written yet.
#[derive(Debug)]
pub struct Finished {
    /// Its units in document order.
    pub units: Vec<Unit>,
    /// The terms found in each of them.
    pub hits: Vec<UnitHits>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
    /// The files it becomes: path from the root, bytes. The state comes first: bundles can be made from it.
    pub files: Vec<(String, Vec<u8>)>,
    /// How it stands.
    pub counts: Counts,
    /// Which terms it uses.
    pub usage: Usage,
    /// What only all documents together show.
    pub across: Across,
}

/// Finishes a document: its terms, what the checks say, and the files it becomes.
pub fn finish(
    project: &Project,
    plan: &DocumentPlan,
    terminology: &Terminology,
    references: &References,
    loaded: &Loaded,
    draft: Draft,
) -> Finished {
    let config = &project.config;
    let Draft { units, forms, obsolete, mut findings, stretches, paths, waiting, asked, .. } = draft;
    // It is there now, or waits: one finding a message.
    let lacks = |finding: &Finding| {
        let of = finding.unit.clone().zip(finding.locale.clone());
        finding.rule == &reconcile::MISSING && of.is_some_and(|of| asked.contains(&of))
    };
    findings.retain(|finding| !lacks(finding));

    let hits: Vec<UnitHits> = units.iter().map(|unit| terminology.hits(&config.source, unit)).collect();
    let target_place = |index: usize, locale: &Locale, offset: usize| {
        let unit: &Unit = &units[index];
        let path = paths.get(locale).unwrap_or(&plan.source).clone();
        let text = unit.targets.get(locale).map_or("", |t| t.text.as_str());
        match stretches.get(&(unit.place, locale)) {
            Some(joined) if joined.text == text => (path, place_at(text, &joined.places, offset)),
            // A text that a person wrote stands in the state, not in the translation document.
            _ => (path, unit.targets.get(locale).and_then(|t| t.place).unwrap_or_default()),
        }
    };
    let of_locale: BTreeMap<Locale, Settings> = config
        .targets
        .iter()
        .map(|l| (l.clone(), config.settings(paths.get(l).unwrap_or(&plan.source))))
        .collect();
    let subject = Subject {
        memo: Default::default(),
        settings: &of_locale,
        source_locale: &config.source,
        source_path: &plan.source,
        units: &units,
        hits: &hits,
        terminology,
        demands: check::Demands { preferred_only: config.terminology.preferred_only },
        target_place: &target_place,
    };
    let of_form = |finding: &Finding| {
        let form = finding.unit.as_ref().and_then(|unit| forms.get(unit));
        form.is_some_and(|form| check::is_of_form(finding, form))
    };
    let mut found = check::run(&subject);
    found.retain(|finding| !of_form(finding));
    place_fixes(&units, &stretches, &mut found);
    once_a_message(&units, &mut found);
    findings.extend(found);
    let mut usage = Usage::default();
    usage.count(&plan.id, &subject);
    let across = Across::of(&subject, true);

    let mut files = Vec::new();
    for locale in &config.targets {
        let mut state = StateFile::new(&plan.id, &config.source, locale, &units, &obsolete);
        let hits: BTreeMap<&str, &UnitHits> = units.iter().map(|unit| unit.id.as_str()).zip(&hits).collect();
        for unit in &mut state.units {
            if let Some(hits) = hits.get(unit.id.as_str()) {
                unit.terms = term_notes(project, terminology, locale, hits);
            }
        }
        files.push((config.state_path(&plan.id, locale), xliff::write(&state).into_bytes()));
    }
    if let Some(own) = StateFile::own_forms(&plan.id, &config.source, &units, &obsolete) {
        files.push((config.state_path(&plan.id, &config.source), xliff::write(&own).into()));
    }
    let (written, raised) = bundles::emit(project, references, &plan.id, &units);
    files.extend(written.into_iter().map(|(path, text)| (path, text.into_bytes())));
    files.extend(localized::files(project, plan, &units).unwrap_or_default());
    findings.extend(raised);
    let counts = Counts { waiting, ..count(project, loaded.source.segments.len(), &units) };
    Finished { units, hits, findings, files, counts, usage, across }
}

/// Says of fixes where they change the translation document, as far as that writes their text as it reads.
fn place_fixes(units: &[Unit], stretches: &BTreeMap<(Place, &Locale), Joined>, findings: &mut [Finding]) {
    let starts: BTreeMap<&str, Place> = units.iter().map(|unit| (unit.id.as_str(), unit.place)).collect();
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.side == TextSide::Target) else { continue };
        let (Some(unit), Some(locale), Some(text)) = (&finding.unit, &finding.locale, &finding.target) else {
            continue;
        };
        let stretch = starts.get(unit.as_str()).and_then(|start| stretches.get(&(*start, locale)));
        if let Some(joined) = stretch.filter(|joined| joined.text == *text) {
            finding.fix_region = joined.region(fix.span);
        }
    }
}

/// Leaves out what is said of a form that is made from another unit and of that unit as well, and that forms of one source have
/// different texts.
fn once_a_message(units: &[Unit], findings: &mut Vec<Finding>) {
    let forms: BTreeMap<&str, &PluralForm> =
        units.iter().filter_map(|unit| Some((unit.id.as_str(), unit.form.as_ref()?))).collect();
    let said: BTreeSet<(String, &'static str, Option<Locale>)> = findings
        .iter()
        .filter_map(|finding| Some((finding.unit.clone()?, finding.rule.code, finding.locale.clone())))
        .collect();
    findings.retain(|finding| {
        let Some(form) = finding.unit.as_deref().and_then(|unit| forms.get(unit)) else { return true };
        let before = (form.message.clone(), finding.rule.code, finding.locale.clone());
        finding.rule.code != "U023" && !said.contains(&before)
    });
}

/// The terms of a source for the translator to see, in the order of the text, each concept once.
fn term_notes(
    project: &Project,
    terminology: &Terminology,
    locale: &Locale,
    hits: &UnitHits,
) -> Vec<TermNote> {
    let mut notes: Vec<TermNote> = Vec::new();
    for hit in check::whole(&hits.source) {
        let concept = &terminology.glossary.concepts[hit.concept];
        let Some(term) = concept.terms_of(&project.config.source).get(hit.term) else { continue };
        let mut translations: Vec<_> =
            concept.terms_of(locale).iter().filter(|t| t.status.is_approved()).collect();
        translations.sort_by_key(|t| t.status);
        if translations.is_empty() || notes.iter().any(|n| n.concept == concept.id) {
            continue;
        }
        notes.push(TermNote {
            concept: concept.id.clone(),
            term: term.text.clone(),
            translations: translations.into_iter().map(|t| t.text.clone()).collect(),
            definition: (!concept.definition.is_empty()).then(|| concept.definition.clone()),
        });
    }
    notes
}

fn count(project: &Project, segments: usize, units: &[Unit]) -> Counts {
    let mut counts = Counts { segments, units: units.len(), ..Counts::default() };
    for locale in &project.config.targets {
        let texts = || units.iter().filter_map(|u| u.targets.get(locale)).filter(|t| !t.text.is_empty());
        counts.translated.insert(locale.to_string(), texts().count());
        counts.approved.insert(locale.to_string(), texts().filter(|t| t.state.is_approved()).count());
    }
    counts
}

//! The units of a document from its beads, and the translations that are found for them.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Loaded;
use super::text::Joined;
use crate::align;
use crate::check::Terminology;
use crate::exchange::xliff;
use crate::glossary::apply;
use crate::model::{
    Bead, BlockKind, Finding, Locale, Origin, Proposal, Rule, Severity, State, Unit, form_of,
};
use crate::project::config::Project;
use crate::project::discover::DocumentPlan;
use crate::project::reconcile::{self, Aligned, Group, Reconciled, Sides};
use crate::text::{Place, place_at};

/// A forbidden or deprecated term of a translation document was replaced.
pub static APPLIED: Rule = Rule { code: "T008", name: "term-applied", severity: Severity::Info };

/// A unit has no translation, and no engine of the project has made one.
pub static WAITING: Rule =
    Rule { code: "E001", name: "waiting-for-translation", severity: Severity::Warning };

/// A document whose units are known, and which of them have no text yet.
pub struct Draft<'l> {
    /// Its units in document order.
    pub units: Vec<Unit>,
    /// The plural forms among them.
    pub(super) forms: BTreeMap<String, String>,
    pub(super) obsolete: Vec<Unit>,
    pub(super) findings: Vec<Finding>,
    /// Where each target text of a group stands, for the findings of the checks; by the source's place, which
    /// no two groups share.
    pub(super) stretches: BTreeMap<(Place, &'l Locale), Joined>,
    /// The file of each target locale, or of the source where there is none.
    pub(super) paths: BTreeMap<Locale, String>,
    /// Units that wait for a translation, by target locale.
    pub(super) waiting: BTreeMap<String, usize>,
    /// It is one of messages with keys.
    keyed: bool,
    /// Messages that their translation file lacks and engines were asked for: unit and locale.
    pub(super) asked: BTreeSet<(String, Locale)>,
}

/// The units of a document from its beads, one list a target in the order of [`Loaded::task`].
pub fn draft<'l>(
    project: &Project,
    plan: &DocumentPlan,
    terminology: &Terminology,
    loaded: &'l Loaded,
    beads: &[Vec<Bead>],
) -> Draft<'l> {
    let config = &project.config;
    let mut findings = loaded.findings.clone();
    let mut groups = Vec::new();
    let mut stretches: BTreeMap<(Place, &Locale), Joined> = BTreeMap::new();
    let beads = loaded.whole(beads);
    for joined in align::join(loaded.source.segments.len(), &beads) {
        let source = loaded.source.joined(joined.source.clone());
        let first = loaded.source.segments.get(joined.source.start).filter(|_| !joined.source.is_empty());
        let first = first.map(|segment| &loaded.source.document.blocks[segment.block]);
        let kind = first.map_or(BlockKind::Paragraph, |block| block.kind);
        let key = first.and_then(|block| block.key.clone());
        let mut targets = BTreeMap::new();
        for (((locale, text), run), confidence) in
            loaded.targets.iter().zip(joined.targets).zip(joined.confidences)
        {
            let mut target = text.joined(run);
            if config.terminology.apply {
                let path = plan.targets.get(locale).unwrap_or(&plan.source);
                findings.extend(applied(terminology, locale, path, &mut target));
            }
            let aligned = Aligned { text: target.text.clone(), place: target.place(), confidence };
            targets.insert(locale.clone(), aligned);
            if !source.text.is_empty() {
                stretches.insert((source.place(), locale), target);
            }
        }
        groups.push(Group { kind, key, place: source.place(), source: source.text, targets });
    }
    // A locale without translation file keeps what was kept; its lack is one finding, not one a unit.
    let paths = config
        .targets
        .iter()
        .map(|l| (l.clone(), plan.targets.get(l).unwrap_or(&plan.source).clone()))
        .collect();
    let plurals = plan.plurals.as_ref();
    let keyed =
        !groups.is_empty() && groups.iter().all(|group| group.key.is_some() || group.source.is_empty());
    let sides = Sides { source: &config.source, path: &plan.source, targets: &paths, plurals };
    let reconciled = reconcile::reconcile(sides, &groups, &loaded.kept, loaded.own.as_ref());
    let lacks_file = |f: &Finding| f.locale.as_ref().is_some_and(|l| !plan.targets.contains_key(l));
    let Reconciled { units, obsolete, findings: raised } = reconciled;
    let of_text = units.iter().filter(|unit| unit.form.as_ref().is_none_or(|form| !form.derived));
    let forms = groups.iter().filter(|group| !group.source.is_empty()).zip(of_text);
    let mut forms: BTreeMap<String, String> = forms
        .filter_map(|(group, unit)| Some((unit.id.clone(), form_of(group.key.as_deref()?)?.1.to_owned())))
        .collect();
    forms.extend(units.iter().filter_map(|u| Some((u.id.clone(), u.form.as_ref()?.category.to_owned()))));
    findings.extend(raised.into_iter().filter(|f| !(f.rule == &reconcile::MISSING && lacks_file(f))));
    let (waiting, asked) = (BTreeMap::new(), BTreeSet::new());
    Draft { units, forms, obsolete, findings, stretches, paths, waiting, keyed, asked }
}

/// The texts of a draft that are to be translated into a locale: those without one, and those whose source has changed since
/// a person approved them, for which a new text is proposed. Of a document that has a translation file these are the messages that
/// the file lacks; what a translated text leaves out is left out.
pub fn open_units(plan: &DocumentPlan, draft: &Draft, locale: &Locale) -> Vec<usize> {
    let has_file = plan.targets.contains_key(locale);
    if has_file && !draft.keyed {
        return Vec::new();
    }
    let open = |unit: &Unit| match unit.targets.get(locale) {
        _ if has_file && unit.form.as_ref().is_some_and(|form| !form.is_of(locale)) => false,
        None => true,
        Some(target) if target.text.is_empty() => !target.state.is_approved(),
        Some(_) if has_file => false,
        Some(target) => {
            let fresh =
                |proposal: &Proposal| proposal.source == unit.source && proposal.origin != Origin::Human;
            target.stale.as_ref().is_some_and(|was| *was != unit.source)
                && !target.proposals.iter().any(fresh)
        }
    };
    (0..draft.units.len()).filter(|index| open(&draft.units[*index])).collect()
}

impl Draft<'_> {
    /// Takes a translation that was proposed for a unit: as its text, or beside the one that a person approved.
    pub fn take(&mut self, index: usize, locale: &Locale, text: &str, origin: &Origin) {
        let unit = &mut self.units[index];
        let target = unit.targets.entry(locale.clone()).or_default();
        if target.text.is_empty() {
            self.asked.insert((unit.id.clone(), locale.clone()));
            target.text = text.to_owned();
            target.state = State::Translated;
            target.origin = origin.clone();
            target.given = Some(xliff::fingerprint(text));
            target.confidence = None;
        } else {
            let source = unit.source.clone();
            reconcile::propose(target, Proposal { source, text: text.to_owned(), origin: origin.clone() });
        }
    }

    /// Puts a translation beside the text of a unit, if it says something else than is there.
    pub fn propose(&mut self, index: usize, locale: &Locale, proposal: Proposal) {
        let target = self.units[index].targets.entry(locale.clone()).or_default();
        reconcile::propose(target, proposal);
    }

    /// Notes that a unit waits for a translation, and why.
    pub fn wait(&mut self, plan: &DocumentPlan, index: usize, locale: &Locale, reason: &str) {
        let unit = &self.units[index];
        if unit.targets.get(locale).is_some_and(|target| !target.text.is_empty()) {
            return;
        }
        let mut finding = Finding::new(&WAITING, plan.source.as_str(), unit.place).with("reason", reason);
        finding.unit = Some(unit.id.clone());
        finding.locale = Some(locale.clone());
        finding.source = Some(unit.source.clone());
        self.findings.push(finding);
        self.asked.insert((unit.id.clone(), locale.clone()));
        *self.waiting.entry(locale.to_string()).or_default() += 1;
    }
}

/// Puts preferred terms in the place of forbidden and deprecated ones where no person need look first, and tells what
/// was replaced. The text changes before it meets what was kept: an approved text stays, and gets the new one as a
/// proposal.
fn applied(terminology: &Terminology, locale: &Locale, path: &str, target: &mut Joined) -> Vec<Finding> {
    let Some(matcher) = terminology.matcher(locale) else { return Vec::new() };
    let mut replacements = apply::replacements(terminology.glossary, matcher, locale, &target.text);
    replacements.retain(|one| one.review.is_none());
    let mut findings = Vec::new();
    let mut places: Vec<(usize, Place)> = Vec::new();
    let (mut shift, mut rest) = (0isize, target.places.as_slice());
    let moved = |at: usize, shift: isize| at.saturating_add_signed(shift);
    for one in &replacements {
        let place = place_at(&target.text, &target.places, one.span.start);
        let mut finding = Finding::new(&APPLIED, path, place)
            .with("form", one.span.of(&target.text))
            .with("concept", terminology.glossary.concepts[one.concept].id.as_str());
        finding.locale = Some(locale.clone());
        finding.target = Some(target.text.clone());
        finding.expected = Some(one.text.clone());
        findings.push(finding);
        // Behind a replacement the document goes on where the replaced words end.
        let before = rest.partition_point(|(at, _)| *at <= one.span.start);
        places.extend(rest[..before].iter().map(|(at, place)| (moved(*at, shift), *place)));
        rest = &rest[rest.partition_point(|(at, _)| *at <= one.span.end)..];
        shift += one.text.len() as isize - one.span.len() as isize;
        places.push((moved(one.span.end, shift), place_at(&target.text, &target.places, one.span.end)));
    }
    places.extend(rest.iter().map(|(at, place)| (moved(*at, shift), *place)));
    target.text = apply::applied(&target.text, &replacements);
    target.places = places;
    findings
}

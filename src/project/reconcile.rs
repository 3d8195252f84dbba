//! New units and the kept state become the units of this run. Values in, values out.
//!
//! What a person did is never lost: an approved target, or one edited in a CAT tool, keeps its text. When its
//! source or its translation document has changed, it is marked stale and the new text stands beside it as a
//! proposal; when its source is gone, the unit is obsolete. Everything else follows the documents.
//! Reconciling the result again changes nothing.

mod identity;
mod pins;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::config::PluralOptions;
use super::plurals;
use crate::exchange::xliff::{StateFile, StateUnit, fingerprint};
use crate::lang;
use crate::model::{
    BlockKind, Finding, Locale, Origin, PluralForm, Proposal, Rule, Severity, State, Target, Targets, Unit,
};
use crate::text::Place;
pub use identity::ids_of_messages;
pub use pins::pins;

/// A text that a person made stands beside a source or a translation that has changed since.
pub static STALE: Rule = Rule { code: "U001", name: "stale-translation", severity: Severity::Warning };
/// A unit has no text in a target locale.
pub static MISSING: Rule = Rule { code: "U002", name: "missing-translation", severity: Severity::Warning };
/// The source of a text that a person made is gone.
pub static OBSOLETE: Rule = Rule { code: "U003", name: "obsolete-translation", severity: Severity::Warning };
/// The translation has a passage that translates nothing.
pub static WITHOUT_SOURCE: Rule =
    Rule { code: "A010", name: "target-without-source", severity: Severity::Warning };

/// The rules this room raises.
pub static RULES: &[&Rule] = &[&STALE, &MISSING, &OBSOLETE, &WITHOUT_SOURCE];

/// A target keeps this many proposals, the newest; more is nothing a reviewer reads.
const MAX_PROPOSALS: usize = 5;

/// Source segments with what translates them, as alignment joined them.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What the first source block is.
    pub kind: BlockKind,
    /// The key of a message, in a document of messages.
    pub key: Option<String>,
    /// The source text; empty when the targets translate nothing.
    pub source: String,
    /// Where the source begins in its document.
    pub place: Place,
    /// What each translation document has for it.
    pub targets: BTreeMap<Locale, Aligned>,
}

/// The text that a translation document has for a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Aligned {
    /// The text; an empty one is none.
    pub text: String,
    /// Where it begins in the translation document.
    pub place: Place,
    /// The lowest confidence of the beads behind it, 0 to 1.
    pub confidence: f32,
}

/// A document's languages and files, for folding and for findings.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// The source language.
    pub source: &'a Locale,
    /// The source document's path.
    pub path: &'a str,
    /// The target locales of the project, with the paths of their translation documents.
    pub targets: &'a BTreeMap<Locale, String>,
    /// Which units have plural forms, where any have.
    pub plurals: Option<&'a PluralOptions>,
}

/// The outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reconciled {
    /// In document order; ids are unique, also among the obsolete ones.
    pub units: Vec<Unit>,
    /// Units without source that hold a text a person made; by id.
    pub obsolete: Vec<Unit>,
    /// In document order.
    pub findings: Vec<Finding>,
}

/// The units of `groups` with the ids, texts and states of `kept`, the previous state files by target locale.
///
/// All locales share the ids: they come from the union of the files, so that a lost file changes
/// none. A group keeps the id of the kept unit with the same source (neighbours decide between repeated
/// ones), or with a similar source at the same position; another gets a new id, from its kind and its source.
///
/// A target in a locale that `sides.targets` does not list is left out; its file still counts for ids. `own` is what was kept of the
/// plural forms of the source language.
pub fn reconcile(
    sides: Sides<'_>,
    groups: &[Group],
    kept: &BTreeMap<Locale, StateFile>,
    own: Option<&StateFile>,
) -> Reconciled {
    let mut result = Reconciled::default();
    let mut sourced = Vec::with_capacity(groups.len());
    for group in groups {
        if group.source.is_empty() {
            result.findings.extend(without_source(sides, group));
        } else {
            sourced.push(group);
        }
    }
    let before = identity::Before::new(lang::of(sides.source), kept);
    let identities = before.identify(&sourced);
    let files: BTreeMap<&Locale, HashMap<&str, &StateUnit>> = sides
        .targets
        .keys()
        .map(|locale| {
            let file = kept.get(locale);
            let units = file.into_iter().flat_map(|f| f.units.iter().chain(&f.obsolete));
            (locale, units.map(|u| (u.id.as_str(), u)).collect())
        })
        .collect();
    for (group, identity) in sourced.iter().zip(&identities) {
        let mut targets = Targets::default();
        for (locale, units) in &files {
            let old = identity.old.as_deref().and_then(|id| units.get(id)).copied();
            let target = carry(old, &group.source, group.targets.get(*locale));
            result.findings.extend(about(sides, group, &identity.id, locale, &target));
            if target != Target::default() {
                targets.insert((*locale).clone(), target);
            }
        }
        result.units.push(Unit {
            id: identity.id.clone(),
            kind: group.kind,
            source: group.source.clone(),
            place: group.place,
            targets,
            form: None,
        });
    }
    if let Some(options) = sides.plurals {
        add_forms(sides, options, &sourced, &files, own, &mut result);
    }
    let continued: HashSet<&str> = identities
        .iter()
        .filter_map(|identity| identity.old.as_deref())
        .chain(result.units.iter().map(|unit| unit.id.as_str()))
        .collect();
    result.obsolete = vanished(sides, &continued, kept, own);
    for unit in &result.obsolete {
        for (locale, target) in &unit.targets {
            let mut finding = Finding::new(&OBSOLETE, sides.path, Place::START);
            finding.unit = Some(unit.id.clone());
            finding.locale = Some(locale.clone());
            finding.source = Some(unit.source.clone());
            finding.target = Some(target.text.clone());
            result.findings.push(finding);
        }
    }
    result
}

/// Says which units are plural forms, and puts behind each unit of a text that counts its forms.
fn add_forms(
    sides: Sides<'_>,
    options: &PluralOptions,
    groups: &[&Group],
    files: &BTreeMap<&Locale, HashMap<&str, &StateUnit>>,
    own: Option<&StateFile>,
    result: &mut Reconciled,
) {
    let own: HashMap<&str, &StateUnit> =
        own.into_iter().flat_map(|f| f.units.iter().chain(&f.obsolete)).map(|u| (u.id.as_str(), u)).collect();
    let carried = |id: &str, source: &str, offered: Option<&Aligned>| {
        carry(own.get(id).copied().filter(|old| old.form.is_some()), source, offered)
    };
    if groups.iter().any(|group| group.key.is_some()) {
        plurals::of_messages(options, groups, &mut result.units);
        for unit in &mut result.units {
            let Some(form) = &mut unit.form else { continue };
            let said = Aligned { text: form.own.text.clone(), place: unit.place, confidence: 1.0 };
            form.own = carried(&unit.id, &unit.source, Some(&said));
        }
    } else {
        let taken: HashSet<String> = result.units.iter().map(|unit| unit.id.clone()).collect();
        let units = std::mem::take(&mut result.units);
        for unit in units {
            let message = unit.id.clone();
            let mut forms = plurals::forms(options, sides.source, sides.targets.keys(), &unit);
            forms.retain(|form| !taken.contains(&form.id(&message)));
            let (kind, place) = (unit.kind, unit.place);
            result.units.push(unit);
            for form in forms {
                let id = form.id(&message);
                let mut targets = Targets::default();
                for (locale, units) in files {
                    let old = units.get(id.as_str()).copied();
                    let target = carry(old, &form.source, form.targets.get(*locale));
                    if target != Target::default() {
                        targets.insert((*locale).clone(), target);
                    }
                }
                let own = carried(&id, &form.source, form.own.as_ref());
                let variable = options.variable.clone();
                let form_of = PluralForm {
                    message: message.clone(),
                    category: form.category,
                    variable,
                    derived: true,
                    own,
                };
                result.units.push(Unit {
                    id,
                    kind,
                    source: form.source,
                    place,
                    targets,
                    form: Some(form_of),
                });
            }
        }
    }
    // What a form lacks is one finding of its message; a check has it.
    let is_form: HashSet<&str> =
        result.units.iter().filter(|unit| unit.form.is_some()).map(|unit| unit.id.as_str()).collect();
    let lacks = |finding: &Finding| {
        finding.rule == &MISSING && finding.unit.as_deref().is_some_and(|id| is_form.contains(id))
    };
    result.findings.retain(|finding| !lacks(finding));
}

/// The target of a unit whose source is now `source`, for which the translation document has `offered`.
fn carry(old: Option<&StateUnit>, source: &str, offered: Option<&Aligned>) -> Target {
    let offered = offered.filter(|o| !o.text.is_empty());
    let Some(old) = old else { return offered.map(translated).unwrap_or_default() };
    let mut target = if is_by_person(&old.target) {
        kept_text(old, source, offered)
    } else {
        followed(old, source, offered)
    };
    let Target { text, proposals, .. } = &mut target;
    proposals.retain(|p| p.text != *text);
    proposals.truncate(MAX_PROPOSALS);
    target
}

/// True for a text that no run may change: approved, or written in a CAT tool.
fn is_by_person(target: &Target) -> bool {
    let edited = || !target.text.is_empty() && target.given.as_ref() != Some(&fingerprint(&target.text));
    target.state.is_approved() || edited()
}

fn translated(aligned: &Aligned) -> Target {
    Target {
        text: aligned.text.clone(),
        state: State::Translated,
        origin: Origin::Human,
        confidence: Some(rounded(aligned.confidence)),
        place: Some(aligned.place),
        given: Some(fingerprint(&aligned.text)),
        ..Target::default()
    }
}

/// Three decimals are more than a reviewer needs, and a change of the model behind them leaves most files alone.
fn rounded(confidence: f32) -> f32 {
    (confidence.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

fn kept_text(old: &StateUnit, source: &str, offered: Option<&Aligned>) -> Target {
    let mut target = old.target.clone();
    let mut changed = old.source != source;
    if let Some(offered) =
        offered.filter(|_| !target.state.is_approved() && !changed && pins::is_changed(&target))
        && pins::without_space(&offered.text) == pins::without_space(&target.text)
    {
        // Its sentences were moved here by hand, and alignment has followed: so it stays when documents change.
        target.text.clone_from(&offered.text);
        target.pinned = true;
    }
    let agrees = offered.is_some_and(|o| o.text == target.text);
    if let Some(offered) = offered {
        let offered_print = Some(fingerprint(&offered.text));
        if !agrees && target.given != offered_print {
            changed = true;
            let source = source.to_owned();
            propose(&mut target, Proposal { source, text: offered.text.clone(), origin: Origin::Human });
        }
        target.given = offered_print;
    }
    if changed {
        target.stale.get_or_insert_with(|| old.source.clone());
    }
    if agrees && target.stale.as_deref() == Some(source) {
        target.stale = None;
    }
    if target.origin == Origin::None || !target.state.is_approved() {
        target.origin = Origin::Human;
    }
    if !target.rejected {
        target.state = target.state.max(State::Translated);
    }
    target.place = offered.map(|o| o.place);
    target.confidence = offered.filter(|_| agrees).map(|o| rounded(o.confidence));
    target
}

fn followed(old: &StateUnit, source: &str, offered: Option<&Aligned>) -> Target {
    let before = &old.target;
    let made = matches!(before.origin, Origin::Memory(_) | Origin::Engine(_)) && !before.text.is_empty();
    if offered.is_none() && made && old.source == source {
        return before.clone();
    }
    let mut target = offered.map(translated).unwrap_or_default();
    target.notes.clone_from(&before.notes);
    target.proposals.clone_from(&before.proposals);
    target.pinned = before.pinned && old.source == source;
    if before.rejected && target.text == before.text {
        target.rejected = true;
        target.state = State::Initial;
    }
    if made {
        let (source, text, origin) = (old.source.clone(), before.text.clone(), before.origin.clone());
        propose(&mut target, Proposal { source, text, origin });
    }
    target
}

/// Puts a proposal before the others of a target, unless it is its text.
pub(super) fn propose(target: &mut Target, proposal: Proposal) {
    target.proposals.retain(|known| known.text != proposal.text);
    if target.text != proposal.text {
        target.proposals.insert(0, proposal);
        target.proposals.truncate(MAX_PROPOSALS);
    }
}

/// The kept units that none of those `continued` is, with the targets that a person made.
fn vanished(
    sides: Sides<'_>,
    continued: &HashSet<&str>,
    kept: &BTreeMap<Locale, StateFile>,
    own: Option<&StateFile>,
) -> Vec<Unit> {
    let mut obsolete: BTreeMap<&str, Unit> = BTreeMap::new();
    for (locale, file) in kept.iter().filter(|(locale, _)| sides.targets.contains_key(locale)) {
        let gone = file.units.iter().filter(|u| is_by_person(&u.target) && !u.target.text.is_empty());
        for unit in gone.chain(&file.obsolete).filter(|u| !continued.contains(u.id.as_str())) {
            let whole = obsolete
                .entry(&unit.id)
                .or_insert_with(|| Unit { targets: Targets::default(), ..unit.to_unit(locale) });
            whole.targets.insert(locale.clone(), unit.target.clone());
        }
    }
    if let Some(file) = own {
        let gone = file.units.iter().filter(|u| is_by_person(&u.target) && !u.target.text.is_empty());
        for unit in gone.chain(&file.obsolete).filter(|u| !continued.contains(u.id.as_str())) {
            let whole = obsolete
                .entry(&unit.id)
                .or_insert_with(|| Unit { targets: Targets::default(), ..unit.to_unit(sides.source) });
            if let Some(form) = &mut whole.form {
                form.own = unit.target.clone();
            }
        }
    }
    obsolete.into_values().collect()
}

fn about(sides: Sides<'_>, group: &Group, id: &str, locale: &Locale, target: &Target) -> Option<Finding> {
    let rule = match (&target.stale, target.text.is_empty()) {
        (_, true) => &MISSING,
        (Some(_), false) => &STALE,
        (None, false) => return None,
    };
    let mut finding = Finding::new(rule, sides.path, group.place);
    finding.unit = Some(id.to_owned());
    finding.locale = Some(locale.clone());
    finding.source = Some(group.source.clone());
    if let Some(stale) = target.stale.as_ref().filter(|_| !target.text.is_empty()) {
        let change = if *stale == group.source { "translation" } else { "source" };
        finding = finding.with("change", change).with("was", stale.clone());
        finding.target = Some(target.text.clone());
        finding.expected = target.proposals.first().map(|p| p.text.clone());
    }
    Some(finding)
}

fn without_source<'a>(sides: Sides<'a>, group: &'a Group) -> impl Iterator<Item = Finding> + use<'a> {
    let texts = group.targets.iter().filter(|(_, aligned)| !aligned.text.is_empty());
    texts.filter_map(move |(locale, aligned)| {
        let mut finding = Finding::new(&WITHOUT_SOURCE, sides.targets.get(locale)?, aligned.place);
        finding.locale = Some(locale.clone());
        finding.target = Some(aligned.text.clone());
        Some(finding)
    })
}

#[cfg(test)]
mod tests;

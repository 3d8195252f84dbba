//! A state sent to another tool and merged when it comes back: what was changed there since, what was changed here since, and
//! where both were.
//!
//! Each unit carries what it was when it was sent (`extradata`, three words), so that a merge needs no record: even of several files
//! that were sent one after the other each is compared with itself. A tool that drops it is compared with the last state sent.

use std::collections::BTreeMap;

use super::pairs::{Entry, Head, Property, Segment, Variant};
use super::xliff::{StateFile, StateUnit, fingerprint};
use crate::model::{Finding, Origin, Proposal, Rule, Severity, State, Target};
use crate::text::Place;

/// A text that was changed on both sides.
pub static CONFLICT: Rule = Rule { code: "X010", name: "exchange-conflict", severity: Severity::Warning };
/// A unit that the document does not have.
pub static UNKNOWN: Rule = Rule { code: "X011", name: "exchange-unknown-unit", severity: Severity::Warning };
/// A text made for a source that has changed since.
pub static OUTDATED: Rule = Rule { code: "X012", name: "exchange-outdated", severity: Severity::Warning };

/// Every rule of this file, by code.
pub static RULES: &[&Rule] = &[&CONFLICT, &UNKNOWN, &OUTDATED];

/// The property that carries what a unit was when it was sent.
const SENT: &str = "xliff:extradata";
/// The property of a state in XLIFF's own words.
const STATE: &str = "xliff:state";
/// The first word of what is carried, with the version of the notation.
const MARK: &str = "tarjuman-1";

/// What stands before the units of a state that is sent.
pub fn head(state: &StateFile) -> Head {
    Head {
        source: Some(state.source.clone()),
        target: Some(state.target.clone()),
        attributes: vec![("original".to_owned(), state.document.clone())],
        ..Head::default()
    }
}

/// The units of a state as they are sent: a stale text is one that needs a review.
pub fn entries(state: &StateFile) -> impl Iterator<Item = Entry> {
    state.units.iter().map(move |unit| {
        let sent = Sent::of(unit);
        let mut properties = vec![Property { kind: SENT.to_owned(), value: sent.written() }];
        if unit.target.stale.is_some() {
            properties
                .push(Property { kind: STATE.to_owned(), value: "needs-review-translation".to_owned() });
        }
        let mut variants = vec![Variant::new(state.source.clone(), Segment::from(unit.source.as_str()))];
        if !unit.target.text.is_empty() {
            variants.push(Variant::new(state.target.clone(), Segment::from(unit.target.text.as_str())));
        }
        Entry {
            id: unit.id.clone(),
            line: u64::from(unit.place.line),
            state: Some(sent.state),
            properties,
            notes: unit.target.notes.clone(),
            variants,
            ..Entry::default()
        }
    })
}

/// What a unit was when it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sent {
    source: String,
    text: String,
    state: State,
}

impl Sent {
    fn of(unit: &StateUnit) -> Self {
        let state = match unit.target.stale {
            // Approved, but not for this.
            Some(_) => unit.target.state.min(State::Translated),
            None => unit.target.state,
        };
        Self { source: fingerprint(&unit.source), text: fingerprint(&unit.target.text), state }
    }

    fn written(&self) -> String {
        format!("{MARK} {} {} {}", self.source, self.text, self.state.as_str())
    }

    fn parse(words: &str) -> Option<Self> {
        let mut words = words.split(' ');
        let [mark, source, text, state] = std::array::from_fn(|_| words.next());
        let state = State::ALL.into_iter().find(|known| Some(known.as_str()) == state)?;
        (mark == Some(MARK)).then_some(Self { source: source?.to_owned(), text: text?.to_owned(), state })
    }
}

/// What a merge did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Units whose text or state came from the file.
    pub taken: usize,
    /// Units that nobody changed there.
    pub unchanged: usize,
    /// Units that a person must settle: their texts are proposals.
    pub open: usize,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}

/// Merges what came back into the state of its document. `last` is the state that was sent last, for tools that drop what we
/// send along; `path` is named in findings.
///
/// A text that was changed there alone is taken, with its state; one that was changed here alone stays. Where both changed, or the
/// source did, ours stays, theirs becomes its first proposal, and a finding says so. A person's approval here is never undone
/// by a text that was not approved there. No id and no unit is lost, whatever the file lacks.
pub fn merge(state: &mut StateFile, entries: &[Entry], last: Option<&StateFile>, path: &str) -> Merged {
    let mut merged = Merged::default();
    let index: BTreeMap<String, usize> =
        state.units.iter().enumerate().map(|(at, unit)| (unit.id.clone(), at)).collect();
    let last: BTreeMap<&str, &StateUnit> =
        last.iter().flat_map(|file| &file.units).map(|unit| (unit.id.as_str(), unit)).collect();
    let (source, target) = (state.source.clone(), state.target.clone());
    for entry in entries {
        let place = Place::new(u32::try_from(entry.line).unwrap_or(u32::MAX), 1);
        let theirs = entry.variant(&target).map(|variant| text(&variant.segment)).unwrap_or_default();
        let mut finding = |rule, ours: Option<&StateUnit>| {
            let mut finding = Finding::new(rule, path, place).with("id", entry.id.clone());
            finding.unit = Some(entry.id.clone());
            finding.locale = Some(target.clone());
            finding.source = entry.variant(&source).map(|variant| text(&variant.segment));
            finding.target = ours.map(|unit| unit.target.text.clone());
            finding.expected = Some(theirs.clone()).filter(|theirs| !theirs.is_empty());
            merged.findings.push(finding);
        };
        let Some(unit) = index.get(&entry.id).and_then(|at| state.units.get_mut(*at)) else {
            finding(&UNKNOWN, None);
            continue;
        };
        let base = entry.property(SENT).and_then(Sent::parse);
        let base = base.or_else(|| last.get(entry.id.as_str()).map(|unit| Sent::of(unit)));
        match outcome(unit, entry, &theirs, base.as_ref()) {
            Outcome::Unchanged => merged.unchanged += 1,
            Outcome::Taken(state) => {
                take(&mut unit.target, theirs, state);
                merged.taken += 1;
            }
            Outcome::Open(rule) => {
                finding(rule, Some(unit));
                let proposal =
                    Proposal { source: unit.source.clone(), text: theirs.clone(), origin: Origin::Human };
                unit.target.proposals.retain(|known| known.text != theirs);
                unit.target.proposals.insert(0, proposal);
                merged.open += 1;
            }
        }
        let said = entry.notes.iter().chain(entry.variants.iter().flat_map(|variant| &variant.notes));
        for note in said {
            if !note.is_empty() && !unit.target.notes.contains(note) {
                unit.target.notes.push(note.clone());
            }
        }
    }
    merged
}

enum Outcome {
    Unchanged,
    /// With the state the text has then.
    Taken(State),
    Open(&'static Rule),
}

fn outcome(unit: &StateUnit, entry: &Entry, theirs: &str, base: Option<&Sent>) -> Outcome {
    let ours = Sent::of(unit);
    // A tool that has nothing to say must not empty a text.
    if theirs.is_empty() {
        return Outcome::Unchanged;
    }
    // The source was put where nothing was translated, by us or by a tool.
    let untouched =
        base.is_some_and(|base| base.text == fingerprint("") && entry.state.is_none_or(|s| s == base.state));
    if untouched && theirs == unit.source {
        return Outcome::Unchanged;
    }
    let edited = base.is_none_or(|base| base.text != fingerprint(theirs));
    let said = entry.state.filter(|state| *state > State::Initial);
    let state = match said {
        // A tool without states, or one that left the state of the old text where it was.
        None => State::Translated,
        Some(state) => state,
    };
    let Some(base) = base else {
        return match () {
            () if unit.target.text.is_empty() => Outcome::Taken(state),
            () if unit.target.text != theirs => Outcome::Open(&CONFLICT),
            () if state > ours.state && said.is_some() => Outcome::Taken(state),
            () => Outcome::Unchanged,
        };
    };
    let moved = said.is_some_and(|state| state != base.state);
    if !edited && !moved {
        return Outcome::Unchanged;
    }
    if ours.source != base.source {
        return if edited && unit.target.text != theirs {
            Outcome::Open(&OUTDATED)
        } else {
            Outcome::Unchanged
        };
    }
    if unit.target.text == theirs {
        // The same text on both sides: the further state.
        let further = said.is_some() && state > ours.state;
        let moved_alone = moved && ours == *base;
        return if further || moved_alone { Outcome::Taken(state) } else { Outcome::Unchanged };
    }
    if !edited {
        // They approved a text that is not ours any more.
        return Outcome::Open(&CONFLICT);
    }
    if ours == *base { Outcome::Taken(state) } else { Outcome::Open(&CONFLICT) }
}

fn take(target: &mut Target, text: String, state: State) {
    if target.text != text {
        target.text = text;
        target.confidence = None;
    }
    target.origin = Origin::Human;
    target.state = state;
    target.stale = None;
    let text = target.text.clone();
    target.proposals.retain(|proposal| proposal.text != text);
}

/// A segment as the text of a unit: a code gives what it is for a reader.
fn text(segment: &Segment) -> String {
    let mut out = String::with_capacity(segment.text.len());
    let mut written = 0;
    for code in &segment.codes {
        out.push_str(segment.text.get(written..code.at).unwrap_or_default());
        out.push_str(&code.shown);
        written = code.at;
    }
    out.push_str(segment.text.get(written..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    fn state(text: &str, state: State) -> StateFile {
        StateFile {
            document: "talks".into(),
            source: "ar".parse().unwrap(),
            target: "tk".parse().unwrap(),
            units: vec![StateUnit {
                id: "p-1".into(),
                kind: BlockKind::Paragraph,
                source: "بيان.".into(),
                place: Place::START,
                target: Target { text: text.into(), state, ..Target::default() },
                terms: Vec::new(),
                form: None,
            }],
            obsolete: Vec::new(),
        }
    }

    /// What came back: the one unit with another text and state, if any.
    fn back(sent: &StateFile, text: &str, state: Option<State>, carried: bool) -> Vec<Entry> {
        let mut entries: Vec<Entry> = entries(sent).collect();
        entries[0].variants.truncate(1);
        entries[0].variants.push(Variant::new(sent.target.clone(), text.into()));
        entries[0].state = state;
        if !carried {
            entries[0].properties.clear();
        }
        entries
    }

    #[test]
    fn each_side_keeps_what_it_alone_changed() {
        use State::{Final, Initial, Reviewed, Translated};
        type Side = (&'static str, State);
        // Sent, come back, ours now; what stands then, and the finding.
        type Row = (Side, (&'static str, Option<State>), Side, Side, &'static str, &'static str);
        let rows: &[Row] = &[
            (
                ("", Initial),
                ("A", Some(Translated)),
                ("", Initial),
                ("A", Translated),
                "",
                "translated there",
            ),
            (("", Initial), ("A", None), ("", Initial), ("A", Translated), "", "by a tool without states"),
            (("", Initial), ("بيان.", None), ("", Initial), ("", Initial), "", "OmegaT fills in the source"),
            (
                ("", Initial),
                ("بيان.", Some(Final)),
                ("", Initial),
                ("بيان.", Final),
                "",
                "a name that stays as it is",
            ),
            (("", Initial), ("", None), ("", Initial), ("", Initial), "", "nothing done"),
            (
                ("A", Translated),
                ("B", Some(Final)),
                ("A", Translated),
                ("B", Final),
                "",
                "edited and approved there",
            ),
            (
                ("A", Translated),
                ("A", Some(Reviewed)),
                ("A", Translated),
                ("A", Reviewed),
                "",
                "approved there",
            ),
            (
                ("A", Reviewed),
                ("A", Some(Translated)),
                ("A", Reviewed),
                ("A", Translated),
                "",
                "approval withdrawn there",
            ),
            (("A", Reviewed), ("A", None), ("A", Reviewed), ("A", Reviewed), "", "a tool that drops states"),
            (
                ("A", Translated),
                ("A", Some(Translated)),
                ("B", Reviewed),
                ("B", Reviewed),
                "",
                "edited here alone",
            ),
            (
                ("A", Translated),
                ("", None),
                ("A", Translated),
                ("A", Translated),
                "",
                "a tool that drops the text",
            ),
            (
                ("A", Translated),
                ("B", Some(Translated)),
                ("B", Reviewed),
                ("B", Reviewed),
                "",
                "the same edit on both sides",
            ),
            (
                ("A", Translated),
                ("B", Some(Final)),
                ("C", Reviewed),
                ("C", Reviewed),
                "X010",
                "edited on both sides",
            ),
            (
                ("A", Translated),
                ("B", Some(Translated)),
                ("A", Reviewed),
                ("A", Reviewed),
                "X010",
                "approved here, edited there",
            ),
            (
                ("A", Translated),
                ("A", Some(Final)),
                ("C", Translated),
                ("C", Translated),
                "X010",
                "they approved another text",
            ),
        ];
        for (sent, came, ours, stands, rule, why) in rows {
            let sent = state(sent.0, sent.1);
            for carried in [true, false] {
                let mut here = state(ours.0, ours.1);
                let merged = merge(&mut here, &back(&sent, came.0, came.1, carried), Some(&sent), "x.xlf");
                let target = &here.units[0].target;
                assert_eq!((target.text.as_str(), target.state), *stands, "{why}");
                let codes: Vec<_> = merged.findings.iter().map(|finding| finding.rule.code).collect();
                assert_eq!(codes.concat(), *rule, "{why}");
                assert_eq!(target.proposals.len(), codes.len(), "{why}: nothing is lost");
                // What came back once may come back twice.
                let before = here.clone();
                merge(&mut here, &back(&sent, came.0, came.1, carried), Some(&sent), "x.xlf");
                assert_eq!(here, before, "{why}: a second time changes nothing");
            }
        }
    }

    #[test]
    fn a_text_for_an_older_source_is_only_proposed() {
        let sent = state("A", State::Translated);
        let mut here = sent.clone();
        here.units[0].source = "بيان مشترك.".into();
        let merged = merge(&mut here, &back(&sent, "B", Some(State::Final), true), None, "x.xlf");
        assert_eq!(merged.findings[0].rule.code, "X012");
        assert_eq!((here.units[0].target.text.as_str(), merged.open), ("A", 1));
        assert_eq!(here.units[0].target.proposals[0].text, "B");
    }

    #[test]
    fn without_any_record_only_what_was_empty_is_filled() {
        let mut here = state("", State::Initial);
        let unknown = back(&here, "A", None, false);
        assert_eq!(merge(&mut here, &unknown, None, "x.xlf").taken, 1);
        let other = back(&here, "B", Some(State::Final), false);
        assert_eq!(merge(&mut here, &other, None, "x.xlf").findings[0].rule.code, "X010");
        assert_eq!(here.units[0].target.text, "A");
        let mut stranger = back(&here, "B", None, false);
        stranger[0].id = "p-2".into();
        assert_eq!(merge(&mut here, &stranger, None, "x.xlf").findings[0].rule.code, "X011");
    }
}

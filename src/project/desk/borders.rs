//! The borders of units: two joined, one cut, and the document aligned around them again.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Ground;
use crate::align::{self, AlignOptions, Knowledge, Side, Task};
use crate::exchange::xliff::{self, StateFile, StateUnit, fingerprint};
use crate::lang;
use crate::model::{BlockKind, Locale, Origin, State, Target, Unit};
use crate::project::discover::DocumentPlan;
use crate::project::files;
use crate::project::run::{self, Loaded, RunError, UnitRun};
use crate::project::terminology::{self, References};
use crate::segment;

/// Why no border was changed.
pub enum Unchanged {
    /// There is nothing to join or to cut.
    Nothing,
    /// The documents are not what the units were made of.
    Outdated,
    /// A file cannot be used.
    Failed(RunError),
}

/// The longest lexicon that is read, in bytes.
const LEXICON: u64 = 256 << 20;

/// The sentences of each language of a unit.
pub fn sentences(source: &Locale, targets: &[Locale], unit: &Unit) -> BTreeMap<Locale, Vec<String>> {
    let cut = |locale: &Locale, text: &str| -> Vec<String> {
        let spans = segment::segment(text, lang::of(locale));
        spans.iter().map(|s| s.of(text).to_owned()).filter(|s| !s.trim().is_empty()).collect()
    };
    let mut all = BTreeMap::from([(source.clone(), cut(source, &unit.source))]);
    for locale in targets {
        let text = unit.targets.get(locale).map_or("", |target| target.text.as_str());
        all.insert(locale.clone(), cut(locale, text));
    }
    all
}

fn side<'a>(locale: &'a Locale, list: &'a [String]) -> Side<'a> {
    Side {
        locale,
        segments: list.iter().map(|sentence| sentence.trim()).collect(),
        paragraphs: vec![0; list.len()],
        kinds: vec![BlockKind::Paragraph; list.len()],
    }
}

/// Where a cut is proposed: where most languages have a border, as alignment of the sentences alone would have it.
pub fn proposed(
    source: &Locale,
    targets: &[Locale],
    sentences: &BTreeMap<Locale, Vec<String>>,
) -> BTreeMap<Locale, usize> {
    let Some(sources) = sentences.get(source).filter(|list| list.len() > 1) else { return BTreeMap::new() };
    let lists: Vec<(&Locale, &[String])> =
        targets.iter().filter_map(|locale| Some((locale, sentences.get(locale)?.as_slice()))).collect();
    let task = Task {
        source: side(source, sources),
        targets: lists.iter().map(|(locale, list)| side(locale, list)).collect(),
        pins: vec![Vec::new(); lists.len()],
    };
    let beads = align::align(&[task], &Knowledge::default(), &AlignOptions::default());
    let border = |cut: usize, list: &[crate::model::Bead]| {
        list.iter()
            .find(|bead| bead.source.start == cut && !bead.source.is_empty())
            .map(|bead| bead.target.start)
    };
    let best = (1..sources.len()).max_by_key(|cut| {
        let agree = beads[0].iter().filter(|list| border(*cut, list).is_some()).count();
        (agree, std::cmp::Reverse(cut.abs_diff(sources.len() / 2)))
    });
    let Some(cut) = best else { return BTreeMap::new() };
    let mut cuts = BTreeMap::from([(source.clone(), cut)]);
    for ((locale, list), beads) in lists.iter().zip(&beads[0]) {
        let share = (list.len() * cut).div_ceil(sources.len());
        cuts.insert((*locale).clone(), border(cut, beads).unwrap_or(share).min(list.len()));
    }
    cuts
}

/// The states of a document whose unit `index` is joined with the next.
pub fn merged(
    ground: &Ground,
    plan: &DocumentPlan,
    states: &BTreeMap<Locale, StateFile>,
    index: usize,
) -> Result<Vec<(Locale, StateFile)>, Unchanged> {
    change(ground, plan, states, |loaded, runs| {
        let (one, two) = match (runs.get(index), runs.get(index + 1)) {
            (Some(one), Some(two)) => (one, two),
            _ => return Err(Unchanged::Nothing),
        };
        let both = UnitRun {
            source: one.source.start..two.source.end,
            targets: one.targets.iter().map(|(l, run)| (l.clone(), join(run, two.targets.get(l)))).collect(),
        };
        let mut changed = BTreeMap::new();
        for (locale, state) in states {
            let (Some(a), Some(b)) = (state.units.get(index), state.units.get(index + 1)) else {
                return Err(Unchanged::Outdated);
            };
            let texts = [a.target.text.as_str(), b.target.text.as_str()];
            let untouched = [a, b].iter().all(|unit| untouched(&unit.target));
            let written =
                || texts.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(" ");
            let mut unit = piece(loaded, locale, a, &both, 0, (!untouched).then(written));
            unit.target.notes = a.target.notes.iter().chain(&b.target.notes).cloned().collect();
            let mut state = state.clone();
            state.units.splice(index..index + 2, [unit]);
            changed.insert(locale.clone(), state);
        }
        Ok((changed, vec![both]))
    })
}

/// The states of a document whose unit `index` is cut behind so many sentences of each language.
pub fn split(
    ground: &Ground,
    plan: &DocumentPlan,
    states: &BTreeMap<Locale, StateFile>,
    index: usize,
    cuts: &BTreeMap<Locale, usize>,
) -> Result<Vec<(Locale, StateFile)>, Unchanged> {
    let source = &ground.project.config.source;
    change(ground, plan, states, |loaded, runs| {
        let run = runs.get(index).ok_or(Unchanged::Outdated)?;
        let cut = *cuts.get(source).ok_or(Unchanged::Nothing)?;
        if cut == 0 || cut >= run.source.len() {
            return Err(Unchanged::Nothing);
        }
        let at = |locale: &Locale, run: &Range<usize>| {
            run.start + cuts.get(locale).copied().unwrap_or_default().min(run.len())
        };
        let middle = run.source.start + cut;
        let parts = [
            UnitRun {
                source: run.source.start..middle,
                targets: run.targets.iter().map(|(l, run)| (l.clone(), run.start..at(l, run))).collect(),
            },
            UnitRun {
                source: middle..run.source.end,
                targets: run.targets.iter().map(|(l, run)| (l.clone(), at(l, run)..run.end)).collect(),
            },
        ];
        let mut changed = BTreeMap::new();
        for (locale, state) in states {
            let unit = state.units.get(index).ok_or(Unchanged::Outdated)?;
            let texts: [Option<String>; 2] = if untouched(&unit.target) {
                [None, None]
            } else {
                let text = &unit.target.text;
                let spans = segment::segment(text, lang::of(locale));
                let end =
                    cuts.get(locale).and_then(|cut| spans.get(cut.checked_sub(1)?)).map_or(0, |s| s.end);
                [Some(text[..end].trim().to_owned()), Some(text[end..].trim().to_owned())]
            };
            let [first, second] = texts;
            let one = piece(loaded, locale, unit, &parts[0], 0, first);
            let mut two = piece(loaded, locale, unit, &parts[1], 1, second);
            two.target.notes.clear();
            let mut state = state.clone();
            state.units.splice(index..=index, [one, two]);
            changed.insert(locale.clone(), state);
        }
        Ok((changed, parts.to_vec()))
    })
}

fn join(one: &Range<usize>, two: Option<&Range<usize>>) -> Range<usize> {
    match two {
        None => one.clone(),
        Some(two) if two.is_empty() => one.clone(),
        Some(two) if one.is_empty() => two.clone(),
        Some(two) => one.start.min(two.start)..one.end.max(two.end),
    }
}

/// Whether a text is the one that the translation document gave.
fn untouched(target: &Target) -> bool {
    target.text.is_empty() || target.given.as_ref() == Some(&fingerprint(&target.text))
}

/// A unit of changed borders: with the text of the documents, or with one that a person wrote. What was approved was
/// approved in other borders.
fn piece(
    loaded: &Loaded,
    locale: &Locale,
    old: &StateUnit,
    run: &UnitRun,
    part: usize,
    text: Option<String>,
) -> StateUnit {
    let (source, place) = loaded.text_of(None, run.source.clone());
    let range = run.targets.get(locale).cloned().unwrap_or_default();
    let (given, target_place) = loaded.text_of(Some(locale), range);
    let text = text.unwrap_or_else(|| given.clone());
    let target = Target {
        state: if text.is_empty() { State::Initial } else { State::Translated },
        origin: if text.is_empty() { Origin::None } else { Origin::Human },
        place: Some(target_place).filter(|_| !given.is_empty()),
        given: Some(fingerprint(&given)).filter(|_| !given.is_empty()),
        notes: old.target.notes.clone(),
        pinned: true,
        text,
        ..Target::default()
    };
    // An id that is none is given anew, from the source.
    let id = if part == 0 { old.id.clone() } else { format!("~{part}") };
    StateUnit { id, kind: old.kind, source, place, target, terms: Vec::new(), form: None }
}

type Changed = (BTreeMap<Locale, StateFile>, Vec<UnitRun>);

/// Aligns a document again around changed units.
fn change(
    ground: &Ground,
    plan: &DocumentPlan,
    states: &BTreeMap<Locale, StateFile>,
    change: impl FnOnce(&Loaded, &[UnitRun]) -> Result<Changed, Unchanged>,
) -> Result<Vec<(Locale, StateFile)>, Unchanged> {
    let project = &ground.project;
    let mut loaded = run::load(project, plan).map_err(Unchanged::Failed)?;
    if loaded.keyed().is_some() {
        return Err(Unchanged::Nothing);
    }
    let runs = loaded.runs(states).ok_or(Unchanged::Outdated)?;
    let (changed, wanted) = change(&loaded, &runs)?;
    loaded.set_kept(changed);
    let mut knowledge = terminology::knowledge(project, ground.terminology.glossary);
    let learned = files::read_inside(&project.root, &files::learned(), LEXICON).ok();
    let learned = learned.and_then(|bytes| String::from_utf8(bytes).ok());
    if let Some(lexicon) = learned.and_then(|text| align::Lexicon::read(&files::learned(), &text).ok()) {
        knowledge.lexicon = lexicon;
    }
    let beads = align::align(&[loaded.task()], &knowledge, &AlignOptions::default());
    let references = References::new(project, ground.terminology);
    let draft = run::draft(project, plan, ground.terminology, &loaded, &beads[0]);
    let finished = run::finish(project, plan, ground.terminology, &references, &loaded, draft);
    for run in &wanted {
        let (source, _) = loaded.text_of(None, run.source.clone());
        if !finished.units.iter().any(|unit| unit.source == source) {
            return Err(Unchanged::Outdated);
        }
    }
    let mut after = Vec::new();
    for locale in &project.config.targets {
        let path = project.config.state_path(&plan.id, locale);
        let file = finished.files.iter().find(|(name, _)| *name == path);
        let Some(text) = file.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()) else { continue };
        let state = xliff::read(&path, text).map_err(|error| Unchanged::Failed(error.into()))?;
        after.push((locale.clone(), state));
    }
    Ok(after)
}

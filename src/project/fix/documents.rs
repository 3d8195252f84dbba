//! Fixes in the documents of a project: in the translation's own file where its text is written as it reads, else in the kept XLIFF,
//! as a reviewer would. A text that somebody has approved is changed only when a person says so.

use std::collections::{BTreeMap, HashMap};

use super::{Changes, Fixed, Proposed, is_fixable, is_safe, spliced};
use crate::catalog;
use crate::catalog::edit::{Edit, edited};
use crate::exchange::xliff::{self, StateFile, fingerprint};
use crate::model::{Block, Finding, Locale, Origin, State};
use crate::project::batch::BatchError;
use crate::project::config::Project;
use crate::project::discover::{self, DocumentPlan};
use crate::project::files::{self, Writer};
use crate::project::run::{self, RunError};
use crate::text::{LineIndex, Place, Span};

/// Makes the safe fixes of findings, and those of the others that `wanted` wants; without it none of these. It is asked of each in
/// the order of findings; of fixes that cannot be made it is not asked.
///
/// # Errors
///
/// Another process that writes in the project, and a file that cannot be read or written; those before it are done.
pub fn fix(
    project: &Project,
    findings: &[Finding],
    mut wanted: Option<&mut dyn FnMut(&Proposed) -> bool>,
) -> Result<Fixed, BatchError> {
    let writer = Writer::lock(&project.root)?;
    let (plans, _) = discover::documents(project)?;
    let path = |plan: &'_ DocumentPlan, locale| plan.targets.get(locale).unwrap_or(&plan.source).clone();
    let sides: HashMap<(String, &Locale), &DocumentPlan> = plans
        .iter()
        .flat_map(|plan| project.config.targets.iter().map(move |l| ((path(plan, l), l), plan)))
        .collect();
    let mut by_side: BTreeMap<(&str, &Locale), Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_fixable(finding, true)) {
        if let Some(locale) = &finding.locale {
            by_side.entry((&finding.path, locale)).or_default().push(finding);
        }
    }
    let mut fixed = Fixed::default();
    for ((path, locale), findings) in by_side {
        if let Some(plan) = sides.get(&(path.to_owned(), locale)) {
            let side = Side::read(project, plan, locale)?;
            side.fix(&writer, &findings, &mut wanted, &mut fixed)?;
        }
    }
    Ok(fixed)
}

/// A document in one of its languages.
struct Side<'s> {
    sheet: Option<Sheet<'s>>,
    state_path: String,
    state: Option<StateFile>,
    /// Where each unit stands in the state.
    places: HashMap<String, usize>,
}

/// A fix that is wanted.
struct Wish<'f> {
    finding: &'f Finding,
    /// The change in the translation's file, where there is one.
    change: Option<Change>,
    /// The unit in the state that has the text.
    unit: Option<usize>,
    is_approved: bool,
}

impl<'s> Side<'s> {
    fn read(project: &Project, plan: &'s DocumentPlan, locale: &'s Locale) -> Result<Self, RunError> {
        let state = run::read_state(project, &plan.id, locale)?;
        let units = state.iter().flat_map(|state| &state.units).enumerate();
        let places = units.map(|(at, unit)| (unit.id.clone(), at)).collect();
        let sheet = match plan.targets.get(locale) {
            Some(path) => Sheet::read(project, plan, locale, path)?,
            None => None,
        };
        Ok(Self { sheet, state_path: project.config.state_path(&plan.id, locale), state, places })
    }

    fn fix(
        mut self,
        writer: &Writer,
        findings: &[&Finding],
        wanted: &mut Option<&mut dyn FnMut(&Proposed) -> bool>,
        fixed: &mut Fixed,
    ) -> Result<(), RunError> {
        let mut wishes = Vec::new();
        for finding in findings {
            let unit = self.unit(finding);
            let is_approved = unit.is_some_and(|unit| self.is_approved(unit));
            let change = self.sheet.as_ref().and_then(|sheet| sheet.change(finding));
            let mut wish = Wish { finding, change, unit, is_approved };
            let is_safe = is_safe(finding) && !is_approved;
            if !is_safe {
                let Some(wanted) = wanted.as_mut() else { continue };
                let made = wish.change.as_ref().and_then(|change| self.sheet.as_ref()?.alone(change));
                if made.is_none() {
                    wish.change = None;
                }
                let target = finding.target.as_deref().unwrap_or_default();
                let text = finding.fix.as_ref().and_then(|fix| fix.applied(target)).unwrap_or_default();
                let (path, change) = match (&made, &self.sheet, unit) {
                    (Some(new), Some(sheet), _) => (sheet.path, (sheet.text.as_str(), new.as_str())),
                    (_, _, Some(_)) => (self.state_path.as_str(), (target, text.as_str())),
                    _ => {
                        fixed.left += 1;
                        continue;
                    }
                };
                if !wanted(&Proposed { finding, path, change }) {
                    continue;
                }
            }
            wishes.push(wish);
        }
        if let Some(sheet) = &self.sheet {
            let new = sheet.changed(&mut wishes);
            if new != sheet.text && writer.write(sheet.path, format!("{}{new}", sheet.mark).as_bytes())? {
                fixed.files += 1;
            }
        }
        let in_document = wishes.iter().filter(|wish| wish.change.is_some() && !wish.is_approved).count();
        fixed.made += in_document;
        let in_state = wishes.iter().filter(|wish| wish.change.is_none() || wish.is_approved);
        let mut texts: BTreeMap<usize, Changes> = BTreeMap::new();
        for wish in in_state {
            let added = wish.unit.zip(wish.finding.fix.as_ref()).is_some_and(|(unit, fix)| {
                let target = wish.finding.target.as_deref().unwrap_or_default();
                texts.entry(unit).or_insert_with(|| Changes::new(target)).add(fix)
            });
            match added || wish.change.is_some() {
                true => fixed.made += 1,
                false => fixed.left += 1,
            }
        }
        if let Some(mut state) = self.state.take().filter(|_| !texts.is_empty()) {
            for (unit, changes) in texts {
                let target = &mut state.units[unit].target;
                target.text = changes.applied();
                // What an engine made is still what an engine made; the rest is now a person's text, which no run changes.
                if matches!(target.origin, Origin::Memory(_) | Origin::Engine(_))
                    && !target.state.is_approved()
                {
                    target.given = Some(fingerprint(&target.text));
                } else {
                    target.origin = Origin::Human;
                    target.confidence = None;
                    target.state = target.state.max(State::Translated);
                }
                let text = &target.text;
                target.proposals.retain(|proposal| proposal.text != *text);
            }
            fixed.files += usize::from(writer.write(&self.state_path, xliff::write(&state).as_bytes())?);
        }
        Ok(())
    }

    /// The unit in the state that has the finding's text.
    fn unit(&self, finding: &Finding) -> Option<usize> {
        let at = *self.places.get(finding.unit.as_ref()?)?;
        let unit = self.state.as_ref()?.units.get(at)?;
        (Some(&unit.target.text) == finding.target.as_ref()).then_some(at)
    }

    fn is_approved(&self, unit: usize) -> bool {
        let unit = self.state.as_ref().and_then(|state| state.units.get(unit));
        unit.is_some_and(|unit| unit.target.state.is_approved())
    }
}

/// The translation's own file.
struct Sheet<'s> {
    path: &'s str,
    plan: &'s DocumentPlan,
    locale: &'s Locale,
    /// Its byte order mark.
    mark: &'static str,
    text: String,
    lines: LineIndex,
    blocks: Vec<Block>,
    /// The stretches of each line: the block, and the byte of its text.
    stretches: HashMap<u32, Vec<(usize, usize)>>,
}

/// A change of a translation's file.
enum Change {
    /// Of these bytes of the file, which stand so in this block.
    Stretch { span: Span, text: String, block: usize, inside: Span },
    /// Of an entry of a locale file.
    Entry(Edit),
}

impl<'s> Sheet<'s> {
    /// Nothing for a file that is no text in UTF-8.
    fn read(
        project: &Project,
        plan: &'s DocumentPlan,
        locale: &'s Locale,
        path: &'s str,
    ) -> Result<Option<Self>, RunError> {
        let limit = plan.options(locale).max_bytes as u64;
        let bytes = files::read_inside(&project.root, path, limit)?;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(None) };
        let (mark, text) = match text.strip_prefix('\u{FEFF}') {
            Some(rest) => ("\u{FEFF}", rest.to_owned()), // BYTE ORDER MARK
            None => ("", text),
        };
        let Ok((blocks, _)) = plan.read(locale, path, text.as_bytes()) else { return Ok(None) };
        let mut stretches: HashMap<u32, Vec<(usize, usize)>> = HashMap::new();
        for (index, block) in blocks.iter().enumerate() {
            for (at, place) in &block.places {
                stretches.entry(place.line).or_default().push((index, *at));
            }
        }
        let lines = LineIndex::new(&text);
        Ok(Some(Self { path, plan, locale, mark, text, lines, blocks, stretches }))
    }

    /// The change that a finding's fix is in this file.
    fn change(&self, finding: &Finding) -> Option<Change> {
        let (fix, target) = (finding.fix.as_ref()?, finding.target.as_deref()?);
        let old = target.get(fix.span.start..fix.span.end)?;
        if let Some(format) = catalog::by_path(self.path) {
            return self.entry(format, finding, target).map(|name| {
                let new = fix.applied(target).unwrap_or_default();
                Change::Entry(Edit::Text { name, locale: None, old: target.to_owned(), new })
            });
        }
        let (from, to) = finding.fix_region?;
        let (start, end) = (self.lines.offset(&self.text, from)?, self.lines.offset(&self.text, to)?);
        let (block, at) = self.stretch(from, old)?;
        let inside = Span::new(at, at + old.len());
        let same = self.text.get(start..end)? == old;
        same.then(|| Change::Stretch { span: Span::new(start, end), text: fix.text.clone(), block, inside })
    }

    /// The block with the text `old` at a place, and the byte of it.
    fn stretch(&self, place: Place, old: &str) -> Option<(usize, usize)> {
        let is = |&(index, at): &(usize, usize)| {
            let block = &self.blocks[index];
            let columns = place.column.checked_sub(block.place(at).column)? as usize;
            let rest = &block.text[at..];
            let offset = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(columns)?;
            let there = block.place(at + offset) == place && rest[offset..].starts_with(old);
            there.then_some((index, at + offset))
        };
        self.stretches.get(&place.line)?.iter().rev().find_map(is)
    }

    /// The name of the entry with a finding's text: the unit's own, or the one in its line.
    fn entry(&self, format: &dyn catalog::Format, finding: &Finding, target: &str) -> Option<String> {
        let catalog = format.read(&self.text);
        let same: Vec<_> = catalog.entries.iter().filter(|entry| entry.text == target).collect();
        let own = same.iter().find(|entry| Some(entry.name()) == finding.unit);
        let line = |at: usize| self.lines.place(&self.text, at).line;
        let here = |entry: &&&catalog::Entry<'_>| {
            (line(entry.key.start)..=line(entry.value.end)).contains(&finding.place.line)
        };
        let only = || same.first().filter(|_| same.len() == 1);
        own.or_else(|| same.iter().find(here)).or_else(only).map(|entry| entry.name())
    }

    /// The file with one change, if it can be made.
    fn alone(&self, change: &Change) -> Option<String> {
        match change {
            Change::Stretch { .. } => self.proven(&[change]),
            Change::Entry(edit) => {
                let format = catalog::by_path(self.path)?;
                let (new, made) = edited(format, &self.text, std::slice::from_ref(edit));
                made.contains(&true).then_some(new)
            }
        }
    }

    /// The file with every change that can be made; those that cannot are taken out of the wishes.
    fn changed(&self, wishes: &mut [Wish]) -> String {
        if let Some(format) = catalog::by_path(self.path) {
            return self.entries_changed(format, wishes);
        }
        let mut order: Vec<usize> = (0..wishes.len()).filter(|at| wishes[*at].change.is_some()).collect();
        let span = |at: &usize| match &wishes[*at].change {
            Some(Change::Stretch { span, .. }) => *span,
            _ => Span::default(),
        };
        order.sort_by_key(span);
        order
            .dedup_by(|later, earlier| span(later).start < span(earlier).end || span(later) == span(earlier));
        let mut made = Vec::new();
        self.choose(wishes, &order, &mut made);
        let new = self.together(wishes, &made).unwrap_or_else(|| self.text.clone());
        for (at, wish) in wishes.iter_mut().enumerate() {
            wish.change = wish.change.take().filter(|_| made.contains(&at));
        }
        new
    }

    /// Adds to `made` those of `order` that can be made together with it: all of them, or else what can be of each half.
    fn choose(&self, wishes: &[Wish], order: &[usize], made: &mut Vec<usize>) {
        let with = [made.as_slice(), order].concat();
        if self.together(wishes, &with).is_some() {
            *made = with;
        } else if order.len() > 1 {
            let (left, right) = order.split_at(order.len() / 2);
            self.choose(wishes, left, made);
            self.choose(wishes, right, made);
        }
    }

    fn together(&self, wishes: &[Wish], which: &[usize]) -> Option<String> {
        let mut changes: Vec<&Change> =
            which.iter().filter_map(|at| wishes.get(*at)?.change.as_ref()).collect();
        changes.sort_by_key(|change| match change {
            Change::Stretch { span, .. } => *span,
            Change::Entry(_) => Span::default(),
        });
        self.proven(&changes)
    }

    /// The file with changes in its order, if it then reads as it did but for these.
    fn proven(&self, changes: &[&Change]) -> Option<String> {
        let mut spans = Vec::new();
        let mut inside: BTreeMap<usize, Vec<(Span, String)>> = BTreeMap::new();
        for change in changes {
            if let Change::Stretch { span, text, block, inside: there } = change {
                spans.push((*span, text.clone()));
                inside.entry(*block).or_default().push((*there, text.clone()));
            }
        }
        let new = spliced(&self.text, &spans);
        let (blocks, _) = self.plan.read(self.locale, self.path, new.as_bytes()).ok()?;
        let same = blocks.len() == self.blocks.len()
            && blocks.iter().zip(&self.blocks).enumerate().all(|(index, (new, old))| {
                let said = inside.get(&index).map(|spans| spliced(&old.text, spans));
                new.kind == old.kind && new.key == old.key && new.text == said.as_deref().unwrap_or(&old.text)
            });
        same.then_some(new)
    }

    /// The same in a locale file, where the fixes of one text are one change.
    fn entries_changed(&self, format: &dyn catalog::Format, wishes: &mut [Wish]) -> String {
        let mut texts: BTreeMap<(String, String), (Changes, Vec<usize>)> = BTreeMap::new();
        for (at, wish) in wishes.iter_mut().enumerate() {
            let added = match (&wish.change, &wish.finding.fix) {
                (Some(Change::Entry(Edit::Text { name, old, .. })), Some(fix)) => {
                    let key = (name.clone(), old.clone());
                    let entry = texts.entry(key).or_insert_with(|| (Changes::new(old), Vec::new()));
                    let added = entry.0.add(fix);
                    entry.1.extend(added.then_some(at));
                    added
                }
                _ => false,
            };
            if !added {
                wish.change = None;
            }
        }
        let edit = |((name, old), (changes, _)): (&(String, String), &(Changes, Vec<usize>))| Edit::Text {
            name: name.clone(),
            locale: None,
            old: old.clone(),
            new: changes.applied(),
        };
        let edits: Vec<Edit> = texts.iter().map(edit).collect();
        let (new, made) = edited(format, &self.text, &edits);
        for ((_, of), made) in texts.values().zip(made) {
            of.iter().filter(|_| !made).for_each(|at| wishes[*at].change = None);
        }
        new
    }
}

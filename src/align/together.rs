//! All language pairs of a batch together: each learned from by itself, then held against the others and against its own
//! clauses.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::area::areas;
use super::evidence::Explained;
use super::evidence::third::{Links, Third};
use super::learn::{Group, WIDE, learn};
use super::lexicon::Lexicon as Taught;
use super::views::{self, Borders};
use super::{AlignOptions, Knowledge, Side, Task};
use crate::model::{Bead, Locale};

/// The targets of all tasks, a language pair at a time.
pub fn align(
    tasks: &[Task],
    knowledge: &Knowledge,
    options: &AlignOptions,
    mut taught: Option<&mut Taught>,
) -> Vec<Vec<Vec<Bead>>> {
    let mut result: Vec<Vec<Vec<Bead>>> =
        tasks.iter().map(|task| vec![Vec::new(); task.targets.len()]).collect();
    let groups = groups(tasks);
    let mut learned = all(tasks, &groups, knowledge, options, true);
    if let Some(taught) = &mut taught {
        learned.iter().zip(groups.keys()).for_each(|(group, locales)| group.teach(*locales, taught));
    }
    clauses(&mut learned, knowledge, options);
    for (group, places) in learned.iter().zip(groups.into_values()) {
        for ((task, target), beads) in places.into_iter().zip(group.decode()) {
            result[task][target] = beads;
        }
    }
    result
}

/// Every language pair, learned from and held against the others.
fn all<'a>(
    tasks: &'a [Task],
    groups: &BTreeMap<[&'a Locale; 2], Vec<(usize, usize)>>,
    knowledge: &Knowledge,
    options: &AlignOptions,
    settle: bool,
) -> Vec<Group<'a>> {
    let group = |(locales, places): (&[&'a Locale; 2], &Vec<_>)| {
        group(tasks, *locales, places, knowledge, options, settle)
    };
    let mut learned: Vec<Group> = groups.iter().map(group).collect();
    third(&mut learned, options);
    learned
}

/// What the documents of a language pair teach.
fn group<'a>(
    tasks: &'a [Task],
    locales: [&'a Locale; 2],
    places: &[(usize, usize)],
    knowledge: &Knowledge,
    options: &AlignOptions,
    settle: bool,
) -> Group<'a> {
    let sides: Vec<[&Side; 2]> =
        places.iter().map(|(task, target)| [&tasks[*task].source, &tasks[*task].targets[*target]]).collect();
    let areas = |at: usize, tokens: &_, anchors: &_| {
        let (task, target) = places[at];
        areas(tokens, tasks[task].pins.get(target).map_or(&[][..], Vec::as_slice), anchors, options)
    };
    learn(&sides, locales, areas, knowledge, options, settle)
}

/// Leads the pairs of a text with two translations of each other through the third.
fn third(groups: &mut [Group], options: &AlignOptions) {
    if groups.len() < 3 || options.without.has_named(Third::NAME) {
        return;
    }
    // Every pair, by which texts it joins: the same text may stand in several tasks.
    let mut texts: HashMap<(&Locale, &[&str]), usize> = HashMap::new();
    let mut joined: BTreeMap<[usize; 2], [usize; 2]> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        for (pair, sides) in group.pairs.iter().map(|pair| pair.sides).enumerate() {
            let text = sides.map(|side| {
                let next = texts.len();
                *texts.entry((side.locale, &side.segments[..])).or_insert(next)
            });
            joined.entry(text).or_insert([at, pair]);
        }
    }
    let mut next: BTreeMap<usize, Vec<(usize, [usize; 2], bool)>> = BTreeMap::new();
    for ([source, target], place) in &joined {
        next.entry(*source).or_default().push((*target, *place, false));
        next.entry(*target).or_default().push((*source, *place, true));
    }
    let mut ways = Vec::new();
    for ([source, target], place) in &joined {
        let of = |text| next.get(&text).into_iter().flatten();
        let both = of(*source).flat_map(|one| of(*target).map(move |other| (one, other)));
        ways.extend(
            both.filter(|(one, other)| one.0 == other.0).map(|(one, other)| (*place, *one, *other)).next(),
        );
    }
    let needed: BTreeSet<[usize; 2]> = ways.iter().flat_map(|(_, one, other)| [one.1, other.1]).collect();
    let links: BTreeMap<[usize; 2], Links> =
        needed.into_par_iter().map(|place| (place, groups[place[0]].links(place[1]))).collect();
    for ([group, pair], (_, one, turned), (_, other, straight)) in ways {
        let turn = |place: &[usize; 2], turned: bool| {
            links.get(place).map(|links| if turned { links.turned() } else { links.clone() })
        };
        if let (Some(first), Some(second)) = (turn(&one, turned), turn(&other, !straight)) {
            groups[group].pairs[pair].third = Some(first.through(&second));
        }
    }
}

/// Documents of wide beads are seen at their clauses: the source's, and those of both sides.
fn clauses(groups: &mut [Group], knowledge: &Knowledge, options: &AlignOptions) {
    if !knowledge.vectors.is_empty() {
        return;
    }
    for group in groups {
        let wide: Vec<usize> = (0..group.pairs.len()).filter(|at| group.wide(*at) > WIDE).collect();
        for cut in [[true, false], [true, true]] {
            let (made, borders): (Vec<[Side; 2]>, Vec<[Borders; 2]>) = wide
                .iter()
                .map(|at| {
                    let [source, target] = group.pairs[*at].sides;
                    let (source, target) = (views::pieces(source, cut[0]), views::pieces(target, cut[1]));
                    ([source.0, target.0], [source.1, target.1])
                })
                .unzip();
            let sides: Vec<[&Side; 2]> = made.iter().map(|[source, target]| [source, target]).collect();
            let Some(locales) = sides.first().map(|sides| sides.map(|side| side.locale)) else { break };
            let areas = |at: usize, _: &_, _: &_| group.pieces(wide[at], &borders[at]);
            let view = learn(&sides, locales, areas, knowledge, options, false);
            let seen: Vec<views::Seen> =
                (0..wide.len()).into_par_iter().map(|at| view.beads_of_lines(at, &borders[at])).collect();
            drop(view);
            for (at, seen) in wide.iter().zip(seen) {
                group.pairs[*at].views.push(seen);
            }
        }
    }
}

/// What each evidence and the prior say of the beads of the targets of each task.
pub fn explain(
    tasks: &[Task],
    beads: &[Vec<Vec<Bead>>],
    knowledge: &Knowledge,
    options: &AlignOptions,
) -> Vec<Vec<Vec<Option<Explained>>>> {
    let mut result: Vec<Vec<Vec<_>>> =
        tasks.iter().map(|task| vec![Vec::new(); task.targets.len()]).collect();
    let groups = groups(tasks);
    let learned = all(tasks, &groups, knowledge, options, true);
    for (group, places) in learned.iter().zip(groups.into_values()) {
        for (at, (task, target)) in places.into_iter().enumerate() {
            let (n, m) = (tasks[task].source.segments.len(), tasks[task].targets[target].segments.len());
            let beads = beads.get(task).and_then(|beads| beads.get(target)).map_or(&[][..], Vec::as_slice);
            let explained = |bead: &Bead| {
                let inside = bead.source.end <= n && bead.target.end <= m;
                let seen = group.seen(at);
                inside.then(|| group.pairs[at].explain(bead, &seen, &group.model, &group.known)).flatten()
            };
            result[task][target] = beads.iter().map(explained).collect();
        }
    }
    result
}

/// For each bead that is less sure than `least`, by its number, what would stand in its place.
pub fn instead(
    tasks: &[Task],
    beads: &[Vec<Vec<Bead>>],
    least: f32,
    knowledge: &Knowledge,
    options: &AlignOptions,
) -> Vec<Vec<BTreeMap<usize, Vec<Bead>>>> {
    let mut result: Vec<Vec<BTreeMap<_, _>>> =
        tasks.iter().map(|task| vec![BTreeMap::new(); task.targets.len()]).collect();
    let groups = groups(tasks);
    let mut learned = all(tasks, &groups, knowledge, options, false);
    clauses(&mut learned, knowledge, options);
    for (group, places) in learned.iter().zip(groups.into_values()) {
        for (at, (task, target)) in places.into_iter().enumerate() {
            let beads = beads.get(task).and_then(|beads| beads.get(target)).map_or(&[][..], Vec::as_slice);
            let doubtful = beads.iter().enumerate().filter(|(_, bead)| bead.confidence < least);
            result[task][target] =
                doubtful.map(|(number, bead)| (number, group.instead(at, bead, beads))).collect();
        }
    }
    result
}

/// The targets of all tasks, a language pair at a time: task and target.
fn groups<'a>(tasks: &'a [Task]) -> BTreeMap<[&'a Locale; 2], Vec<(usize, usize)>> {
    let mut groups: BTreeMap<[&Locale; 2], Vec<(usize, usize)>> = BTreeMap::new();
    for (at, task) in tasks.iter().enumerate() {
        for (target, side) in task.targets.iter().enumerate() {
            groups.entry([task.source.locale, side.locale]).or_default().push((at, target));
        }
    }
    groups
}

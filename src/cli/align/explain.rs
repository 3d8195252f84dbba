//! Why a bead, and which beads to look at.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::formats::{Aligned, columns, label};
use super::{Options, Pin, pin};
use crate::align::{Knowledge, Task, explain as explained, instead};
use crate::cli::Context;
use crate::cli::table::Table;
use crate::model::Bead;

/// What each evidence said of the beads that the options name.
pub(super) fn explain(
    context: &Context,
    task: &[Task],
    beads: &[Bead],
    knowledge: &Knowledge,
    options: &Options,
) -> String {
    let (source, target) = (&task[0].source, &task[0].targets[0]);
    let aligned = Aligned { name: "", source, target, beads };
    let sizes = [source.segments.len(), target.segments.len()];
    let asked: Vec<Option<(String, Bead)>> =
        options.explain.iter().map(|asked| asked.find(beads, sizes)).collect();
    let all: Vec<Bead> = asked.iter().flatten().map(|(_, bead)| bead.clone()).collect();
    let said = explained(task, &[vec![all]], knowledge, &options.align());
    let mut said = said[0][0].iter();
    let mut text = String::new();
    for (asked, found) in options.explain.iter().zip(&asked) {
        let Some((label, bead)) = found else {
            let (number, count) = (asked.to_string(), beads.len().to_string());
            let _ = writeln!(
                text,
                "{}",
                context.ui.text("align-no-bead", &[("number", &number), ("count", &count)])
            );
            continue;
        };
        text.push_str(&aligned.row(label, bead, columns()));
        let Some(Some(said)) = said.next() else {
            let _ = writeln!(text, "{}", context.ui.text("align-too-wide", &[]));
            continue;
        };
        let heading = |key| context.ui.text(key, &[]);
        let mut table = Table::new(vec![heading("align-evidence"), heading("align-nats")]);
        let mut sum = said.prior;
        table.row(vec![heading("align-prior"), format!("{:+.2}", said.prior)]);
        for (name, nats) in said.said.iter().filter(|(_, nats)| nats.abs() >= 0.005) {
            sum += nats;
            table.row(vec![(*name).to_owned(), format!("{nats:+.2}")]);
        }
        table.row(vec![heading("align-sum"), format!("{sum:+.2}")]);
        text.push_str(&table.render());
    }
    text
}

/// The beads less sure than `least`, the least sure first.
pub(super) fn doubtful(
    context: &Context,
    task: &[Task],
    beads: &[Bead],
    least: f32,
    knowledge: &Knowledge,
    options: &Options,
) -> String {
    let Some(target) = task.first() else { return String::new() };
    let aligned = Aligned { name: "", source: &target.source, target: &target.targets[0], beads };
    let mut doubtful: Vec<(usize, &Bead)> =
        beads.iter().enumerate().filter(|(_, bead)| bead.confidence < least).collect();
    doubtful.sort_by(|(_, a), (_, b)| a.confidence.total_cmp(&b.confidence));
    let all = vec![vec![beads.to_vec()]];
    let runners_up = match doubtful.is_empty() {
        true => BTreeMap::new(),
        false => instead(std::slice::from_ref(target), &all, least, knowledge, &options.align())
            .remove(0)
            .remove(0),
    };
    let mut text = String::new();
    for (at, bead) in &doubtful {
        text.push_str(&aligned.row(&label(at + 1, bead), bead, columns()));
        let others = runners_up.get(at).map_or(&[][..], Vec::as_slice);
        if !others.is_empty() {
            let _ = writeln!(text, "{:>10}{}", "", context.ui.text("align-instead", &[]));
            for other in others {
                text.push_str(&aligned.row(&format!("     {:.2}", other.confidence), other, columns()));
            }
        }
    }
    let (found, all) = (doubtful.len().to_string(), beads.len().to_string());
    let _ = writeln!(text, "{}", context.ui.text("align-doubtful", &[("found", &found), ("all", &all)]));
    text
}

/// A bead that is to be explained.
#[derive(Clone, Debug)]
pub(super) enum Asked {
    /// Of the alignment, by its number from 1.
    Number(usize),
    /// By its segments, whether the alignment has it or not.
    Segments(Pin),
}

impl Asked {
    /// From `4`, a number, or `3-4:5`, segments.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        match text.trim().parse() {
            Ok(number) if number > 0 => Ok(Self::Number(number)),
            _ => pin(text).map(Self::Segments).map_err(|_| {
                "expected the number of a bead, such as 4, or its segments, such as 3-4:5, from 1".to_owned()
            }),
        }
    }

    /// The bead, and what stands before it.
    fn find(&self, beads: &[Bead], sizes: [usize; 2]) -> Option<(String, Bead)> {
        let numbered = |at: usize, bead: &Bead| (label(at + 1, bead), bead.clone());
        match self {
            Self::Number(number) => beads.get(number - 1).map(|bead| numbered(number - 1, bead)),
            Self::Segments(Pin([source, target])) => {
                let of_alignment =
                    beads.iter().enumerate().find(|(_, b)| b.source == *source && b.target == *target);
                let inside = source.end <= sizes[0] && target.end <= sizes[1];
                let other = || Bead { source: source.clone(), target: target.clone(), confidence: 0.0 };
                match of_alignment {
                    Some((at, bead)) => Some(numbered(at, bead)),
                    None => inside.then(|| (String::new(), other())),
                }
            }
        }
    }
}

impl std::fmt::Display for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Segments(Pin([source, target])) => {
                write!(f, "{}-{}:{}-{}", source.start + 1, source.end, target.start + 1, target.end)
            }
        }
    }
}

//! Why a bead, and which beads to look at.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Options;
use super::formats::{Aligned, Format, columns};
use crate::align::{Knowledge, Side, Task, explain as explained, instead};
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
    let said = explained(task, &[vec![beads.to_vec()]], knowledge, &options.align());
    let said = &said[0][0];
    let sides = [&task[0].source, &task[0].targets[0]];
    let mut text = String::new();
    for number in options.explain.iter().map(|number| number.get()) {
        let (Some(bead), Some(said)) = (beads.get(number - 1), said.get(number - 1)) else {
            let count = beads.len().to_string();
            let number = number.to_string();
            let _ = writeln!(
                text,
                "{}",
                context.ui.text("align-no-bead", &[("number", &number), ("count", &count)])
            );
            continue;
        };
        text.push_str(&shown(sides, bead, number));
        let Some(said) = said else { continue };
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
    let Some((sides, target)) =
        task.first().and_then(|task| Some(([&task.source, task.targets.first()?], task)))
    else {
        return String::new();
    };
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
        text.push_str(&shown(sides, bead, at + 1));
        let others = runners_up.get(at).map_or(&[][..], Vec::as_slice);
        if !others.is_empty() {
            let _ = writeln!(text, "{:>10}{}", "", context.ui.text("align-instead", &[]));
            others.iter().for_each(|other| text.push_str(&unnumbered(sides, other)));
        }
    }
    let (found, all) = (doubtful.len().to_string(), beads.len().to_string());
    let _ = writeln!(text, "{}", context.ui.text("align-doubtful", &[("found", &found), ("all", &all)]));
    text
}

/// A bead side by side, without a number.
fn unnumbered(sides: [&Side; 2], bead: &Bead) -> String {
    shown(sides, bead, 1).replacen("   1 ", "     ", 1)
}

/// A bead side by side, with its number.
pub(super) fn shown(sides: [&Side; 2], bead: &Bead, number: usize) -> String {
    let aligned = Aligned { name: "", source: sides[0], target: sides[1], beads: std::slice::from_ref(bead) };
    let text = aligned.render(Format::Text, columns());
    // The number of the bead among all.
    text.replacen("   1 ", &format!("{number:>4} "), 1)
}

//! Alignments as lines `[0, 1]:[0]:0.993`, the notation of the field's scorers: segments of each side by number from 0, what
//! follows a second colon is the confidence or ignored.

use std::fmt::Write as _;

use thiserror::Error;

use crate::model::{Bead, Diagnose};
use crate::text::Place;

/// A bead of an alignment by whomever: segments need not be neighbours.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rung {
    /// Source segments, ascending.
    pub source: Vec<usize>,
    /// Target segments, ascending.
    pub target: Vec<usize>,
}

impl Rung {
    /// Whether a side is empty.
    pub fn is_alone(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }

    pub(super) fn side(&self, side: usize) -> &[usize] {
        if side == 0 { &self.source } else { &self.target }
    }

    /// As a bead, where the segments of each side are neighbours; an empty side stands at `at`.
    pub fn to_bead(&self, at: [usize; 2]) -> Option<Bead> {
        let run = |list: &[usize], at: usize| match list {
            [] => Some(at..at),
            [first, .., last] if last - first + 1 == list.len() => Some(*first..last + 1),
            [one] => Some(*one..one + 1),
            _ => None,
        };
        Some(Bead { source: run(&self.source, at[0])?, target: run(&self.target, at[1])?, confidence: 1.0 })
    }
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}:{line}: {problem}")]
pub struct LadderError {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub problem: LadderProblem,
}

/// A mistake in an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LadderProblem {
    /// It is no bead.
    #[error("the line is no bead such as [0, 1]:[0]")]
    NoBead,
    /// It names a segment that another line names too.
    #[error("segment {0} is named twice")]
    Twice(usize),
    /// It names a segment that is not there.
    #[error("there is no segment {0}")]
    Missing(usize),
}

impl Diagnose for LadderError {
    fn key(&self) -> &'static str {
        match self.problem {
            LadderProblem::NoBead => "error-ladder-no-bead",
            LadderProblem::Twice(_) => "error-ladder-twice",
            LadderProblem::Missing(_) => "error-ladder-missing",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self.problem {
            LadderProblem::NoBead => Vec::new(),
            LadderProblem::Twice(segment) | LadderProblem::Missing(segment) => {
                vec![("segment", segment.to_string())]
            }
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        Some((self.path.clone(), Place::new(self.line, 1)))
    }
}

/// Beads as lines.
///
/// ```
/// use tarjuman::{align::ladder, model::Bead};
/// let bead = Bead { source: 0..2, target: 0..1, confidence: 0.9934 };
/// assert_eq!(ladder::write(&[bead]), "[0, 1]:[0]:0.993\n");
/// ```
pub fn write(beads: &[Bead]) -> String {
    beads.iter().fold(String::new(), |mut text, bead| {
        let list = |run: &std::ops::Range<usize>| run.clone().collect::<Vec<_>>();
        let _ = writeln!(text, "{:?}:{:?}:{:.3}", list(&bead.source), list(&bead.target), bead.confidence);
        text
    })
}

/// The beads of a file, those of two empty sides left out. Where the numbers of segments are given, none may be named twice or
/// lie beyond them.
///
/// # Errors
///
/// The first line that is wrong.
pub fn read(path: &str, text: &str, segments: Option<[usize; 2]>) -> Result<Vec<Rung>, LadderError> {
    let mut used = segments.map(|segments| segments.map(|count| vec![false; count]));
    let mut rungs = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |problem| LadderError {
            path: path.to_owned(),
            line: u32::try_from(at + 1).unwrap_or(u32::MAX),
            problem,
        };
        let [mut source, mut target] = sides(line).ok_or_else(|| wrong(LadderProblem::NoBead))?;
        if let Some(used) = &mut used {
            for (list, used) in [&source, &target].into_iter().zip(used) {
                for segment in list {
                    let seen =
                        used.get_mut(*segment).ok_or_else(|| wrong(LadderProblem::Missing(*segment)))?;
                    if std::mem::replace(seen, true) {
                        return Err(wrong(LadderProblem::Twice(*segment)));
                    }
                }
            }
        }
        source.sort_unstable();
        target.sort_unstable();
        if !(source.is_empty() && target.is_empty()) {
            rungs.push(Rung { source, target });
        }
    }
    Ok(rungs)
}

fn sides(line: &str) -> Option<[Vec<usize>; 2]> {
    let (source, rest) = list(line.trim_start())?;
    let (target, _) = list(rest.trim_start().strip_prefix(':')?.trim_start())?;
    Some([source, target])
}

/// The numbers in brackets at the beginning, and what follows them.
fn list(text: &str) -> Option<(Vec<usize>, &str)> {
    let (inside, rest) = text.strip_prefix('[')?.split_once(']')?;
    let numbers = inside.split([',', ' ', '\t']).filter(|number| !number.is_empty());
    Some((numbers.map(|number| number.parse().ok()).collect::<Option<_>>()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_the_field_writes_them() {
        for (text, found, why) in [
            ("[0, 1]:[0]", Some(vec![(vec![0, 1], vec![0])]), "a bead"),
            (" [1,0] : [0] :0.5: x", Some(vec![(vec![0, 1], vec![0])]), "spaces, another order, a score"),
            ("[]:[2]\n\n[]:[]\n", Some(vec![(vec![], vec![2])]), "an empty side; nothing at all"),
            ("0:0", None, "no brackets"),
            ("[0]:[", None, "cut off"),
            ("[a]:[0]", None, "no number"),
            ("[0]:[0]\n[1]:[0]", None, "a segment twice"),
            ("[0]:[9]", None, "a segment that is not there"),
        ] {
            let rungs = read("a", text, Some([3, 3])).ok();
            let rungs = rungs.map(|list| list.into_iter().map(|r| (r.source, r.target)).collect::<Vec<_>>());
            assert_eq!(rungs, found, "{why}");
        }
    }

    #[test]
    fn a_rung_is_a_bead_where_its_segments_are_neighbours() {
        let rung =
            |source: &[usize], target: &[usize]| Rung { source: source.to_vec(), target: target.to_vec() };
        let bead = rung(&[2, 3], &[]).to_bead([0, 7]).unwrap();
        assert_eq!((bead.source, bead.target), (2..4, 7..7));
        assert_eq!(rung(&[2], &[5, 7]).to_bead([0, 0]), None);
    }
}

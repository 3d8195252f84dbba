//! Paragraphs and headings, where the documents have them: a translation keeps them.

use super::{Edge, Evidence, Scene, each};
use crate::align::Side;
use crate::model::BlockKind;

/// Beads that begin paragraphs and headings on both sides, and beads that cross one's border.
pub struct Structure;

/// In nats: both sides begin a paragraph; only one does; a border inside a bead.
const BOTH: f32 = 1.0;
const ONE: f32 = -1.5;
const CROSSED: f32 = -2.5;
/// Both sides are headings; only one is.
const HEADINGS: f32 = 2.0;
const HEADING: f32 = -2.0;

/// What stands where on one side.
#[derive(Debug, Default)]
pub struct Layout {
    /// For each segment: how many paragraphs have begun with it or before it.
    begun: Vec<u32>,
    heading: Vec<bool>,
}

impl Layout {
    /// Of both sides; nothing where there is nothing to know.
    pub fn of(source: &Side, target: &Side) -> Option<[Self; 2]> {
        let several = |side: &Side| side.paragraphs.windows(2).any(|pair| pair[0] != pair[1]);
        let paragraphs = several(source) && several(target);
        let heads = |side: &Side| side.kinds.iter().any(|kind| matches!(kind, BlockKind::Heading(_)));
        if !paragraphs && !heads(source) && !heads(target) {
            return None;
        }
        Some([source, target].map(|side| {
            let mut count = 0;
            let begun = (0..side.segments.len()).map(|at| {
                count += u32::from(paragraphs && (at == 0 || side.paragraphs[at] != side.paragraphs[at - 1]));
                count
            });
            Self {
                begun: begun.collect(),
                heading: side.kinds.iter().map(|kind| matches!(kind, BlockKind::Heading(_))).collect(),
            }
        }))
    }

    fn begins(&self, at: usize) -> bool {
        self.begun[at] > at.checked_sub(1).map_or(0, |before| self.begun[before])
    }

    /// Borders inside a run.
    fn inside(&self, at: usize, length: u8) -> f32 {
        (self.begun[at + usize::from(length) - 1] - self.begun[at]) as f32
    }
}

impl Evidence for Structure {
    fn name(&self) -> &'static str {
        "structure"
    }

    fn judge(&self, scene: &Scene, edges: &[Edge], scores: &mut [f32]) {
        let Some([source, target]) = &scene.pair.layout else { return };
        let either = |both: f32, one: f32, sides: (bool, bool)| match sides {
            (true, true) => both,
            (false, false) => 0.0,
            _ => one,
        };
        each(edges, scores, |edge| {
            let (i, j) = (edge.i as usize, edge.j as usize);
            either(BOTH, ONE, (source.begins(i), target.begins(j)))
                + CROSSED * (source.inside(i, edge.a) + target.inside(j, edge.b))
                + either(HEADINGS, HEADING, (source.heading[i], target.heading[j]))
        });
    }
}

//! Sums over every way to cut an area into beads: the forward-backward algorithm (Baum 1972) in logarithms.

use super::evidence::Edge;
use super::fast::{LogSum, exp};

/// Forward and backward sums over every path through an area, as logarithms.
#[derive(Debug)]
pub struct Lattice {
    /// Of the paths to each cell.
    pub forward: Vec<f64>,
    /// Of the paths from each cell.
    pub backward: Vec<f64>,
    /// Of all paths.
    pub total: f64,
}

impl Lattice {
    /// Sums over `cells` cells; `edges` come in the order of where they begin, and lead on.
    ///
    /// ```
    /// use tarjuman::align::evidence::Edge;
    /// use tarjuman::align::lattice::Lattice;
    ///
    /// // Two ways from the first cell to the last.
    /// let edge = |here, there| Edge { i: 0, j: 0, here, there, a: 1, b: 1, shape: 0 };
    /// let edges = [edge(0, 1), edge(0, 2), edge(1, 2)];
    /// let scores = [1.0f32, 0.0, -1.0];
    /// let lattice = Lattice::new(&edges, &scores, 3);
    /// assert!((lattice.total - 2f64.ln()).abs() < 1e-6);
    /// assert!((lattice.posterior(&edges[1], scores[1]) - 0.5).abs() < 1e-6);
    /// ```
    pub fn new(edges: &[Edge], scores: &[f32], cells: usize) -> Self {
        let last = cells - 1;
        let mut sums = vec![LogSum::ZERO; cells];
        let mut forward = vec![f64::NEG_INFINITY; cells];
        sums[0] = LogSum::ONE;
        let mut at = usize::MAX;
        let mut here = 0.0;
        for (edge, score) in edges.iter().zip(scores) {
            if edge.here as usize != at {
                at = edge.here as usize;
                here = sums[at].ln();
                forward[at] = here;
            }
            sums[edge.there as usize].add(here + f64::from(*score));
        }
        forward[last] = sums[last].ln();
        let mut backward = vec![f64::NEG_INFINITY; cells];
        backward[last] = 0.0;
        at = usize::MAX;
        let mut sum = LogSum::ZERO;
        for (edge, score) in edges.iter().zip(scores).rev() {
            if edge.here as usize != at {
                if at != usize::MAX {
                    backward[at] = sum.ln();
                }
                at = edge.here as usize;
                sum = LogSum::ZERO;
            }
            sum.add(backward[edge.there as usize] + f64::from(*score));
        }
        if at != usize::MAX && at != last {
            backward[at] = sum.ln();
        }
        Self { total: forward[last], forward, backward }
    }

    /// The logarithm of a bead's posterior probability.
    pub fn log(&self, edge: &Edge, score: f32) -> f64 {
        self.forward[edge.here as usize] + f64::from(score) + self.backward[edge.there as usize] - self.total
    }

    /// A bead's posterior probability.
    pub fn posterior(&self, edge: &Edge, score: f32) -> f32 {
        let log = self.log(edge, score);
        if log.is_nan() { 0.0 } else { exp(log as f32).clamp(0.0, 1.0) }
    }
}

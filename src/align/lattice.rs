//! Sums over every way to cut an area into beads: the forward-backward algorithm (Baum 1972).

use super::evidence::Edge;
use super::fast::{Scaled, exp};

/// Forward and backward sums over every path through an area, as logarithms.
#[derive(Debug)]
pub struct Lattice {
    /// Of the paths to each cell.
    pub forward: Vec<f64>,
    /// Of the paths from each cell.
    pub backward: Vec<f64>,
    /// Of all paths.
    pub total: f64,
    /// Of each edge.
    weights: Vec<Scaled>,
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
        let weights: Vec<Scaled> = scores.iter().map(|score| Scaled::exp(*score)).collect();
        let forward = logs(ways(edges, weights.iter().copied(), cells));
        let mut sums = vec![Scaled::ZERO; cells];
        sums[last] = Scaled::ONE;
        let mut at = edges.len();
        while let Some(edge) = at.checked_sub(1).map(|before| &edges[before]) {
            let mut sum = Scaled::ZERO;
            let here = edge.here;
            while let Some(before) = at.checked_sub(1).filter(|before| edges[*before].here == here) {
                sum.add(sums[edges[before].there as usize].times(weights[before]));
                at = before;
            }
            sums[here as usize] = sum.even();
        }
        let backward = logs(sums);
        Self { total: forward[last], forward, backward, weights }
    }

    /// What the sum over all paths would be if each of the same edges were so much likelier.
    pub(super) fn reweighted(&self, edges: &[Edge], change: impl Fn(&Edge) -> Scaled) -> f64 {
        let weights = edges.iter().zip(&self.weights).map(|(edge, weight)| weight.times(change(edge)));
        ways(edges, weights, self.forward.len()).last().map_or(f64::NAN, |sum| sum.ln())
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

/// Sums of the products of weights over all paths from the first of `cells` to each.
fn ways(edges: &[Edge], weights: impl Iterator<Item = Scaled>, cells: usize) -> Vec<Scaled> {
    let mut sums = vec![Scaled::ZERO; cells];
    sums[0] = Scaled::ONE;
    let (mut at, mut here) = (u32::MAX, Scaled::ZERO);
    for (edge, weight) in edges.iter().zip(weights) {
        if edge.here != at {
            at = edge.here;
            here = sums[at as usize].even();
        }
        sums[edge.there as usize].add(here.times(weight));
    }
    sums
}

fn logs(sums: Vec<Scaled>) -> Vec<f64> {
    sums.into_iter().map(Scaled::ln).collect()
}

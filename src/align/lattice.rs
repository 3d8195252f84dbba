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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sums_are_those_of_logarithms_both_ways(
            side in 1usize..14,
            scores in prop::collection::vec(-30f32..30.0, 1..40),
        ) {
            let cell = |i: usize, j: usize| (i * (side + 1) + j) as u32;
            let (mut edges, mut weights) = (Vec::new(), Vec::new());
            for (i, j) in (0..=side).flat_map(|i| (0..=side).map(move |j| (i, j))) {
                for (a, b) in [(1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (3, 1), (2, 2)] {
                    if i + a <= side && j + b <= side {
                        weights.push(scores[edges.len() % scores.len()]);
                        let (here, there) = (cell(i, j), cell(i + a, j + b));
                        edges.push(Edge { i: i as u32, j: j as u32, here, there, a: a as u8, b: b as u8, shape: 0 });
                    }
                }
            }
            let mut sums = vec![f64::NEG_INFINITY; (side + 1) * (side + 1)];
            sums[0] = 0.0;
            for (edge, weight) in edges.iter().zip(&weights) {
                let (x, y) = (sums[edge.here as usize] + f64::from(*weight), sums[edge.there as usize]);
                sums[edge.there as usize] = x.max(y) + (-(x - y).abs()).exp().ln_1p();
            }
            let wanted = sums.last().copied().unwrap_or_default();
            let lattice = Lattice::new(&edges, &weights, sums.len());
            for (found, way) in [(lattice.total, "forward"), (lattice.backward[0], "backward")] {
                prop_assert!((found - wanted).abs() < 1e-4 * wanted.abs().max(1.0), "{way}: {found} {wanted}");
            }
        }
    }
}

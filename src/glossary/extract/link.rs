//! Which phrases of both sides go together: counts, their significance, and who is whose.

use rayon::prelude::*;

use super::phrases::Phrase;

/// The log-likelihood ratio that chance reaches once in a hundred times: the quantile of chi squared of one degree of
/// freedom.
const SIGNIFICANT: f64 = 6.63;
/// Of either phrase's places so many must have both.
const SHARE: f64 = 0.3;
/// Links of a source phrase that are weighed.
const KEPT: usize = 12;

/// A source and a target phrase that stand together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) source: usize,
    pub(super) target: usize,
    pub(super) together: usize,
    pub(super) likelihood: f64,
    /// Dice's coefficient.
    share: f64,
}

impl Edge {
    /// The surer the higher.
    pub(super) fn weight(&self) -> f64 {
        self.likelihood * self.share * self.share
    }
}

/// Every pair of phrases that chance would hardly put together so often; `total` pairs of segments there are.
pub(super) fn edges(source: &[Phrase], target: &[Phrase], total: usize, least: usize) -> Vec<Edge> {
    // The target phrases of each pair of segments.
    let mut of_pair: Vec<Vec<u32>> = vec![Vec::new(); total];
    for (at, phrase) in target.iter().enumerate() {
        phrase.places.iter().for_each(|(pair, _)| of_pair[*pair as usize].push(at as u32));
    }
    let room = || (vec![0_u32; target.len()], Vec::<u32>::new());
    let of = |(counts, met): &mut (Vec<u32>, Vec<u32>), (at, phrase): (usize, &Phrase)| {
        for (pair, _) in &phrase.places {
            for other in &of_pair[*pair as usize] {
                if counts[*other as usize] == 0 {
                    met.push(*other);
                }
                counts[*other as usize] += 1;
            }
        }
        let mut edges: Vec<Edge> = Vec::new();
        for other in met.drain(..) {
            let together = std::mem::take(&mut counts[other as usize]) as usize;
            let sizes = [phrase.places.len(), target[other as usize].places.len()];
            let share = 2.0 * together as f64 / (sizes[0] + sizes[1]) as f64;
            if together < least || share < SHARE {
                continue;
            }
            let likelihood = likelihood(together, sizes, total);
            if likelihood >= SIGNIFICANT {
                edges.push(Edge { source: at, target: other as usize, together, likelihood, share });
            }
        }
        edges.sort_by(|a, b| b.weight().total_cmp(&a.weight()).then(a.target.cmp(&b.target)));
        edges.truncate(KEPT);
        edges
    };
    source.par_iter().enumerate().map_init(room, |room, one| of(room, one)).flatten_iter().collect()
}

/// Dunning (1993), Computational Linguistics 19(1): twice the logarithm of how much likelier the counts are when the phrases
/// depend on each other than when they do not. Zero where they meet less than by chance.
fn likelihood(together: usize, sizes: [usize; 2], total: usize) -> f64 {
    let [a, b] = sizes;
    let cells = [together, a - together, b - together, (total + together).saturating_sub(a + b)];
    if together as f64 * total as f64 <= a as f64 * b as f64 {
        return 0.0;
    }
    let entropy = |counts: &[usize]| -> f64 {
        counts.iter().filter(|count| **count > 0).map(|count| *count as f64 * (*count as f64).ln()).sum()
    };
    let total_of = [cells.iter().sum()];
    let rows = [cells[0] + cells[1], cells[2] + cells[3]];
    let columns = [cells[0] + cells[2], cells[1] + cells[3]];
    2.0 * (entropy(&cells) + entropy(&total_of) - entropy(&rows) - entropy(&columns))
}

/// Each phrase with at most one of the other side, the surest first, and for each what else the source phrase stood with.
pub(super) fn best(mut edges: Vec<Edge>, source: &[Phrase], target: &[Phrase]) -> Vec<(Edge, Vec<Edge>)> {
    let length = |edge: &Edge| source[edge.source].words + target[edge.target].words;
    edges.sort_by(|a, b| {
        let longer = || length(b).cmp(&length(a));
        let order = || (a.source, a.target).cmp(&(b.source, b.target));
        b.weight().total_cmp(&a.weight()).then_with(longer).then_with(order)
    });
    let mut taken = [vec![false; source.len()], vec![false; target.len()]];
    let mut chosen = Vec::new();
    for edge in &edges {
        if taken[0][edge.source] || taken[1][edge.target] {
            continue;
        }
        taken[0][edge.source] = true;
        taken[1][edge.target] = true;
        chosen.push(*edge);
    }
    let mut of_source: Vec<Vec<Edge>> = vec![Vec::new(); source.len()];
    edges.iter().for_each(|edge| of_source[edge.source].push(*edge));
    let others = |one: &Edge| -> Vec<Edge> {
        let mine = &target[one.target];
        let other = |edge: &&Edge| {
            let theirs = &target[edge.target];
            edge.target != one.target && !mine.contains(theirs) && !theirs.contains(mine)
        };
        of_source[one.source].iter().filter(other).take(2).copied().collect()
    };
    chosen.iter().map(|edge| (*edge, others(edge))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likelihood_is_that_of_the_literature() {
        // Dunning's table 1 has "the swiss": together 110, first 2552, second 113 + 110… of 31777 bigrams: 270.72.
        let found = likelihood(110, [110 + 2442, 110 + 111], 110 + 2442 + 111 + 29114);
        assert!((found - 270.72).abs() < 0.01, "{found}");
        assert_eq!(likelihood(1, [10, 10], 100), 0.0, "as by chance");
    }
}

//! The shapes of beads, and how likely each is before anything is said of its texts.

use std::cmp::Ordering;

/// The widest bead one way (1 to 8), and the widest both ways (4 to 4).
pub const WIDEST: usize = 8;
const SQUARE: usize = 4;

/// Shapes of beads, source and target segments, with the logarithm of their priors.
pub type Priors = Vec<((usize, usize), f64)>;

/// A family of shapes: how many segments the shorter side has, and which side is longer. What is learned of one shape is learned
/// of its family, since wide beads are rare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Family {
    shorter: usize,
    longer: Longer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Longer {
    Neither = 0,
    Source,
    Target,
}

impl Family {
    fn of((a, b): (usize, usize)) -> Self {
        let longer = match a.cmp(&b) {
            Ordering::Equal => Longer::Neither,
            Ordering::Greater => Longer::Source,
            Ordering::Less => Longer::Target,
        };
        Self { shorter: a.min(b), longer }
    }

    fn mirrored(self) -> Self {
        let longer = match self.longer {
            Longer::Neither => Longer::Neither,
            Longer::Source => Longer::Target,
            Longer::Target => Longer::Source,
        };
        Self { longer, ..self }
    }
}

/// The logarithm of how much rarer a bead is for each further segment of its longer side, before any are seen.
const FURTHER: f64 = -1.8;

/// Segments that the longer side has beyond the first that makes it the longer.
fn excess((a, b): (usize, usize)) -> usize {
    a.abs_diff(b).saturating_sub(1)
}

/// 1:0 and 0:1, 1:k and k:1 to 8, m:n to 4:4, with what is expected of each in news and communiqués: four beads of five are one to
/// one, and each further segment is so much rarer.
pub fn priors() -> Priors {
    let mut shapes = vec![(1, 0), (0, 1)];
    for a in 1..=WIDEST {
        for b in 1..=WIDEST {
            if a == 1 || b == 1 || (a <= SQUARE && b <= SQUARE) {
                shapes.push((a, b));
            }
        }
    }
    shapes.into_iter().map(|shape| (shape, prior(shape))).collect()
}

fn prior(shape: (usize, usize)) -> f64 {
    let Family { shorter, longer } = Family::of(shape);
    let further = excess(shape) as f64;
    match (shorter, longer) {
        (0, _) => 0.03f64.ln(),
        (1, Longer::Neither) => 0.8f64.ln(),
        (1, _) => 0.05f64.ln() + further * FURTHER,
        (_, Longer::Neither) => 0.006f64.ln() - (shorter as f64 - 2.0) * 2.0,
        _ => 0.006f64.ln() - (shorter as f64 - 2.0) * 2.0 - 1.5 - further * 1.5,
    }
}

/// Beads that stand for what is expected before any are seen: of all families, and of the rate of a further segment.
const BEADS: f64 = 60.0;
const RATE_BEADS: f64 = 10.0;
/// So much of a family is learned from the family that is longer on the other side.
const MIRRORED: f64 = 0.2;
/// Segments alone may become so much likelier than they were: every weak one would pay to stand so.
const ALONE: f64 = 4.0;

/// Priors from how often each shape was seen: the share of each family, and in each direction the rate at which a further
/// segment is rarer.
pub fn relearned(begin: &Priors, seen: &[f64]) -> Priors {
    let families: Vec<Family> = begin.iter().map(|(shape, _)| Family::of(*shape)).collect();
    let sum = |of: Family, value: &dyn Fn(usize) -> f64| -> f64 {
        families.iter().enumerate().filter(|(_, family)| **family == of).map(|(at, _)| value(at)).sum()
    };
    let rate = |longer: Longer| {
        let (mut further, mut all) = (FURTHER.exp() * RATE_BEADS, RATE_BEADS);
        for (at, family) in families.iter().enumerate() {
            if family.longer == longer && family.shorter > 0 {
                let more = excess(begin[at].0) as f64;
                further += seen[at] * more;
                all += seen[at] * (more + 1.0);
            }
        }
        further / all
    };
    let rates = [1.0, rate(Longer::Source), rate(Longer::Target)];
    let total: f64 = seen.iter().sum();
    let whole: f64 = begin.iter().map(|(_, prior)| prior.exp()).sum();
    let learned = |(shape, family): (&(usize, usize), &Family)| {
        let first = sum(*family, &|at| begin[at].1.exp()) / whole;
        let [own, other] = [*family, family.mirrored()].map(|family| sum(family, &|at| seen[at]));
        let count = (1.0 - MIRRORED) * own + MIRRORED * other;
        let share = (count + BEADS * first) / (total + BEADS);
        let share = if family.shorter == 0 { share.min(ALONE * first) } else { share };
        let weight = |shape| rates[family.longer as usize].powi(excess(shape) as i32);
        share * weight(*shape) / sum(*family, &|at| weight(begin[at].0))
    };
    let shapes = begin.iter().map(|(shape, _)| shape);
    shapes.clone().zip(&families).map(|bead| (*bead.0, learned(bead).ln())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(priors: &Priors, shape: (usize, usize)) -> f64 {
        priors.iter().find(|(other, _)| *other == shape).map_or(f64::NAN, |(_, prior)| prior.exp())
    }

    /// So many beads of each of these shapes.
    fn seen(begin: &Priors, beads: &[((usize, usize), f64)]) -> Vec<f64> {
        let count = |shape| beads.iter().filter(|(other, _)| *other == shape).map(|(_, count)| count).sum();
        begin.iter().map(|(shape, _)| count(*shape)).collect()
    }

    #[test]
    fn what_was_seen_moves_what_is_expected_within_limits() {
        let begin = priors();
        let free = relearned(
            &begin,
            &seen(&begin, &[((1, 1), 40.0), ((1, 2), 30.0), ((1, 3), 20.0), ((1, 4), 10.0)]),
        );
        assert!(
            of(&free, (1, 5)) > 10.0 * of(&begin, (1, 5)),
            "a wider bead of the same kind is likelier, though none was seen"
        );
        assert!(of(&free, (5, 1)) < of(&free, (1, 5)), "the other direction is less so");
        let weak = relearned(&begin, &seen(&begin, &[((1, 0), 500.0), ((0, 1), 500.0)]));
        assert!(of(&weak, (1, 0)) < 0.13, "segments alone do not take over: {}", of(&weak, (1, 0)));
        let none = relearned(&begin, &seen(&begin, &[]));
        let whole: f64 = begin.iter().map(|(_, prior)| prior.exp()).sum();
        assert!(
            (of(&none, (1, 1)) - of(&begin, (1, 1)) / whole).abs() < 1e-9,
            "nothing seen, nothing learned"
        );
        let sum: f64 = free.iter().map(|(_, prior)| prior.exp()).sum();
        assert!((sum - 1.0).abs() < 0.02, "they remain shares of one whole: {sum}");
    }
}

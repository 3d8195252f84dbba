//! How doubtful a translation is: what a reviewer should see first.

use crate::model::{Finding, Origin, Severity, State, Target};

/// How doubtful a translation is. An approved text without findings is not doubtful at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// Approved, and nothing found.
    None,
    /// Nothing speaks against it.
    Low,
    /// Something speaks against it.
    Medium,
    /// Missing, stale, rejected, or probably wrong.
    High,
}

impl Risk {
    /// Every risk, the highest first.
    pub const ALL: [Self; 4] = [Self::High, Self::Medium, Self::Low, Self::None];

    /// The word of its message (`risk-…`) and its class.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Below this an alignment is more likely wrong than right.
const UNSURE: f32 = 0.5;
/// From this on an alignment is hardly ever wrong.
const SURE: f32 = 0.85;
/// From this similarity on translators keep most of what a memory proposes.
const GOOD_MATCH: u8 = 85;

/// How doubtful a target is, and a number that puts the more doubtful first: 0 to 1000.
pub fn of<'f>(target: Option<&Target>, findings: impl IntoIterator<Item = &'f Finding>) -> (Risk, u32) {
    let (mut errors, mut warnings) = (0u32, 0u32);
    for finding in findings {
        match finding.severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
            Severity::Info => {}
        }
    }
    let counted = (errors * 40 + warnings * 10).min(190);
    let Some(target) = target.filter(|target| !target.text.is_empty()) else { return (Risk::High, 1000) };
    let unsure = target.confidence.filter(|_| !target.state.is_approved()).unwrap_or(1.0);
    let doubt = ((1.0 - unsure.clamp(0.0, 1.0)) * 100.0) as u32;
    let made = match target.origin {
        Origin::Memory(similarity) => similarity < GOOD_MATCH,
        Origin::Engine(_) => true,
        Origin::None | Origin::Human => false,
    };
    let high = target.stale.is_some() || target.rejected || errors > 0 || unsure < UNSURE;
    let medium = warnings > 0 || unsure < SURE || (made && !target.state.is_approved());
    let risk = match (high, medium, target.state) {
        (true, _, _) => Risk::High,
        (false, true, _) => Risk::Medium,
        (false, false, State::Reviewed | State::Final) => Risk::None,
        (false, false, _) => Risk::Low,
    };
    let floor = match risk {
        Risk::None => 0,
        Risk::Low => 100,
        Risk::Medium => 300,
        Risk::High => 600,
    };
    (risk, (floor + counted + doubt).min(999))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rule;
    use crate::text::Place;

    #[test]
    fn the_doubtful_come_first() {
        static ERROR: Rule = Rule { code: "X001", name: "x", severity: Severity::Error };
        let error = [Finding::new(&ERROR, "a", Place::START)];
        let text = |state, confidence| Target {
            text: "x".into(),
            state,
            confidence: Some(confidence),
            ..Target::default()
        };
        let rows: &[(Option<Target>, &[Finding], Risk, &str)] = &[
            (None, &[], Risk::High, "no text at all"),
            (Some(text(State::Translated, 0.99)), &[], Risk::Low, "nothing speaks against it"),
            (Some(text(State::Translated, 0.7)), &[], Risk::Medium, "an alignment to look at"),
            (Some(text(State::Translated, 0.3)), &[], Risk::High, "an alignment that is probably wrong"),
            (Some(text(State::Reviewed, 0.3)), &[], Risk::None, "approved: the alignment no longer matters"),
            (Some(text(State::Final, 1.0)), &error, Risk::High, "approved, and wrong all the same"),
            (
                Some(Target { origin: Origin::Engine("x".into()), ..text(State::Translated, 1.0) }),
                &[],
                Risk::Medium,
                "nobody has read it",
            ),
            (
                Some(Target { stale: Some("old".into()), ..text(State::Reviewed, 1.0) }),
                &[],
                Risk::High,
                "approved for another source",
            ),
        ];
        let mut before = u32::MAX;
        for (target, findings, risk, why) in rows {
            assert_eq!(of(target.as_ref(), *findings).0, *risk, "{why}");
            if *risk == Risk::High {
                before = before.min(of(target.as_ref(), *findings).1);
            }
        }
        assert!(before > of(rows[2].0.as_ref(), rows[2].1).1, "every high one before any medium one");
    }
}

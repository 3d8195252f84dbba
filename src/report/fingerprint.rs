//! What stays the same of a finding while other lines are edited: by it services know a finding again, and a baseline its own.

use std::collections::HashMap;

use crate::model::Finding;

/// A fingerprint for each finding, in their order: of the rule, file, unit, locale and what the message says, not of the line. Equal
/// findings are told apart by their number.
///
/// ```
/// use tarjuman::check::CHECKS;
/// use tarjuman::model::Finding;
/// use tarjuman::report::fingerprint::fingerprints;
/// use tarjuman::text::Place;
/// let finding = |line| Finding::new(CHECKS[0].rule(), "a.ftl", Place::new(line, 1));
/// assert_eq!(fingerprints(&[finding(3)]), fingerprints(&[finding(8)]));
/// let twice = fingerprints(&[finding(3), finding(8)]);
/// assert_ne!(twice[0], twice[1]);
/// ```
pub fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen: HashMap<[u8; 32], u32> = HashMap::new();
    findings
        .iter()
        .map(|finding| {
            let base = digest(finding);
            let number = seen.entry(base).or_default();
            let mut hasher = blake3::Hasher::new();
            hasher.update(&base).update(&number.to_le_bytes());
            *number += 1;
            hasher.finalize().to_hex()[..32].to_owned()
        })
        .collect()
}

fn digest(finding: &Finding) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
    };
    add(finding.rule.code);
    add(&finding.path);
    add(finding.unit.as_deref().unwrap_or_default());
    add(&finding.locale.as_ref().map(ToString::to_string).unwrap_or_default());
    for (name, value) in &finding.args {
        // Where the other of two stands changes with every line above it.
        if !matches!(*name, "line" | "other" | "count") {
            add(name);
            add(value);
        }
    }
    if finding.unit.is_none() {
        add(finding.target.as_deref().unwrap_or_default());
    }
    *hasher.finalize().as_bytes()
}

//! What the project file says of single checks.

use std::collections::BTreeMap;

use crate::check::Settings;
use crate::model::{Finding, TextSide};

/// What is set of checks besides their severities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checks {
    /// The options of single checks.
    pub settings: Settings,
    /// Texts of which a check says nothing, by the code of its rule.
    pub allowed: BTreeMap<&'static str, Vec<String>>,
}

impl Checks {
    /// Whether a finding is about a text that is allowed: the stretch it is about, a word that it names, or all of the translation.
    pub fn allow(&self, finding: &Finding) -> bool {
        let Some(allowed) = self.allowed.get(finding.rule.code) else { return false };
        let stretch = finding.span.and_then(|(side, span)| {
            let text = match side {
                TextSide::Source => finding.source.as_ref(),
                _ => finding.target.as_ref(),
            };
            text?.get(span.start..span.end)
        });
        let named = finding.args.iter().map(|(_, value)| value.as_str());
        let mut texts = named.chain(stretch).chain(finding.target.as_deref().map(str::trim));
        texts.any(|text| allowed.iter().any(|one| one == text))
    }
}

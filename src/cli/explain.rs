//! `tarjuman explain`.

use super::{Context, Exit, Outcome, show};
use crate::model::Diagnose;
use crate::project::rules;
use crate::text::yaml::nearest;

#[derive(clap::Args)]
#[command(after_help = "Example: tarjuman explain T001")]
pub(crate) struct Options {
    /// Code or name of a finding; all of them when not given
    rule: Option<String>,
}

/// There is no such finding.
#[derive(Debug, thiserror::Error)]
#[error("no finding has the code or name {wanted:?}")]
struct Unknown {
    wanted: String,
    nearest: Option<String>,
}

impl Diagnose for Unknown {
    fn key(&self) -> &'static str {
        if self.nearest.is_some() { "error-rule-unknown-near" } else { "error-rule-unknown" }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("rule", self.wanted.clone())];
        args.extend(self.nearest.iter().map(|nearest| ("nearest", nearest.clone())));
        args
    }
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let ui = &context.ui;
    let Some(wanted) = &options.rule else {
        for rule in rules::rules() {
            let severity = ui.text(&format!("severity-{}", rule.severity.as_str()), &[]);
            show::line(format!("{}  {}  ({severity})", rule.code, rule.name));
        }
        return Ok(Exit::Done);
    };
    let Some(rule) = rules::find(wanted) else {
        let upper = wanted.to_uppercase();
        let nearest = nearest(wanted, rules::rules().map(|r| r.name))
            .or_else(|| nearest(&upper, rules::rules().map(|r| r.code)));
        return Err(Box::new(Unknown { wanted: wanted.clone(), nearest }));
    };
    let severity = ui.text(&format!("severity-{}", rule.severity.as_str()), &[]);
    show::line(format!("{} {}  ({severity})", rule.code, rule.name));
    for part in ["why", "example", "help"] {
        if let Some(text) = ui.attribute(rule.name, part, &[]) {
            show::line(format!("\n{}\n  {text}", ui.text(&format!("explain-{part}"), &[])));
        }
    }
    Ok(Exit::Done)
}

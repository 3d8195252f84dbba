//! `tarjuman explain`.

use super::{Context, Exit, Outcome, show};
use crate::check::{CHECKS, Check, options};
use crate::model::{Diagnose, Safety};
use crate::project::rules;
use crate::report::visible::visible;
use crate::text::yaml::nearest;

#[derive(clap::Args)]
#[command(after_help = "Example: tarjuman explain T001")]
pub(crate) struct Options {
    /// Code or name of a finding; all of them when not given
    rule: Option<String>,
    /// All of them as a table in Markdown, with what they are for and whether they are fixed
    #[arg(long, conflicts_with = "rule")]
    markdown: bool,
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
    if options.markdown {
        table(context);
        return Ok(Exit::Done);
    }
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
    let check = CHECKS.iter().copied().find(|check| std::ptr::eq(check.rule(), rule));
    for part in ["why", "example", "help"] {
        if let Some(text) = ui.attribute(rule.name, part, &[]) {
            show::line(format!("\n{}\n  {text}", ui.text(&format!("explain-{part}"), &[])));
        }
        if let ("example", Some(check)) = (part, check) {
            examples(context, check);
        }
    }
    if let Some(check) = check {
        let word = check.fixes().map_or("none", Safety::as_str);
        show::line(format!(
            "\n{}\n  {}",
            ui.text("explain-fix", &[]),
            ui.text("explain-fixes", &[("kind", word)])
        ));
    }
    show::line(format!("\n{}", ui.text("explain-options", &[])));
    for option in options::of_rule(rule) {
        let about = ui.attribute(rule.name, &format!("option-{}", option.name), &[]).unwrap_or_default();
        let bounds = [option.usual, option.least, option.most].map(|number| number.to_string());
        let args = [("usual", &*bounds[0]), ("least", &*bounds[1]), ("most", &*bounds[2])];
        show::line(format!("  {}: {about} {}", option.name, ui.text("explain-option", &args)));
    }
    show::line(format!("  {}", ui.text("explain-always", &[])));
    Ok(Exit::Done)
}

/// The table of findings as Markdown.
fn table(context: &Context) {
    let ui = &context.ui;
    show::line("| | | | | |\n| --- | --- | --- | --- | --- |".to_owned());
    for rule in rules::rules() {
        let severity = ui.text(&format!("severity-{}", rule.severity.as_str()), &[]);
        let check = CHECKS.iter().find(|check| std::ptr::eq(check.rule(), rule));
        let fix = check.and_then(|check| check.fixes()).map_or("", Safety::as_str);
        let why = ui.attribute(rule.name, "why", &[]).unwrap_or_default().replace('|', "\\|");
        let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
        show::line(format!("| {} | {} | {severity} | {fix} | {} |", rule.code, rule.name, visible(&why)));
    }
}

/// Shows the units with which a check fires, and those with which it does not.
fn examples(context: &Context, check: &dyn Check) {
    for fires in [true, false] {
        let ui = &context.ui;
        show::line(format!("\n{}", ui.text(if fires { "explain-fires" } else { "explain-silent" }, &[])));
        for example in check.examples().iter().filter(|example| example.fires == fires) {
            for (source, target) in example.units {
                for (locale, text) in [(example.locales.0, source), (example.locales.1, target)] {
                    show::line(format!("  {locale:<4} {}", visible(text)));
                }
            }
        }
    }
}

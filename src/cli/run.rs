//! `tarjuman run`.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Instant, SystemTime};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::show::{self, Format, Gate};
use super::table::Table;
use super::{Context, Exit, Outcome};
use crate::glossary::Date;
use crate::model::Severity;
use crate::project::batch::{self, Fate, Phase, Report, Watch};
use crate::project::config::Project;
use crate::project::translation::plan::Plan;
use crate::project::translation::{TranslationError, chains, recall};
use crate::report::visible::visible;
use crate::translate::engines::MEMORY;
use crate::translate::{EngineError, Tools};

#[derive(clap::Args)]
#[command(after_help = "Example: tarjuman run --document consultations --dry-run")]
pub(crate) struct Options {
    /// Only this document, by its id (may be repeated)
    #[arg(long = "document", short, value_name = "ID")]
    documents: Vec<String>,
    /// Say what would be done and write nothing
    #[arg(long, short = 'n')]
    dry_run: bool,
    /// Go on after a document that cannot be done (this is the default)
    #[arg(long, overrides_with = "fail_fast")]
    keep_going: bool,
    /// Stop at the first document that cannot be done
    #[arg(long, overrides_with = "keep_going")]
    fail_fast: bool,
    /// Do again what is up to date
    #[arg(long)]
    again: bool,
    /// Ask no engine and no memory; what waits for a translation goes on waiting
    #[arg(long)]
    offline: bool,
    /// Send nothing when the plan costs more, and stop before more is spent, in the currency of the prices
    #[arg(long, value_name = "AMOUNT", value_parser = amount, conflicts_with = "offline")]
    max_cost: Option<f64>,
    /// Exit with 3 when a finding is at least this severe (else the project's gate)
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Gate>,
    /// Then write the report of the project to this file
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "report.html")]
    report: Option<std::path::PathBuf>,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// What Ctrl-C sets: work that is under way is finished, no other is begun.
pub(super) fn stop_on_interrupt() -> &'static AtomicBool {
    // A second handler cannot be there: this is the only one that is set, once a process.
    let _ = ctrlc::set_handler(|| STOP.store(true, Ordering::Relaxed));
    &STOP
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let began = Instant::now();
    let project = project(context)?;
    let stop = stop_on_interrupt();
    let work = batch::Options {
        only: options.documents.clone(),
        dry: options.dry_run,
        again: options.again,
        fail_fast: options.fail_fast && !options.keep_going,
        today: today(),
        keep: false,
        count: matches!(options.format, Format::Text),
        engines: batch::Engines {
            ask: !options.offline,
            variable: Some(super::variable),
            max_cost: options.max_cost,
            tools: if options.offline {
                Tools::default()
            } else {
                tools(&project, &chains(&project.config.translation, &project.config.targets))?
            },
        },
    };
    let report = batch::run(&project, &work, stop, &Progress::new(context))
        .map_err(|error| Box::new(error) as Box<dyn crate::model::Diagnose + Send + Sync>)?;
    match options.format {
        Format::Text => summarize(context, &project, &report, options.dry_run, began),
        Format::Json => show::line(format!("{:#}", as_json(context, &report))),
    }
    for fate in report.documents.values() {
        if let Fate::Failed(error) = fate {
            show::error(context, error);
        }
    }
    if let Some(path) = &options.report {
        super::report::write(context, &project, path, crate::report::html::PAGE, Gate::Never)?;
    }
    engines_left(context, &report.left);
    let gate = options.fail_on.map_or(project.config.gate, Gate::severity);
    Ok(exit(&report, gate))
}

/// An amount of money.
pub(super) fn amount(text: &str) -> Result<f64, String> {
    let amount = text.parse::<f64>().ok().filter(|amount| amount.is_finite() && *amount >= 0.0);
    amount.ok_or_else(|| "not an amount".to_owned())
}

/// What engines are made with: the memory of the project.
pub(super) fn tools(
    project: &Project,
    chains: &[&[String]],
) -> Result<Tools, Box<dyn crate::model::Diagnose + Send + Sync>> {
    let engines = &project.config.translation.engines;
    let is_memory = |name: &String| engines.get(name).is_some_and(|engine| engine.kind.name == MEMORY);
    let named = chains.iter().copied().flatten().any(is_memory);
    let recall = if named { recall::open(project, super::variable)? } else { None };
    Ok(Tools { transport: None, recall })
}

/// Says which engines were left alone, and why.
pub(super) fn engines_left(context: &Context, left: &[(String, EngineError)]) {
    for (engine, error) in left {
        show::error(context, &TranslationError::Engine { engine: engine.clone(), reason: error.to_string() });
    }
}

/// How a report ends the process.
pub(super) fn exit(report: &Report, gate: Option<Severity>) -> Exit {
    if report.interrupted {
        Exit::Interrupted
    } else if report.documents.values().any(|fate| matches!(fate, Fate::Failed(_))) || !report.left.is_empty()
    {
        Exit::Failed
    } else if report.reaches(gate) {
        Exit::Gate
    } else {
        Exit::Done
    }
}

/// Today, by the clock of the machine (UTC).
pub(super) fn today() -> Option<Date> {
    // The day that spreadsheets call 25569 is the first of January 1970.
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    Date::from_serial(25_569 + u32::try_from(seconds / 86_400).ok()?, false)
}

/// How many findings are waived, if any.
pub(super) fn waived_line(context: &Context, project: &Project, waived: usize) -> Option<String> {
    let file = project.config.waivers.as_deref().unwrap_or_default();
    let args = [("waived", &*waived.to_string()), ("file", file)];
    (waived > 0).then(|| context.ui.text("run-waived", &args))
}

/// The project of the working directory, or of `--project`.
pub(super) fn project(context: &Context) -> Result<Project, Box<dyn crate::model::Diagnose + Send + Sync>> {
    let here = std::env::current_dir().unwrap_or_else(|_| Path::new(".").to_owned());
    Project::find(&here, context.global.project.as_deref()).map_err(|error| Box::new(error) as _)
}

/// A bar on stderr, only on a terminal.
struct Progress<'c> {
    context: &'c Context,
    bar: ProgressBar,
    /// The documents in work.
    begun: Mutex<BTreeSet<String>>,
}

/// The bar while nothing is done yet that a rate could be told of, and then.
const STYLES: [&str; 2] =
    ["{bar:20} {pos}/{len}  {wide_msg}", "{bar:20} {pos}/{len}  {per_sec:>9}  {eta:>4}  {wide_msg}"];

impl<'c> Progress<'c> {
    fn new(context: &'c Context) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        let progress = Self { context, bar, begun: Mutex::default() };
        progress.style(STYLES[0]);
        progress
    }

    fn style(&self, template: &str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
    }

    fn change(&self, change: impl FnOnce(&mut BTreeSet<String>) -> bool) {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut begun);
        let names: Vec<_> = begun.iter().map(|name| visible(name)).collect();
        self.bar.set_message(names.join(", "));
    }
}

impl Watch for Progress<'_> {
    fn begin(&self, documents: usize) {
        self.bar.set_length(documents as u64);
    }

    fn phase(&self, phase: Phase) {
        let id = match phase {
            Phase::Reading => "progress-reading",
            Phase::Aligning => "progress-aligning",
        };
        self.bar.set_message(self.context.ui.text(id, &[]));
    }

    fn start(&self, document: &str) {
        self.change(|begun| begun.insert(document.to_owned()));
    }

    fn end(&self, document: &str) {
        self.change(|begun| begun.remove(document));
        if self.bar.position() == 0 {
            // What was done to all of them together is no time of the first.
            self.bar.reset_eta();
            self.style(STYLES[1]);
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The table of documents, then what to do next.
fn summarize(context: &Context, project: &Project, report: &Report, dry: bool, began: Instant) {
    let ui = &context.ui;
    let number = |n: usize| n.to_string();
    let seconds = format!("{:.2}", began.elapsed().as_secs_f64());
    let (mut fresh, mut current, mut failed, mut left) = (0, 0, 0, 0);
    let mut headings = vec![ui.text("run-document", &[]), ui.text("run-units", &[])];
    headings.extend(project.config.targets.iter().map(ToString::to_string));
    headings.push(ui.text("run-findings", &[]));
    let mut table = Table::new(headings);
    for (id, fate) in &report.documents {
        match fate {
            Fate::UpToDate(_) => current += 1,
            Fate::Done { .. } => fresh += 1,
            Fate::Failed(_) => failed += 1,
            Fate::Left => left += 1,
        }
        let (Some(counts), Fate::Done { .. }) = (fate.counts(), fate) else { continue };
        let mut row = vec![id.clone(), number(counts.units)];
        row.extend(
            project
                .config
                .targets
                .iter()
                .map(|l| number(counts.translated.get(&l.to_string()).copied().unwrap_or_default())),
        );
        row.push(number(counts.findings.iter().sum()));
        table.row(row);
    }
    if fresh > 0 {
        show::line(table.render());
    }
    let totals = report.totals();
    let counts = [
        ("done", number(fresh)),
        ("current", number(current)),
        ("failed", number(failed)),
        ("left", number(left)),
        ("changed", number(report.changed)),
        ("seconds", seconds),
        ("info", number(totals[0])),
        ("warnings", number(totals[1])),
        ("errors", number(totals[2])),
        ("total", number(totals.iter().sum())),
    ];
    let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let say = |id: &str| show::line(ui.text(id, &args));
    if fresh + failed + left == 0 && report.changed == 0 {
        say("run-nothing");
    } else {
        say(if dry { "run-would" } else { "run-done" });
    }
    if let Some(plan) = &report.plan {
        say_plan(context, plan);
    }
    if report.spent > 0.0 {
        show::line(ui.text("run-spent", &[("cost", &format!("{:.4}", report.spent))]));
    }
    let waiting: usize =
        report.documents.values().filter_map(Fate::counts).flat_map(|c| c.waiting.values()).sum();
    if waiting > 0 && !dry {
        show::line(ui.text("run-waiting", &[("waiting", &waiting.to_string())]));
    }
    if failed > 0 {
        say("run-failed");
    }
    if left > 0 {
        say("run-left");
    }
    if totals.iter().any(|n| *n > 0) {
        say("run-found");
    }
    if let Some(line) = waived_line(context, project, report.waived.values().sum()) {
        show::line(line);
    }
}

/// What engines would be asked: what memory has by level, and a row an engine.
fn say_plan(context: &Context, plan: &Plan) {
    let ui = &context.ui;
    let percent = |part: usize| match plan.segments {
        0 => "n/a".to_owned(),
        all => format!("{} %", part * 100 / all),
    };
    let known = plan.known();
    let levels: Vec<String> =
        plan.memory.iter().rev().map(|(similarity, segments)| format!("{similarity}: {segments}")).collect();
    show::line(ui.text(
        "plan-memory",
        &[
            ("segments", &plan.segments.to_string()),
            ("known", &known.to_string()),
            ("percent", &percent(known)),
            ("some", if levels.is_empty() { "no" } else { "yes" }),
            ("levels", &levels.join(", ")),
        ],
    ));
    if !plan.engines.is_empty() {
        let headings = ["engine", "segments", "kept", "repeated", "requests", "units", "cost"];
        let mut table =
            Table::new(headings.iter().map(|name| ui.text(&format!("plan-{name}"), &[])).collect());
        for (name, row) in &plan.engines {
            let unit = row.unit.map_or(String::new(), |unit| format!(" {}", unit.as_str()));
            table.row(vec![
                name.clone(),
                row.segments.to_string(),
                row.kept.to_string(),
                row.repeated.to_string(),
                row.requests.to_string(),
                format!("{}{unit}", row.units),
                format!("{:.4}", row.cost),
            ]);
        }
        show::line(table.render().trim_end());
    }
    if plan.open > 0 {
        show::line(ui.text("plan-open", &[("open", &plan.open.to_string())]));
    }
}

/// A plan as programs read it.
fn plan_as_json(plan: &Plan) -> serde_json::Value {
    let engines: serde_json::Map<String, serde_json::Value> = plan
        .engines
        .iter()
        .map(|(name, row)| {
            let value = serde_json::json!({
                "segments": row.segments, "kept": row.kept, "repeated": row.repeated, "requests": row.requests,
                "units": row.units, "unit": row.unit.map(|unit| unit.as_str()), "cost": row.cost,
            });
            (name.clone(), value)
        })
        .collect();
    let memory: serde_json::Map<String, serde_json::Value> =
        plan.memory.iter().rev().map(|(similarity, n)| (similarity.to_string(), (*n).into())).collect();
    serde_json::json!({
        "segments": plan.segments, "memory": memory, "engines": engines, "open": plan.open, "cost": plan.cost(),
    })
}

fn as_json(context: &Context, report: &Report) -> serde_json::Value {
    let documents: serde_json::Map<String, serde_json::Value> = report
        .documents
        .iter()
        .map(|(id, fate)| {
            let value = match fate {
                Fate::UpToDate(counts) => serde_json::json!({"outcome": "up-to-date", "counts": counts}),
                Fate::Done { counts, changed } => {
                    serde_json::json!({"outcome": "done", "counts": counts, "changed": changed})
                }
                Fate::Failed(error) => {
                    serde_json::json!({"outcome": "failed", "error": context.ui.error(error)})
                }
                Fate::Left => serde_json::json!({"outcome": "left"}),
            };
            (id.clone(), value)
        })
        .collect();
    serde_json::json!({
        "documents": documents,
        "changed": report.changed,
        "interrupted": report.interrupted,
        "plan": report.plan.as_ref().map(plan_as_json),
        "spent": report.spent,
        "waived": report.waived.values().sum::<usize>(),
        "findings": crate::report::json::findings(&context.ui, &report.findings),
    })
}

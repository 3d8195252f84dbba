//! `tarjuman check`.

use std::collections::BTreeSet;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::builder::{PossibleValue, PossibleValuesParser};

use super::show::{self, Gate};
use super::{Context, Exit, Outcome, run};
use crate::glossary::Glossary;
use crate::model::{Diagnose, Finding, Locale, Safety, Severity};
use crate::project::baseline::{self, Baseline};
use crate::project::batch::{self, Fate};
use crate::project::config::Project;
use crate::project::fix::{self, Fixed, Proposed, is_fixable};
use crate::project::repository::{self, Cache, Checked};
use crate::project::{emit, files, rules, terminology, waivers};
use crate::report::diff;
use crate::report::fingerprint::fingerprints;
use crate::report::formats::{self, REPORT_FORMATS, Report};
use crate::report::text::{self, Style};

/// How many findings of a rule people are shown before the others are counted.
const MOST: usize = 5;
/// How often safe fixes are made, for what other fixes uncover.
const PASSES: usize = 5;

#[derive(clap::Args)]
#[command(
    after_help = "Without PATH the documents of the project are checked; where there is no project, the locale files of the folder.\n\
    Examples: tarjuman check locales/ --source en\n          tarjuman check --format sarif > tarjuman.sarif"
)]
pub(crate) struct Options {
    /// Locale files, or folders of them: Fluent, YAML, JSON, PO, XLIFF of any project
    paths: Vec<PathBuf>,
    /// The locale that the others are translated from (else inferred)
    #[arg(long, value_name = "LOCALE")]
    source: Option<Locale>,
    /// Only this document, by its id (may be repeated)
    #[arg(long = "document", short, value_name = "ID")]
    documents: Vec<String>,
    /// Exit with 3 when a finding is at least this severe (else the project's gate)
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<Gate>,
    /// How to answer
    #[arg(long, default_value = "text", value_name = "FORMAT", value_parser = format_parser())]
    format: String,
    /// Write the answer into this file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show every finding, however many a rule has
    #[arg(long)]
    all: bool,
    /// Make the fixes that nobody need look at, in the files
    #[arg(long)]
    fix: bool,
    /// With --fix: show each other fix, and ask
    #[arg(long, requires = "fix")]
    review: bool,
    /// Pass over the findings of this file (else the project's baseline)
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the findings of today into the file of --baseline
    #[arg(long)]
    write_baseline: bool,
    /// Where results are kept for the next check (else in the user's cache folder)
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,
    /// Look at everything anew, and keep nothing
    #[arg(long)]
    no_cache: bool,
}

fn format_parser() -> PossibleValuesParser {
    let value =
        |format: &&'static dyn formats::ReportFormat| PossibleValue::new(format.name()).help(format.about());
    PossibleValuesParser::new(REPORT_FORMATS.iter().map(value))
}

/// What was checked, whichever way.
struct Found {
    findings: Vec<Finding>,
    before: Vec<String>,
    after: Vec<String>,
    failed: bool,
    gate: Option<Severity>,
}

pub(crate) fn run(context: &Context, options: &Options) -> Outcome {
    let project = match run::project(context) {
        Ok(project) => Some(project),
        // Only a project file that was asked for, or is there and wrong, is in the way.
        Err(error) if context.global.project.is_some() || error.key() != "error-project-not-found" => {
            return Err(error);
        }
        Err(_) => None,
    };
    let foreign = !options.paths.is_empty() || project.is_none() || options.source.is_some();
    let work = || match &project {
        Some(project) if !foreign => documents(context, project, options),
        _ => repository(context, project.as_ref(), options),
    };
    let mut found = work()?;
    let mut fixed = None;
    if options.fix {
        let of = project.as_ref().filter(|_| !foreign);
        let mut sum = Fixed::default();
        // What a fix uncovers is fixed as well, so that a second time there is nothing to do; a person is asked once.
        for _ in 0..if options.review { 1 } else { PASSES } {
            let done = make(context, options, of, &found.findings)?;
            sum = Fixed { made: sum.made + done.made, left: done.left, files: sum.files.max(done.files) };
            if done.files == 0 {
                break;
            }
            found = work()?;
        }
        fixed = Some(sum);
    }
    formats::gravest_first(&mut found.findings, rules::rules());
    let mut after = std::mem::take(&mut found.after);
    let of_project =
        project.as_ref().and_then(|project| Some(project.root.join(project.config.baseline.as_ref()?)));
    let known = options.baseline.as_ref().or(of_project.as_ref());
    let format = formats::by_name(&options.format).unwrap_or(REPORT_FORMATS[0]);
    let mut prints = match known.is_some() || format.gives_fingerprints() {
        true => fingerprints(&found.findings),
        false => Vec::new(),
    };
    if let Some(path) = known {
        if options.write_baseline {
            files::replace(path, baseline::written(&found.findings, &prints).as_bytes())?;
        }
        let baseline = Baseline::read(path)?;
        let mended = baseline.mended(&prints);
        let passed = baseline.apply(&mut found.findings, &mut prints);
        let counts = [("passed", passed.to_string()), ("mended", mended.to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        after.push(context.ui.text("check-baseline", &args));
    }
    after.splice(0..0, [total(context, &found.findings)]);
    after.extend(fixed.map(|fixed| told(context, fixed)));
    if !foreign && fixed.is_some_and(|fixed| fixed.files > 0) {
        after.push(context.ui.text("check-next-run", &[]));
    }
    after.extend(next(context, &found.findings, options, !foreign));
    let style = Style {
        color: context.color && options.output.is_none(),
        isolate: options.output.is_none() && std::io::stdout().is_terminal(),
    };
    let report = Report {
        ui: &context.ui,
        findings: &found.findings,
        fingerprints: &prints,
        before: &found.before,
        after: &after,
        style,
        most: if options.all { usize::MAX } else { MOST },
    };
    let text = format.write(&report);
    match &options.output {
        Some(path) => files::replace(path, text.as_bytes())?,
        // A closed pipe (`| head`) is the reader's decision, not a failure.
        None => drop(std::io::stdout().lock().write_all(text.as_bytes())),
    }
    let reached =
        found.gate.is_some_and(|gate| found.findings.iter().any(|finding| finding.severity >= gate));
    Ok(match (found.failed, reached) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Gate,
        (false, false) => Exit::Done,
    })
}

/// The documents of a project.
fn documents(
    context: &Context,
    project: &Project,
    options: &Options,
) -> Result<Found, Box<dyn Diagnose + Send + Sync>> {
    let work = batch::Options {
        only: options.documents.clone(),
        dry: true,
        again: true,
        fail_fast: false,
        today: run::today(),
        keep: false,
        count: false,
        engines: batch::Engines::default(),
    };
    let report = batch::run(project, &work, &AtomicBool::new(false), &())?;
    let mut findings = report.findings;
    if options.documents.is_empty() {
        let mut edited = emit::edited(project)?;
        batch::weigh(project, &mut edited);
        findings.extend(edited);
    }
    let mut failed = false;
    for fate in report.documents.values() {
        if let Fate::Failed(error) = fate {
            show::error(context, error);
            failed = true;
        }
    }
    let gate = options.fail_on.map_or(project.config.gate, Gate::severity);
    let after = run::waived_line(context, project, report.waived.values().sum()).into_iter().collect();
    Ok(Found { findings, before: Vec::new(), after, failed, gate })
}

/// The locale files of any project.
fn repository(
    context: &Context,
    project: Option<&Project>,
    options: &Options,
) -> Result<Found, Box<dyn Diagnose + Send + Sync>> {
    let here = std::env::current_dir().unwrap_or_else(|_| Path::new(".").to_owned());
    let paths: Vec<String> = match options.paths.as_slice() {
        [] => vec![".".to_owned()],
        paths => paths.iter().map(|path| path.display().to_string()).collect(),
    };
    let glossary = match project {
        Some(project) => terminology::Sources::read(project)?.parse().0,
        None => Glossary::default(),
    };
    let source = options.source.clone().or_else(|| Some(project?.config.source.clone()));
    let config = project.map(|project| &project.config);
    let overrides = config.into_iter().flat_map(|config| &config.overrides);
    let asked = repository::Options {
        source,
        settings: config.map(|config| config.checks.settings.clone()).unwrap_or_default(),
        overrides: overrides.map(|one| (one.files.clone(), one.checks.settings.clone())).collect(),
    };
    let Checked { source, is_inferred, groups, messages, mut findings } =
        repository::check(&here, &paths, &asked, &glossary, cache(options, &paths, &asked, project))?;
    let mut after = Vec::new();
    if let Some(project) = project {
        batch::weigh(project, &mut findings);
        let waivers = waivers::Waivers::read(project, run::today())?;
        let mut uses = waivers::Uses::new();
        waivers.apply_each(&mut findings, &mut uses);
        findings.extend(waivers.findings(&uses, false));
        after.extend(run::waived_line(context, project, uses.values().sum()));
    }
    let ui = &context.ui;
    let mut before: Vec<String> = groups
        .iter()
        .map(|group| {
            let locales = group.locales.join(", ");
            let count = group.locales.len().to_string();
            let args = [
                ("template", group.template.as_str()),
                ("format", group.format.as_str()),
                ("locales", locales.as_str()),
                ("count", count.as_str()),
            ];
            ui.text("check-group", &args)
        })
        .collect();
    let counts = [messages.to_string(), source.to_string()];
    let inferred = if is_inferred { "yes" } else { "no" };
    let args = [("messages", counts[0].as_str()), ("source", counts[1].as_str()), ("inferred", inferred)];
    before.push(if groups.is_empty() {
        ui.text("check-nothing", &[])
    } else {
        ui.text("check-source", &args)
    });
    let usual = project.map_or(Some(Severity::Error), |project| project.config.gate);
    let gate = options.fail_on.map_or(usual, Gate::severity);
    Ok(Found { findings, before, after, failed: false, gate })
}

/// The cache, where there is a folder for one.
fn cache(
    options: &Options,
    paths: &[String],
    asked: &repository::Options,
    project: Option<&Project>,
) -> Option<Cache> {
    if options.no_cache {
        return None;
    }
    let usual = || {
        let caches = super::variable("XDG_CACHE_HOME").map(PathBuf::from);
        let caches = caches.or_else(|| Some(Path::new(&super::variable("HOME")?).join(".cache")))?;
        Some(caches.join("tarjuman"))
    };
    let folder = options.cache.clone().or_else(usual)?;
    // Another program, or another build of it, may find something else.
    let build = std::env::current_exe().ok().and_then(|path| std::fs::metadata(path).ok()?.modified().ok());
    let glossary = project.map(|project| {
        terminology::Sources::read(project).map(|sources| format!("{} {}", project.digest, sources.digest))
    });
    let glossary = glossary.transpose().ok()?;
    Some(Cache::new(folder, &format!("{build:?} {paths:?} {asked:?} {glossary:?}")))
}

/// Makes fixes: the safe ones, and with `--review` those that the user wants.
fn make(
    context: &Context,
    options: &Options,
    project: Option<&Project>,
    findings: &[Finding],
) -> Result<Fixed, Box<dyn Diagnose + Send + Sync>> {
    let mut asking = Asking::new(context);
    let mut ask = |proposed: &Proposed| asking.wants(proposed);
    let wanted: Option<&mut dyn FnMut(&Proposed) -> bool> =
        if options.review { Some(&mut ask) } else { None };
    let here = std::env::current_dir().unwrap_or_else(|_| Path::new(".").to_owned());
    Ok(match project {
        Some(project) => fix::documents::fix(project, findings, wanted)?,
        None => fix::locale_files::fix(&here, findings, wanted)?,
    })
}

/// Shows fixes one by one, and asks.
struct Asking<'a> {
    context: &'a Context,
    style: Style,
    answers: std::io::StdinLock<'static>,
    /// The rules of which all fixes are wanted.
    all: BTreeSet<&'static str>,
    over: bool,
}

impl<'a> Asking<'a> {
    fn new(context: &'a Context) -> Self {
        let style = Style { color: context.color, isolate: std::io::stderr().is_terminal() };
        Self { context, style, answers: std::io::stdin().lock(), all: BTreeSet::new(), over: false }
    }

    fn wants(&mut self, proposed: &Proposed) -> bool {
        let Proposed { finding, path, change: (old, new) } = proposed;
        if self.over || self.all.contains(finding.rule.code) {
            return !self.over;
        }
        let ui = &self.context.ui;
        let mut out = std::io::stderr().lock();
        let about = text::finding(ui, finding, self.style);
        let _ = write!(out, "\n{about}{}", diff::lines(path, old, new, self.style));
        loop {
            let _ = write!(out, "{} ", ui.text("check-ask", &[("rule", finding.rule.name)]));
            let _ = out.flush();
            let mut answer = String::new();
            // At the end of the input nobody is there to answer.
            if self.answers.read_line(&mut answer).unwrap_or(0) == 0 {
                let _ = writeln!(out);
                self.over = true;
                return false;
            }
            // As the question says, in each language: yes, hawa, نعم; no, ýok, لا.
            match answer.trim().to_lowercase().as_str() {
                "y" | "yes" | "h" | "hawa" | "ن" | "نعم" => return true,
                "n" | "no" | "ý" | "ýok" | "ل" | "لا" => return false,
                "a" | "all" | "hemmesi" | "ك" | "كل" => {
                    self.all.insert(finding.rule.code);
                    return true;
                }
                "q" | "quit" | "b" | "bes" | "خ" | "خروج" => {
                    self.over = true;
                    return false;
                }
                _ => {}
            }
        }
    }
}

fn total(context: &Context, findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count().to_string();
    let counts = [
        ("total", findings.len().to_string()),
        ("info", count(Severity::Info)),
        ("warnings", count(Severity::Warning)),
        ("errors", count(Severity::Error)),
    ];
    let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    context.ui.text("check-found", &args)
}

fn told(context: &Context, fixed: Fixed) -> String {
    let counts = [
        ("made", fixed.made.to_string()),
        ("left", fixed.left.to_string()),
        ("files", fixed.files.to_string()),
    ];
    let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    context.ui.text("check-fixed", &args)
}

/// What to do next.
fn next(context: &Context, findings: &[Finding], options: &Options, in_project: bool) -> Vec<String> {
    let ui = &context.ui;
    let mut lines = Vec::new();
    let fixable = |safety: Safety| {
        let of = |finding: &&Finding| {
            finding.fix.as_ref().is_some_and(|fix| fix.safety == safety) && is_fixable(finding, in_project)
        };
        findings.iter().filter(of).count()
    };
    let (safe, review) = (fixable(Safety::Safe), fixable(Safety::Review));
    if safe > 0 && !options.fix {
        lines.push(ui.text("check-next-fix", &[("count", &safe.to_string())]));
    }
    if review > 0 && !options.review {
        lines.push(ui.text("check-next-review", &[("count", &review.to_string())]));
    }
    if let Some(first) = findings.first() {
        lines.push(ui.text("check-next-explain", &[("code", first.rule.code)]));
    }
    if findings.len() > 50 && options.baseline.is_none() {
        lines.push(ui.text("check-next-baseline", &[]));
    }
    lines
}

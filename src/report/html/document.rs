//! A document: source and targets side by side, with what was found of each.

use std::ops::Range;

use super::overview::findings_of;
use super::{Matter, direction};
use crate::model::{BlockKind, Finding, Locale, Target, Unit};
use crate::report::interface::Interface;
use crate::report::pieces::{Piece, pieces, sentences, shown};
use crate::report::risk;
use crate::report::words::{Change, changes};

/// A document, or as much of it as stands on a page.
pub struct DocumentView {
    pub id: String,
    pub anchor: String,
    pub units: Vec<UnitView>,
    /// What was found that belongs to no unit.
    pub findings: Vec<FindingView>,
}

/// A unit in all its languages.
pub struct UnitView {
    pub id: String,
    pub anchor: String,
    pub number: usize,
    pub heading: bool,
    pub source: SideView,
    pub targets: Vec<SideView>,
    /// Sentences of each side: `2 : 1 : 2`.
    pub shape: String,
    pub findings: Vec<FindingView>,
}

/// One language of a unit.
#[derive(Default)]
pub struct SideView {
    pub locale: String,
    pub dir: &'static str,
    pub pieces: Vec<Piece>,
    pub state: &'static str,
    pub state_label: String,
    pub origin: String,
    pub risk: &'static str,
    pub risk_label: String,
    /// In percent.
    pub confidence: Option<u32>,
    /// How it is shaded: 1, the most doubtful, to 4; 0 where nothing is known.
    pub shade: u32,
    pub stale: Vec<DiffView>,
    pub notes: Vec<String>,
}

/// Words that were changed.
pub struct DiffView {
    pub label: String,
    pub locale: String,
    pub dir: &'static str,
    pub words: Vec<WordView>,
}

/// Words of one kind.
pub struct WordView {
    pub gone: bool,
    pub new: bool,
    pub text: String,
}

/// A finding beside its place.
pub struct FindingView {
    pub code: &'static str,
    pub severity: &'static str,
    pub severity_label: String,
    pub locale: String,
    pub message: String,
    pub expected: Option<String>,
    pub dir: &'static str,
    pub help: String,
}

/// The units `range` of a document.
pub fn view(ui: &Interface, matter: &Matter, index: usize, range: Range<usize>) -> DocumentView {
    let document = &matter.documents[index];
    let by_unit = findings_of(document.findings);
    let units = range.clone().map(|at| {
        let unit = &document.units[at];
        let hits = &document.hits[at];
        let mut shape = vec![sentences(matter.source, &unit.source).to_string()];
        let mut found: Vec<&Finding> =
            by_unit.get(&(unit.id.as_str(), None)).into_iter().flatten().copied().collect();
        let targets = matter.targets.iter().map(|locale| {
            let about = by_unit.get(&(unit.id.as_str(), Some(locale))).map_or(&[][..], Vec::as_slice);
            found.extend(about);
            let target = unit.targets.get(locale);
            shape.push(target.map_or(0, |target| sentences(locale, &target.text)).to_string());
            let empty = Vec::new();
            let hits = hits.targets.get(locale).unwrap_or(&empty);
            let mut side = SideView {
                locale: locale.to_string(),
                dir: direction(locale),
                pieces: target.map_or_else(Vec::new, |t| pieces(matter.terminology, locale, &t.text, hits)),
                ..SideView::default()
            };
            side.tell(ui, matter.source, locale, unit, target, about);
            side
        });
        let targets: Vec<SideView> = targets.collect();
        UnitView {
            id: unit.id.clone(),
            anchor: format!("u{index}-{}", unit.id),
            number: at + 1,
            heading: matches!(unit.kind, BlockKind::Heading(_)),
            source: SideView {
                locale: matter.source.to_string(),
                dir: direction(matter.source),
                pieces: pieces(matter.terminology, matter.source, &unit.source, &hits.source),
                ..SideView::default()
            },
            targets,
            shape: shape.join(" : "),
            findings: found.into_iter().map(|finding| FindingView::new(ui, finding)).collect(),
        }
    });
    let first = range.start == 0;
    let known: std::collections::BTreeSet<&str> =
        document.units.iter().map(|unit| unit.id.as_str()).collect();
    let elsewhere =
        |finding: &&Finding| first && finding.unit.as_deref().is_none_or(|unit| !known.contains(unit));
    DocumentView {
        id: document.id.to_owned(),
        anchor: format!("d{index}"),
        units: units.collect(),
        findings: document
            .findings
            .iter()
            .filter(elsewhere)
            .map(|finding| FindingView::new(ui, finding))
            .collect(),
    }
}

impl SideView {
    /// What is known of a target.
    pub fn tell(
        &mut self,
        ui: &Interface,
        source: &Locale,
        locale: &Locale,
        unit: &Unit,
        target: Option<&Target>,
        findings: &[&Finding],
    ) {
        let (risk, _) = risk::of(target, findings.iter().copied());
        self.risk = risk.word();
        self.risk_label = ui.text(&format!("risk-{}", risk.word()), &[]);
        let Some(target) = target.filter(|target| !target.text.is_empty()) else {
            self.state = "missing";
            self.state_label = ui.text("state-missing", &[]);
            return;
        };
        self.state = if target.rejected { "rejected" } else { target.state.as_str() };
        self.state_label = ui.text(&format!("state-{}", self.state), &[]);
        self.origin = origin(ui, &target.origin);
        let confidence = target.confidence.filter(|_| !target.state.is_approved());
        self.confidence = confidence.map(|c| (c.clamp(0.0, 1.0) * 100.0).round() as u32);
        self.shade = match self.confidence {
            None => 0,
            Some(0..50) => 1,
            Some(50..85) => 2,
            Some(85..97) => 3,
            Some(_) => 4,
        };
        self.notes = target.notes.iter().map(|note| shown(note)).collect();
        if let Some(was) = &target.stale {
            if *was != unit.source {
                self.stale.push(DiffView::new(
                    ui.text("report-stale-source", &[]),
                    source,
                    was,
                    &unit.source,
                ));
            }
            if let Some(offered) = target.proposals.first() {
                let label = ui.text("report-stale-target", &[]);
                self.stale.push(DiffView::new(label, locale, &target.text, &offered.text));
            }
        }
    }
}

/// Who made a text, in the interface language.
pub fn origin(ui: &Interface, origin: &crate::model::Origin) -> String {
    use crate::model::Origin;
    match origin {
        Origin::None => String::new(),
        Origin::Human => ui.text("origin-human", &[]),
        Origin::Memory(similarity) => {
            format!("{} {similarity} %", ui.text("origin-memory", &[]))
        }
        Origin::Engine(name) => format!("{} {}", ui.text("origin-engine", &[]), shown(name)),
    }
}

impl DiffView {
    /// What became of a text.
    pub fn new(label: String, locale: &Locale, old: &str, new: &str) -> Self {
        let words = changes(old, new).into_iter().map(|(change, text)| WordView {
            gone: change == Change::Gone,
            new: change == Change::New,
            text: shown(&text),
        });
        Self { label, locale: locale.to_string(), dir: direction(locale), words: words.collect() }
    }
}

impl FindingView {
    /// A finding in the interface language.
    pub fn new(ui: &Interface, finding: &Finding) -> Self {
        Self {
            code: finding.rule.code,
            severity: finding.severity.as_str(),
            severity_label: ui.text(&format!("severity-{}", finding.severity.as_str()), &[]),
            locale: finding.locale.as_ref().map(ToString::to_string).unwrap_or_default(),
            message: ui.finding(finding),
            expected: finding.expected.as_deref().map(shown),
            dir: finding.locale.as_ref().map_or("auto", direction),
            help: ui.help(finding.rule).unwrap_or_default(),
        }
    }
}

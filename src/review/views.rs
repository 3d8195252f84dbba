//! The pages, made by the template library, which escapes everything.

use std::collections::BTreeMap;

use askama::Template;

use super::{Checked, Desk, DocumentRow, Opened, Queue, QueueRow, Refusal};
use crate::glossary::Status;
use crate::model::{Finding, Locale, Origin, State, Target, Unit};
use crate::report::html::direction;
use crate::report::html::document::{DiffView, FindingView, SideView, origin};
use crate::report::html::filters;
use crate::report::interface::{Interface, LANGUAGES};
use crate::report::pieces::{Piece, pieces, shown};
use crate::report::risk::Risk;

/// The style of the pages.
pub const STYLE: &str = concat!(include_str!("../report/html/base.css"), include_str!("pages/review.css"));
/// The script of the pages. Everything can be done without it, but for findings while one types.
pub const SCRIPT: &str = include_str!("pages/review.js");

/// What was asked for.
pub struct Asked<'a> {
    /// The values of the query.
    pub values: &'a BTreeMap<String, String>,
    /// The page, from 1.
    pub page: usize,
    /// How many there are.
    pub of: usize,
}

/// What could not be kept, to be shown with what the reviewer wrote.
pub struct Refused {
    /// Why.
    pub message: String,
    /// Somebody else was faster.
    pub conflict: bool,
    /// The locale of the text.
    pub locale: Locale,
    /// The text.
    pub text: String,
    /// The note.
    pub note: String,
}

/// The address of a unit.
pub fn unit_link(document: &str, unit: &str, done: Option<&str>) -> String {
    let mut link = format!("/unit?d={}&u={}", encoded(document), encoded(unit));
    if let Some(done) = done {
        link.push_str("&done=");
        link.push_str(&encoded(done));
    }
    link
}

/// A text as a value of a query (RFC 3986: everything but unreserved characters as its bytes).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Why something was refused, in words.
pub fn why(ui: &Interface, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Unknown => ui.text("review-refused-unknown", &[]),
        Refusal::Conflict => ui.text("review-refused-conflict", &[]),
        Refusal::Nothing => ui.text("review-refused-nothing", &[]),
        Refusal::Empty => ui.text("review-refused-empty", &[]),
        Refusal::Outdated => ui.text("review-refused-outdated", &[]),
        Refusal::Failed(message) => message.clone(),
    }
}

/// What every page has.
struct Frame<'a> {
    ui: &'a Interface,
    /// The values of the form that chooses the language.
    document: String,
    unit: String,
}

impl Frame<'_> {
    fn t(&self, id: &str) -> String {
        self.ui.text(id, &[])
    }

    fn n(&self, id: &str, count: impl std::borrow::Borrow<usize>) -> String {
        let count = count.borrow();
        self.ui.text(id, &[("count", &count.to_string())])
    }

    fn word(&self, kind: &str, one: &str) -> String {
        self.t(&format!("{kind}-{one}"))
    }

    fn lang(&self) -> String {
        self.ui.locale().to_string()
    }

    fn dir(&self) -> &'static str {
        direction(self.ui.locale())
    }

    /// Every interface language in its own name, and whether it is this one.
    fn languages(&self) -> Vec<(&'static str, String, bool)> {
        let own = self.lang();
        LANGUAGES
            .iter()
            .map(|(code, _)| {
                (*code, Interface::choose([*code]).text("review-language-name", &[]), own == *code)
            })
            .collect()
    }
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    frame: Frame<'a>,
    message: String,
    help: String,
}

/// A page with nothing but a message of the interface and its help.
pub fn message(ui: &Interface, id: &str) -> String {
    let help = ui.attribute(id, "help", &[]).unwrap_or_default();
    rendered(&MessagePage { frame: frame(ui), message: ui.text(id, &[]), help })
}

/// A page that says why something was refused.
pub fn refusal(ui: &Interface, refusal: &Refusal) -> String {
    rendered(&MessagePage { frame: frame(ui), message: why(ui, refusal), help: String::new() })
}

fn frame(ui: &Interface) -> Frame<'_> {
    Frame { ui, document: String::new(), unit: String::new() }
}

/// Nothing that a template of ours is given can keep it from being written.
fn rendered(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage<'a> {
    frame: Frame<'a>,
    documents: Vec<DocumentRow>,
    rows: Vec<RowView>,
    total: usize,
    locales: Vec<Choice>,
    states: Vec<Choice>,
    risks: Vec<Choice>,
    document_choices: Vec<Choice>,
    words: String,
    page: usize,
    of: usize,
    before: Option<String>,
    after: Option<String>,
    approved: usize,
    targets: usize,
    percent: usize,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

struct RowView {
    link: String,
    document: String,
    number: usize,
    source: String,
    lang: String,
    dir: &'static str,
    risk: &'static str,
    states: Vec<(String, &'static str)>,
    findings: usize,
}

/// So many characters of a source are shown in the queue.
const GLANCE: usize = 180;

/// The queue.
pub fn queue(ui: &Interface, desk: &dyn Desk, queue: &Queue, asked: &Asked) -> String {
    let (source, targets) = desk.locales();
    let value = |name: &str| asked.values.get(name).map_or("", String::as_str);
    let choices = |name: &str, all: Vec<(String, String)>| -> Vec<Choice> {
        let chosen = value(name);
        all.into_iter().map(|(value, label)| Choice { chosen: chosen == value, value, label }).collect()
    };
    let states = State::ALL.iter().map(|state| state.as_str()).chain(["missing", "stale", "rejected"]);
    let documents = desk.documents();
    let page = |page: usize| {
        let kept = ["d", "l", "state", "risk", "q"].into_iter().filter(|name| !value(name).is_empty());
        let kept = kept.map(|name| format!("{name}={}", encoded(value(name))));
        format!("/?{}", kept.chain([format!("page={page}")]).collect::<Vec<_>>().join("&"))
    };
    let row = |row: &QueueRow| RowView {
        link: unit_link(&row.document, &row.unit, None),
        document: row.document.clone(),
        number: row.number,
        source: glance(&row.source),
        lang: source.to_string(),
        dir: direction(source),
        risk: row.risk.word(),
        states: row.states.iter().map(|(locale, state)| (locale.to_string(), *state)).collect(),
        findings: row.findings,
    };
    let (approved, wanted) = documents.iter().fold((0, 0), |(a, t), row| (a + row.approved, t + row.targets));
    rendered(&QueuePage {
        rows: queue.rows.iter().map(row).collect(),
        total: queue.total,
        locales: choices("l", targets.iter().map(|l| (l.to_string(), l.to_string())).collect()),
        states: choices(
            "state",
            states.map(|s| (s.to_owned(), ui.text(&format!("state-{s}"), &[]))).collect(),
        ),
        risks: choices(
            "risk",
            Risk::ALL
                .iter()
                .map(|r| (r.word().to_owned(), ui.text(&format!("risk-{}", r.word()), &[])))
                .collect(),
        ),
        document_choices: choices("d", documents.iter().map(|d| (d.id.clone(), d.id.clone())).collect()),
        words: value("q").to_owned(),
        page: asked.page,
        of: asked.of,
        before: (asked.page > 1).then(|| page(asked.page - 1)),
        after: (asked.page < asked.of).then(|| page(asked.page + 1)),
        approved,
        targets: wanted,
        percent: (approved * 100).checked_div(wanted).unwrap_or_default(),
        documents,
        frame: frame(ui),
    })
}

fn glance(text: &str) -> String {
    let mut cut: String = text.chars().take(GLANCE).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    shown(&cut)
}

#[derive(Template)]
#[template(path = "unit.html")]
struct UnitPage<'a> {
    frame: Frame<'a>,
    opened: &'a Opened,
    refused: Option<&'a Refused>,
    done: String,
    source: SideView,
    targets: Vec<TargetView>,
    before: Option<NeighbourView>,
    after: Option<NeighbourView>,
    next: Option<String>,
    cuts: Vec<CutView>,
}

/// A target that can be edited.
struct TargetView {
    locale: String,
    dir: &'static str,
    side: SideView,
    version: String,
    text: String,
    note: String,
    rows: usize,
    checked: CheckedView,
    terms: Vec<TermView>,
    proposals: Vec<ProposalView>,
    /// What somebody else wrote meanwhile, against what this reviewer did.
    conflict: Vec<DiffView>,
    pinned: bool,
}

/// A term of the source and what it is to be called.
struct TermView {
    concept: String,
    term: String,
    definition: String,
    /// Approved terms; the preferred first.
    wanted: Vec<String>,
    /// The target has one of them.
    said: bool,
}

/// Another text.
struct ProposalView {
    text: String,
    origin: String,
    diff: DiffView,
    source: Vec<DiffView>,
}

struct NeighbourView {
    link: String,
    texts: Vec<(String, &'static str, String)>,
}

struct CutView {
    locale: String,
    dir: &'static str,
    sentences: Vec<(usize, String, bool)>,
}

#[derive(Template)]
#[template(path = "checked.html")]
struct CheckedView {
    pieces: Vec<Piece>,
    findings: Vec<FindingView>,
    repaired: Option<String>,
    repaired_diff: Vec<DiffView>,
    nothing: String,
    repair: String,
    lang: String,
    dir: &'static str,
}

/// What is found of a text, as a part of a page.
pub fn checked(ui: &Interface, desk: &dyn Desk, locale: &Locale, text: &str, checked: &Checked) -> String {
    rendered(&checked_view(
        ui,
        desk,
        locale,
        text,
        &checked.hits,
        &checked.findings,
        checked.repaired.clone(),
    ))
}

fn checked_view(
    ui: &Interface,
    desk: &dyn Desk,
    locale: &Locale,
    text: &str,
    hits: &[crate::model::Hit],
    findings: &[Finding],
    repaired: Option<String>,
) -> CheckedView {
    let label = ui.text("review-repaired", &[]);
    CheckedView {
        pieces: pieces(desk.terminology(), locale, text, hits),
        findings: findings.iter().map(|finding| FindingView::new(ui, finding)).collect(),
        repaired_diff: repaired.iter().map(|new| DiffView::new(label.clone(), locale, text, new)).collect(),
        repaired,
        nothing: ui.text("review-nothing-found", &[]),
        repair: ui.text("review-repair", &[]),
        lang: locale.to_string(),
        dir: direction(locale),
    }
}

/// The page of a unit.
pub fn unit(
    ui: &Interface,
    desk: &dyn Desk,
    opened: &Opened,
    refused: Option<&Refused>,
    done: &str,
) -> String {
    let (source, locales) = desk.locales();
    let unit = &opened.unit;
    let targets = locales.iter().map(|locale| target(ui, desk, opened, refused, locale)).collect();
    let neighbour = |unit: &Unit| NeighbourView {
        link: unit_link(&opened.document, &unit.id, None),
        texts: std::iter::once((source, unit.source.as_str()))
            .chain(locales.iter().map(|l| (l, unit.targets.get(l).map_or("", |t| t.text.as_str()))))
            .map(|(locale, text)| (locale.to_string(), direction(locale), shown(text)))
            .collect(),
    };
    let cuttable = opened.cuts.contains_key(source);
    let cuts = std::iter::once(source).chain(locales).filter(|_| cuttable).map(|locale| {
        let list = opened.sentences.get(locale).map_or(&[][..], Vec::as_slice);
        let chosen = opened.cuts.get(locale).copied().unwrap_or_default();
        CutView {
            locale: locale.to_string(),
            dir: direction(locale),
            sentences: (1..).zip(list).map(|(at, text)| (at, shown(text.trim()), at == chosen)).collect(),
        }
    });
    let done = match done {
        "save" | "approve" | "finish" | "reject" | "comment" | "merge" | "split" | "undo" => {
            ui.text(&format!("review-done-{done}"), &[])
        }
        _ => String::new(),
    };
    rendered(&UnitPage {
        frame: Frame { ui, document: opened.document.clone(), unit: unit.id.clone() },
        source: SideView {
            locale: source.to_string(),
            dir: direction(source),
            pieces: pieces(desk.terminology(), source, &unit.source, &opened.hits.source),
            ..SideView::default()
        },
        targets,
        before: opened.before.as_ref().map(neighbour),
        after: opened.after.as_ref().map(neighbour),
        next: opened.next.as_ref().map(|(document, unit)| unit_link(document, unit, None)),
        cuts: cuts.collect(),
        refused,
        done,
        opened,
    })
}

fn target(
    ui: &Interface,
    desk: &dyn Desk,
    opened: &Opened,
    refused: Option<&Refused>,
    locale: &Locale,
) -> TargetView {
    let (source, _) = desk.locales();
    let unit = &opened.unit;
    let kept = unit.targets.get(locale);
    let text = kept.map_or("", |target| target.text.as_str());
    let refused = refused.filter(|refused| refused.locale == *locale);
    let written = refused.map_or(text, |refused| refused.text.as_str());
    let findings: Vec<&Finding> =
        opened.findings.iter().filter(|f| f.locale.as_ref() == Some(locale)).collect();
    let empty = Vec::new();
    let hits = opened.hits.targets.get(locale).unwrap_or(&empty);
    let mut side = SideView { locale: locale.to_string(), dir: direction(locale), ..SideView::default() };
    side.tell(ui, source, locale, unit, kept, &findings);
    let about: Vec<Finding> = findings.into_iter().cloned().collect();
    let fresh =
        if written == text { None } else { desk.check(&opened.document, &unit.id, locale, written).ok() };
    let checked = match &fresh {
        Some(fresh) => {
            checked_view(ui, desk, locale, written, &fresh.hits, &fresh.findings, fresh.repaired.clone())
        }
        None => {
            let repaired = desk.check(&opened.document, &unit.id, locale, text).ok().and_then(|c| c.repaired);
            checked_view(ui, desk, locale, text, hits, &about, repaired)
        }
    };
    let conflict = refused.filter(|refused| refused.conflict && refused.text != text);
    let conflict = conflict
        .map(|refused| DiffView::new(ui.text("review-conflict-diff", &[]), locale, text, &refused.text));
    TargetView {
        locale: locale.to_string(),
        dir: direction(locale),
        version: opened.versions.get(locale).cloned().unwrap_or_default(),
        text: written.to_owned(),
        note: refused.map_or_else(String::new, |refused| refused.note.clone()),
        rows: (written.chars().count() / 48 + 2).clamp(3, 14),
        checked,
        terms: terms(desk, opened, locale),
        proposals: kept.map_or_else(Vec::new, |target| proposals(ui, source, locale, unit, target)),
        conflict: conflict.into_iter().collect(),
        pinned: kept.is_some_and(|target| target.pinned),
        side,
    }
}

fn terms(desk: &dyn Desk, opened: &Opened, locale: &Locale) -> Vec<TermView> {
    let (source, _) = desk.locales();
    let terminology = desk.terminology();
    let mut views: Vec<TermView> = Vec::new();
    for hit in crate::check::whole(&opened.hits.source) {
        let concept = &terminology.glossary.concepts[hit.concept];
        let Some(term) = terminology.term(source, hit) else { continue };
        if views.iter().any(|view| view.concept == concept.id) {
            continue;
        }
        let mut wanted: Vec<(Status, String)> = concept
            .terms_of(locale)
            .iter()
            .filter(|term| term.status.is_approved())
            .map(|term| (term.status, term.text.clone()))
            .collect();
        wanted.sort_by_key(|(status, _)| *status);
        let found = opened.hits.targets.get(locale).map_or(&[][..], Vec::as_slice);
        let approved = |found: &&crate::model::Hit| {
            terminology.term(locale, found).is_some_and(|term| term.status.is_approved())
        };
        views.push(TermView {
            concept: concept.id.clone(),
            term: term.text.clone(),
            definition: concept.definition.clone(),
            wanted: wanted.into_iter().map(|(_, text)| text).collect(),
            said: found.iter().filter(approved).any(|found| found.concept == hit.concept),
        });
    }
    views
}

fn proposals(
    ui: &Interface,
    source: &Locale,
    locale: &Locale,
    unit: &Unit,
    target: &Target,
) -> Vec<ProposalView> {
    let view = |proposal: &crate::model::Proposal| {
        let label = ui.text("review-proposal-source", &[]);
        let other = !proposal.source.is_empty() && proposal.source != unit.source;
        ProposalView {
            text: proposal.text.clone(),
            origin: match &proposal.origin {
                Origin::None => String::new(),
                known => origin(ui, known),
            },
            diff: DiffView::new(String::new(), locale, &target.text, &proposal.text),
            source: Some(DiffView::new(label, source, &proposal.source, &unit.source))
                .filter(|_| other)
                .into_iter()
                .collect(),
        }
    };
    target.proposals.iter().map(view).collect()
}

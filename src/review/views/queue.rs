//! The queue: every unit a line, the doubtful first.

use askama::Template;

use super::{Asked, Frame, encoded, frame, rendered, unit_link};
use crate::model::State;
use crate::report::html::{direction, filters};
use crate::report::interface::Interface;
use crate::report::pieces::shown;
use crate::report::risk::Risk;
use crate::review::{Desk, DocumentRow, Queue, QueueRow};

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

//! The page of a unit: its texts, terms, proposals, neighbours and findings, and what is found while one types.

use askama::Template;

use super::{Frame, Refused, rendered, unit_link};
use crate::check::whole;
use crate::glossary::Status;
use crate::model::{Finding, Hit, Locale, Origin, Proposal, Target, Unit};
use crate::report::html::direction;
use crate::report::html::document::{DiffView, FindingView, SideView, origin};
use crate::report::html::filters;
use crate::report::interface::Interface;
use crate::report::pieces::{Piece, pieces, shown};
use crate::review::{Checked, Desk, Opened};

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
    hits: &[Hit],
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
    for hit in whole(&opened.hits.source) {
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
        let approved =
            |found: &&Hit| terminology.term(locale, found).is_some_and(|term| term.status.is_approved());
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
    let view = |proposal: &Proposal| {
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

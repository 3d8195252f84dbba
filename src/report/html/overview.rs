//! The figures of a project, and small pictures of them.

use std::collections::{BTreeMap, BTreeSet};

use super::Matter;
use crate::check::{self, UnitHits};
use crate::lang;
use crate::model::{Certainty, Finding, Locale, Origin, Severity, State, Target};
use crate::report::interface::Interface;
use crate::report::risk::{self, Risk};

/// The figures of a project.
pub struct Overview {
    pub units: usize,
    pub words: usize,
    /// How far each locale is.
    pub states: Vec<Bar>,
    /// Who made the texts of each locale.
    pub origins: Vec<Bar>,
    /// How doubtful they are.
    pub risks: Vec<Bar>,
    /// Findings by rule, the most frequent first.
    pub rules: Vec<RuleRow>,
    pub coverage: Vec<CoverageRow>,
    pub leverage: Vec<LeverageRow>,
    pub documents: Vec<DocumentRow>,
    /// Findings that belong to no document.
    pub general: Vec<String>,
}

/// A bar of parts.
pub struct Bar {
    pub locale: String,
    pub parts: Vec<Part>,
}

/// A part of a bar; widths and places are of 1000.
pub struct Part {
    pub class: &'static str,
    pub label: String,
    pub count: usize,
    pub percent: String,
    pub x: usize,
    pub width: usize,
}

pub struct RuleRow {
    pub code: &'static str,
    pub severity: &'static str,
    pub title: String,
    pub count: usize,
    pub width: usize,
}

pub struct CoverageRow {
    pub locale: String,
    pub spoken: usize,
    pub covered: usize,
    pub percent: String,
    pub width: usize,
}

pub struct LeverageRow {
    pub label: String,
    pub counts: Vec<usize>,
}

pub struct DocumentRow {
    pub id: String,
    pub link: String,
    pub units: usize,
    pub words: usize,
    /// Approved texts of each target, in percent.
    pub approved: Vec<String>,
    pub findings: [usize; 3],
    pub high: usize,
}

/// A share in percent; over nothing it is none.
pub fn percent(part: usize, whole: usize) -> String {
    let rounded = (part * 100 + whole / 2).checked_div(whole);
    rounded.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %"))
}

fn bar(locale: &Locale, total: usize, parts: Vec<(&'static str, String, usize)>) -> Bar {
    let mut before = 0usize;
    let parts = parts.into_iter().map(|(class, label, count)| {
        let x = (before * 1000).checked_div(total).unwrap_or_default();
        before += count;
        let end = (before * 1000).checked_div(total).unwrap_or_default();
        Part { class, label, count, percent: percent(count, total), x, width: end - x }
    });
    Bar { locale: locale.to_string(), parts: parts.collect() }
}

/// The target of a unit in a locale and the findings about it.
pub fn findings_of(findings: &[Finding]) -> BTreeMap<(&str, Option<&Locale>), Vec<&Finding>> {
    let mut by_unit: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for finding in findings {
        if let Some(unit) = finding.unit.as_deref() {
            by_unit.entry((unit, finding.locale.as_ref())).or_default().push(finding);
        }
    }
    by_unit
}

/// How much of what the sources say in terms the targets say in approved ones.
fn covered(matter: &Matter, locale: &Locale, hits: &UnitHits) -> (usize, usize) {
    let empty = Vec::new();
    let found = hits.targets.get(locale).unwrap_or(&empty);
    let mut concepts: Vec<usize> = check::whole(&hits.source)
        .filter(|hit| hit.certainty != Certainty::Homograph)
        .map(|hit| hit.concept)
        .filter(|concept| matter.terminology.glossary.concepts[*concept].preferred(locale).is_some())
        .collect();
    concepts.sort_unstable();
    concepts.dedup();
    let approved = |hit: &&crate::model::Hit| {
        matter.terminology.term(locale, hit).is_some_and(|term| term.status.is_approved())
    };
    let said = concepts.iter().filter(|c| found.iter().filter(approved).any(|hit| hit.concept == **c));
    (concepts.len(), said.count())
}

pub fn of(ui: &Interface, matter: &Matter, places: &BTreeMap<usize, String>) -> Overview {
    let text = |id: &str| ui.text(id, &[]);
    let source = lang::of(matter.source);
    let mut overview = Overview {
        units: 0,
        words: 0,
        states: Vec::new(),
        origins: Vec::new(),
        risks: Vec::new(),
        rules: Vec::new(),
        coverage: Vec::new(),
        leverage: Vec::new(),
        documents: Vec::new(),
        general: Vec::new(),
    };
    let mut risks: BTreeMap<&Locale, BTreeMap<Risk, usize>> = BTreeMap::new();
    for (index, document) in matter.documents.iter().enumerate() {
        let by_unit = findings_of(document.findings);
        let mut row = DocumentRow {
            id: document.id.to_owned(),
            link: places.get(&index).cloned().unwrap_or_default(),
            units: document.units.len(),
            words: document.units.iter().map(|unit| source.words(&unit.source).len()).sum(),
            approved: Vec::new(),
            findings: [0; 3],
            high: 0,
        };
        document.findings.iter().for_each(|finding| row.findings[finding.severity as usize] += 1);
        for locale in matter.targets {
            let mut approved = 0;
            for unit in document.units {
                let target = unit.targets.get(locale);
                approved += usize::from(target.is_some_and(|target| target.state.is_approved()));
                let about = by_unit.get(&(unit.id.as_str(), Some(locale))).into_iter().flatten().copied();
                let (risk, _) = risk::of(target, about);
                row.high += usize::from(risk == Risk::High);
                *risks.entry(locale).or_default().entry(risk).or_default() += 1;
            }
            row.approved.push(percent(approved, document.units.len()));
        }
        overview.units += row.units;
        overview.words += row.words;
        overview.documents.push(row);
    }
    let targets = |locale: &Locale| -> Vec<Option<&Target>> {
        let units = matter.documents.iter().flat_map(|document| document.units);
        let locale = locale.clone();
        units.map(|unit| unit.targets.get(&locale)).collect()
    };
    let mut leverage: Vec<LeverageRow> =
        LEVERAGE.iter().map(|(id, _)| LeverageRow { label: text(id), counts: Vec::new() }).collect();
    for locale in matter.targets {
        let all = targets(locale);
        let state = |target: &Option<&Target>| target.filter(|t| !t.text.is_empty()).map(|t| t.state);
        let of_state = |wanted: Option<State>| all.iter().filter(|target| state(target) == wanted).count();
        let mut parts: Vec<(&'static str, String, usize)> = State::ALL
            .iter()
            .rev()
            .map(|s| (s.as_str(), text(&format!("state-{}", s.as_str())), of_state(Some(*s))))
            .collect();
        parts.push(("missing", text("state-missing"), of_state(None)));
        overview.states.push(bar(locale, all.len(), parts));
        let origin = |target: &Option<&Target>| match target.map(|target| &target.origin) {
            Some(Origin::Human) => 0,
            Some(Origin::Memory(_)) => 1,
            Some(Origin::Engine(_)) => 2,
            Some(Origin::None) | None => 3,
        };
        let kinds = ["human", "memory", "engine", "none"];
        let parts = kinds.into_iter().enumerate().map(|(at, kind)| {
            let count = all.iter().filter(|target| origin(target) == at).count();
            (kind, text(&format!("origin-{kind}")), count)
        });
        overview.origins.push(bar(locale, all.len(), parts.collect()));
        let parts = Risk::ALL.iter().map(|risk| {
            let count = risks.get(locale).and_then(|by| by.get(risk)).copied().unwrap_or_default();
            (risk.word(), text(&format!("risk-{}", risk.word())), count)
        });
        overview.risks.push(bar(locale, all.len(), parts.collect()));
        for (row, (_, similar)) in leverage.iter_mut().zip(LEVERAGE) {
            let best = |target: &&Target| {
                let own = [&target.origin].into_iter().chain(target.proposals.iter().map(|p| &p.origin));
                own.filter_map(|origin| if let Origin::Memory(n) = origin { Some(*n) } else { None }).max()
            };
            let count = all.iter().flatten().filter_map(best).filter(|n| similar.contains(n)).count();
            row.counts.push(count);
        }
        let hits = matter.documents.iter().flat_map(|document| document.hits);
        let (spoken, said) = hits
            .map(|hits| covered(matter, locale, hits))
            .fold((0, 0), |(all, some), (spoken, said)| (all + spoken, some + said));
        overview.coverage.push(CoverageRow {
            locale: locale.to_string(),
            spoken,
            covered: said,
            percent: percent(said, spoken),
            width: (said * 1000).checked_div(spoken).unwrap_or_default(),
        });
    }
    if leverage.iter().any(|row| row.counts.iter().any(|n| *n > 0)) {
        overview.leverage = leverage;
    }
    overview.rules = rules(matter.findings);
    let key = |f: &Finding| (f.rule.code, f.path.clone(), f.place, f.locale.clone());
    let owned: BTreeSet<_> = matter.documents.iter().flat_map(|d| d.findings).map(key).collect();
    let general = matter.findings.iter().filter(|finding| !owned.contains(&key(finding)));
    overview.general = general
        .take(GENERAL)
        .map(|f| format!("{} \u{2066}{}:{}\u{2069} {}", f.rule.code, f.path, f.place.line, ui.finding(f))) // isolates
        .collect();
    overview
}

/// The classes by which similarities are counted and paid for.
const LEVERAGE: [(&str, std::ops::RangeInclusive<u8>); 5] = [
    ("report-match-exact", 100..=u8::MAX),
    ("report-match-95", 95..=99),
    ("report-match-85", 85..=94),
    ("report-match-75", 75..=84),
    ("report-match-low", 0..=74),
];

/// So many findings about the glossary or the project are shown; `check` shows all.
const GENERAL: usize = 200;

fn rules(findings: &[Finding]) -> Vec<RuleRow> {
    let mut counts: BTreeMap<(&'static str, Severity), (&Finding, usize)> = BTreeMap::new();
    for finding in findings {
        counts.entry((finding.rule.code, finding.severity)).or_insert((finding, 0)).1 += 1;
    }
    let most = counts.values().map(|(_, count)| *count).max().unwrap_or(1);
    let mut rows: Vec<RuleRow> = counts
        .into_iter()
        .map(|((code, severity), (finding, count))| RuleRow {
            code,
            severity: severity.as_str(),
            title: finding.rule.name.replace('-', " "),
            count,
            width: (count * 1000 / most).max(8),
        })
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.count), row.code));

    rows
}

//! The glossary beside the engines: which terms a text has, which of them an answer lacks, and what of that is put right.

use std::collections::BTreeMap;

use crate::check::{self, Demands, Subject, Terminology};
use crate::exchange;
use crate::glossary::apply;
use crate::model::{BlockKind, Hit, Locale, Severity, State, Target, Targets, Unit};
use crate::text::{Place, Span};
use crate::translate::{Pair, TermHint};

/// The checks whose findings an engine is told of: a term that is not used, one that is forbidden.
const TOLD: [&str; 2] = ["T001", "T002"];

/// The terms of one pair.
pub(super) struct Terms<'a> {
    pub terminology: &'a Terminology<'a>,
    pub pair: &'a Pair,
}

/// The terms of a project as services store them, for each pair of its languages that has some.
pub(super) fn lines(terminology: &Terminology) -> BTreeMap<Pair, String> {
    let format = exchange::terms::by_name("deepl");
    let of_pair = |pair: Pair| {
        let written = format?.write(terminology.glossary, (Some(&pair.source), Some(&pair.target))).ok()?;
        let lines = String::from_utf8(written.bytes).ok().filter(|lines| !lines.is_empty())?;
        Some((pair, lines))
    };
    let locales: Vec<&Locale> = terminology.locales().collect();
    let targets = |source: &Locale| {
        let others = locales.iter().filter(|target| ***target != *source);
        others.map(|target| Pair { source: source.clone(), target: (*target).clone() }).collect::<Vec<_>>()
    };
    locales.iter().flat_map(|source| targets(source)).filter_map(of_pair).collect()
}

impl Terms<'_> {
    /// The terms of a source text, in its order, each concept once; none that stands where `hidden` is.
    pub fn hints(&self, text: &str, hidden: &[Span]) -> Vec<TermHint> {
        let hits = self.terminology.find(&self.pair.source, text);
        let seen =
            |hit: &&Hit| hidden.iter().all(|span| hit.span.end <= span.start || span.end <= hit.span.start);
        let mut concepts: Vec<usize> = Vec::new();
        let mut hints = Vec::new();
        for hit in check::whole(&hits).filter(seen) {
            if concepts.contains(&hit.concept) {
                continue;
            }
            concepts.push(hit.concept);
            let concept = &self.terminology.glossary.concepts[hit.concept];
            let Some(source) = concept.terms_of(&self.pair.source).get(hit.term) else { continue };
            let mut terms: Vec<_> = concept.terms_of(&self.pair.target).iter().collect();
            terms.sort_by_key(|term| term.status);
            let text = |term: &&crate::glossary::Term| term.text.clone();
            let (wanted, avoid): (Vec<_>, Vec<_>) =
                terms.into_iter().partition(|term| term.status.is_approved());
            if !wanted.is_empty() {
                hints.push(TermHint {
                    source: source.text.clone(),
                    wanted: wanted.iter().map(text).collect(),
                    avoid: avoid.iter().map(text).collect(),
                });
            }
        }
        hints
    }

    /// What an answer lacks by the checks of the project, in words for an engine; doubts are none of its business.
    pub fn missed(&self, source: &str, answer: &str) -> Option<String> {
        let locale = &self.pair.target;
        let target = Target { text: answer.to_owned(), state: State::Translated, ..Target::default() };
        let unit = Unit {
            id: String::new(),
            kind: BlockKind::Paragraph,
            source: source.to_owned(),
            place: Place::START,
            targets: Targets::from_iter([(locale.clone(), target)]),
            form: None,
        };
        let units = [unit];
        let hits = [self.terminology.hits(&self.pair.source, &units[0])];
        let subject = Subject {
            memo: Default::default(),
            settings: crate::check::Settings::NONE,
            source_locale: &self.pair.source,
            source_path: "",
            units: &units,
            hits: &hits,
            terminology: self.terminology,
            demands: Demands::default(),
            target_place: &|_, _, _| (String::new(), Place::START),
        };
        let mut words = Vec::new();
        for finding in check::run(&subject) {
            let arg = |name: &str| {
                finding.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
            };
            let (Some(form), Some(expected)) = (arg("form"), &finding.expected) else { continue };
            if !TOLD.contains(&finding.rule.code) || finding.severity < Severity::Warning {
                continue;
            }
            words.push(if finding.rule.code == TOLD[0] {
                format!("Translate “{form}” with “{expected}”, inflected as needed.")
            } else {
                format!("Do not write “{form}”; write “{expected}”.")
            });
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The answer with forbidden and deprecated terms replaced where no person need look first.
    pub fn repaired(&self, answer: String) -> String {
        let Some(matcher) = self.terminology.matcher(&self.pair.target) else { return answer };
        let mut replacements =
            apply::replacements(self.terminology.glossary, matcher, &self.pair.target, &answer);
        replacements.retain(|one| one.review.is_none());
        if replacements.is_empty() { answer } else { apply::applied(&answer, &replacements) }
    }
}

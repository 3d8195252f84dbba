//! Waivers: findings that somebody has looked at and allowed, with the reason, in a file that the project names.
//!
//! ```yaml
//! waivers:
//!   - rule: term-not-used
//!     concept: memorandum-of-understanding
//!     document: archive/*
//!     reason: the texts of 1994 are quoted as they were signed
//!     author: A. Atayeva
//!     until: 2027-06-30
//! ```
//!
//! What is waived is counted; a waiver that waives nothing, or whose day has passed, is a finding itself.

use std::collections::BTreeMap;

use globset::{Glob, GlobMatcher};

use super::config::{FileMistake, Project, ProjectError};
use super::files;
use super::journal::digest;
use super::rules;
use crate::glossary::Date;
use crate::model::{Finding, Locale, Rule, Severity};
use crate::text::Place;
use crate::text::yaml::{self, Decoder, Node};

/// A waiver that waives nothing.
pub static UNUSED: Rule = Rule { code: "P001", name: "waiver-unused", severity: Severity::Warning };
/// A waiver whose day has passed.
pub static EXPIRED: Rule = Rule { code: "P002", name: "waiver-expired", severity: Severity::Warning };

/// The rules this file raises.
pub static RULES: &[&Rule] = &[&UNUSED, &EXPIRED];

/// The longest file of waivers that is read, in bytes.
const LIMIT: u64 = 16 << 20;

/// Every key of a file of waivers.
pub mod keys {
    /// At the root.
    pub const ROOT: &[&str] = &["waivers"];
    /// In a waiver.
    pub const WAIVER: &[&str] =
        &["rule", "concept", "document", "unit", "locale", "reason", "author", "until"];
}

/// One waiver. What it does not name it does not ask for.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// What it waives.
    pub rule: &'static Rule,
    concept: Option<GlobMatcher>,
    document: Option<GlobMatcher>,
    unit: Option<GlobMatcher>,
    locale: Option<Locale>,
    /// Why.
    pub reason: String,
    /// Who allowed it; empty when not said.
    pub author: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where it stands in its file.
    pub place: Place,
}

impl Waiver {
    fn waives(&self, document: Option<&str>, finding: &Finding) -> bool {
        let fits = |glob: &Option<GlobMatcher>, value: Option<&str>| {
            glob.as_ref().is_none_or(|glob| value.is_some_and(|value| glob.is_match(value)))
        };
        let concept = finding.args.iter().find(|(name, _)| *name == "concept").map(|(_, id)| id.as_str());
        self.rule == finding.rule
            && fits(&self.concept, concept)
            && fits(&self.document, document)
            && fits(&self.unit, finding.unit.as_deref())
            && self.locale.as_ref().is_none_or(|locale| finding.locale.as_ref() == Some(locale))
    }
}

/// The waivers of a project.
#[derive(Clone, Debug, Default)]
pub struct Waivers {
    path: String,
    list: Vec<Waiver>,
    /// Whether the day of each has passed.
    expired: Vec<bool>,
    /// Digest of the file, and of which waivers hold today.
    pub digest: String,
}

/// How many findings each waiver has waived, by its index in the file.
pub type Uses = BTreeMap<usize, usize>;

impl Waivers {
    /// Reads the file that a project names; none where it names none. Without `today` no waiver is over.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or has mistakes: all of them.
    pub fn read(project: &Project, today: Option<Date>) -> Result<Self, ProjectError> {
        let Some(path) = &project.config.waivers else { return Ok(Self::default()) };
        let bytes = files::read_inside(&project.root, path, LIMIT)?;
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = crate::text::LineIndex::new(&before).place(&before, before.len());
            ProjectError::NotUtf8 { path: path.clone(), place }
        })?;
        let list = parse(path, text)?;
        let over = |until: Date| today.is_some_and(|today| until.last_day() < today.first_day());
        let expired: Vec<bool> = list.iter().map(|waiver| waiver.until.is_some_and(over)).collect();
        let digest = format!("{} {}", digest(&bytes), digest_of(&expired));
        Ok(Self { path: path.clone(), list, expired, digest })
    }

    /// Takes out the findings that a waiver allows, and counts them for it. `document` is the id of the document they are
    /// about, if it is one.
    pub fn apply(&self, document: Option<&str>, findings: &mut Vec<Finding>, uses: &mut Uses) {
        findings.retain(|finding| {
            let holds = |(index, waiver): &(usize, &Waiver)| {
                !self.expired[*index] && waiver.waives(document, finding)
            };
            match self.list.iter().enumerate().find(holds) {
                Some((index, _)) => {
                    *uses.entry(index).or_default() += 1;
                    false
                }
                None => true,
            }
        });
    }

    /// [`Waivers::apply`] to findings about files: the path of the file stands for the document.
    pub fn apply_each(&self, findings: &mut Vec<Finding>, uses: &mut Uses) {
        findings.retain(|finding| {
            let mut one = vec![finding.clone()];
            self.apply(Some(&finding.path), &mut one, uses);
            !one.is_empty()
        });
    }

    /// What there is to say of the waivers themselves: those that are over and, where everything was looked at, those
    /// that waived nothing.
    pub fn findings(&self, uses: &Uses, everything: bool) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, (waiver, expired)) in self.list.iter().zip(&self.expired).enumerate() {
            let finding = match (expired, waiver.until) {
                (true, Some(until)) => {
                    Finding::new(&EXPIRED, self.path.as_str(), waiver.place).with("until", until.to_string())
                }
                _ if everything && !uses.contains_key(&index) => {
                    Finding::new(&UNUSED, self.path.as_str(), waiver.place)
                }
                _ => continue,
            };
            let mut finding = finding.with("rule", waiver.rule.name);
            finding.locale.clone_from(&waiver.locale);
            findings.push(finding);
        }
        findings
    }
}

fn digest_of(expired: &[bool]) -> String {
    expired.iter().map(|expired| if *expired { '1' } else { '0' }).collect()
}

/// Reads the text of a file of waivers; `path` names it in errors.
///
/// # Errors
///
/// Every mistake, in the order of the file.
pub fn parse(path: &str, text: &str) -> Result<Vec<Waiver>, ProjectError> {
    let root = yaml::parse(text).map_err(|error| ProjectError::Yaml {
        path: path.to_owned(),
        line: super::config::line_at(text, error.place),
        error,
    })?;
    let mut decoder = Decoder::default();
    let mut list = Vec::new();
    if let Some(fields) = decoder.fields(&root, path, keys::ROOT)
        && let Some(node) = fields.need(&mut decoder, "waivers")
    {
        for node in decoder.list(node, "waivers").unwrap_or_default() {
            list.extend(waiver(&mut decoder, node));
        }
    }
    let mut mistakes = decoder.mistakes;
    if mistakes.is_empty() {
        return Ok(list);
    }
    mistakes.sort_by_key(|mistake| mistake.place);
    let of_file = |mistake| FileMistake::new(path, text, mistake);
    Err(ProjectError::Mistakes(mistakes.into_iter().map(of_file).collect()))
}

fn waiver(decoder: &mut Decoder, node: &Node) -> Option<Waiver> {
    let fields = decoder.fields(node, "waivers", keys::WAIVER)?;
    let names: Vec<&str> = rules::rules().flat_map(|rule| [rule.name, rule.code]).collect();
    let rule = fields.need(decoder, "rule").and_then(|node| {
        let index = decoder.one_of(node, "rule", &names)?;
        rules::find(names[index])
    });
    let reason = fields.need(decoder, "reason").and_then(|node| {
        let reason = decoder.text(node, "reason")?;
        if reason.trim().is_empty() {
            decoder.bad(node, "reason", "why it is right as it is");
        }
        Some(reason.to_owned())
    });
    let mut glob = |key: &str| -> Option<GlobMatcher> {
        let node = fields.get(key)?;
        let text = decoder.text(node, key)?;
        let glob = Glob::new(text).ok();
        if glob.is_none() {
            decoder.bad(node, key, "archive/*");
        }
        glob.map(|glob| glob.compile_matcher())
    };
    let (concept, document, unit) = (glob("concept"), glob("document"), glob("unit"));
    let locale = fields.get("locale").and_then(|node| {
        let locale = decoder.text(node, "locale")?.parse().ok();
        if locale.is_none() {
            decoder.bad(node, "locale", "BCP 47: ar, en, tk-Cyrl …");
        }
        locale
    });
    let author = fields.get("author").and_then(|node| decoder.text(node, "author")).unwrap_or_default();
    let author = author.to_owned();
    let until = fields.get("until").and_then(|node| {
        let until = decoder.text(node, "until")?.parse().ok();
        if until.is_none() {
            decoder.bad(node, "until", Date::FORM);
        }
        until
    });
    let place = node.place;
    Some(Waiver { rule: rule?, concept, document, unit, locale, reason: reason?, author, until, place })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "waivers:
  - rule: term-not-used
    concept: memo*
    document: archive/*
    reason: quoted as signed
  - rule: T002
    unit: p-1
    locale: tk
    reason: a name
    until: 2025-12-31
";

    fn waivers(text: &str, today: &str) -> Waivers {
        let list = parse("waivers.yaml", text).unwrap();
        let today: Date = today.parse().unwrap();
        let over = |waiver: &Waiver| waiver.until.is_some_and(|u| u.last_day() < today.first_day());
        let expired = list.iter().map(over).collect();
        Waivers { path: "waivers.yaml".into(), list, expired, digest: String::new() }
    }

    fn finding(rule: &str, concept: &str, unit: &str, locale: &str) -> Finding {
        let rule = rules::find(rule).unwrap();
        let mut finding = Finding::new(rule, "x", Place::START).with("concept", concept);
        finding.unit = Some(unit.into());
        finding.locale = locale.parse().ok();
        finding
    }

    #[test]
    fn a_waiver_waives_what_it_names_and_nothing_else() {
        let rows = [
            (
                Some("archive/1994"),
                finding("T001", "memorandum", "p-9", "en"),
                true,
                "rule, concept and document",
            ),
            (Some("archive/1994"), finding("T001", "treaty", "p-9", "en"), false, "another concept"),
            (Some("talks"), finding("T001", "memorandum", "p-9", "en"), false, "another document"),
            (None, finding("T001", "memorandum", "p-9", "en"), false, "no document"),
            (Some("archive/1994"), finding("T002", "memorandum", "p-9", "tk"), false, "another rule"),
            (Some("talks"), finding("T002", "memorandum", "p-1", "tk"), true, "unit and locale"),
            (Some("talks"), finding("T002", "memorandum", "p-1", "en"), false, "another locale"),
        ];
        let waivers = waivers(FILE, "2025-12-31");
        for (document, finding, waived, why) in rows {
            let mut left = vec![finding];
            let mut uses = Uses::new();
            waivers.apply(document, &mut left, &mut uses);
            assert_eq!((left.is_empty(), uses.len()), (waived, usize::from(waived)), "{why}");
        }
    }

    #[test]
    fn waivers_that_are_over_or_of_no_use_are_named() {
        let codes = |today: &str, uses: Uses, everything: bool| -> Vec<String> {
            let findings = waivers(FILE, today).findings(&uses, everything);
            findings.iter().map(|f| format!("{}:{}", f.rule.code, f.place.line)).collect()
        };
        assert_eq!(codes("2025-12-31", Uses::from([(0, 1), (1, 2)]), true), [""; 0], "the last day");
        assert_eq!(codes("2026-01-01", Uses::from([(0, 1)]), true), ["P002:6"], "the day after");
        assert_eq!(codes("2025-12-31", Uses::from([(1, 1)]), true), ["P001:2"], "nothing waived");
        assert_eq!(codes("2025-12-31", Uses::new(), false), [""; 0], "not everything was looked at");
        let mut left = vec![finding("T002", "x", "p-1", "tk")];
        waivers(FILE, "2026-01-01").apply(None, &mut left, &mut Uses::new());
        assert_eq!(left.len(), 1, "a waiver that is over waives nothing");
    }

    #[test]
    fn every_mistake_of_the_file_has_its_place() {
        let rows = [
            ("reason: quoted as signed", "note: x", "error-yaml-unknown-key", "an unknown key"),
            ("    reason: a name\n", "", "error-yaml-missing-key", "no reason"),
            ("reason: a name", "reason: ''", "error-yaml-wrong-type", "an empty reason"),
            ("term-not-used", "term-not-usd", "error-yaml-bad-value-near", "no rule"),
            ("2025-12-31", "31.12.2025", "error-yaml-bad-value", "no date"),
            ("archive/*", "archive/[", "error-yaml-bad-value", "no glob"),
        ];
        for (from, to, key, why) in rows {
            let text = FILE.replacen(from, to, 1);
            assert_ne!(text, FILE, "{why}: the row changes nothing");
            let Err(ProjectError::Mistakes(mistakes)) = parse("waivers.yaml", &text) else {
                panic!("{why}: read")
            };
            let keys: Vec<_> = mistakes.iter().map(crate::model::Diagnose::key).collect();
            assert!(keys.contains(&key), "{why}: {keys:?}");
        }
    }
}

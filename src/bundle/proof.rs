//! The proof that a written file holds the approved texts, that locales agree on ids, and that a file on disk is
//! the one that would be written.

use std::collections::{BTreeMap, BTreeSet};

use super::{BundleError, Format, plurals};
use crate::model::{Bundle, Finding, Locale, Rule, Severity};
use crate::text::Place;

/// B001: what a reader of the file gets is not the approved text.
pub static NOT_PROVEN: Rule = Rule { code: "B001", name: "bundle-not-proven", severity: Severity::Error };

/// B002: a locale has no text for a unit that another locale has.
pub static LACKS_UNIT: Rule = Rule { code: "B002", name: "locale-lacks-unit", severity: Severity::Warning };

/// B003: the file on disk is not the one that would be written.
pub static OUT_OF_DATE: Rule = Rule { code: "B003", name: "bundle-out-of-date", severity: Severity::Error };

/// B005: a bundle was changed by another than the program since it was written.
pub static EDITED: Rule = Rule { code: "B005", name: "bundle-edited", severity: Severity::Warning };

/// How what a reader gets differs from what was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// The file does not have the message.
    Missing { id: String, expected: String },
    /// The file has a message too many.
    Extra { id: String, found: String },
    /// The texts differ.
    Differs { id: String, expected: String, found: String },
    /// The bundle or the file has the message twice.
    Twice { id: String },
    /// The message cannot be rendered.
    Unrenderable { id: String, why: String },
    /// The file cannot be read.
    Unreadable { why: String },
}

impl Difference {
    /// The message concerned; nothing when it is the whole file.
    fn id(&self) -> &str {
        match self {
            Self::Missing { id, .. }
            | Self::Extra { id, .. }
            | Self::Differs { id, .. }
            | Self::Twice { id }
            | Self::Unrenderable { id, .. } => id,
            Self::Unreadable { .. } => "",
        }
    }

    /// The word by which the finding's wording is chosen.
    fn problem(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Extra { .. } => "extra",
            Self::Differs { .. } => "differs",
            Self::Twice { .. } => "twice",
            Self::Unrenderable { .. } => "unrenderable",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    /// Puts the message, both texts and the cause into a finding.
    fn describe(self, mut finding: Finding) -> Finding {
        finding.unit = Some(self.id().to_owned()).filter(|id| !id.is_empty());
        match self {
            Self::Missing { expected, .. } => finding.expected = Some(expected),
            Self::Extra { found, .. } => finding.target = Some(found),
            Self::Differs { expected, found, .. } => {
                finding.expected = Some(expected);
                finding.target = Some(found);
            }
            Self::Unrenderable { why, .. } | Self::Unreadable { why } => {
                finding = finding.with("detail", why)
            }
            Self::Twice { .. } => {}
        }
        finding
    }
}

impl From<BundleError> for Difference {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::Duplicate { id } => Self::Twice { id },
            BundleError::Unrenderable { id, why } => Self::Unrenderable { id, why },
            error => Self::Unreadable { why: error.to_string() },
        }
    }
}

/// Reads `written` with the runtime of its format, renders every message of `file`, and compares with the bundles.
///
/// Each message that is missing, extra, doubled or rendered otherwise is a finding
/// (`bundle-not-proven`, an error) that names it; a file that cannot be read at all is one finding.
/// An empty answer is the proof.
pub fn prove(format: &dyn Format, file: &[Bundle], written: &str, path: &str) -> Vec<Finding> {
    let differences = differences(format, file, written);
    differences.into_iter().map(|(bundle, d)| finding(format.name(), &bundle.locale, path, d)).collect()
}

/// The finding that a file is not proven.
pub(super) fn finding(format: &str, locale: &Locale, path: &str, difference: Difference) -> Finding {
    let mut finding = Finding::new(&NOT_PROVEN, path, Place::START)
        .with("format", format)
        .with("problem", difference.problem())
        .with("message", difference.id());
    finding.locale = Some(locale.clone());
    difference.describe(finding)
}

/// What a reader of `text` gets, against the bundles of the file.
fn differences<'a>(format: &dyn Format, file: &'a [Bundle], text: &str) -> Vec<(&'a Bundle, Difference)> {
    let mut all = Vec::new();
    for bundle in file {
        let wanted: Vec<(String, String)> = bundle.messages.iter().flat_map(plurals::expected).collect();
        let expected = wanted.iter().map(|(id, text)| (id.as_str(), text.as_str()));
        let found = match format.read(text, &bundle.document, &bundle.locale, bundle.terms.as_deref()) {
            Ok(read) => compare(expected, &read),
            Err(error) => vec![Difference::from(error)],
        };
        all.extend(found.into_iter().map(|difference| (bundle, difference)));
    }
    all
}

/// Ids and texts as they were to be written against those that were read: in the order of the former, extra ones last.
pub(super) fn compare<'a>(
    expected: impl Iterator<Item = (&'a str, &'a str)>,
    read: &[(String, String)],
) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, text) in read {
        if found.insert(id, text).is_some() {
            differences.push(Difference::Twice { id: id.clone() });
        }
    }
    let mut known = BTreeSet::new();
    for (id, text) in expected {
        let (id, expected) = (id.to_owned(), text.to_owned());
        if !known.insert(id.clone()) {
            differences.push(Difference::Twice { id });
            continue;
        }
        match found.get(id.as_str()) {
            None => differences.push(Difference::Missing { id, expected }),
            Some(found) if *found != text => {
                differences.push(Difference::Differs { id, expected, found: (*found).to_owned() });
            }
            Some(_) => {}
        }
    }
    let extra = read.iter().filter(|(id, _)| !known.contains(id));
    differences.extend(extra.map(|(id, text)| Difference::Extra { id: id.clone(), found: text.clone() }));
    differences
}

/// Compares the ids of one document's bundles: a finding (`locale-lacks-unit`, a warning) for each
/// unit that some locale has and another has not. `path` tells the file to name for a bundle.
pub fn parity(bundles: &[Bundle], path: impl Fn(&Bundle) -> String) -> Vec<Finding> {
    let ids: Vec<BTreeSet<&str>> =
        bundles.iter().map(|bundle| bundle.messages.iter().map(|m| m.id.as_str()).collect()).collect();
    let mut findings = Vec::new();
    for (bundle, own) in bundles.iter().zip(&ids) {
        let mut reported = BTreeSet::new();
        for (other, message) in bundles.iter().flat_map(|b| b.messages.iter().map(move |m| (b, m))) {
            if own.contains(message.id.as_str()) || !reported.insert(message.id.as_str()) {
                continue;
            }
            let mut finding = Finding::new(&LACKS_UNIT, path(bundle), Place::START)
                .with("message", &message.id)
                .with("document", &bundle.document)
                .with("locale", bundle.locale.to_string())
                .with("other", other.locale.to_string());
            finding.unit = Some(message.id.clone());
            finding.locale = Some(bundle.locale.clone());
            finding.source = Some(message.text.clone());
            findings.push(finding);
        }
    }
    findings
}

/// Messages that [`differs`] names before it only counts.
const NAMED: usize = 3;

/// Compares a file on disk (`None`: there is none) with the text that would be written.
///
/// Equal bytes give nothing. Otherwise one finding (`bundle-out-of-date`, an error) says what is wrong: the file is
/// absent, cannot be read, differs in comments or layout only, or in messages, of which the first
/// three are named and the first one's texts are shown.
pub fn differs(
    format: &dyn Format,
    file: &[Bundle],
    expected: &str,
    on_disk: Option<&str>,
    path: &str,
) -> Option<Finding> {
    let differences = |text: &str| {
        let found = differences(format, file, text).into_iter();
        found.map(|(bundle, difference)| (&bundle.locale, difference)).collect()
    };
    outdated(format.name(), differences, expected, on_disk, path)
}

/// [`differs`] for any file of a format; `differences` tells what a reader of a text gets otherwise, by locale.
pub(super) fn outdated<'a>(
    format: &str,
    differences: impl Fn(&str) -> Vec<(&'a Locale, Difference)>,
    expected: &str,
    on_disk: Option<&str>,
    path: &str,
) -> Option<Finding> {
    if on_disk == Some(expected) {
        return None;
    }
    let finding = |problem: &str| {
        Finding::new(&OUT_OF_DATE, path, Place::START).with("format", format).with("problem", problem)
    };
    let Some(on_disk) = on_disk else { return Some(finding("absent")) };
    let differences = differences(on_disk);
    if let Some((_, unreadable)) = differences.iter().find(|(_, d)| d.id().is_empty()) {
        return Some(unreadable.clone().describe(finding("unreadable")));
    }
    let Some((locale, first)) = differences.first() else {
        let same = expected.lines().zip(on_disk.lines()).take_while(|(a, b)| a == b).count();
        let line = u32::try_from(same + 1).unwrap_or(u32::MAX);
        return Some(Finding { place: Place::new(line, 1), ..finding("layout") });
    };
    let mut ids: Vec<&str> = Vec::new();
    for (_, difference) in &differences {
        if !ids.contains(&difference.id()) {
            ids.push(difference.id());
        }
        if ids.len() > NAMED {
            break;
        }
    }
    let more = ids.len() > NAMED;
    ids.truncate(NAMED);
    let finding = finding("messages")
        .with("count", differences.len().to_string())
        .with("messages", ids.join(", "))
        .with("more", more.to_string());
    Some(Finding { locale: Some((*locale).clone()), ..first.clone().describe(finding) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::tests::bundle;
    use crate::bundle::{FORMATS, by_name};

    fn arg<'a>(finding: &'a Finding, name: &str) -> &'a str {
        finding.args.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value)
    }

    #[test]
    fn a_spoiled_file_is_never_proven() {
        let file = [bundle("tk", &[("a", "Aşgabat"), ("b", "Bagdat")])];
        for format in FORMATS {
            let good = format.write(&file);
            assert_eq!(prove(*format, &file, &good, "f"), [], "{}", format.name());
            let rows = [
                (good.replace("Bagdat", "Basra"), "differs", "b"),
                (good.replace("Bagdat", "Bagdat\u{200F}"), "differs", "b"), // RIGHT-TO-LEFT MARK
                (
                    good.replace("\nb =", "\nc =").replace("\"b\"", "\"c\"").replace(".b\"", ".c\""),
                    "missing",
                    "b",
                ),
                (good.replace("\nb =", "\na =").replace("\"b\"", "\"a\"").replace(".b\"", ".a\""), "", ""),
                (String::new(), "", ""),
            ];
            for (text, problem, id) in rows {
                let findings = prove(*format, &file, &text, "f");
                assert!(!findings.is_empty(), "{}:\n{text}", format.name());
                assert!(findings.iter().all(|f| f.rule == &NOT_PROVEN && f.severity == Severity::Error));
                if !problem.is_empty() {
                    assert_eq!(arg(&findings[0], "problem"), problem, "{}:\n{text}", format.name());
                    assert_eq!(findings[0].unit.as_deref(), Some(id));
                }
            }
        }
    }

    #[test]
    fn a_bundle_with_an_id_twice_is_not_proven() {
        let file = [bundle("tk", &[("a", "1"), ("a", "2")])];
        for format in FORMATS {
            let findings = prove(*format, &file, &format.write(&file), "f");
            assert!(!findings.is_empty(), "{}", format.name());
        }
    }

    #[test]
    fn a_locale_that_lacks_a_unit_is_named() {
        let bundles = [
            bundle("ar", &[("a", "ألف"), ("b", "باء")]),
            bundle("en", &[("a", "alef")]),
            bundle("tk", &[("a", "elif"), ("b", "ba"), ("c", "jim")]),
        ];
        let lacks: Vec<(String, String)> = parity(&bundles, |b| format!("{}.xlf", b.locale))
            .iter()
            .map(|f| (f.path.clone(), f.unit.clone().unwrap()))
            .collect();
        let expected = [("ar.xlf", "c"), ("en.xlf", "b"), ("en.xlf", "c")];
        assert_eq!(lacks, expected.map(|(path, unit)| (path.to_owned(), unit.to_owned())));
        assert_eq!(parity(&bundles[..1], |_| String::new()), [], "one locale agrees with itself");
    }

    #[test]
    fn an_outdated_file_says_what_is_outdated() {
        let format = by_name("fluent").unwrap();
        let old = [bundle("tk", &[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5")])];
        let new = [bundle("tk", &[("a", "1"), ("b", "II"), ("c", "III"), ("d", "IV"), ("e", "V")])];
        let (before, after) = (format.write(&old), format.write(&new));
        assert_eq!(differs(format, &new, &after, Some(&after), "f"), None);
        let check = |on_disk: Option<&str>| differs(format, &new, &after, on_disk, "f").unwrap();
        assert_eq!(arg(&check(None), "problem"), "absent");
        assert_eq!(arg(&check(Some("\u{0}")), "problem"), "unreadable");
        let touched = check(Some(&after.replace("do not edit", "edit")));
        assert_eq!((arg(&touched, "problem"), touched.place.line), ("layout", 2));
        let changed = check(Some(&before));
        assert_eq!(arg(&changed, "messages"), "b, c, d");
        assert_eq!((arg(&changed, "count"), arg(&changed, "more")), ("4", "true"));
        assert_eq!((changed.expected.as_deref(), changed.target.as_deref()), (Some("II"), Some("2")));
    }
}

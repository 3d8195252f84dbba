//! Keys and values of YAML that its readers take for something else than text.

use super::{CatalogCheck, File};
use crate::catalog::Entry;
use crate::model::{Finding, Fix, Rule, Safety, Severity, TextSide};
use crate::text::Span;
use crate::text::yaml;

static KEY: Rule = Rule { code: "B016", name: "key-misread", severity: Severity::Error };
static VALUE: Rule = Rule { code: "B017", name: "value-misread", severity: Severity::Warning };

static RULES: &[&Rule] = &[&KEY, &VALUE];

/// B016 and B017.
pub(super) struct Misread;

impl CatalogCheck for Misread {
    fn rules(&self) -> &'static [&'static Rule] {
        RULES
    }

    fn check(&self, file: &File, source: Option<&File>, findings: &mut Vec<Finding>) {
        if !file.format.is_merged() {
            return;
        }
        for (id, span) in &file.catalog.branches {
            let entry = Entry { id: id.as_str().into(), key: *span, ..Entry::default() };
            key(file, &entry, findings);
        }
        for entry in &file.catalog.entries {
            if entry.plain_key {
                key(file, entry, findings);
            }
            if entry.plain {
                let counterpart = source.and_then(|s| s.entry(&entry.id, entry.form.as_deref()));
                value(file, entry, counterpart, findings);
            }
        }
    }
}

fn key(file: &File, entry: &Entry<'_>, findings: &mut Vec<Finding>) {
    let written = entry.key.of(file.text);
    let Some(kind) = misread(written).filter(|kind| *kind != "number") else { return };
    let mut finding = file.about(&KEY, entry, entry.key.start).with("key", written).with("kind", kind);
    quote(file, &mut finding, written, entry.key);
    findings.push(finding);
}

fn value(file: &File, entry: &Entry<'_>, source: Option<&Entry<'_>>, findings: &mut Vec<Finding>) {
    let written = entry.value.of(file.text);
    let Some(kind) = misread(written) else { return };
    // A truth or a number in the source too is a setting; `Yes` and `1:30` hardly ever are.
    let setting = matches!(written, "true" | "false") || matches!(kind, "number" | "nothing");
    let text_in_source = source.is_some_and(|s| !s.plain || misread(&s.text).is_none() && !s.text.is_empty());
    if setting && !(text_in_source && kind != "nothing") {
        return;
    }
    let mut finding = file.about(&VALUE, entry, entry.value.start).with("value", written).with("kind", kind);
    finding.target = Some(written.to_owned());
    finding.source = source.map(|source| source.text.clone().into_owned());
    quote(file, &mut finding, written, entry.value);
    findings.push(finding);
}

/// Quotes mean the text that is written, to every reader: nothing else can have been meant.
fn quote(file: &File, finding: &mut Finding, written: &str, span: Span) {
    let text = yaml::quoted(written);
    finding.expected = Some(text.clone());
    finding.fix_region = Some((finding.place, file.place(span.end)));
    finding.fix = Some(Fix { side: TextSide::File, span, text, safety: Safety::Safe });
}

/// What readers of YAML 1.1, which Ruby, PyYAML and many others are, take a plain scalar for (YAML 1.1, the types of the
/// language-independent repository); `None` for a text.
fn misread(text: &str) -> Option<&'static str> {
    const TRUTHS: &[&str] = &["yes", "no", "on", "off", "true", "false"];
    let capital = |word: &str| {
        word.get(..1).map(str::to_uppercase).unwrap_or_default() + word.get(1..).unwrap_or_default()
    };
    if TRUTHS.iter().any(|word| text == *word || text == word.to_uppercase() || text == capital(word)) {
        return Some("truth");
    }
    if matches!(text, "~" | "null" | "Null" | "NULL" | "") {
        return Some("nothing");
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) || text.len() > 40 {
        return None;
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let date: Vec<&str> = text.splitn(3, '-').collect();
    if let [year, month, day] = date.as_slice()
        && year.len() == 4
        && digits(year)
        && digits(month)
        && month.len() <= 2
        && day.get(..1).is_some_and(digits)
        && day
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'T' | b't' | b' ' | b':' | b'.' | b'Z' | b'+' | b'-'))
    {
        return Some("date");
    }
    let unsigned = text.trim_start_matches(['+', '-']);
    // Base 60: 1:30 is 90.
    if unsigned.contains(':') {
        let mut parts = unsigned.split(':');
        let first = parts.next().is_some_and(digits);
        let rest = parts.all(|part| {
            let whole = part.split('.').next().unwrap_or_default();
            digits(whole) && whole.len() <= 2 && whole.parse::<u8>().is_ok_and(|n| n < 60)
        });
        return (first && rest).then_some("sexagesimal");
    }
    if unsigned.len() > 1
        && unsigned.starts_with('0')
        && unsigned.bytes().all(|b| matches!(b, b'0'..=b'7' | b'_'))
    {
        return Some("octal");
    }
    if unsigned.contains('_') && unsigned.bytes().all(|b| b.is_ascii_digit() || b == b'_') {
        return Some("underscores");
    }
    let number =
        unsigned.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    (number && unsigned.parse::<f64>().is_ok()).then_some("number")
}

#[cfg(test)]
mod tests {
    use super::misread;

    #[test]
    fn what_yaml_1_1_takes_for_something_else() {
        let rows = [
            ("no", Some("truth")),
            ("On", Some("truth")),
            ("YES", Some("truth")),
            ("nO", None),
            ("y", None),
            ("1:30", Some("sexagesimal")),
            ("12:30:45", Some("sexagesimal")),
            ("1:75", None),
            ("10:a", None),
            ("2026-11-23", Some("date")),
            ("2026-11", None),
            ("010", Some("octal")),
            ("089", Some("number")),
            ("1_000", Some("underscores")),
            ("3.5", Some("number")),
            ("3.5.1", None),
            ("-", None),
            ("~", Some("nothing")),
            ("50%", None),
            ("nothing", None),
            ("Nein", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(misread(text), wanted, "{text}");
        }
    }
}

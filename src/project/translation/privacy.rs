//! What must not leave the machine: confidential blocks, and spans that are hidden in the others.

use fancy_regex::Regex;

use crate::lang;
use crate::model::{BlockKind, Locale, Unit};
use crate::project::config::engines::Translation;
use crate::text::Span;
use crate::translate::batch::Job;

/// What stands in a context for what is hidden there.
const HIDDEN: &str = "…";

/// What a project keeps to itself.
pub struct Privacy {
    locale: Locale,
    /// Folded.
    labels: Vec<String>,
    patterns: Vec<Regex>,
}

impl Privacy {
    /// What a project says of texts in the source language.
    pub fn new(config: &Translation, locale: &Locale) -> Self {
        let language = lang::of(locale);
        Self {
            locale: locale.clone(),
            labels: config.confidential_labels.iter().map(|label| language.fold(label).text).collect(),
            // The project file refuses patterns that are none.
            patterns: config.redact.iter().filter_map(|pattern| Regex::new(pattern).ok()).collect(),
        }
    }

    /// Which units are confidential: those that begin with a label, and where that is a heading, what stands below it.
    pub fn confidential(&self, units: &[Unit]) -> Vec<bool> {
        let mut below: Option<u8> = None;
        units
            .iter()
            .map(|unit| {
                let labelled = self.is_labelled(&unit.source);
                if let BlockKind::Heading(level) = unit.kind {
                    if below.is_some_and(|above| level <= above) {
                        below = None;
                    }
                    if labelled && below.is_none() {
                        below = Some(level);
                    }
                }
                labelled || below.is_some()
            })
            .collect()
    }

    /// Whether a text begins with one of the labels.
    pub fn is_labelled(&self, text: &str) -> bool {
        if self.labels.is_empty() {
            return false;
        }
        let folded = lang::of(&self.locale).fold(text).text;
        let start = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.labels.iter().any(|label| {
            start.strip_prefix(label.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// The spans of a text that no engine elsewhere may see, in order and apart.
    pub fn redacted(&self, text: &str) -> Vec<Span> {
        let mut found: Vec<Span> = self
            .patterns
            .iter()
            .flat_map(|pattern| pattern.find_iter(text).filter_map(Result::ok))
            .map(|found| Span::new(found.start(), found.end()))
            .filter(|span| !span.is_empty())
            .collect();
        found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut apart: Vec<Span> = Vec::new();
        for span in found {
            match apart.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => apart.push(span),
            }
        }
        apart
    }

    /// A text as it may stand beside another one.
    fn blotted(&self, text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for span in self.redacted(text) {
            out.push_str(&text[at..span.start]);
            out.push_str(HIDDEN);
            at = span.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// A text to translate between its neighbours, which are left out where they are confidential.
    pub fn job(&self, text: &str, before: Option<&str>, after: Option<&str>, confidential: bool) -> Job {
        let around = |text: Option<&str>| text.map(|text| self.blotted(text));
        Job {
            text: text.to_owned(),
            before: around(before),
            after: around(after),
            terms: Vec::new(),
            redacted: self.redacted(text),
            confidential,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn privacy() -> Privacy {
        let config = Translation {
            confidential_labels: vec!["سري".into()],
            redact: vec!["[0-9]{6,}".into(), "السيد مراد \\p{L}+".into()],
            ..Translation::default()
        };
        Privacy::new(&config, &"ar".parse().unwrap())
    }

    #[test]
    fn a_label_covers_its_block_or_its_section() {
        let unit = |kind, source: &str| Unit {
            id: "x".into(),
            kind,
            source: source.into(),
            place: crate::text::Place::START,
            targets: Default::default(),
            form: None,
        };
        let (h1, h2, p) = (BlockKind::Heading(1), BlockKind::Heading(2), BlockKind::Paragraph);
        let rows = [
            (p, "نص عام.", false),
            (p, "سِرّي: نص.", true),
            (p, "سرية القرار.", false),
            (h2, "سري", true),
            (p, "نص تحت العنوان.", true),
            (h2, "عام", false),
            (p, "نص.", false),
            (h1, "سري: ملحق", true),
            (h2, "فرع", true),
            (h1, "خاتمة", false),
        ];
        let units: Vec<Unit> = rows.iter().map(|(kind, source, _)| unit(*kind, source)).collect();
        let found = privacy().confidential(&units);
        assert_eq!(found, rows.map(|(_, _, wanted)| wanted));
    }

    #[test]
    fn spans_are_found_and_blotted_out_beside_others() {
        let text = "اتصل السيد مراد أوراز على 99362123456.";
        let job = privacy().job("نص", Some(text), None, false);
        assert_eq!(job.before.as_deref(), Some("اتصل … على …."));
        let hidden: Vec<_> = privacy().redacted(text).iter().map(|span| span.of(text).to_owned()).collect();
        assert_eq!(hidden, ["السيد مراد أوراز", "99362123456"]);
    }
}

//! An alignment in the formats that people and other tools read.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::align::{Side, ladder};
use crate::exchange::tmx;
use crate::exchange::xliff::{self, StateFile, fingerprint};
use crate::lang::{self, Direction};
use crate::model::{Bead, BlockKind, Locale, Origin, State, Target, Unit};
use crate::report::visible::visible;
use crate::text::Place;

/// How to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Side by side, for people
    Text,
    /// Source, target and confidence, separated by tabs
    Tsv,
    /// A translation memory, TMX 1.4b
    Tmx,
    /// XLIFF 2.1
    Xliff,
    /// Segments, beads and confidences
    Json,
    /// Lines `[0, 1]:[0]:0.993`
    Ladder,
}

impl Format {
    /// The ending of a file in it.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Tsv => "tsv",
            Self::Tmx => "tmx",
            Self::Xliff => "xlf",
            Self::Json => "json",
            Self::Ladder => "align",
        }
    }
}

/// An alignment to be shown.
pub(crate) struct Aligned<'a> {
    /// What the file that holds the source is called.
    pub(crate) name: &'a str,
    pub(crate) source: &'a Side<'a>,
    pub(crate) target: &'a Side<'a>,
    pub(crate) beads: &'a [Bead],
}

impl Aligned<'_> {
    /// The alignment in a format; text for people as wide as given.
    pub(crate) fn render(&self, format: Format, columns: usize) -> String {
        match format {
            Format::Text => self.side_by_side(columns),
            Format::Tsv => self.tsv(),
            Format::Tmx => self.tmx(),
            Format::Xliff => self.xliff(),
            Format::Json => {
                let (source, target) = (&self.source.segments, &self.target.segments);
                format!("{:#}\n", json!({"source": source, "target": target, "beads": as_json(self.beads)}))
            }
            Format::Ladder => ladder::write(self.beads),
        }
    }

    /// The segments of a bead's sides, each side joined.
    fn joined(&self, bead: &Bead) -> (String, String) {
        let join = |side: &Side, run: &std::ops::Range<usize>| side.segments[run.clone()].join(" ");
        (join(self.source, &bead.source), join(self.target, &bead.target))
    }

    fn tsv(&self) -> String {
        let cell = |text: String| text.replace(['\t', '\n', '\r'], " ");
        self.beads.iter().fold(String::new(), |mut text, bead| {
            let (source, target) = self.joined(bead);
            let _ = writeln!(text, "{}\t{}\t{:.3}", cell(source), cell(target), bead.confidence);
            text
        })
    }

    fn tmx(&self) -> String {
        let pairs: Vec<(String, String)> = self.beads.iter().map(|bead| self.joined(bead)).collect();
        let pairs = pairs.iter().map(|(source, target)| (source.as_str(), target.as_str()));
        tmx::write(self.source.locale, self.target.locale, pairs)
    }

    /// A unit a bead; segments of the target without source have a unit without source.
    fn xliff(&self) -> String {
        let unit = |(number, bead): (usize, &Bead)| {
            let (source, text) = self.joined(bead);
            let line = |run: &std::ops::Range<usize>| Place::new(run.start as u32 + 1, 1);
            let target = Target {
                state: if text.is_empty() { State::Initial } else { State::Translated },
                origin: if text.is_empty() { Origin::None } else { Origin::Human },
                place: (!text.is_empty()).then(|| line(&bead.target)),
                confidence: Some(bead.confidence),
                // So that a sentence that somebody moves can be told.
                given: (!text.is_empty()).then(|| fingerprint(&text)),
                text,
                ..Target::default()
            };
            Unit {
                id: format!("u{}", number + 1),
                kind: self.source.kinds.get(bead.source.start).copied().unwrap_or(BlockKind::Paragraph),
                source,
                place: line(&bead.source),
                targets: [(self.target.locale.clone(), target)].into_iter().collect(),
                form: None,
            }
        };
        let units: Vec<Unit> = self.beads.iter().enumerate().map(unit).collect();
        xliff::write(&StateFile::new(self.name, self.source.locale, self.target.locale, &units, &[]))
    }

    /// Two columns, each in its direction, a bead after the other with its number and confidence.
    fn side_by_side(&self, columns: usize) -> String {
        let labelled =
            self.beads.iter().enumerate().map(|(at, bead)| self.row(&label(at + 1, bead), bead, columns));
        labelled.collect()
    }

    /// A bead in two columns, after a label: each segment with its number from 1, as `--pin` takes it.
    pub(crate) fn row(&self, label: &str, bead: &Bead, columns: usize) -> String {
        let sides = [self.source, self.target];
        let digits = sides.map(|side| side.segments.len().to_string().len());
        let taken = GUTTER + BETWEEN.width() + digits[0] + digits[1] + 2;
        let width = (columns.saturating_sub(taken) / 2).max(NARROWEST);
        let lines = |at: usize, run: &std::ops::Range<usize>| -> Vec<String> {
            let of_segment = |number: usize| {
                let lines = wrapped(sides[at].segments[number], sides[at].locale, width);
                lines.into_iter().enumerate().map(move |(line, text)| match line {
                    0 => format!("{:>digits$} {text}", number + 1, digits = digits[at]),
                    _ => format!("{:digits$} {text}", "", digits = digits[at]),
                })
            };
            run.clone().flat_map(of_segment).collect()
        };
        let (left, right) = (lines(0, &bead.source), lines(1, &bead.target));
        let mut text = String::new();
        for row in 0..left.len().max(right.len()).max(1) {
            let gutter = if row == 0 { label } else { "" };
            let left = left.get(row).cloned().unwrap_or_else(|| " ".repeat(digits[0] + 1 + width));
            let right = right.get(row).map_or("", String::as_str);
            text.push_str(format!("{gutter:<GUTTER$}{left}{BETWEEN}{right}").trim_end());
            text.push('\n');
        }
        text
    }
}

/// What stands before a bead: its number and how sure it is.
pub(crate) fn label(number: usize, bead: &Bead) -> String {
    format!("{number:>4} {:.2}", bead.confidence)
}

/// Columns before the texts: number and confidence.
const GUTTER: usize = 10;
const BETWEEN: &str = " │ ";
/// A column is never narrower.
const NARROWEST: usize = 16;

/// The columns of the terminal; 80 in a pipe.
pub(crate) fn columns() -> usize {
    let size = terminal_size::terminal_size().filter(|_| io::stdout().is_terminal());
    size.map_or(80, |(width, _)| usize::from(width.0).max(40))
}

/// The lines of a segment in a column of a width: filled up, right to left from the right. On a terminal each is isolated, so
/// that it keeps its order beside the other column.
fn wrapped(segment: &str, locale: &Locale, width: usize) -> Vec<String> {
    let right_to_left = lang::of(locale).direction() == Direction::Rtl;
    let segment = visible(segment);
    let mut lines = vec![String::new()];
    for word in segment.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut().map_or(0, |line| line.width());
        if line > 0 && line + 1 + word.width() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let terminal = io::stdout().is_terminal();
    let (first, last) = match (terminal, right_to_left) {
        (false, _) => ("", ""),
        (true, true) => ("\u{2067}", "\u{2069}"), // RIGHT-TO-LEFT ISOLATE, POP DIRECTIONAL ISOLATE
        (true, false) => ("\u{2066}", "\u{2069}"), // LEFT-TO-RIGHT ISOLATE
    };
    let fill = |line: &String| {
        let padding = " ".repeat(width.saturating_sub(line.width()));
        match right_to_left {
            true => format!("{padding}{first}{line}{last}"),
            false => format!("{first}{line}{last}{padding}"),
        }
    };
    lines.iter().map(fill).collect()
}

/// Beads as JSON, confidences to three places.
pub(crate) fn as_json(beads: &[Bead]) -> Value {
    beads
        .iter()
        .map(|bead| {
            let confidence = (f64::from(bead.confidence) * 1000.0).round() / 1000.0;
            json!({
                "source": bead.source.clone().collect::<Vec<_>>(),
                "target": bead.target.clone().collect::<Vec<_>>(),
                "confidence": confidence,
            })
        })
        .collect()
}

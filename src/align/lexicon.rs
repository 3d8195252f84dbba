//! Words that translate each other, as documents have taught: kept between runs, so that one document alone is aligned as
//! well as in a batch.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use thiserror::Error;

use crate::model::{Diagnose, Locale};
use crate::text::Place;

/// Pairs of a language pair that are kept at most; those seen most often.
const MOST: usize = 300_000;
/// Pairs seen less often than this are not kept.
const LEAST: f32 = 0.2;
/// The first line of a file.
const HEAD: &str = "# tarjuman lexicon 1";

/// Pairs of stems with how often they were seen to translate each other, a table a language pair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    tables: BTreeMap<[String; 2], Table>,
}

/// For each source stem its translations, with how often each was seen.
pub type Table = BTreeMap<String, BTreeMap<String, f32>>;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}:{line}: {problem}")]
pub struct LexiconError {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub problem: LexiconProblem,
}

/// A mistake in a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LexiconProblem {
    /// It does not begin as a lexicon does.
    #[error("the first line is not {HEAD:?}")]
    Head,
    /// A line is neither a language pair nor two words and a count.
    #[error("the line is neither a language pair nor two words and how often they were seen")]
    Line,
}

impl Diagnose for LexiconError {
    fn key(&self) -> &'static str {
        match self.problem {
            LexiconProblem::Head => "error-lexicon-head",
            LexiconProblem::Line => "error-lexicon-line",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("head", HEAD.to_owned())]
    }

    fn place(&self) -> Option<(String, Place)> {
        Some((self.path.clone(), Place::new(self.line, 1)))
    }
}

fn languages(locales: [&Locale; 2]) -> [String; 2] {
    locales.map(|locale| locale.language.as_str().to_owned())
}

impl Lexicon {
    /// Nothing known.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// How many pairs it has of each language pair.
    pub fn sizes(&self) -> impl Iterator<Item = (&[String; 2], usize)> {
        self.tables.iter().map(|(pair, table)| (pair, table.values().map(BTreeMap::len).sum()))
    }

    /// Adds `count` sightings of a pair of stems.
    pub fn add(&mut self, locales: [&Locale; 2], source: &str, target: &str, count: f32) {
        let table = self.tables.entry(languages(locales)).or_default();
        *table.entry(source.to_owned()).or_default().entry(target.to_owned()).or_default() += count;
    }

    /// Adds what another has.
    pub fn extend(&mut self, other: Self) {
        for (pair, table) in other.tables {
            let own = self.tables.entry(pair).or_default();
            for (source, targets) in table {
                let row = own.entry(source).or_default();
                for (target, count) in targets {
                    *row.entry(target).or_default() += count;
                }
            }
        }
    }

    /// The table of a language pair, whatever the regions, turned round if it was learned the other way.
    pub fn table(&self, locales: [&Locale; 2]) -> Option<std::borrow::Cow<'_, Table>> {
        let [source, target] = languages(locales);
        if let Some(table) = self.tables.get(&[source.clone(), target.clone()]) {
            return Some(std::borrow::Cow::Borrowed(table));
        }
        let mut turned = Table::new();
        for (target, sources) in self.tables.get(&[target, source])? {
            for (source, count) in sources {
                turned.entry(source.clone()).or_default().insert(target.clone(), *count);
            }
        }
        Some(std::borrow::Cow::Owned(turned))
    }

    /// Leaves out what was seen too seldom to be worth its room.
    pub fn prune(&mut self) {
        for table in self.tables.values_mut() {
            let mut counts: Vec<f32> = table.values().flat_map(|targets| targets.values().copied()).collect();
            counts.sort_unstable_by(|a, b| b.total_cmp(a));
            let least = counts.get(MOST).copied().unwrap_or_default().max(LEAST);
            for targets in table.values_mut() {
                targets.retain(|_, count| *count >= least);
            }
            table.retain(|_, targets| !targets.is_empty());
        }
        self.tables.retain(|_, table| !table.is_empty());
    }

    /// As the text of a file: for each language pair a line `ar<TAB>en`, then source, target and count, separated by tabs and
    /// sorted. Stems are folded and cut short, see [`words`](super::words).
    ///
    /// ```
    /// use tarjuman::align::Lexicon;
    /// let text = "# tarjuman lexicon 1\nar\ten\nسفار\tembass\t2.5\n";
    /// assert_eq!(Lexicon::read("lexicon", text)?.write(), text);
    /// # Ok::<(), tarjuman::align::LexiconError>(())
    /// ```
    pub fn write(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for ([from, to], table) in &self.tables {
            let _ = writeln!(text, "{from}\t{to}");
            for (source, targets) in table {
                for (target, count) in targets {
                    let count = (f64::from(*count) * 100.0).round() / 100.0;
                    let _ = writeln!(text, "{source}\t{target}\t{count}");
                }
            }
        }
        text
    }

    /// From the text of a file.
    ///
    /// # Errors
    ///
    /// The first line that cannot be read.
    pub fn read(path: &str, text: &str) -> Result<Self, LexiconError> {
        let error = |line: usize, problem| LexiconError {
            path: path.to_owned(),
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            problem,
        };
        let mut lines = text.lines().enumerate();
        if lines.next().map(|(_, line)| line) != Some(HEAD) {
            return Err(error(0, LexiconProblem::Head));
        }
        let mut lexicon = Self::default();
        let mut open: Option<&mut Table> = None;
        for (at, line) in lines.filter(|(_, line)| !line.is_empty()) {
            let wrong = || error(at, LexiconProblem::Line);
            let cells: Vec<&str> = line.split('\t').collect();
            match cells[..] {
                [from, to] if [from, to].iter().all(|tag| tag.parse::<Locale>().is_ok()) => {
                    open = Some(lexicon.tables.entry([from.to_owned(), to.to_owned()]).or_default());
                }
                [source, target, count] => {
                    let count: f32 = count.parse().map_err(|_| wrong())?;
                    let table = open.as_deref_mut().filter(|_| count.is_finite() && count >= 0.0);
                    let row = table.ok_or_else(wrong)?.entry(source.to_owned()).or_default();
                    *row.entry(target.to_owned()).or_default() += count;
                }
                _ => return Err(wrong()),
            }
        }
        Ok(lexicon)
    }

    /// A language pair as a dictionary of hunalign: lines `target @ source`, for each source stem its translations that make up
    /// at least a tenth of what was seen of it.
    pub fn to_hunalign(&self, locales: [&Locale; 2]) -> String {
        let mut text = String::new();
        for (source, targets) in self.table(locales).iter().flat_map(|table| table.iter()) {
            let all: f32 = targets.values().sum();
            for (target, _) in targets.iter().filter(|(_, count)| **count >= all / 10.0) {
                let _ = writeln!(text, "{target} @ {source}");
            }
        }
        text
    }

    /// From a dictionary of hunalign; each entry counts as seen so often. Words are folded and cut to their stems, entries
    /// of several words taken word by word. Lines without ` @ ` are passed over; how many is given back too.
    pub fn from_hunalign(text: &str, locales: [&Locale; 2], count: f32) -> (Self, usize) {
        let mut lexicon = Self::default();
        let mut passed = 0;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let Some((target, source)) = line.split_once(" @ ") else {
                passed += 1;
                continue;
            };
            let sources = super::words::stems(locales[0], source);
            let targets = super::words::stems(locales[1], target);
            let share = count / (sources.len() * targets.len()).max(1) as f32;
            for source in &sources {
                for target in &targets {
                    lexicon.add(locales, source, target, share);
                }
            }
        }
        (lexicon, passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        tag.parse().unwrap()
    }

    #[test]
    fn a_file_comes_back_as_it_was() {
        let (ar, en, tk) = (locale("ar-IQ"), locale("en"), locale("tk"));
        let mut lexicon = Lexicon::default();
        lexicon.add([&ar, &en], "سفار", "embass", 2.5);
        lexicon.add([&ar, &en], "سفار", "embass", 1.0);
        lexicon.add([&ar, &tk], "سفار", "ilçih", 0.1);
        let text = lexicon.write();
        assert_eq!(text, "# tarjuman lexicon 1\nar\ten\nسفار\tembass\t3.5\nar\ttk\nسفار\tilçih\t0.1\n");
        assert_eq!(Lexicon::read("a", &text).unwrap(), lexicon);
        let mut twice = lexicon.clone();
        twice.extend(lexicon.clone());
        assert!(twice.write().contains("\t7\n"));
        lexicon.prune();
        assert_eq!(lexicon.sizes().count(), 1, "what was hardly seen is left out");
        let table = lexicon.table([&en, &ar]).unwrap();
        assert_eq!(table["embass"]["سفار"], 3.5, "turned round");
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, line, why) in [
            ("", 1, "empty"),
            ("سفار\tembass\t1\n", 1, "no head"),
            ("# tarjuman lexicon 1\na\tb\t1\n", 2, "no language pair"),
            ("# tarjuman lexicon 1\nar\ten\na\tb\tmany\n", 3, "no count"),
            ("# tarjuman lexicon 1\nar\ten\na\tb\t-1\n", 3, "less than nothing"),
            ("# tarjuman lexicon 1\nar\ten\n\na\n", 4, "one word"),
        ] {
            assert_eq!(Lexicon::read("a", text).unwrap_err().line, line, "{why}");
        }
    }

    #[test]
    fn dictionaries_of_hunalign_go_both_ways() {
        let (ar, en) = (locale("ar"), locale("en"));
        let (lexicon, passed) = Lexicon::from_hunalign("embassy @ سفارة\n\nno entry\n", [&ar, &en], 3.0);
        assert_eq!(passed, 1);
        let text = lexicon.to_hunalign([&ar, &en]);
        assert_eq!(text.lines().count(), 1);
        assert_eq!(Lexicon::from_hunalign(&text, [&ar, &en], 3.0).0, lexicon, "stems stay stems");
    }
}

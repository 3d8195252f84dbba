//! Words for what must be the same in every language: numbers, months, weekdays, money, measures, organisations, titles.
//!
//! A language lists them in a table `facts.tsv`, a line a thing: its kind, its value, its words, the latter separated by `|`. A
//! word that begins with a capital is only known with it; one after `~` may be another word as well (`may`, «مارس»).

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::text::Span;

/// What a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// A number up to a hundred, or a multiple.
    Number,
    /// An ordinal number.
    Ordinal,
    /// Hundred, thousand, million: what is multiplied.
    Scale,
    /// Per cent.
    Percent,
    /// A month of the Gregorian calendar.
    Month,
    /// A month of the Hijri calendar, or the mark that a year is one of it.
    Hijri,
    /// A day of the week.
    Weekday,
    /// The half of the day that a clock shows: `am`, «مساءً».
    HalfDay,
    /// A currency.
    Currency,
    /// A unit of measure.
    Measure,
    /// An organisation or a state, by its acronym too.
    Body,
    /// A form of address: Excellency, Majesty.
    Title,
    /// An office: ambassador, minister.
    Post,
}

impl FactKind {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "number" => Self::Number,
            "ordinal" => Self::Ordinal,
            "scale" => Self::Scale,
            "percent" => Self::Percent,
            "month" => Self::Month,
            "hijri" => Self::Hijri,
            "weekday" => Self::Weekday,
            "half" => Self::HalfDay,
            "currency" => Self::Currency,
            "measure" => Self::Measure,
            "body" => Self::Body,
            "title" => Self::Title,
            "post" => Self::Post,
            _ => return None,
        })
    }
}

/// A word or a few that stand for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What kind of thing.
    pub kind: FactKind,
    /// Which: a number in figures, or a name shared by all languages.
    pub value: &'static str,
    /// Where it stands.
    pub span: Span,
    /// It can hardly be another word.
    pub sure: bool,
    /// Index of its first word, and how many.
    pub words: (usize, usize),
}

impl Fact {
    /// Its value as a number.
    pub fn number(&self) -> Option<f64> {
        self.value.parse().ok()
    }
}

#[derive(Debug)]
struct Entry {
    kind: FactKind,
    value: &'static str,
    rest: Vec<String>,
    sure: bool,
    capital: bool,
}

thread_local! {
    /// Folded words that stand for nothing, as was seen before, by the table that was asked: most words of most texts.
    static NOTHING: RefCell<HashMap<usize, HashSet<Box<str>>>> = RefCell::default();
}
/// So many such words are remembered.
const REMEMBERED: usize = 1 << 15;

/// The words of a language.
#[derive(Debug, Default)]
pub struct Facts {
    entries: HashMap<String, Vec<Entry>>,
}

impl Facts {
    /// Reads a table; lines that are none are passed over, which a test forbids.
    pub fn read(table: &'static str, fold: impl Fn(&str) -> String) -> Self {
        let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(kind), Some(value), Some(words)) =
                (cells.next().and_then(FactKind::of), cells.next(), cells.next())
            else {
                continue;
            };
            for word in words.split('|') {
                let written = word.trim_start_matches('~');
                let mut parts = written.split_whitespace().map(&fold);
                let Some(first) = parts.next() else { continue };
                entries.entry(first).or_default().push(Entry {
                    kind,
                    value,
                    rest: parts.collect(),
                    sure: !word.starts_with('~'),
                    capital: written.starts_with(char::is_uppercase),
                });
            }
        }
        entries.values_mut().for_each(|list| list.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len())));
        Self { entries }
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What a single folded word stands for, of a kind.
    pub fn value(&self, kind: FactKind, folded: &str) -> Option<&'static str> {
        let entries = self.entries.get(folded)?;
        entries.iter().find(|entry| entry.kind == kind && entry.rest.is_empty()).map(|entry| entry.value)
    }

    /// What stands in a text of `words`, in order and apart, the longest first. `forms` gives what a folded word may be a form of, itself
    /// first.
    pub fn find(
        &self,
        text: &str,
        words: &[Span],
        folded: &[String],
        forms: impl Fn(&str) -> Vec<String>,
    ) -> Vec<Fact> {
        let mut found = Vec::new();
        NOTHING.with_borrow_mut(|nothing| {
            let nothing = nothing.entry(std::ptr::from_ref(self) as usize).or_default();
            if nothing.len() > REMEMBERED {
                nothing.clear();
            }
            let mut at = 0;
            while at < words.len() {
                let taken = self.at(text, words, folded, at, &forms, nothing, &mut found);
                at += taken.max(1);
            }
        });
        found
    }

    /// Adds the longest thing that begins at word `at`, of each kind the first; how many words it takes.
    #[allow(clippy::too_many_arguments)] // The text in all its shapes, and what is known of it.
    fn at(
        &self,
        text: &str,
        words: &[Span],
        folded: &[String],
        at: usize,
        forms: &impl Fn(&str) -> Vec<String>,
        nothing: &mut HashSet<Box<str>>,
        found: &mut Vec<Fact>,
    ) -> usize {
        if folded[at].starts_with(|c: char| c.is_numeric()) || nothing.contains(folded[at].as_str()) {
            return 1;
        }
        let forms_of = forms(&folded[at]);
        if !forms_of.iter().any(|form| self.entries.contains_key(form)) {
            nothing.insert(folded[at].as_str().into());
            return 1;
        }
        let capital = words[at].of(text).starts_with(char::is_uppercase);
        let mut longest = 0;
        for form in forms_of {
            for entry in self.entries.get(&form).into_iter().flatten() {
                let length = 1 + entry.rest.len();
                let follows = || {
                    entry.rest.iter().enumerate().all(|(offset, word)| {
                        let index = at + 1 + offset;
                        let near = words.get(index).is_some_and(|span| {
                            let gap = &text[words[index - 1].end..span.start];
                            gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '.' | '’' | '\''))
                        });
                        let last = offset + 1 == entry.rest.len();
                        near && (folded[index] == *word
                            || last && forms(&folded[index]).iter().any(|form| form == word))
                    })
                };
                if (entry.capital && !capital) || length < longest || !follows() {
                    continue;
                }
                let span = Span::new(words[at].start, words[at + length - 1].end);
                let fact = Fact {
                    kind: entry.kind,
                    value: entry.value,
                    span,
                    sure: entry.sure,
                    words: (at, length),
                };
                if length > longest {
                    while found.last().is_some_and(|last: &Fact| last.words.0 == at) {
                        found.pop();
                    }
                    longest = length;
                }
                if !found.iter().rev().take_while(|f| f.words.0 == at).any(|f| f.kind == fact.kind) {
                    found.push(fact);
                }
            }
        }
        longest
    }
}

/// How a word denies what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Negation {
    /// It does not.
    No,
    /// It goes with a turn of speech that denies in one language and not in the other: `only`, `until`, «إلا».
    Weak,
    /// It may answer a denial of another language: `without`, `fail`, «نفى».
    Hint,
    /// It makes a word its contrary: «عدم». Any word of the other language may be such by itself: *mistrust*.
    Contrary,
    /// A word of its own says that something is not so: `nobody`, `unable`, «بدون». Hardly any translation does so without a denial.
    Clear,
    /// A form that only a denial before it explains: «يكن» without «لم».
    Orphan,
    /// It denies: `not`, «لم», *däl*.
    Yes,
}

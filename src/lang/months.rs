//! The names of the months, in the varieties that a language has.

use std::collections::HashMap;

/// The months of a language, each variety the twelve of the Gregorian year from January on.
#[derive(Debug, Default)]
pub struct Months {
    varieties: &'static [[&'static str; 12]],
    /// Folded names by their first word: the words behind it, and the month from 0.
    by_word: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Months {
    /// Of varieties, the usual one first; `fold` is that of the language.
    pub fn new(varieties: &'static [[&'static str; 12]], fold: impl Fn(&str) -> String) -> Self {
        let mut by_word: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (month, name) in varieties.iter().flat_map(|variety| variety.iter().enumerate()) {
            let mut words = name.split(' ').map(&fold);
            let Some(first) = words.next() else { continue };
            let entry = (words.collect(), month);
            let known = by_word.entry(first).or_default();
            if !known.contains(&entry) {
                known.push(entry);
                known.sort_by_key(|(rest, month)| (std::cmp::Reverse(rest.len()), *month));
            }
        }
        Self { varieties, by_word }
    }

    /// True for a language whose months are not known.
    pub fn is_empty(&self) -> bool {
        self.varieties.is_empty()
    }

    /// The month, from 0, that folded words begin with, and of how many words its name is.
    ///
    /// ```
    /// let months = tarjuman::lang::by_code("ar").months();
    /// assert_eq!(months.read(&["تشرين", "الاول", "٢٠٢٤"]), Some((9, 2)));
    /// assert_eq!(months.read(&["سفير"]), None);
    /// ```
    pub fn read<T: AsRef<str>>(&self, words: &[T]) -> Option<(usize, usize)> {
        let (first, behind) = words.split_first()?;
        let named = |rest: &[String]| {
            rest.len() <= behind.len() && rest.iter().zip(behind).all(|(name, word)| name == word.as_ref())
        };
        let known = self.by_word.get(first.as_ref())?;
        known.iter().find(|(rest, _)| named(rest)).map(|(rest, month)| (*month, 1 + rest.len()))
    }

    /// The name of a month in the variety in which another one is written.
    ///
    /// ```
    /// let months = tarjuman::lang::by_code("ar").months();
    /// assert_eq!(months.like("آذار", 3), Some("نيسان"));
    /// assert_eq!(months.like("مارس", 3), Some("أبريل"));
    /// ```
    pub fn like(&self, written: &str, month: usize) -> Option<&'static str> {
        let lower = written.to_lowercase();
        let variety =
            self.varieties.iter().find(|names| names.iter().any(|name| name.to_lowercase() == lower))?;
        variety.get(month).copied()
    }
}

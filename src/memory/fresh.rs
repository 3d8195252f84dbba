//! Texts that were stored a moment ago, folded for that already: so the index need not read and fold them again.

use std::collections::BTreeMap;

use super::index::Text;

/// What was stored last, by pair of languages.
#[derive(Default)]
pub(super) struct Fresh {
    runs: BTreeMap<i64, Run>,
}

/// All texts of a pair of languages with ids above `after`, up to `last`, by id.
pub(super) struct Run {
    pub after: i64,
    pub last: i64,
    pub texts: Vec<Text>,
}

impl Fresh {
    /// Adds what one transaction has stored, by id, each text with its pair of languages. Where somebody else has stored something in
    /// between, what was there before is of no use any more.
    pub fn add(&mut self, stored: Vec<(i64, Text)>) {
        let (Some((_, first)), Some((_, last))) = (stored.first(), stored.last()) else { return };
        let (before, last) = (first.id - 1, last.id);
        let gapless = usize::try_from(last - before).is_ok_and(|ids| ids == stored.len());
        self.runs.retain(|_, run| gapless && run.last == before);
        if !gapless {
            return;
        }
        self.runs.values_mut().for_each(|run| run.last = last);
        for (languages, text) in stored {
            let new = || Run { after: before, last, texts: Vec::new() };
            self.runs.entry(languages).or_insert_with(new).texts.push(text);
        }
    }

    /// Hands over what there is of a pair of languages.
    pub fn take(&mut self, languages: i64) -> Option<Run> {
        self.runs.remove(&languages)
    }

    /// A pair of languages of which there are at least so many texts.
    pub fn with_many(&self, many: usize) -> Option<i64> {
        self.runs.iter().find(|(_, run)| run.texts.len() >= many).map(|(languages, _)| *languages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_has_no_gaps() {
        /// Transactions as languages and ids, then the run of language 1, and why.
        type Row<'a> = (&'a [&'a [(i64, i64)]], Option<(i64, i64, usize)>, &'a str);
        let rows: &[Row] = &[
            (&[], None, "nothing"),
            (&[&[(1, 5), (1, 6)]], Some((4, 6, 2)), "one transaction"),
            (&[&[(1, 5)], &[(1, 6), (2, 7), (1, 8)]], Some((4, 8, 3)), "the next one, with another language"),
            (&[&[(1, 5)], &[(2, 6)]], Some((4, 6, 1)), "only another language"),
            (&[&[(1, 5)], &[(1, 7)]], Some((6, 7, 1)), "somebody else stored something in between"),
            (&[&[(1, 5)], &[(2, 7)]], None, "the same, and nothing of this language since"),
            (&[&[(1, 5), (1, 7)]], None, "ids with a gap in one transaction"),
        ];
        for (transactions, wanted, why) in rows {
            let mut fresh = Fresh::default();
            for transaction in *transactions {
                let text = |(languages, id): &(i64, i64)| {
                    (*languages, Text { id: *id, text: String::new(), key: (0, 0) })
                };
                fresh.add(transaction.iter().map(text).collect());
            }
            let found = fresh.take(1).map(|run| (run.after, run.last, run.texts.len()));
            assert_eq!(found, *wanted, "{why}");
        }
    }
}

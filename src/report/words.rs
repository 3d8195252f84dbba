//! What a change does to a text, word by word, for pages.

use similar::{Algorithm, ChangeTag};

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stands in both texts.
    Same,
    /// Only the older text has it.
    Gone,
    /// Only the newer text has it.
    New,
}

/// The words of two texts in reading order, with the white space after each; words that are treated alike are joined.
///
/// ```
/// use tarjuman::report::words::{Change, changes};
/// let found = changes("the new legation", "the embassy");
/// assert_eq!(found, [
///     (Change::Same, "the ".to_owned()),
///     (Change::Gone, "new legation".to_owned()),
///     (Change::New, "embassy".to_owned()),
/// ]);
/// ```
pub fn changes(old: &str, new: &str) -> Vec<(Change, String)> {
    let (before, after): (Vec<&str>, Vec<&str>) = (
        old.split_inclusive(char::is_whitespace).collect(),
        new.split_inclusive(char::is_whitespace).collect(),
    );
    let mut found: Vec<(Change, String)> = Vec::new();
    let mut add = |change: Change, word: &str| match found.last_mut() {
        Some((last, text)) if *last == change => text.push_str(word),
        _ => found.push((change, word.to_owned())),
    };
    for op in similar::capture_diff_slices(Algorithm::Myers, &before, &after) {
        for change in op.iter_changes(&before, &after) {
            let kind = match change.tag() {
                ChangeTag::Equal => Change::Same,
                ChangeTag::Delete => Change::Gone,
                ChangeTag::Insert => Change::New,
            };
            add(kind, change.value());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_texts_can_be_put_together_again(old in "[ab \n]{0,30}", new in "[ab \n]{0,30}") {
            let found = changes(&old, &new);
            let side = |without: Change| -> String {
                found.iter().filter(|(change, _)| *change != without).map(|(_, word)| word.as_str()).collect()
            };
            prop_assert_eq!(side(Change::New), old);
            prop_assert_eq!(side(Change::Gone), new);
        }
    }
}

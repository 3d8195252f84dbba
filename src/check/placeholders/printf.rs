//! The arguments that the placeholders of printf take.

use std::collections::BTreeMap;

use crate::check::Text;
use crate::text::Span;

/// Which arguments a text takes, by their numbers, each as it is written there, the number and the sign of grouped figures apart:
/// `%s … %d` and `%2$d … %1$s` take the same. `%.0s` takes one of any kind and shows nothing.
pub(super) fn arguments<'a>(placeholders: &[(&'a str, usize)]) -> BTreeMap<usize, Vec<Written<'a>>> {
    let mut found: BTreeMap<usize, Vec<Written>> = BTreeMap::new();
    let mut next = 0;
    for (text, _) in placeholders {
        let bare = text.trim_start_matches('%');
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = match bare[digits..].strip_prefix('$') {
            Some(rest) => (bare[..digits].parse().unwrap_or(0), rest),
            None => {
                next += 1;
                (next, bare)
            }
        };
        found.entry(number).or_default().push(Written(rest));
    }
    found.values_mut().for_each(|written| written.dedup());
    found
}

/// How one is written behind its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a>(&'a str);

impl PartialEq for Written<'_> {
    fn eq(&self, other: &Self) -> bool {
        let bare = |text: &str| text.replace('\'', "");
        self.0 == ".0s" || other.0 == ".0s" || bare(self.0) == bare(other.0)
    }
}

/// What is left of a lost one in a text: `%l` where `%ld` should stand.
pub(super) fn rest(text: &Text, lost: &str) -> Option<Span> {
    let left = lost.get(..lost.len().checked_sub(1)?)?;
    if left.len() < 2 || !left.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let ends = |at: usize| !text.text[at + left.len()..].starts_with(|c: char| c.is_alphanumeric());
    let (at, _) = text.prose().match_indices(left).find(|(at, _)| ends(*at))?;
    Some(Span::new(at, at + left.len()))
}

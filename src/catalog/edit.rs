//! Changes in a locale file that leave every other byte as it is: comments, order, quotes, spaces.
//!
//! A change is made in the bytes of a value and proven: the new text is read again, and must say what the old one said but for
//! what was to be changed. What cannot be proven is not made.

use std::borrow::Cow;

use super::{Catalog, Format};
use crate::text::Span;

/// A change that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An entry gets another text.
    Text {
        /// The [name](super::Entry::name) of the entry.
        name: String,
        /// The locale of the entry, as the file writes it, in a file of several.
        locale: Option<String>,
        /// What it says now.
        old: String,
        /// What it shall say.
        new: String,
    },
    /// Bytes are written otherwise, and say the same to this reader.
    Bytes {
        /// The bytes.
        span: Span,
        /// What they are.
        old: String,
        /// What comes in their place.
        new: String,
    },
}

/// The text with the edits that could be made, and for each whether it was. The same edits again change nothing.
///
/// ```
/// use tarjuman::catalog::{by_path, edit::{Edit, edited}};
/// let text = "en:\n  hi: 'Hello  world' # two spaces\n";
/// let edit = Edit::Text { name: "hi".into(), locale: None, old: "Hello  world".into(), new: "Hello world".into() };
/// let (new, made) = edited(by_path("en.yml").unwrap(), text, &[edit]);
/// assert_eq!((new.as_str(), made), ("en:\n  hi: 'Hello world' # two spaces\n", vec![true]));
/// ```
pub fn edited(format: &dyn Format, text: &str, edits: &[Edit]) -> (String, Vec<bool>) {
    let catalog = format.read(text);
    let mut made = vec![false; edits.len()];
    let mut all: Vec<(usize, Change)> = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        if let Some(change) = changes(format, text, &catalog, edit).into_iter().next() {
            all.push((index, change));
        }
    }
    all.sort_by_key(|(_, change)| change.span);
    all.dedup_by(|later, earlier| later.1.span.start < earlier.1.span.end || later.1.span == earlier.1.span);
    let together: Vec<&Change> = all.iter().map(|(_, change)| change).collect();
    if let Some(new) = proven(format, text, &catalog, &together) {
        all.iter().for_each(|(index, _)| made[*index] = true);
        return (new, made);
    }
    // One of them cannot be made: each by itself, in every way there is.
    let mut kept: Vec<Change> = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        for change in changes(format, text, &catalog, edit) {
            let free =
                kept.iter().all(|k| k.span.end <= change.span.start || change.span.end <= k.span.start);
            let mut with: Vec<&Change> = kept.iter().chain([&change]).collect();
            with.sort_by_key(|change| change.span);
            if free && proven(format, text, &catalog, &with).is_some() {
                made[index] = true;
                kept.push(change);
                break;
            }
        }
    }
    kept.sort_by_key(|change| change.span);
    let kept: Vec<&Change> = kept.iter().collect();
    (spliced(text, &kept), made)
}

/// New bytes, and what the entry they are of then says.
struct Change {
    span: Span,
    new: String,
    /// The entry and its new text.
    says: Option<(usize, String)>,
}

/// The ways to make an edit, the one that changes least first.
fn changes(format: &dyn Format, text: &str, catalog: &Catalog<'_>, edit: &Edit) -> Vec<Change> {
    match edit {
        Edit::Bytes { span, old, new } => {
            let there = text.get(span.start..span.end) == Some(old.as_str());
            there.then(|| Change { span: *span, new: new.clone(), says: None }).into_iter().collect()
        }
        Edit::Text { name, locale, old, new } => {
            let is = |entry: &super::Entry<'_>| {
                let own = entry.locale.and_then(|index| catalog.locales.get(index)).map(|(name, _)| name);
                entry.text == *old && (locale.is_none() || own == locale.as_ref()) && entry.name() == *name
            };
            let Some(index) = catalog.entries.iter().position(is) else { return Vec::new() };
            let span = catalog.entries[index].value;
            let raw = span.of(text);
            let mut written = [in_place(raw, old, new), format.written(raw, new)];
            if !format.is_open(raw) {
                written.reverse();
            }
            let change = |new_raw: String| Change { span, new: new_raw, says: Some((index, new.clone())) };
            written.into_iter().flatten().map(change).collect()
        }
    }
}

/// `raw` with the stretch in which `old` and `new` differ replaced where it stands.
fn in_place(raw: &str, old: &str, new: &str) -> Option<String> {
    let start = old.char_indices().zip(new.chars()).find(|((_, a), b)| a != b);
    let mut start = start.map_or(old.len().min(new.len()), |((at, _), _)| at);
    let tail = |from: usize| {
        let (a, b) = (&old[from..], &new[from..]);
        let same = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b);
        let length: usize = same.map(|(c, _)| c.len_utf8()).sum();
        length
    };
    let mut length = tail(start);
    if old.len() - length == start {
        // Something is put in: a neighbour tells where.
        match old[..start].char_indices().next_back() {
            Some((at, _)) => start = at,
            None => length -= old[start..].chars().next()?.len_utf8(),
        }
    }
    let (piece, other) = (&old[start..old.len() - length], &new[start..new.len() - length]);
    let nth = old.match_indices(piece).position(|(at, _)| at == start)?;
    if raw.matches(piece).count() != old.matches(piece).count() {
        return None;
    }
    let at = raw.match_indices(piece).nth(nth)?.0;
    Some(format!("{}{other}{}", &raw[..at], &raw[at + piece.len()..]))
}

/// The text with changes in order.
fn spliced(text: &str, changes: &[&Change]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for change in changes {
        out.push_str(&text[at..change.span.start]);
        out.push_str(&change.new);
        at = change.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// The text with all changes, if it then says what it shall.
fn proven(format: &dyn Format, text: &str, old: &Catalog<'_>, changes: &[&Change]) -> Option<String> {
    let new = spliced(text, changes);
    let read = format.read(&new);
    let mut wanted: Vec<Cow<'_, str>> = old.entries.iter().map(|entry| Cow::Borrowed(&*entry.text)).collect();
    for (index, says) in changes.iter().filter_map(|change| change.says.as_ref()) {
        wanted[*index] = Cow::Borrowed(says);
    }
    let same = read.problems.len() == old.problems.len()
        && read.entries.len() == old.entries.len()
        && read.entries.iter().zip(&old.entries).zip(&wanted).all(|((read, old), wanted)| {
            read.id == old.id && read.form == old.form && read.locale == old.locale && read.text == *wanted
        });
    same.then_some(new)
}

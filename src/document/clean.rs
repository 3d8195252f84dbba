//! Clean text while reading: the blocks are repaired as the project says, and what was found becomes findings.

use crate::model::{Block, Finding, Rule, Severity};
use crate::text::clean::{self, Cleaned, Found, Map, Treatments};
use crate::text::yaml::is_hidden;
use crate::text::{Place, Span, place_at};

use super::ReadOptions;

/// Rules of the classes of [`clean::CLASSES`], in the same order and by the same names.
pub static RULES: &[&Rule] = &[
    &Rule { code: "D020", name: clean::LEGACY_ENCODING, severity: Severity::Warning },
    &Rule { code: "D021", name: "mojibake", severity: Severity::Warning },
    &Rule { code: "D022", name: "lost-characters", severity: Severity::Error },
    &Rule { code: "D023", name: "bidi-override", severity: Severity::Warning },
    &Rule { code: "D024", name: "bidi-unbalanced", severity: Severity::Warning },
    &Rule { code: "D025", name: "bidi-idle", severity: Severity::Info },
    &Rule { code: "D026", name: "zero-width", severity: Severity::Info },
    &Rule { code: "D027", name: "visual-order", severity: Severity::Warning },
    &Rule { code: "D028", name: "presentation-forms", severity: Severity::Warning },
    &Rule { code: "D029", name: "kashida", severity: Severity::Info },
    &Rule { code: "D030", name: "not-nfc", severity: Severity::Info },
    &Rule { code: "D031", name: "other-script", severity: Severity::Warning },
    &Rule { code: "D032", name: "look-alike-letters", severity: Severity::Warning },
    &Rule { code: "D033", name: "foreign-letters", severity: Severity::Warning },
    &Rule { code: "D034", name: "foreign-digits", severity: Severity::Warning },
    &Rule { code: "D035", name: "letters-for-digits", severity: Severity::Warning },
    &Rule { code: "D036", name: "mixed-number", severity: Severity::Warning },
    &Rule { code: "D037", name: "mixed-digits", severity: Severity::Info },
];

/// The rule of a class.
pub fn rule(class: &str) -> &'static Rule {
    RULES.iter().copied().find(|rule| rule.name == class).unwrap_or(RULES[0])
}

/// Cleans blocks where they stand; a finding for each class, of those that were repaired and those that were not.
pub(super) fn blocks(
    path: &str,
    blocks: &mut Vec<Block>,
    options: &ReadOptions,
    treatments: &Treatments,
    findings: &mut Vec<Finding>,
) {
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let cleaned = clean::clean(&texts, &options.language.writing(), treatments);
    for class in clean::CLASSES {
        for repaired in [true, false] {
            let of_class = |found: &&Found| found.class.name == class.name && found.repaired == repaired;
            let mut cases = blocks
                .iter()
                .zip(&cleaned)
                .flat_map(|(block, cleaned)| cleaned.found.iter().filter(of_class).map(move |f| (block, f)));
            let Some((block, first)) = cases.next() else { continue };
            findings.push(finding(path, block.place(first.span.start), first, 1 + cases.count()));
        }
    }
    for (block, cleaned) in blocks.iter_mut().zip(cleaned) {
        if !cleaned.map.is_empty() {
            *block = repaired(block, &cleaned);
        }
    }
    blocks.retain(|block| !block.text.is_empty());
}

/// A finding about `count` cases of a class, of which `first` is shown.
pub fn finding(path: &str, place: Place, first: &Found, count: usize) -> Finding {
    let mut finding = Finding::new(rule(first.class.name), path, place)
        .with("count", count.to_string())
        .with("text", shown(&first.was))
        .with("kind", first.kind)
        .with("done", if first.repaired { "yes" } else { "no" });
    if first.repaired {
        finding.severity = Severity::Info;
    }
    finding.expected = first.to.as_deref().filter(|to| !to.is_empty()).map(shown);
    finding
}

/// A text with the characters in it that nobody sees by their numbers.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) && !matches!(c, '\u{A0}' | '\n') {
            out.push_str(&format!("U+{:04X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// A block with its cleaned text, and the places of that.
fn repaired(block: &Block, cleaned: &Cleaned) -> Block {
    let (text, mut places) = (&cleaned.text, places(block, &cleaned.map));
    // Blocks are trimmed: what stood around the white space at their ends may be gone.
    let end = text.trim_end().len();
    let start = end - text[..end].trim_start().len();
    let first = place_at(text, &places, start);
    places.retain(|(at, _)| start < *at && *at < end);
    places.iter_mut().for_each(|(at, _)| *at -= start);
    places.insert(0, (0, first));
    let text = Span::new(start, end.max(start)).of(text).to_owned();
    Block { kind: block.kind, text, key: block.key.clone(), places }
}

/// Where the stretches of a cleaned block begin: those of the block, and one behind each edit.
fn places(block: &Block, map: &Map) -> Vec<(usize, Place)> {
    let mut places = Vec::with_capacity(block.places.len() + map.edits().len());
    let mut edits = map.edits().iter().peekable();
    // How far the cleaned text lies behind the original, and up to where the original is edited.
    let (mut shift, mut edited) = (0_isize, 0_usize);
    for (index, &(start, place)) in block.places.iter().enumerate() {
        let end = block.places.get(index + 1).map_or(block.text.len(), |(next, _)| *next);
        let (mut at, mut here) = (start, place);
        if edited <= start && edits.peek().is_none_or(|edit| start <= edit.original.start) {
            stretch(&mut places, start.saturating_add_signed(shift), place);
        }
        // Edits that end in this stretch: behind each the original goes on.
        while let Some(edit) = edits.next_if(|edit| edit.original.end <= end) {
            shift = edit.clean.end as isize - edit.original.end as isize;
            edited = edit.original.end;
            if edit.original.end < start || (edit.original.end == end && end < block.text.len()) {
                continue;
            }
            here.column += block.text[at..edit.original.end].chars().count() as u32;
            at = edit.original.end;
            stretch(&mut places, edit.clean.end, here);
        }
    }
    if places.first().is_none_or(|(at, _)| *at > 0) {
        places.insert(0, (0, block.place(0)));
    }
    places
}

/// Begins a stretch; one that is empty because the next begins where it does is gone.
fn stretch(places: &mut Vec<(usize, Place)>, at: usize, place: Place) {
    places.pop_if(|(before, _)| *before == at);
    places.push((at, place));
}

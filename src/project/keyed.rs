//! Documents of messages: what belongs together has the same key, and nothing is to be aligned.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::plurals::{CATEGORIES, categories};
use crate::model::{Bead, Block, Locale, form_of};

/// Whether blocks are messages with keys.
pub fn is_keyed(blocks: &[Block]) -> bool {
    !blocks.is_empty() && blocks.iter().all(|block| block.key.is_some())
}

/// The messages of a translation in the order of the source, each under the key it has there; what the source does not have
/// stands behind.
///
/// Languages have different plural categories: a form that the translation lacks is its form `other`, or its last. A message that is
/// its own key, as in an untranslated PO file, is none. With `strict` a form that the translation lacks is lacking.
pub fn ordered(source: &[Block], target: Vec<Block>, strict: bool) -> Vec<Block> {
    let key = |block: &Block| block.key.clone().unwrap_or_default();
    let by_key: BTreeMap<String, &Block> = target.iter().map(|block| (key(block), block)).collect();
    let mut forms: BTreeMap<&str, &Block> = BTreeMap::new();
    for block in &target {
        if let Some((base, form)) = block.key.as_deref().and_then(form_of) {
            let other = forms
                .get(base)
                .and_then(|block| form_of(block.key.as_deref()?))
                .is_some_and(|(_, f)| f == "other");
            if form == "other" || !other {
                forms.insert(base, block);
            }
        }
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut out = Vec::with_capacity(target.len());
    for block in source {
        let wanted = key(block);
        let found =
            by_key.get(&wanted).or_else(|| forms.get(form_of(&wanted).filter(|_| !strict)?.0)).copied();
        let Some(found) = found else { continue };
        used.insert(key(found));
        if found.text == block.text && wanted.ends_with(&block.text) {
            continue;
        }
        out.push(Block { key: Some(wanted), ..found.clone() });
    }
    let bases: BTreeSet<String> =
        source.iter().filter_map(|block| Some(form_of(block.key.as_deref()?)?.0.to_owned())).collect();
    let more = |block: &&Block| {
        let key = key(block);
        !used.contains(&key) && form_of(&key).is_none_or(|(base, _)| !bases.contains(base))
    };
    out.extend(target.iter().filter(more).cloned());
    out
}

/// The messages of a source with a block for each plural form that a language of the translations has: those that the source has not
/// are told as its form `other`. Messages without that form are taken as they are.
pub fn expanded(source: Vec<Block>, targets: &[Locale]) -> Vec<Block> {
    let wanted: Vec<&str> = CATEGORIES
        .iter()
        .copied()
        .filter(|category| {
            targets.iter().any(|locale| categories(locale).is_some_and(|has| has.contains(category)))
        })
        .collect();
    let keys: BTreeSet<String> = source.iter().filter_map(|block| block.key.clone()).collect();
    let mut out = Vec::with_capacity(source.len());
    for block in source {
        let base = match block.key.as_deref().and_then(form_of) {
            Some((base, "other")) => base.to_owned(),
            _ => {
                out.push(block);
                continue;
            }
        };
        for category in &wanted {
            let key = format!("{base}[{category}]");
            if *category != "other" && !keys.contains(&key) {
                out.push(Block { key: Some(key), ..block.clone() });
            }
        }
        out.push(block);
    }
    out
}

/// The beads of messages that [`ordered`] has put into order, one a message.
pub fn beads(source: &[Block], target: &[Block]) -> Vec<Bead> {
    let mut beads = Vec::with_capacity(source.len());
    let mut at = 0;
    for (index, block) in source.iter().enumerate() {
        let there = usize::from(target.get(at).is_some_and(|other| other.key == block.key));
        beads.push(Bead { source: index..index + 1, target: at..at + there, confidence: 1.0 });
        at += there;
    }
    let end = source.len();
    beads.extend((at..target.len()).map(|at| Bead { source: end..end, target: at..at + 1, confidence: 1.0 }));
    beads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;
    use crate::text::Place;

    fn blocks(messages: &[(&str, &str)]) -> Vec<Block> {
        let block = |(key, text): &(&str, &str)| Block {
            kind: BlockKind::Paragraph,
            text: (*text).to_owned(),
            key: Some((*key).to_owned()),
            places: vec![(0, Place::START)],
        };
        messages.iter().map(block).collect()
    }

    #[test]
    fn a_source_has_every_form_that_a_translation_needs() {
        let source = blocks(&[("n[one]", "hat"), ("n[other]", "hatlar"), ("g[male]", "x"), ("a", "y")]);
        let [ar, tk] = ["ar", "tk"].map(|tag| tag.parse().unwrap());
        let keys = |targets: &[Locale]| -> Vec<String> {
            expanded(source.clone(), targets).into_iter().filter_map(|block| block.key).collect()
        };
        assert_eq!(keys(&[tk]), ["n[one]", "n[other]", "g[male]", "a"]);
        assert_eq!(
            keys(&[ar]),
            ["n[one]", "n[zero]", "n[two]", "n[few]", "n[many]", "n[other]", "g[male]", "a"]
        );
    }

    #[test]
    fn messages_find_each_other_by_key() {
        let source =
            blocks(&[("a", "أ"), ("b", "ب"), ("n[few]", "رسائل"), ("n[other]", "رسالة"), ("ج", "ج")]);
        let target = blocks(&[("x", "X"), ("n[one]", "hat"), ("n[other]", "hatlar"), ("a", "A"), ("ج", "ج")]);
        let target = ordered(&source, target, false);
        let texts: Vec<_> = target.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(
            texts,
            ["A", "hatlar", "hatlar", "X"],
            "few is told as other; what is its own key is untranslated"
        );
        let shapes: Vec<_> =
            beads(&source, &target).into_iter().map(|bead| (bead.source, bead.target)).collect();
        assert_eq!(
            shapes,
            [(0..1, 0..1), (1..2, 1..1), (2..3, 1..2), (3..4, 2..3), (4..5, 3..3), (5..5, 3..4)]
        );
    }
}

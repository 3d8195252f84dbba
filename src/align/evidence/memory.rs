//! Words that other documents, aligned before, have taught.

use std::collections::HashMap;

use super::{Batch, Evidence, KNOWN};

/// The lexicon that the caller brings along.
pub struct Memory;

/// What a pair is worth that was always seen together, by the sureness of a shipped word.
const WORTH: f32 = 2.0;
/// Two words are believed that were seen together in this share of all that was seen of them: below, they merely met. On one
/// half of the development set, known the other, strict F1 of single documents was .9786 with all pairs, .9828 from a tenth,
/// .9851 from a fifth, .9826 without any.
const SHARE: f32 = 0.2;
/// Sightings that a share must outweigh.
const DOUBT: f32 = 2.0;

impl Evidence for Memory {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn words(&self, batch: &Batch, say: &mut dyn FnMut(u32, u32, f32)) {
        let Some(table) = batch.knowledge.lexicon.table(batch.locales) else { return };
        let mut targets: HashMap<&str, f32> = HashMap::new();
        for (target, count) in table.values().flatten() {
            *targets.entry(target).or_default() += count;
        }
        for (source, word) in (0..).zip(&batch.words[0].words) {
            let Some(row) = table.get(&word.stem) else { continue };
            let all: f32 = row.values().sum();
            for (target, count) in row {
                let Some(id) = batch.words[1].get(target) else { continue };
                let share = count / ((all * targets[target.as_str()]).sqrt() + DOUBT);
                if share > SHARE {
                    say(source, id, KNOWN * WORTH * share);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::align::{AlignOptions, Knowledge, Side, Task, align_and_learn, explain};
    use crate::model::{BlockKind, Locale};

    #[test]
    fn what_one_document_taught_speaks_in_the_next() {
        let (from, to): (Locale, Locale) = ("fr".parse().unwrap(), "de".parse().unwrap());
        let side = |locale, segments: &[&'static str]| Side {
            locale,
            segments: segments.to_vec(),
            paragraphs: vec![0; segments.len()],
            kinds: vec![BlockKind::Paragraph; segments.len()],
        };
        let task = |source: &[&'static str], target: &[&'static str]| Task {
            source: side(&from, source),
            targets: vec![side(&to, target)],
            pins: vec![Vec::new()],
        };
        let first = task(
            &["la maison est grande", "la porte est ouverte", "la maison brûle", "une porte brûle"],
            &["das haus ist groß", "die tür ist offen", "das haus brennt", "eine tür brennt"],
        );
        let (_, lexicon) = align_and_learn(&[first], &Knowledge::default(), &AlignOptions::default());
        let knowledge = Knowledge { lexicon, ..Knowledge::default() };
        let next = [task(&["une maison", "une porte"], &["ein haus", "eine tür"])];
        let (beads, _) = align_and_learn(&next, &knowledge, &AlignOptions::default());
        let said = explain(&next, &beads, &knowledge, &AlignOptions::default());
        let memory = |bead: usize| {
            let said = said[0][0][bead].as_ref().unwrap().said.iter().find(|(name, _)| *name == "memory");
            said.map_or(0.0, |(_, nats)| *nats)
        };
        assert!(memory(0) > 0.0 && memory(1) > 0.0, "{said:?}");
    }
}

//! Many words at once: the few that can sound alike are found by their consonants.

use std::collections::HashMap;

use super::{Sound, alike};

/// Classes of consonants in a [`Sound`].
const CLASSES: u32 = 9;

/// The sounds of one language's words, to be compared with many.
#[derive(Debug)]
pub struct Choir<'a> {
    words: Vec<(u32, &'a [Sound])>,
    /// Each sound's bag, its word's place in `words`, and its place there.
    sounds: Vec<(u64, u32, u32)>,
    /// Where the bags begin in `sounds`, which is sorted: only for many.
    bags: Option<HashMap<u64, u32>>,
}

/// From so many sounds on a bag is looked up, not met in passing.
const MANY: usize = 500;

impl<'a> Choir<'a> {
    /// Of words by number.
    pub fn new(words: Vec<(u32, &'a [Sound])>) -> Self {
        let mut sounds = Vec::with_capacity(words.len() * 2);
        for (word, (_, list)) in (0..).zip(&words) {
            sounds.extend((0..).zip(*list).map(|(at, sound)| (sound.bag, word, at)));
        }
        let bags = (sounds.len() > MANY).then(|| {
            sounds.sort_unstable();
            let mut bags = HashMap::new();
            for (at, (bag, _, _)) in (0..).zip(&sounds) {
                bags.entry(*bag).or_insert(at);
            }
            bags
        });
        Self { words, sounds, bags }
    }

    /// The words that sound like another, with how alike they are, if more than `least`; in order.
    pub fn alike(&self, word: &[Sound], least: f32) -> Vec<(u32, f32)> {
        let mut found: Vec<(u32, f32)> = Vec::new();
        for x in word {
            let mut meet = |(_, word, at): (u64, u32, u32)| {
                let (id, sounds) = self.words[word as usize];
                let alike = alike(&x.letters, &sounds[at as usize].letters, least);
                if alike > least {
                    found.push((id, alike));
                }
            };
            let Some(bags) = &self.bags else {
                self.sounds.iter().filter(|sound| differ(x.bag, sound.0) <= APART).for_each(|s| meet(*s));
                continue;
            };
            for bag in near(x.bag) {
                let Some(begin) = bags.get(&bag) else { continue };
                let same = self.sounds[*begin as usize..].iter().take_while(|sound| sound.0 == bag);
                same.for_each(|sound| meet(*sound));
            }
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        found.dedup_by_key(|(id, _)| *id);
        found
    }
}

/// So many consonants may be in one of two words only.
const APART: u32 = 2;

/// All bags that are at most [`APART`] from one.
fn near(bag: u64) -> Vec<u64> {
    let steps = |bag: u64| {
        (0..CLASSES).flat_map(move |class| {
            let field = bag >> (class * 7) & 0x7F;
            let put = move |field: u64| bag & !(0x7F << (class * 7)) | field << (class * 7);
            let more = (field < 0x7F).then(|| put(field << 1 | 1));
            more.into_iter().chain((field > 0).then(|| put(field >> 1)))
        })
    };
    let mut all = vec![bag];
    for one in steps(bag) {
        all.push(one);
        all.extend(steps(one));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// How many consonants one of two bags has and the other lacks.
#[inline]
const fn differ(a: u64, b: u64) -> u32 {
    (a ^ b).count_ones()
}

#[cfg(test)]
mod tests {
    use super::super::sounds;
    use super::*;

    #[test]
    fn many_words_are_looked_up_as_few_are_met() {
        let words: Vec<Vec<Sound>> = (0..600u32)
            .map(|n| {
                let letter = |at: u32| b"bdfgklmnrst"[(n / 11u32.pow(at) % 11) as usize] as char;
                sounds(&format!("{}a{}i{}o{}", letter(0), letter(1), letter(2), letter(0)))
            })
            .collect();
        let all: Vec<(u32, &[Sound])> = (0..).zip(words.iter().map(Vec::as_slice)).collect();
        let many = Choir::new(all.clone());
        assert!(many.bags.is_some());
        let few: Vec<Choir> = all.chunks(200).map(|some| Choir::new(some.to_vec())).collect();
        for word in &words[..50] {
            let met: Vec<(u32, f32)> = few.iter().flat_map(|choir| choir.alike(word, 0.6)).collect();
            assert!(!met.is_empty());
            assert_eq!(many.alike(word, 0.6), met);
        }
    }
}

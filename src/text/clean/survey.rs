//! What can be told only from a whole document.

use super::digits::System;
use super::scripts::Script;
use super::{digits, scripts};

/// Counts over a document.
#[derive(Clone, Debug)]
pub struct Survey {
    /// A bit for each character of the basic plane that is there.
    seen: Vec<u64>,
    /// Letters of each script.
    letters: [usize; Script::ALL.len()],
    /// Numbers written in each system of digits, those of codes and addresses apart.
    numbers: [usize; System::ALL.len()],
    /// A character that some class cares for is there.
    suspect: bool,
}

impl Survey {
    /// Of the paragraphs of a document.
    pub fn of<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let mut survey = Self {
            seen: vec![0; 0x1_0000 / 64],
            letters: Default::default(),
            numbers: Default::default(),
            suspect: false,
        };
        for paragraph in paragraphs {
            for c in paragraph.chars() {
                if let Some(bits) = survey.seen.get_mut(c as usize / 64) {
                    *bits |= 1 << (c as usize % 64);
                }
                // Plain ASCII without two question marks in a row has nothing to find in any language.
                survey.suspect |= !c.is_ascii() || c == '?';
                if let Some(script) = scripts::script(c) {
                    survey.letters[script as usize] += 1;
                }
            }
            for number in digits::numbers(paragraph) {
                survey.numbers[number.system as usize] += 1;
            }
        }
        survey
    }

    /// Whether a character is there.
    pub fn has(&self, c: char) -> bool {
        self.seen.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
    }

    /// The part of the letters that is of a script; 0 of no letters.
    pub(super) fn share(&self, script: Script) -> f64 {
        let all: usize = self.letters.iter().sum();
        if all == 0 { 0.0 } else { self.letters[script as usize] as f64 / all as f64 }
    }

    /// How many numbers are written in a system.
    pub(super) fn numbers(&self, system: System) -> usize {
        self.numbers[system as usize]
    }

    /// Whether any class can find something.
    pub(super) fn is_worth_a_look(&self) -> bool {
        self.suspect
    }
}

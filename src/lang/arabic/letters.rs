//! Spelling: what is the same letter, and which difference is another word.

use icu_normalizer::ComposingNormalizer;

use crate::lang::general;
use crate::lang::matching::{Beginning, Written};
use crate::text::Folded;

/// Folds for comparison: vowel marks, kashida and invisible characters go; the seats of hamza, final `ى` and Persian
/// and presentation letters become one letter each. `ة` stays apart from `ه`.
pub fn fold(text: &str) -> Folded {
    general::fold_with(text, |c, out| spell(c, &mut |c| out(same(c))))
}

/// The text of [`fold`].
pub(super) fn fold_text(text: &str) -> String {
    general::fold_text_with(text, |c, out| spell(c, &mut |c| out(same(c))))
}

/// A written word: its fold, and its letters with hamzas kept, one for each character of the fold.
pub(super) fn written(word: &str) -> Written {
    // Nothing composes with letters alone, and they have no case: most words need no normalizing.
    let plain = |c| matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}');
    let letters: Box<str> =
        if word.chars().all(plain) { word.into() } else { letters(word).into_iter().collect() };
    let folded: Box<str> = letters.chars().map(same).collect();
    let stem = folded.strip_prefix("ال").filter(|_| has_article(&letters)).unwrap_or(&folded);
    Written { beginning: Beginning::of(stem).unwrap_or_default(), folded, letters }
}

/// `ال` before two letters at least.
fn has_article(letters: &str) -> bool {
    letters.strip_prefix("ال").is_some_and(|stem| stem.chars().nth(1).is_some())
}

/// The letters of a word as it is written, hamzas kept: one for each character of its fold.
pub(super) fn letters(word: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(word.len() / 2);
    let kept = general::fold_with(word, |c, out| spell(c, out));
    letters.extend(kept.text.chars());
    letters
}

/// Hands on the letters that `c` stands for; nothing for a mark.
fn spell(c: char, out: &mut dyn FnMut(char)) {
    match c {
        // Vowel marks, superscript alef, kashida.
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' => {}
        'ک' => out('ك'), // KEHEH
        'ی' => out('ي'), // FARSI YEH
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => {
            let mut utf8 = [0; 4];
            let plain = ComposingNormalizer::new_nfkc();
            for c in plain.normalize(c.encode_utf8(&mut utf8)).chars() {
                match c {
                    '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => out(c),
                    c => spell_plain(c, out),
                }
            }
        }
        c => out(c),
    }
}

/// [`spell`] for what a presentation form decomposes to: never a presentation form again.
fn spell_plain(c: char, out: &mut dyn FnMut(char)) {
    match c {
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' => {}
        'ک' => out('ك'),
        'ی' => out('ي'),
        c => out(c),
    }
}

/// The letter that stands for `c` in the index.
pub(super) fn same(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' | 'ئ' => 'ء',
        'ى' => 'ي',
        c => c,
    }
}

/// True when the written stem says that it is another word than the term, although both fold alike:
/// `آ` against `أ` or `ا`, `إ` against `أ`, final `ى` against `ي` unless the text writes `ى` for every final `ي`.
/// A bare `ا` contradicts nothing.
pub(super) fn contradicts(written: &[char], term: &[char], yeh_as_alef: bool) -> bool {
    let last = term.len().saturating_sub(1);
    written.iter().zip(term).enumerate().any(|(at, (w, t))| match (w, t) {
        // مبدأ with its dual مبدآن.
        ('آ', 'أ' | 'ا') => at < last,
        ('إ', 'أ') | ('أ', 'إ') | ('أ' | 'إ', 'آ') => true,
        ('ى', 'ي') => at == last && written.len() == term.len() && !yeh_as_alef,
        _ => false,
    })
}

/// True when one of the words tells that the text writes `ى` for every final `ي`, as much of the Egyptian press does.
pub(super) fn writes_yeh_as_alef<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    words.any(|word| {
        word.ends_with('ى')
            && matches!(
                word,
                "فى" | "التى"
                    | "الذى"
                    | "اللذى"
                    | "أى"
                    | "حوالى"
                    | "لكى"
                    | "كى"
                    | "هى"
                    | "وهى"
                    | "وفى"
            )
    })
}

/// A light stem of a folded word: without the conjunction, the prepositions and the article before it and the commonest
/// endings after it, as long as three letters stay; of that the first five letters.
pub(super) fn stem(word: &str) -> &str {
    let long = |rest: &str| rest.chars().count() > 2;
    let mut rest = word;
    for prefixes in [&["و", "ف"][..], &["بال", "كال", "لل", "ال", "ب", "ل", "ك", "س"][..]] {
        if let Some(cut) = prefixes.iter().find_map(|p| rest.strip_prefix(p).filter(|r| long(r))) {
            // One letter alone is more often part of the word.
            let sure = rest.len() - cut.len() > 2 || cut.chars().count() > 3;
            rest = if sure { cut } else { rest };
        }
    }
    let endings = ["هما", "تين", "تان", "ات", "ون", "ين", "ان", "ها", "هم", "يه", "ية", "ه", "ة", "ي", "ا"];
    rest = endings.iter().find_map(|e| rest.strip_suffix(e).filter(|r| long(r))).unwrap_or(rest);
    super::super::general::first_letters(rest, 5)
}

/// Words that end in `ى`, without clitics: where a Persian yeh stands for it, it is not `ي`.
const ENDING_IN_ALEF: &[&str] = &[
    "على",
    "إلى",
    "الى",
    "حتى",
    "لدى",
    "مدى",
    "متى",
    "سوى",
    "أخرى",
    "اخرى",
    "كبرى",
    "مستوى",
    "منتدى",
    "مبنى",
    "معنى",
];

/// The Arabic letter for a Persian or Urdu one at byte `at` of a word, and whether no other can be meant.
///
/// A final Farsi yeh is `ي` or `ى`: by a list where the word is common, else it is only likely to be `ي`, which behind an
/// article it is sooner than not (`العراقی`).
pub(super) fn own(word: &str, at: usize, letter: char) -> Option<(char, bool)> {
    use crate::lang::Language as _;
    let (_, own) = super::Arabic.foreign_letters().iter().find(|(foreign, _)| *foreign == letter)?;
    let is_last = at + letter.len_utf8() == word.len();
    if letter != 'ی' || !is_last {
        return Some((*own, true));
    }
    let bare = |prefixes: [&str; 5], word: &str| -> bool {
        let with_alef = format!("{}ى", &word[..word.len() - letter.len_utf8()]);
        prefixes.iter().any(|p| with_alef.strip_prefix(p).is_some_and(|rest| ENDING_IN_ALEF.contains(&rest)))
    };
    if bare(["", "و", "ف", "ال", "وال"], word) || bare(["بال", "لل", "ب", "ل", "كال"], word)
    {
        return Some(('ى', true));
    }
    let known = ["في", "التي", "الذي", "هي", "كي", "لكي", "أي", "اي", "حوالي", "التالي", "الثاني", "ثاني"];
    let with_yeh = format!("{}ي", &word[..at]);
    let plain = with_yeh.strip_prefix(['و', 'ف']).unwrap_or(&with_yeh);
    let nisba = word.starts_with("ال") && word.chars().count() > 5;
    Some(('ي', nisba || known.contains(&plain) || known.contains(&with_yeh.as_str())))
}

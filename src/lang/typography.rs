//! What a language says of its marks, spaces and capitals.

use crate::text::Span;

/// The marks and spaces of a language.
#[derive(Clone, Copy, Debug)]
pub struct Typography {
    /// Quotation marks that may stand in a text of it, in pairs; nothing where that is not known.
    pub quotes: &'static [(char, char)],
    /// The pair to use.
    pub usual_quotes: (char, char),
    /// Marks of other languages, each with the one that is meant.
    pub marks: &'static [(char, char)],
    /// No space stands before a comma or another closing mark, and one stands behind it.
    pub tight: bool,
    /// Folded words that may stand twice in a row.
    pub repeats: &'static [&'static str],
    /// Characters of a text that say as much as 100 of English; measured on news.
    pub length: f64,
}

impl Typography {
    /// Of a language of which nothing is known.
    pub const ANY: Self = Self {
        quotes: &[],
        usual_quotes: ('“', '”'),
        marks: &[],
        tight: false,
        repeats: REPEATS,
        length: 100.0,
    };
}

/// What French, German and Russian say twice in a row: *nous nous voyons*, *dass die die Tür*, *что что*.
const REPEATS: &[&str] = &["nous", "vous", "die", "der", "das", "sie", "что", "bla", "blah", "ha"];

/// Whether a language writes nouns with a capital, so that one says nothing of a beginning.
pub fn capitalises_nouns(locale: &crate::model::Locale) -> bool {
    ["de", "lb", "nds", "gsw", "bar", "ksh"].contains(&locale.language.as_str())
}

/// Marks that a language ends texts with, each with those of other languages that it may stand for: `;` asks in Greek, `:` is the stop
/// of Armenian, and Burmese has one mark for all.
pub fn final_marks(locale: &crate::model::Locale) -> &'static [(char, &'static str)] {
    match locale.language.as_str() {
        "el" => &[(';', "?"), ('\u{37E}', "?")], // GREEK QUESTION MARK
        "hy" | "hyw" => &[(':', ".:"), ('։', "."), ('`', ":;,"), ('՝', ":;,"), ('՞', "?"), ('՜', "!")],
        "my" => &[('။', ".?!:")],
        "ja" | "zh" | "yue" => &[('。', ".:")],
        _ => &[],
    }
}

/// Whether a language says many words twice: slowly is *luôn luôn*, *ba ba leshome* is grammar.
pub fn reduplicates(locale: &crate::model::Locale) -> bool {
    ["vi", "st", "nso", "tn", "hi", "bn", "mr", "ta", "te", "ur"].contains(&locale.language.as_str())
}

/// Whether a language puts a narrow space before `? ! ; :` and inside `« »`. Canada writes French without.
pub fn spaces_marks(locale: &crate::model::Locale) -> bool {
    locale.language.as_str() == "fr" && locale.region.is_none_or(|region| region.as_str() != "CA")
        || locale.language.as_str() == "br"
}

/// The marks that a language prints around a quotation where programs have `"`, with the spaces inside that belong to them; nothing
/// of languages that take the straight ones as well.
pub fn printed_quotes(locale: &crate::model::Locale) -> Option<(&'static str, &'static str)> {
    match locale.language.as_str() {
        "fr" | "br" => Some(("«\u{202F}", "\u{202F}»")), // NARROW NO-BREAK SPACE
        "fa" | "hy" | "hyw" | "ru" | "uk" | "be" => Some(("«", "»")),
        _ => None,
    }
}

/// Whether a language has letters for the keyboard (`&File`) in its labels; those of India leave them out.
pub fn marks_keys(locale: &crate::model::Locale) -> bool {
    !["as", "bn", "gu", "hi", "kn", "ml", "mr", "ne", "or", "pa", "sa", "si", "ta", "te"]
        .contains(&locale.language.as_str())
}

/// Whether a language may have a space before a question mark.
pub fn may_space_marks(locale: &crate::model::Locale) -> bool {
    ["fr", "br", "oc"].contains(&locale.language.as_str())
}

/// The Greek letters that a keyboard gives where a language in Latin letters has its own ones, which look alike.
pub fn greek_look_alikes(locale: &crate::model::Locale) -> &'static [(char, char)] {
    match locale.language.as_str() {
        // Berber languages, Ewe, Dagbani, and those that have the open e alone.
        "kab" | "rif" | "shy" | "taq" | "tzm" | "zgh" | "ee" | "dag" => {
            &[('γ', 'ɣ'), ('Γ', 'Ɣ'), ('ε', 'ɛ'), ('Ε', 'Ɛ'), ('Σ', 'Ɛ')]
        }
        "ak" | "tw" | "fat" | "gaa" | "bm" | "dyu" | "ln" | "fon" | "lua" => &[('ε', 'ɛ'), ('Ε', 'Ɛ')],
        _ => &[],
    }
}

/// Whether a language has marks as wide as its letters: `，（）`.
pub fn writes_wide(locale: &crate::model::Locale) -> bool {
    ["zh", "ja", "ko", "yue"].contains(&locale.language.as_str())
}

/// Arabic marks that a keyboard left in a text in Latin letters.
pub const ARABIC_MARKS: &[(char, char)] = &[('؟', '?'), ('،', ','), ('؛', ';'), ('٪', '%')];

/// An ending at a figure or an acronym that is spelled otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The figure or acronym with its ending.
    pub span: Span,
    /// How it is spelled.
    pub text: String,
}

/// The whole numbers of a text that letters follow at once, where `right` says that other letters must follow.
pub fn after_figures(text: &str, right: impl Fn(u64, &str) -> Option<String>) -> Vec<Attached> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|from| at + from) {
        let digits = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| start + end);
        let end = text[digits..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |end| digits + end);
        at = end.max(digits);
        let begins =
            !text[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '/'));
        let Ok(number) = text[start..digits].parse() else { continue };
        if let Some(ending) = Some(&text[digits..end]).filter(|ending| begins && !ending.is_empty()) {
            let text_of = |ending: String| format!("{}{ending}", &text[start..digits]);
            found.extend(
                right(number, ending).map(|e| Attached { span: Span::new(start, end), text: text_of(e) }),
            );
        }
    }
    found
}

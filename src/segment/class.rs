//! The classes of characters that the sentence rules speak of: UAX #29, table 4.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, SentenceBreak};

/// A value of `Sentence_Break`, with the few distinctions that the exceptions need beyond it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `Sep`, `CR`, `LF`: the end of a paragraph.
    ParaSep,
    /// `Sp`.
    Space,
    /// `Extend`, `Format`: belongs to the character before it (SB5); marks, bidi controls.
    Attached,
    /// `ATerm`: `.`.
    ATerm,
    /// `STerm`: `؟`, `!`.
    STerm,
    /// `…`, which the property calls `Other`: three stops in one character, so that a line written either way splits alike.
    Ellipsis,
    /// `Close` that can only open: `(`, `[`.
    Open,
    /// Any other `Close`.
    Close,
    /// `SContinue`: `,`, `:`, `؛` (`;` too, see [`class`]).
    Continue,
    /// `SContinue` that is a dash.
    Dash,
    /// `Lower`.
    Lower,
    /// `Upper`.
    Upper,
    /// `OLetter`.
    Letter,
    /// `Numeric`.
    Numeric,
    /// Anything else.
    Other,
}

impl Class {
    pub(super) fn is_term(self) -> bool {
        matches!(self, Self::ATerm | Self::STerm | Self::Ellipsis)
    }

    pub(super) fn is_letter(self) -> bool {
        matches!(self, Self::Lower | Self::Upper | Self::Letter)
    }
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    match c {
        // The most frequent ones without a look-up.
        'a'..='z' => return Class::Lower,
        'A'..='Z' => return Class::Upper,
        '0'..='9' => return Class::Numeric,
        ' ' | '\t' => return Class::Space,
        '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => return Class::Letter,
        '…' => return Class::Ellipsis,
        // The Arabic and the Latin semicolon join clauses of one sentence; U+061B is `Other` in older tables.
        ';' | '؛' => return Class::Continue,
        '-' | '–' | '—' => return Class::Dash,
        _ => {}
    }
    match CodePointMapData::<SentenceBreak>::new().get(c) {
        SentenceBreak::Sep | SentenceBreak::CR | SentenceBreak::LF => Class::ParaSep,
        SentenceBreak::Sp => Class::Space,
        SentenceBreak::Extend | SentenceBreak::Format => Class::Attached,
        SentenceBreak::ATerm => Class::ATerm,
        SentenceBreak::STerm => Class::STerm,
        SentenceBreak::Close => match CodePointMapData::<GeneralCategory>::new().get(c) {
            GeneralCategory::OpenPunctuation => Class::Open,
            _ => Class::Close,
        },
        SentenceBreak::SContinue => Class::Continue,
        SentenceBreak::Lower => Class::Lower,
        SentenceBreak::Upper => Class::Upper,
        SentenceBreak::OLetter => Class::Letter,
        SentenceBreak::Numeric => Class::Numeric,
        _ => Class::Other,
    }
}

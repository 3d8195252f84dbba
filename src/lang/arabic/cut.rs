//! Every way a written word may be clitics, a stem and endings.

use crate::lang::morphology::{Lemma, Number};

/// The pronouns written on a noun, longest first. `ي` "my" is not among them: final `ي` is [`Ending::Construct`].
pub(super) const PRONOUNS: [&str; 11] = ["هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ه", "ك", "ي"];

/// What stands between a stem and the pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Nothing.
    None,
    /// `ا` of the indefinite accusative.
    Accusative,
    /// `ان`, `ين`.
    Dual,
    /// `ا` of the dual before a noun or pronoun.
    DualConstruct,
    /// `ات`.
    At,
    /// `ون`, `ين`.
    Un,
    /// `و` of the plural before a noun or pronoun.
    UnConstruct,
    /// `ي` of the dual or plural before a noun or pronoun.
    Construct,
}

/// One way to read a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut<'a> {
    /// `و` or `ف`.
    pub(super) conjunction: Option<char>,
    /// `ب`, `ك` or `ل`.
    pub(super) preposition: Option<char>,
    /// With `ال`.
    pub(super) article: bool,
    /// Letters of the word before the stem; a lam that the article shares with the stem counts to the stem.
    pub(super) start: usize,
    /// The folded stem as it is written.
    pub(super) stem: &'a str,
    /// The letters behind it that an ending changed or dropped.
    pub(super) restored: &'static str,
    /// The ending.
    pub(super) ending: Ending,
    /// The dual or plural is written `ين`.
    oblique: bool,
    /// The pronoun, or empty.
    pub(super) pronoun: &'static str,
    /// Final `ه` was read as `ة`.
    pub(super) heh: bool,
    /// A final `ي` was restored (`محام`).
    pub(super) defective: bool,
}

impl Cut<'_> {
    /// True without conjunction and preposition.
    pub(super) fn is_bare(&self) -> bool {
        self.conjunction.is_none() && self.preposition.is_none()
    }

    /// True when the stem with what is restored is `key`.
    pub(super) fn is(&self, key: &str) -> bool {
        key.strip_prefix(self.stem) == Some(self.restored)
    }

    /// The ending is one of the genitive or accusative.
    pub(super) fn is_oblique(&self) -> bool {
        match self.ending {
            Ending::Accusative | Ending::Construct => true,
            Ending::Dual | Ending::Un => self.oblique,
            _ => false,
        }
    }

    /// The number the ending alone says.
    pub(super) fn number(&self) -> Number {
        match self.ending {
            Ending::None | Ending::Accusative => Number::Singular,
            Ending::Dual | Ending::DualConstruct => Number::Dual,
            Ending::At | Ending::Un | Ending::UnConstruct | Ending::Construct => Number::Plural,
        }
    }
}

/// The shortest stem: no noun has fewer letters.
const SHORTEST: usize = 2;

/// Hands on every legal cut of a folded word, the whole word first.
///
/// Legal are: `[و|ف] [ب|ك|ل] [ال]` before the stem, `ل + ال` written `لل` with one lam dropped before a stem in lam; `ال`
/// excludes pronoun, construct and the accusative `ا`, which a preposition excludes too.
pub(super) fn cuts<'a>(word: &'a str, out: &mut impl FnMut(Cut<'a>)) {
    cuts_where(word, |_| true, out);
}

/// [`cuts`] of which the stem, with everything behind it, is one that is `wanted`.
pub(super) fn cuts_where<'a>(word: &'a str, wanted: impl Fn(&str) -> bool, out: &mut impl FnMut(Cut<'a>)) {
    prefixes(word, &mut |prefix, rest| {
        if wanted(rest) && rest.chars().nth(SHORTEST - 1).is_some() {
            endings(prefix, rest, out);
        }
    });
}

#[derive(Clone, Copy)]
struct Prefix {
    conjunction: Option<char>,
    preposition: Option<char>,
    article: bool,
    start: usize,
}

fn prefixes<'a>(word: &'a str, out: &mut impl FnMut(Prefix, &'a str)) {
    let none = Prefix { conjunction: None, preposition: None, article: false, start: 0 };
    after_conjunction(none, word, out);
    for c in ['و', 'ف'] {
        if let Some(rest) = word.strip_prefix(c) {
            after_conjunction(Prefix { conjunction: Some(c), start: 1, ..none }, rest, out);
        }
    }
}

fn after_conjunction<'a>(prefix: Prefix, word: &'a str, out: &mut impl FnMut(Prefix, &'a str)) {
    out(prefix, word);
    if let Some(rest) = word.strip_prefix("ال") {
        out(Prefix { article: true, start: prefix.start + 2, ..prefix }, rest);
    }
    for c in ['ب', 'ك', 'ل'] {
        let Some(rest) = word.strip_prefix(c) else { continue };
        let prefix = Prefix { preposition: Some(c), start: prefix.start + 1, ..prefix };
        out(prefix, rest);
        if c != 'ل' {
            if let Some(rest) = rest.strip_prefix("ال") {
                out(Prefix { article: true, start: prefix.start + 2, ..prefix }, rest);
            }
        } else if let Some(shorter) = rest.strip_prefix('ل') {
            out(Prefix { article: true, start: prefix.start + 1, ..prefix }, shorter);
            out(Prefix { article: true, ..prefix }, rest);
        }
    }
}

/// Hands on a stem, what is restored behind it, the ending and the pronoun.
type Emit<'e, 'a> = dyn FnMut(&'a str, &'static str, Ending, &'static str) + 'e;

fn endings<'a>(prefix: Prefix, rest: &'a str, out: &mut impl FnMut(Cut<'a>)) {
    let Prefix { conjunction, preposition, article, start } = prefix;
    let cut = |stem, restored, ending, pronoun| Cut {
        conjunction,
        preposition,
        article,
        start,
        stem,
        restored,
        ending,
        oblique: rest.ends_with("ين"),
        pronoun,
        heh: false,
        defective: false,
    };
    let mut emit = |stem: &'a str, restored: &'static str, ending: Ending, pronoun: &'static str| {
        let long = stem.chars().nth(SHORTEST - 1).is_some();
        if long || stem.chars().count() + restored.chars().count() >= SHORTEST {
            out(cut(stem, restored, ending, pronoun));
        }
    };
    emit(rest, "", Ending::None, "");
    number(rest, "", &mut emit);
    if !prefix.article {
        if prefix.preposition.is_none()
            && let Some(stem) = rest.strip_suffix('ا')
        {
            emit(stem, "", Ending::Accusative, "");
        }
        construct(rest, "", &mut emit);
        for pronoun in PRONOUNS {
            let Some(base) = rest.strip_suffix(pronoun) else { continue };
            if pronoun != "ي" {
                emit(base, "", Ending::None, pronoun);
            }
            if let Some(stem) = base.strip_suffix('ت') {
                emit(stem, "ة", Ending::None, pronoun);
            }
            if pronoun == "ي" {
                continue;
            }
            if let Some(stem) = base.strip_suffix('ا') {
                emit(stem, "ي", Ending::None, pronoun);
            }
            plural_at(base, pronoun, &mut emit);
            construct(base, pronoun, &mut emit);
        }
    }
    if let Some(stem) = rest.strip_suffix('ه') {
        out(Cut { heh: true, ..cut(stem, "ة", Ending::None, "") });
    }
    if !prefix.article && rest.contains('ا') {
        out(Cut { defective: true, ..cut(rest, "ي", Ending::None, "") });
    }
}

/// Dual and regular plural that stand without a noun or pronoun after them.
fn number<'a>(base: &'a str, pronoun: &'static str, emit: &mut Emit<'_, 'a>) {
    for (ending, dual) in [("ان", true), ("ين", true), ("ون", false), ("ين", false)] {
        let Some(stem) = base.strip_suffix(ending) else { continue };
        if !dual {
            emit(stem, "", Ending::Un, pronoun);
            continue;
        }
        emit(stem, "", Ending::Dual, pronoun);
        if let Some(stem) = stem.strip_suffix('ت') {
            emit(stem, "ة", Ending::Dual, pronoun);
        }
        if ending == "ان" {
            // مبدأ, مبدآن: the alef of the ending is in the madda.
            emit(stem, "ا", Ending::Dual, pronoun);
        }
    }
    plural_at(base, pronoun, emit);
}

fn plural_at<'a>(base: &'a str, pronoun: &'static str, emit: &mut Emit<'_, 'a>) {
    let Some(stem) = base.strip_suffix("ات") else { return };
    emit(stem, "", Ending::At, pronoun);
    emit(stem, "ة", Ending::At, pronoun);
    // كاميرا, كاميرات
    emit(stem, "ا", Ending::At, pronoun);
    if let Some(stem) = stem.strip_suffix("او") {
        // سماء, سماوات
        emit(stem, "اء", Ending::At, pronoun);
    }
}

/// Dual and regular plural before a noun or a pronoun.
fn construct<'a>(base: &'a str, pronoun: &'static str, emit: &mut Emit<'_, 'a>) {
    for (letter, ending) in
        [('ا', Ending::DualConstruct), ('ي', Ending::Construct), ('و', Ending::UnConstruct)]
    {
        let Some(stem) = base.strip_suffix(letter) else { continue };
        emit(stem, "", ending, pronoun);
        if letter == 'ا' {
            // مبدأ, مبدآ
            emit(stem, "ا", ending, pronoun);
        }
        if letter != 'و'
            && let Some(stem) = stem.strip_suffix('ت')
        {
            emit(stem, "ة", ending, pronoun);
        }
    }
}

/// The citation form of a term whose first word seems to carry a conjunction or preposition before the article (and so
/// many letters after it that they are hardly its root), or which is a single noun with the article. A name may have
/// the article for good.
pub(super) fn without_clitic(lemma: &Lemma) -> Option<String> {
    if lemma.pos == "proper noun" {
        return None;
    }
    let (first, rest) =
        lemma.text.split_once(' ').map_or((lemma.text, None), |(first, rest)| (first, Some(rest)));
    let letters = |text: &str| text.chars().count();
    let with_rest = |word: String| rest.map_or(word.clone(), |rest| format!("{word} {rest}"));
    let noun = |word: &str| if rest.is_none() { word.to_owned() } else { format!("ال{word}") };
    if let Some(word) = first.strip_prefix("لل").filter(|word| letters(word) >= 3) {
        return Some(with_rest(noun(word)));
    }
    let clitic = first.strip_prefix(['و', 'ف', 'ب', 'ك']).and_then(|word| word.strip_prefix("ال"));
    if let Some(word) = clitic.filter(|word| letters(word) >= 4) {
        return Some(with_rest(noun(word)));
    }
    let word = first.strip_prefix("ال").filter(|word| letters(word) >= 3)?;
    // The ال of التزام is of the root.
    if word.starts_with('ت') && word.chars().nth(2) == Some('ا') {
        return None;
    }
    (rest.is_none() && lemma.pos == "noun" && lemma.number.is_empty()).then(|| word.to_owned())
}

//! Clean text: what thirty years of typing, scanning and copying leave in a text, found class by class, and repaired where
//! the project says so, with the way back to every byte of the original.
//!
//! [`CLASSES`] is the one table. A class is a row of it and the function that finds its cases; each case knows whether its
//! repair is sure, and an unsure one is never repaired, only shown. What a language adds (which letters are foreign to it) comes in as
//! its [`Writing`]; what can be told only from a whole document (which digits it uses) as its [`Survey`].

mod bidi;
mod digits;
mod letters;
mod map;
mod mojibake;
mod quiet;
pub mod scripts;
mod shapes;
mod survey;
mod zero_width;

pub use map::{Edit, Map};
pub use scripts::Script;
pub use shapes::plain_shape;
pub use survey::Survey;

use super::Span;

/// What becomes of the cases of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// Those whose repair is sure are repaired and reported, the others reported.
    Repair,
    /// All are reported.
    Report,
    /// Nobody looks for them.
    Ignore,
}

impl Treatment {
    /// Every treatment with the word that users write.
    pub const WORDS: [(&'static str, Self); 3] =
        [("repair", Self::Repair), ("report", Self::Report), ("ignore", Self::Ignore)];
}

/// A kind of thing that is wrong with a text.
#[derive(Debug)]
pub struct Class {
    /// Its name, which is also that of its rule.
    pub name: &'static str,
    /// What becomes of its cases unless the project says otherwise.
    pub usual: Treatment,
    find: fn(&str, &Context) -> Vec<Find>,
}

/// What a class may look at besides the text.
pub(crate) struct Context<'a> {
    writing: &'a Writing,
    survey: &'a Survey,
}

/// A case in the text that is being looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Find {
    span: Span,
    /// What should stand there; `None` when nobody can know.
    to: Option<String>,
    /// Nothing else can be meant.
    sure: bool,
    /// What it is, more closely; may be empty.
    kind: &'static str,
}

impl Find {
    fn sure(span: Span, to: impl Into<String>) -> Self {
        Self { span, to: Some(to.into()), sure: true, kind: "" }
    }

    fn unsure(span: Span, to: impl Into<String>) -> Self {
        Self { sure: false, ..Self::sure(span, to) }
    }

    fn lost(span: Span) -> Self {
        Self { span, to: None, sure: false, kind: "" }
    }

    fn of(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }
}

/// The name of the class of files in another encoding than UTF-8 and UTF-16: [`mod@crate::document::decode`] finds them, for
/// here there is text already.
pub const LEGACY_ENCODING: &str = "legacy-encoding";

/// Every class, in the order in which they are repaired: what is read wrongly before what is written wrongly, invisible
/// characters before the letters they stand between.
pub static CLASSES: &[Class] = &[
    Class { name: LEGACY_ENCODING, usual: Treatment::Repair, find: |_, _| Vec::new() },
    Class { name: "mojibake", usual: Treatment::Repair, find: mojibake::mojibake },
    Class { name: "lost-characters", usual: Treatment::Report, find: mojibake::lost },
    Class { name: "bidi-override", usual: Treatment::Report, find: bidi::overrides },
    Class { name: "bidi-unbalanced", usual: Treatment::Repair, find: bidi::unbalanced },
    Class { name: "bidi-idle", usual: Treatment::Repair, find: bidi::idle },
    Class { name: "zero-width", usual: Treatment::Repair, find: zero_width::zero_width },
    Class { name: "visual-order", usual: Treatment::Report, find: shapes::visual_order },
    Class { name: "presentation-forms", usual: Treatment::Repair, find: shapes::presentation_forms },
    Class { name: "kashida", usual: Treatment::Repair, find: shapes::kashida },
    Class { name: "not-nfc", usual: Treatment::Repair, find: shapes::not_nfc },
    Class { name: "other-script", usual: Treatment::Report, find: letters::other_script },
    Class { name: "look-alike-letters", usual: Treatment::Repair, find: letters::look_alikes },
    Class { name: "foreign-letters", usual: Treatment::Repair, find: letters::foreign },
    Class { name: "foreign-digits", usual: Treatment::Repair, find: digits::foreign },
    Class { name: "letters-for-digits", usual: Treatment::Repair, find: digits::letters },
    Class { name: "mixed-number", usual: Treatment::Repair, find: digits::mixed_number },
    Class { name: "mixed-digits", usual: Treatment::Report, find: digits::mixed_text },
];

/// The class of a name.
pub fn class(name: &str) -> Option<&'static Class> {
    CLASSES.iter().find(|class| class.name == name)
}

/// The letter that must stand for a letter at a byte of a word, and whether no other can be meant; `None` for a letter of the language.
pub type Own = fn(word: &str, at: usize, letter: char, survey: &Survey) -> Option<(char, bool)>;

/// A text in the usual script of a language.
pub type Transliterate = fn(&str) -> String;

/// What a language says of how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Writing {
    /// Its script, where one is known.
    pub script: Option<Script>,
    /// The letter that must stand for a letter at a byte of a word, if that is foreign to the language, and whether nothing
    /// else can be meant.
    pub foreign: Own,
    /// Letters beyond ASCII of which none is foreign to it; need not be all.
    pub own: fn(char) -> bool,
    /// Another script that the language is written in, with the way from it.
    pub other_script: Option<(Script, Transliterate)>,
    /// Zero-width joiners and non-joiners are spelling, as in Persian.
    pub joiners: bool,
}

impl Writing {
    /// How a language is written of which nothing is known: nothing is foreign to it.
    pub const ANY: Self = Self {
        script: None,
        foreign: |_, _, _, _| None,
        own: is_accented,
        other_script: None,
        joiners: true,
    };
}

/// Latin letters with accents, those apart that misread UTF-8 has more often.
fn is_accented(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{17F}') && !matches!(c, 'Ã' | 'Å' | 'Â' | 'â' | '×' | '÷')
}

/// What becomes of each class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Treatments([Treatment; CLASSES.len()]);

impl Default for Treatments {
    /// What each class says itself.
    fn default() -> Self {
        Self(std::array::from_fn(|at| CLASSES[at].usual))
    }
}

impl Treatments {
    /// The same for all.
    pub fn all(treatment: Treatment) -> Self {
        Self([treatment; CLASSES.len()])
    }

    /// What becomes of the class of a name; a class that is not there is ignored.
    pub fn of(&self, name: &str) -> Treatment {
        CLASSES.iter().position(|c| c.name == name).map_or(Treatment::Ignore, |at| self.0[at])
    }

    /// Says what becomes of a class; false when there is none of that name.
    pub fn set(&mut self, name: &str, treatment: Treatment) -> bool {
        let at = CLASSES.iter().position(|class| class.name == name);
        at.map(|at| self.0[at] = treatment).is_some()
    }
}

/// A case, in the original.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it is.
    pub class: &'static Class,
    /// Where it stands, in bytes of the original.
    pub span: Span,
    /// What stood there when it was found: the original, or what an earlier repair made of it.
    pub was: String,
    /// What stands there now, or should; `None` when nobody can know.
    pub to: Option<String>,
    /// It was repaired.
    pub repaired: bool,
    /// What it is, more closely; may be empty.
    pub kind: &'static str,
}

/// A text after cleaning.
#[derive(Clone, Debug, Default)]
pub struct Cleaned {
    /// The text; the original, byte for byte, where nothing was repaired.
    pub text: String,
    /// The way back.
    pub map: Map,
    /// What was found, in the order of the original.
    pub found: Vec<Found>,
}

/// Every case of every class in one text by itself, repairing nothing; in the order of [`CLASSES`].
///
/// ```
/// use tarjuman::lang;
/// use tarjuman::text::clean::inspect;
/// let found = inspect("وقّـــع", &lang::by_code("ar").writing());
/// assert_eq!(found[0].class.name, "kashida");
/// ```
pub fn inspect(text: &str, writing: &Writing) -> Vec<Found> {
    if quiet::is_quiet(text, writing) {
        return Vec::new();
    }
    let survey = Survey::of([text]);
    if !survey.is_worth_a_look() {
        return Vec::new();
    }
    let context = Context { writing, survey: &survey };
    let case = |class: &'static Class, find: Find| Found {
        class,
        span: find.span,
        was: find.span.of(text).to_owned(),
        // What may be meant otherwise is not proposed as if it were sure.
        to: find.to.filter(|_| find.sure),
        repaired: false,
        kind: find.kind,
    };
    CLASSES
        .iter()
        .flat_map(|class| (class.find)(text, &context).into_iter().map(move |find| case(class, find)))
        .collect()
}

/// More rounds are hardly ever needed: each class can make work only for few before it.
const MOST_ROUNDS: usize = 8;

/// Cleans the paragraphs of a document.
///
/// Takes time in proportion to the text. Cleaning what was cleaned changes nothing more.
///
/// ```
/// use tarjuman::lang;
/// use tarjuman::text::clean::{Treatments, clean};
/// let text = "وقّـــع الوزﯾر";
/// let cleaned = &clean(&[text], &lang::by_code("ar").writing(), &Treatments::default())[0];
/// assert_eq!(cleaned.text, "وقّع الوزير");
/// assert_eq!(cleaned.map.restore(&cleaned.text), text);
/// let names: Vec<_> = cleaned.found.iter().map(|found| found.class.name).collect();
/// assert_eq!(names, ["kashida", "presentation-forms", "foreign-letters"]);
/// ```
pub fn clean(paragraphs: &[&str], writing: &Writing, treatments: &Treatments) -> Vec<Cleaned> {
    let unchanged = |text: &&str| Cleaned { text: (*text).to_owned(), ..Cleaned::default() };
    let mut document: Vec<Cleaned> = paragraphs.iter().map(unchanged).collect();
    for _ in 0..MOST_ROUNDS {
        let survey = Survey::of(document.iter().map(|cleaned| cleaned.text.as_str()));
        if !survey.is_worth_a_look() {
            break;
        }
        let context = Context { writing, survey: &survey };
        let mut changed = false;
        for cleaned in &mut document {
            changed |= round(cleaned, &context, treatments);
        }
        if !changed {
            break;
        }
    }
    for cleaned in &mut document {
        cleaned.found.sort_by_key(|found| (found.span.start, found.span.end));
    }
    document
}

/// Looks once for every class; whether something was repaired.
fn round(cleaned: &mut Cleaned, context: &Context, treatments: &Treatments) -> bool {
    // What was only reported is found again, in the text as it is now.
    cleaned.found.retain(|found| found.repaired);
    let mut changed = false;
    for (class, treatment) in CLASSES.iter().zip(treatments.0) {
        if treatment == Treatment::Ignore {
            continue;
        }
        let mut edits = Vec::new();
        for find in (class.find)(&cleaned.text, context) {
            let repaired = treatment == Treatment::Repair && find.sure && find.to.is_some();
            cleaned.found.push(Found {
                class,
                span: cleaned.map.original(find.span),
                was: find.span.of(&cleaned.text).to_owned(),
                to: find.to.clone(),
                repaired,
                kind: find.kind,
            });
            if repaired {
                edits.push((find.span, find.to.unwrap_or_default()));
            }
        }
        if !edits.is_empty() {
            changed = true;
            cleaned.text = cleaned.map.apply(&cleaned.text, &edits);
        }
    }
    changed
}

#[cfg(test)]
mod tests;

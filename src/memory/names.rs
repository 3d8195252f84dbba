//! Names whose spelling is known in several languages: found in a text in whatever form, and written in another one.
//!
//! Arabic has no capitals, and a name is spelt anew in every script. So a source that differs from a stored one in a name only
//! is seen, and the target made to fit, where both names are known: by the glossary of the project, or as places of the world.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::substitute::cased;
use crate::lang::morphology::Case;
use crate::lang::{self, Features, Language, Lemma, Parse};
use crate::model::Locale;
use crate::text::Span;

/// How a language writes a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// The name.
    pub text: String,
    /// `masculine`, `feminine`; empty when not said.
    pub gender: String,
}

/// A person, a place, a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Its spellings by locale, the one to be written first.
    pub spellings: Vec<(Locale, Vec<Spelling>)>,
    /// It is a country or a city.
    pub place: bool,
    /// The project says how it is written: others that are spelt alike are not meant.
    pub own: bool,
}

impl Name {
    /// Its spellings in a locale: that locale's, else those of its language and script.
    fn of(&self, locale: &Locale) -> &[Spelling] {
        let alike = |other: &Locale| other.language == locale.language && other.script == locale.script;
        let exact = self.spellings.iter().find(|(other, _)| other == locale);
        let found = exact.or_else(|| self.spellings.iter().find(|(other, _)| alike(other)));
        found.map_or(&[], |(_, spellings)| spellings)
    }
}

/// Names by their spellings. Where two are spelt alike the earlier one is meant.
#[derive(Debug, Default)]
pub struct Names {
    names: Vec<Name>,
    /// What is found by, for each locale that was asked for.
    tables: Mutex<Vec<(Locale, Arc<Table>)>>,
}

/// The spellings of a locale by the first word, folded: the words of each, and whose it is.
type Table = HashMap<String, Vec<Entry>>;

#[derive(Debug)]
struct Entry {
    words: Vec<String>,
    name: usize,
    spelling: usize,
}

/// What is written onto a name: before its first and onto its last word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    proclitics: String,
    case: Case,
    enclitic: String,
}

impl std::fmt::Display for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let features = Features { case: self.case, ..Features::default() };
        match self == &Self::default() {
            true => Ok(()),
            false => write!(f, "{}+{}+{}", self.proclitics, features.words().join(" "), self.enclitic),
        }
    }
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub span: Span,
    /// Which it may be, by number, the likeliest first.
    pub names: Vec<usize>,
    pub form: Form,
    /// The spelling that stands there, without what is written onto it.
    pub spelling: Spelling,
}

impl Names {
    /// Of names, those first that are meant where two are spelt alike.
    pub fn new(names: Vec<Name>) -> Self {
        Self { names, tables: Mutex::default() }
    }

    fn table(&self, locale: &Locale) -> Arc<Table> {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, table)) = tables.iter().find(|(known, _)| known == locale) {
            return Arc::clone(table);
        }
        let language = lang::of(locale);
        let mut table = Table::default();
        for (name, all) in self.names.iter().enumerate() {
            for (spelling, one) in all.of(locale).iter().enumerate() {
                let words = language.words(&one.text);
                let words: Vec<String> =
                    words.iter().map(|word| language.fold_text(word.of(&one.text))).collect();
                if let Some(first) = words.first().cloned() {
                    table.entry(first).or_default().push(Entry { words, name, spelling });
                }
            }
        }
        table
            .values_mut()
            .for_each(|of| of.sort_by_key(|entry| (std::cmp::Reverse(entry.words.len()), entry.name)));
        let table = Arc::new(table);
        tables.push((locale.clone(), Arc::clone(&table)));
        table
    }

    /// The names in a text, in order and apart; of those that overlap the longer one.
    pub(super) fn find(&self, locale: &Locale, text: &str) -> Vec<Named> {
        let (language, table) = (lang::of(locale), self.table(locale));
        if table.is_empty() {
            return Vec::new();
        }
        let words = language.words(text);
        let folded: Vec<String> = words.iter().map(|word| language.fold_text(word.of(text))).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(locale, &table, text, &words[at..], &folded[at..]) {
                Some((named, count)) => {
                    found.push(named);
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest name that begins with the first of some words, and of how many words it is.
    fn at(
        &self,
        locale: &Locale,
        table: &Table,
        text: &str,
        words: &[Span],
        folded: &[String],
    ) -> Option<(Named, usize)> {
        let language = lang::of(locale);
        // A name in small letters is a word: `turkey`.
        let begins = |spelling: &str| {
            let capital =
                |text: &str| text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
            !capital(spelling) || capital(words[0].of(text))
        };
        let mut best: Option<(Named, usize)> = None;
        for key in language.bare(&folded[0]) {
            for entry in table.get(&key).into_iter().flatten() {
                let count = entry.words.len();
                let spelling = &self.names[entry.name].of(locale)[entry.spelling];
                let longest = best.as_ref().map_or(0, |(_, count)| *count);
                if count < longest
                    || count > words.len()
                    || !begins(&spelling.text)
                    || !joined(text, &words[..count])
                {
                    continue;
                }
                let middle = 1..count.saturating_sub(1);
                if middle.clone().any(|at| folded[at] != entry.words[at]) {
                    continue;
                }
                let span = Span::new(words[0].start, words[count - 1].end);
                let Some(form) = form(language, span.of(text), &spelling.text) else { continue };
                match &mut best {
                    Some((named, longest)) if *longest == count => {
                        if named.form == form && !named.names.contains(&entry.name) {
                            named.names.push(entry.name);
                        }
                    }
                    _ => {
                        let names = vec![entry.name];
                        best = Some((Named { span, names, form, spelling: spelling.clone() }, count));
                    }
                }
            }
        }
        let (mut named, count) = best?;
        named.names.sort_unstable();
        Some((named, count))
    }

    /// What is to be written in a locale for a name in the place of another, in the same form; nothing where it is not known, there is
    /// a choice, or the words around it would have to change.
    pub(super) fn instead(&self, locale: &Locale, old: &Named, new: &Named) -> Option<String> {
        let language = lang::of(locale);
        let place = self.names[*old.names.first()?].place;
        let meant =
            || new.names.iter().map(|name| &self.names[*name]).filter(|name| !name.of(locale).is_empty());
        // Of names that are spelt alike nobody knows which is meant, unless the project does.
        let own = meant().any(|name| name.own);
        let mut meant = meant().filter(|name| name.own || !own);
        let first = meant.next()?;
        let spelling = &first.of(locale)[0];
        let sure = first.place == place && meant.all(|name| name.of(locale)[0].text == spelling.text);
        fn lemma(spelling: &Spelling) -> Lemma<'_> {
            Lemma { text: &spelling.text, gender: &spelling.gender, pos: "proper noun", ..Lemma::default() }
        }
        let fits = sure && language.name_fits(&lemma(&old.spelling), &lemma(spelling));
        fits.then(|| written(language, &spelling.text, &old.form)).flatten()
    }
}

/// Whether nothing but spaces and hyphens stands between words.
fn joined(text: &str, words: &[Span]) -> bool {
    let gap = |pair: &[Span]| text[pair[0].end..pair[1].start].chars().all(|c| c.is_whitespace() || c == '-');
    words.windows(2).all(gap)
}

/// The form in which a name stands in a text; nothing if it is another word.
fn form(language: &dyn Language, text: &str, name: &str) -> Option<Form> {
    if language.fold_text(text) == language.fold_text(name) {
        return Some(Form::default());
    }
    let (texts, names) = (language.words(text), language.words(name));
    if texts.len() != names.len() {
        return None;
    }
    let ((first, last), (name_first, name_last)) =
        ((texts.first()?, texts.last()?), (names.first()?, names.last()?));
    let of_word = |word: &Span, of: &Span| readings(language, word.of(text), of.of(name)).into_iter();
    if texts.len() == 1 {
        return of_word(first, name_first).next();
    }
    let before =
        of_word(first, name_first).find(|form| form.case == Case::Nominative && form.enclitic.is_empty())?;
    let behind = of_word(last, name_last).find(|form| form.proclitics.is_empty())?;
    Some(Form { proclitics: before.proclitics, ..behind })
}

/// What may be written onto the word of a name so that it becomes `word`.
fn readings(language: &dyn Language, word: &str, of: &str) -> Vec<Form> {
    if language.fold_text(word) == language.fold_text(of) {
        return vec![Form::default()];
    }
    let bases = bases(language, of);
    let parses = language.analyse(&word.to_lowercase()).into_iter().chain(language.analyse(word));
    let mut found = Vec::new();
    for parse in parses {
        let form = Form {
            proclitics: parse.features.proclitics.clone(),
            case: parse.features.case,
            enclitic: parse.features.enclitic.clone(),
        };
        let stem = language.fold_text(&parse.stem);
        let bare = without_form(&parse.features);
        if bases.iter().any(|base| language.fold_text(&base.stem) == stem && base.features == bare)
            && !found.contains(&form)
        {
            found.push(form);
        }
    }
    found
}

/// How the word of a name may itself be read, as far as nothing is written onto it: as it stands first.
fn bases(language: &dyn Language, word: &str) -> Vec<Parse> {
    let trivial =
        Parse { stem: word.to_owned(), pos: "", features: Features::default(), steps: String::new() };
    let parses = language.analyse(word).into_iter().chain(language.analyse(&word.to_lowercase()));
    let plain = parses.filter(|parse| parse.features == without_form(&parse.features));
    std::iter::once(trivial).chain(plain).collect()
}

fn without_form(features: &Features) -> Features {
    Features {
        proclitics: String::new(),
        enclitic: String::new(),
        case: Case::Nominative,
        ..features.clone()
    }
}

/// A name in a form.
fn written(language: &dyn Language, name: &str, form: &Form) -> Option<String> {
    if *form == Form::default() {
        return Some(name.to_owned());
    }
    let words = language.words(name);
    let (first, last) = (*words.first()?, *words.last()?);
    if words.len() == 1 {
        return inflected(language, name, form, false);
    }
    let before = Form { proclitics: form.proclitics.clone(), ..Form::default() };
    let behind = Form { proclitics: String::new(), ..form.clone() };
    // The last word of a name of several has the ending of its group, unless a hyphen makes them one.
    let group = name[..last.start].ends_with(' ');
    let text = format!(
        "{}{}{}",
        inflected(language, first.of(name), &before, false)?,
        &name[first.end..last.start],
        inflected(language, last.of(name), &behind, group)?
    );
    Some(text)
}

/// A word of a name in a form; `group`: read as one that has the ending of a group where it can be.
fn inflected(language: &dyn Language, word: &str, form: &Form, group: bool) -> Option<String> {
    if *form == Form::default() {
        return Some(word.to_owned());
    }
    let mut bases = bases(language, word);
    if group {
        bases.sort_by_key(|base| base.features.possessor.is_none());
    }
    bases.iter().find_map(|base| {
        let features = Features {
            proclitics: form.proclitics.clone(),
            enclitic: form.enclitic.clone(),
            case: form.case,
            ..base.features.clone()
        };
        let made = cased(word, &language.inflect(&Lemma { pos: "proper noun", ..base.lemma() }, &features)?);
        (made == word || readings(language, &made, word).contains(form)).then_some(made)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written_in_forms() {
        let rows = [
            ("tk", "Aşgabatda", "Aşgabat", "Ankara", Some("Ankarada"), "the locative"),
            ("tk", "Bagdadyň", "Bagdat", "Berlin", Some("Berliniň"), "a consonant that softens"),
            ("tk", "Russiýa", "Hytaý", "Berlin", None, "another word"),
            (
                "tk",
                "Birleşen Arap Emirliklerinde",
                "Birleşen Arap Emirlikleri",
                "Türkiýe",
                Some("Türkiýede"),
                "of a group",
            ),
            (
                "tk",
                "Türkiýede",
                "Türkiýe",
                "Birleşen Arap Emirlikleri",
                Some("Birleşen Arap Emirliklerinde"),
                "to a group",
            ),
            ("ar", "وببغداد", "بغداد", "أنقرة", Some("وبأنقرة"), "clitics"),
            ("ar", "للعراق", "العراق", "تركيا", Some("لتركيا"), "the article goes with its name"),
            ("ar", "لتركيا", "تركيا", "العراق", Some("للعراق"), "and comes with it"),
            (
                "ar",
                "والإمارات العربية المتحدة",
                "الإمارات العربية المتحدة",
                "قطر",
                Some("وقطر"),
                "before several words",
            ),
            ("en", "Baghdad", "Baghdad", "Ankara", Some("Ankara"), "as it is"),
        ];
        for (code, text, old, new, wanted, why) in rows {
            let language = lang::by_code(code);
            let made = form(language, text, old).and_then(|form| written(language, new, &form));
            assert_eq!(made.as_deref(), wanted, "{text}: {why}");
        }
    }
}

//! The forms of a term, written out.

use super::designation::{may_be_root_lam, strip_article};
use super::letters::{letters, same};
use super::lexicon;
use crate::lang::morphology::{Case, Features, Form, Lemma, Number};

/// See [`crate::lang::Language::inflect`]. Terms of several words keep the later words as the citation form has them,
/// but for an adjective, which agrees.
pub(super) fn inflect(lemma: &Lemma, features: &Features) -> Option<String> {
    if features.possessor.is_some()
        || !matches!(features.case, Case::Nominative | Case::Genitive | Case::Accusative)
    {
        return None;
    }
    // What is cited in the plural has no dual, and is its own plural.
    let cited_in_plural = is_plural(lemma);
    let own;
    let features = match features.number {
        Number::Dual if cited_in_plural => return None,
        Number::Plural if cited_in_plural => {
            own = Features { number: Number::Singular, ..features.clone() };
            &own
        }
        _ => features,
    };
    let mut words: Vec<String> =
        lemma.text.split_whitespace().map(|word| letters(word).iter().collect()).collect();
    let head = words.first()?.clone();
    let adjective = words.get(1).is_some_and(|second| is_adjective(&head, second));
    let (was_definite, bare) = without_article(&head);
    let single = words.len() == 1;
    let name = single && was_definite;
    if name && features.number != Number::Singular
        || single && features.definite && !features.enclitic.is_empty()
    {
        return None;
    }
    // A noun before its adjective has no possessor after it.
    if features.construct && adjective {
        return None;
    }
    let construct = features.construct || !single && !adjective || !features.enclitic.is_empty();
    let form = match features.number {
        Number::Singular => bare.clone(),
        Number::Dual => dual(&bare, features, construct),
        Number::Plural => match plural(lemma, &bare)? {
            Plural::Whole(phrase) => {
                words = phrase;
                words.first().map(|head| without_article(head).1)?
            }
            Plural::Head(head) => regular_plural(head, &bare, features, construct),
        },
    };
    let accusative = features.case == Case::Accusative
        && features.number == Number::Singular
        && !features.definite
        && features.enclitic.is_empty()
        && !name
        && !form.ends_with(['ة', 'ا', 'أ', 'ى'])
        && !(cited_in_plural && form.ends_with("ات"))
        && !form.ends_with("اء");
    let mut form = join_pronoun(&form, if single { &features.enclitic } else { "" });
    if accusative && (single || adjective) {
        form.push('ا');
    }
    // وزير الخارجية takes no article on its first word; the citation form's own goes only with an adjective.
    let definite = (single || adjective) && (features.definite || name && features.enclitic.is_empty());
    *words.first_mut()? = with_clitics(&features.proclitics, definite, &form);
    // مذكرة التفاهم: a construct is definite by its last word.
    if !single
        && !adjective
        && features.definite
        && lemma.pos != "proper noun"
        && let [_, last] = words.as_mut_slice()
        && is_common(last)
    {
        last.insert_str(0, "ال");
    }
    if adjective {
        if let Some(second) = words.get_mut(1) {
            *second = agree(second, features.number, definite);
            if features.number == Number::Dual && !is_oblique(features) {
                *second =
                    second.strip_suffix("ين").map_or_else(|| second.clone(), |stem| format!("{stem}ان"));
            }
            if accusative && !second.ends_with('ة') {
                second.push('ا');
            }
        }
        if definite != was_definite {
            for word in words.iter_mut().skip(2).filter(|word| was_definite || is_adjective(&bare, word)) {
                *word = agree(word, Number::Singular, definite);
            }
        }
    }
    Some(words.join(" "))
}

/// The paradigm: number by state, with and without article, with the pronoun "his".
pub(super) fn forms(lemma: &Lemma) -> Vec<Form> {
    let mut forms = vec![Form { text: lemma.text.to_owned(), features: Features::default() }];
    for number in [Number::Singular, Number::Dual, Number::Plural] {
        let base = Features { number, ..Features::default() };
        let all = [
            base.clone(),
            Features { definite: true, ..base.clone() },
            Features { case: Case::Accusative, ..base.clone() },
            Features { construct: true, ..base.clone() },
            Features { definite: true, proclitics: "ل".into(), ..base.clone() },
            Features { definite: true, proclitics: "وب".into(), ..base.clone() },
            Features { enclitic: "ه".into(), ..base.clone() },
            Features { enclitic: "ها".into(), ..base },
        ];
        for features in all {
            let Some(text) = inflect(lemma, &features) else { continue };
            if forms.iter().all(|form| form.text != text) {
                forms.push(Form { text, features });
            }
        }
    }
    forms
}

/// Whether a term is cited in the plural: the entry says so, or the letters of its first word do, and the built-in list
/// does not know it as a singular.
pub(super) fn is_plural(lemma: &Lemma) -> bool {
    if !lemma.number.is_empty() || !lemma.plurals.is_empty() {
        return lemma.number == "plural";
    }
    let (_, head) = without_article(lemma.text.split_whitespace().next().unwrap_or_default());
    let word = letters(&head);
    let verbal = matches!(word.as_slice(), ['إ', _, _, 'ا', 'ت'] | ['ا', _, 'ت', _, 'ا', 'ت']);
    let feminine = word.len() > 4 && head.ends_with("ات") && !verbal;
    // A participle: مسؤولون, not قانون.
    let masculine = word.len() > 5 && head.starts_with('م') && head.ends_with("ون");
    let folded: String = word.iter().copied().map(same).collect();
    let broken = || lexicon::singulars_of(&folded).next().is_some();
    lexicon::plurals_of(&word).is_none() && (feminine || masculine || broken())
}

enum Plural {
    /// A plural that the entry lists: all its words.
    Whole(Vec<String>),
    /// The first word in the plural.
    Head(String),
}

fn plural(lemma: &Lemma, bare: &str) -> Option<Plural> {
    if let Some(listed) = lemma.plurals.first() {
        return Some(Plural::Whole(listed.split_whitespace().map(str::to_owned).collect()));
    }
    if let Some(known) = lexicon::plurals_of(&letters(bare)) {
        return known.into_iter().next().map(Plural::Head);
    }
    let stem = bare.strip_suffix('ة').unwrap_or(bare);
    Some(Plural::Head(match stem.strip_suffix('ى') {
        Some(stem) => format!("{stem}يات"),
        None => format!("{stem}ات"),
    }))
}

/// `ون` in the shape that case and state ask for.
fn regular_plural(plural: String, bare: &str, features: &Features, construct: bool) -> String {
    let stem = bare.strip_suffix('ي').filter(|_| !plural.starts_with(bare)).unwrap_or(bare);
    if plural.strip_prefix(stem) != Some("ون") {
        return plural;
    }
    let ending = match (is_oblique(features), construct) {
        (false, false) => "ون",
        (false, true) => "و",
        (true, false) => "ين",
        (true, true) => "ي",
    };
    [stem, ending].concat()
}

/// Genitive or accusative: told by the case, or by the preposition before the word.
fn is_oblique(features: &Features) -> bool {
    features.case != Case::Nominative || features.proclitics.ends_with(['ب', 'ك', 'ل'])
}

fn dual(bare: &str, features: &Features, construct: bool) -> String {
    let stem = match bare.strip_suffix('ة') {
        Some(stem) => format!("{stem}ت"),
        None => bare.strip_suffix('ى').map_or_else(|| bare.to_owned(), |stem| format!("{stem}ي")),
    };
    let ending = match (is_oblique(features), construct) {
        (false, false) => "ان",
        (false, true) => "ا",
        (true, false) => "ين",
        (true, true) => "ي",
    };
    if let (Some(stem), Some(rest)) = (stem.strip_suffix('أ'), ending.strip_prefix('ا')) {
        return format!("{stem}آ{rest}");
    }
    stem + ending
}

fn join_pronoun(form: &str, pronoun: &str) -> String {
    if pronoun.is_empty() {
        return form.to_owned();
    }
    if let Some(stem) = form.strip_suffix('ة') {
        return format!("{stem}ت{pronoun}");
    }
    if let Some(stem) = form.strip_suffix('ى') {
        return format!("{stem}ا{pronoun}");
    }
    format!("{form}{pronoun}")
}

fn with_clitics(proclitics: &str, definite: bool, form: &str) -> String {
    if !definite {
        return [proclitics, form].concat();
    }
    match proclitics.strip_suffix('ل') {
        Some(before) if form.starts_with('ل') => format!("{before}ل{form}"),
        Some(before) => format!("{before}لل{form}"),
        None => [proclitics, "ال", form].concat(),
    }
}

/// An adjective after a head of this number and state; what is singular and alike stays as it is.
fn agree(word: &str, number: Number, definite: bool) -> String {
    let (_, bare) = without_article(word);
    let stem = bare.strip_suffix('ة').unwrap_or(&bare);
    let form = match number {
        Number::Singular => bare.clone(),
        Number::Dual if bare.ends_with('ة') => format!("{stem}تين"),
        Number::Dual => format!("{stem}ين"),
        Number::Plural => format!("{stem}ة"),
    };
    if definite { format!("ال{form}") } else { form }
}

/// Adjectives of titles and instruments that their letters do not give away.
const ADJECTIVES: [&str; 9] = ["عام", "خاص", "دائم", "أول", "ثان", "ثالث", "جديد", "سابق", "كامل"];

/// Whether the second word agrees with the first: both have the article, or it is a relative adjective, a participle or a
/// common adjective.
fn is_adjective(head: &str, second: &str) -> bool {
    let (head_definite, head) = without_article(head);
    let (definite, bare) = without_article(second);
    let agrees = head.ends_with('ة') == bare.ends_with('ة');
    definite == head_definite
        && (definite
            || bare.ends_with('ي')
            || bare.ends_with("ية")
            || agrees && (is_participle(&bare) || ADJECTIVES.contains(&bare.trim_end_matches('ة'))))
}

/// مشترك, متفق, مفوضة: begins with م, and is neither a noun of the built-in list nor of the pattern of مرور.
fn is_participle(bare: &str) -> bool {
    let stem: Vec<char> = letters(bare.strip_suffix('ة').unwrap_or(bare));
    let sound_plural = ["ات", "ون", "ين"].iter().any(|ending| bare.ends_with(ending));
    stem.first() == Some(&'م')
        && stem.len() > 3
        && !sound_plural
        && !matches!(stem.as_slice(), [_, _, 'و', _])
        && !lexicon::is_word(&bare.chars().map(same).collect::<String>())
}

/// Countries whose names are written like common nouns.
const COUNTRIES: [&str; 4] = ["قطر", "مصر", "مالي", "بنين"];

/// Whether the second word of a construct is a common noun by its letters, which takes the article, rather than a name: a
/// noun of the built-in list, a long one in ة or ات, a verbal noun (تفاهم, تمثيل, اعتماد; not إيفاد, which looks like إيران).
fn is_common(word: &str) -> bool {
    let letters = letters(word);
    let long = letters.len() > 4 && (word.ends_with('ة') || word.ends_with("ات"));
    let verbal = matches!(
        letters.as_slice(),
        ['ت', _, 'ا', _, _] | ['ت', _, _, 'ي', _] | ['ا', _, 'ت', _, 'ا', _] | ['ا', 'س', 'ت', _, _, 'ا', _]
    ) || matches!(letters.as_slice(), ['إ', second, _, 'ا', _] if *second != 'ي');
    let prefixed = word.starts_with("بال") || word.starts_with("لل") || word.starts_with("ال");
    !prefixed
        && !COUNTRIES.contains(&word)
        && (long || verbal || lexicon::is_word(&letters.iter().copied().map(same).collect::<String>()))
}

/// Whether a word has the article, and the word without. Of nouns like التزام, cited without article, `ال` is a part.
pub(super) fn without_article(word: &str) -> (bool, String) {
    let letters = letters(word);
    if letters.len() == 6 && may_be_root_lam(&letters) {
        return (false, letters.into_iter().collect());
    }
    let (definite, bare) = strip_article(&letters);
    (definite, bare.iter().collect())
}

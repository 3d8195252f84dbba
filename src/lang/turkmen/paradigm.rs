//! Writing forms: a stem with the endings its features ask for.

use super::letters::{ends_in_vowel, fold, is_front, is_round, is_short_form, spoken_front, with_last};
use super::words;
use crate::lang::morphology::{Case, Features, Lemma, Number, Possessor};

/// The form of a term with `features`: the citation form, should that already be a possessive compound (`Daşary işler
/// ministrligi`) or a plural, gives up its own endings first. `None` for features Turkmen does not have.
pub(super) fn inflect(lemma: &Lemma, features: &Features) -> Option<String> {
    if features.definite
        || features.construct
        || features.number == Number::Dual
        || !features.proclitics.is_empty()
    {
        return None;
    }
    let bare = Features { enclitic: String::new(), ..features.clone() };
    if bare == Features::default() {
        return Some(format!("{}{}", lemma.text, features.enclitic));
    }
    let (before, last) = match lemma.text.rfind(char::is_whitespace) {
        Some(at) => lemma.text.split_at(at + lemma.text[at..].chars().next().map_or(1, char::len_utf8)),
        None => ("", lemma.text),
    };
    let word = Word::of(lemma, last, !before.is_empty());
    let number = if word.plural { Number::Plural } else { features.number };
    let possessor = features.possessor.or(word.possessed.then_some(Possessor::Third));
    let form = word.form(number, possessor, features.case);
    Some(format!("{before}{form}{}", features.enclitic))
}

/// The last word of a term, taken apart.
struct Word {
    /// Without the endings of the citation form, as it is written.
    base: String,
    /// The stem before a vowel, where the entry gives it.
    oblique: Option<String>,
    /// The citation form is a possessive compound.
    possessed: bool,
    /// The citation form is a plural.
    plural: bool,
    acronym: bool,
}

impl Word {
    fn of(lemma: &Lemma, last: &str, compound: bool) -> Self {
        let folded = fold(last).text;
        let oblique = lemma.oblique.and_then(|o| o.split_whitespace().last()).map(str::to_owned);
        let mut word = Self {
            base: last.to_owned(),
            oblique,
            possessed: false,
            plural: false,
            acronym: is_short_form(last),
        };
        if word.acronym {
            return word;
        }
        if compound {
            // Citation forms of compounds whose head carries its possessive.
            for (ending, plural) in [("lary", true), ("leri", true), ("sy", false), ("si", false)] {
                let Some(stem) = folded.strip_suffix(ending) else { continue };
                if stem.chars().count() < 2 || ending.starts_with('s') && !ends_in_vowel(stem) {
                    continue;
                }
                let base = last.chars().take(stem.chars().count()).collect();
                return Self { base, possessed: true, plural, ..word };
            }
            if let Some(stem) =
                folded.strip_suffix(['y', 'i']).filter(|s| !ends_in_vowel(s) && s.chars().count() > 1)
            {
                let kept: String = last.chars().take(stem.chars().count()).collect();
                // The final is soft here; the base is what is written before a consonant.
                let base = words::hardened(&kept).into_iter().next().unwrap_or_else(|| kept.clone());
                return Self { base, oblique: Some(kept), possessed: true, ..word };
            }
        }
        // The entry says so, or the letters do.
        let marked = ["lar", "ler"].iter().find_map(|end| folded.strip_suffix(end));
        let marked = marked.filter(|stem| lemma.number == "plural" && stem.chars().count() > 2);
        let unsaid = || words::singular(&folded).filter(|_| lemma.number.is_empty());
        if let Some(stem) = marked.or_else(unsaid) {
            word.base = last.chars().take(stem.chars().count()).collect();
            word.plural = true;
        }
        word
    }

    fn form(&self, number: Number, possessor: Option<Possessor>, case: Case) -> String {
        let mut form = Growing { text: self.base.clone(), front: None, hyphen: false, round: false };
        if self.acronym {
            form.text.push('-');
            form.hyphen = true;
            form.front = Some(spoken_front(&fold(&self.base).text));
        }
        if number == Number::Plural {
            form.add(["lar", "ler"]);
        } else if !self.acronym {
            form.round = is_round(&fold(&self.base).text);
        }
        let own = number != Number::Plural;
        let vowel = form.vowel_final();
        // An ending that begins with a vowel finds the stem soft, or without its last vowel.
        let case_vowel = matches!(case, Case::Genitive | Case::Dative | Case::Accusative);
        if own && !vowel && !self.acronym && (possessor.is_some() || case_vowel) {
            form.text = self.before_vowel();
            form.round = is_round(&fold(&form.text).text);
        }
        match possessor {
            None => {}
            Some(Possessor::Third | Possessor::ThirdPlural) if vowel => form.add(["sy", "si"]),
            // Word-finally the vowel is never rounded.
            Some(Possessor::Third | Possessor::ThirdPlural) if case == Case::Nominative => {
                form.add(["y", "i"])
            }
            Some(Possessor::Third | Possessor::ThirdPlural) => form.add_high(["y", "i", "u", "ü"]),
            Some(Possessor::First) if vowel => form.push("m"),
            Some(Possessor::First) => form.add_high(["ym", "im", "um", "üm"]),
            Some(Possessor::Second) if vowel => form.push("ň"),
            Some(Possessor::Second) => form.add_high(["yň", "iň", "uň", "üň"]),
            Some(Possessor::FirstPlural) if vowel => form.add(["myz", "miz"]),
            Some(Possessor::FirstPlural) => form.add_high(["ymyz", "imiz", "umyz", "ümiz"]),
            Some(Possessor::SecondPlural) if vowel => form.add(["ňyz", "ňiz"]),
            Some(Possessor::SecondPlural) => form.add_high(["yňyz", "iňiz", "uňyz", "üňiz"]),
        }
        form.case(case, possessor, vowel && possessor.is_none());
        form.text
    }

    fn before_vowel(&self) -> String {
        if let Some(oblique) = &self.oblique {
            return oblique.clone();
        }
        let folded = fold(&self.base).text;
        if let Some(elided) = words::elided(&folded) {
            return recased(&self.base, &elided);
        }
        if words::softens(&folded, self.base.starts_with(char::is_uppercase)) {
            return words::soft(&self.base).unwrap_or_else(|| self.base.clone());
        }
        self.base.clone()
    }
}

/// `text` with a first capital where `like` has one.
fn recased(like: &str, text: &str) -> String {
    let mut chars = text.chars();
    match (like.chars().next(), chars.next()) {
        (Some(model), Some(first)) if model.is_uppercase() => first.to_uppercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// A form that grows ending by ending.
struct Growing {
    text: String,
    /// Harmony, where the letters do not show it.
    front: Option<bool>,
    hyphen: bool,
    round: bool,
}

impl Growing {
    fn vowel_final(&self) -> bool {
        if self.hyphen {
            // Letters are called by names that end in a vowel: `be`, `ka`.
            return self.text.ends_with('-');
        }
        ends_in_vowel(&fold(&self.text).text)
    }

    fn is_front(&self) -> bool {
        let written = if self.hyphen { self.text.rsplit('-').next().unwrap_or_default() } else { &self.text };
        is_front(&fold(written).text).or(self.front).unwrap_or(false)
    }

    fn push(&mut self, ending: &str) {
        self.text.push_str(ending);
        self.round = false;
    }

    /// Adds an ending: back, front.
    fn add(&mut self, ending: [&str; 2]) {
        let ending = ending[usize::from(self.is_front())];
        self.push(ending);
    }

    /// Adds an ending with a high vowel: back, front, back rounded, front rounded.
    fn add_high(&mut self, ending: [&str; 4]) {
        let ending = ending[usize::from(self.is_front()) + 2 * usize::from(self.round)];
        self.push(ending);
    }

    fn case(&mut self, case: Case, possessor: Option<Possessor>, vowel_stem: bool) {
        let third = matches!(possessor, Some(Possessor::Third | Possessor::ThirdPlural));
        let last = fold(&self.text).text.chars().last();
        match case {
            Case::Nominative => {}
            Case::Genitive | Case::Accusative if vowel_stem && last == Some('e') && !self.hyphen => {
                self.text = with_last(&self.text, 'ä');
                self.push(if case == Case::Genitive { "niň" } else { "ni" });
            }
            Case::Genitive if third || vowel_stem => self.add(["nyň", "niň"]),
            Case::Genitive => self.add_high(["yň", "iň", "uň", "üň"]),
            Case::Accusative if third || vowel_stem => self.add(["ny", "ni"]),
            Case::Accusative => self.add(["y", "i"]),
            Case::Dative if third => self.add(["na", "ne"]),
            Case::Dative if vowel_stem && !self.hyphen => match last {
                Some('e' | 'i') => self.text = with_last(&self.text, 'ä'),
                Some('y') => self.text = with_last(&self.text, 'a'),
                _ => {}
            },
            Case::Dative if self.hyphen && vowel_stem => self.add(["na", "ne"]),
            Case::Dative => self.add(["a", "e"]),
            Case::Locative if third => self.add(["nda", "nde"]),
            Case::Locative => self.add(["da", "de"]),
            Case::Ablative if third => self.add(["ndan", "nden"]),
            Case::Ablative => self.add(["dan", "den"]),
            Case::Relative if third => self.add(["ndaky", "ndäki"]),
            Case::Relative => self.add(["daky", "däki"]),
        }
    }
}

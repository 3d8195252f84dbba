//! Arabic: clitics, endings and broken plurals are peeled off a written word and what is left is looked up.
//!
//! The rules follow the standard written language of the news: `[و|ف] [ب|ك|ل] [ال] stem [ending] [pronoun]`, with the
//! combinations that grammar forbids left out, since they are what other words look like.

mod agree;
mod analyse;
mod clauses;
mod closed;
mod cut;
mod denials;
mod designation;
mod inflect;
mod letters;
mod lexicon;
mod read;
mod shapes;

use std::sync::LazyLock;

use super::facts::{Facts, Negation};
use super::matching::{Pattern, Written};
use super::{
    Boundaries, Direction, Features, Form, Language, Lemma, Months, Parse, Shape, Typography, boundaries,
};
use crate::text::Folded;
use crate::text::clean::{Script, Survey, Writing};

/// Arabic (`ar`).
pub struct Arabic;

impl Language for Arabic {
    fn code(&self) -> &'static str {
        "ar"
    }

    fn direction(&self) -> Direction {
        Direction::Rtl
    }

    fn stem<'a>(&self, word: &'a str) -> &'a str {
        letters::stem(word)
    }

    fn boundaries(&self) -> &'static Boundaries {
        &boundaries::arabic::BOUNDARIES
    }

    fn furniture(&self) -> &'static [&'static str] {
        boundaries::arabic::FURNITURE
    }

    fn foreign_letters(&self) -> &'static [(char, char)] {
        &[('ی', 'ي'), ('ک', 'ك'), ('ڪ', 'ك'), ('ے', 'ي'), ('ۀ', 'ة'), ('ۃ', 'ة'), ('ہ', 'ه'), ('ھ', 'ه')]
    }

    fn begins_clause(&self, text: &str) -> bool {
        clauses::begins(text)
    }

    fn facts(&self) -> &'static Facts {
        static FACTS: LazyLock<Facts> =
            LazyLock::new(|| Facts::read(include_str!("arabic/facts.tsv"), |word| Arabic.fold(word).text));
        &FACTS
    }

    fn bare(&self, folded: &str) -> Vec<String> {
        denials::bare(folded)
    }

    fn negations(&self, words: &[String]) -> Vec<(usize, Negation)> {
        denials::negations(words)
    }

    fn carriers(&self) -> &'static [&'static str] {
        &[
            "وصل الوفد برئاسة {0} إلى المدينة صباح اليوم.",
            "{0} التقى بالوزير {1} في القصر.",
            "لمزيد من المعلومات يرجى الاطلاع على الصفحة {0}.",
        ]
    }

    fn common(&self) -> &'static [&'static str] {
        &[
            "في", "من", "على", "إلى", "الى", "أن", "ان", "عن", "التي", "الذي", "هذا", "هذه", "مع", "ما",
            "كان", "كما", "وقد", "بعد", "قال", "بين", "لا", "لم",
        ]
    }

    fn typography(&self) -> &'static Typography {
        &Typography {
            quotes: &[('«', '»'), ('“', '”'), ('"', '"'), ('‹', '›'), ('‘', '’')],
            usual_quotes: ('«', '»'),
            marks: &[('?', '؟'), (',', '،'), (';', '؛')],
            tight: true,
            repeats: &[
                "رويدا",
                "جنبا",
                "يوما",
                "شيئا",
                "وجها",
                "صفا",
                "لا",
                "نعم",
                "كلا",
                "دكا",
                "واحدا",
                "خطوة",
                "حرفا",
            ],
            length: 92.4,
        }
    }

    fn writing(&self) -> Writing {
        let foreign = |word: &str, at: usize, letter: char, _: &Survey| letters::own(word, at, letter);
        let own = |c| matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}');
        Writing { script: Some(Script::Arabic), foreign, own, other_script: None, joiners: false }
    }

    fn months(&self) -> &'static Months {
        /// Of Egypt, the Mashreq and the Maghreb.
        static MONTHS: LazyLock<Months> = LazyLock::new(|| {
            Months::new(
                &[
                    [
                        "يناير",
                        "فبراير",
                        "مارس",
                        "أبريل",
                        "مايو",
                        "يونيو",
                        "يوليو",
                        "أغسطس",
                        "سبتمبر",
                        "أكتوبر",
                        "نوفمبر",
                        "ديسمبر",
                    ],
                    [
                        "كانون الثاني",
                        "شباط",
                        "آذار",
                        "نيسان",
                        "أيار",
                        "حزيران",
                        "تموز",
                        "آب",
                        "أيلول",
                        "تشرين الأول",
                        "تشرين الثاني",
                        "كانون الأول",
                    ],
                    [
                        "جانفي",
                        "فيفري",
                        "مارس",
                        "أفريل",
                        "ماي",
                        "جوان",
                        "جويلية",
                        "أوت",
                        "سبتمبر",
                        "أكتوبر",
                        "نوفمبر",
                        "ديسمبر",
                    ],
                    [
                        "يناير",
                        "فبراير",
                        "مارس",
                        "إبريل",
                        "مايو",
                        "يونيه",
                        "يوليه",
                        "أغسطس",
                        "سبتمبر",
                        "أكتوبر",
                        "نوفمبر",
                        "ديسمبر",
                    ],
                ],
                |name| letters::fold(name).text,
            )
        });
        &MONTHS
    }

    fn may_bound_term(&self, word: &str, _last: bool) -> bool {
        closed::may_bound_term(word)
    }

    fn pronouns(&self) -> &'static [&'static str] {
        &[
            "هو",
            "هي",
            "هما",
            "هم",
            "هن",
            "وهو",
            "وهي",
            "وهما",
            "وهم",
            "هذا",
            "هذه",
            "هذان",
            "هذين",
            "ذلك",
            "تلك",
            "هولاء",
            "منه",
            "منها",
            "منهم",
            "فيه",
            "فيها",
            "فيهم",
            "به",
            "بها",
            "بهم",
            "له",
            "لها",
            "لهم",
            "عليه",
            "عليها",
            "عليهم",
            "عنه",
            "عنها",
            "اليه",
            "اليها",
            "اليهم",
            "كلاهما",
            "كليهما",
        ]
    }

    /// The gender of the head: what the entry says, else feminine for a word in ة.
    fn agrees(&self, old: &Lemma, new: &Lemma) -> bool {
        let feminine = |lemma: &Lemma| match lemma.gender {
            "" => lemma.text.split_whitespace().next().is_some_and(|head| head.ends_with('ة')),
            gender => gender == "feminine",
        };
        (old.number == "plural") == (new.number == "plural") && feminine(old) == feminine(new)
    }

    /// Countries and cities are feminine but for a few.
    fn name_fits(&self, old: &Lemma, new: &Lemma) -> bool {
        /// Countries that are masculine, without their article.
        const MASCULINE: &[&str] = &[
            "عراق",
            "أردن",
            "لبنان",
            "سودان",
            "جنوب السودان",
            "مغرب",
            "يمن",
            "صومال",
            "كونغو",
            "فاتيكان",
            "سنغال",
        ];
        let gender = |lemma: &Lemma| match lemma.gender {
            "masculine" => true,
            "" => MASCULINE.contains(&lemma.text.strip_prefix("ال").unwrap_or(lemma.text)),
            _ => false,
        };
        gender(old) == gender(new)
    }

    fn fold(&self, text: &str) -> Folded {
        letters::fold(text)
    }

    fn fold_text(&self, text: &str) -> String {
        letters::fold_text(text)
    }

    fn written(&self, word: &str) -> Written {
        letters::written(word)
    }

    fn pattern(&self, lemma: &Lemma) -> Box<dyn Pattern> {
        Box::new(read::Shapes::of(lemma))
    }

    fn peel(&self, written: &Written, key: &mut dyn FnMut(&str)) {
        let mut restored = String::new();
        cut::cuts(&written.folded, &mut |cut| {
            if cut.restored.is_empty() {
                return key(cut.stem);
            }
            restored.clear();
            restored.push_str(cut.stem);
            restored.push_str(cut.restored);
            key(&restored);
        });
    }

    fn analyse(&self, word: &str) -> Vec<Parse> {
        analyse::analyse(word)
    }

    fn inflect(&self, lemma: &Lemma, features: &Features) -> Option<String> {
        inflect::inflect(lemma, features)
    }

    fn inflected(&self, lemma: &Lemma) -> Option<String> {
        cut::without_clitic(lemma)
    }

    fn shapes(&self, lemma: &Lemma) -> Vec<Shape> {
        shapes::shapes(lemma)
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        inflect::forms(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::matching;
    use crate::lang::morphology::Certainty;
    use crate::text::Words;

    /// The reading of the first words of `text` as a form of the term, and how many words it takes.
    fn read(term: &str, plurals: &[&str], text: &str) -> Option<(usize, Certainty, String)> {
        let plurals: Vec<String> = plurals.iter().map(|plural| (*plural).to_owned()).collect();
        let lemma = Lemma { text: term, plurals: &plurals, ..Lemma::default() };
        let words = Words::new(text, Arabic.words(text));
        let readings = matching::readings(&Arabic, &*Arabic.pattern(&lemma), &words, 0);
        let (taken, analysis) = readings.into_iter().next()?;
        Some((taken, analysis.certainty, analysis.steps))
    }

    #[test]
    fn forms_are_accepted_as_the_grammar_combines_them() {
        let rows: &[(&str, &str, Option<usize>, &str)] = &[
            ("سفارة", "وللسفارات", Some(1), "and + to + the + plural"),
            ("سفارة", "بالسفارتين", Some(1), "dual of ة"),
            ("سفارة", "سفارتنا", Some(1), "ة becomes ت before a pronoun"),
            ("لجنة", "للجنة", Some(1), "one lam is dropped"),
            ("لجنة", "واللجان", Some(1), "a broken plural of the built-in list"),
            ("وزير", "وزيرًا", Some(1), "accusative with its mark"),
            ("وزير", "الوزيرا", None, "no accusative ا with the article"),
            ("وزير", "الوزيره", None, "no pronoun with the article"),
            ("وزير", "للوزراء", Some(1), "a broken plural"),
            ("مسؤول", "مسؤولو الوزارة", Some(1), "construct plural"),
            ("مسؤول", "مسئولي الوزارة", Some(1), "another seat of the hamza"),
            ("برلمان", "برلماني", None, "the relative adjective is another word"),
            ("برلمان", "برلماني العراق", Some(1), "two parliaments before a definite noun"),
            ("عمل", "عملات", None, "the plural of another word"),
            ("مساعد", "مساعدة", None, "no ة is added"),
            ("طاقة", "بطاقة", None, "a card is not with energy"),
            ("طاقة", "بالطاقة", Some(1), "with the article it is"),
            ("عضو", "أعضائه", Some(1), "the seat of the hamza changes with the case"),
            ("عضو", "أعضاؤه", Some(1), "the seat of the hamza changes with the case"),
            ("مستوى", "مستواه", Some(1), "ى becomes ا before a pronoun"),
            ("مستوى", "مستويات", Some(1), "and ي before an ending"),
            ("مبدأ", "مبدآن", Some(1), "dual with madda"),
            ("محامي", "محام", Some(1), "ي falls in the indefinite"),
            ("إعلام", "أعلام", None, "another hamza, another word"),
            ("إعلام", "الاعلام", Some(1), "a bare alef contradicts nothing"),
            ("ألمانيا", "لألمانيا", Some(1), "ال belongs to the name"),
            ("العراق", "بالعراق", Some(1), "a name with the article"),
            ("العراق", "عراق", None, "and not without"),
            ("التزام", "والتزامات", Some(1), "ال belongs to the root"),
            ("التزام", "الالتزام", Some(1), "and takes the article"),
            ("دورة", "دوره", None, "his role comes before a careless ة"),
            ("حكومة", "الحكومه", Some(1), "with the article ه can only be ة"),
            ("مذكرة تفاهم", "لمذكرة التفاهم", Some(2), "the last word gets the article"),
            ("مذكرة تفاهم", "مذكرات تفاهم", Some(2), "the first word inflects"),
            ("مذكرة تفاهم", "مذكرة، تفاهم", None, "nothing stands between"),
            ("وزير الخارجية", "وزيرا الخارجية", Some(2), "dual construct"),
            ("وزير الخارجية", "وزير خارجية مصر", Some(2), "the article goes to the possessor"),
            ("وزير الخارجية", "الوزير الخارجية", None, "no article on the first of a construct"),
            ("البنك المركزي", "البنوك المركزية", Some(2), "a plural of things takes a feminine adjective"),
            ("البنك المركزي", "بنك مركزي", Some(2), "both without article"),
            ("البنك المركزي", "بنك المركزي", None, "but not one of them"),
            ("الحرب العالمية", "الحربين العالميتين", Some(2), "dual agrees"),
            ("سعر الصرف", "سعر صرفه", Some(2), "the pronoun on the last word"),
            ("وضع", "لقد وضع", None, "not this word"),
        ];
        for (term, text, taken, why) in rows {
            let found = read(term, &[], text);
            assert_eq!(
                found.as_ref().map(|(taken, ..)| *taken),
                *taken,
                "{term} in {text}: {why}; {found:?}"
            );
        }
    }

    #[test]
    fn certainty_tells_guesses_and_homographs() {
        let rows: &[(&str, &[&str], &str, Certainty, &str)] = &[
            ("مقصف", &[], "المقاصف", Certainty::GuessedPlural, "by its template"),
            ("مقصف", &["مقاصف"], "المقاصف", Certainty::Certain, "listed"),
            ("وضع", &[], "وضع", Certainty::Homograph, "also a verb"),
            ("وضع", &[], "الوضع", Certainty::Certain, "no verb has the article"),
        ];
        for (term, plurals, text, certainty, why) in rows {
            let found = read(term, plurals, text).map(|(_, certainty, _)| certainty);
            assert_eq!(found, Some(*certainty), "{term} in {text}: {why}");
        }
    }
}

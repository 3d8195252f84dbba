use proptest::prelude::*;

use super::*;
use crate::lang::{Analysis, matching};
use crate::text::Words;

fn read_lemma(lemma: &Lemma, text: &str) -> Option<(String, Analysis)> {
    let words = Words::new(text, English.words(text));
    let pattern = English.pattern(lemma);
    (0..words.len()).find_map(|at| {
        let (taken, analysis) = matching::readings(&English, &*pattern, &words, at).into_iter().next()?;
        Some((words.reach(at, taken)?.of(text).to_owned(), analysis))
    })
}

fn read(term: &str, text: &str) -> Option<String> {
    read_lemma(&Lemma { text: term, ..Lemma::default() }, text).map(|(found, _)| found)
}

#[test]
fn terms_are_found_as_they_are_written() {
    let rows: &[(&str, &str, Option<&str>, &str)] = &[
        (
            "Secretary-General",
            "the Secretary-General arrived",
            Some("Secretary-General"),
            "as the entry has it",
        ),
        (
            "Secretary-General",
            "the secretary general arrived",
            Some("secretary general"),
            "a space, small letters",
        ),
        ("Secretary-General", "both Secretaries-General", Some("Secretaries-General"), "the head inflects"),
        ("swap arrangement", "through swap arrangements with", Some("swap arrangements"), "plural"),
        ("consul general", "Consuls General met", Some("Consuls General"), "the noun before its adjective"),
        ("consul general", "two consul generals", Some("consul generals"), "so people write as well"),
        ("note verbale", "notes verbales", Some("notes verbales"), "both words"),
        (
            "memorandum of understanding",
            "memorandums of understanding",
            Some("memorandums of understanding"),
            "English plural",
        ),
        (
            "memorandum of understanding",
            "memoranda of understanding",
            Some("memoranda of understanding"),
            "Latin plural",
        ),
        ("memorandum of understanding", "memorandum of some understanding", None, "nothing stands between"),
        (
            "charg\u{E9} d'affaires",
            "the charge d\u{2019}affaires",
            Some("charge d\u{2019}affaires"),
            "no accent, curly apostrophe",
        ),
        ("aide-m\u{E9}moire", "aides-memoire", Some("aides-memoire"), "the head is the first word"),
        ("ceasefire", "a cease-fire", Some("cease-fire"), "a hyphen"),
        ("ceasefire", "a cease fire", Some("cease fire"), "a space"),
        ("cease-fire", "the ceasefire's terms", Some("ceasefire"), "nothing, without the possessive"),
        ("cooperation", "co-operation", Some("co-operation"), "a short first part"),
        ("cooperation", "the corporation", None, "another word"),
        ("information", "in formation", None, "a preposition is no half of a word"),
        ("follow-up", "they follow up on it", None, "the verb"),
        ("follow-up", "the followup", Some("followup"), "written in one"),
        ("MoU", "two MoUs and", Some("MoUs"), "plural of an acronym"),
        ("MoU", "the Mou river", None, "an acronym has its capitals"),
        ("MoU", "SIGNING OF AN MOU", Some("MOU"), "in capitals all are alike"),
        ("AU", "au pair", None, "another word"),
        ("AU", "the AU\u{2019}s chair", Some("AU"), "the possessive is outside"),
        ("UN", "the U.N. envoy", Some("U.N"), "with stops"),
        ("online", "an on-line form", Some("on-line"), "a preposition before a hyphen"),
        ("road map", "a roadmap", Some("roadmap"), "two words written in one"),
        ("organisation", "an international organization", Some("organization"), "-ise and -ize"),
        ("labour market", "labor markets", Some("labor markets"), "-our and -or"),
        ("centre", "the centers", Some("centers"), "-re and -er"),
        ("spokesman", "the spokesmen", Some("spokesmen"), "-man and -men"),
        ("German", "the Germans", Some("Germans"), "no man"),
        ("veto", "vetoes", Some("vetoes"), "-oes"),
        ("support", "they will support the plan", None, "a verb after a modal"),
        ("support", "ready to support the plan", None, "a verb after to"),
        ("support", "thanks for the support", Some("support"), "the noun"),
        ("research", "to do research", Some("research"), "the object of do"),
        ("right", "right now", None, "the adverb"),
        ("president", "the vice-president", None, "another office"),
        ("House", "the house's walls", Some("house"), "one capital is no acronym"),
        ("", "nothing", None, "an empty term is nowhere"),
        ("-", "a - b", None, "a term without letters is nowhere"),
    ];
    for (term, text, wanted, why) in rows {
        assert_eq!(read(term, text).as_deref(), *wanted, "{term} in {text}: {why}");
    }
}

#[test]
fn number_is_read_and_given_back() {
    let consultations =
        Lemma { text: "political consultations", number: "plural", pos: "noun", ..Lemma::default() };
    let (found, analysis) = read_lemma(&consultations, "a political consultation").unwrap();
    assert_eq!((found.as_str(), analysis.features.number), ("political consultation", Number::Singular));
    assert_eq!(
        English.inflect(&consultations, &analysis.features).as_deref(),
        Some("political consultation")
    );
    let minutes = Lemma { text: "minutes", number: "plural", ..Lemma::default() };
    assert_eq!(read_lemma(&minutes, "in a minute"), None, "the singular is another word");
    let sign = Lemma { text: "sign", pos: "verb", ..Lemma::default() };
    let (_, analysis) = read_lemma(&sign, "the two sides signed it").unwrap();
    let conclude = Lemma { text: "conclude", pos: "verb", ..Lemma::default() };
    assert_eq!(English.inflect(&conclude, &analysis.features).as_deref(), Some("concluded"));
    let signing = Lemma { text: "signing", pos: "noun", ..Lemma::default() };
    assert_eq!(English.inflect(&signing, &analysis.features), None, "a noun has no past tense");
}

#[test]
fn a_form_made_by_rule_gives_way() {
    let custom = Lemma { text: "custom", ..Lemma::default() };
    assert!(read_lemma(&custom, "the customs").unwrap().1.yields, "customs may be a term of its own");
    assert!(!read_lemma(&custom, "the custom").unwrap().1.yields, "the citation form claims its letters");
}

#[test]
fn plurals_follow_rule_and_list() {
    let rows: &[(&str, &str, &str)] = &[
        ("embassy", "embassies", "consonant and y"),
        ("attorney general", "attorneys general", "the noun"),
        ("runner-up", "runners-up", "a phrase of its own"),
        ("cover-up", "cover-ups", "and one that is not"),
        ("femme fatale", "femmes fatales", "both words"),
        ("dragoman", "dragomans", "no man"),
        ("chairman", "chairmen", "a man"),
        ("automaton", "automata", "Greek"),
        ("equilibrium", "equilibria", "Latin"),
        ("trousseau", "trousseaux", "French"),
        ("oligarch", "oligarchs", "a hard ch"),
        ("major general", "major generals", "a rank"),
        ("general", "generals", "a noun alone"),
        (
            "Ambassador Extraordinary and Plenipotentiary",
            "Ambassadors Extraordinary and Plenipotentiary",
            "two adjectives",
        ),
        ("ambassador-at-large", "ambassadors-at-large", "before a preposition"),
        ("Head of State", "Heads of State", "before a preposition"),
        ("people-to-people contact", "people-to-people contacts", "the preposition is inside an attribute"),
        ("charg\u{E9} d'affaires", "charg\u{E9}s d'affaires", "before d'"),
        ("persona non grata", "personae non gratae", "Latin"),
        ("check-in", "check-ins", "a verb with its particle"),
        ("passer-by", "passers-by", "someone who does it"),
        ("laissez-passer", "laissez-passer", "no form of its own"),
        ("NGO", "NGOs", "an acronym takes a small s"),
        ("EMBARGO", "EMBARGOs", "so does whatever is written like one"),
        ("Deputy Minister", "Deputy Ministers", "the last word"),
        ("crisis", "crises", "-sis"),
        ("criterion", "criteria", "Greek"),
        ("leaf", "leaves", "-f"),
        ("belief", "beliefs", "not every -f"),
        ("housewife", "housewives", "-fe in a compound"),
        ("monarch", "monarchs", "ch spoken as k"),
        ("search", "searches", "ch spoken as tsh"),
        ("relations", "relations", "a plural already"),
        ("gas", "gases", "a singular in s"),
        ("Chinese", "Chinese", "no form of its own"),
        ("working group", "working groups", "the last word"),
        ("follow-up", "follow-ups", "the last part"),
    ];
    let plural = Features { number: Number::Plural, ..Features::default() };
    for (term, wanted, why) in rows {
        let lemma = Lemma { text: term, ..Lemma::default() };
        assert_eq!(English.inflect(&lemma, &plural).as_deref(), Some(*wanted), "{term}: {why}");
    }
}

#[test]
fn stems_of_a_family_meet() {
    let rows: &[(&str, &str, bool)] = &[
        ("agreement", "agreements", true),
        ("signed", "signing", true),
        ("cooperate", "cooperation", true),
        ("embassy", "embassies", true),
        ("planned", "planning", true),
        ("meetings", "meet", true),
        ("bus", "buses", true),
        ("\u{E9}t\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}", "\u{E9}t\u{E9}\u{E9}\u{E9}\u{E9}", true),
        ("treaty", "trade", false),
    ];
    for (one, other, same) in rows {
        assert_eq!(English.stem(one) == English.stem(other), *same, "{one}, {other}");
    }
}

proptest! {
    #[test]
    fn every_form_is_accepted(term in "([a-zA-Z]{2,9}|[a-z]{2,6}[- ](of|general|[a-z]{2,6})( [a-z]{3,6})?)", pos in "(noun|verb)?") {
        let lemma = Lemma { text: &term, pos: &pos, ..Lemma::default() };
        for form in English.forms(&lemma) {
            let written = form.text.trim_end_matches("'s").trim_end_matches('\'');
            let (found, _) = read_lemma(&lemma, &form.text).ok_or_else(|| TestCaseError::fail(form.text.clone()))?;
            prop_assert_eq!(found, written);
        }
    }

    #[test]
    fn nothing_panics_and_folding_is_idempotent(term in ".{0,12}", text in "\\PC{0,24}") {
        let _ = read(&term, &text);
        let _ = read(&text, &text);
        let lemma = Lemma { text: &term, pos: "verb", ..Lemma::default() };
        let _ = English.forms(&lemma);
        let folded = English.fold(&text).text;
        prop_assert_eq!(&English.fold(&folded).text, &folded);
        let _ = English.stem(&folded);
    }
}

use proptest::prelude::*;

use super::*;
use crate::lang::{Analysis, matching};
use crate::text::Words;

fn lemma(text: &str) -> Lemma<'_> {
    Lemma { text, ..Lemma::default() }
}

fn finds(term: &Lemma, text: &str) -> Option<(usize, Analysis)> {
    let words = Words::new(text, Turkmen.words(text));
    matching::readings(&Turkmen, &*Turkmen.pattern(term), &words, 0).into_iter().next()
}

#[test]
fn forms_are_read_and_other_words_are_not() {
    let rows: &[(&str, &str, bool, &str)] = &[
        ("ähtnama", "ähtnamasynda", true, "possessor and locative"),
        ("memorandum", "memorandumynda", true, "a loan takes harmony from its last vowel"),
        ("ilçihana", "ilçihanalaryň", true, "plural genitive"),
        ("ilçihana", "ilçihanalardakylaryň", true, "those in the embassies"),
        ("gepleşik", "gepleşigi", true, "k softens"),
        ("gepleşik", "gepleşikde", true, "but not before a consonant"),
        ("gepleşik", "gepleşigde", false, "a soft stem needs a vowel"),
        ("mesele", "meseläniň", true, "e becomes ä in the genitive"),
        ("mesele", "meseleniň", true, "a slip of writers, and still the word"),
        ("mesele", "meselä", true, "dative"),
        ("ýazgy", "ýazga", true, "dative of y"),
        ("ýurt", "ýurdunda", true, "rounded after one rounded syllable"),
        ("ýurt", "ýurdu", false, "but never at the end of the word"),
        ("ýurt", "ýurdy", true, "which is plain"),
        ("orun", "ornuny", true, "the vowel is lost"),
        ("orun", "orunda", true, "and there before a consonant"),
        ("döwlet", "döwletdaky", false, "harmony"),
        ("döwlet", "döwletdäki", true, "front: -däki"),
        ("saýlaw", "saýlawçy", false, "a derivation is another word"),
        ("agza", "agzalyk", false, "so is this"),
        ("tarap", "tarapyndan kabul", false, "a postposition"),
        ("at", "adam", false, "short stems take few clitics"),
        ("agza", "agzady", false, "the past of a verb"),
        ("geňeş", "geňeşdi", false, "the past of a verb in a consonant"),
        ("geňeş", "geňeşdigini", false, "its participle"),
        ("geňeş", "geňeşdir", true, "is a council"),
        ("geňeş", "geňeşidi", true, "behind an ending the past is the noun's"),
        ("agza", "agzasydy", true, "behind an ending the past is the noun's"),
        ("on", "ony görmek", false, "a pronoun"),
        ("on", "ony", true, "alone it is what its letters say"),
        ("pikir", "pikrini", true, "an Arabic noun loses its vowel"),
        ("pikir", "pikirini", true, "and is written with it as well"),
        ("BMG", "BMG-niň", true, "acronyms take a hyphen"),
        ("BMG", "bmg-niň", false, "and keep their capitals"),
        ("ABŞ", "ABŞ-nyň", true, "by the letter's name"),
        ("premýer-ministr", "premýer-ministriň", true, "a hyphen inside the term"),
        ("Daşary işler ministrligi", "Daşary işler ministrliginde", true, "a compound has its possessive"),
        ("Daşary işler ministrligi", "daşary işler ministrlikleriniň", true, "plural hardens the stem"),
        (
            "Daşary işler ministrligi",
            "Daşary işler ministrlikde",
            false,
            "without possessor it is another thing",
        ),
        ("syýasy geňeşmeler", "syýasy geňeşmeleriň", true, "plural citation"),
        ("syýasy geňeşmeler", "syýasy geňeşmäni", true, "its singular"),
        ("özara düşünişmek hakynda ähtnama", "özara düşünişmek hakynda ähtnamalara", true, "a long term"),
        ("Aşgabat", "Aşgabadyň", true, "-abat softens"),
        ("Aşgabat", "Aşgabatda", true, "not before a consonant"),
    ];
    for (term, text, wanted, why) in rows {
        assert_eq!(finds(&lemma(term), text).is_some(), *wanted, "{term} in {text}: {why}");
    }
}

/// Words of the general vocabulary before a vowel, as they are written in books and newspapers: one row a class.
#[test]
fn stems_soften_lose_a_vowel_or_stay() {
    let rows: &[(&str, &str, &str, &str)] = &[
        ("ewlat", "GEN", "ewladyň", "awlād ends in d"),
        ("metjit", "DAT", "metjide", "masǧid ends in d"),
        ("metjit", "LOC", "metjitde", "and is hard before a consonant"),
        ("şägirt", "GEN", "şägirdiň", "šāgird ends in d"),
        ("adamzat", "ACC", "adamzady", "a compound of zat"),
        ("bürgüt", "GEN", "bürgüdiň", "a native noun"),
        ("döwlet", "GEN", "döwletiň", "dawlat ends in t"),
        ("adat", "ACC", "adaty", "ʿādat ends in t"),
        ("parlament", "DAT", "parlamente", "a loan from Russian"),
        ("kitap", "ACC", "kitaby", "several syllables in p"),
        ("gap", "GEN", "gabyň", "one that softens"),
        ("top", "GEN", "topuň", "one that does not"),
        ("mülk", "GEN", "mülküň", "one syllable in k"),
        ("çäk", "LOC", "çäkde", "hard before a consonant"),
        ("çäk", "GEN", "çägiň", "one that softens"),
        ("ylgaç", "GEN", "ylgajyň", "several syllables in ç"),
        ("üç", "ACC", "üçi", "one that stays"),
        ("pasyl", "ACC", "pasly", "faṣl ends in two consonants"),
        ("nebis", "GEN", "nebsiň", "nafs too"),
        ("boýun", "DAT", "boýna", "a part of the body"),
        ("akyl", "DAT", "akyla", "ʿaql has kept its vowel"),
        ("ölüm", "GEN", "ölümiň", "a noun made of a verb keeps its own"),
    ];
    for (term, case, wanted, why) in rows {
        let features = format!("N;{case};SG").parse().unwrap();
        assert_eq!(Turkmen.inflect(&lemma(term), &features).as_deref(), Some(*wanted), "{term}: {why}");
        assert!(finds(&lemma(term), wanted).is_some(), "{wanted} is found: {why}");
    }
}

#[test]
fn forms_are_written_by_the_rules() {
    let rows: &[(&str, &str, &str, &str)] = &[
        ("ministr", "N;LOC;SG;PSS3", "ministrinde", "n before the case after a possessor"),
        ("döwlet", "N;GEN;SG", "döwletiň", "t stays"),
        ("parlament", "N;NOM;SG;PSS3", "parlamenti", "loans least of all"),
        ("Aşgabat", "N;GEN;SG", "Aşgabadyň", "place names in -abat soften"),
        ("hasabat", "N;GEN;SG", "hasabatyň", "common nouns do not"),
        ("ýurt", "N;GEN;SG", "ýurduň", "t softens, the vowel is rounded"),
        ("ýurt", "N;NOM;SG;PSS3", "ýurdy", "not at the end"),
        ("ýurt", "N;LOC;SG;PSS3", "ýurdunda", "but inside"),
        ("söz", "N;PL;NOM", "sözler", "the plural is plain"),
        ("geňeşmeler", "N;PL;GEN", "geňeşmeleriň", "a plural takes no second one"),
        ("syýasy geňeşmeler", "N;LOC;PL", "syýasy geňeşmelerde", "nor does a compound"),
        ("dollar", "N;PL;NOM", "dollarlar", "no plural"),
        ("Nýu-Ýork", "N;GEN;SG", "Nýu-Ýorkuň", "the last part alone decides"),
        ("ussat", "N;DAT;SG", "ussada", "d in Persian"),
        ("şekil", "N;LOC;SG;PSS3", "şeklinde", "the vowel is lost"),
        ("mesele", "N;DAT;SG", "meselä", "e becomes ä"),
        ("mesele", "N;ACC;SG", "meseläni", "here too"),
        ("girdeji", "N;DAT;SG", "girdejä", "i becomes ä"),
        ("ogul", "N;GEN;SG;PSS3", "oglunyň", "rounded once"),
        ("gatnaşyk", "N;DAT;SG", "gatnaşyga", "k softens"),
        (
            "Daşary işler ministrligi",
            "N;LOC;SG",
            "Daşary işler ministrliginde",
            "the compound keeps its possessor",
        ),
        ("Daşary işler ministrligi", "N;NOM;PL", "Daşary işler ministrlikleri", "hard before the plural"),
        ("ilçihana", "N;LOC+KY;PL", "ilçihanalardaky", "-daky"),
        ("BMG", "N;GEN;SG", "BMG-niň", "the name of the letter: ge"),
        ("ABŞ", "N;LOC;SG", "ABŞ-da", "the name of the letter: şa"),
        ("ýurt", "N;ABL;SG;PSS1P", "ýurdumyzdan", "our"),
    ];
    for (term, features, wanted, why) in rows {
        let features: Features = features.parse().unwrap();
        assert_eq!(Turkmen.inflect(&lemma(term), &features).as_deref(), Some(*wanted), "{term}: {why}");
    }
}

proptest! {
    #[test]
    fn no_string_is_too_strange(term in ".{0,20}", text in ".{0,40}", word in "[a-zäçňöşüýž-]{0,20}") {
        let _ = finds(&lemma(&term), &text);
        let _ = finds(&lemma(&word), &format!("{word}lary"));
        let _ = Turkmen.forms(&lemma(&term));
        let _ = Turkmen.forms(&lemma(&word));
    }
}

//! What tables and other programs call the things of a glossary.

use crate::glossary::Status;
use crate::model::Locale;

/// Names of languages as they stand in headings, in small letters.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("ar", &["arabic", "العربية", "عربي", "arapça", "арабский", "arabe"]),
    ("az", &["azerbaijani", "azeri"]),
    ("cs", &["czech"]),
    ("da", &["danish"]),
    ("de", &["german", "deutsch"]),
    ("el", &["greek"]),
    ("en", &["english", "الإنجليزية", "الانجليزية", "iňlisçe", "английский", "anglais"]),
    ("es", &["spanish", "español"]),
    ("fa", &["persian", "farsi", "فارسی", "الفارسية", "parsça"]),
    ("fi", &["finnish"]),
    ("fr", &["french", "français", "الفرنسية", "fransuzça"]),
    ("he", &["hebrew"]),
    ("hi", &["hindi"]),
    ("hu", &["hungarian"]),
    ("it", &["italian", "italiano"]),
    ("ja", &["japanese", "日本語"]),
    ("kk", &["kazakh"]),
    ("ko", &["korean"]),
    ("ku", &["kurdish", "الكردية"]),
    ("nl", &["dutch"]),
    ("pl", &["polish"]),
    ("pt", &["portuguese", "português"]),
    ("ru", &["russian", "русский", "الروسية", "rusça"]),
    ("sv", &["swedish"]),
    ("tg", &["tajik"]),
    ("tk", &["turkmen", "türkmençe", "türkmen", "التركمانية", "туркменский"]),
    ("tr", &["turkish", "türkçe", "التركية", "türkçe"]),
    ("uk", &["ukrainian"]),
    ("ur", &["urdu", "الأردية"]),
    ("uz", &["uzbek"]),
    ("zh", &["chinese", "中文", "الصينية"]),
];

/// The language with a name or a tag. Of bare tags only those of two letters count, and those of the languages above:
/// many a word of three letters is somebody's tag.
pub(super) fn language(name: &str) -> Option<Locale> {
    let name = name.trim();
    let small = name.to_lowercase();
    if let Some((code, _)) = LANGUAGES.iter().find(|(_, names)| names.contains(&small.as_str())) {
        return code.parse().ok();
    }
    let tag = name.replace('_', "-");
    let (first, rest) = tag.split_once('-').map_or((tag.as_str(), ""), |(first, rest)| (first, rest));
    // A script, a region or a variant with a digit: other parts are words.
    let part = |part: &str| {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        matches!((part.len(), letters), (2 | 4, true)) || part.bytes().any(|b| b.is_ascii_digit())
    };
    let sound = first.len() == 2 && (rest.is_empty() || rest.split('-').all(part));
    if sound { tag.parse().ok() } else { None }
}

/// A tag in a cell or an attribute that says which language a term has: any tag, or a name.
pub(super) fn tag(text: &str) -> Option<Locale> {
    language(text).or_else(|| text.trim().replace('_', "-").parse().ok())
}

/// A word as it is compared: small letters, words joined by hyphens.
pub(super) fn word(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '#').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

/// The value that a word stands for.
fn value<T: Copy>(table: &[(&str, T)], text: &str) -> Option<T> {
    let word = word(text);
    table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// The status of a word: ours, those of TBX, those in use elsewhere.
pub(super) fn status(text: &str) -> Option<Status> {
    use Status::{Admitted, Deprecated, Forbidden, Preferred};
    const WORDS: &[(&str, Status)] = &[
        ("preferred", Preferred),
        ("preferredterm-admn-sts", Preferred),
        ("preferredterm", Preferred),
        ("approved", Preferred),
        ("standard", Preferred),
        ("standardized", Preferred),
        ("admitted", Admitted),
        ("admittedterm-admn-sts", Admitted),
        ("admittedterm", Admitted),
        ("allowed", Admitted),
        ("accepted", Admitted),
        ("synonym", Admitted),
        ("alternative", Admitted),
        ("deprecated", Deprecated),
        // In ISO 30042 a superseded term was right once; a deprecated one must not be used.
        ("supersededterm-admn-sts", Deprecated),
        ("supersededterm", Deprecated),
        ("superseded", Deprecated),
        ("obsolete", Deprecated),
        ("old", Deprecated),
        ("forbidden", Forbidden),
        ("deprecatedterm-admn-sts", Forbidden),
        ("deprecatedterm", Forbidden),
        ("prohibited", Forbidden),
        ("not-recommended", Forbidden),
        ("do-not-use", Forbidden),
        ("rejected", Forbidden),
    ];
    value(WORDS, text)
}

/// The part of speech of a word.
pub(super) fn pos(text: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("noun", "noun"),
        ("n", "noun"),
        ("substantive", "noun"),
        ("proper-noun", "proper noun"),
        ("propernoun", "proper noun"),
        ("name", "proper noun"),
        ("verb", "verb"),
        ("v", "verb"),
        ("adjective", "adjective"),
        ("adj", "adjective"),
        ("adverb", "adverb"),
        ("adv", "adverb"),
        ("phrase", "phrase"),
        ("abbreviation", "abbreviation"),
        ("abbr", "abbreviation"),
        ("acronym", "abbreviation"),
    ];
    value(WORDS, text)
}

/// The gender of a word.
pub(super) fn gender(text: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("masculine", "masculine"),
        ("m", "masculine"),
        ("masc", "masculine"),
        ("feminine", "feminine"),
        ("f", "feminine"),
        ("fem", "feminine"),
        ("neuter", "neuter"),
        ("neutral", "neuter"),
    ];
    value(WORDS, text)
}

/// The number of a word.
pub(super) fn number(text: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("singular", "singular"),
        ("sg", "singular"),
        ("s", "singular"),
        ("dual", "dual"),
        ("du", "dual"),
        ("plural", "plural"),
        ("pl", "plural"),
        ("p", "plural"),
    ];
    value(WORDS, text)
}

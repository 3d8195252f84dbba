//! Scripts, and letters of different scripts that no eye tells apart.

use std::collections::BTreeMap;

/// A script, as far as the texts here mix them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Arabic.
    Arabic,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Latin.
    Latin,
}

impl Script {
    /// Every one, in the order of their values.
    pub const ALL: [Self; 4] = [Self::Arabic, Self::Cyrillic, Self::Greek, Self::Latin];

    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arabic => "Arabic",
            Self::Cyrillic => "Cyrillic",
            Self::Greek => "Greek",
            Self::Latin => "Latin",
        }
    }
}

/// The script of a letter; `None` for anything else.
pub fn script(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' => Some(Script::Latin),
        // What the answer below would be, for the letters that we read most.
        '\u{0620}'..='\u{064A}' => Some(Script::Arabic),
        c if !c.is_alphabetic() => None,
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
        '\u{0400}'..='\u{052F}' => Some(Script::Cyrillic),
        '\u{0600}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFF}' => Some(Script::Arabic),
        '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
        _ => None,
    }
}

/// The scripts of a word's letters, each with how many letters it has.
pub fn scripts(word: &str) -> BTreeMap<Script, usize> {
    let mut found = BTreeMap::new();
    for script in word.chars().filter_map(script) {
        *found.entry(script).or_default() += 1;
    }
    found
}

/// Latin and Cyrillic letters that no eye tells apart, with which words come out of keyboards set to the other script.
const TWINS: &[(char, char)] = &[
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('j', 'ј'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('ä', 'ӓ'),
    ('ö', 'ӧ'),
    ('ç', 'ҫ'),
];

/// A word of Latin and Cyrillic letters in the script that most of its letters have, if the others all have a twin there;
/// `None` for any other word.
///
/// ```
/// use tarjuman::text::clean::scripts::one_script;
/// assert_eq!(one_script("ilçih\u{430}na").as_deref(), Some("ilçihana")); // CYRILLIC SMALL LETTER A
/// assert_eq!(one_script("меморандум"), None);
/// ```
pub fn one_script(word: &str) -> Option<String> {
    let found = scripts(word);
    let count = |script| found.get(&script).copied().unwrap_or_default();
    let (latin, cyrillic) = (count(Script::Latin), count(Script::Cyrillic));
    if latin == 0 || cyrillic == 0 || latin == cyrillic {
        return None;
    }
    let twin = |c: char| {
        let pair = TWINS.iter().find(|(one, two)| c == if latin > cyrillic { *two } else { *one });
        pair.map_or(c, |(one, two)| if latin > cyrillic { *one } else { *two })
    };
    let other: String = word.chars().map(twin).collect();
    (scripts(&other).len() < found.len()).then_some(other)
}

//! Plurals of words and of terms of several words.

use crate::lang::Lemma;

/// The plurals of a term, the one to write first; its own text where that is a plural.
pub(super) fn plurals(lemma: &Lemma) -> Vec<String> {
    if !lemma.plurals.is_empty() {
        return lemma.plurals.to_vec();
    }
    if lemma.number == "plural" {
        return vec![lemma.text.to_owned()];
    }
    let small = super::letters::fold(lemma.text).text;
    if let Some((_, plural)) = PHRASES.iter().find(|(one, _)| *one == small) {
        return vec![in_case_of(lemma.text, plural)];
    }
    let parts = Parts::of(lemma.text);
    let (head, more) = parts.head();
    let Some(word) = parts.word(head) else { return Vec::new() };
    let name = lemma.pos == "proper noun";
    noun(word, name)
        .into_iter()
        .map(|plural| {
            let mut changed = vec![(head, plural)];
            if let Some((at, other)) = more {
                changed.push((at, other.to_owned()));
            }
            parts.with(&changed)
        })
        .collect()
}

/// Plurals that are met as well as those of [`plurals`]: of the last word (`consul generals`), and those of the rules
/// where the entry lists others.
pub(super) fn variants(lemma: &Lemma) -> Vec<String> {
    if lemma.number == "plural" {
        return Vec::new();
    }
    let parts = Parts::of(lemma.text);
    let mut found = Vec::new();
    let bare = Lemma { plurals: &[], ..*lemma };
    if !lemma.plurals.is_empty() {
        found.extend(plurals(&bare));
    }
    let (head, _) = parts.head();
    let last = parts.spans.len().wrapping_sub(1);
    if let Some(word) = parts.word(last).filter(|_| head + 1 == last) {
        found.extend(noun(word, false).into_iter().map(|plural| parts.with(&[(last, plural)])));
    }
    found
}

/// The singular of a citation form that is a plural: `political consultation`.
pub(super) fn singular(lemma: &Lemma) -> Option<String> {
    let parts = Parts::of(lemma.text);
    let (head, _) = parts.head();
    let word = parts.word(head)?;
    if lemma.number == "singular" || (lemma.number != "plural" && parts.spans.len() == 1) {
        return None;
    }
    let small = word.to_lowercase();
    if PLURAL_ONLY.contains(&small.as_str()) || small.ends_with("ics") {
        return None;
    }
    // Not from a name: `United States`.
    if lemma.number != "plural" && lemma.text.chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    for (one, many) in IRREGULAR {
        if small == *many {
            return Some(parts.with(&[(head, in_case_of(word, one))]));
        }
    }
    let stem =
        |cut: usize, add: &str| Some(parts.with(&[(head, format!("{}{add}", &word[..word.len() - cut]))]));
    if !small.is_ascii() && !small.ends_with('s') {
        return None;
    }
    match small.as_str() {
        s if s.ends_with("ies") && s.len() > 4 => stem(3, "y"),
        s if ["sses", "xes", "zzes", "ches", "shes"].iter().any(|end| s.ends_with(end)) => stem(2, ""),
        s if ["ss", "us", "is"].iter().any(|end| s.ends_with(end)) => None,
        s if s.ends_with('s') && s.len() > 3 => stem(1, ""),
        _ => None,
    }
}

/// Plurals whose singular is another word, or none.
const PLURAL_ONLY: &[&str] = &[
    "affairs",
    "arms",
    "crossroads",
    "credentials",
    "customs",
    "data",
    "goods",
    "headquarters",
    "means",
    "media",
    "minutes",
    "news",
    "premises",
    "proceedings",
    "regards",
    "series",
    "species",
    "states",
    "talks",
    "thanks",
    "works",
];

/// Latin and French phrases with the plural of the language they come from, or none.
const PHRASES: &[(&str, &str)] = &[
    ("casus belli", "casus belli"),
    ("corps diplomatique", "corps diplomatiques"),
    ("ex gratia", "ex gratia"),
    ("laissez-passer", "laissez-passer"),
    ("modus operandi", "modi operandi"),
    ("modus vivendi", "modi vivendi"),
    ("persona grata", "personae gratae"),
    ("persona non grata", "personae non gratae"),
    ("quid pro quo", "quid pro quos"),
    ("sine qua non", "sine qua nons"),
    ("status quo", "status quos"),
];

/// Words without a form of their own for the plural.
const INVARIABLE: &[&str] = &[
    "aircraft",
    "bison",
    "corps",
    "crossroads",
    "deer",
    "fish",
    "headquarters",
    "hovercraft",
    "laissez-passer",
    "means",
    "moose",
    "news",
    "offspring",
    "personnel",
    "police",
    "rendezvous",
    "salmon",
    "series",
    "sheep",
    "shrimp",
    "spacecraft",
    "species",
    "swine",
    "trout",
    "watercraft",
    "works",
    "chassis",
    "innings",
    "barracks",
    "media",
    "data",
    "cattle",
    "swiss",
    "gallows",
    "diabetes",
    "kudos",
    "pants",
    "trousers",
    "scissors",
    "glasses",
];

/// Singular and plural, the plural to write first where there are two.
const IRREGULAR: &[(&str, &str)] = &[
    ("foot", "feet"),
    ("forefoot", "forefeet"),
    ("tooth", "teeth"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("louse", "lice"),
    ("ox", "oxen"),
    ("die", "dice"),
    ("zero", "zeroes"),
    ("zero", "zeros"),
    ("salesperson", "salespeople"),
    ("spokesperson", "spokespeople"),
    ("spokesperson", "spokespersons"),
    ("chairperson", "chairpersons"),
    ("chairperson", "chairpeople"),
    ("quiz", "quizzes"),
    ("bus", "buses"),
    ("gas", "gases"),
    // -f, -fe
    ("dwarf", "dwarfs"),
    ("dwarf", "dwarves"),
    ("elf", "elves"),
    ("hoof", "hooves"),
    ("hoof", "hoofs"),
    ("scarf", "scarves"),
    ("scarf", "scarfs"),
    ("self", "selves"),
    ("staff", "staff"),
    ("staff", "staffs"),
    ("thief", "thieves"),
    ("wharf", "wharves"),
    ("wharf", "wharfs"),
    ("sheaf", "sheaves"),
    // -o
    ("buffalo", "buffaloes"),
    ("buffalo", "buffalo"),
    ("cargo", "cargoes"),
    ("cargo", "cargos"),
    ("domino", "dominoes"),
    ("echo", "echoes"),
    ("embargo", "embargoes"),
    ("go", "goes"),
    ("halo", "haloes"),
    ("halo", "halos"),
    ("hero", "heroes"),
    ("innuendo", "innuendoes"),
    ("mango", "mangoes"),
    ("mango", "mangos"),
    ("mosquito", "mosquitoes"),
    ("motto", "mottoes"),
    ("motto", "mottos"),
    ("negro", "negroes"),
    ("no", "noes"),
    ("potato", "potatoes"),
    ("tomato", "tomatoes"),
    ("tornado", "tornadoes"),
    ("tornado", "tornados"),
    ("torpedo", "torpedoes"),
    ("veto", "vetoes"),
    ("volcano", "volcanoes"),
    ("volcano", "volcanos"),
    // Latin and Greek
    ("addendum", "addenda"),
    ("alga", "algae"),
    ("alumna", "alumnae"),
    ("alumnus", "alumni"),
    ("antenna", "antennas"),
    ("antenna", "antennae"),
    ("apex", "apexes"),
    ("apex", "apices"),
    ("appendix", "appendices"),
    ("appendix", "appendixes"),
    ("axis", "axes"),
    ("bacterium", "bacteria"),
    ("cactus", "cacti"),
    ("cactus", "cactuses"),
    ("codex", "codices"),
    ("consortium", "consortia"),
    ("consortium", "consortiums"),
    ("corpus", "corpora"),
    ("corrigendum", "corrigenda"),
    ("criterion", "criteria"),
    ("curriculum", "curricula"),
    ("curriculum", "curriculums"),
    ("datum", "data"),
    ("desideratum", "desiderata"),
    ("dictum", "dicta"),
    ("emporium", "emporia"),
    ("emporium", "emporiums"),
    ("erratum", "errata"),
    ("focus", "focuses"),
    ("focus", "foci"),
    ("formula", "formulas"),
    ("formula", "formulae"),
    ("forum", "forums"),
    ("forum", "fora"),
    ("fungus", "fungi"),
    ("genus", "genera"),
    ("honorarium", "honoraria"),
    ("honorarium", "honorariums"),
    ("index", "indexes"),
    ("index", "indices"),
    ("larva", "larvae"),
    ("locus", "loci"),
    ("matrix", "matrices"),
    ("matrix", "matrixes"),
    ("maximum", "maxima"),
    ("maximum", "maximums"),
    ("medium", "media"),
    ("medium", "mediums"),
    ("memorandum", "memoranda"),
    ("memorandum", "memorandums"),
    ("millennium", "millennia"),
    ("millennium", "millenniums"),
    ("minimum", "minima"),
    ("minimum", "minimums"),
    ("moratorium", "moratoriums"),
    ("moratorium", "moratoria"),
    ("nebula", "nebulae"),
    ("nucleus", "nuclei"),
    ("ovum", "ova"),
    ("persona", "personas"),
    ("persona", "personae"),
    ("phenomenon", "phenomena"),
    ("radius", "radii"),
    ("referendum", "referendums"),
    ("referendum", "referenda"),
    ("schema", "schemas"),
    ("schema", "schemata"),
    ("spectrum", "spectra"),
    ("spectrum", "spectrums"),
    ("stadium", "stadiums"),
    ("stadium", "stadia"),
    ("stigma", "stigmata"),
    ("stigma", "stigmas"),
    ("stimulus", "stimuli"),
    ("stratum", "strata"),
    ("syllabus", "syllabuses"),
    ("syllabus", "syllabi"),
    ("symposium", "symposia"),
    ("symposium", "symposiums"),
    ("terminus", "termini"),
    ("ultimatum", "ultimatums"),
    ("ultimatum", "ultimata"),
    ("vertebra", "vertebrae"),
    ("vertex", "vertices"),
    ("virus", "viruses"),
    ("vortex", "vortices"),
    // French
    ("bureau", "bureaus"),
    ("bureau", "bureaux"),
    ("château", "châteaux"),
    ("chateau", "chateaux"),
    ("milieu", "milieus"),
    ("milieu", "milieux"),
    ("plateau", "plateaus"),
    ("plateau", "plateaux"),
    ("tableau", "tableaux"),
    // y after qu
    ("colloquy", "colloquies"),
    ("obloquy", "obloquies"),
    ("soliloquy", "soliloquies"),
];

/// Words in `-ch` that is spoken as k.
const HARD_CH: &[&str] = &["arch", "czech", "epoch", "eunuch", "loch", "mach", "stomach", "tech"];

/// Words in `-man` that are no men.
const NO_MEN: &[&str] = &[
    "ataman",
    "brahman",
    "caiman",
    "cayman",
    "german",
    "hetman",
    "human",
    "mussulman",
    "norman",
    "oman",
    "ottoman",
    "roman",
    "shaman",
    "talisman",
    "turcoman",
    "turkman",
    "turkoman",
];

/// Ends of words that become `-ves`, with how much of them goes.
const VES: &[(&str, usize)] = &[
    ("calf", 1),
    ("half", 1),
    ("leaf", 1),
    ("loaf", 1),
    ("shelf", 1),
    ("wolf", 1),
    ("knife", 2),
    ("life", 2),
    ("wife", 2),
];

/// The nouns of which this word may be a plural, by every rule and list; not all of them are words.
pub(super) fn singulars(word: &str) -> Vec<String> {
    let small = word.to_lowercase();
    let mut singulars: Vec<String> =
        IRREGULAR.iter().filter(|(_, many)| *many == small).map(|(one, _)| in_case_of(word, one)).collect();
    const ENDINGS: &[(&str, &str)] = &[
        ("s", ""),
        ("ies", "y"),
        ("es", ""),
        ("ves", "f"),
        ("ves", "fe"),
        ("men", "man"),
        ("children", "child"),
        ("ses", "sis"),
        ("zzes", "z"),
        ("sses", "s"),
    ];
    for (many, one) in ENDINGS {
        singulars.extend(word.strip_suffix(many).map(|stem| format!("{stem}{one}")));
    }
    singulars
}

/// The plurals of one noun, the one to write first.
fn noun(word: &str, name: bool) -> Vec<String> {
    let small = word.to_lowercase();
    // Acronyms take a small s: `NGOs`.
    if super::compare::is_acronym(word) {
        return vec![format!("{word}s")];
    }
    if INVARIABLE.contains(&small.as_str())
        || small.ends_with("ese") && small.len() > 5 && !small.ends_with("cheese")
    {
        return vec![word.to_owned()];
    }
    let listed: Vec<String> =
        IRREGULAR.iter().filter(|(one, _)| *one == small).map(|(_, many)| in_case_of(word, many)).collect();
    if !listed.is_empty() {
        return listed;
    }
    let with = |cut: usize, add: &str| vec![format!("{}{add}", &word[..word.len() - cut])];
    if small.ends_with("man") && !NO_MEN.contains(&small.as_str()) {
        return with(2, "en");
    }
    if small.ends_with("child") {
        return with(0, "ren");
    }
    if let Some((_, cut)) = VES.iter().find(|(end, _)| small.ends_with(end)) {
        return with(*cut, "ves");
    }
    if is_plural(&small) {
        return vec![word.to_owned()];
    }
    let end = |ends: &[&str]| ends.iter().any(|end| small.ends_with(end));
    if end(&["sis"]) {
        return with(2, "es");
    }
    if end(&["ch"])
        && HARD_CH.iter().any(|hard| small.ends_with(hard))
        && !end(&["march", "search", "starch", "larch"])
    {
        return with(0, "s");
    }
    if end(&["s", "x", "z", "ch", "sh"]) {
        return with(0, "es");
    }
    let before = small.chars().rev().nth(1);
    if small.ends_with('y') && !name && before.is_some_and(|c| !"aeiou".contains(c)) {
        return with(1, "ies");
    }
    with(0, "s")
}

/// Whether a word without a number in its entry is a plural already (`relations`, `services`, `attorneys`): few nouns
/// end in `s` after a consonant, `e` or `y` in the singular.
fn is_plural(small: &str) -> bool {
    let mut last = small.chars().rev();
    last.next() == Some('s')
        && last.next().is_some_and(|c| !matches!(c, 's' | 'a' | 'i' | 'o' | 'u' | '\'') && c.is_alphabetic())
        && small.len() > 3
        && !["lens", "summons", "biceps", "forceps", "herpes"].contains(&small)
}

/// `other` with the capitals of `word`: all, the first, or none.
fn in_case_of(word: &str, other: &str) -> String {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return other.to_uppercase();
    }
    let mut chars = other.chars();
    match chars.next() {
        Some(first) if letters().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(chars).collect()
        }
        _ => other.to_owned(),
    }
}

/// A term cut at spaces and hyphens.
struct Parts<'a> {
    text: &'a str,
    spans: Vec<(usize, usize)>,
}

/// Words after which the head has come: what follows depends on it.
const LINKS: &[&str] = &[
    "à",
    "against",
    "among",
    "as",
    "at",
    "between",
    "by",
    "concerning",
    "de",
    "des",
    "du",
    "en",
    "for",
    "from",
    "in",
    "into",
    "la",
    "non",
    "of",
    "on",
    "over",
    "sur",
    "to",
    "under",
    "upon",
    "with",
    "without",
];

/// Adjectives that follow their noun.
const AFTER: &[&str] = &[
    "accompli",
    "apparent",
    "designate",
    "diplomatique",
    "elect",
    "emeritus",
    "extraordinary",
    "general",
    "grata",
    "laureate",
    "martial",
    "mémoire",
    "memoire",
    "missa",
    "nominate",
    "plenipotentiary",
    "politic",
    "presumptive",
    "proper",
    "provocateur",
    "public",
    "regent",
    "verbal",
    "verbale",
    "vitae",
    "vivendi",
];

/// Ranks: `major generals`.
const RANKS: &[&str] = &["brigadier", "colonel", "lieutenant", "major"];

/// Two words that both take the plural.
const BOTH: &[(&str, &str, &str)] = &[
    ("note", "verbale", "verbales"),
    ("fait", "accompli", "accomplis"),
    ("agent", "provocateur", "provocateurs"),
    ("procès", "verbal", "verbaux"),
];

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let mut spans = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '(' | ')' | ',') {
                spans.extend(start.take().map(|start| (start, at)));
            } else if start.is_none() {
                start = Some(at);
            }
        }
        spans.extend(start.map(|start| (start, text.len())));
        Self { text, spans }
    }

    fn word(&self, index: usize) -> Option<&'a str> {
        self.spans.get(index).map(|(start, end)| &self.text[*start..*end])
    }

    fn small(&self, index: usize) -> String {
        self.word(index).map(str::to_lowercase).unwrap_or_default()
    }

    /// Which word inflects, and another that inflects with it.
    fn head(&self) -> (usize, Option<(usize, &'static str)>) {
        let count = self.spans.len();
        let Some(last) = count.checked_sub(1) else { return (0, None) };
        let link = (1..count).find(|at| {
            let word = self.small(*at);
            // `check-ins`, but `passers-by`.
            let links = *at != last || self.small(at - 1).ends_with("er");
            links && LINKS.contains(&word.as_str()) || word.starts_with("d'") || word.starts_with("d\u{2019}")
        });
        let mut head = link.map_or(last, |at| at - 1);
        // `people-to-people contacts`: what stands before a hyphenated word belongs to it.
        if link.is_some() && self.is_hyphenated_before_space(head) {
            head = last;
        }
        while head > 0 && AFTER.contains(&self.small(head).as_str()) {
            let before = self.small(head - 1);
            if self.small(head) == "general" && RANKS.contains(&before.as_str())
                || before == "and" && head < 2
            {
                break;
            }
            if self.small(head) == "public" && before != "notary" {
                break;
            }
            head -= if before == "and" { 2 } else { 1 };
        }
        let both =
            BOTH.iter().find(|(one, other, _)| *one == self.small(head) && *other == self.small(head + 1));
        (head, both.map(|(_, _, plural)| (head + 1, *plural)))
    }

    /// True when word `at` is joined to the next by a hyphen and a word after that stands apart.
    fn is_hyphenated_before_space(&self, at: usize) -> bool {
        let gap = |index: usize| match (self.spans.get(index), self.spans.get(index + 1)) {
            (Some((_, end)), Some((start, _))) => &self.text[*end..*start],
            _ => "",
        };
        gap(at) == "-" && (at + 1..self.spans.len()).any(|index| !gap(index).is_empty() && gap(index) != "-")
    }

    /// The text with other words at some places.
    fn with(&self, changed: &[(usize, String)]) -> String {
        let mut text = String::with_capacity(self.text.len() + 4);
        let mut at = 0;
        for (index, (start, end)) in self.spans.iter().enumerate() {
            text.push_str(&self.text[at..*start]);
            match changed.iter().find(|(place, _)| *place == index) {
                Some((_, word)) => text.push_str(word),
                None => text.push_str(&self.text[*start..*end]),
            }
            at = *end;
        }
        text.push_str(&self.text[at..]);
        text
    }
}

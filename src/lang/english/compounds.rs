//! Terms of several words: which of them takes the plural.

/// Latin and French phrases with the plural of the language they come from, or none.
pub(super) const PHRASES: &[(&str, &str)] = &[
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
    ("astronomer royal", "astronomers royal"),
    ("battle royal", "battles royal"),
    ("casus foederis", "casus foederis"),
    ("enfant terrible", "enfants terribles"),
    ("hors d'oeuvre", "hors d'oeuvres"),
    ("mother superior", "mothers superior"),
    ("pied-a-terre", "pieds-à-terre"),
    ("runner-up", "runners-up"),
    ("sergeant major", "sergeants major"),
    ("tete-a-tete", "tête-à-têtes"),
];

/// A term cut at spaces and hyphens.
pub(super) struct Parts<'a> {
    text: &'a str,
    pub(super) spans: Vec<(usize, usize)>,
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
    "blanche",
    "designate",
    "diplomatique",
    "elect",
    "emeritus",
    "errant",
    "extraordinary",
    "fatale",
    "fixe",
    "general",
    "grata",
    "grise",
    "laureate",
    "martial",
    "memoire",
    "missa",
    "mémoire",
    "noire",
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
    ("femme", "fatale", "fatales"),
    ("bête", "noire", "noires"),
    ("carte", "blanche", "blanches"),
    ("idée", "fixe", "fixes"),
    ("éminence", "grise", "grises"),
];

impl<'a> Parts<'a> {
    pub(super) fn of(text: &'a str) -> Self {
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

    pub(super) fn word(&self, index: usize) -> Option<&'a str> {
        self.spans.get(index).map(|(start, end)| &self.text[*start..*end])
    }

    fn small(&self, index: usize) -> String {
        self.word(index).map(str::to_lowercase).unwrap_or_default()
    }

    /// Which word inflects, and another that inflects with it.
    pub(super) fn head(&self) -> (usize, Option<(usize, &'static str)>) {
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
    pub(super) fn with(&self, changed: &[(usize, String)]) -> String {
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

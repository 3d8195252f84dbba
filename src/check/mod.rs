//! Floor 4: what a person should look at. A file a check, a line in [`CHECKS`].
//!
//! # What a check may cost
//!
//! A repository has a hundred thousand messages, and a check sees each of them; most have nothing to find. So a check of pairs
//!
//! - asks first [`Text::has`] for the kinds of characters ([`Signs`]) without which it cannot fire. They are seen in one pass over
//!   the text, once for all checks; a kind that is missing is a line in `signs.rs` and one in its test;
//! - takes from [`Text`] what others need as well: placeholders, prose, words, folded words, figures, facts. Each is worked out when
//!   the first check asks for it;
//! - looks at what is cheap before what is not, and finds single bytes by a [`ByteSet`](crate::text::ByteSet).
//!
//! A property test runs every check with and without what [`Text::has`] says: passing over a text must never hide a finding.

use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, OnceLock};

pub mod across;
pub mod catalog;
mod characters;
mod facts;
mod names;
pub mod options;
mod pair;
mod placeholders;
mod signs;
pub mod terms;
mod typography;
mod units;

pub use pair::{PLACEHOLDER, Pair, Text};
pub use placeholders::refers;
pub use signs::Signs;
pub use terms::usage;
pub use terms::whole;

pub use self::options::Settings;
use self::units::Compared;
use crate::glossary::{Glossary, Matcher, Term};
use crate::model::{Finding, Hit, Locale, Rule, Safety, Unit};
use crate::text::Place;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Units as wholes: missing, doubled, too long.
    Units,
    /// Numbers, dates, amounts: what must be the same in every language.
    Facts,
    /// Persons, places, titles.
    Names,
    /// Placeholders, markup, plural forms: what programs read.
    Placeholders,
    /// Punctuation, spaces, capitals.
    Typography,
    /// Characters that are not what they seem.
    Characters,
    /// The glossary.
    Terms,
}

impl Group {
    /// Every group, in the order of the report.
    pub const ALL: [Self; 7] = [
        Self::Units,
        Self::Facts,
        Self::Names,
        Self::Placeholders,
        Self::Typography,
        Self::Characters,
        Self::Terms,
    ];

    /// The word that users write.
    pub fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Facts => "facts",
            Self::Names => "names",
            Self::Placeholders => "placeholders",
            Self::Typography => "typography",
            Self::Characters => "characters",
            Self::Terms => "terms",
        }
    }
}

/// A few units with which a check fires or stays silent: shown by `tarjuman explain`, and tested.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The locales of source and target.
    pub locales: (&'static str, &'static str),
    /// Source and target of each unit.
    pub units: &'static [(&'static str, &'static str)],
    /// Whether the check fires.
    pub fires: bool,
    /// The aligner is not sure that they belong together.
    pub doubted: bool,
    /// Their keys, where these matter.
    pub keys: &'static [&'static str],
}

impl Example {
    /// Units that raise the finding.
    pub const fn fires(
        locales: (&'static str, &'static str),
        units: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { locales, units, fires: true, doubted: false, keys: &[] }
    }

    /// The same, aligned without confidence.
    pub const fn doubted(mut self) -> Self {
        self.doubted = true;
        self
    }

    /// The same under the keys of a file of messages.
    pub const fn keyed(mut self, keys: &'static [&'static str]) -> Self {
        self.keys = keys;
        self
    }

    /// Units much like these that do not.
    pub const fn silent(
        locales: (&'static str, &'static str),
        units: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { locales, units, fires: false, doubted: false, keys: &[] }
    }
}

/// A check of units. It looks at pairs of a source and a target one by one, or at all units of a document.
///
/// Where units come from does not matter: without project and glossary the checks of terms stay silent, and all others work.
pub trait Check: Sync {
    /// What it raises. Why it matters and what to do are attributes of the message of that name.
    fn rule(&self) -> &'static Rule;

    /// What it is about.
    fn group(&self) -> Group;

    /// At least one that fires and one that does not.
    fn examples(&self) -> &'static [Example];

    /// Whether its findings bring a fix, and whether that is safe.
    fn fixes(&self) -> Option<Safety> {
        None
    }

    /// Adds what one source and its target show by themselves, in the order of the text. Pure: pairs may be checked in
    /// any order, on any number of threads.
    fn pair(&self, _pair: &Pair, _findings: &mut Vec<Finding>) {}

    /// Adds what only the units together show, in document order.
    fn document(&self, _subject: &Subject, _findings: &mut Vec<Finding>) {}
}

/// A check of single pairs: most checks are one of these, a static and a function.
pub struct PairCheck {
    /// What it raises.
    pub rule: &'static Rule,
    /// What it is about.
    pub group: Group,
    /// Whether its findings bring a fix, and whether that is safe.
    pub fixes: Option<Safety>,
    /// At least one that fires and one that does not.
    pub examples: &'static [Example],
    /// Adds what a pair shows.
    pub find: fn(&Pair, &mut Vec<Finding>),
}

impl Check for PairCheck {
    fn rule(&self) -> &'static Rule {
        self.rule
    }

    fn group(&self) -> Group {
        self.group
    }

    fn fixes(&self) -> Option<Safety> {
        self.fixes
    }

    fn examples(&self) -> &'static [Example] {
        self.examples
    }

    fn pair(&self, pair: &Pair, findings: &mut Vec<Finding>) {
        (self.find)(pair, findings);
    }
}

/// Every check of units, a table a group, in the order of the report.
static GROUPS: &[&[&dyn Check]] = &[
    units::CHECKS,
    facts::CHECKS,
    names::CHECKS,
    placeholders::CHECKS,
    typography::CHECKS,
    characters::CHECKS,
    terms::CHECKS,
];

/// Every check of units, in the order of the report.
pub static CHECKS: LazyLock<Vec<&'static dyn Check>> =
    LazyLock::new(|| GROUPS.iter().flat_map(|group| group.iter().copied()).collect());

/// The rules of this room that look at a whole project, not at one document.
pub static PROJECT_RULES: LazyLock<Vec<&'static Rule>> =
    LazyLock::new(|| std::iter::once(&usage::RULE).chain(across::RULES.iter().copied()).collect());

/// A glossary with a matcher for each locale.
pub struct Terminology<'g> {
    /// The concepts.
    pub glossary: &'g Glossary,
    matchers: BTreeMap<Locale, Matcher<'g>>,
}

impl<'g> Terminology<'g> {
    /// Builds the matchers of `locales`.
    pub fn new<'a>(glossary: &'g Glossary, locales: impl IntoIterator<Item = &'a Locale>) -> Self {
        let matchers = locales.into_iter().map(|l| (l.clone(), Matcher::new(glossary, l))).collect();
        Self { glossary, matchers }
    }

    /// The hits of a text in a locale, in order; none for a locale it was not built for.
    pub fn find(&self, locale: &Locale, text: &str) -> Vec<Hit> {
        self.matchers.get(locale).map_or_else(Vec::new, |matcher| matcher.find(text))
    }

    /// The matcher of a locale.
    pub fn matcher(&self, locale: &Locale) -> Option<&Matcher<'g>> {
        self.matchers.get(locale)
    }

    /// The hits of a unit, its source and all its targets.
    pub fn hits(&self, source: &Locale, unit: &Unit) -> UnitHits {
        UnitHits {
            source: self.find(source, &unit.source),
            targets: unit.targets.iter().map(|(l, t)| (l.clone(), self.find(l, &t.text))).collect(),
        }
    }

    /// The term behind a hit in a text of `locale`.
    pub fn term(&self, locale: &Locale, hit: &Hit) -> Option<&Term> {
        self.glossary.concepts[hit.concept].terms_of(locale).get(hit.term)
    }

    /// The locales it was built for.
    pub fn locales(&self) -> impl Iterator<Item = &Locale> {
        self.matchers.keys()
    }

    /// The term of a concept that a text of `locale` should use.
    fn expected(&self, concept: usize, locale: &Locale) -> Option<String> {
        self.glossary.concepts[concept].preferred(locale).map(|term| term.text.clone())
    }
}

/// The hits of one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitHits {
    /// In its source.
    pub source: Vec<Hit>,
    /// In each of its targets.
    pub targets: BTreeMap<Locale, Vec<Hit>>,
}

/// What a project may ask of its translations beyond what the glossary says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    /// An admitted term where there is a preferred one is a finding.
    pub preferred_only: bool,
}

/// What several checks of one document want to know of all its units, worked out once.
#[derive(Default)]
pub struct Memo {
    compared: OnceLock<Vec<Compared>>,
    small_labels: OnceLock<BTreeMap<Locale, usize>>,
    raised_labels: OnceLock<BTreeMap<Locale, usize>>,
}

/// What the checks of one document look at.
pub struct Subject<'a> {
    /// What is known of it by now; empty at first.
    pub memo: Memo,
    /// The locale of the source.
    pub source_locale: &'a Locale,
    /// The source document's file.
    pub source_path: &'a str,
    /// Its units.
    pub units: &'a [Unit],
    /// The hits of each unit, by the same index; none at all where there is no glossary.
    pub hits: &'a [UnitHits],
    /// The terms.
    pub terminology: &'a Terminology<'a>,
    /// What the project asks of its translations.
    pub demands: Demands,
    /// What the project has set of the checks, for the targets of each locale; nothing where a locale is not there.
    pub settings: &'a BTreeMap<Locale, Settings>,
    /// Where byte `offset` of unit `unit`'s target stands: file and place.
    pub target_place: &'a (dyn Fn(usize, &Locale, usize) -> (String, Place) + Sync),
}

impl Subject<'_> {
    /// What an option of a check is for the targets of a locale.
    fn option(&self, locale: &Locale, option: &options::CheckOption) -> f64 {
        // Hardly any project sets one.
        match self.settings.values().all(Settings::is_usual) {
            true => option.usual,
            false => self.settings.get(locale).map_or(option.usual, |settings| settings.get(option)),
        }
    }

    /// A finding about the target of unit `index` in `locale` at byte `offset`, with both texts.
    fn at_target(&self, rule: &'static Rule, index: usize, locale: &Locale, offset: usize) -> Finding {
        let unit = &self.units[index];
        let (path, place) = (self.target_place)(index, locale, offset);
        let mut finding = Finding::new(rule, path, place);
        finding.unit = Some(unit.id.clone());
        finding.locale = Some(locale.clone());
        finding.source = Some(unit.source.clone());
        finding.target = unit.targets.get(locale).map(|t| t.text.clone());
        finding
    }
}

/// Whether a plural form may do without what a finding misses: the categories of two languages do not meet. `One file` is
/// `%d файл` for 1, 21 and 31, and رسالتان are two letters without their number.
///
/// `form` is a category of the CLDR, or the number of a form of gettext of which nothing is known.
pub fn is_of_form(finding: &Finding, form: &str) -> bool {
    match finding.rule.code {
        // Few and many are said with their number in every language.
        "U010" => !matches!(form, "few" | "many" | "other"),
        "U011" | "U023" => form != "other",
        _ => false,
    }
}

/// Whether a finding is about a placeholder that one side has and the other has not.
pub fn is_of_placeholder(finding: &Finding) -> bool {
    matches!(finding.rule.code, "U010" | "U011" | "U012")
}

/// Whether the checks of locale files tell the same: plural keys that are missing are B040 there.
pub fn is_of_file(finding: &Finding) -> bool {
    finding.rule.code == "M010"
}

/// Runs every check of [`CHECKS`]; the findings come in the order of units, then of checks.
pub fn run(subject: &Subject) -> Vec<Finding> {
    run_only(subject, &CHECKS)
}

/// Runs some checks; the findings come in the order of units, then of checks.
pub fn run_only(subject: &Subject, checks: &[&dyn Check]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    // The unit of each finding.
    let mut units: Vec<Option<usize>> = Vec::new();
    for (index, unit) in subject.units.iter().enumerate() {
        let source = Text::new(&unit.source, subject.source_locale);
        for (locale, target) in unit.targets.iter().filter(|(_, target)| !target.text.is_empty()) {
            let target = Text::new(&target.text, locale);
            let pair = Pair { subject, index, source: &source, target: &target };
            for check in checks {
                check.pair(&pair, &mut findings);
            }
        }
        units.resize(findings.len(), Some(index));
    }
    let of_pairs = findings.len();
    for check in checks {
        check.document(subject, &mut findings);
    }
    if findings.len() > of_pairs {
        let order: HashMap<&str, usize> =
            subject.units.iter().enumerate().map(|(index, unit)| (unit.id.as_str(), index)).collect();
        let of = |finding: &Finding| finding.unit.as_deref().and_then(|id| order.get(id).copied());
        units.extend(findings[of_pairs..].iter().map(of));
    }
    let rank = |finding: &Finding| checks.iter().position(|check| std::ptr::eq(check.rule(), finding.rule));
    let mut ranked: Vec<_> =
        units.into_iter().zip(findings).map(|(unit, finding)| ((unit, rank(&finding)), finding)).collect();
    ranked.sort_by_key(|(key, _)| *key);
    ranked.into_iter().map(|(_, finding)| finding).collect()
}

#[cfg(test)]
mod tests;

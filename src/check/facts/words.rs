//! F008 to F014: months, weekdays, money, measures and organisations, which every language names in words of its own.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck, Text};
use crate::lang::{Fact, FactKind, LANGUAGES};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static MONTH_RULE: Rule = Rule { code: "F008", name: "month-changed", severity: Severity::Warning };
static WEEKDAY_RULE: Rule = Rule { code: "F009", name: "weekday-changed", severity: Severity::Warning };
static HIJRI_RULE: Rule = Rule { code: "F010", name: "calendar-unnamed", severity: Severity::Warning };
static CURRENCY_RULE: Rule = Rule { code: "F011", name: "currency-changed", severity: Severity::Warning };
static MEASURE_RULE: Rule = Rule { code: "F012", name: "measure-changed", severity: Severity::Warning };
static BODY_RULE: Rule = Rule { code: "F013", name: "organisation-changed", severity: Severity::Warning };
static ACRONYM_RULE: Rule = Rule { code: "F014", name: "acronym-lost", severity: Severity::Info };

/// A month has become another one, by whatever names.
pub(super) static MONTH: PairCheck = PairCheck {
    rule: &MONTH_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("في 5 تشرين الأول 2025", "on 5 November 2025")]),
        Example::fires(("en", "tk"), &[("on 3 June", "3-nji iýulda")]),
        Example::silent(("ar", "en"), &[("في 5 تشرين الأول 2025", "on 5 October 2025")]),
        Example::silent(("ar", "en"), &[("في 5 أوت 2025", "on 5/8/2025")]),
    ],
    find: |pair, findings| changed(pair, FactKind::Month, &MONTH_RULE, findings),
};

/// A day of the week has become another one.
pub(super) static WEEKDAY: PairCheck = PairCheck {
    rule: &WEEKDAY_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("يوم الثلاثاء", "on Wednesday")]),
        Example::fires(("ar", "en"), &[("غادر يوم الأحد.", "He left on Friday.")]),
        Example::fires(("en", "tk"), &[("on Sunday and Monday", "ýekşenbe we ýekşenbe günleri")]),
        Example::silent(("ar", "tk"), &[("يوم الثلاثاء", "sişenbe güni")]),
        Example::silent(("ar", "en"), &[("لم يأت أحد.", "Nobody came on Friday.")]),
    ],
    find: |pair, findings| changed(pair, FactKind::Weekday, &WEEKDAY_RULE, findings),
};

/// A sum is in another currency.
pub(super) static CURRENCY: PairCheck = PairCheck {
    rule: &CURRENCY_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("مليون دولار", "a million euros")]),
        Example::fires(("en", "ar"), &[("It costs £5.", "ثمنه 5 يورو.")]),
        Example::silent(("en", "ar"), &[("It costs $5.", "ثمنه 5 دولارات.")]),
    ],
    find: |pair, findings| changed(pair, FactKind::Currency, &CURRENCY_RULE, findings),
};

/// A measure is in another unit.
pub(super) static MEASURE: PairCheck = PairCheck {
    rule: &MEASURE_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("على بعد 40 كيلومترا", "40 miles away")]),
        Example::silent(("ar", "tk"), &[("على بعد 40 كيلومترا", "40 kilometr uzaklykda")]),
    ],
    find: |pair, findings| changed(pair, FactKind::Measure, &MEASURE_RULE, findings),
};

/// An organisation has become another one, by name or acronym.
pub(super) static BODY: PairCheck = PairCheck {
    rule: &BODY_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "tk"), &[("قرار الأمم المتحدة", "ÝB-niň karary")]),
        Example::silent(("ar", "tk"), &[("قرار الأمم المتحدة", "BMG-niň karary")]),
    ],
    find: |pair, findings| changed(pair, FactKind::Body, &BODY_RULE, findings),
};

/// A thing that a text names: which, where, and whether nothing else can be meant.
type Named = (&'static str, Span, bool);

/// The signs of currencies.
const SIGNS: &[(char, &str)] = &[
    ('$', "dollar"),
    ('€', "euro"),
    ('£', "pound"),
    ('₽', "rouble"),
    ('₺', "lira"),
    ('₹', "rupee"),
    ('﷼', "riyal"),
];

fn named(text: &Text, kind: FactKind) -> Vec<Named> {
    let prose = text.prose();
    let words = text.words();
    let figure = |at: usize| words.get(at).is_some_and(|span| span.of(prose).starts_with(char::is_numeric));
    // A word that may be another is believed beside a figure: `May 5`, *5-nji maýda*, `the 5th of May`.
    let beside = |fact: &Fact| {
        let (first, after) = (fact.words.0, fact.words.0 + fact.words.1);
        (first.saturating_sub(2)..first).chain(after..after + 2).any(figure)
    };
    let mut found: Vec<Named> = text
        .facts()
        .iter()
        .filter(|fact| fact.kind == kind)
        .map(|fact| (fact.value, fact.span, fact.sure || beside(fact)))
        .collect();
    if kind == FactKind::Currency && text.has(Signs::MONEY) {
        let signs = prose.char_indices().filter(|(_, c)| *c == '$' || !c.is_ascii()).filter_map(|(at, c)| {
            let (_, value) = SIGNS.iter().find(|(sign, _)| *sign == c)?;
            Some((*value, Span::new(at, at + c.len_utf8()), true))
        });
        found.extend(signs);
    }
    found
}

/// Raises `rule` where either side names a thing of a kind that the other does not.
fn changed(pair: &Pair, kind: FactKind, rule: &'static Rule, findings: &mut Vec<Finding>) {
    let may = |text: &Text| {
        !text.language.facts().is_empty() || kind == FactKind::Currency && text.has(Signs::MONEY)
    };
    if !may(pair.source) || !may(pair.target) {
        return;
    }
    // The side first of whose words nothing is known: it is quickly seen to have nothing.
    let ahead = if pair.target.language.facts().is_empty() { pair.target } else { pair.source };
    if named(ahead, kind).is_empty() {
        return;
    }
    let (source, target) = (named(pair.source, kind), named(pair.target, kind));
    if source.is_empty() || target.is_empty() {
        return;
    }
    let (lost, added) = differences(&source, &target);
    // A month may be a figure of a date on the other side.
    let figured = |one: &Named, text: &Text| {
        kind == FactKind::Month
            && one.0.parse().is_ok_and(|value: f64| text.figures().iter().any(|figure| figure.is(value)))
    };
    let pairs = lost
        .iter()
        .filter(|one| !figured(one, pair.target))
        .zip(added.iter().filter(|one| !figured(one, pair.source)));
    // «الأحد» is Sunday and *anybody*: beside a Monday that nothing else answers it is the day.
    for (was, is) in pairs.filter(|(was, is)| was.2 || is.2) {
        let word = was.1.of(pair.source.text);
        let mut finding =
            pair.at_target(rule, is.1).with("word", word).with("found", is.1.of(pair.target.text));
        finding.expected = Some(word.to_owned());
        findings.push(finding);
    }
}

/// What the source names and the target does not, and the other way. Where one of both is none, what is named oftener there than here:
/// *Sunday and Monday*, *Sunday and Sunday*.
fn differences(source: &[Named], target: &[Named]) -> (Vec<Named>, Vec<Named>) {
    let alone = |own: &[Named], other: &[Named]| -> Vec<Named> {
        let mut rest: Vec<Named> =
            own.iter().filter(|one| !other.iter().any(|o| o.0 == one.0)).copied().collect();
        rest.dedup_by_key(|one| one.0);
        rest
    };
    let oftener = |own: &[Named], other: &[Named]| -> Vec<Named> {
        let count = |list: &[Named], name: &str| list.iter().filter(|one| one.0 == name).count();
        own.iter().filter(|one| one.2 && count(own, one.0) > count(other, one.0)).take(1).copied().collect()
    };
    let (mut lost, mut added) = (alone(source, target), alone(target, source));
    if source.len() == target.len() && lost.iter().chain(&added).all(|one| one.2) {
        match (lost.is_empty(), added.is_empty()) {
            (true, false) => lost = oftener(source, target),
            (false, true) => added = oftener(target, source),
            _ => {}
        }
    }
    (lost, added)
}

/// The source says that a date is one of the Hijri calendar, and the target does not.
pub(super) static HIJRI: PairCheck = PairCheck {
    rule: &HIJRI_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("في 10 محرم 1447 هـ", "on 10 January 1447")]),
        Example::silent(("ar", "en"), &[("في 10 محرم 1447 هـ", "on 10 Muharram 1447 AH")]),
    ],
    find: hijri,
};

/// Years of the Hijri calendar that are spoken of: those of the last two centuries and this one.
fn is_hijri_year(value: f64) -> bool {
    (1250.0..1500.0).contains(&value)
}

fn hijri(pair: &Pair, findings: &mut Vec<Finding>) {
    let year = |text: &Text| {
        text.figures().iter().find(|figure| figure.values.iter().any(|v| is_hijri_year(*v))).map(|f| f.span)
    };
    let says = |text: &Text| text.facts().iter().any(|fact| fact.kind == FactKind::Hijri) || glued(text.text);
    let (Some(_), Some(span)) = (year(pair.source), year(pair.target)) else { return };
    if says(pair.source) && !says(pair.target) && !pair.target.language.facts().is_empty() {
        findings.push(pair.at_target(&HIJRI_RULE, span).with("year", span.of(pair.target.text)));
    }
}

/// The mark written onto the figure: `1447هـ`.
fn glued(text: &str) -> bool {
    text.match_indices("هـ").any(|(at, _)| text[..at].ends_with(char::is_numeric))
}

/// An acronym that the source writes in Latin letters is not in a target of Latin letters.
pub(super) static ACRONYM: PairCheck = PairCheck {
    rule: &ACRONYM_RULE,
    group: Group::Facts,
    fixes: None,
    examples: &[
        Example::fires(("ar", "en"), &[("منظمة (OPCW) في لاهاي", "the organisation in The Hague")]),
        Example::fires(("en", "tk"), &[("Open the PDF file", "Resminama faýlyny aç")]),
        Example::silent(("ar", "en"), &[("منظمة (OPCW) في لاهاي", "the OPCW in The Hague")]),
    ],
    find: acronym,
};

/// Acronyms of technology, which no language translates.
const TECHNICAL: &[&str] = &[
    "HTML", "XML", "CSS", "JSON", "YAML", "CSV", "PDF", "PNG", "SVG", "URL", "URI", "HTTP", "HTTPS", "FTP",
    "SSH", "SSL", "TLS", "DNS", "API", "SDK", "SQL", "USB", "CPU", "GPU", "RAM", "ROM", "LED", "LCD", "DVD",
    "GPS", "GSM", "SIM", "SMS", "MMS", "PIN", "QR", "WLAN", "VPN", "LAN", "IP", "TCP", "UDP", "MIDI", "IMAP",
    "POP3", "SMTP", "LDAP", "UTF", "ASCII", "ISBN", "ISO", "PHP", "IBAN", "BIC", "UUID",
];

/// Whether a word in capitals stands among others in capitals: `DO NOT TOUCH`.
fn is_shouted(text: &Text, span: Span) -> bool {
    let capital = |span: &Span| {
        let word = span.of(text.prose());
        word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
    };
    let words = text.words();
    let Some(at) = words.iter().position(|word| *word == span) else { return false };
    at > 0 && capital(&words[at - 1]) || words.get(at + 1).is_some_and(capital)
}

fn acronym(pair: &Pair, findings: &mut Vec<Finding>) {
    use crate::text::clean::Script;
    let script = |text: &Text| text.language.writing().script;
    let from_arabic = script(pair.source) == Some(Script::Arabic);
    // A language of which nothing is known is taken to write the script that its text has.
    if !pair.source.has(Signs::CAPITALS) {
        return;
    }
    let latin = pair.target.text.chars().any(|c| c.is_ascii_alphabetic())
        && matches!(script(pair.target), Some(Script::Latin) | None);
    let shouted = !pair.source.text.chars().any(char::is_lowercase) && !from_arabic;
    if !latin || shouted || pair.source.locale.language == pair.target.locale.language {
        return;
    }
    let is_acronym =
        |word: &str| word.len() > 1 && word.len() < 8 && word.bytes().all(|b| b.is_ascii_uppercase());
    let prose = pair.source.prose();
    for span in pair.source.words() {
        let word = span.of(prose);
        let capitals =
            is_acronym(word) && (from_arabic || TECHNICAL.contains(&word) && !is_shouted(pair.source, *span));
        let answered = || {
            let known = |text: &Text| -> Vec<&str> {
                text.facts()
                    .iter()
                    .filter(|fact| fact.kind == FactKind::Body)
                    .map(|fact| fact.value)
                    .collect()
            };
            let bodies = known(pair.target);
            let body = LANGUAGES.iter().find_map(|l| l.facts().value(FactKind::Body, &l.fold(word).text));
            pair.target.text.to_lowercase().contains(&word.to_lowercase())
                || body.is_some_and(|body| bodies.contains(&body))
                || known(pair.source).iter().any(|body| bodies.contains(body))
        };
        if capitals && !answered() {
            findings.push(pair.at_source(&ACRONYM_RULE, *span).with("word", word));
        }
    }
}

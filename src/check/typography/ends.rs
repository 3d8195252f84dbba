//! Y014 and Y015: how a text ends and begins.

use std::collections::{BTreeMap, BTreeSet};

use crate::align;
use crate::check::{Check, Example, Group, PLACEHOLDER, Pair, PairCheck, Subject, Text};
use crate::lang::typography::{capitalises_nouns, final_marks};
use crate::model::{BlockKind, Finding, Locale, Rule, Safety, Severity, Target};
use crate::text::Span;
use crate::text::clean::Script;
use crate::text::clean::scripts::script;

static STOP_RULE: Rule = Rule { code: "Y014", name: "final-stop", severity: Severity::Warning };
static CAPITAL_RULE: Rule = Rule { code: "Y015", name: "capital-at-beginning", severity: Severity::Info };

/// The target ends in another mark than the source.
///
/// Where most targets of a document leave the stop out that their sources have, that is how they are written: it is told once.
pub(super) struct FinalStop;

impl Check for FinalStop {
    fn rule(&self) -> &'static Rule {
        &STOP_RULE
    }

    fn group(&self) -> Group {
        Group::Typography
    }

    fn examples(&self) -> &'static [Example] {
        const {
            &[
                Example::fires(("ar", "en"), &[("وصل الوزير.", "The minister has arrived")]),
                Example::fires(("en", "ar"), &[("Who came?", "من جاء.")]),
                Example::silent(("en", "ar"), &[("Who came?", "من جاء؟")]),
                Example::silent(("en", "el"), &[("Who came?", "Ποιος ήρθε;")]),
                Example::silent(("en", "hy"), &[("He came.", "Նա եկավ:")]),
                Example::fires(("en", "tk"), &[("What?!", "Näme?")]),
                Example::fires(("en", "ar"), &[("Done.", "تم التنفيذ")]),
                Example::fires(("en", "de"), &[("Save", "Speichern.")]),
                Example::silent(("en", "de"), &[("September", "Sept.")]),
                Example::silent(
                    ("ar", "en"),
                    &[("قال: «وصل الوزير».", "He said: “The minister has arrived.”")],
                ),
            ]
        }
    }

    fn document(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        // Of each locale: targets whose source ends in a stop, and those of them that end in nothing.
        let mut stops: BTreeMap<&Locale, (usize, usize)> = BTreeMap::new();
        let mut differing: Vec<(usize, &Locale, &Target)> = Vec::new();
        for (index, unit) in subject.units.iter().enumerate() {
            let wanted = end(&unit.source).0;
            for (locale, target) in unit.targets.iter().filter(|(_, target)| !target.text.is_empty()) {
                let found = end(&target.text).0;
                if wanted == End::Stop {
                    let (all, without) = stops.entry(locale).or_default();
                    *all += 1;
                    *without += usize::from(found == End::None);
                }
                if wanted != found {
                    differing.push((index, locale, target));
                }
            }
        }
        let mut told: BTreeSet<&Locale> = BTreeSet::new();
        for (index, locale, target) in differing {
            let unit = &subject.units[index];
            let habit = stops.get(locale).is_some_and(|(all, without)| *all >= FEW && 4 * without > *all);
            let source = Text::new(&unit.source, subject.source_locale);
            let target = Text::new(&target.text, locale);
            let pair = Pair { subject, index, source: &source, target: &target };
            let Some((wanted, found, finding)) = stop(&pair) else { continue };
            if habit && (wanted, found) == (End::Stop, End::None) && !told.insert(locale) {
                continue;
            }
            findings.push(finding);
        }
    }
}

/// So many sentences show a habit.
const FEW: usize = 4;
/// A source of so many characters is a sentence, and its own stop was left out.
const SENTENCE: usize = 20;
/// The same in a script that leaves short vowels out.
const DENSE: usize = 16;

/// A single word of so many characters with its stop is no abbreviation.
const WORD: usize = 7;
/// Nor is one of so many that the tables of words have.
const SHORT_WORD: usize = 4;
/// Nor is a translation of so many letters that is as long as its source.
const UNCUT: usize = 6;

/// What a text ends with, whatever the script; quotation marks and brackets behind it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Stop,
    Question,
    Exclamation,
    Colon,
    Semicolon,
    Open,
    Both,
    None,
}

fn end(text: &str) -> (End, usize) {
    let closing = |c: char| {
        matches!(c, '"' | '\'' | '»' | '”' | '’' | '“' | '‹' | '›' | ')' | ']' | '}' | '*' | '_')
            || c.is_whitespace()
            || crate::lang::general::is_invisible(c)
    };
    let bare = text.trim_end_matches(closing);
    let end = match bare.chars().next_back() {
        _ if bare.ends_with("...") => End::Open,
        // `?!` and `!?`, as two marks or one.
        Some('⁈' | '⁉' | '‽') => End::Both,
        Some(asks @ ('?' | '؟' | '？' | '!' | '！')) if both(bare, asks) => End::Both,
        Some('.' | '。' | '।' | '۔' | '．' | '։' | '။' | '᱾' | '።' | '។') => End::Stop,
        // The question mark of Greek has the shape of a semicolon.
        Some(';' | '\u{37E}') if bare.chars().rev().find_map(script) == Some(Script::Greek) => End::Question,
        Some(';' | '؛' | '；') if !is_entity(bare) => End::Semicolon,
        Some('?' | '؟' | '？' | '՞') => End::Question,
        Some('!' | '！') => End::Exclamation,
        Some(':' | '：' | '៖') => End::Colon,
        Some('…') => End::Open,
        _ => End::None,
    };
    (end, bare.len())
}

/// Whether a question and an exclamation stand together.
fn both(text: &str, last: char) -> bool {
    let asks = |c: char| matches!(c, '?' | '؟' | '？');
    let before = text.chars().rev().nth(1).filter(|c| asks(*c) || matches!(c, '!' | '！'));
    before.is_some_and(|before| asks(before) != asks(last))
}

/// `&nbsp;`: its semicolon is none.
fn is_entity(text: &str) -> bool {
    let Some(bare) = text.strip_suffix(';') else { return false };
    let name = bare.rsplit('&').next().unwrap_or_default();
    text.contains('&') && !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
}

/// A short word before a stop that is an abbreviation: `Dr.`, `etc.` has one vowel and no more letters than `cf.`; `it.` and `bu.`
/// are words.
fn is_abbreviation(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: &char| "aeiouyäöüýáéíóúàèìòùâêîôûěů".contains(*c);
    letters.len() < 2 || letters.len() == 2 && (letters[0].is_uppercase() || !letters.iter().any(vowel))
}

fn stop(pair: &Pair) -> Option<(End, End, Finding)> {
    let ((wanted, _), (found, at)) = (end(pair.source.text), end(pair.target.text));
    if wanted == found
        || at == 0
        || pair.target.prose().ends_with(PLACEHOLDER)
        || pair.source.prose().ends_with(PLACEHOLDER)
    {
        return None;
    }
    // Some languages have marks of their own.
    let marked = pair.target.text[..at].chars().next_back();
    let own = final_marks(pair.target.locale).iter().find(|(mark, _)| Some(*mark) == marked);
    if own.is_some_and(|(_, meant)| meant.chars().any(|mark| end(mark.encode_utf8(&mut [0; 4])).0 == wanted))
    {
        return None;
    }
    // Dots are counted by a check of their own; an abbreviation ends in a stop that is none.
    let known = |word: &str| !align::meanings(pair.source.locale, word).is_empty();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let is_word = |text: &str| match std::ptr::eq(text, pair.source.text.trim()) {
        true => {
            text.is_ascii() && text.len() >= WORD
                || letters(text) >= SHORT_WORD && known(text.trim_end_matches('.'))
        }
        // A word for a word that is as long has not been cut.
        false => {
            letters(text) >= UNCUT
                && letters(text) >= letters(pair.source.text)
                && letters(pair.source.text) >= SHORT_WORD
                && known(pair.source.text.trim())
        }
    };
    let abbreviated = |text: &str, own: End, other: End| {
        let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        own == End::Stop
            && other == End::None
            && text[..end(text).1].ends_with('.')
            && (is_abbreviation(word)
                || word.trim_end_matches('.').contains('.')
                || text.split_whitespace().count() == 1 && !is_word(text))
    };
    let few = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() < 2;
    if abbreviated(pair.source.text.trim(), wanted, found)
        || abbreviated(pair.target.text.trim(), found, wanted)
        || few(pair.target.text)
    {
        return None;
    }
    let last = pair.target.text[..at].chars().next_back().map_or(0, char::len_utf8);
    let span = if found == End::None { Span::new(at, at) } else { Span::new(at - last, at) };
    let name = |end: End| match end {
        End::Stop => "stop",
        End::Question => "question",
        End::Exclamation => "exclamation",
        End::Colon => "colon",
        End::Semicolon => "semicolon",
        End::Open => "dots",
        End::Both => "both",
        End::None => "none",
    };
    // The translator has put the stop that the author left out.
    let length = pair.source.text.trim().chars().count();
    let least = if pair.source.language.writing().script == Some(Script::Arabic) { DENSE } else { SENTENCE };
    if wanted == End::None && found == End::Stop && length >= least {
        return None;
    }
    // In reported speech the clause that reports it stands before or behind: “Who?” he asked. He asked: “Who?”
    let asks = |text: &str, end: End| match end {
        End::Question => text.contains(['?', '؟']),
        End::Exclamation => text.contains('!'),
        End::Both => text.contains(['?', '؟', '!']),
        _ => false,
    };
    let quoted = |text: &str| text.contains(['"', '“', '”', '«', '»', '„', '\'', '‘', '’']);
    let reported = quoted(pair.source.text) && quoted(pair.target.text);
    if reported && (asks(pair.source.text, found) || asks(pair.target.text, wanted)) {
        return None;
    }
    let finding = pair.at_target(&STOP_RULE, span).with("wanted", name(wanted)).with("found", name(found));
    Some((wanted, found, finding))
}

/// A sentence begins with a small letter, or a fragment with a capital.
pub(super) static CAPITAL: PairCheck = PairCheck {
    rule: &CAPITAL_RULE,
    group: Group::Typography,
    fixes: Some(Safety::Review),
    examples: &[
        Example::fires(("ar", "en"), &[("وصل الوزير إلى بغداد.", "the minister has arrived in Baghdad.")]),
        Example::fires(("en", "tk"), &[("Save the file", "faýly sakla")]),
        Example::fires(("en", "tk"), &[("files were deleted", "Faýllar öçürildi")]),
        Example::fires(("en", "tk"), &[("find", "Tap")]),
        Example::silent(("en", "ka"), &[("Remember me", "დამიმახსოვრე")]),
        Example::silent(("en", "tk"), &[("seen in Ashgabat", "Aşgabatda görlen")]),
        Example::silent(("en", "fr"), &[("vim binary might be nvim", "Le binaire vim pourrait être nvim")]),
        Example::silent(("en", "ko"), &[("Could not find sudo", "sudo를 찾을 수 없습니다")]),
        Example::silent(("ar", "en"), &[("وزير", "minister")]),
        Example::silent(("en", "nl"), &[("In the evening", "'s Avonds")]),
        Example::silent(
            ("ar", "en"),
            &[("قال: «رأيت الوزير أمس».", "'I saw the minister yesterday,' he said.")],
        ),
        Example::fires(
            ("en", "tk"),
            &[
                ("Monday", "duşenbe"),
                ("Open", "Aç"),
                ("Save", "Sakla"),
                ("Close", "Ýap"),
                ("Print", "Çap et"),
            ],
        ),
        Example::silent(("en", "tk"), &[("iPhone sales fell.", "iPhone satuwy azaldy.")]),
    ],
    find: capital,
};

fn capital(pair: &Pair, findings: &mut Vec<Finding>) {
    let first = |text: &str| {
        let opens = |c: char| matches!(c, '"' | '“' | '«' | '‘' | '\'' | '(' | '[' | '¿' | '¡' | '*' | '_');
        let at = text.find(|c: char| !c.is_whitespace() && !opens(c))?;
        // *'n Lys*, *'s Avonds*: what was cut from the front has no capital, the word behind it has.
        let letter = ["n ", "s ", "t ", "k ", "m "].iter().any(|cut| text[at..].starts_with(cut));
        let cut = letter && text[..at].ends_with(['\'', '’']);
        let at = if cut { at + text[at..].find(' ')? + 1 } else { at };
        text[at..].chars().next().map(|c| (at, c))
    };
    let (Some((_, source)), Some((at, c))) = (first(pair.source.prose()), first(pair.target.prose())) else {
        return;
    };
    if c.is_uppercase() && source.is_lowercase() {
        raised(pair, at, c, findings);
    }
    // Georgian has capitals for headings in capitals only.
    if !c.is_lowercase() || ('\u{10D0}'..='\u{10FF}').contains(&c) {
        return;
    }
    let word = pair.target.prose()[at..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // `iPhone`, `al-Quds`, `pH`: a name that begins with a small letter; a word that the source has too.
    // A program's name with an ending: `sudo를`.
    let latin = word.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let named = latin.len() > 1 && latin.len() < word.len() && pair.source.text.contains(latin)
        || word.chars().any(char::is_uppercase)
        || pair.target.prose()[at + word.len()..].starts_with('-') && word.chars().count() < 4
        || pair.source.text.contains(word) && word.chars().count() > 1;
    let sentence = matches!(end(pair.source.text).0, End::Stop | End::Question | End::Exclamation)
        && pair.target.words().len() > 2;
    let caseless = !source.is_lowercase() && !source.is_uppercase();
    // Items of a list are parts of one sentence as often as sentences; a source without capitals does not say which.
    let item = pair.subject.units[pair.index].kind == BlockKind::ListItem;
    if !named && (source.is_uppercase() || caseless && source.is_alphabetic() && sentence && !item) {
        // Where labels mostly begin small, as those of months and languages do in many languages, that is told once.
        let told = |first: &usize| *first != pair.index;
        if is_label(pair.source.text) && small_labels(pair.subject).get(pair.target.locale).is_some_and(told)
        {
            return;
        }
        let upper: String = c.to_uppercase().collect();
        let finding = pair.fixable(&CAPITAL_RULE, Span::new(at, at + c.len_utf8()), upper, Safety::Review);
        findings.push(finding.with("word", word).with("way", "small"));
    }
}

/// A word or two that begin with a capital.
fn is_label(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.split_whitespace().count() < 3
}

/// A word or two that begin small.
fn is_small_label(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && text.split_whitespace().count() < 3
}

/// The locales whose labels mostly begin small where those of the source begin with a capital, with the first unit that shows it.
fn small_labels<'s>(subject: &'s Subject) -> &'s BTreeMap<Locale, usize> {
    subject.memo.small_labels.get_or_init(|| habits(subject, is_label, char::is_lowercase))
}

/// The same of labels that begin with a capital where those of the source begin small.
fn raised_labels<'s>(subject: &'s Subject) -> &'s BTreeMap<Locale, usize> {
    subject.memo.raised_labels.get_or_init(|| habits(subject, is_small_label, char::is_uppercase))
}

/// The locales in which a good part of some labels begins in another way than those of the source, with the first unit that shows it.
fn habits(subject: &Subject, label: fn(&str) -> bool, other: fn(char) -> bool) -> BTreeMap<Locale, usize> {
    // All labels, those that begin otherwise, and the first of these.
    let mut seen: BTreeMap<&Locale, (usize, usize, Option<usize>)> = BTreeMap::new();
    for (index, unit) in subject.units.iter().enumerate().filter(|(_, unit)| label(&unit.source)) {
        for (locale, target) in &unit.targets {
            let Some(begins) = target.text.chars().find(|c| c.is_alphabetic()) else { continue };
            let (all, differing, first) = seen.entry(locale).or_default();
            *all += usize::from(begins.is_uppercase() || begins.is_lowercase());
            if other(begins) {
                *differing += 1;
                first.get_or_insert(index);
            }
        }
    }
    let habit = |(locale, (all, differing, first)): (&Locale, (usize, usize, Option<usize>))| {
        first.filter(|_| all >= FEW && 4 * differing > all).map(|first| (locale.clone(), first))
    };
    seen.into_iter().filter_map(habit).collect()
}

/// A fragment of a sentence begins with a capital. Where the source has a name, the translation may begin with it.
fn raised(pair: &Pair, at: usize, c: char, findings: &mut Vec<Finding>) {
    let word = pair.target.prose()[at..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let plain = word.chars().count() > 1 && word.chars().skip(1).all(char::is_lowercase);
    let names = pair.source.text.chars().any(char::is_uppercase);
    let sentence = end(pair.target.text).0 != End::None && end(pair.source.text).0 == End::None;
    // A name of a program is written small whatever it begins: `vim binary`.
    // A little word, as an article, is known by the one behind it.
    let mut words = pair
        .source
        .prose()
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| "'\"“”«»‘’()[]".contains(c)));
    let is_word = |word: &str| {
        word.chars().all(char::is_alphabetic) && !align::meanings(pair.source.locale, word).is_empty()
    };
    let first = words.next().unwrap_or_default();
    let little = first.chars().count() == 1 && words.next().is_some_and(is_word);
    let known = pair.source.language.common().is_empty() || little || is_word(first);
    if !plain
        || !known
        || names
        || sentence
        || capitalises_nouns(pair.target.locale)
        || !pair.source.placeholders().is_empty()
    {
        return;
    }
    // Labels that mostly begin with a capital are told of once.
    let told = |first: &usize| *first != pair.index;
    if is_small_label(pair.source.text)
        && raised_labels(pair.subject).get(pair.target.locale).is_some_and(told)
    {
        return;
    }
    let lower: String = c.to_lowercase().collect();
    let finding = pair.fixable(&CAPITAL_RULE, Span::new(at, at + c.len_utf8()), lower, Safety::Review);
    findings.push(finding.with("word", word).with("way", "capital"));
}

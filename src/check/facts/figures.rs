//! Numbers written in figures, and every value that they may have.

use crate::lang::{Fact, FactKind};
use crate::text::clean::scripts::script;
use crate::text::{ByteSet, Span};

/// A number in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Where it stands, with its separators, and the sign of its currency or per cent apart.
    pub span: Span,
    /// What it may be: `1.234` is one and a bit or a thousand.
    pub values: Vec<f64>,
    /// Hour and minute, where it is a time of day.
    pub time: Option<(u32, u32)>,
    /// It is followed by a sign or word for per cent.
    pub percent: bool,
    /// Its values are those of a hundred, a thousand, a million times the figure, the last one surely.
    pub scaled: bool,
    /// It is a part of a name or a code: `G20`, `F-16`.
    pub part: bool,
    /// Numbers that are no date, between stops: `2.0.1`, the first of a version. Their order counts.
    pub version: Option<[u16; 3]>,
}

impl Figure {
    /// Whether it may be the same number as another.
    pub fn same(&self, other: &Self) -> bool {
        if let (Some(one), Some(two)) = (self.version, other.version) {
            return one == two;
        }
        if let (Some(one), Some(two)) = (self.time, other.time) {
            return one.0 % 12 == two.0 % 12 && one.1 == two.1;
        }
        if self.scaled && other.scaled {
            return self
                .values
                .last()
                .is_some_and(|value| other.values.last().is_some_and(|own| near(*own, *value)));
        }
        self.values.iter().any(|value| other.is(*value))
    }

    /// Whether it may be a number.
    pub fn is(&self, value: f64) -> bool {
        self.values.iter().any(|own| near(*own, value))
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= other.abs() * 1e-9
}

/// The value of a digit of any system used here.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660), // ARABIC-INDIC DIGITs
        '\u{6F0}'..='\u{6F9}' => Some(c as u32 - 0x6F0), // EXTENDED ARABIC-INDIC DIGITs
        _ => None,
    }
}

/// Where the next digit at or behind a byte is.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    /// What a digit begins with in UTF-8; no character has these bytes inside.
    const BEGIN: ByteSet = ByteSet::of(b"0123456789\xD9\xDB");
    let mut at = from;
    loop {
        at = BEGIN.find(text, at)?;
        let c = text[at..].chars().next()?;
        if digit(c).is_some() {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

/// What may stand between the digits of one number.
fn separates(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬' | '،' | '\'' | '’' | '\u{A0}' | '\u{202F}' | ' ' | ':')
}

/// The figures of a text, in order. `facts` are the words of it that multiply and divide.
pub fn figures(text: &str, facts: &[Fact]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut behind = 0;
    while let Some(start) = next_digit(text, behind) {
        if let Some((end, value)) = plain(text, start) {
            found.push(dressed(text, Span::new(start, end), vec![value], None, facts));
            behind = end;
            continue;
        }
        // Groups of digits and the single separators between them.
        let mut groups: Vec<(String, Option<char>)> = vec![(String::new(), None)];
        let mut end;
        let mut at = start;
        loop {
            let rest = &text[at..];
            let length = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
            let digits: String =
                rest[..length].chars().filter_map(digit).filter_map(|d| char::from_digit(d, 10)).collect();
            if let Some(group) = groups.last_mut() {
                group.0 = digits;
            }
            end = at + length;
            let mut after = text[end..].chars();
            let (Some(sign), Some(next)) = (after.next(), after.next()) else { break };
            let follows = end + sign.len_utf8();
            let ahead = text[follows..].find(|c| digit(c).is_none()).unwrap_or(text.len() - follows);
            let ahead = text[follows..follows + ahead].chars().count();
            let spaced = matches!(sign, ' ' | '\u{A0}' | '\u{202F}');
            let first = groups[0].0.len();
            // A space only groups thousands; `5, 6` are two numbers, and so are the parts of a date.
            let fits = !spaced
                || ahead == 3 && first <= 3 && groups.iter().skip(1).all(|group| group.1 == Some(sign));
            if digit(next).is_none() || !separates(sign) || !fits || groups.len() > 6 {
                break;
            }
            groups.push((String::new(), Some(sign)));
            at = follows;
        }
        behind = end;
        let span = Span::new(start, end);
        if let Some(figure) = figure(text, span, &groups, facts) {
            found.extend(figure);
        }
    }
    found
}

/// A number of a few digits and nothing else, as most are: where it ends, and its value.
fn plain(text: &str, start: usize) -> Option<(usize, f64)> {
    /// Every whole number of so many digits is an `f64`.
    const MOST: usize = 15;
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).take(MOST + 1);
    let (length, value) = digits.fold((0, 0_u64), |(n, sum), b| (n + 1, 10 * sum + u64::from(b - b'0')));
    let end = start + length;
    let mut after = text[end..].chars();
    let is_digit = |c: char| digit(c).is_some();
    let follows =
        after.next().is_some_and(|c| is_digit(c) || separates(c) && after.next().is_some_and(is_digit));
    (1..=MOST).contains(&length).then_some((end, value as f64)).filter(|_| !follows)
}

/// Whether a word stands right behind some figure, which may multiply it or say that it is per cent.
pub fn may_be_followed(text: &str) -> bool {
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let between = |c: char| digit(c).is_some() || c.is_whitespace() || matches!(c, '-' | '\u{200F}');
        let after = text[start..].trim_start_matches(between);
        if after.starts_with(char::is_alphabetic) {
            return true;
        }
        at = text.len() - after.len();
    }
    false
}

/// The numbers that groups of digits are: one, or each for itself where the separators are those of a date or a list.
fn figure(text: &str, span: Span, groups: &[(String, Option<char>)], facts: &[Fact]) -> Option<Vec<Figure>> {
    let separators: Vec<char> = groups.iter().filter_map(|group| group.1).collect();
    let number = |digits: &str| digits.parse::<f64>().ok();
    let joined: String = groups.iter().map(|group| group.0.as_str()).collect();
    let thousands = groups.len() > 1
        && groups[1..].iter().all(|group| group.0.len() == 3)
        && groups[0].0.len() <= 3
        && separators.iter().all(|sign| *sign == separators[0]);
    let mut values = Vec::new();
    let mut time = None;
    match separators.as_slice() {
        [] => values.extend(number(&joined)),
        [':'] => {
            let (hour, minute) = (number(&groups[0].0)?, number(&groups[1].0)?);
            if hour < 25.0 && minute < 60.0 && groups[1].0.len() == 2 {
                time = Some((hour as u32, minute as u32));
            } else {
                return Some(apart(text, span, facts));
            }
        }
        [sign] => {
            if *sign != ' ' && *sign != '\u{A0}' {
                values.extend(number(&format!("{}.{}", groups[0].0, groups[1].0)));
            }
            if thousands {
                values.extend(number(&joined));
            }
            let clock = matches!(sign, '.') && groups[1].0.len() == 2;
            if clock && half_day(&text[span.end..]).is_some() {
                time = Some((number(&groups[0].0)? as u32, number(&groups[1].0)? as u32));
            }
        }
        [inner @ .., last] => {
            // `1.234.567` and `1,234.5`; else a date or a version.
            let same = inner.iter().all(|sign| *sign == inner[0]);
            let grouped =
                groups[1..groups.len() - 1].iter().all(|group| group.0.len() == 3) && groups[0].0.len() <= 3;
            if thousands {
                values.extend(number(&joined));
            } else if same && grouped && *last != inner[0] && *last != ':' {
                let whole: String = groups[..groups.len() - 1].iter().map(|group| group.0.as_str()).collect();
                values.extend(number(&format!("{whole}.{}", groups[groups.len() - 1].0)));
            } else {
                let mut numbers = apart(text, span, facts);
                if let (Some(version), Some(first)) = (version(groups), numbers.first_mut()) {
                    first.version = Some(version);
                    numbers.truncate(1);
                }
                return Some(numbers);
            }
        }
    }
    if values.is_empty() && time.is_none() {
        return None;
    }
    Some(vec![dressed(text, span, values, time, facts)])
}

/// `2.0.1`: three short numbers between stops that cannot be day, month and year in any order.
fn version(groups: &[(String, Option<char>)]) -> Option<[u16; 3]> {
    let [first, second, third] = groups else { return None };
    if second.1 != Some('.') || third.1 != Some('.') {
        return None;
    }
    let numbers = [&first.0, &second.0, &third.0].map(|digits| digits.parse::<u16>().unwrap_or(u16::MAX));
    // A date has neither zero nor a year of three digits; days of one digit and years of two make one of `1.5.24`.
    let date = numbers.iter().all(|n| *n > 0) && (numbers[2] > 31 || numbers[0] > 31 || third.0.len() == 2);
    (!date && numbers.iter().all(|n| *n < 1000)).then_some(numbers)
}

/// Each run of digits as a number of its own.
fn apart(text: &str, span: Span, facts: &[Fact]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = span.start;
    for run in span.of(text).split_inclusive(|c| digit(c).is_none()) {
        let digits = run.trim_end_matches(|c| digit(c).is_none());
        let value: String =
            digits.chars().filter_map(digit).filter_map(|d| char::from_digit(d, 10)).collect();
        if let Ok(value) = value.parse() {
            found.push(dressed(text, Span::new(at, at + digits.len()), vec![value], None, facts));
        }
        at += run.len();
    }
    found
}

/// The half of the day that a text goes on with, `am`, `p.m.` and the like, and the length up to the end of it.
pub(super) fn half_day(text: &str) -> Option<(&'static str, usize)> {
    let after = text.trim_start();
    let begins = |mark: &str| after.get(..mark.len()).is_some_and(|own| own.eq_ignore_ascii_case(mark));
    [("am", "am"), ("a.m.", "am"), ("a.m", "am"), ("pm", "pm"), ("p.m.", "pm"), ("p.m", "pm")]
        .into_iter()
        .find_map(|(mark, half)| begins(mark).then_some((half, text.len() - after.len() + mark.len())))
}

/// A number with what stands around it.
fn dressed(
    text: &str,
    span: Span,
    mut values: Vec<f64>,
    mut time: Option<(u32, u32)>,
    facts: &[Fact],
) -> Figure {
    let before = text[..span.start].chars().next_back();
    let after = &text[span.end..];
    let tight = after.trim_start_matches(['-', '\u{200F}', '\u{200E}', '\u{61C}']);
    let letters = tight.find(|c: char| !c.is_alphabetic()).unwrap_or(tight.len());
    let suffix = tight[..letters].to_lowercase();
    // `$5bn`, `3m`, `10k`; a plain m may be metres, so both.
    let scale = match suffix.as_str() {
        "bn" | "mlrd" | "b" => Some(1e9),
        "m" | "mn" | "mln" => Some(1e6),
        "k" => Some(1e3),
        "tn" => Some(1e12),
        _ => None,
    };
    let near = |fact: &&Fact| {
        let gap = text.get(span.end..fact.span.start).unwrap_or("\u{1A}");
        gap.chars().all(|c| c.is_whitespace() || c == '-' || c == '\u{200F}')
    };
    let next = facts
        .iter()
        .find(|fact| fact.span.start >= span.end && matches!(fact.kind, FactKind::Scale | FactKind::Percent))
        .filter(near);
    let multiplied = next.filter(|fact| fact.kind == FactKind::Scale).and_then(Fact::number).or(scale);
    if let Some(factor) = multiplied {
        let scaled: Vec<f64> = values.iter().map(|value| value * factor).collect();
        if scale.is_none() || matches!(suffix.as_str(), "m" | "b") {
            values.extend(scaled);
        } else {
            values = scaled;
        }
    }
    let short = span.of(text).chars().count() == 2;
    let written_short = short && matches!(before, Some('\'' | '’' | '‘'));
    if let Some(value) = values.first().copied().filter(|_| written_short) {
        values.extend([1900.0 + value, 2000.0 + value]);
    }
    if let Some(hour) = values.first().copied().filter(|v| *v <= 24.0 && v.fract() == 0.0)
        && half_day(after).is_some()
    {
        time = time.or(Some((hour as u32, 0)));
    }
    let percent = after.trim_start().starts_with(['%', '٪', '﹪'])
        || matches!(before, Some('%' | '٪'))
        || next.is_some_and(|fact| fact.kind == FactKind::Percent);
    // A Latin letter right before belongs to a name; an Arabic one is a preposition.
    let hyphen = before == Some('-')
        && text[..span.start - 1]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && script(c).is_some());
    let part = before
        .is_some_and(|c| c.is_alphabetic() && script(c) != Some(crate::text::clean::Script::Arabic))
        || hyphen;
    Figure { span, values, time, percent, scaled: multiplied.is_some(), part, version: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_every_value_they_may_have() {
        let rows: &[(&str, &str, &str)] = &[
            ("1,234", "1.234|1234", "a comma of either kind"),
            ("1.234.567", "1234567", "grouped by stops"),
            ("1,234.5", "1234.5", "both"),
            ("١٬٢٣٤٫٥", "1234.5", "Arabic separators"),
            ("10 000 adam", "10000", "grouped by spaces"),
            ("in 2015, 300 people", "2015 300", "two numbers"),
            ("12.05.2025", "12 5 2025", "a date"),
            ("2020-2025", "2020 2025", "a range"),
            ("3.5", "3.5", "a decimal"),
            ("۲۰۴۵", "2045", "Persian digits"),
            ("£5bn", "5000000000", "abbreviated"),
        ];
        for (text, wanted, why) in rows {
            let found: Vec<String> = figures(text, &[])
                .iter()
                .map(|f| f.values.iter().map(ToString::to_string).collect::<Vec<_>>().join("|"))
                .collect();
            assert_eq!(found.join(" "), *wanted, "{text}: {why}");
        }
        assert_eq!(figures("at 17:30", &[])[0].time, Some((17, 30)));
    }
}

//! Placeholders in plain text: what a program will fill in or a reader must find unchanged.
//!
//! One scanner for all of them, so that segmentation, checks and exchange formats agree on what is one. It knows the shapes,
//! not where the text comes from; each shape is narrow enough that prose hardly ever has it by chance.

mod addresses;

use self::addresses::{email, symbol, url, www};
use super::{ByteSet, Span};

/// What a placeholder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `{ $count }`, `{ -term }`, `{ NUMBER($n) }`: Fluent.
    Fluent,
    /// `{{name}}`: i18next, Mustache, Vue.
    Mustache,
    /// `%{name}`, `%<name>s`, `%(name)s`: Ruby, Python.
    Named,
    /// `${x}`, `$(x)`, `$[x]`: shells, JavaScript, installers.
    Dollar,
    /// `$t(menu.open)`: another message of i18next, put in.
    Nested,
    /// `{name}`, `{0}`, `{0:N2}`: ICU, Java, .NET, Python, Rust.
    Braces,
    /// `%s`, `%1$s`, `%-5.2f`: printf.
    Printf,
    /// `<b>`, `</a>`, `<br/>`: a tag of HTML or XML.
    Tag,
    /// `https://un.org/ar`, `www.un.org`.
    Url,
    /// `press@mfa.gov.tm`.
    Email,
    /// `A/RES/76/300`: the symbol of a document of the United Nations.
    Symbol,
}

impl Kind {
    /// The word that findings and records use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fluent => "fluent",
            Self::Mustache => "mustache",
            Self::Named => "named",
            Self::Dollar => "dollar",
            Self::Nested => "nested",
            Self::Braces => "braces",
            Self::Printf => "printf",
            Self::Tag => "tag",
            Self::Url => "url",
            Self::Email => "email",
            Self::Symbol => "symbol",
        }
    }

    /// Whether a program reads it, so that a translation must have it letter for letter.
    pub fn is_code(self) -> bool {
        !matches!(self, Self::Url | Self::Email | Self::Symbol)
    }
}

/// A placeholder in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The longest one that is looked for, addresses apart, in bytes: bounds the work at an opening brace that nothing closes.
const LONGEST: usize = 256;

/// What a placeholder begins with or has inside, and what ends a variant of a choice.
const SIGNS: ByteSet = ByteSet::of(b"{%$<:@/w}");

/// The placeholders of a text, in order and apart.
///
/// Takes time in proportion to the text.
///
/// ```
/// use tarjuman::text::placeholders::scan;
/// let text = "Sent %1$s to { $name } (press@mfa.gov.tm), see A/RES/76/300.";
/// let found: Vec<_> = scan(text).iter().map(|p| (p.kind.name(), p.span.of(text))).collect();
/// assert_eq!(found, [
///     ("printf", "%1$s"), ("fluent", "{ $name }"), ("email", "press@mfa.gov.tm"), ("symbol", "A/RES/76/300"),
/// ]);
/// assert!(scan("50% of it, 25%-i, a/b, 24/7").is_empty());
/// ```
pub fn scan(text: &str) -> Vec<Placeholder> {
    let mut found: Vec<Placeholder> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    // Addresses and symbols are found by a sign inside them, so each looks back as far as the last one found.
    let mut free = 0;
    let mut choices: Vec<Inside> = Vec::new();
    while let Some(here) = SIGNS.find(text, at) {
        // Most texts have that letter, and no address that begins with three of them.
        if bytes[here] == b'w' && bytes.get(here + 1) != Some(&b'w') {
            at = here + 1;
            continue;
        }
        if bytes[here] == b'}' {
            choices.pop();
            at = here + 1;
            continue;
        }
        if bytes[here] == b'{' {
            let opens = match choices.last() {
                // A variant: `one {# file}`. What is in its braces is text.
                Some(Inside::Choice) => Some((here + 1, Inside::Variant)),
                _ => choice_head(text, here).map(|end| (end, Inside::Choice)),
            };
            if let Some((end, inside)) = opens {
                choices.push(inside);
                at = end;
                continue;
            }
        }
        let hit = match bytes[here] {
            b'{' => braces(text, here),
            b'%' => percent(text, here),
            b'$' => dollar(text, here),
            b'<' => tag(text, here),
            b':' => url(text, here, free),
            b'w' => www(text, here),
            b'@' => email(text, here, free),
            _ => symbol(text, here, free),
        };
        match hit {
            Some((start, end, kind)) if start >= free && end > here => {
                found.push(Placeholder { span: Span::new(start, end), kind });
                (at, free) = (end, end);
            }
            _ => {
                if bytes[here] == b'{' && !choices.is_empty() {
                    choices.push(Inside::Variant);
                }
                at = here + 1;
            }
        }
    }
    found
}

/// What an open brace of ICU is: a choice, which holds variants, or a variant, which holds text.
enum Inside {
    Choice,
    Variant,
}

/// The end of `{n, plural,` or `{who, select,`: what follows are names of variants, each with a text in braces.
fn choice_head(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at + 1..)?;
    let (variable, after) = rest.get(..rest.len().min(LONGEST)).unwrap_or(rest).split_once(',')?;
    let (kind, _) = after.split_once(',')?;
    let kinds = ["plural", "select", "selectordinal"];
    let named = is_name(variable.trim()) && kinds.contains(&kind.trim());
    named.then(|| at + 1 + variable.len() + 1 + kind.len() + 1)
}

/// Where a text has the placeholder of a variable, in whichever notation; in order and apart.
///
/// ```
/// use tarjuman::text::placeholders::of_variable;
/// assert_eq!(of_variable("%{count} of { $count }, {counts}", "count").len(), 2);
/// ```
pub fn of_variable(text: &str, name: &str) -> Vec<Span> {
    let is_variable = |one: &Placeholder| {
        let named =
            matches!(one.kind, Kind::Fluent | Kind::Mustache | Kind::Named | Kind::Dollar | Kind::Braces);
        let inside = one
            .span
            .of(text)
            .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '"' | '-'));
        let written = inside.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).next();
        named && written == Some(name)
    };
    scan(text).iter().filter(|one| is_variable(one)).map(|one| one.span).collect()
}

type Hit = Option<(usize, usize, Kind)>;

/// What stands between the opening at `from` and `close`, on one line and without another brace.
fn inside<'a>(text: &'a str, from: usize, close: &str) -> Option<&'a str> {
    let rest = &text.as_bytes()[from..text.len().min(from + LONGEST)];
    let end = rest.iter().position(|b| *b == close.as_bytes()[0] || matches!(b, b'{' | b'\n'))?;
    // What ends a line may be white space before the closing sign.
    let end = match rest[end] {
        b'\n' => end + rest[end..].iter().position(|b| !b.is_ascii_whitespace())?,
        _ => end,
    };
    let inner = text.get(from..from + end)?;
    text[from + end..].starts_with(close).then_some(inner)
}

/// `name`, `user.name`, `0`: letters, digits and what joins them.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'[' | b']'))
        && name.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_')
}

fn braces(text: &str, at: usize) -> Hit {
    if text[at..].starts_with("{{") {
        let inner = inside(text, at + 2, "}}")?;
        let trimmed = inner.trim().trim_start_matches(['#', '/', '&', '^', '>', '-', '=']);
        let trimmed = trimmed.trim_end_matches('/');
        let named =
            trimmed.split([',', '|', ' ']).next().is_some_and(|name| is_name(name.trim_start_matches('$')));
        return named.then(|| (at, at + inner.len() + 4, Kind::Mustache));
    }
    // Fluent lets a placeable begin on a line of its own.
    let space = text[at + 1..].len() - text[at + 1..].trim_start().len();
    if space > LONGEST {
        return None;
    }
    let inner = inside(text, at + 1 + space, "}")?;
    let end = at + space + inner.len() + 2;
    let name = inner.trim();
    if let Some(rest) = name.strip_prefix(['$', '-']) {
        return is_name(rest.split('(').next()?.trim_end()).then_some((at, end, Kind::Fluent));
    }
    if name.len() > 1 && name.starts_with('"') && name.ends_with('"') {
        return Some((at, end, Kind::Fluent));
    }
    if let Some((function, arguments)) = name.split_once('(') {
        let called = function.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'_' | b'-'))
            && !function.is_empty();
        return (called && arguments.ends_with(')')).then_some((at, end, Kind::Fluent));
    }
    // `{0:N2}`, `{name!r}`, `{count, number}`; nothing at all is a place by order.
    let (plain, format) = name.split_at(name.find([':', ',', '!']).unwrap_or(name.len()));
    let format = format.trim_start_matches([':', ',', '!', ' ']);
    let formats = !format.contains(' ') || ["number", "date", "time"].iter().any(|f| format.starts_with(f));
    ((is_name(plain.trim()) && formats) || inner.is_empty() && space == 0).then_some((at, end, Kind::Braces))
}

fn percent(text: &str, at: usize) -> Hit {
    let rest = &text[at + 1..];
    match rest.bytes().next()? {
        b'{' => {
            let inner = inside(text, at + 2, "}")?;
            return is_name(inner.trim()).then(|| (at, at + inner.len() + 3, Kind::Named));
        }
        open @ (b'(' | b'<') => {
            let inner = inside(text, at + 2, if open == b'(' { ")" } else { ">" })?;
            let end = at + inner.len() + 3;
            let (_, length) = conversion(&text[end..], true)?;
            return is_name(inner).then_some((at, end + length, Kind::Named));
        }
        b'%' => return None,
        _ => {}
    }
    // `%1$s` says itself what it is; elsewhere a number before it makes it a percentage: `25%-i`, `100%d`.
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..3).contains(&digits) && rest[digits..].starts_with('$');
    // `%%` is a sign of per cent, and `%%%d` one before a number.
    let escaped = text[..at].bytes().rev().take_while(|b| *b == b'%').count() % 2 == 1;
    let percentage = escaped || text[..at].ends_with(char::is_numeric);
    if !numbered && percentage {
        return None;
    }
    let from = if numbered { at + 2 + digits } else { at + 1 };
    let (_, length) = conversion(&text[from..], false)?;
    Some((at, from + length, Kind::Printf))
}

/// Flags, width, precision, length and conversion of printf: the conversion, and the bytes of all. Behind a name in brackets a word
/// may follow at once: `%(link)ssign in%(end)s`.
fn conversion(text: &str, named: bool) -> Option<(u8, usize)> {
    let bytes = text.as_bytes();
    let skip = |from: usize, kind: fn(&u8) -> bool| {
        from + bytes[from..].iter().take(8).take_while(|b| kind(b)).count()
    };
    let mut at = skip(0, |b| matches!(b, b'-' | b'+' | b'#' | b'0' | b'\''));
    at = skip(at, |b| b.is_ascii_digit() || *b == b'*');
    if bytes.get(at) == Some(&b'.') {
        at = skip(at + 1, |b| b.is_ascii_digit() || *b == b'*');
    }
    at = skip(at, |b| matches!(b, b'h' | b'l' | b'q' | b'z' | b't' | b'j' | b'L'));
    let conversion = *bytes.get(at).filter(|b| b"diouxXeEfFgGaAcCsSprn@".contains(b))?;
    // A letter behind it makes it a word, `%discount`; a capital is that of a unit: `%dMB`.
    let ends = named
        || bytes.get(at + 1).is_none_or(|b| {
            !b.is_ascii_alphanumeric() || b.is_ascii_uppercase() && conversion.is_ascii_lowercase()
        });
    ends.then_some((conversion, at + 1))
}

fn dollar(text: &str, at: usize) -> Hit {
    if let Some(rest) = text[at..].strip_prefix("$t(") {
        return nested(rest).map(|length| (at, at + 3 + length, Kind::Nested));
    }
    let close = match text.as_bytes().get(at + 1)? {
        b'{' => "}",
        b'(' => ")",
        b'[' => "]",
        _ => return None,
    };
    let inner = inside(text, at + 2, close)?;
    let name = inner.trim().trim_start_matches('^');
    // A sum in brackets, `$(5)`, is none.
    let named = is_name(name) && (close == "}" || name.starts_with(|c: char| c.is_ascii_alphabetic()));
    named.then(|| (at, at + inner.len() + 3, Kind::Dollar))
}

/// The bytes up to behind the bracket that closes `$t(`: a key, and options between braces.
fn nested(rest: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return (at > 0).then_some(at + 1),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

fn tag(text: &str, at: usize) -> Hit {
    let bytes = text.as_bytes();
    let name_at = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'/'));
    bytes.get(name_at).filter(|b| b.is_ascii_alphabetic())?;
    let name = bytes[name_at..]
        .iter()
        .take(40)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_'))
        .count();
    let mut end = name_at + name;
    if !matches!(bytes.get(end)?, b'>' | b'/' | b' ' | b'\n' | b'\t') {
        return None;
    }
    // A `>` in the value of an attribute does not close it.
    let mut quote = None;
    loop {
        let byte = *bytes.get(end).filter(|_| end < at + 4 * LONGEST)?;
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            (b'>', None) => {
                // `<output of it omitted>`: words in brackets.
                let rest = text[name_at + name..end].trim_end_matches('/');
                let words = !rest.contains('=') && rest.split_whitespace().nth(1).is_some();
                // A label in brackets is all of its text: `<None>`.
                let name = &text[name_at..name_at + name];
                let label = text.trim().len() == end + 1 - at
                    && bytes[name_at - 1] == b'<'
                    && name.len() > 1
                    && name.starts_with(|c: char| c.is_ascii_uppercase())
                    && name[1..].bytes().all(|b| b.is_ascii_lowercase());
                return (!words && !label).then_some((at, end + 1, Kind::Tag));
            }
            (b'<', None) => return None,
            _ => {}
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn placeholders_are_found_and_prose_is_not() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("{ $count } files", &["fluent:{ $count }"], "a variable"),
            (
                "{ -brand-name } and { NUMBER($n, digits: 2) }",
                &["fluent:{ -brand-name }", "fluent:{ NUMBER($n, digits: 2) }"],
                "a term, a function",
            ),
            ("{\"\"} {\" a. B\"}", &["fluent:{\"\"}", "fluent:{\" a. B\"}"], "literals"),
            (
                "{{name}} {{ user.name }} {{count, number}}",
                &["mustache:{{name}}", "mustache:{{ user.name }}", "mustache:{{count, number}}"],
                "i18next",
            ),
            (
                "{{open}}x{{/open}} {{br/}}",
                &["mustache:{{open}}", "mustache:{{/open}}", "mustache:{{br/}}"],
                "components between braces",
            ),
            ("{\n  $count\n} {\n\n} { }", &["fluent:{\n  $count\n}"], "a placeable on lines of its own"),
            ("%{name} %<n>d %(n)s", &["named:%{name}", "named:%<n>d", "named:%(n)s"], "Ruby and Python"),
            ("${x} and $5, $(5)", &["dollar:${x}"], "a price is none"),
            (
                "$(file) $[file] $(^Name)",
                &["dollar:$(file)", "dollar:$[file]", "dollar:$(^Name)"],
                "installers",
            ),
            (
                "$t(menu.open, { \"count\": 2 }) $t(x (y)) $t() $t(",
                &["nested:$t(menu.open, { \"count\": 2 })", "nested:$t(x (y))"],
                "nesting of i18next",
            ),
            (
                "{0} {name} {} {0:N2} {n, number}",
                &["braces:{0}", "braces:{name}", "braces:{}", "braces:{0:N2}", "braces:{n, number}"],
                "formats",
            ),
            ("{see below} {قيمة} {a, b and c}", &[], "prose in braces"),
            (
                "{who, select, male {He} other {They}} saw {n, plural, one {{x} file} other {# files}} in {y}",
                &["braces:{x}", "braces:{y}"],
                "the variants of a choice are texts",
            ),
            (
                "%s %d %1$s %-5.2f %@ %ld",
                &["printf:%s", "printf:%d", "printf:%1$s", "printf:%-5.2f", "printf:%@", "printf:%ld"],
                "printf",
            ),
            ("%dMB of %sKB, %%%d, %%d", &["printf:%d", "printf:%s", "printf:%d"], "units, signs of per cent"),
            ("50% discount, 25%-i, 100%d, %discount, ٥٠% s, 100%%", &[], "percentages"),
            (
                "<b>x</b> <br/> <a href=\"x>y\">",
                &["tag:<b>", "tag:</b>", "tag:<br/>", "tag:<a href=\"x>y\">"],
                "tags",
            ),
            ("<None>", &[], "a label in brackets"),
            ("a < b and c > d, <3, <!>", &[], "signs of comparison"),
            (
                "انظر https://un.org/ar/a_(b). ثم",
                &["url:https://un.org/ar/a_(b)"],
                "the stop of the sentence is none of it",
            ),
            (
                "www.press@mfa.gov.tm",
                &["email:www.press@mfa.gov.tm"],
                "no address of a page has a sign in its host",
            ),
            ("[x](https://un.org/a)ను", &["url:https://un.org/a"], "a link of Markdown and an ending"),
            ("(www.un.org)، «http://a.b/؟»", &["url:www.un.org", "url:http://a.b/"], "brackets and quotes"),
            ("begins with 'http://'֊", &[], "a scheme is no address"),
            (
                "https://docs.rs/regex를 보라。",
                &["url:https://docs.rs/regex"],
                "a particle of Korean follows at once",
            ),
            ("%(a)r و%r", &["named:%(a)r", "printf:%r"], "as Python writes what it is for a program"),
            ("press@mfa.gov.tm. a@b", &["email:press@mfa.gov.tm"], "a host has a domain"),
            (
                "A/RES/76/300, S/RES/1325(2000). (E/CN.4/2006/1) A/76/L.5/Rev.1",
                &[
                    "symbol:A/RES/76/300",
                    "symbol:S/RES/1325(2000)",
                    "symbol:E/CN.4/2006/1",
                    "symbol:A/76/L.5/Rev.1",
                ],
                "symbols",
            ),
            ("AC/DC, TCP/IP, km/h, 24/7, I/We, and/or", &[], "slashes in prose"),
            (
                "https://undocs.org/A/RES/76/300",
                &["url:https://undocs.org/A/RES/76/300"],
                "a symbol in an address is a part of it",
            ),
        ];
        for (text, wanted, why) in rows {
            let found: Vec<String> =
                scan(text).iter().map(|p| format!("{}:{}", p.kind.name(), p.span.of(text))).collect();
            assert_eq!(found, *wanted, "{text}: {why}");
        }
    }

    proptest! {
        #[test]
        fn they_stand_apart_in_order_and_between_characters(text in r#"([{}%$<>/@:w."=()0-9a-cA-C ]|https://|www\.|%1\$s|\{ \$|ب|\n){0,60}"#) {
            let mut end = 0;
            for placeholder in scan(&text) {
                prop_assert!(placeholder.span.start >= end && !placeholder.span.is_empty());
                prop_assert!(text.get(placeholder.span.start..placeholder.span.end).is_some());
                end = placeholder.span.end;
            }
        }

        #[test]
        fn one_alone_is_one_among_others(text in r#"([{}%$<>/@:w."=()0-9a-cA-C ]|https://|www\.|%1\$s|\{ \$|ب|\n){0,60}"#) {
            for placeholder in scan(&text) {
                let alone = placeholder.span.of(&text);
                let again = scan(alone);
                prop_assert_eq!(again.first().map(|p| p.kind), Some(placeholder.kind), "{}", alone);
            }
        }
    }
}

//! M011: what belongs to programs and is no placeholder that is filled in: options of a command line, calls of functions, paths, names
//! of variables in the ways of shells and old formats, what stands between back quotes.

use crate::check::signs::Signs;
use crate::check::units::is_style;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::{ByteSet, Span};

static RULE: Rule = Rule { code: "M011", name: "code-changed", severity: Severity::Warning };

/// A piece of code of the source is not in the target letter for letter.
pub(super) static CHANGED: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("Run it with --help first.", "Ilki --kömek bilen işlediň.")]),
        Example::fires(("en", "tk"), &[("Save %filename% now", "%faýlyňady% faýlyny ýazdyryň")]),
        Example::fires(("en", "ar"), &[("Edit /etc/hosts first.", "عدّل ملف المضيفين أولا.")]),
        Example::fires(("en", "tk"), &[("width: 20em;", "ini: 20em;")]),
        Example::fires(("en", "tk"), &[("width: 20em;", "width: 200px;")]),
        Example::silent(("en", "tk"), &[("width: 20em;", "width: 25em;")]),
        Example::silent(("en", "tk"), &[("Run it with --help first.", "Ilki --help bilen işlediň.")]),
        Example::silent(("en", "tk"), &[("the file(s) and/or folder(s)", "faýl(lar) we/ýa-da bukja(lar)")]),
    ],
    find,
};

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    let source = pair.source.text;
    if !pair.source.has(Signs::CODE.or(Signs::PAUSE).or(Signs::KEY)) {
        return;
    }
    if is_style(source) {
        // Sizes are the translator's, their names and units the program's.
        let names = |text: &str| -> Vec<(String, String)> {
            let size = |c: char| c.is_ascii_digit() || c == '.';
            let declared = text.split(';').filter_map(|one| one.split_once(':'));
            declared
                .map(|(name, value)| (name.trim().into(), value.trim().trim_start_matches(size).into()))
                .collect()
        };
        if !is_style(pair.target.text) || names(source) != names(pair.target.text) {
            findings.push(pair.at_source(&RULE, Span::new(0, source.len())).with("code", source));
        }
        return;
    }
    if !pair.source.has(Signs::CODE.or(Signs::KEY)) {
        return;
    }
    for span in pieces(source) {
        let taken = pair
            .source
            .placeholders()
            .iter()
            .any(|one| span.start < one.span.end && one.span.start < span.end);
        let piece = span.of(source);
        // A variable stands as often as it is to be filled in, an option is named once.
        let variable =
            piece.starts_with('~') || piece.len() > 2 && piece.ends_with(['%', '$', '@', '#', ';']);
        // `$name` and `${name}` are one.
        let braced =
            piece.strip_prefix('$').filter(|name| !name.contains('$')).map(|name| format!("${{{name}}}"));
        let often = |text: &str| {
            text.matches(piece).count()
                + braced.as_ref().map_or(0, |braced| text.matches(braced.as_str()).count())
        };
        let fewer = variable && often(pair.target.text) < often(source);
        if !taken && (fewer || often(pair.target.text) == 0) {
            // Where code was translated it was by the dozen: one finding leads there.
            findings.push(pair.at_source(&RULE, span).with("code", piece));
            return;
        }
    }
}

/// What a piece of code has in it or begins with, as [`Signs::CODE`] and [`Signs::KEY`] know it.
const SIGNS: ByteSet = ByteSet::of(b"-(/%$&#`@_~");

/// The pieces of code of a text, in order and apart.
pub(in crate::check) fn pieces(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while let Some(next) = SIGNS.find(text, at) {
        let piece = match text.as_bytes()[next] {
            b'-' => option(text, next),
            b'(' => call(text, next, at),
            b'/' => path(text, next),
            b'%' => percent(text, next),
            b'$' => dollar(text, next),
            b'&' => entity(text, next),
            b'#' => hash(text, next),
            b'@' => linked(text, next),
            b'~' => directive(text, next),
            b'_' => dunder(text, next).or_else(|| setting(text, next)),
            _ => quoted(text, next),
        };
        match piece.filter(|span| span.start >= free) {
            Some(span) => {
                (at, free) = (span.end, span.end);
                found.push(span);
            }
            None => at = next + 1,
        }
    }
    found
}

/// Whether nothing stands right before a byte that would make the sign a part of a word.
fn begins(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "([{\"'“«‘,;:".contains(c))
}

/// How many bytes at `from` are letters, digits or what joins them.
fn word(text: &str, from: usize, joins: &[u8]) -> usize {
    text.as_bytes()[from..].iter().take_while(|b| b.is_ascii_alphanumeric() || joins.contains(b)).count()
}

/// `--help`, `--input=`: the value behind it is the translator's.
fn option(text: &str, at: usize) -> Option<Span> {
    let rest = text[at..].strip_prefix("--").filter(|_| begins(text, at))?;
    let length = word(rest, 0, b"-_");
    // `--blank--` is drawn, not typed.
    let drawn = rest[..length].ends_with("--");
    let named = rest.starts_with(|c: char| c.is_ascii_lowercase()) && length > 1 && !drawn;
    let value = usize::from(rest[length..].starts_with('='));
    named.then(|| Span::new(at, at + 2 + length + value))
}

/// `rgb()`, `obj.get()`: a name and an empty pair of brackets.
fn call(text: &str, at: usize, free: usize) -> Option<Span> {
    let name = text.as_bytes()[free..at]
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b':' | b'$'))
        .count();
    let start = at - name;
    (text[at..].starts_with("()") && name > 1).then(|| Span::new(start, at + 2))
}

/// `/etc/hosts`, `~/.config/x`, `./a/b`: a path from somewhere, of two parts at least.
fn path(text: &str, at: usize) -> Option<Span> {
    let lead =
        ["~", ".", ".."].iter().rev().find(|lead| text[..at].ends_with(*lead)).map_or(0, |lead| lead.len());
    let start = at - lead;
    let length = word(text, at, b"/._-+");
    let path = text[at..at + length].trim_end_matches(['.', '-']);
    let parts = path.split('/').filter(|part| !part.is_empty()).count();
    let lower = path.bytes().any(|b| b.is_ascii_lowercase());
    (begins(text, start) && lower && (parts > 1 || lead > 0 && parts > 0))
        .then(|| Span::new(start, at + path.len()))
}

/// `%filename%`, and the places of Qt: `%1`, `%L2`.
fn percent(text: &str, at: usize) -> Option<Span> {
    if text[..at].ends_with(|c: char| c.is_numeric()) {
        return None;
    }
    let length = word(text, at + 1, b"_");
    let inner = &text[at + 1..at + 1 + length];
    let closed = text[at + 1 + length..].starts_with('%');
    let named = length > 1 && inner.bytes().any(|b| b.is_ascii_alphabetic());
    if closed && named {
        return Some(Span::new(at, at + length + 2));
    }
    // `%file`, as Drupal and LibreOffice write it.
    let bare = length > 2 && inner.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && begins(text, at);
    if bare {
        return Some(Span::new(at, at + 1 + length));
    }
    let digits = inner.strip_prefix('L').unwrap_or(inner);
    let place = digits.len() == 1 && matches!(digits.as_bytes()[0], b'1'..=b'9');
    let mut after = text[at + 1 + length..].chars();
    let ends = match after.next() {
        Some('$') => false,
        Some('.' | ',' | '٫') => !after.next().is_some_and(char::is_numeric),
        _ => true,
    };
    (place && ends).then(|| Span::new(at, at + 1 + length))
}

/// `~a`, `~s`, `~d`, `~2@*~a`: what `format` of Scheme and Lisp fills in. Before a letter `~` marks the key of a label.
fn directive(text: &str, at: usize) -> Option<Span> {
    let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    if let Some(rest) = text[at + 1 + digits..].strip_prefix("@*") {
        // The argument by its number, and the directive that takes it.
        let next = text.len() - rest.len();
        let taken = rest.starts_with('~').then(|| directive(text, next)).flatten();
        return taken.filter(|_| digits > 0).map(|one| Span::new(at, one.end));
    }
    let rest = &text[at + 1..];
    let mut letters = rest.chars();
    letters.next().filter(|c| "aAsSdDxXoObBcC".contains(*c))?;
    let ends = letters.next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '_' | '='));
    let begins = !text[..at].ends_with('~') || text[..at].ends_with("~~");
    (ends && begins).then(|| Span::new(at, at + 2))
}

/// `$file$`, `$HOME`, `$name`, `$_CLICK`, `$1$`; not a sum: `$US`, `$5`.
fn dollar(text: &str, at: usize) -> Option<Span> {
    let length = word(text, at + 1, b"_");
    let name = &text[at + 1..at + 1 + length];
    let begins = !text[..at].ends_with(|c: char| c.is_alphanumeric())
        && name.trim_start_matches('_').starts_with(|c: char| c.is_ascii_alphabetic());
    let closed = usize::from(text[at + 1 + length..].starts_with('$'));
    let numbered = length == 1 && closed > 0 && name.bytes().all(|b| b.is_ascii_digit());
    if numbered && !text[..at].ends_with(|c: char| c.is_alphanumeric()) {
        return Some(Span::new(at, at + 1 + length + closed));
    }
    let long = length > 3 || length > 1 && (closed > 0 || name.bytes().all(|b| b.is_ascii_lowercase()));
    (begins && long).then(|| Span::new(at, at + 1 + length + closed))
}

/// `&brandShortName;`: an entity of the program's own, which those of HTML never look like.
fn entity(text: &str, at: usize) -> Option<Span> {
    let length = word(text, at + 1, b"._-");
    let name = &text[at + 1..at + 1 + length];
    let inner = name.bytes().skip(1).any(|b| b.is_ascii_uppercase())
        && name.starts_with(|c: char| c.is_ascii_lowercase());
    let own = name.contains('.') || inner && name.len() > 5;
    (own && text[at + 1 + length..].starts_with(';')).then(|| Span::new(at, at + length + 2))
}

/// `#filename#`.
fn hash(text: &str, at: usize) -> Option<Span> {
    let length = word(text, at + 1, b"_");
    let closed = text[at + 1 + length..].starts_with('#') && begins(text, at);
    (closed && length > 1 && !text[at + 1..at + 1 + length].bytes().all(|b| b.is_ascii_digit()))
        .then(|| Span::new(at, at + length + 2))
}

/// `@:menu.open`, `@.lower:menu.open`, `@:(menu)`: another message of Vue, put in; `@version@`: a variable of installers.
fn linked(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at + 1..];
    let name = word(rest, 0, b"_");
    let closed = rest[name..].starts_with('@') && !text[..at].ends_with(|c: char| c.is_alphanumeric());
    if closed && name > 1 && rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(Span::new(at, at + name + 2));
    }
    let changed = rest.strip_prefix('.').map_or(0, |rest| 1 + word(rest, 0, b""));
    let key = rest[changed..].strip_prefix(':')?;
    if let Some(inner) = key.strip_prefix('(') {
        let length = word(inner, 0, b"._-");
        return (length > 0 && inner[length..].starts_with(')'))
            .then(|| Span::new(at, at + 1 + changed + 2 + length + 1));
    }
    let name = key[..word(key, 0, b"._-")].trim_end_matches(['.', '-']);
    (!name.is_empty()).then(|| Span::new(at, at + 1 + changed + 1 + name.len()))
}

/// `__count__`: a variable of old i18next, or a name of Python.
fn dunder(text: &str, at: usize) -> Option<Span> {
    let rest = text[at..]
        .strip_prefix("__")
        .filter(|_| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))?;
    let length = word(rest, 0, b"_");
    let name = rest[..length]
        .strip_suffix("__")
        .filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    (!name.ends_with('_')).then(|| Span::new(at, at + 4 + name.len()))
}

/// `"last_seen"`: a name of a setting, as it is quoted.
fn setting(text: &str, at: usize) -> Option<Span> {
    let before =
        text.as_bytes()[..at].iter().rev().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    let (start, end) = (at - before, at + word(text, at, b"_"));
    let lower = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'_';
    let quoted = text[..start].ends_with(['"', '\'', '“', '‘', '«'])
        && text[end..].starts_with(['"', '\'', '”', '’', '»']);
    (quoted && before > 1 && end - at > 2 && text.as_bytes()[start..end].iter().all(lower))
        .then(|| Span::new(start, end))
}

/// `` `ls` ``: one word between back quotes. Several may be prose.
fn quoted(text: &str, at: usize) -> Option<Span> {
    // What a role of reStructuredText names is looked at by a check of its own.
    let inner = text[at + 1..].split('`').next().filter(|_| !text[..at].ends_with(':'))?;
    let code =
        !inner.is_empty() && inner.len() < 80 && !inner.contains(char::is_whitespace) && inner.is_ascii();
    (code && text[at + 1 + inner.len()..].starts_with('`')).then(|| Span::new(at, at + inner.len() + 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pieces_of_code_are_found_and_prose_is_not() {
        let rows: &[(&str, &[&str], &str)] = &[
            ("use --help or --input=FILE", &["--help", "--input="], "options, the value apart"),
            ("he came -- at last", &[], "a dash"),
            ("a well-known --- line", &[], "hyphens"),
            ("call rgb() and obj.get()", &["rgb()", "obj.get()"], "functions"),
            ("file(s) (see below)", &[], "brackets of prose"),
            ("edit /etc/hosts, ~/.profile and ./run.sh.", &["/etc/hosts", "~/.profile", "./run.sh"], "paths"),
            ("and/or, km/h, 24/7, /, A/RES/76/300, 1/2", &[], "slashes of prose"),
            ("%user% of %1 and %L2, 50% of 5%", &["%user%", "%1", "%L2"], "percent signs"),
            ("Save %file, 50%off, %a", &["%file"], "of Drupal"),
            ("$file$, $HOME, $name, $5, $US 5, US$ 3", &["$file$", "$HOME", "$name"], "dollars"),
            ("$1$ of $2$, $12$, a$1$", &["$1$", "$2$"], "numbered ones of browsers"),
            ("~a of ~s, ~2@*~a (5~~)", &["~a", "~s", "~2@*~a"], "directives of Scheme"),
            ("~Save ~/x ~5 ~all ~~gone~~ ~s=1", &["~/x"], "a key, a path, about, struck through"),
            (
                "&brandShortName; &brand.name; &Eacute; &amp; &frac12;",
                &["&brandShortName;", "&brand.name;"],
                "entities",
            ),
            ("#file# #5 #a", &["#file#"], "hashes"),
            ("see @:menu.open. or @name", &["@:menu.open"], "a linked message"),
            ("@.lower:menu.open @:(menu) @.x", &["@.lower:menu.open", "@:(menu)"], "changed, in brackets"),
            ("the @license_name@, a@b@c", &["@license_name@"], "a variable of an installer"),
            ("About $_CLICK $_", &["$_CLICK"], "of another one"),
            ("--blank-- or --x", &[], "a line that is drawn"),
            ("by \"last_seen\" or ‘_File’, a_b", &["last_seen"], "a setting in quotes"),
            ("run `ls` or `all of it`", &["`ls`"], "back quotes"),
            (
                "__count__ of __init__, snake_case__x, __, a__b",
                &["__count__", "__init__"],
                "names between underscores",
            ),
        ];
        for (text, wanted, why) in rows {
            let found: Vec<&str> = pieces(text).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, *wanted, "{text}: {why}");
        }
    }

    proptest! {
        #[test]
        fn pieces_stand_apart_and_between_characters(text in r#"([-(/%$&#`@:.)=;~_* aZ1Lé]|__|ب|--x|\(\)|/a){0,40}"#) {
            let mut end = 0;
            for span in pieces(&text) {
                prop_assert!(span.start >= end && !span.is_empty());
                prop_assert!(text.get(span.start..span.end).is_some());
                end = span.end;
            }
        }
    }
}

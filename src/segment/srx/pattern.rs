//! Regular expressions as SRX files write them (ICU's and Java's) for the engine that is used here.

use fancy_regex::{Regex, RegexBuilder};

use super::{BACKTRACKING, Rule};

/// What `\h` stands for: white space of a line.
const HORIZONTAL: &str = r" \t\x{A0}\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}";
/// What `\v` stands for: ends of lines.
const VERTICAL: &str = r"\n\x{0B}\f\r\x{85}\x{2028}\x{2029}";

/// A rule from its two halves.
pub(super) fn rule(ends: bool, before: &str, after: &str) -> Result<Rule, String> {
    let before = translate(before);
    let after = translate(after);
    // An empty half matches anywhere, and its look-around says nothing.
    let half = |open: &str, pattern: &str| match pattern {
        "" => String::new(),
        pattern => format!("({open}{pattern})"),
    };
    let both = half("?<=", &before) + &half("?=", &after);
    Ok(Rule { ends, anywhere: compile(&both)?, here: compile(&format!(r"\G{both}"))? })
}

/// A pattern for the whole tag of a language.
pub(super) fn map(pattern: &str) -> Result<Regex, String> {
    compile(&format!("^(?i:{})$", translate(pattern)))
}

fn compile(pattern: &str) -> Result<Regex, String> {
    // A line end counts for `^` and `$` only where the pattern itself says `(?m)`.
    RegexBuilder::new(pattern).backtrack_limit(BACKTRACKING).build().map_err(|error| error.to_string())
}

/// The same pattern in our engine's notation.
fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    let mut class = 0usize; // how deep in brackets
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => rest = escape(rest, class > 0, &mut out),
            '[' => {
                class += 1;
                out.push('[');
                if let Some(more) = rest.strip_prefix('^') {
                    out.push('^');
                    rest = more;
                }
                // A bracket that closes at once is a character of the class.
                if let Some(more) = rest.strip_prefix(']') {
                    out.push_str(r"\]");
                    rest = more;
                }
            }
            ']' => {
                class = class.saturating_sub(1);
                out.push(']');
            }
            // Signs that our engine would read as operators between classes.
            '~' | '-' if class > 0 && rest.starts_with(c) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// What stands after a backslash; gives what is left.
fn escape<'a>(rest: &'a str, in_class: bool, out: &mut String) -> &'a str {
    let Some(c) = rest.chars().next() else {
        out.push_str(r"\\");
        return rest;
    };
    let after = &rest[c.len_utf8()..];
    let set = |out: &mut String, negated: bool, content: &str| match (in_class, negated) {
        (true, false) => out.push_str(content),
        (_, true) => *out += &format!("[^{content}]"),
        (false, false) => *out += &format!("[{content}]"),
    };
    match c {
        'u' | 'x' if after.get(..4).is_some_and(is_hex) && (c == 'u') => {
            *out += &format!(r"\x{{{}}}", &after[..4]);
            return &after[4..];
        }
        'U' if after.get(..8).is_some_and(is_hex) => {
            *out += &format!(r"\x{{{}}}", &after[..8]);
            return &after[8..];
        }
        'h' | 'H' => set(out, c == 'H', HORIZONTAL),
        'v' | 'V' => set(out, c == 'V', VERTICAL),
        'R' if !in_class => *out += &format!(r"(?:\r\n|[{VERTICAL}])"),
        'Z' => out.push_str(r"(?=\n?\z)"),
        // Literal text up to `\E`.
        'Q' => {
            let (quoted, after) = after.split_once(r"\E").unwrap_or((after, ""));
            for c in quoted.chars() {
                if c.is_ascii_punctuation() {
                    out.push('\\');
                }
                out.push(c);
            }
            return after;
        }
        'p' | 'P' => {
            let Some((name, after)) = after.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
                out.extend(['\\', c]);
                return after;
            };
            property(name, c == 'P', in_class, out);
            return after;
        }
        // Engines differ in what they let escape: a letter or a digit keeps its backslash, a sign has one.
        c if c.is_ascii_alphanumeric() || c.is_ascii_punctuation() => out.extend(['\\', c]),
        c => out.push(c),
    }
    after
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// A property by the names of ICU and Java.
fn property(name: &str, negated: bool, in_class: bool, out: &mut String) {
    let posix = match name {
        "Alpha" => "alpha",
        "Alnum" => "alnum",
        "Digit" => "digit",
        "Lower" => "lower",
        "Upper" => "upper",
        "Punct" => "punct",
        "Space" => "space",
        "Blank" => "blank",
        "XDigit" => "xdigit",
        "Graph" => "graph",
        "Print" => "print",
        "Cntrl" => "cntrl",
        "ASCII" => "ascii",
        _ => "",
    };
    if !posix.is_empty() {
        let sign = if negated { "^" } else { "" };
        *out += &if in_class { format!("[:{sign}{posix}:]") } else { format!("[[:{sign}{posix}:]]") };
        return;
    }
    let name = match name {
        "javaLowerCase" => "Lowercase",
        "javaUpperCase" => "Uppercase",
        "javaWhitespace" => "White_Space",
        "javaLetter" => "L",
        "javaDigit" => "Nd",
        // A block is taken as its script: `InArabic`.
        name => name.strip_prefix("Is").or_else(|| name.strip_prefix("In")).unwrap_or(name),
    };
    *out += &format!(r"\{}{{{name}}}", if negated { 'P' } else { 'p' });
}

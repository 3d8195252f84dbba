//! Y017 and Y018: marks that a text begins with, and texts that are nothing but marks.

use crate::check::{Example, Group, Pair, PairCheck};
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static BEGIN_RULE: Rule = Rule { code: "Y017", name: "mark-at-beginning", severity: Severity::Info };
static SIGNS_RULE: Rule = Rule { code: "Y018", name: "signs-changed", severity: Severity::Warning };

/// The source begins with a dash, dots, an arrow or a bullet and the target does not, or the other way round.
pub(super) static BEGIN: PairCheck = PairCheck {
    rule: &BEGIN_RULE,
    group: Group::Typography,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("... and more", "başgalary hem")]),
        Example::fires(("en", "ar"), &[("<< Previous", "السابق")]),
        Example::silent(("en", "ar"), &[("→ Next", "← التالي")]),
        Example::silent(("en", "ar"), &[("- first item", "• البند الأول")]),
        Example::silent(("en", "tk"), &[("--help shows this", "--help şuny görkezýär")]),
    ],
    find: begin,
};

/// What a text begins with, whatever its shape in a script.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Nothing,
    Bullet,
    Dots,
    Arrow,
}

fn beginning(text: &str) -> (Begin, usize) {
    let text = text.trim_start();
    let signs = text.find(|c: char| c.is_alphanumeric() || c.is_whitespace()).unwrap_or(text.len());
    let begin = match &text[..signs] {
        "-" | "–" | "—" | "•" | "*" | "·" | "●" | "▪" | "◦" => Begin::Bullet,
        "..." | "…" | ".." => Begin::Dots,
        "<<" | ">>" | "<" | ">" | "←" | "→" | "⇐" | "⇒" | "«" | "»" | "‹" | "›" | "<-" | "->" | "=>"
        | "<=" => Begin::Arrow,
        _ => Begin::Nothing,
    };
    // A guillemet that something answers is a quotation mark; a dash before a figure is a minus.
    let quotes = matches!(&text[..signs], "«" | "»" | "‹" | "›")
        && (text[signs..].contains(['«', '»', '‹', '›']) || !text[signs..].starts_with(' '));
    // A bracket of words: `<output omitted>`.
    let bracket = matches!(&text[..signs], "<" | ">");
    let tight = (begin == Begin::Bullet || bracket) && !text[signs..].starts_with(char::is_whitespace);
    (if quotes || tight { Begin::Nothing } else { begin }, signs)
}

fn begin(pair: &Pair, findings: &mut Vec<Finding>) {
    let ((wanted, length), (found, signs)) = (beginning(pair.source.prose()), beginning(pair.target.prose()));
    if wanted == found || !pair.target.text.contains(char::is_alphanumeric) {
        return;
    }
    let lead = |text: &str| text.len() - text.trim_start().len();
    let finding = if wanted == Begin::Nothing {
        // Other marks of the source may be what the target says in its own way: `“`, `(`.
        let start = lead(pair.target.prose());
        if !pair.source.prose().trim_start().starts_with(char::is_alphanumeric) {
            return;
        }
        let span = Span::new(start, start + signs);
        pair.at_target(&BEGIN_RULE, span).with("mark", span.of(pair.target.text)).with("side", "target")
    } else {
        let start = lead(pair.source.prose());
        let span = Span::new(start, start + length);
        pair.at_source(&BEGIN_RULE, span).with("mark", span.of(pair.source.text)).with("side", "source")
    };
    findings.push(finding);
}

/// A text of signs alone has become another one: `+`, `-`.
pub(super) static SIGNS: PairCheck = PairCheck {
    rule: &SIGNS_RULE,
    group: Group::Typography,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("+", "-")]),
        Example::fires(("en", "tk"), &[("'", "Tap")]),
        Example::silent(("en", "ar"), &[("?", "؟")]),
        Example::silent(("en", "ar"), &[("→", "←")]),
        Example::silent(("en", "tk"), &[("—", "-")]),
    ],
    find: signs,
};

/// Signs of one meaning, by the one that stands for all.
fn plain(c: char) -> Option<char> {
    Some(match c {
        c if c.is_whitespace() || crate::lang::general::is_invisible(c) => return None,
        '؟' | '？' => '?',
        '،' | '，' | '、' => ',',
        '؛' | '；' => ';',
        '٪' => '%',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        '。' | '．' => '.',
        '：' => ':',
        '！' => '!',
        '×' | '✕' | '✖' => '×',
        // What is mirrored where a language runs the other way, and every language's own quotation marks.
        '<' | '>' | '←' | '→' | '‹' | '›' | '«' | '»' | '“' | '”' | '„' | '"' | '‘' | '’' | '\'' => {
            '"'
        }
        '(' | ')' => '(',
        '[' | ']' => '[',
        c => c,
    })
}

fn signs(pair: &Pair, findings: &mut Vec<Finding>) {
    let (source, target) = (pair.source.text, pair.target.text);
    // A sign that nobody says in words has become some.
    let mute = |text: &str| {
        matches!(
            text.trim(),
            "+" | "-"
                | "'"
                | "\""
                | "."
                | ","
                | "..."
                | "…"
                | ":"
                | ";"
                | "!"
                | "?"
                | "("
                | ")"
                | "["
                | "]"
                | "*"
                | "|"
                | "="
        )
    };
    if mute(source) && target.chars().any(char::is_alphabetic) {
        let span = Span::new(0, target.len());
        findings.push(
            pair.at_target(&SIGNS_RULE, span).with("source", source.trim()).with("found", target.trim()),
        );
        return;
    }
    let only_signs = |text: &str| {
        !text.trim().is_empty() && !text.chars().any(char::is_alphanumeric) && text.chars().count() < 8
    };
    if !only_signs(source)
        || !only_signs(target)
        || source == target
        || !pair.source.placeholders().is_empty()
    {
        return;
    }
    let bare = |text: &str| -> String { text.replace("...", "…").chars().filter_map(plain).collect() };
    if bare(source) != bare(target) {
        let span = Span::new(0, target.len());
        findings.push(
            pair.at_target(&SIGNS_RULE, span).with("source", source.trim()).with("found", target.trim()),
        );
    }
}

//! M012: the letter of a menu or button that is typed instead of a click, marked by `&`, `_` or `~` before it.

use crate::check::signs::Signs;
use crate::check::{Example, Group, Pair, PairCheck};
use crate::lang::typography::marks_keys;
use crate::model::{Finding, Rule, Severity};
use crate::text::Span;

static RULE: Rule = Rule { code: "M012", name: "access-key-differs", severity: Severity::Warning };

/// The source marks a letter and the target none, or the other way round.
pub(super) static KEY: PairCheck = PairCheck {
    rule: &RULE,
    group: Group::Placeholders,
    fixes: None,
    examples: &[
        Example::fires(("en", "tk"), &[("&File", "Faýl")]),
        Example::fires(("en", "tk"), &[("Save", "Ý&azdyr")]),
        Example::fires(("en", "tk"), &[("_File", "Faýl")]),
        Example::silent(("en", "tk"), &[("E_xit", "Ç_yk")]),
        Example::silent(("en", "hi"), &[("&File", "फ़ाइल")]),
        Example::silent(("en", "tk"), &[("the option max_size", "max_size sazlamasy")]),
        Example::silent(("en", "tk"), &[("Save &As", "Başga &atda ýazdyr")]),
        Example::silent(("en", "tk"), &[("R&D && sales at AT&T", "BTG && AT&T-de satuw")]),
    ],
    find,
};

fn find(pair: &Pair, findings: &mut Vec<Finding>) {
    if !pair.source.has(Signs::KEY) && !pair.target.has(Signs::KEY) {
        return;
    }
    let texts = (pair.source.text, pair.target.text);
    if texts.0.contains('&') || texts.1.contains('&') {
        compare(pair, "&", &keys(texts.0), &keys(texts.1), findings);
    }
    for sign in ['_', '~'] {
        if texts.0.contains(sign) || texts.1.contains(sign) {
            let source = signed(texts.0, sign, false);
            let target = signed(texts.1, sign, !source.is_empty());
            compare(pair, sign.encode_utf8(&mut [0; 4]), &source, &target, findings);
        }
    }
}

fn compare(pair: &Pair, sign: &str, source: &[Span], target: &[Span], findings: &mut Vec<Finding>) {
    if target.is_empty() && !marks_keys(pair.target.locale) {
        return;
    }
    // A text with several is no label.
    if source.len() > 1 || target.len() > 1 && source.is_empty() || source.len() == target.len() {
        return;
    }
    let finding = match target.get(1).or_else(|| target.first().filter(|_| source.is_empty())) {
        Some(span) => pair.at_target(&RULE, *span),
        None => pair.at_source(&RULE, source[0]),
    };
    let (had, has) = (source.len().to_string(), target.len().to_string());
    findings.push(finding.with("had", had).with("has", has).with("sign", sign));
}

/// A label has no more words than this.
const LABEL: usize = 6;

/// The letters that GTK marks by `_` and LibreOffice by `~`: in what is known to be a `label`, or in a text that looks like one, where the sign is nothing else: `_File`, `E_xit`, `~Save`;
/// not `snake_case`, `_emphasis_`, `~/.profile`. A label of Chinese or Arabic has its Latin letter in brackets: `文件(_F)`.
fn signed(text: &str, sign: char, label: bool) -> Vec<Span> {
    let code =
        || text.split_whitespace().count() > LABEL || text.contains(['/', '<', '{', '%', '@', '`', '=']);
    if !label && code() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c == '(') {
        let Some((before, after)) = word.split_once(sign) else { continue };
        let Some(letter) = after.chars().next().filter(|c| c.is_alphanumeric()) else { continue };
        // `~s` alone is filled in by Scheme.
        if sign == '~'
            && before.is_empty()
            && after.trim_end_matches(|c: char| !c.is_alphanumeric()).len() == 1
        {
            continue;
        }
        // In a label any letter may be marked. Elsewhere the word must look like the beginning of one; in code all letters are small,
        // or all are capitals.
        let inside = before.is_empty()
            || before.starts_with(char::is_uppercase)
                && before.chars().chain(after.chars()).skip(1).all(|c| !c.is_uppercase() && c != '.');
        // `_count` alone is a name.
        let plain = !before.is_empty()
            || letter.is_uppercase()
            || !letter.is_ascii()
            || text.contains(char::is_whitespace);
        if (label || inside && plain) && !after.contains(sign) {
            let at = before.as_ptr() as usize - text.as_ptr() as usize + before.len();
            found.push(Span::new(at, at + sign.len_utf8() + letter.len_utf8()));
        }
    }
    found
}

/// The marked letters: `&` before a letter, not doubled, not in an entity, not between capitals (`R&D`) nor in an address.
fn keys(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut skip = 0;
    for (at, _) in text.match_indices('&') {
        if at < skip {
            continue;
        }
        let rest = &text[at + 1..];
        if rest.starts_with('&') {
            skip = at + 2;
            continue;
        }
        let Some(letter) = rest.chars().next().filter(|c| c.is_alphanumeric()) else { continue };
        let name = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '-'))
            .unwrap_or(rest.len());
        let entity =
            rest[name..].starts_with(';') || ["amp", "lt", "gt", "quot", "nbsp"].contains(&&rest[..name]);
        let before = text[..at].chars().next_back();
        let capitals = before.is_some_and(char::is_uppercase) && letter.is_uppercase();
        let address = rest[name..].starts_with('=') || text[..at].contains("://");
        if !entity && !capitals && !address && !before.is_some_and(char::is_numeric) {
            found.push(Span::new(at, at + 1 + letter.len_utf8()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_marked_in_labels_only() {
        let rows: &[(&str, char, &[&str], &str)] = &[
            ("_File", '_', &["_F"], "GTK"),
            ("Save _As…", '_', &["_A"], "behind a word"),
            ("E_xit", '_', &["_x"], "in a word"),
            ("ملف(_F)", '_', &["_F"], "in brackets"),
            ("~Save", '~', &["~S"], "LibreOffice"),
            ("F~ile", '~', &["~i"], "in a word"),
            ("непредвиденная_ошибка", '_', &[], "a key"),
            ("snake_case and MAX_SIZE", '_', &[], "names"),
            ("_emphasis_ here", '_', &[], "Markdown"),
            ("_count", '_', &[], "a name"),
            ("~/x ~ 5", '~', &[], "a path, about"),
            ("~s of ~a", '~', &[], "of Scheme"),
            ("a long text of more words _than a label has", '_', &[], "no label"),
        ];
        for (text, sign, wanted, why) in rows {
            let found: Vec<&str> = signed(text, *sign, false).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, *wanted, "{text}: {why}");
        }
    }
}

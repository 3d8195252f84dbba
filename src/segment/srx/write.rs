//! Our rules as a file for other tools.

use std::fmt::Write;

use crate::lang::{Boundaries, Language, general};

/// White space between sentences, no more than engines without unbounded look-behind can take.
const SPACE: &str = r"[\s\p{Z}]{1,10}";
/// Quotes and brackets that close after a stop, with marks and direction signs.
const CLOSERS: &str = r#"[\p{Pe}\p{Pf}\p{Pi}"'\p{Mn}\p{Cf}]{0,8}"#;
/// The same, at least one quote or bracket.
const CLOSED: &str = r#"[\p{Mn}\p{Cf}]{0,4}[\p{Pe}\p{Pf}\p{Pi}"'][\p{Pe}\p{Pf}\p{Pi}"'\p{Mn}\p{Cf}]{0,8}"#;
/// Quotes and brackets that open the next sentence.
const OPENERS: &str = r#"[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'\p{Mn}\p{Cf}]{0,8}"#;
/// Stops.
const STOP: &str = r"[.…!?\u061F\u06D4\u203D]";
/// No word goes on to the left: it begins after white space, a bracket, a quote, a comma, a slash or a hyphen.
const WORD: &str = r"(?<![\p{L}\p{N}\p{M}\p{S}.@_&])";
/// Letters with a stop after each: `أ.د.`, `U.N.`. Written out, because Java's look-behind takes no repeated group.
const INITIALS: &str = r"\p{L}\.(?:\p{L}\.)?(?:\p{L}\.)?(?:\p{L}\.)?";
/// The next word ends.
const END: &str = r"(?![\p{L}\p{M}])";
/// The number of a clause in brackets comes next.
const CLAUSE: &str = r"\(\p{L}{1,4}\)";

/// The built-in rules of languages as SRX 2.0: first the exceptions of each language, then what all languages share, which
/// also serves any other language. The same file is written every time.
///
/// Regular expressions see a window where the program's own pass sees the whole sentence, so that a few rare
/// exceptions are left out: an ellipsis spaced like `. . .`, note numbers after a stop.
///
/// ```
/// let file = tarjuman::segment::srx::write(tarjuman::lang::LANGUAGES);
/// let srx = tarjuman::segment::srx::Srx::read("tarjuman.srx", &file).unwrap();
/// let rules = srx.splitter(&"en".parse().unwrap());
/// let text = "Mr. Ali arrived at 3.30 p.m. on Monday. Talks began.";
/// assert_eq!(rules.segment(text).len(), 2);
/// ```
pub fn write(languages: &[&dyn Language]) -> String {
    let mut groups = String::new();
    let mut maps = String::new();
    for language in languages {
        let code = language.code();
        group(&mut groups, code, &exceptions(language.boundaries()));
        let _ = writeln!(
            maps,
            r#"      <languagemap languagepattern="{code}([-_].*)?" languagerulename="{code}"/>"#
        );
    }
    // Initials are told by the words that may follow them, so a language without such words has its own rules for them.
    group(&mut groups, "other", &exceptions(&general::BOUNDARIES));
    group(&mut groups, "all", &shared());
    let codes: Vec<&str> = languages.iter().map(|language| language.code()).collect();
    let other = format!("(?!({})([-_]|$)).*", codes.join("|"));
    let _ = writeln!(maps, r#"      <languagemap languagepattern="{other}" languagerulename="other"/>"#);
    let _ = writeln!(maps, r#"      <languagemap languagepattern=".*" languagerulename="all"/>"#);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="yes">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
{groups}    </languagerules>
    <maprules>
{maps}    </maprules>
  </body>
</srx>
"#
    )
}

/// Break or not, before, after.
type Rule = (bool, String, String);

fn group(out: &mut String, name: &str, rules: &[Rule]) {
    let _ = writeln!(out, r#"      <languagerule languagerulename="{name}">"#);
    for (ends, before, after) in rules {
        let ends = if *ends { "yes" } else { "no" };
        let escape = |pattern: &str| pattern.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (before, after) = (escape(before), escape(after));
        let _ = writeln!(out, r#"        <rule break="{ends}">"#);
        let _ = writeln!(out, "          <beforebreak>{before}</beforebreak>");
        let _ = writeln!(out, "          <afterbreak>{after}</afterbreak>");
        let _ = writeln!(out, "        </rule>");
    }
    let _ = writeln!(out, "      </languagerule>");
}

/// One of these words.
fn any(words: &[&str]) -> String {
    let mut words: Vec<String> = words.iter().map(|word| word.replace('.', r"\.")).collect();
    words.sort();
    words.dedup();
    format!("(?:{})", words.join("|"))
}

/// Where no sentence ends in a language, although all languages' rules would end one.
fn exceptions(words: &Boundaries) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut no = |before: String, after: String| rules.push((false, before, after));
    if !words.abbreviations.is_empty() {
        no(format!(r"{WORD}{}\.{SPACE}", any(words.abbreviations)), format!(r"(?!{OPENERS}\p{{Nd}})[^\s]"));
    }
    if !words.before_number.is_empty() {
        no(format!(r"{WORD}{}\.{SPACE}", any(words.before_number)), format!(r"{OPENERS}\p{{Nd}}"));
    }
    if !words.after_ordinal.is_empty() {
        let after = format!("{OPENERS}{}{END}", any(words.after_ordinal));
        no(format!(r"{WORD}\p{{Nd}}{{1,4}}\.{SPACE}"), after);
    }
    if !words.after_quotation.is_empty() {
        no(
            format!("{STOP}{CLOSED}[\\s\\p{{Z}}]{{0,10}}"),
            format!("{OPENERS}{}{END}", any(words.after_quotation)),
        );
    }
    // What begins a sentence even after an abbreviation that often closes one.
    let begins = |words: &[&str]| match words {
        [] => format!("(?!{CLAUSE})[^\\s]"),
        words => format!("(?!{CLAUSE}|{OPENERS}{}{END})[^\\s]", any(words)),
    };
    let closing = [any(words.ambiguous), format!(r"{INITIALS}\p{{L}}")];
    let closing = if words.ambiguous.is_empty() { &closing[1..] } else { &closing[..] };
    no(format!(r"{WORD}(?:{})\.{SPACE}", closing.join("|")), begins(words.beginnings));
    // One capital: the initial of a name, unless a Latin one stands before a script without capitals.
    let names: Vec<&str> =
        words.beginnings.iter().copied().filter(|word| !matches!(*word, "A" | "I")).collect();
    let after = match names.as_slice() {
        [] => format!(r"(?!{OPENERS}\p{{Lo}})[^\s]"),
        names => format!(r"(?!{OPENERS}(?:\p{{Lo}}|{}{END}))[^\s]", any(names)),
    };
    no(format!(r"{WORD}\p{{Lu}}\.{SPACE}"), after);
    rules
}

/// What all languages share.
fn shared() -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let gap = r"[\s\p{Z}]{0,10}";
    let mut add =
        |ends: bool, before: &str, after: &str| rules.push((ends, before.to_owned(), after.to_owned()));
    // The end of a line ends a sentence.
    add(true, r"[\n\r\u0085\u2028\u2029][\s\p{Z}]{0,10}", r"[^\s\p{Z}]");
    // A letter without case and its stop are an initial or an era ("ق.م"), unless a number stands before it ("7 م.").
    add(false, &format!(r"(?<!\p{{Nd}}[\s\p{{Z}}]{{1,3}}){WORD}\p{{Lo}}\.{SPACE}"), r"[^\s]");
    add(false, &format!("{WORD}{INITIALS}"), r"\p{L}");
    // Numbers of clauses at the head of a sentence; what ends before it is longer than an abbreviation.
    add(
        false,
        &format!(
            r"(?:^|[\n\r]|[\p{{L}}\p{{M}}]{{3}}{STOP}{CLOSERS}[\s\p{{Z}}]{{1,5}})\(?(?:\p{{Nd}}{{1,3}}|[ivxIVX]{{1,5}}|\p{{L}})(?:\.\p{{Nd}}{{1,3}})?(?:\.\p{{Nd}}{{1,3}})?\.{SPACE}"
        ),
        r"[^\s]",
    );
    // Addresses are one word.
    add(false, r"(?:://|@|www\.)[^\s\p{Z}]{0,80}[.!?]", r"[^\s\p{Z}]");
    // What goes on with the sentence: more stops, commas and colons, a dash that opens no line of a dialogue.
    add(false, &format!("{STOP}{CLOSERS}{gap}"), &format!(r"{STOP}|{OPENERS}[,:;\u060C\u061B]"));
    add(false, &format!("{STOP}{CLOSED}{gap}"), r"[-\u2013\u2014]");
    add(false, &format!("{STOP}{gap}"), r"[-\u2013\u2014](?![\s\p{Z}]{0,3}[\p{Ps}\p{Pi}\x22']{0,3}\p{Lu})");
    // A small letter, except as the number of a clause.
    add(false, &format!("[.…]{CLOSERS}{SPACE}"), &format!(r"(?!{CLAUSE}){OPENERS}\p{{Ll}}"));
    add(false, &format!("{STOP}{CLOSED}{gap}"), &format!(r"(?!{CLAUSE}){OPENERS}\p{{Ll}}"));
    // Three stops are a pause where no capital shows an end; after a space they are an omission.
    add(false, &format!(r"(?:\.{{2,}}|…){CLOSERS}{gap}"), &format!(r"{OPENERS}\p{{Lo}}"));
    add(false, &format!(r"[\s\p{{Z}}](?:\.{{2,6}}|…){CLOSERS}{gap}"), &format!(r"{OPENERS}[^\s\p{{L}}]"));
    // Ends with white space.
    add(true, &format!("{STOP}{CLOSERS}{SPACE}"), r"[^\s\p{Z}]");
    // Ends without: a script without capitals is often set so.
    add(true, &format!(r"[!?\u061F\u06D4]{CLOSERS}"), r"[\p{Lo}\p{Lu}]");
    add(true, &format!(r"{STOP}{CLOSED}"), r"[\p{Lo}\p{Lu}\p{Nd}]");
    add(true, r"\p{Lo}[\p{Mn}\p{Cf}]{0,4}\.", r"\p{L}");
    rules
}

//! The tables of common words, and what is made of them for the program.
//!
//! `TARJUMAN_LEXICON=write cargo test --test lexicon` writes the stems anew after a table or a stemmer has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use tarjuman::align::words::stems;
use tarjuman::model::Locale;

/// The tables, and the letter that says how sure their rows are.
const TABLES: [(&str, char); 10] = [
    ("grammar", 'g'),
    ("verbs", 'w'),
    ("people", 'w'),
    ("world", 'w'),
    ("society", 'w'),
    ("literature", 'w'),
    ("general", 'w'),
    ("nations", 'w'),
    ("names", 'n'),
    ("news", 'w'),
];

/// A word of a phrase is less sure.
const PART: char = 'p';

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/align/evidence/lexicon").join(name)
}

/// Each table's lines but comments, the header first.
fn tables() -> Vec<(&'static str, char, Vec<String>)> {
    let read = |(name, letter)| {
        let text = fs::read_to_string(file(&format!("{name}.tsv"))).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned);
        (name, letter, lines.collect())
    };
    TABLES.map(read).into()
}

#[test]
fn rows_are_well_formed() {
    let mut count = 0;
    for (name, _, lines) in tables() {
        assert_eq!(lines[0], "ar\ten\ttk", "{name}");
        let mut seen = BTreeSet::new();
        for line in &lines[1..] {
            count += 1;
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{name}: {line}");
            assert!(cells.iter().filter(|cell| !cell.is_empty()).count() > 1, "{name}: says nothing: {line}");
            assert!(seen.insert(line), "{name}: twice: {line}");
            let arabic = |c: char| matches!(c, '\u{0621}'..='\u{0652}' | '\u{0671}'..='\u{06D3}');
            let english = |c: char| c.is_ascii_lowercase() || "'-.áâãäåçéèêíïñóôöøúüğıőšž".contains(c);
            let turkmen = |c: char| "abçdeäfghijžklmnňoöprsştuüwyýz'-".contains(c);
            let letters: [&dyn Fn(char) -> bool; 3] = [&arabic, &english, &turkmen];
            for (cell, letter) in cells.iter().zip(letters) {
                let odd = cell.chars().find(|c| !letter(*c) && !matches!(c, '|' | ' '));
                assert_eq!(odd, None, "{name}: {line}");
                let empty = !cell.is_empty() && cell.split('|').any(|word| word.trim().is_empty());
                assert!(!empty, "{name}: an empty alternative: {line}");
            }
        }
    }
    assert!(count > 2_500, "{count} rows");
}

/// Words of so many letters stand in the list of whole words, too.
const LONG: usize = 5;

/// For each word the rows that it stands in, with how sure each is.
type Rows = BTreeMap<String, BTreeMap<usize, char>>;

fn add(rows: &mut Rows, word: String, row: usize, letter: char) {
    let known = rows.entry(word).or_default().entry(row).or_insert(letter);
    if *known == PART {
        *known = letter;
    }
}

/// Compares a compiled list with what the tables give, or writes it.
fn hold(name: &str, rows: &Rows) {
    let line = |(word, rows): (&String, &BTreeMap<usize, char>)| {
        let rows: Vec<String> = rows.iter().map(|(row, letter)| format!("{row}{letter}")).collect();
        format!("{word}\t{}\n", rows.join(" "))
    };
    let text: String = rows.iter().map(line).collect();
    let path = file(name);
    if std::env::var_os("TARJUMAN_LEXICON").is_some_and(|value| value == "write") {
        fs::write(&path, &text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(written == text, "{} is stale: see the head of this file", path.display());
}

#[test]
fn stems_are_those_of_the_tables() {
    for (at, code) in ["ar", "en", "tk"].into_iter().enumerate() {
        let locale: Locale = code.parse().unwrap();
        let (mut rows, mut whole) = (Rows::new(), Rows::new());
        let lines = tables().into_iter().flat_map(|(_, letter, lines)| {
            lines.into_iter().skip(1).map(move |line| (letter, line)).collect::<Vec<_>>()
        });
        for (row, (letter, line)) in lines.enumerate() {
            for form in line.split('\t').nth(at).unwrap().split('|') {
                let stems = stems(&locale, form);
                let letter = if stems.len() > 1 { PART } else { letter };
                for stem in stems {
                    add(&mut rows, stem, row, letter);
                }
                let folded = tarjuman::lang::of(&locale).fold(form).text;
                let words = folded.split(|c: char| !c.is_alphanumeric());
                for word in words.filter(|word| word.chars().count() >= LONG) {
                    add(&mut whole, word.to_owned(), row, letter);
                }
            }
        }
        hold(&format!("stems.{code}"), &rows);
        hold(&format!("words.{code}"), &whole);
    }
}

use proptest::prelude::*;

use super::*;
use crate::document::package::packed;
use crate::document::{self, Columns};

const RELATIONS: &str = r#"<Relationships xmlns="r"><Relationship Id="m" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="Menu" sheetId="1" r:id="a"/><sheet name="Help" sheetId="2" r:id="b"/></sheets></workbook>"#;
const OF_BOOK: &str = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="c" Type="x/calcChain" Target="calcChain.xml"/></Relationships>"#;
const TYPES: &str =
    r#"<Types><Override PartName="/xl/calcChain.xml" ContentType="x/calcChain+xml"/></Types>"#;
const STRINGS: &str = r#"<sst><si><t>Key</t></si><si><t>English</t></si><si><r><rPr><b/></rPr><t>Op</t></r><r><t>en</t></r></si></sst>"#;

fn workbook(sheets: [&str; 2]) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", OF_BOOK),
        ("xl/calcChain.xml", r#"<calcChain><c r="C3"/></calcChain>"#),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/vbaProject.bin", "macros, which nobody runs"),
        ("xl/worksheets/sheet1.xml", sheets[0]),
        ("xl/worksheets/sheet2.xml", sheets[1]),
    ])
}

fn options(tag: &str, column: &str) -> ReadOptions {
    let named = |name: &str| Some(name.to_owned());
    let columns = Columns { id: named("Key"), source: named("English"), text: named(column) };
    ReadOptions { columns: Some(columns), locale: tag.parse().ok(), ..ReadOptions::default() }
}

/// The workbook with texts in the column of Turkmen.
fn with(bytes: &[u8], texts: &[(&str, &str)]) -> Vec<u8> {
    let texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let [source, target] = ["en", "tk"].map(|tag| tag.parse().unwrap());
    let column = Some("Türkmençe".to_owned());
    let translation = Translation { source: &source, target: &target, column, texts: &texts };
    document::localized("a.xlsx", bytes, &options("en", "English"), &translation).unwrap()
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut package = Package::open("a.xlsx", bytes, &ReadOptions::default()).unwrap();
    package.part(name).unwrap().map(|part| part.text().to_owned())
}

fn turkmen(bytes: &[u8]) -> Vec<(String, String)> {
    let blocks = document::messages("a.xlsx", bytes, &options("tk", "Türkmençe")).unwrap();
    blocks.into_iter().map(|block| (block.key.unwrap(), block.text)).collect()
}

#[test]
fn cells_that_change_keep_their_style_and_everything_else_its_bytes() {
    let first = r#"<worksheet><dimension ref="A1:C4"/><sheetData><row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="1" t="inlineStr"><is><t>Türkmençe</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>open</t></is></c><c r="B2" s="4" t="s"><v>2</v></c><c r="C2" s="7"/><c r="D2"><v>5</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>shut</t></is></c><c r="B3" s="4" t="inlineStr"><is><t>Shut</t></is></c><c r="C3" s="8" t="str"><f t="shared" ref="C3:C4" si="0">B3</f><v>Shut</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>quit</t></is></c><c r="B4" t="inlineStr"><is><t>Quit</t></is></c><c r="C4" t="str"><f t="shared" si="0"/><v>Quit</v></c></row></sheetData></worksheet>"#;
    let second = r#"<x:worksheet xmlns:x="s"><x:dimension ref="A1:B2"/><x:sheetData><x:row r="1" spans="1:2"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" s="9" t="s"><x:v>1</x:v></x:c></x:row><x:row r="2" spans="1:2"><x:c t="inlineStr"><x:is><x:t>open</x:t></x:is></x:c><x:c s="3" t="inlineStr"><x:is><x:t>Open it</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"#;
    let original = workbook([first, second]);
    let texts = [("open", "Aç <&> _x0041_"), ("shut", " Ýap\nhäzir"), ("Help!open", "Ony aç")];
    let made = with(&original, &texts);
    let wanted = first
        .replace(r#"<c r="C2" s="7"/>"#, r#"<c r="C2" s="7" t="inlineStr"><is><t xml:space="preserve">Aç &lt;&amp;&gt; _x005F_x0041_</t></is></c>"#)
        .replace(r#"<c r="C3" s="8" t="str"><f t="shared" ref="C3:C4" si="0">B3</f><v>Shut</v></c>"#, "<c r=\"C3\" s=\"8\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> Ýap\nhäzir</t></is></c>")
        .replace(r#"<f t="shared" si="0"/>"#, "");
    assert_eq!(part(&made, "xl/worksheets/sheet1.xml").unwrap(), wanted);
    let wanted = second
        .replace("A1:B2", "A1:C2")
        .replace(r#" spans="1:2""#, "")
        .replace("</x:c></x:row><x:row", r#"</x:c><x:c r="C1" s="9" t="inlineStr"><x:is><x:t xml:space="preserve">Türkmençe</x:t></x:is></x:c></x:row><x:row"#)
        .replace("</x:c></x:row></x:sheetData>", r#"</x:c><x:c r="C2" s="3" t="inlineStr"><x:is><x:t xml:space="preserve">Ony aç</x:t></x:is></x:c></x:row></x:sheetData>"#);
    assert_eq!(part(&made, "xl/worksheets/sheet2.xml").unwrap(), wanted);
    let texts: Vec<(String, String)> = turkmen(&made);
    let texts: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    assert_eq!(
        texts,
        [("open", "Aç <&> _x0041_"), ("shut", "Ýap\nhäzir"), ("quit", "Quit"), ("Help!open", "Ony aç")]
    );
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/vbaProject.bin"] {
        assert_eq!(part(&made, name), part(&original, name), "{name}");
    }
    assert_eq!(part(&made, "xl/calcChain.xml"), None, "a formula went");
    assert!(!part(&made, "[Content_Types].xml").unwrap().contains("calcChain"));
    assert!(!part(&made, "xl/_rels/workbook.xml.rels").unwrap().contains("calcChain"));
    assert_eq!(with(&made, &[]), with(&with(&made, &[]), &[]), "the same bytes again");
}

#[test]
fn what_stands_there_already_is_not_written_again() {
    let sheet = r#"<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c/><c t="inlineStr"><is><t>Türkmençe</t></is></c></row><row><c t="inlineStr"><is><t>open</t></is></c><c t="s"><v>2</v></c><c/><c t="inlineStr"><is><r><t>Aç</t></r></is></c></row></sheetData></worksheet>"#;
    let original = workbook([sheet, "<worksheet/>"]);
    assert_eq!(
        turkmen(&original),
        [("open".to_owned(), "Aç".to_owned())],
        "cells that do not say where they are"
    );
    let made = with(&original, &[("open", "Aç")]);
    assert_eq!(part(&made, "xl/worksheets/sheet1.xml").unwrap(), sheet);
    assert!(part(&made, "xl/calcChain.xml").is_some());
}

#[test]
fn columns_have_letters() {
    for (column, wanted) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
        assert_eq!(letters(column), wanted);
        assert_eq!(sheet::column(wanted), Some(column), "{wanted}");
    }
}

proptest! {
    /// Whatever the texts and however many columns lie between: what is put in is read again.
    #[test]
    fn texts_come_back(
        texts in proptest::collection::vec(("[a-z]{1,4}", "\\PC{1,12}|[\r\n\t _x0-9A-F<&\u{7}]{1,9}"), 1..6),
        gap in 0..3_usize,
        named in any::<bool>(),
    ) {
        let mut rows = String::new();
        let mut wanted = BTreeMap::new();
        for (at, (key, text)) in texts.iter().enumerate() {
            let number = at + 2;
            let key = format!("{key}{at}");
            let _ = write!(rows, r#"<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{key}</t></is></c><c r="B{number}" t="inlineStr"><is><t>x</t></is></c></row>"#);
            wanted.insert(key, text.clone());
        }
        let heading = match named {
            true => format!(r#"<c r="{}1" t="inlineStr"><is><t>Türkmençe</t></is></c>"#, letters(2 + gap)),
            false => String::new(),
        };
        let sheet = format!(r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>{heading}</row>{rows}</sheetData></worksheet>"#);
        let texts: Vec<(&str, &str)> = wanted.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
        let made = with(&workbook([&sheet, "<worksheet/>"]), &texts);
        let mut wanted: Vec<(String, String)> = wanted.iter().map(|(key, text)| (key.clone(), text.trim().to_owned())).filter(|(_, text)| !text.is_empty()).collect();
        wanted.sort();
        let mut found = turkmen(&made);
        found.sort();
        prop_assert_eq!(found, wanted);
    }

    /// Whatever a sheet is: an answer, and one that is read again.
    #[test]
    fn no_sheet_breaks_the_writer(sheet in "(<row>|<row r=\"1\"/>|</row>|<c>|<c r=\"B7\"/>|</c>|<f t=\"shared\" si=\"0\">|</f>|<v>|</v>|<t>|</t>|Key|English|0|open|&amp;|&x;|<!--){0,14}") {
        let sheet = format!(r#"<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>{sheet}</sheetData></worksheet>"#);
        let [source, target] = ["en", "tk"].map(|tag| tag.parse().unwrap());
        let texts = BTreeMap::from([("open".to_owned(), "Aç".to_owned())]);
        let translation = Translation { source: &source, target: &target, column: None, texts: &texts };
        let bytes = workbook([&sheet, "<worksheet/>"]);
        if let Ok(made) = document::localized("a.xlsx", &bytes, &options("en", "English"), &translation) {
            prop_assert!(document::messages("a.xlsx", &made, &options("en", "English")).is_ok());
        }
    }
}

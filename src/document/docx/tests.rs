use std::fmt::Write as _;

use crate::document::package::packed;
use crate::document::{DocumentError, ReadOptions, read};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STYLES: &str = r#"
    <w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="a2"><w:name w:val="عنوان فرعي"/><w:basedOn w:val="a1"/></w:style>
    <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="مادة"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="a4"><w:name w:val="a4"/><w:basedOn w:val="a5"/></w:style>
    <w:style w:type="paragraph" w:styleId="a5"><w:name w:val="a5"/><w:basedOn w:val="a4"/></w:style>
    <w:style w:type="paragraph" w:styleId="a6"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="a7"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="a8"><w:name w:val="Quote"/></w:style>"#;
const NOTES: &str = r#"
    <w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
    <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> وثيقة أولى.</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:t>وثيقة ثانية.</w:t></w:r></w:p></w:footnote>"#;

fn part(root: &str, content: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><w:{root} xmlns:w="{WORD}" xmlns:m="urn:m" xmlns:mc="urn:mc">{content}</w:{root}>"#
    )
}

fn word(body: &str) -> Vec<u8> {
    let relations = r#"<Relationships xmlns="urn:r">
        <Relationship Type="http://x/relationships/styles" Target="styles.xml"/>
        <Relationship Type="http://x/relationships/footnotes" Target="/word/../word/footnotes.xml"/>
        <Relationship Type="http://x/relationships/endnotes" Target="http://example.org/" TargetMode="External"/>
        <Relationship Id="l1" Type="http://x/relationships/hyperlink" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"/>
    </Relationships>"#;
    packed(&[
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", &part("styles", STYLES)),
        ("word/footnotes.xml", &part("footnotes", NOTES)),
        ("word/document.xml", &part("document", &format!("<w:body>{body}</w:body>"))),
    ])
}

/// A line a block: kind and text; then what was left out.
fn show(bytes: &[u8]) -> String {
    let (blocks, findings) = match read("a.docx", bytes, &ReadOptions::default()) {
        Ok(read) => read,
        Err(error) => return error.to_string(),
    };
    let mut out = String::new();
    for block in blocks {
        let _ = writeln!(out, "{} {:?} {}", block.place(0).line, block.kind, block.text.replace('\n', "⏎"));
    }
    for finding in findings {
        let _ = writeln!(out, "- {} {}", finding.place.line, finding.args[0].1);
    }
    out
}

/// Text without markup stands for a run.
fn p(content: &str) -> String {
    match content.starts_with('<') {
        true => format!("<w:p>{content}</w:p>"),
        false => format!("<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"),
    }
}

#[test]
fn text_is_what_a_reader_sees() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run(result)
        )
    };
    let rows: &[(String, &str, &str)] = &[
        (run("التقى ") + &run("الوزير."), "التقى الوزير.", "runs join without a space of their own"),
        (run("ﷲ &amp; &lt;b&gt; &#x627;"), "ﷲ & <b> ا", "entities of XML"),
        (
            run("النص ").replace("<w:t", "<w:rPr><w:rtl/></w:rPr><w:t") + &run("ABC 12") + &run(" هنا"),
            "النص ABC 12 هنا",
            "runs of either direction keep their order",
        ),
        (run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a b⏎c", "tabs and breaks"),
        (
            "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op\u{AD}era</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r>"
                .into(),
            "coopera\u{2011}x",
            "soft hyphens are layout",
        ),
        (
            "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A7\"/><w:sym w:char=\"2013\"/></w:r>".into(),
            "–",
            "a picture of a symbol font is no text",
        ),
        (
            format!("<w:ins>{}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>", run("جديد")),
            "جديد",
            "changes are accepted",
        ),
        (
            format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", run("هنا"), run("هناك")),
            "هناك",
            "what was moved stands where it was moved to",
        ),
        (run("في ") + &field("DATE \\@ yyyy", "٢٠٢٥"), "في ٢٠٢٥", "of a field the result"),
        (
            "<w:fldSimple w:instr=\"AUTHOR\"><w:r><w:t>سارة</w:t></w:r></w:fldSimple>".into(),
            "سارة",
            "a simple field",
        ),
        (
            format!("<w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag>", run("رابط"), run("!")),
            "رابط!",
            "links and smart tags",
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>y</w:t></w:r>"
                .into(),
            "y",
            "hidden text",
        ),
        ("<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>y</w:t></w:r></w:rubyBase></w:ruby></w:r>".into(), "y", "the reading of a ruby"),
        ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>".into(), "x+y", "a formula"),
    ];
    for (content, text, why) in rows {
        let shown = show(&word(&p(content)));
        let first = shown.lines().next().unwrap_or_default();
        assert_eq!(first.strip_prefix("1 Paragraph "), Some(*text), "{why}: {shown}");
    }
}

#[test]
fn links_keep_their_addresses() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>{instruction}</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            run(result)
        )
    };
    let rows: &[(String, &str, &str)] = &[
        (
            format!(
                "{}<w:hyperlink r:id=\"l1\">{}<w:r><w:rPr><w:b/></w:rPr><w:t>هنا</w:t></w:r></w:hyperlink>.",
                run("انظر "),
                run("ال")
            ),
            "انظر <a href=\"https://example.org/?a=1&b=2\">ال<b>هنا</b></a>",
            "a link out of the document",
        ),
        (
            format!("<w:hyperlink r:id=\"l1\" w:anchor=\"z\">{}</w:hyperlink>", run("x")),
            "<a href=\"https://example.org/?a=1&b=2#z\">x</a>",
            "a place in it",
        ),
        (
            format!("<w:hyperlink w:anchor=\"fn1\">{}</w:hyperlink>{}", run("x"), run(" y")),
            "<a href=\"#fn1\">x</a> y",
            "a place in this document",
        ),
        (
            format!("<w:hyperlink r:id=\"l9\">{}</w:hyperlink>", run("x")),
            "<a>x</a>",
            "an id that leads nowhere",
        ),
        (
            field("HYPERLINK \"https://e.org/a b\" \\o \"a tip\"", "x") + &run("y"),
            "<a href=\"https://e.org/a b\">x</a>y",
            "a field",
        ),
        (field(" hyperlink \\l \"top\" ", "x"), "<a href=\"#top\">x</a>", "a field that leads to a place"),
        (
            format!(
                "<w:fldSimple w:instr=\"HYPERLINK https://e.org/%22 \\t _blank\">{}</w:fldSimple>{}",
                run("x"),
                run("y")
            ),
            "<a href=\"https://e.org/%22\">x</a>y",
            "a simple field",
        ),
        (field("PAGE", "7"), "7", "another field"),
    ];
    let options = ReadOptions { markup: true, ..ReadOptions::default() };
    for (content, text, why) in rows {
        let (blocks, _) = read("a.docx", &word(&p(content)), &options).unwrap();
        assert_eq!(blocks[0].text, *text, "{why}");
    }
}

#[test]
fn paragraphs_are_what_their_styles_make_of_them() {
    let styled = |style: &str, more: &str, text: &str| {
        p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r>"))
    };
    let number = |id: u8| format!("<w:numPr><w:numId w:val=\"{id}\"/></w:numPr>");
    let body = [
        styled("a1", "", "بيان"),
        styled("a2", "", "heading by its base"),
        styled("a3", "", "heading by its outline"),
        styled("a4", "", "styles based on each other"),
        styled("none", "", "a style that is not there"),
        styled("a6", "", "item by its style"),
        styled("a6", &number(0), "numbering switched off"),
        styled("none", &number(7), "item by itself"),
        styled("a8", "", "quote"),
        styled("a7", "", "contents"),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p("cell"), styled("a1", "", "head")),
        format!("<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", p("deleted row")),
    ];
    insta::assert_snapshot!(show(&word(&body.concat())), @r#"
    1 Heading(1) بيان
    2 Heading(1) heading by its base
    3 Heading(3) heading by its outline
    4 Paragraph styles based on each other
    5 Paragraph a style that is not there
    6 ListItem item by its style
    7 Paragraph numbering switched off
    8 ListItem item by itself
    9 Quote quote
    10 Cell cell
    11 Cell head
    - 10 table of contents
    "#);
}

#[test]
fn notes_boxes_and_joined_paragraphs_come_in_their_order() {
    let reference = |id: u8| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let boxed = |tag: &str| format!("<mc:{tag}><w:txbxContent>{}</w:txbxContent></mc:{tag}>", p("box"));
    let body = [
        p(&format!("<w:r><w:t>one</w:t></w:r>{}{}", reference(2), reference(1))),
        p(&format!("<w:r><w:t>two</w:t>{}{}<w:t> more</w:t></w:r>", boxed("Choice"), boxed("Fallback"))),
        p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">three </w:t></w:r>"),
        p("four"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr>\
         <w:sdtContent><w:p><w:r><w:t>contents</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            .to_owned(),
        p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>last</w:t></w:r>"),
    ];
    insta::assert_snapshot!(show(&word(&body.concat())), @r"
    1 Paragraph one
    2 Paragraph two more
    3 Paragraph box
    4 Paragraph three four
    5 Paragraph last
    6 Paragraph وثيقة ثانية.
    7 Paragraph وثيقة أولى.
    - 5 table of contents
    ");
}

#[test]
fn what_is_no_document_is_said_to_be_none() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(10_000);
    let bomb = format!("<!DOCTYPE d [<!ENTITY a \"x\">]>{}", part("document", "&a;"));
    let rows: &[(&str, Vec<u8>, &str)] = &[
        ("nested", word(&deep), "nested deeper than 1000"),
        ("entities", packed(&[("word/document.xml", &bomb)]), "declares a document type"),
        ("cut off", packed(&[("word/document.xml", "<w:document>")]), "before its elements do"),
        ("unknown entity", word("<w:p>&x;</w:p>"), "x"),
        ("another archive", packed(&[("a.txt", "a")]), "no known format"),
        ("no archive", b"PK\x03\x04garbage".to_vec(), "cannot be read"),
        ("empty", word(""), "has no text"),
        ("old Word", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].to_vec(), "before 2007"),
    ];
    for (why, bytes, said) in rows {
        let shown = show(bytes);
        assert!(shown.contains(said), "{why}: {shown}");
    }
    let limit = ReadOptions { max_bytes: 1 << 20, ..ReadOptions::default() };
    let bomb = word(&p(&"a".repeat(2 << 20)));
    assert!(bomb.len() < 100_000);
    let error = read("a.docx", &bomb, &limit).unwrap_err();
    assert!(matches!(error, DocumentError::Unpacked { .. }), "{error}");
}

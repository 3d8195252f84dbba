//! Hostile files of each format, through the commands that read them: a clear error or an answer, inside the limits, without a
//! panic and without a word to the network.

use std::fs;
use std::io::{Cursor, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Bytes of memory that a command may ask for beside what its libraries and threads reserve, in KiB: a line of 2 GB does not fit.
const MEMORY_KIB: &str = "1800000";
const GIGABYTES_2: u64 = 2 << 30;

/// What a command said, and its exit code; within bounded memory where that can be bounded.
fn tarjuman(folder: &Path, arguments: &[&str], input: Option<(&str, &str)>) -> (String, Option<i32>) {
    let mut command = Command::new("sh");
    let script = format!("ulimit -v {MEMORY_KIB}; exec \"$0\" \"$@\"");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_tarjuman")]).args(arguments);
    command.current_dir(folder).env_clear().env("TARJUMAN_LANG", "en").env("RAYON_NUM_THREADS", "2");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let stdin = child.stdin.take();
    if let (Some(mut stdin), Some((begin, end))) = (stdin, input) {
        let (begin, end) = (begin.to_owned(), end.to_owned());
        // A line of 2 GB that stands nowhere; whoever has read enough hangs up.
        std::thread::spawn(move || {
            let piece = vec![b'a'; 1 << 20];
            let _ = stdin.write_all(begin.as_bytes());
            for _ in 0..GIGABYTES_2 >> 20 {
                if stdin.write_all(&piece).is_err() {
                    return;
                }
            }
            let _ = stdin.write_all(end.as_bytes());
        });
    }
    let output = child.wait_with_output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!said.contains("panicked") && !said.contains("tarjuman.yaml"), "{arguments:?}: {said}");
    (said, output.status.code())
}

/// A project of one document in Arabic.
fn project(folder: &Path, name: &str, bytes: &[u8]) {
    let config = format!(
        "source: ar\ntargets: [tk]\ndocuments:\n  - files: {name}\n    translations: none/{{name}}.{{locale}}.txt\nbundles: []\n"
    );
    fs::write(folder.join("tarjuman.yaml"), config).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
}

#[test]
fn a_line_of_two_gigabytes_is_an_error_in_bounded_memory() {
    let folder = tempfile::tempdir().unwrap();
    let tmx = "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>";
    type Row<'a> = (&'a [&'a str], (&'a str, &'a str), &'a str, i32);
    let rows: &[Row] = &[
        (&["segment", "--lang", "en", "-"], ("", "\n"), "more than the limit of 67108864", 1),
        (
            &["segment", "--lang", "en", "--jsonl", "-"],
            ("{\"text\":\"", "\"}\n{\"text\":\"A. B.\"}\n"),
            "record longer than 67108864",
            1,
        ),
        (&["clean", "-", "--lang", "en"], ("", "\n"), "more than the limit of 67108864", 1),
        (
            &[
                "convert",
                "-",
                "-",
                "--from-format",
                "tmx",
                "--to-format",
                "csv",
                "--from",
                "en",
                "--to",
                "tk",
            ],
            (tmx, "</seg></tuv></tu></body></tmx>"),
            "more than 4194304 bytes",
            3,
        ),
        (
            &[
                "convert",
                "-",
                "-",
                "--from-format",
                "csv",
                "--to-format",
                "tmx",
                "--from",
                "en",
                "--to",
                "tk",
            ],
            ("id,en,tk\n1,", ",x\n2,y,z\n"),
            "more than 1048576 bytes",
            3,
        ),
        (
            &["convert", "-", "-", "--from-format", "xliff-1.2", "--to-format", "csv"],
            ("<xliff version=\"1.2\"><file><body><trans-unit><source>", ""),
            "more than",
            1,
        ),
    ];
    for (arguments, input, wanted, exit) in rows {
        let (said, code) = tarjuman(folder.path(), arguments, Some(*input));
        assert!(said.contains(wanted), "{arguments:?}: {said}");
        assert_eq!(code, Some(*exit), "{arguments:?}: {said}");
    }
    for name in ["a.txt", "a.md", "a.html", "a.docx", "a.xlsx", "a.csv", "a.po", "a.xlf", "a.tmx"] {
        project(folder.path(), name, b"");
        fs::File::options().write(true).open(folder.path().join(name)).unwrap().set_len(GIGABYTES_2).unwrap();
        let (said, code) = tarjuman(folder.path(), &["run"], None);
        assert!(said.contains(name) && said.contains("2147483648"), "{name}: {said}");
        assert_eq!(code, Some(1), "{name}: {said}");
        fs::remove_file(folder.path().join(name)).unwrap();
    }
}

#[test]
fn what_is_nested_ten_thousand_deep_is_an_error_or_read() {
    let many = |text: &str| text.repeat(10_000);
    let rows: &[(&str, String, &str)] = &[
        ("a.html", many("<table><tr><td>") + "خلية", "tables"),
        ("a.html", many("<div><ul><li>") + "خلية", "lists"),
        ("a.md", many("> ") + "قول", "quotations"),
        ("a.md", many("- ") + "قول", "lists of Markdown"),
        ("a.md", many("[") + "قول" + &many("](x)"), "links"),
        ("a.yml", format!("ar: {}x", many("{ a: ")), "mappings"),
        ("a.json", format!("{{\"a\": {}1", many("[")), "arrays"),
        ("a.ftl", format!("a = {}x", many("{ ")), "placeables"),
        (
            "a.xlf",
            format!("<xliff version=\"1.2\"><file source-language=\"ar\"><body>{}", many("<group>")),
            "groups",
        ),
        (
            "a.xlf",
            format!(
                "<xliff version=\"1.2\"><file source-language=\"ar\"><body><trans-unit id=\"1\"><source>{}نص",
                many("<g id=\"1\">")
            ),
            "inline elements",
        ),
        (
            "a.tmx",
            format!(
                "<tmx version=\"1.4\"><header srclang=\"ar\"/><body><tu><tuv xml:lang=\"ar\"><seg>{}نص",
                many("<hi>")
            ),
            "highlights",
        ),
    ];
    for (name, text, why) in rows {
        let folder = tempfile::tempdir().unwrap();
        project(folder.path(), name, text.as_bytes());
        let (said, code) = tarjuman(folder.path(), &["run"], None);
        assert!(matches!(code, Some(0 | 1 | 3)), "{why}: {code:?} {said}");
        assert!(code != Some(1) || said.contains(name), "{why}: {said}");
    }
}

/// Units that refer to each other in a circle, as no program may follow them.
#[test]
fn references_in_a_circle_come_to_an_end() {
    let two = r#"<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ar" trgLang="tk"><file id="f"><group id="g"><unit id="1"><originalData><data id="d1"><cp hex="0001"/></data></originalData><segment><source>نص <ph id="1" copyOf="2" dataRef="d1" subFlows="2"/> و <ph id="2" copyOf="1" subFlows="1 2"/> <sc id="3" copyOf="3"/>آخر<ec startRef="3"/></source><target>Tekst <ph id="1" copyOf="2"/> we <ph id="2" copyOf="1"/></target></segment></unit><unit id="2"><segment><source>باب <pc id="1" copyOf="1" subFlowsStart="1" subFlowsEnd="1">مغلق</pc></source></segment></unit></group></file></xliff>"#;
    let one = r#"<xliff version="1.2"><file original="a" source-language="ar" target-language="tk" datatype="x"><body><trans-unit id="1"><source>نص <ph id="1" xid="2">x</ph><sub xid="1">فرع</sub></source><target>Tekst <ph id="1" xid="2">x</ph></target></trans-unit><trans-unit id="2"><source>باب <x id="1" xid="1"/> <bpt id="2" rid="3"/><ept id="3" rid="2"/></source></trans-unit></body></file></xliff>"#;
    for (text, why) in [(two, "XLIFF 2"), (one, "XLIFF 1.2")] {
        let folder = tempfile::tempdir().unwrap();
        project(folder.path(), "a.xlf", text.as_bytes());
        let (said, code) = tarjuman(folder.path(), &["run"], None);
        assert!(matches!(code, Some(0 | 3)), "{why}: {said}");
        let state = fs::read_to_string(folder.path().join("xliff/a.tk.xlf")).unwrap();
        assert!(state.contains("نص") && state.contains("باب"), "{why}: {state}");
        let arguments = ["convert", "a.xlf", "-", "--to-format", "jsonl", "--from", "ar", "--to", "tk"];
        let (said, code) = tarjuman(folder.path(), &arguments, None);
        assert!(matches!(code, Some(0 | 3)) && said.contains("Tekst"), "{why}: {code:?} {said}");
    }
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// An archive of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn word(paragraphs: &str) -> String {
    format!(
        "<w:document xmlns:w=\"{WORD}\" xmlns:r=\"r\"><w:body><w:p><w:r><w:t>وصل الوفد.</w:t></w:r></w:p>{paragraphs}</w:body></w:document>"
    )
}

#[test]
fn archives_that_are_none_are_told_as_such() {
    let good = packed(&[("word/document.xml", word("").as_bytes())]);
    let end = good.len();
    // The sizes and the check sum of the only part stand behind its name in the directory.
    let directory = good.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut broken = good.clone();
        broken[at..at + bytes.len()].copy_from_slice(bytes);
        broken
    };
    let bomb = packed(&[("word/document.xml", word(&" ".repeat(80 << 20)).as_bytes())]);
    let names: Vec<String> = (0..20_001).map(|number| format!("word/{number}.xml")).collect();
    let crowd: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let text = word("");
    let rows: &[(&str, Vec<u8>, &str)] = &[
        ("a.docx", good[..end / 2].to_vec(), "cut in the middle"),
        ("a.docx", good[..end - 6].to_vec(), "cut at its end"),
        ("a.docx", with(directory + 16, &[0xFF; 4]), "another check sum"),
        ("a.docx", with(directory + 42, &[0xFF, 0xFF, 0xFF, 0x7F]), "a part that begins behind the end"),
        ("a.docx", with(directory + 10, &[0x63, 0]), "a method that nobody knows"),
        ("a.docx", with(directory + 8, &[1, 0]), "a part that is locked"),
        ("a.docx", bomb, "80 MB of spaces"),
        ("a.docx", packed(&crowd), "twenty thousand parts"),
        ("a.docx", b"PK\x03\x04".to_vec(), "four bytes"),
        ("a.docx", packed(&[("../../x.xml", text.as_bytes())]), "a part outside"),
        ("a.docx", packed(&[("word/document.xml", &[0xFF, 0xFE, 0x00, 0xD8])]), "no UTF-8"),
        ("a.xlsx", packed(&[("xl/workbook.xml", b"<workbook>")]), "a workbook without end"),
        ("a.xlsx", packed(&[("xl/workbook.xml", b"<workbook/>")]), "a workbook without sheets"),
        ("a.txt", good[..end / 2].to_vec(), "an archive that calls itself text"),
    ];
    for (name, bytes, why) in rows {
        let folder = tempfile::tempdir().unwrap();
        project(folder.path(), name, bytes);
        let (said, code) = tarjuman(folder.path(), &["run"], None);
        assert!(code == Some(1) && said.contains(name), "{why}: {code:?} {said}");
        assert!(!folder.path().parent().unwrap().join("x.xml").exists(), "{why}");
    }
}

/// A listener that nobody may call, and its address.
fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    (listener, address)
}

#[test]
fn nothing_that_a_document_refers_to_is_called_and_no_macro_is_looked_at() {
    let (listener, address) = listener();
    let types = r#"<Types xmlns="t"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
    let relations = format!(
        r#"<Relationships xmlns="r"><Relationship Id="a" Type="x/attachedTemplate" Target="{address}/t.dotm" TargetMode="External"/><Relationship Id="b" Type="x/image" Target="{address}/p.png" TargetMode="External"/><Relationship Id="c" Type="x/aFChunk" Target="{address}/c.html" TargetMode="External"/><Relationship Id="d" Type="x/vbaProject" Target="vbaProject.bin"/><Relationship Id="e" Type="x/styles" Target="{address}/s.xml" TargetMode="External"/><Relationship Id="f" Type="x/footnotes" Target="file:///etc/passwd" TargetMode="External"/></Relationships>"#
    );
    let body = word(&format!(
        r#"<w:altChunk r:id="c"/><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "{address}/x.docx"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>غادر.</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>"#
    ));
    let macros = packed(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/document.xml", body.as_bytes()),
        ("word/vbaProject.bin", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1Sub AutoOpen()"),
    ]);
    let doctype = |root: &str| {
        format!(
            "<!DOCTYPE {root} [<!ENTITY a SYSTEM \"{address}/e\"><!ENTITY % b SYSTEM \"{address}/d.dtd\"> %b;]>"
        )
    };
    let rows: &[(&str, Vec<u8>, Option<&str>, &str)] = &[
        ("a.docm", macros.clone(), Some("غادر."), "a document with macros"),
        ("a.docx", macros, Some("وصل الوفد."), "one that is called a document without"),
        (
            "a.html",
            format!("<base href=\"{address}\"><link rel=stylesheet href=\"{address}/s.css\"><script src=\"{address}/s.js\"></script><iframe src=\"{address}\"></iframe><p>وصل الوفد. <img src=\"{address}/p.png\"></p>").into_bytes(),
            Some("وصل الوفد."),
            "a page",
        ),
        (
            "a.md",
            format!("وصل الوفد. ![صورة]({address}/p.png) [رابط]({address})\n").into_bytes(),
            Some("وصل الوفد."),
            "Markdown",
        ),
        (
            "a.xlf",
            format!("{}<xliff version=\"1.2\"><file source-language=\"ar\" original=\"{address}\"><header><skl><external-file href=\"{address}/skl\"/></skl></header><body><trans-unit id=\"1\"><source>وصل الوفد. &a;</source></trans-unit></body></file></xliff>", doctype("xliff")).into_bytes(),
            None,
            "XLIFF with a document type",
        ),
        (
            "a.xlf",
            format!("<?xml-stylesheet href=\"{address}/x.xsl\"?><xliff version=\"1.2\"><file source-language=\"ar\" original=\"{address}\"><header><skl><external-file href=\"{address}/skl\"/></skl></header><body><trans-unit id=\"1\"><source>وصل الوفد.</source></trans-unit></body></file></xliff>").into_bytes(),
            Some("وصل الوفد."),
            "XLIFF with a skeleton elsewhere",
        ),
        (
            "a.tmx",
            format!("{}<tmx version=\"1.4\"><header srclang=\"ar\"/><body><tu><tuv xml:lang=\"ar\"><seg>وصل الوفد.</seg></tuv></tu></body></tmx>", doctype("tmx")).into_bytes(),
            None,
            "TMX",
        ),
        (
            "a.yml",
            format!("ar:\n  a: وصل الوفد.\n  b: !include {address}/b.yml\n").into_bytes(),
            None,
            "YAML",
        ),
    ];
    for (name, bytes, text, why) in rows {
        let folder = tempfile::tempdir().unwrap();
        project(folder.path(), name, bytes);
        let (said, code) = tarjuman(folder.path(), &["run"], None);
        let state = fs::read_to_string(folder.path().join("xliff/a.tk.xlf")).unwrap_or_default();
        match text {
            Some(text) => assert!(state.contains(text), "{why}: {code:?} {said}"),
            None => assert!(!state.is_empty() || said.contains(name), "{why}: {code:?} {said}"),
        }
        assert!(!state.contains("AutoOpen") && !state.contains("root:"), "{why}: {state}");
    }
    let called = listener.accept();
    assert!(called.is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock), "somebody was called");
}

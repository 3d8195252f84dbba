use std::cell::RefCell;
use std::io::{self, Cursor};
use std::rc::Rc;

use proptest::prelude::*;

use super::*;

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

/// A file in memory that can be looked at afterwards.
#[derive(Clone, Default)]
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write(format: &dyn PairFormat, head: &Head, entries: &[Entry], pair: &Pair) -> (Vec<Vec<u8>>, Losses) {
    let files: Vec<Shared> = (0..format.files()).map(|_| Shared::default()).collect();
    let sinks = files.iter().map(|file| Box::new(file.clone()) as Sink<'_>).collect();
    let mut writer = format.write(sinks, head, pair.clone()).unwrap();
    for entry in entries {
        writer.entry(entry).unwrap();
    }
    let losses = writer.finish().unwrap();
    (files.into_iter().map(|file| file.0.take()).collect(), losses)
}

fn read(format: &dyn PairFormat, files: &[Vec<u8>], pair: &Pair) -> (Head, Vec<Entry>) {
    let sources = files.iter().map(|file| Box::new(Cursor::new(file.clone())) as Source).collect();
    let reader = format.read(sources, pair.clone()).unwrap();
    let head = reader.head().clone();
    let entries = reader.collect::<Result<Vec<_>, _>>().unwrap();
    (head, entries.into_iter().map(|entry| Entry { line: 0, ..entry }).collect())
}

fn both() -> Pair {
    Pair { source: Some(locale("ar")), target: Some(locale("en")) }
}

/// Text with what formats stumble over: markup, quotes, separators, ends of lines, invisible letters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "سفارة",
        "a b",
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "<b>",
        "&amp;",
        "]]>",
        "\\n",
        "'",
        "\u{2068}",
        "\u{FEFF}",
        "😀",
        "ş",
        "  ",
        "-->",
        "</tu>",
    ]);
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,6}"
}

/// Codes as they stand in a text: pairs that nest, one that stands alone, a mark.
fn segment() -> impl Strategy<Value = Segment> {
    (prop::array::uniform4(text()), 0..6_usize, word(), text()).prop_map(|(texts, shape, kind, data)| {
        let mut segment = Segment::default();
        let kind = &kind;
        let code = |role: Role, pair: &str, at: usize| {
            let kind = if matches!(role, Role::Close) { String::new() } else { kind.clone() };
            let mark = matches!(role, Role::MarkOpen | Role::MarkClose);
            let data = if mark { String::new() } else { data.clone() };
            Code { at, role, pair: pair.to_owned(), link: "1".to_owned(), kind, data, shown: String::new() }
        };
        let roles: &[(Role, &str)] = match shape {
            0 => &[],
            1 => &[(Role::Alone, "")],
            2 => &[(Role::Open, "1"), (Role::Close, "1")],
            3 => &[(Role::Open, "1"), (Role::Alone, ""), (Role::Close, "1")],
            4 => &[(Role::CloseElsewhere, ""), (Role::OpenElsewhere, "")],
            _ => &[(Role::MarkOpen, ""), (Role::Alone, ""), (Role::MarkClose, "")],
        };
        for (index, text) in texts.iter().enumerate() {
            segment.text.push_str(text);
            if let Some((role, pair)) = roles.get(index) {
                let at = segment.text.len();
                segment.codes.push(code(*role, pair, at));
            }
        }
        segment
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    let state = prop::option::of(prop::sample::select(State::ALL.to_vec()));
    let lists = (
        prop::collection::vec(text(), 0..3),
        prop::collection::vec((word(), text()), 0..3),
        prop::option::of(word()),
    );
    (word(), state, lists, segment(), segment()).prop_map(
        |(id, state, (notes, properties, author), source, target)| {
            let properties: Vec<_> = properties
                .into_iter()
                .map(|(kind, value)| Property { kind: format!("p-{kind}"), value })
                .collect();
            let attributes: Vec<_> =
                author.into_iter().map(|author| ("creationid".to_owned(), author)).collect();
            let mut source = Variant::new(locale("ar"), source);
            source.attributes = attributes.clone();
            source.notes = notes.iter().take(1).cloned().collect();
            source.properties = properties.iter().take(1).cloned().collect();
            let target = Variant::new(locale("en"), target);
            Entry {
                id,
                line: 0,
                state,
                attributes,
                properties,
                notes,
                variants: vec![source, target],
                passed: Vec::new(),
            }
        },
    )
}

/// What a format keeps of an entry when it tells every loss: texts, and of the rest what it says it holds.
fn reduced(entry: &Entry, lost: &Losses) -> Entry {
    let lost: Vec<&str> = lost.counts().map(|(what, _)| what).collect();
    let keeps = |what: &str| !lost.contains(&what);
    let mut kept = entry.clone();
    if !keeps("state") {
        kept.state = None;
    }
    if !keeps("notes") {
        kept.notes.clear();
    }
    for variant in &mut kept.variants {
        if !keeps("codes") {
            variant.segment.codes.clear();
        }
        if !keeps("attributes") {
            variant.attributes.clear();
        }
        if !keeps("properties") {
            variant.properties.clear();
        }
    }
    if !keeps("attributes") {
        kept.attributes.clear();
    }
    if !keeps("properties") {
        kept.properties.clear();
    }
    kept
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_holds_everything_gives_everything_back(entries in prop::collection::vec(entry(), 0..5), note in text(), kind in word()) {
        let head = Head {
            source: Some(locale("ar")),
            target: None,
            attributes: [("creationtool", "x"), ("creationtoolversion", "1"), ("segtype", "sentence"), ("o-tmf", "y"), ("adminlang", "en"), ("srclang", "ar"), ("datatype", "xml")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            properties: vec![Property { kind, value: note.clone() }],
            notes: vec![note],
        };
        for name in ["tmx", "jsonl"] {
            let format = by_name(name).unwrap();
            let (files, losses) = write(format, &head, &entries, &Pair::default());
            prop_assert_eq!(losses, Losses::default(), "{} tells a loss", name);
            let (read_head, read) = read(format, &files, &Pair::default());
            prop_assert_eq!(&read, &entries, "{}: {}", name, String::from_utf8_lossy(&files[0]));
            prop_assert_eq!(&read_head, &head, "{}", name);
            let (again, _) = write(format, &read_head, &read, &Pair::default());
            prop_assert_eq!(again, files, "{}: the same bytes again", name);
        }
    }

    #[test]
    fn every_format_gives_back_all_but_what_it_says_it_lost(entries in prop::collection::vec(entry(), 1..5)) {
        for format in PAIR_FORMATS {
            let (files, losses) = write(*format, &Head::default(), &entries, &both());
            let (_, read) = read(*format, &files, &both());
            let told: Vec<&str> = losses.counts().map(|(what, _)| what).collect();
            let changes = ["line-breaks", "one-sided", "white-space", "characters"];
            if changes.iter().any(|change| told.contains(change)) {
                continue;
            }
            prop_assert_eq!(read.len(), entries.len(), "{}", format.name());
            for (read, entry) in read.iter().zip(&entries) {
                let wanted = reduced(entry, &losses);
                for (read, wanted) in read.variants.iter().zip(&wanted.variants) {
                    prop_assert_eq!(&read.segment, &wanted.segment, "{}", format.name());
                }
                // An id that stands twice is lost only the second time.
                let id = if told.contains(&"id") { &read.id } else { &entry.id };
                prop_assert_eq!(&read.id, id, "{}", format.name());
                prop_assert_eq!(read.state, wanted.state, "{}", format.name());
            }
        }
    }
}

fn refusals(format: &str, file: &str) -> Vec<String> {
    let format = by_name(format).unwrap();
    match format.read(vec![Box::new(Cursor::new(file.as_bytes().to_vec()))], both()) {
        Err(error) => vec![format!("file: {error}")],
        Ok(reader) => reader.filter_map(Result::err).map(|error| error.to_string()).collect(),
    }
}

const HEAD: &str = "<tmx version=\"1.4\">\n<header srclang=\"ar\"/>\n<body>\n";

#[test]
fn a_broken_unit_breaks_nothing_else() {
    let good = "<tu><tuv xml:lang=\"ar\"><seg>سفارة</seg></tuv></tu>\n";
    let rows: &[(&str, &str, &str)] = &[
        ("<tu><tuv xml:lang=\"ar\"><seg>a</tuv></tu>\n", "line 4: Syntax", "an element that is not closed"),
        (
            "<tu><tuv xml:lang=\"ar\"><seg>&nbsp;</seg></tuv></tu>\n",
            "line 4: Entity(\"nbsp\")",
            "an entity of HTML",
        ),
        ("<tu>\n", "line 4: it is not closed before the next begins", "a unit without end"),
        ("<tu></tu>\n", "line 4: it has no segment", "nothing in it"),
        ("<tu><tuv><seg>a</seg></tuv></tu>\n", "line 4: a segment does not say its language", "no language"),
        (
            "<tu><tuv xml:lang=\"1\"><seg>a</seg></tuv></tu>\n",
            "line 4: \"1\" is no language",
            "a wrong language",
        ),
        (
            "<tu><tuv xml:lang=\"ar\"><seg>a</seg><seg>b</seg></tuv></tu>\n",
            "line 4: a variant has two segments",
            "two",
        ),
        ("<tu><tuv xml:lang=\"ar\"></tuv></tu>\n", "line 4: it has no segment", "a variant of nothing"),
        (
            "<tu><!DOCTYPE x><tuv xml:lang=\"ar\"><seg>a</seg></tuv></tu>\n",
            "line 4: ",
            "a document type in a unit",
        ),
    ];
    for (bad, message, why) in rows {
        let file = format!("{HEAD}{bad}{good}</body></tmx>");
        let reader =
            by_name("tmx").unwrap().read(vec![Box::new(Cursor::new(file))], Pair::default()).unwrap();
        let read: Vec<_> = reader.collect();
        assert_eq!(read.len(), 2, "{why}: {read:?}");
        let error = read[0].as_ref().unwrap_err();
        assert!(error.to_string().starts_with(message), "{why}: {error}");
        let entry = read[1].as_ref().unwrap();
        assert_eq!((entry.line, entry.variants[0].segment.text.as_str()), (5, "سفارة"), "{why}");
    }
}

#[test]
fn what_is_no_unit_is_not_taken_for_one() {
    let file = format!(
        "{HEAD}<!-- <tu> --><tu tuid=\"a\"><note><![CDATA[</tu>]]></note><!-- </tu> --><tuv xml:lang=\"ar\"><seg>x<ph>&lt;tu></ph></seg></tuv></tu >\n<tuple/></body></tmx>"
    );
    let (_, entries) = read(by_name("tmx").unwrap(), &[file.into_bytes()], &Pair::default());
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].notes, ["</tu>"]);
    assert_eq!(entries[0].variants[0].segment.codes[0].data, "<tu>");
}

#[test]
fn hostile_memories_are_refused_in_little_room() {
    let deep = format!("{HEAD}<tu>{}{}</tu></body>", "<x>".repeat(10_000), "</x>".repeat(10_000));
    assert_eq!(refusals("tmx", &deep), ["line 4: TooDeep(32)"]);
    let bomb = "<!DOCTYPE tmx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><tmx version=\"1.4\"><header/><body/></tmx>";
    assert_eq!(refusals("tmx", bomb), ["file: line 1: DocumentType"]);
    let long = format!("{HEAD}<tu>{}</tu>\n<tu/></body>", "x".repeat(5 << 20));
    assert_eq!(
        refusals("tmx", &long),
        ["line 4: it has more than 4194304 bytes", "line 5: the file ends in it"]
    );
    let cut = format!("{HEAD}<tu><tuv xml:lang=\"ar\"><seg>a");
    assert_eq!(refusals("tmx", &cut), ["line 4: the file ends in it"]);
    let nested = format!("<xliff version=\"1.2\">{}", "<g>".repeat(10_000));
    assert_eq!(refusals("xliff-1.2", &nested), ["file: line 1: TooDeep(64)"]);
    let bombed = "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff version=\"1.2\"/>";
    assert_eq!(refusals("xliff-1.2", bombed), ["file: line 1: DocumentType"]);
    assert_eq!(refusals("xliff-2.1", bombed), ["file: line 1: DocumentType"]);
    assert_eq!(refusals("tmx", "<html><body>"), ["file: it is no TMX"]);
    assert_eq!(refusals("tmx", ""), ["file: it is no TMX"]);
    let encoded = "<?xml version=\"1.0\" encoding=\"windows-1256\"?><tmx><header/><body/></tmx>";
    assert_eq!(refusals("tmx", encoded), ["file: it is encoded in \"windows-1256\""]);
    assert_eq!(refusals("tsv", "ar\ten\nx\ty\tz\n"), ["line 2: \"z\" stands beyond the last heading"]);
    assert_eq!(refusals("jsonl", "{\n{\"segments\":[]}\n")[1], "line 2: it has no segment");
}

#[test]
fn tables_are_read_as_programs_write_them() {
    let rows: &[(&str, &str, &str, &str, &str)] = &[
        ("tsv", "ar\ten\n\"قال\" نعم\tyes\n", "\"قال\" نعم", "yes", "quotes that are text"),
        ("tsv", "ar\ten\n\"a\tb\"\tc\n", "a\tb", "c", "a tab in quotes"),
        ("csv", "ar;en\r\na,b;c\r\n", "a,b", "c", "semicolons, as Excel writes where the comma is decimal"),
        (
            "csv",
            "id,en,ar\n1,\"x\ny\",z\n",
            "z",
            "x\ny",
            "a cell over two lines; the languages in another order",
        ),
        ("csv", "a,b\n", "a", "b", "no headings, the languages named"),
        ("csv", "\u{FEFF}source,target\na,b\n", "a", "b", "the headings say no languages, the user does"),
    ];
    for (format, file, source, target, why) in rows {
        let (_, entries) = read(by_name(format).unwrap(), &[file.as_bytes().to_vec()], &both());
        let texts = [locale("ar"), locale("en")]
            .map(|locale| entries[0].variant(&locale).unwrap().segment.text.clone());
        assert_eq!(texts, [*source, *target], "{why}");
    }
}

#[test]
fn a_memory_in_utf_16_is_read() {
    let file = format!("{HEAD}<tu><tuv xml:lang=\"ar\"><seg>سفارة</seg></tuv></tu></body></tmx>");
    let utf16: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (_, entries) = read(by_name("tmx").unwrap(), &[utf16], &Pair::default());
    assert_eq!(entries[0].variants[0].segment.text, "سفارة");
}

#[test]
fn a_file_of_a_tool_keeps_what_we_have_no_word_for() {
    let file = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\"><file original=\"a.txt\" source-language=\"ar\" target-language=\"en\" datatype=\"x-doc\"><body>\n<trans-unit id=\"1\" resname=\"title\" approved=\"no\"><source>\u{648}<g id=\"1\" ctype=\"bold\">\u{632}</g><x id=\"2\" equiv-text=\"!\"/></source><target state=\"needs-review-translation\"><g id=\"1\" ctype=\"bold\">m</g><x id=\"2\"/></target><note>n</note><alt-trans><target>z</target></alt-trans></trans-unit></body></file></xliff>";
    let format = by_name("xliff-1.2").unwrap();
    let (head, entries) = read(format, &[file.as_bytes().to_vec()], &Pair::default());
    assert_eq!(entries[0].state, Some(State::Translated));
    assert_eq!(entries[0].passed, ["alt-trans"]);
    assert_eq!(entries[0].variants[0].segment.codes.len(), 3);
    let (files, _) = write(format, &head, &entries, &Pair::default());
    let written = String::from_utf8(files[0].clone()).unwrap();
    for kept in [
        "resname=\"title\"",
        "state=\"needs-review-translation\"",
        "<g id=\"1\" ctype=\"bold\">",
        "equiv-text=\"!\"",
        "original=\"a.txt\"",
        "datatype=\"x-doc\"",
    ] {
        assert!(written.contains(kept), "{kept}: {written}");
    }
    let (again, second) = read(format, &files, &Pair::default());
    assert_eq!(again, head);
    let without: Vec<_> = entries.into_iter().map(|entry| Entry { passed: Vec::new(), ..entry }).collect();
    assert_eq!(second, without);
}

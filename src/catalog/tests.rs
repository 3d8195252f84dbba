//! Every format of [`FORMATS`], by what it must promise, and each by what it must see.

use proptest::prelude::*;

use super::edit::{Edit, edited};
use super::*;

fn says(path: &str, text: &str) -> Vec<String> {
    let catalog = by_path(path).unwrap().read(text);
    let entry = |entry: &Entry<'_>| {
        let locale = entry.locale.map(|index| format!("{}:", catalog.locales[index].0)).unwrap_or_default();
        format!("{locale}{}={}", entry.name(), entry.text)
    };
    let problem = |problem: &Problem| format!("{}:{:?}", problem.place.line, problem.kind);
    catalog.entries.iter().map(entry).chain(catalog.problems.iter().map(problem)).collect()
}

#[test]
fn every_flavour_is_read() {
    let rows: &[(&str, &str, &[&str], &str)] = &[
        (
            "tk.yml",
            "tk:\n  menu:\n    open: Aç\n  unread:\n    one: Bir\n    other: \"%{count}\"\n",
            &["tk:menu.open=Aç", "tk:unread[one]=Bir", "tk:unread[other]=%{count}"],
            "Rails",
        ),
        ("x.yml", "en:\n  a: A\nde:\n  a: B\n", &["en:a=A", "de:a=B"], "two locales in a file"),
        (
            "x.yml",
            "_version: 2\nmenu.open:\n  en: Open\n  tk: Aç\n",
            &["en:menu.open=Open", "tk:menu.open=Aç"],
            "rust-i18n, version 2",
        ),
        ("x.yml", "_version: 1\nmenu.open: Aç\n", &["menu.open=Aç"], "rust-i18n, version 1"),
        (
            "x.json",
            "{\"n_one\": \"1\", \"n_other\": \"n\", \"m\": {\"o\": \"A\"}, \"size\": 3}",
            &["n[one]=1", "n[other]=n", "m.o=A", "size=3"],
            "i18next",
        ),
        (
            "messages.json",
            "{\"hi\": {\"message\": \"Hi\", \"description\": \"x\"}}",
            &["hi=Hi"],
            "a browser extension",
        ),
        (
            "x.yml",
            "en:\n  d: &d\n    a: A\n  e:\n    <<: *d\n    b: B\n",
            &["en:d.a=A", "en:e.b=B", "en:e.a=A"],
            "anchors",
        ),
        (
            "x.yml",
            "en:\n  a: [x\n",
            &["3:Syntax(\"while parsing a flow sequence, expected ',' or ']'\")"],
            "broken YAML",
        ),
        (
            "x.po",
            "msgid \"\"\nmsgstr \"Language: tk\\nPlural-Forms: nplurals=2; plural=n!=1;\\n\"\n\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n",
            &["a[0]=c", "a[1]=d"],
            "PO",
        ),
        (
            "x.xlf",
            "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"tk\"><body><trans-unit id=\"a\"><source>Open &amp; close</source><target state=\"translated\">Aç &lt;we&gt; ýap <x id=\"1\" equiv-text=\"%s\"/></target></trans-unit><trans-unit id=\"b\" translate=\"no\"><source>B</source></trans-unit><trans-unit id=\"c\"><source>C</source></trans-unit></body></file></xliff>",
            &["a=Aç <we> ýap %s", "c="],
            "XLIFF 1.2",
        ),
        (
            "x.xliff",
            "<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"tk\"><file id=\"f\"><unit id=\"u\"><segment><source>A <pc id=\"1\">b</pc></source><target>B <pc id=\"1\">ç</pc></target></segment><segment><source>D</source><target>E</target></segment></unit></file></xliff>",
            &["u=B <pc id=\"1\">ç</pc>", "u.2=E"],
            "XLIFF 2.1",
        ),
        ("x.xlf", "<xliff>\n<file>", &["2:Syntax(\"the file ends inside an element\")"], "cut off"),
        (
            "x.ftl",
            "a = A { $n ->\n    [one] x\n   *[other] { $n } y\n } z\n    .t = T\n-b = { \"{\" }\nc = { $d ->\n  [x] X\n}\nok = x\n1d = E\nok2 = y\nf =\n",
            &[
                "a=A { $n } y z",
                "a.t=T",
                "-b={ \"{\" }",
                "ok=x",
                "ok2=y",
                "9:NoDefault(\"c\")",
                "11:Id(\"1d\")",
                "13:Syntax(\"Expected a message field for \\\"f\\\"\")",
            ],
            "Fluent",
        ),
        (
            "x.ftl",
            "a =\n    one\n\n      two\n    three { $x }\nb = { $n ->\n    [one]\n        x\n        y\n   *[other] z\n}\n",
            &["a=one\n\n  two\nthree { $x }", "b[one]=x\ny", "b[other]=z"],
            "lines",
        ),
    ];
    for (path, text, wanted, why) in rows {
        assert_eq!(says(path, text), *wanted, "{why}");
    }
}

#[test]
fn only_the_value_changes() {
    let rows: &[(&str, &str, &str, &str, &str, &str)] = &[
        (
            "a.xlf",
            "\u{FEFF}<xliff version=\"1.2\"><file source-language=\"en\"><body><trans-unit id=\"a\"><source>A</source><target>B</target></trans-unit></body></file></xliff>",
            "a",
            "Ä",
            "\u{FEFF}<xliff version=\"1.2\"><file source-language=\"en\"><body><trans-unit id=\"a\"><source>A</source><target>Ä</target></trans-unit></body></file></xliff>",
            "XLIFF behind a byte order mark",
        ),
        (
            "a.ftl",
            "# c\na = X  y { $n }\n\n\nb = Z\n",
            "a",
            "X y { $n }",
            "# c\na = X y { $n }\n\n\nb = Z\n",
            "Fluent",
        ),
        ("a.ftl", "a =\n    X,\n    y\n", "a", "X;\ny", "a =\n    X;\n    y\n", "Fluent, on several lines"),
        (
            "a.ftl",
            "a = { $n ->\n    [one]  x,\n   *[other] y,\n}\n",
            "a[other]",
            "y.",
            "a = { $n ->\n    [one]  x,\n   *[other] y.\n}\n",
            "one variant",
        ),
        (
            "a.yml",
            "tk:\n  a: 'it''s,'   # c\n  b:   x\n",
            "a",
            "it's.",
            "tk:\n  a: 'it''s.'   # c\n  b:   x\n",
            "single quotes",
        ),
        ("a.yml", "tk:\n  a: x\n", "a", "no", "tk:\n  a: \"no\"\n", "quotes where they are needed"),
        (
            "a.yml",
            "tk:\n  a: |\n    one,\n    two\n",
            "a",
            "one.\ntwo\n",
            "tk:\n  a: |\n    one.\n    two\n",
            "a block",
        ),
        ("a.json", "{ \"a\" : \"x\\u002cy\" }", "a", "x.y", "{ \"a\" : \"x.y\" }", "an escape"),
        (
            "a.po",
            "msgid \"a\"\nmsgstr \"\"\n\"one, \"\n\"two\"\n",
            "a",
            "one. two",
            "msgid \"a\"\nmsgstr \"\"\n\"one. \"\n\"two\"\n",
            "PO, as it is broken into lines",
        ),
    ];
    for (path, text, name, new, wanted, why) in rows {
        let format = by_path(path).unwrap();
        let old =
            format.read(text).entries.iter().find(|e| e.name() == *name).unwrap().text.clone().into_owned();
        let edit = Edit::Text { name: (*name).to_owned(), locale: None, old, new: (*new).to_owned() };
        let (found, made) = edited(format, text, std::slice::from_ref(&edit));
        assert_eq!((found.as_str(), made), (*wanted, vec![true]), "{why}");
        let (again, made) = edited(format, &found, &[edit]);
        assert_eq!((again.as_str(), made), (*wanted, vec![false]), "{why}: once is enough");
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_spans_lie_in_it(text in "([a-z-]+ ?= ?|\\{ ?\\$n ?->|\\*?\\[one\\]|\\}|[a-z]+: |\"|\\\\|'|msgid |msgstr |,|#|\n| {1,4}|ç|.){0,40}") {
        for format in FORMATS {
            let catalog = format.read(&text);
            for entry in &catalog.entries {
                prop_assert!(text.get(entry.key.start..entry.key.end).is_some(), "{}: {:?}", format.name(), entry);
                prop_assert!(text.get(entry.value.start..entry.value.end).is_some(), "{}: {:?}", format.name(), entry);
            }
        }
    }

    #[test]
    fn any_edit_is_made_as_meant_or_not_at_all(new in "(.|[\"'\\\\{}#: \n]){0,16}", which in 0_usize..4) {
        let (path, text) = [
            ("a.ftl", "# c\na = Old, text\nb = { a }\n"),
            ("a.yml", "tk:\n  a: Old, text # c\n  b: 'x'\n"),
            ("a.json", "{\"a\": \"Old, text\", \"b\": \"x\"}"),
            ("a.po", "#. c\nmsgid \"a\"\nmsgstr \"Old, text\"\n\nmsgid \"b\"\nmsgstr \"x\"\n"),
        ][which];
        let format = by_path(path).unwrap();
        let edit = Edit::Text { name: "a".into(), locale: None, old: "Old, text".into(), new: new.clone() };
        let (found, made) = edited(format, text, &[edit]);
        let read = format.read(&found);
        let says = read.entries.iter().find(|e| e.name() == "a").map(|e| e.text.to_string());
        prop_assert_eq!(says, Some(if made[0] { new } else { "Old, text".to_owned() }));
        prop_assert_eq!(read.entries.len(), 2);
    }
}

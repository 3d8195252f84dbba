//! Fluent messages that refer to terms render the approved texts, and a changed term changes them.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use proptest::prelude::*;
use tarjuman::bundle::fluent::Fluent;
use tarjuman::bundle::{Format, prove};
use tarjuman::check::Terminology;
use tarjuman::glossary::Glossary;
use tarjuman::lang;
use tarjuman::model::{Bundle, Locale, Message, TermReference};
use tarjuman::project::config::Project;
use tarjuman::project::terminology::{self, References, TermFile};

/// This repository's project, with references.
struct Fixture {
    glossary: Glossary,
    files: Vec<TermFile>,
    references: References<'static>,
}

fn project() -> Project {
    let mut project = Project::find(Path::new(env!("CARGO_MANIFEST_DIR")), None).unwrap();
    project.config.terminology.shapes = true;
    project.config.terminology.references = true;
    project.config.targets.push("tk-Cyrl".parse().unwrap());
    project
}

static FIXTURE: LazyLock<Fixture> = LazyLock::new(|| {
    let project = project();
    let (mut glossary, mistakes) = terminology::Sources::read(&project).unwrap().parse();
    assert_eq!(mistakes, []);
    glossary.write_in_scripts(project.config.locales());
    let (files, findings) = terminology::files(&project, &glossary);
    assert_eq!(findings, [], "every shape of every term is proven");
    let leaked: &'static Glossary = Box::leak(Box::new(glossary.clone()));
    let matchers = Box::leak(Box::new(Terminology::new(leaked, project.config.locales())));
    Fixture { glossary, files, references: References::new(&project, matchers) }
});

/// A bundle of one message, with what it refers to.
fn referring(locale: &Locale, text: &str) -> Bundle {
    let message = Message { id: "m".into(), text: text.into(), ..Message::default() };
    let mut bundle =
        Bundle { document: "d".into(), locale: locale.clone(), messages: vec![message], terms: None };
    FIXTURE.references.refer(&mut bundle);
    bundle
}

/// Words between terms; the last ones stand on a term.
fn fillers(locale: &Locale) -> (&'static [&'static str], &'static [&'static str]) {
    match locale.language.as_str() {
        "ar" => (&["في", "بعد أن وصل", "، وقال", ".", "\n", "{ "], &["و", "", "ف"]),
        "tk" => (&["bilen", "barada aýdyldy.", ", soňra", "2025-nji ýylda", "\n*"], &["", "«", "["]),
        _ => (&["the", "of", ", and then", ". He said:", "\n\n", "}"], &["", "“", "\\"]),
    }
}

/// Which term, which shape of it, what stands before it.
type Pick = (prop::sample::Index, prop::sample::Index, prop::sample::Index, prop::sample::Index);

fn sentence(file: &TermFile, picks: &[Pick]) -> String {
    let (between, on) = fillers(&file.locale);
    let mut text = String::new();
    for (term, shape, filler, clitic) in picks {
        let term = term.get(&file.terms);
        let form = if term.shapes.is_empty() { &term.text } else { &shape.get(&term.shapes).text };
        text.push_str(&format!(" {} {}{form}", filler.get(between), clitic.get(on)));
    }
    text.trim_start().to_owned()
}

proptest! {
    #[test]
    fn random_sentences_of_terms_render_as_they_are(
        picks in prop::collection::vec(any::<Pick>(), 1..12), file in any::<prop::sample::Index>()
    ) {
        let file = file.get(&FIXTURE.files);
        let text = sentence(file, &picks);
        let bundle = referring(&file.locale, &text);
        let ftl = Fluent.write(std::slice::from_ref(&bundle));
        // With the terms that it uses, and with the whole file of them.
        for terms in [bundle.terms.as_deref(), Some(file.text.as_str())] {
            let read = Fluent.read(&ftl, "d", &file.locale, terms);
            prop_assert_eq!(read, Ok(vec![("m".to_owned(), text.clone())]), "{}", ftl);
        }
        prop_assert_eq!(prove(&Fluent, &[bundle], &ftl, "f"), []);
    }
}

#[test]
fn most_forms_of_most_terms_are_referred_to() {
    for file in &FIXTURE.files {
        // A dual before its possessor (سفيري) is only read where one follows.
        let least = if file.locale.language == "ar" { 0.94 } else { 0.98 };
        let (mut all, mut referred) = (0_u32, 0_u32);
        for term in &file.terms {
            for shape in &term.shapes {
                all += 1;
                let bundle = referring(&file.locale, &shape.text);
                let whole = |reference: &TermReference| reference.span.len() == shape.text.len();
                referred += u32::from(bundle.messages[0].references.iter().any(whole));
            }
        }
        let share = f64::from(referred) / f64::from(all);
        assert!(all > 1000, "{}: only {all} shapes", file.locale);
        assert!(share > least, "{}: {referred} of {all}", file.locale);
    }
}

#[test]
fn a_changed_term_changes_what_refers_to_it_in_its_form() {
    let rows: &[(&str, &str, &str, &str, &str)] = &[
        (
            "en",
            "embassy",
            "legation",
            "Embassies and the embassy's staff",
            "Legations and the legation's staff",
        ),
        (
            "tk",
            "embassy",
            "wekilhana",
            "Türkmenistanyň ilçihanasyndan habar",
            "Türkmenistanyň wekilhanasyndan habar",
        ),
        ("ar", "embassy", "مفوضية", "وللسفارة دور، وفي السفارات", "وللمفوضية دور، وفي المفوضيات"),
        ("ar", "embassy", "مكتب", "بالسفارتين", "بالمكتبين"),
    ];
    for (code, concept, term, text, wanted) in rows {
        let locale: Locale = code.parse().unwrap();
        let bundle = referring(&locale, text);
        assert!(!bundle.messages[0].references.is_empty(), "{text}");
        let ftl = Fluent.write(std::slice::from_ref(&bundle));
        let mut glossary = FIXTURE.glossary.clone();
        let changed = glossary.concepts.iter_mut().find(|c| c.id == *concept).unwrap();
        let new = tarjuman::glossary::Term { text: (*term).to_owned(), ..Default::default() };
        changed.terms.insert(locale.clone(), vec![new]);
        let (files, findings) = terminology::files(&project(), &glossary);
        assert_eq!(findings, []);
        let terms = files.iter().find(|file| file.locale == locale).map(|file| file.text.as_str());
        let read = Fluent.read(&ftl, "d", &locale, terms).unwrap();
        assert_eq!(read[0].1, *wanted, "{text}:\n{ftl}");
    }
}

#[test]
fn what_stands_on_a_word_stays_outside_only_where_it_joins_nothing() {
    let rows: &[(&str, &str, &str, &str)] = &[
        ("ar", "والسفارة", r#"و{ -embassy(definiteness: "definite") }"#, "و joins nothing after it"),
        ("ar", "فالسفارة", "فالسفارة", "ف does, and an isolate would part it from the word"),
        ("ar", "وبسفارة", r#"و{ -embassy(prefix: "bi") }"#, "ب is of the term"),
        (
            "ar",
            "للسفارة",
            r#"{ -embassy(definiteness: "definite", prefix: "li") }"#,
            "ل takes the alef of ال",
        ),
        ("ar", "سفارتها", "سفارتها", "a pronoun changes the word that it joins"),
        ("tk", "ilçihanadadyr", r#"{ -embassy(case: "locative") }dyr"#, "an ending that changes nothing"),
        ("en", "the embassy's", "the { -embassy }'s", "the possessive"),
    ];
    for (code, text, written, why) in rows {
        let bundle = referring(&code.parse().unwrap(), text);
        let ftl = Fluent.write(&[bundle]);
        let message = ftl.split_once("\n\nm = ").map(|(_, message)| message.trim());
        assert_eq!(message, Some(*written), "{text}: {why}");
    }
}

#[test]
fn shapes_have_the_same_parameters_in_the_same_order() {
    let mut seen = 0;
    for file in &FIXTURE.files {
        for term in &file.terms {
            let lemma = lang::Lemma { text: &term.text, ..Default::default() };
            let shapes = lang::of(&file.locale).shapes(&lemma);
            assert_eq!(shapes[0].text, term.text, "the citation form goes first");
            let names =
                |shape: &lang::Shape| shape.parameters.iter().map(|(name, _)| *name).collect::<Vec<_>>();
            for (at, shape) in shapes.iter().enumerate() {
                assert_eq!(names(shape), names(&shapes[0]), "{}", shape.text);
                let same = shapes[..at].iter().find(|other| other.parameters == shape.parameters);
                assert_eq!(same, None, "{}: two shapes by the same values", shape.text);
                seen += 1;
            }
        }
    }
    assert!(seen > 10_000, "only {seen} shapes");
}

/// Runs the program in a folder: exit code and what it says.
fn tarjuman(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.args(arguments).current_dir(folder).env("TARJUMAN_LANG", "en").env("NO_COLOR", "1");
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn files_that_somebody_edited_are_told_by_what_they_show() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert_eq!(tarjuman(root, &["init"]).0, Some(0));
    let project = root.join("tarjuman.yaml");
    let switch = |on: bool| {
        let text = std::fs::read_to_string(&project).unwrap();
        let text = text.split("\nterminology: {").next().unwrap();
        std::fs::write(&project, format!("{text}\nterminology: {{ references: {on} }}\n")).unwrap();
    };
    switch(true);
    assert_eq!(tarjuman(root, &["run"]).0, Some(0));
    let (exit, said) = tarjuman(root, &["emit", "--check"]);
    assert_eq!(exit, Some(0), "what a run writes is what emit would write: {said}");
    let (messages, terms) = (root.join("locales/tk/first.ftl"), root.join("locales/tk/glossary.ftl"));
    let written = std::fs::read_to_string(&messages).unwrap();
    let of_terms = std::fs::read_to_string(&terms).unwrap();
    let at = written.find("{ -").expect("a message refers to a term");
    let reference = &written[at..=at + written[at..].find('}').unwrap()];
    let id = written[..at].rsplit('\n').next().and_then(|line| line.split(' ').next()).unwrap();
    let concept = reference.trim_start_matches("{ -").split(['(', ' ']).next().unwrap();

    let other = format!("{{ -{concept}(number: \"plural\", case: \"ablative\") }}");
    let gone = "{ -no-such-term }".to_owned();
    for (edited, wanted) in [(other, id), (gone, id), (format!("{{ {reference} }}"), "layout")] {
        std::fs::write(&messages, written.replacen(reference, &edited, 1)).unwrap();
        let (exit, said) = tarjuman(root, &["emit", "--check"]);
        assert_eq!(exit, Some(3), "{edited}: {said}");
        assert!(said.contains(wanted) && said.contains("first.ftl"), "{edited}: {said}");
    }
    std::fs::write(&messages, &written).unwrap();

    let line = of_terms.lines().find(|line| line.contains("[ablative]")).unwrap();
    std::fs::write(&terms, of_terms.replacen(line, &format!("{line}x"), 1)).unwrap();
    let (exit, said) = tarjuman(root, &["emit", "--check"]);
    assert_eq!(exit, Some(3), "{said}");
    assert!(said.contains("(case: ablative)"), "the form is named: {said}");
    std::fs::write(&terms, &of_terms).unwrap();

    switch(false);
    assert_eq!(tarjuman(root, &["emit"]).0, Some(0));
    let plain = std::fs::read_to_string(&messages).unwrap();
    assert!(!plain.contains("{ -"), "off means off: {plain}");
    assert!(!std::fs::read_to_string(&terms).unwrap().contains("->"));
}

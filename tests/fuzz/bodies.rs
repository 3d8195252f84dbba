//! What the fuzz targets do with their bytes. `tests/fuzzing.rs` does the same with a stable toolchain.

use tarjuman::document::{self, ReadOptions};
use tarjuman::exchange::terms::{GLOSSARY_FORMATS, Input};
use tarjuman::exchange::xliff;
use tarjuman::glossary::{self, Concept, Glossary, Matcher, Term};
use tarjuman::lang::{LANGUAGES, Lemma};
use tarjuman::model::Locale;
use tarjuman::segment;
use tarjuman::text::Words;
use tarjuman::text::clean::{Treatment, Treatments, clean as cleaned};
use tarjuman::text::placeholders;

/// A term in the first line, what may be its plural and its soft stem in the next two, and a text in the rest; in every
/// language. Hits lie on the borders of characters and ascend; what a language reads alone it does not choke on.
pub fn matcher(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.splitn(4, '\n');
    let [term, plural, oblique, text] = std::array::from_fn(|_| lines.next().unwrap_or_default().to_owned());
    for language in LANGUAGES {
        let Ok(locale) = language.code().parse::<Locale>() else { continue };
        let term = Term {
            text: term.clone(),
            plurals: vec![plural.clone()],
            oblique: Some(oblique.clone()),
            ..Term::default()
        };
        let concept = Concept {
            id: "a".into(),
            terms: [(locale.clone(), vec![term.clone()])].into(),
            ..Concept::default()
        };
        let glossary = Glossary { concepts: vec![concept], ..Glossary::default() };
        let matcher = Matcher::new(&glossary, &locale);
        let hits = matcher.find(&text);
        for hit in &hits {
            assert!(!hit.span.of(&text).is_empty(), "an empty hit");
        }
        assert!(hits.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start), "hits out of order");
        assert_eq!(hits, matcher.find(&text), "a second search finds the same");
        let words = Words::new(&text, language.words(&text));
        (0..words.len().min(8)).filter_map(|at| words.get(at)).for_each(|word| {
            language.analyse(word);
        });
        language.forms(&term.lemma());
        language.forms(&Lemma { text: &text, ..Lemma::default() });
    }
}

/// A file that someone else wrote: as a glossary in each format, and as the state of a document.
pub fn importers(bytes: &[u8]) {
    let (parsed, _) = Glossary::parse_bytes("fuzz.yaml", bytes);
    glossary::check(&parsed);
    let pair = ("ar".parse::<Locale>().ok(), "tk".parse::<Locale>().ok());
    let pair = (pair.0.as_ref(), pair.1.as_ref());
    for format in GLOSSARY_FORMATS {
        let input = Input { path: "fuzz", bytes, from: pair.0, to: pair.1 };
        let Ok(imported) = format.read(&input) else { continue };
        if let Ok(written) = format.write(&imported.glossary, pair) {
            let again = Input { bytes: &written.bytes, ..input };
            assert!(format.read(&again).is_ok(), "{} does not read what it wrote", format.name());
        }
    }
    let text = String::from_utf8_lossy(bytes);
    if let Ok(state) = xliff::read("fuzz.xlf", &text) {
        let written = xliff::write(&state);
        assert!(xliff::read("fuzz.xlf", &written).is_ok(), "what was written is read back");
    }
}

/// A file in any encoding, cleaned in every language: the original comes back, and cleaning again changes nothing more.
pub fn clean(bytes: &[u8]) {
    for language in LANGUAGES {
        for treatments in [Treatments::default(), Treatments::all(Treatment::Repair)] {
            let options = ReadOptions {
                language: *language,
                clean: Some(treatments.clone()),
                ..ReadOptions::default()
            };
            let text = match document::decode_any("fuzz", bytes, &options) {
                Ok(decoded) => decoded.text,
                Err(_) => String::from_utf8_lossy(bytes).into_owned(),
            };
            let _ = document::read("fuzz.md", bytes, &options);
            let paragraphs: Vec<&str> = text.split("\n\n").collect();
            let once = cleaned(&paragraphs, &language.writing(), &treatments);
            for (paragraph, cleaned) in paragraphs.iter().zip(&once) {
                assert_eq!(cleaned.map.restore(&cleaned.text), *paragraph, "the way back");
                assert!(
                    cleaned
                        .found
                        .iter()
                        .all(|found| paragraph.get(found.span.start..found.span.end).is_some())
                );
            }
            let texts: Vec<&str> = once.iter().map(|cleaned| cleaned.text.as_str()).collect();
            for (before, after) in texts.iter().zip(cleaned(&texts, &language.writing(), &treatments)) {
                assert_eq!(after.text, *before, "once is enough");
            }
        }
    }
}

/// A text cut into sentences and clauses: the pieces join back, and no cut goes through a placeholder.
pub fn segments(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = placeholders::scan(&text);
    assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "placeholders stand apart");
    for language in LANGUAGES {
        let sentences = segment::segment(&text, *language);
        let joined: String = sentences.iter().map(|span| span.of(&text)).collect();
        assert_eq!(joined, text, "sentences join back");
        for code in found.iter().filter(|one| one.kind.is_code()) {
            let cut = |end: usize| code.span.start < end && end < code.span.end;
            assert!(!sentences.iter().any(|sentence| cut(sentence.end)), "{} is cut", code.span.of(&text));
        }
        for sentence in sentences {
            let sentence = sentence.of(&text);
            let clauses = segment::clauses(sentence, *language);
            assert_eq!(
                clauses.iter().map(|span| span.of(sentence)).collect::<String>(),
                sentence,
                "clauses join back"
            );
        }
    }
}

/// A file of segments beside their translations, or of messages, that someone else wrote: in each format, and under each name.
/// What was read is written and read again.
pub fn readers(bytes: &[u8]) {
    use std::io::Cursor;
    use tarjuman::exchange::pairs::{Head, PAIR_FORMATS, Pair, Sink, Source};

    let pair = Pair { source: "ar".parse().ok(), target: "tk".parse().ok() };
    for format in PAIR_FORMATS {
        let sources = |files: &[Vec<u8>]| -> Vec<Source> {
            files.iter().map(|file| Box::new(Cursor::new(file.clone())) as Source).collect()
        };
        let Ok(reader) = format.read(sources(&vec![bytes.to_vec(); format.files()]), pair.clone()) else {
            continue;
        };
        let entries: Vec<_> = reader.filter_map(Result::ok).collect();
        for target in PAIR_FORMATS {
            let mut files = vec![Vec::new(); target.files()];
            let sinks = files.iter_mut().map(|file| Box::new(file) as Sink<'_>).collect();
            let mut writer =
                target.write(sinks, &Head::default(), pair.clone()).expect("memory can be written to");
            for entry in &entries {
                writer.entry(entry).expect("memory can be written to");
            }
            writer.finish().expect("memory can be written to");
            let again = target.read(sources(&files), pair.clone());
            assert!(
                again.is_ok_and(|again| again.into_iter().all(|entry| entry.is_ok())),
                "{} does not read what it wrote",
                target.name()
            );
        }
    }
}

/// A document that someone else wrote, in the format that its name tells: read in each language, with markup and without, and written
/// with other texts, which are read again.
pub fn document(name: &str, bytes: &[u8]) {
    use std::collections::BTreeMap;
    use tarjuman::document::{Columns, Translation};

    let [source, target] = ["ar", "en"].map(|tag| tag.parse::<Locale>().expect("a language tag"));
    let columns = Columns { id: Some("id".into()), source: Some("ar".into()), text: Some("ar".into()) };
    for (markup, columns) in [(false, None), (true, Some(columns))] {
        let options = ReadOptions {
            locale: Some(source.clone()),
            markup,
            columns,
            max_depth: 100,
            ..ReadOptions::default()
        };
        let _ = document::read(name, bytes, &options);
        let Ok(decoded) = document::decode_any(name, bytes, &options) else { continue };
        let reader = document::reader(name, &decoded.text);
        let blocks = reader.read(&decoded.text, &options).blocks;
        for block in &blocks {
            assert!(!block.text.trim().is_empty(), "an empty block");
            assert!(block.places.first().is_some_and(|(at, _)| *at == 0), "a block without a place");
        }
        let texts: BTreeMap<String, String> =
            blocks.into_iter().filter_map(|block| Some((block.key?, block.text))).collect();
        let translation = Translation { source: &source, target: &target, column: None, texts: &texts };
        if let Some(written) = reader.localized(&decoded.text, &options, &translation) {
            let options = ReadOptions { locale: Some(target.clone()), ..options };
            reader.read(&written, &options);
        }
    }
}

//! What the fuzz targets do with their bytes. `tests/fuzzing.rs` does the same with a stable toolchain.

use tarjuman::exchange::terms::{GLOSSARY_FORMATS, Input};
use tarjuman::exchange::xliff;
use tarjuman::glossary::{self, Concept, Glossary, Matcher, Term};
use tarjuman::lang::{LANGUAGES, Lemma};
use tarjuman::model::Locale;
use tarjuman::text::Words;

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

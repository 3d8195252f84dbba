//! Concepts that are not in the glossary are proposed from the samples of this repository: the diplomatic glossary is taken
//! away, and the first twenty candidates must bring much of it back.

use tarjuman::align;
use tarjuman::glossary::Glossary;
use tarjuman::glossary::extract::{self, Candidate, Known, Options};
use tarjuman::model::Locale;
use tarjuman::project::config::Project;
use tarjuman::project::kept;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn candidates(target: &str, glossary: &Glossary) -> Vec<Candidate> {
    let project = Project::find(std::path::Path::new(ROOT), None).unwrap();
    let locales: [Locale; 2] = ["ar", target].map(|code| code.parse().unwrap());
    let kept = kept::pairs(&project, &locales[1]).unwrap();
    assert!(kept.len() > 50, "only {} pairs", kept.len());
    let texts: Vec<(&str, &str)> = kept.iter().map(|pair| (&*pair.source, &*pair.target)).collect();
    let locales = [&locales[0], &locales[1]];
    let translate = |one: &str, other: &str| align::translate(locales, one, other);
    let options = Options { alike: &align::same_name, translate: &translate, ..Options::DEFAULT };
    extract::candidates(&texts, locales, glossary, options)
}

fn diplomatic() -> Glossary {
    let path = std::path::Path::new(ROOT).join("glossary/diplomatic.yaml");
    Glossary::parse("diplomatic.yaml", &std::fs::read_to_string(path).unwrap()).0
}

#[test]
fn the_first_twenty_bring_back_much_of_a_glossary_that_is_taken_away() {
    let glossary = diplomatic();
    for (target, least) in [("en", 6), ("tk", 6)] {
        let locales: [Locale; 2] = ["ar", target].map(|code| code.parse().unwrap());
        let found = candidates(target, &Glossary::default());
        let named = |one: &&Candidate| {
            glossary.concepts.iter().any(|concept| {
                one.sides.iter().zip(&locales).all(|(side, locale)| {
                    concept.terms_of(locale).iter().any(|term| term.text.eq_ignore_ascii_case(&side.text))
                })
            })
        };
        let first: Vec<&Candidate> = found.iter().take(20).collect();
        let right = first.iter().copied().filter(named).count();
        let texts: Vec<String> =
            first.iter().map(|c| format!("{} = {}", c.sides[0].text, c.sides[1].text)).collect();
        assert!(right >= least, "{target}: only {right} of the first 20:\n{}", texts.join("\n"));
    }
}

#[test]
fn what_the_glossary_has_is_told_apart() {
    let glossary = diplomatic();
    let found = candidates("en", &glossary);
    let text = |one: &Candidate| one.sides.each_ref().map(|side| side.text.clone());
    let known = found.iter().filter(|one| matches!(one.known, Known::Concept(_))).map(text);
    assert!(
        known.clone().any(|[_, en]| en == "memorandum of understanding"),
        "{:?}",
        known.collect::<Vec<_>>()
    );
    let news = found.iter().filter(|one| one.known == Known::New).map(text);
    assert!(news.clone().all(|[_, en]| en != "memorandum of understanding"));
    assert!(news.count() >= 20);
    for one in &found {
        assert_eq!(one.contexts.len(), one.together, "{:?}", text(one));
        assert!(one.share() > 0.0 && one.share() <= 1.0);
    }
}

//! Where everything is written, and that nothing that is read is written over.

use std::collections::{BTreeMap, BTreeSet};

use super::config::{FileMistake, Project, filled};
use super::discover::DocumentPlan;
use crate::bundle::Layout;
use crate::model::Locale;
use crate::text::Place;
use crate::text::yaml::{Mistake, MistakeKind};

/// The outputs of a project that would overwrite one of its documents, glossaries, its project file, another
/// output, or a file in `awaited`: a translation that is not there yet. One mistake for each path of the project
/// file, however many files it would overwrite.
pub(super) fn overwriting(
    project: &Project,
    plans: &BTreeMap<String, DocumentPlan>,
    awaited: &BTreeSet<String>,
) -> Vec<FileMistake> {
    let config = &project.config;
    let mut taken: BTreeSet<String> = awaited.iter().map(|path| plain(path)).collect();
    taken.insert(plain(&project.file));
    taken
        .extend(config.glossaries.iter().chain(&config.waivers).chain(&config.rules).map(|path| plain(path)));
    for plan in plans.values() {
        taken.extend(std::iter::once(&plan.source).chain(plan.targets.values()).map(|path| plain(path)));
    }
    let mut mistakes = Vec::new();
    let mut claim = |key: &str, place: Place, paths: Vec<String>| {
        // Every path is taken, also after the first that was taken before.
        let clashes: Vec<String> = paths.into_iter().filter(|path| !taken.insert(plain(path))).collect();
        if let Some(value) = clashes.into_iter().next() {
            let expected = "free-path".to_owned();
            let kind = MistakeKind::BadValue { key: key.to_owned(), value, expected, nearest: None };
            mistakes.push(FileMistake::new(&project.file, &project.text, Mistake { place, kind }));
        }
    };
    let locales: Vec<&Locale> = config.locales().collect();
    let each = |template: &str, locales: &[&Locale]| -> Vec<String> {
        let of_one = |id: &String| locales.iter().map(|l| filled(template, id, l)).collect::<Vec<_>>();
        plans.keys().flat_map(of_one).collect()
    };
    // In the order of importance: approvals are kept in the state, everything else can be made again.
    claim("state", config.state_place, each(&config.state, &config.targets.iter().collect::<Vec<_>>()));
    let counted = plans.values().filter(|plan| plan.plurals.is_some());
    let own = counted.map(|plan| filled(&config.state, &plan.id, &config.source));
    claim("state", config.state_place, own.collect());
    for output in &config.bundles {
        let paths = match output.format.layout() {
            Layout::PerLocale => each(&output.path, &locales),
            Layout::AllLocales => plans.keys().map(|id| output.path.replace("{document}", id)).collect(),
        };
        claim("path", output.place, paths);
    }
    for (at, set) in config.documents.iter().enumerate() {
        let Some(template) = &set.output else { continue };
        // Sets may share a template: their documents have different ids.
        if config.documents[..at].iter().any(|before| before.output == set.output) {
            continue;
        }
        let of_set = plans.values().filter(|plan| plan.output.as_ref() == Some(template));
        let paths = of_set.flat_map(|plan| config.targets.iter().map(|l| filled(template, &plan.id, l)));
        claim("output", set.output_place, paths.collect());
    }
    if let Some(template) = &config.glossary_bundle {
        let paths = locales.iter().map(|locale| filled(template, "glossary", locale)).collect();
        claim("glossary-bundle", config.glossary_bundle_place, paths);
    }
    mistakes
}

/// A path without what makes no difference: `./a//b` is `a/b`.
fn plain(path: &str) -> String {
    path.split('/').filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::Diagnose;
    use crate::project::config::{FILE, ProjectError};
    use crate::project::{discover, template};

    #[test]
    fn no_output_may_overwrite_what_is_read_or_written() {
        let fluent = "path: locales/{locale}/{document}.ftl";
        let rows: &[(&str, &str, Option<&str>, &str)] = &[
            ("gate: error", "gate: never", None, "the project as init writes it"),
            (
                fluent,
                "path: documents/{document}.{locale}.txt",
                Some("documents/first.ar.txt"),
                "the originals",
            ),
            (
                fluent,
                "path: ./documents//{document}.{locale}.txt",
                Some("first.ar.txt"),
                "the same, in other words",
            ),
            (
                fluent,
                "path: locales//{locale}/{document}.yml",
                Some("locales/ar/first.yml"),
                "another bundle, in other words",
            ),
            (fluent, "path: xliff/{document}.{locale}.xlf", Some("xliff/first.en.xlf"), "the approvals"),
            (
                "glossary-bundle: locales/{locale}/glossary.ftl",
                "glossary-bundle: locales/{locale}/first.ftl",
                Some("locales/ar/first.ftl"),
                "a bundle of a document that has the name of the glossary's",
            ),
            (
                "state: xliff/{document}.{locale}.xlf",
                "state: documents/{document}.{locale}.txt",
                Some("first.en.txt"),
                "the translations",
            ),
            ("targets: [en, tk]", "targets: [en, tk, ru]", None, "a translation that is not there"),
        ];
        for (from, to, clash, why) in rows {
            let folder = tempfile::tempdir().unwrap();
            template::create(folder.path()).unwrap();
            let text = template::FILES[0].1.replacen(from, to, 1);
            assert_ne!(text, template::FILES[0].1, "{why}: the row changes nothing");
            fs::write(folder.path().join(FILE), &text).unwrap();
            let project = Project::find(folder.path(), None).unwrap();
            match (discover::documents(&project), clash) {
                (Ok(_), None) => {}
                (Err(error @ ProjectError::Mistakes(_)), Some(clash)) => {
                    let value = error.args().into_iter().find(|(name, _)| *name == "value");
                    assert!(value.is_some_and(|(_, value)| value.contains(clash)), "{why}: {error}");
                    assert!(error.place().is_some_and(|(_, place)| place.line > 1), "{why}: {error}");
                }
                (found, _) => panic!("{why}: {found:?}"),
            }
        }
    }

    #[test]
    fn a_translation_that_is_awaited_is_not_written_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        template::create(folder.path()).unwrap();
        fs::remove_file(folder.path().join("documents/first.tk.txt")).unwrap();
        let one_locale = "path: documents/{document}.tk.txt\n    # {locale}";
        let text = template::FILES[0]
            .1
            .replacen("- format: fluent", "- format: yaml-rust-i18n-v2", 1)
            .replacen("path: locales/{locale}/{document}.ftl", one_locale, 1);
        fs::write(folder.path().join(FILE), text).unwrap();
        let project = Project::find(folder.path(), None).unwrap();
        let error = discover::documents(&project).unwrap_err();
        assert!(error.to_string().contains("documents/first.tk.txt"), "{error}");
    }
}

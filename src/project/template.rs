//! What `tarjuman init` writes: a project that runs as it stands.

use std::path::Path;

use super::config;
use super::files::{self, FileError};

/// The files of a new project: path below its root, text.
pub static FILES: &[(&str, &str)] = &[
    (config::FILE, include_str!("template/tarjuman.yaml")),
    ("documents/first.ar.txt", include_str!("template/documents/first.ar.txt")),
    ("documents/first.en.txt", include_str!("template/documents/first.en.txt")),
    ("documents/first.tk.txt", include_str!("template/documents/first.tk.txt")),
    ("glossary/terms.yaml", include_str!("template/glossary/terms.yaml")),
];

/// Writes a new project into the folder `root`, which is made should it not exist; gives the paths written.
///
/// # Errors
///
/// [`FileError::Exists`] when any of the files is there already, [`FileError::Write`] when one cannot be
/// written; none is then left behind.
pub fn create(root: &Path) -> Result<Vec<&'static str>, FileError> {
    files::create_all(root, FILES)?;
    Ok(FILES.iter().map(|(path, _)| *path).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::project::config::Project;
    use crate::project::discover;
    use crate::text::yaml;

    #[test]
    fn a_new_project_can_be_read_and_names_every_key() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("new/project");
        assert_eq!(create(&root).unwrap().len(), FILES.len());
        let project = Project::find(&root, None).unwrap();
        let (plans, findings) = discover::documents(&project).unwrap();
        assert_eq!(
            plans.iter().map(|p| (p.id.as_str(), p.targets.len())).collect::<Vec<_>>(),
            [("first", 2)]
        );
        assert!(findings.is_empty(), "{findings:?}");
        let text = FILES[0].1;
        let groups =
            [config::keys::ROOT, config::keys::DOCUMENTS, config::keys::FURNITURE, config::keys::BUNDLES];
        for key in groups.iter().copied().flatten() {
            assert!(text.contains(&format!("{key}:")), "the project file does not show {key}");
        }
        for format in crate::bundle::FORMATS {
            assert!(text.contains(&format!("format: {}", format.name())), "{} is not shown", format.name());
        }
    }

    #[test]
    fn what_is_commented_out_can_be_switched_on() {
        let mut text = FILES[0].1.replace("    # translations:", "    translations:");
        for line in ["- format: yaml-rust", "- format: fluent-category", "  path: locales/rust"] {
            text = text.replace(&format!("  # {line}"), &format!("  {line}"));
        }
        for line in ["severities:", "  term-two-ways:", "  byte-order-mark:"] {
            text = text.replace(&format!("# {line}"), line);
        }
        let config = config::parse(config::FILE, &text).unwrap();
        assert_eq!(config.bundles.len(), crate::bundle::FORMATS.len());
        assert_eq!(config.severities.len(), 2);
        assert!(config.documents[0].translations.is_some());
    }

    #[test]
    fn the_glossary_has_sound_yaml_and_the_terms_of_the_document() {
        let text = FILES[4].1;
        yaml::parse(text).unwrap();
        for term in ["مذكرة تفاهم", "المشاورات السياسية", "سفارة"] {
            assert!(text.contains(term), "{term}");
            assert!(FILES[1].1.contains(term), "the document does not use {term}");
        }
    }

    #[test]
    fn the_three_sides_have_the_same_paragraphs_and_sentences() {
        let shape = |text: &str| -> Vec<usize> {
            text.split("\n\n").map(|paragraph| paragraph.matches(". ").count()).collect()
        };
        for (path, text) in &FILES[2..4] {
            assert_eq!(shape(text), shape(FILES[1].1), "{path}");
        }
    }

    #[test]
    fn nothing_is_overwritten_and_nothing_is_left_half_written() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("glossary")).unwrap();
        fs::write(root.path().join("glossary/terms.yaml"), "mine").unwrap();
        let error = create(root.path()).unwrap_err();
        assert!(matches!(&error, FileError::Exists { path } if path == "glossary/terms.yaml"), "{error:?}");
        assert_eq!(fs::read(root.path().join("glossary/terms.yaml")).unwrap(), b"mine");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "only the folder that was there");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_written_takes_back_the_rest() {
        let root = tempfile::tempdir().unwrap();
        // A file where a folder must be: the last of the five cannot be written.
        fs::write(root.path().join("glossary"), "a file").unwrap();
        let error = create(root.path()).unwrap_err();
        assert!(
            matches!(&error, FileError::Write { path, .. } if path == "glossary/terms.yaml"),
            "{error:?}"
        );
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "only the file that was there");
    }
}

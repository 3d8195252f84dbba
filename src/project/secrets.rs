//! The keys of services: read from the environment, a file or a program when an engine is made, and kept nowhere else.

use std::path::Path;
use std::process::{Command, Stdio};

use super::config::engines::{KeySource, read_key};
use crate::translate::Secret;

/// Reads a key. `variable` looks a name up in the environment, which only the command line does. The reason of a failure never
/// has the key in it.
///
/// # Errors
///
/// Why there is none, in words.
pub fn resolve(
    source: &KeySource,
    root: &Path,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Secret, String> {
    let secret = match source {
        KeySource::Env(name) => {
            Secret::new(&variable(name).ok_or_else(|| format!("the environment variable {name} is not set"))?)
        }
        KeySource::File(path) => {
            let bytes = read_key(root, path).map_err(|error| match std::error::Error::source(&error) {
                Some(reason) => format!("{error}: {reason}"),
                None => error.to_string(),
            })?;
            Secret::new(&String::from_utf8(bytes).map_err(|_| format!("{path} is not UTF-8"))?)
        }
        KeySource::Command(words) => {
            let (program, arguments) = words.split_first().ok_or("no program")?;
            let output = Command::new(program)
                .args(arguments)
                .current_dir(root)
                .stdin(Stdio::null())
                .stderr(Stdio::inherit())
                .output()
                .map_err(|error| format!("{program}: {error}"))?;
            if !output.status.success() {
                return Err(format!("{program} ended with {}", output.status));
            }
            Secret::new(&String::from_utf8(output.stdout).map_err(|_| format!("{program} printed no UTF-8"))?)
        }
    };
    if secret.is_empty() { Err("the key is empty".to_owned()) } else { Ok(secret) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_from_where_they_are_and_are_shown_nowhere() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("key"), "from-a-file\n").unwrap();
        let variable = |name: &str| (name == "KEY").then(|| "from-the-environment".to_owned());
        let words = |words: &[&str]| KeySource::Command(words.iter().map(|w| (*w).to_owned()).collect());
        let rows = [
            (KeySource::Env("KEY".into()), Some("from-the-environment")),
            (KeySource::Env("NOT_SET".into()), None),
            (KeySource::File("key".into()), Some("from-a-file")),
            (KeySource::File("no-such-file".into()), None),
            (words(&["echo", "from-a-program"]), Some("from-a-program")),
            (words(&["false"]), None),
            (words(&["true"]), None),
        ];
        for (source, wanted) in rows {
            let found = resolve(&source, root.path(), &variable);
            let shown = format!("{found:?}");
            match (found, wanted) {
                (Ok(secret), Some(wanted)) => {
                    assert_eq!(secret.hide(wanted), "…", "{source:?}");
                    assert!(!shown.contains(wanted));
                }
                (Err(_), None) => {}
                (found, _) => panic!("{source:?}: {found:?}"),
            }
        }
    }
}

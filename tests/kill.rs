//! A run that is killed at any moment leaves every file whole, and the next one ends with the bytes
//! of an undisturbed run.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Moments tried, spread over the files that a run writes, each a little after one of them.
const MOMENTS: u32 = 60;

fn tarjuman(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command.current_dir(root).env_clear().stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A copy of the repository's own project: project file, documents, glossary; no outputs.
fn project() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["tarjuman.yaml", "documents", "glossary"] {
        copy(&repository.join(file), &root.path().join(file));
    }
    root
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// Every file below `root` except the program's own working folder.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, at: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if name == ".tarjuman" {
                continue;
            }
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(root, root, &mut found);
    found
}

#[test]
fn a_run_killed_at_any_moment_loses_nothing() {
    let undisturbed = project();
    assert!(tarjuman(undisturbed.path()).arg("run").status().unwrap().success());
    let wanted = files(undisturbed.path());
    assert!(wanted.len() > 20, "only {} files: the run wrote nothing", wanted.len());

    let root = project();
    let mut killed = 0;
    for moment in 0..MOMENTS {
        if moment % 2 == 0 {
            // Every other run goes on from where the one before was killed.
            for output in ["xliff", "locales", ".tarjuman"] {
                let _ = fs::remove_dir_all(root.path().join(output));
            }
        }
        // A moment is so many files written and a little more, not a time: it is met on a slow machine as well.
        let awaited = files(root.path()).len() + moment as usize * 37 % wanted.len();
        let mut child = tarjuman(root.path()).arg("run").spawn().unwrap();
        while child.try_wait().unwrap().is_none() && files(root.path()).len() < awaited {
            sleep(Duration::from_micros(100));
        }
        sleep(Duration::from_micros(u64::from(moment * 70 % 1_000)));
        let _ = child.kill(); // SIGKILL
        killed += u32::from(child.wait().unwrap().code().is_none());
        for (name, bytes) in files(root.path()) {
            assert_eq!(
                Some(&bytes),
                wanted.get(&name),
                "moment {moment}: {name} is neither absent nor whole"
            );
        }
    }
    assert!(killed >= MOMENTS / 4, "only {killed} runs were caught at work");
    assert!(tarjuman(root.path()).arg("run").status().unwrap().success());
    assert_eq!(files(root.path()), wanted, "the next run must end with the same bytes");
}

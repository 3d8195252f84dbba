//! Files, read within limits and written whole or not at all. No other file of the library opens one.

mod whole;
mod writer;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use thiserror::Error;

pub use self::whole::{Pending, create_all, replace};
pub use self::writer::{LockError, Staged, Writer};

use crate::model::Diagnose;
use crate::text::Place;

/// The folder of the program's own working files below the project's root; holds nothing that cannot
/// be made again, the memory apart: what was imported into it stands nowhere else.
pub const WORK: &str = ".tarjuman";
/// The folder in it that holds the words which aligned documents have taught: a run's, and those of `align --train`.
pub const LEXICON: &str = "lexicon";
/// Its file of a run.
pub const LEARNED: &str = "documents";
/// Its file of words from elsewhere.
pub const TRAINED: &str = "trained";

/// The path of the words that a run's documents have taught, below the root.
pub fn learned() -> String {
    format!("{WORK}/{LEXICON}/{LEARNED}")
}

/// Why a file could not be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// The system refused to read it.
    #[error("cannot read {path}")]
    Read {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused to write it; what was there before is untouched.
    #[error("cannot write {path}")]
    Write {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is longer than the limit.
    #[error("{path} has {size} bytes, more than the limit of {limit}")]
    TooLarge {
        /// The file.
        path: String,
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A new file was to be written, and one of its name is there.
    #[error("{path} is there already")]
    Exists {
        /// The file.
        path: String,
    },
    /// The path, or a symlink on it, leads out of the project.
    #[error("{path} lies outside the project")]
    Outside {
        /// The path as it was named.
        path: String,
    },
}

impl Diagnose for FileError {
    fn key(&self) -> &'static str {
        match self {
            Self::Read { .. } => "error-file-read",
            Self::Write { .. } => "error-file-write",
            Self::TooLarge { .. } => "error-file-too-large",
            Self::Exists { .. } => "error-file-exists",
            Self::Outside { .. } => "error-file-outside",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Read { path, source } | Self::Write { path, source } => {
                vec![("path", path.clone()), ("reason", source.to_string())]
            }
            Self::TooLarge { path, size, limit } => {
                vec![("path", path.clone()), ("size", size.to_string()), ("limit", limit.to_string())]
            }
            Self::Exists { path } | Self::Outside { path } => vec![("path", path.clone())],
        }
    }

    fn place(&self) -> Option<(String, Place)> {
        None
    }
}

/// The bytes of a file of at most `limit` bytes.
///
/// # Errors
///
/// [`FileError::Read`] and [`FileError::TooLarge`]; a file that grows while it is read is cut off
/// by the limit too.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let shown = || path.display().to_string();
    let failed = |source| FileError::Read { path: shown(), source };
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > limit {
        return Err(FileError::TooLarge { path: shown(), size, limit });
    }
    let mut bytes = Vec::with_capacity(size as usize);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { path: shown(), size: bytes.len() as u64, limit });
    }
    Ok(bytes)
}

/// A file to be read as a stream, whatever its length: records.
///
/// # Errors
///
/// [`FileError::Read`].
pub fn open(path: &Path) -> Result<File, FileError> {
    File::open(path).map_err(|source| FileError::Read { path: path.display().to_string(), source })
}

/// The bytes of a file inside `root`; see [`read`].
///
/// # Errors
///
/// Those of [`read`], and [`FileError::Outside`] when `path` or a symlink on it leads out of `root`.
pub fn read_inside(root: &Path, path: &str, limit: u64) -> Result<Vec<u8>, FileError> {
    let whole = inside(root, path)?;
    let real = whole.canonicalize().map_err(|source| FileError::Read { path: path.to_owned(), source })?;
    let real_root =
        root.canonicalize().map_err(|source| FileError::Read { path: path.to_owned(), source })?;
    if !real.starts_with(real_root) {
        return Err(FileError::Outside { path: path.to_owned() });
    }
    read(&whole, limit).map_err(|error| error.called(path))
}

/// What the system says of a file: whoever replaces or changes it changes this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    changed: Option<std::time::SystemTime>,
    number: u64,
}

/// The stamp of a file inside `root`; nothing where there is none.
pub fn stamp(root: &Path, path: &str) -> Option<Stamp> {
    let metadata = fs::metadata(inside(root, path).ok()?).ok()?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let number = 0;
    Some(Stamp { length: metadata.len(), changed: metadata.modified().ok(), number })
}

/// Joins a relative path to `root`.
///
/// # Errors
///
/// [`FileError::Outside`] for an absolute path and for one that climbs out (`../x`).
pub fn inside(root: &Path, path: &str) -> Result<PathBuf, FileError> {
    let plain = Path::new(path).components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    if plain { Ok(root.join(path)) } else { Err(FileError::Outside { path: path.to_owned() }) }
}

impl FileError {
    /// The same error under the name the user knows the file by.
    fn called(self, name: &str) -> Self {
        let name = name.to_owned();
        match self {
            Self::Read { source, .. } => Self::Read { path: name, source },
            Self::Write { source, .. } => Self::Write { path: name, source },
            Self::TooLarge { size, limit, .. } => Self::TooLarge { path: name, size, limit },
            Self::Exists { .. } => Self::Exists { path: name },
            Self::Outside { .. } => Self::Outside { path: name },
        }
    }
}

/// What tells without reading whether files are the ones they were: their sizes, times and numbers. Nothing where one is
/// missing, and where the system does not tell.
pub fn marks<'p>(root: &Path, paths: impl Iterator<Item = &'p str>) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    for path in paths {
        let of = mark(&fs::metadata(root.join(path)).ok()?)?;
        hasher.update(path.as_bytes()).update(&[0]);
        for number in of {
            hasher.update(&number.to_le_bytes());
        }
    }
    Some(hasher.finalize().to_hex()[..32].to_owned())
}

/// Size, number, and the times of the last change of content and of anything: no tool sets the last one back.
#[cfg(unix)]
fn mark(file: &fs::Metadata) -> Option<[i64; 6]> {
    use std::os::unix::fs::MetadataExt;
    let of = [
        file.size() as i64,
        file.ino() as i64,
        file.mtime(),
        file.mtime_nsec(),
        file.ctime(),
        file.ctime_nsec(),
    ];
    Some(of)
}

#[cfg(not(unix))]
fn mark(_: &fs::Metadata) -> Option<[i64; 6]> {
    None
}

/// The program's own folder below a project's root, made should it not exist; git passes it over.
///
/// # Errors
///
/// [`FileError::Write`].
pub fn working_folder(root: &Path) -> Result<PathBuf, FileError> {
    let work = root.join(WORK);
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |source| FileError::Write { path, source }
    };
    fs::create_dir_all(&work).map_err(failed(&work))?;
    let ignore = work.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n").map_err(failed(&ignore))?;
    }
    Ok(work)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        let rows = [
            ("documents/a.md", true, "below the root"),
            ("./a.md", true, "the root itself"),
            ("../a.md", false, "climbs out"),
            ("documents/../../a.md", false, "climbs out later"),
            ("documents/../a.md", false, "stays inside, but no need to allow it"),
            ("/etc/passwd", false, "absolute"),
        ];
        for (path, allowed, why) in rows {
            assert_eq!(inside(Path::new("/p"), path).is_ok(), allowed, "{path}: {why}");
        }
    }

    #[test]
    fn a_symlink_out_of_the_project_is_not_followed() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("secret"), "x").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("link")).unwrap();
        let read = read_inside(root.path(), "link/secret", 100);
        assert!(matches!(read, Err(FileError::Outside { .. })), "{read:?}");
        let written = Writer::lock(root.path()).unwrap().write("link/new", b"x");
        assert!(matches!(written, Err(FileError::Write { .. })), "{written:?}");
        let written = Writer::lock(root.path()).unwrap().write("link/folder/new", b"x");
        assert!(matches!(written, Err(FileError::Write { .. })), "{written:?}");
        let names: Vec<_> = fs::read_dir(elsewhere.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["secret"], "no file and no folder was made there");
    }

    #[test]
    fn a_file_is_replaced_whole_and_only_when_it_differs() {
        let root = tempfile::tempdir().unwrap();
        let writer = Writer::lock(root.path()).unwrap();
        assert!(writer.write("a/b.txt", b"one").unwrap());
        assert!(!writer.write("a/b.txt", b"one").unwrap(), "same bytes: nothing to do");
        assert!(writer.write("a/b.txt", b"two").unwrap());
        assert_eq!(fs::read(root.path().join("a/b.txt")).unwrap(), b"two");
        assert_eq!(
            fs::read_dir(root.path().join(".tarjuman/tmp")).unwrap().count(),
            0,
            "nothing left behind"
        );
        assert!(matches!(Writer::lock(root.path()), Err(LockError::Busy)));
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("big"), [0; 11]).unwrap();
        assert!(matches!(
            read_inside(root.path(), "big", 10),
            Err(FileError::TooLarge { size: 11, limit: 10, .. })
        ));
        assert_eq!(read_inside(root.path(), "big", 11).unwrap().len(), 11);
    }
}

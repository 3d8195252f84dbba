//! Files, read within limits and written whole or not at all. No other file of the library opens one.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use thiserror::Error;

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

/// Writes files of one project, each whole or not at all.
///
/// A file is first written and synced in `.tarjuman/tmp`, then renamed over the old one: a crash at
/// any moment leaves the old file or the new one. A file that already has the bytes is left alone.
#[derive(Debug)]
pub struct Writer {
    root: PathBuf,
    scratch: PathBuf,
    /// Held while the writer lives: one writer a project at a time.
    _lock: File,
}

/// A file that is written, but not yet in its place; gone when it is dropped.
#[derive(Debug)]
pub struct Staged {
    file: tempfile::TempPath,
    path: String,
    whole: PathBuf,
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

/// Why no [`Writer`] could be had.
#[derive(Debug, Error)]
pub enum LockError {
    /// Another process writes in this project.
    #[error("another run is at work in this project")]
    Busy,
    /// The working folder could not be made.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Diagnose for LockError {
    fn key(&self) -> &'static str {
        match self {
            Self::Busy => "error-project-busy",
            Self::File(error) => error.key(),
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Busy => Vec::new(),
            Self::File(error) => error.args(),
        }
    }
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

impl Writer {
    /// Takes the project's lock and clears what an interrupted run left behind.
    ///
    /// # Errors
    ///
    /// [`LockError::Busy`] while another process holds the lock.
    pub fn lock(root: &Path) -> Result<Self, LockError> {
        let work = working_folder(root)?;
        let failed = |path: &Path| {
            let path = path.display().to_string();
            move |source| LockError::File(FileError::Write { path, source })
        };
        let lock_path = work.join("lock");
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&lock_path)
            .map_err(failed(&lock_path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(LockError::Busy),
            Err(fs::TryLockError::Error(source)) => return Err(failed(&lock_path)(source)),
        }
        let scratch = work.join("tmp");
        match fs::remove_dir_all(&scratch) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => return Err(failed(&scratch)(source)),
            _ => {}
        }
        fs::create_dir_all(&scratch).map_err(failed(&scratch))?;
        Ok(Self { root: root.to_owned(), scratch, _lock: lock })
    }

    /// Writes `bytes` to `path` below the root, making its folders; says whether the file changed.
    ///
    /// # Errors
    ///
    /// [`FileError::Write`] (full disk, no permission …) and [`FileError::Outside`]; the old file is
    /// then as it was.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<bool, FileError> {
        let whole = inside(&self.root, path)?;
        if fs::metadata(&whole).is_ok_and(|m| m.len() == bytes.len() as u64)
            && fs::read(&whole).is_ok_and(|old| old == bytes)
        {
            return Ok(false);
        }
        self.replace(&whole, bytes).map_err(|source| FileError::Write { path: path.to_owned(), source })?;
        Ok(true)
    }

    /// Writes `bytes` beside the scratch files and keeps them for [`Writer::place`]; nothing where the file at `path` has
    /// these bytes. Many files are then synced together, which costs little more than one.
    ///
    /// # Errors
    ///
    /// Those of [`Writer::write`].
    pub fn stage(&self, path: &str, bytes: &[u8]) -> Result<Option<Staged>, FileError> {
        let whole = inside(&self.root, path)?;
        if fs::metadata(&whole).is_ok_and(|m| m.len() == bytes.len() as u64)
            && fs::read(&whole).is_ok_and(|old| old == bytes)
        {
            return Ok(None);
        }
        let stage = || -> io::Result<Staged> {
            self.folder_of(&whole)?;
            let mut file = temporary(&self.scratch)?;
            file.write_all(bytes)?;
            // Hundreds of files together would hold as many handles.
            Ok(Staged { file: file.into_temp_path(), path: path.to_owned(), whole: whole.clone() })
        };
        stage().map(Some).map_err(|source| FileError::Write { path: path.to_owned(), source })
    }

    /// Lets everything that is staged reach the disk.
    ///
    /// # Errors
    ///
    /// What the system said of the first file that does not.
    pub fn sync<'s>(&self, staged: impl Iterator<Item = &'s Staged>) -> Result<(), FileError> {
        let mut staged = staged.peekable();
        #[cfg(target_os = "linux")]
        if staged.peek().is_some()
            && let Ok(folder) = File::open(&self.scratch)
            && rustix::fs::syncfs(&folder).is_ok()
        {
            return Ok(());
        }
        for one in staged {
            let synced = File::open(&one.file).and_then(|file| file.sync_all());
            synced.map_err(|source| FileError::Write { path: one.path.clone(), source })?;
        }
        Ok(())
    }

    /// Puts a file that was staged and synced in its place.
    ///
    /// # Errors
    ///
    /// Those of [`Writer::write`]; the old file is then as it was.
    pub fn place(&self, staged: Staged) -> Result<(), FileError> {
        let Staged { file, path, whole } = staged;
        let Err(error) = file.persist(&whole) else { return Ok(()) };
        let placed = match error.error.kind() {
            // The target lies on another file system: the temporary file must lie there too.
            io::ErrorKind::CrossesDevices => {
                fs::read(&error.path).and_then(|bytes| self.replace(&whole, &bytes))
            }
            _ => Err(error.error),
        };
        placed.map_err(|source| FileError::Write { path, source })
    }

    /// Makes the folder of a file, unless that would lie outside of the project.
    fn folder_of<'w>(&'w self, whole: &'w Path) -> io::Result<&'w Path> {
        let folder = whole.parent().unwrap_or(&self.root);
        // Asked of what is there already, before any folder is made beyond it.
        let there = folder.ancestors().find(|f| f.symlink_metadata().is_ok()).unwrap_or(&self.root);
        if !there.canonicalize()?.starts_with(self.root.canonicalize()?) {
            return Err(io::Error::other("a symlink leads out of the project"));
        }
        fs::create_dir_all(folder)?;
        Ok(folder)
    }

    fn replace(&self, whole: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = self.folder_of(whole)?;
        let write_in = |place: &Path| -> io::Result<tempfile::NamedTempFile> {
            let mut file = temporary(place)?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        match write_in(&self.scratch)?.persist(whole) {
            Ok(_) => {}
            // The target lies on another file system: the temporary file must lie there too.
            Err(error) if error.error.kind() == io::ErrorKind::CrossesDevices => {
                write_in(folder)?.persist(whole).map_err(|error| error.error)?;
            }
            Err(error) => return Err(error.error),
        }
        // The rename itself must survive a power cut; not every system lets a folder be synced.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

/// Writes new files below `root`, which is made should it not exist: all of them, or none. Every file is
/// written and synced under another name first; no file that is there is ever replaced.
///
/// # Errors
///
/// [`FileError::Exists`] for the first that is there already, [`FileError::Write`] and [`FileError::Outside`];
/// files and folders made until then are taken back.
pub fn create_all(root: &Path, new: &[(&str, &str)]) -> Result<(), FileError> {
    for (path, _) in new {
        if inside(root, path)?.symlink_metadata().is_ok() {
            return Err(FileError::Exists { path: (*path).to_owned() });
        }
    }
    let mut made = Made::default();
    for (path, text) in new {
        let failed = |source| FileError::Write { path: (*path).to_owned(), source };
        if !made.file(&inside(root, path)?, text.as_bytes()).map_err(failed)? {
            return Err(FileError::Exists { path: (*path).to_owned() });
        }
    }
    made.keep();
    Ok(())
}

/// Writes a file that the user named, wherever it lies: whole or not at all, with its folders.
///
/// # Errors
///
/// [`FileError::Write`]; the old file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let write = || -> io::Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = temporary(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|source| FileError::Write { path: path.display().to_string(), source })
}

/// A file under way, of any length: it takes its name when it is [kept](Self::keep), and is gone when it is not.
#[derive(Debug)]
pub struct Pending {
    path: PathBuf,
    file: io::BufWriter<tempfile::NamedTempFile>,
}

impl Pending {
    /// Begins a file beside where it will stand, with its folders.
    ///
    /// # Errors
    ///
    /// [`FileError::Write`].
    pub fn create(path: &Path) -> Result<Self, FileError> {
        let create = || -> io::Result<_> {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            fs::create_dir_all(folder)?;
            temporary(folder)
        };
        let file =
            create().map_err(|source| FileError::Write { path: path.display().to_string(), source })?;
        Ok(Self { path: path.to_owned(), file: io::BufWriter::with_capacity(1 << 18, file) })
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    ///
    /// [`FileError::Write`]; the old file is then as it was.
    pub fn keep(self) -> Result<(), FileError> {
        let Self { path, file } = self;
        let persist = || -> io::Result<()> {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|error| error.error)?;
            Ok(())
        };
        persist().map_err(|source| FileError::Write { path: path.display().to_string(), source })
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Files and folders that were made; taken back when dropped, unless kept.
#[derive(Debug, Default)]
struct Made {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Made {
    /// Makes a file with its folders; false when one of its name has come up since.
    fn file(&mut self, whole: &Path, bytes: &[u8]) -> io::Result<bool> {
        let folder = whole.parent().unwrap_or(Path::new("."));
        let missing: Vec<PathBuf> = folder
            .ancestors()
            .take_while(|f| !f.as_os_str().is_empty() && f.symlink_metadata().is_err())
            .map(Path::to_owned)
            .collect();
        self.folders.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)?;
        let mut file = temporary(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        match file.persist_noclobber(whole) {
            Ok(_) => self.files.push(whole.to_owned()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => return Ok(false),
            Err(error) => return Err(error.error),
        }
        Ok(true)
    }

    fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // What cannot be taken back stays; the error that is under way says more than this one would.
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// A temporary file with the permissions of any file the user makes (the umask applies).
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
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

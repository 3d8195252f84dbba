//! The writer of a project: one at a time, every file whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::whole::temporary;
use super::{FileError, inside, working_folder};
use crate::model::Diagnose;

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

//! Files outside the run of a project, each written whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{FileError, inside};

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
pub(super) fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

//! What a command is given to read: a file, or stdin for `-`.

use std::io::{self, Read};
use std::path::Path;

use crate::project::files::{self, FileError};

/// The bytes of a file or of stdin, at most `limit`; more is an error.
pub(crate) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    if path != Path::new("-") {
        return files::read(path, limit);
    }
    let mut bytes = Vec::new();
    let path = || "stdin".to_owned();
    let read = io::stdin().lock().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|source| FileError::Read { path: path(), source })?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { path: path(), size: bytes.len() as u64, limit });
    }
    Ok(bytes)
}

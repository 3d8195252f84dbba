//! The files of documents, staged together and put in their places one document after the other.

use std::collections::BTreeMap;

use crate::project::config::Project;
use crate::project::files::{self, FileError, Staged, Writer};
use crate::project::journal::{Entry, digest};

/// Files of one document.
pub(super) struct Stage {
    pub(super) files: Vec<Staged>,
    /// How many differ from what is there.
    pub(super) changed: usize,
}

/// Stages files in order; without a writer, only counts those that differ.
pub(super) fn stage(
    project: &Project,
    writer: Option<&Writer>,
    files: &[(String, Vec<u8>)],
) -> Result<Stage, FileError> {
    let Some(writer) = writer else {
        return Ok(Stage { files: Vec::new(), changed: write(project, None, files)? });
    };
    let mut stage = Stage { files: Vec::new(), changed: 0 };
    for (path, bytes) in files {
        if let Some(staged) = writer.stage(path, bytes)? {
            stage.changed += 1;
            stage.files.push(staged);
        }
    }
    Ok(stage)
}

/// Digest of each file, by its path.
pub(super) fn digests(files: &[(String, Vec<u8>)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, bytes)| (path.clone(), digest(bytes))).collect()
}

/// Writes files in order and counts those that changed; without a writer, those that would.
pub(super) fn write(
    project: &Project,
    writer: Option<&Writer>,
    files: &[(String, Vec<u8>)],
) -> Result<usize, FileError> {
    let mut changed = 0;
    for (path, bytes) in files {
        changed += usize::from(match writer {
            Some(writer) => writer.write(path, bytes)?,
            None => !files::read_inside(&project.root, path, u64::from(u32::MAX))
                .is_ok_and(|there| there == *bytes),
        });
    }
    Ok(changed)
}

/// Whether every file of an entry is on disk as it was written.
pub(super) fn stands(project: &Project, entry: &Entry) -> bool {
    entry.outputs.iter().all(|(path, wanted)| {
        files::read_inside(&project.root, path, u64::from(u32::MAX))
            .is_ok_and(|bytes| digest(&bytes) == *wanted)
    })
}

//! What engines answered, a line an answer: `.tarjuman/translations.jsonl`. Losing it costs what the answers cost.
//!
//! A line is written at once when its answer is there, so that a run that is killed loses at most the requests under way.
//! Only where each line begins is held in memory.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::project::files::WORK;
use crate::translate::batch::Done;

/// An answer as it is kept. Texts only: no key of a service, no address.
#[derive(Serialize, Deserialize)]
struct Line {
    key: String,
    text: String,
    /// Terms that are missing in it, while it is to be asked once more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    missed: Option<String>,
}

/// The answers of a project.
pub(super) struct Kept {
    path: PathBuf,
    dry: bool,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// Where the last line of each key is: its first byte and its length.
    lines: HashMap<u128, (u64, u32)>,
    reader: Option<File>,
    writer: Option<File>,
    /// How long the file is.
    end: u64,
    dirty: bool,
}

impl Kept {
    /// The answers below `root`. A file that is not there, and a line that a crash cut off, count as nothing answered.
    pub fn open(root: &Path, dry: bool) -> Self {
        let path = root.join(WORK).join("translations.jsonl");
        let mut inner = Inner::default();
        if fs::metadata(&path).is_ok_and(|file| file.is_file())
            && let Ok(file) = File::open(&path)
        {
            let mut reader = BufReader::with_capacity(1 << 20, file);
            let mut line = Vec::new();
            while let Ok(length) = reader.read_until(b'\n', &mut line) {
                if length == 0 {
                    break;
                }
                let whole =
                    line.ends_with(b"\n").then(|| serde_json::from_slice::<Line>(&line).ok()).flatten();
                if let Some(key) = whole.and_then(|line| u128::from_str_radix(&line.key, 16).ok()) {
                    inner.lines.insert(key, (inner.end, u32::try_from(length).unwrap_or_default()));
                }
                inner.end += length as u64;
                line.clear();
            }
        }
        Self { path, dry, inner: Mutex::new(inner) }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last answer under a key.
    pub fn get(&self, key: u128) -> Option<Done> {
        let mut inner = self.inner();
        let (start, length) = *inner.lines.get(&key)?;
        if inner.reader.is_none() {
            inner.reader = File::open(&self.path).ok();
        }
        let file = inner.reader.as_mut()?;
        let mut bytes = vec![0; length as usize];
        file.seek(SeekFrom::Start(start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        let line: Line = serde_json::from_slice(&bytes).ok()?;
        // Another process may have written between.
        (line.key == format!("{key:032x}")).then_some(Done {
            text: line.text,
            similarity: None,
            missed: line.missed,
        })
    }

    /// Keeps an answer, in one write.
    ///
    /// # Errors
    ///
    /// What the system said; the disk may be full.
    pub fn keep(&self, key: u128, done: &Done) -> Result<(), String> {
        if self.dry {
            return Ok(());
        }
        let line = Line { key: format!("{key:032x}"), text: done.text.clone(), missed: done.missed.clone() };
        let mut bytes = serde_json::to_vec(&line).map_err(|error| error.to_string())?;
        bytes.push(b'\n');
        let mut inner = self.inner();
        let failed = |error: std::io::Error| format!("cannot write {}: {error}", self.path.display());
        if inner.writer.is_none() {
            if let Some(folder) = self.path.parent() {
                fs::create_dir_all(folder).map_err(failed)?;
            }
            let mut file =
                File::options().create(true).append(true).read(true).open(&self.path).map_err(failed)?;
            let end = file.seek(SeekFrom::End(0)).map_err(failed)?;
            // Ends a line that a crash cut off.
            let mut last = [b'\n'];
            if end > 0 {
                file.seek(SeekFrom::Start(end - 1))
                    .and_then(|_| file.read_exact(&mut last))
                    .map_err(failed)?;
            }
            if last != *b"\n" {
                file.write_all(b"\n").map_err(failed)?;
            }
            inner.writer = Some(file);
        }
        let Some(file) = inner.writer.as_mut() else { return Ok(()) };
        file.write_all(&bytes).map_err(failed)?;
        // Where it went: another process may have appended in the meantime.
        let end = file.stream_position().map_err(failed)?;
        let start = end.saturating_sub(bytes.len() as u64);
        inner.end = end;
        inner.dirty = true;
        inner.lines.insert(key, (start, u32::try_from(bytes.len()).unwrap_or_default()));
        Ok(())
    }

    /// Lets the answers survive a power cut too.
    pub fn sync(&self) {
        let mut inner = self.inner();
        if std::mem::take(&mut inner.dirty)
            && let Some(file) = &inner.writer
        {
            let _ = file.sync_data();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(text: &str, missed: Option<&str>) -> Done {
        Done { text: text.to_owned(), similarity: None, missed: missed.map(str::to_owned) }
    }

    #[test]
    fn the_last_answer_stands_and_half_a_line_is_none() {
        let root = tempfile::tempdir().unwrap();
        let kept = Kept::open(root.path(), false);
        kept.keep(1, &done("a", Some("use b"))).unwrap();
        kept.keep(2, &done("ابتث\n", None)).unwrap();
        kept.keep(1, &done("b", None)).unwrap();
        assert_eq!(kept.get(1), Some(done("b", None)));
        drop(kept);
        let path = root.path().join(WORK).join("translations.jsonl");
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 3]).unwrap();
        let kept = Kept::open(root.path(), false);
        assert_eq!(kept.get(1), Some(done("a", Some("use b"))), "the last line was cut off");
        assert_eq!(kept.get(2), Some(done("ابتث\n", None)));
        kept.keep(3, &done("c", None)).unwrap();
        let kept = Kept::open(root.path(), false);
        assert_eq!((kept.get(3), kept.get(4)), (Some(done("c", None)), None), "not glued to the half line");
    }

    #[test]
    fn two_processes_may_write_at_once() {
        let root = tempfile::tempdir().unwrap();
        let (one, two) = (Kept::open(root.path(), false), Kept::open(root.path(), false));
        for n in 0..50_u128 {
            let writer = if n % 2 == 0 { &one } else { &two };
            writer.keep(n, &done(&format!("text {n}"), None)).unwrap();
        }
        for n in 0..50_u128 {
            let own = if n % 2 == 0 { &one } else { &two };
            assert_eq!(own.get(n), Some(done(&format!("text {n}"), None)));
            assert_eq!(Kept::open(root.path(), true).get(n), Some(done(&format!("text {n}"), None)));
        }
    }

    #[test]
    fn what_cannot_be_kept_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(WORK), "a file where the folder should be").unwrap();
        assert!(Kept::open(root.path(), false).keep(1, &done("a", None)).is_err());
        assert!(Kept::open(root.path(), true).keep(1, &done("a", None)).is_ok(), "a plan writes nothing");
    }
}

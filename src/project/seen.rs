//! What each document says that only all of them together show: `.tarjuman/seen.jsonl`, a line a finished document. With it a run that
//! does one document tells the same of all as one that does them all. Losing it costs these findings until all are done again.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::files::{WORK, Writer};
use crate::check::across::Across;
use crate::check::usage::Usage;

/// The file, below [`WORK`].
const NAME: &str = "seen.jsonl";

/// What one document says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// Texts and names.
    pub across: Across,
    /// Terms.
    pub usage: Usage,
}

#[derive(Serialize)]
struct Written<'s> {
    document: &'s str,
    made: &'s str,
    #[serde(flatten)]
    seen: &'s Seen,
}

/// The head of a line: whose it is, and what the document was made from and into.
#[derive(Deserialize)]
struct Head<'s> {
    #[serde(borrow)]
    document: std::borrow::Cow<'s, str>,
    #[serde(borrow)]
    made: std::borrow::Cow<'s, str>,
}

/// Where they are kept.
#[derive(Debug)]
pub struct Shelf {
    path: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Shelf {
    /// That of the project at `root`; nothing is read.
    pub fn of(root: &Path) -> Self {
        Self { path: root.join(WORK).join(NAME), file: None }
    }

    /// Adds a finished document. A failure to write costs the line, not the run.
    pub fn put(&mut self, document: &str, made: &str, seen: &Seen) {
        if self.file.is_none() {
            let opened = File::options().create(true).append(true).open(&self.path);
            self.file = opened.ok().map(BufWriter::new);
            if let Some(file) = &mut self.file {
                let _ = file.write_all(b"\n"); // ends a line that a crash cut off
            }
        }
        if let Some(file) = &mut self.file {
            let written = serde_json::to_vec(&Written { document, made, seen }).unwrap_or_default();
            let _ = file.write_all(&written).and_then(|()| file.write_all(b"\n"));
        }
    }

    /// What was kept of some documents, in their order; nothing if it lacks any that was made so. Each is its id, and what it was made
    /// from and into.
    pub fn take(&mut self, wanted: &[(&str, &str)]) -> Option<Vec<Seen>> {
        if wanted.is_empty() {
            return Some(Vec::new());
        }
        self.flush();
        let bytes = fs::read(&self.path).ok()?;
        let lines = last(&bytes);
        let read = |(document, made): &(&str, &str)| {
            let (kept, line) = lines.get(*document)?;
            (kept == made).then(|| serde_json::from_slice(line).ok()).flatten()
        };
        wanted.par_iter().map(read).collect()
    }

    /// Writes what waits, and the whole file anew when it has grown to several lines a document; then without the documents that
    /// `known` does not know.
    pub fn compact(&mut self, writer: &Writer, known: impl Fn(&str) -> bool) {
        if self.file.is_none() {
            return;
        }
        self.flush();
        self.file = None;
        let bytes = fs::read(&self.path).unwrap_or_default();
        let lines = bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty()).count();
        let kept = last(&bytes);
        if lines <= 3 * kept.len() + 16 {
            return;
        }
        let mut kept: Vec<(&String, &[u8])> =
            kept.iter().filter(|(id, _)| known(id)).map(|(id, (_, line))| (id, *line)).collect();
        kept.sort_unstable_by_key(|(id, _)| *id);
        let text: Vec<u8> = kept.into_iter().flat_map(|(_, line)| [line, b"\n"]).flatten().copied().collect();
        let _ = writer.write(&format!("{WORK}/{NAME}"), &text);
    }

    fn flush(&mut self) {
        if let Some(file) = &mut self.file {
            let _ = file.flush();
        }
    }
}

/// The last line of each document, with what it was made from and into. A line that cannot be read counts as none.
fn last(bytes: &[u8]) -> HashMap<String, (String, &[u8])> {
    let lines: Vec<&[u8]> = bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty()).collect();
    let heads: Vec<Option<(String, String)>> = lines
        .par_iter()
        .map(|line| {
            let head: Head = serde_json::from_slice(line).ok()?;
            Some((head.document.into_owned(), head.made.into_owned()))
        })
        .collect();
    let both = heads.into_iter().zip(lines);
    both.filter_map(|(head, line)| head.map(|(document, made)| (document, (made, line)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_document_counts_and_others_are_forgotten() {
        let root = tempfile::tempdir().unwrap();
        let writer = Writer::lock(root.path()).unwrap();
        let seen = Seen::default();
        let mut shelf = Shelf::of(root.path());
        assert_eq!(shelf.take(&[("a", "1")]), None, "nothing is kept");
        shelf.put("a", "1", &seen);
        shelf.put("a", "2", &seen);
        assert_eq!(shelf.take(&[("a", "2")]), Some(vec![seen.clone()]));
        assert_eq!(shelf.take(&[("a", "1")]), None, "made from something else");
        drop(shelf);
        let path = root.path().join(WORK).join(NAME);
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str("{\"document\":\"a\",\"ma");
        fs::write(&path, text).unwrap();
        let mut shelf = Shelf::of(root.path());
        for round in 0..40 {
            shelf.put("b", &round.to_string(), &seen);
        }
        assert_eq!(
            shelf.take(&[("a", "2"), ("b", "39")]),
            Some(vec![seen.clone(); 2]),
            "not glued to half a line"
        );
        shelf.compact(&writer, |id| id == "b");
        assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 1);
        assert_eq!(shelf.take(&[("b", "39")]), Some(vec![seen]));
    }
}

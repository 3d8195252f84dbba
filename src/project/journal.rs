//! What was done, so that it need not be done again: `.tarjuman/done.jsonl`, a line a finished
//! document. Losing it costs time and nothing else.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::{WORK, Writer};

/// A finished document: from what it was made, what was made, and how it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Which document; see [`Entry::GLOSSARY`] for the one that is none.
    pub document: String,
    /// Digest of everything that went in.
    pub inputs: String,
    /// Digest of each file that came out, by its path from the root.
    pub outputs: BTreeMap<String, String>,
    /// How it stood.
    pub counts: Counts,
    /// What the files looked like to whoever did not read them: those that went in before it began, those that came out when
    /// they stood. See [`super::files::marks`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamps: Option<(String, String)>,
}

impl Entry {
    /// The name under which the bundles of the glossary itself are entered; no document can have it.
    pub const GLOSSARY: &str = "*glossary";

    /// The name under which it is entered how all documents stand together.
    pub const TOGETHER: &str = "*together";
}

/// How a document stands, for the summary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Segments of the source.
    pub segments: usize,
    /// Units.
    pub units: usize,
    /// Units with a text, by target locale.
    pub translated: BTreeMap<String, usize>,
    /// Units a person approved, by target locale.
    pub approved: BTreeMap<String, usize>,
    /// Units that wait for a translation, by target locale.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub waiting: BTreeMap<String, usize>,
    /// Findings by severity: info, warning, error.
    pub findings: [usize; 3],
    /// Findings that a waiver allows, by the waiver's index in its file.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub waived: BTreeMap<usize, usize>,
}

/// The digest of some bytes, as the journal writes it.
pub fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

/// The journal of a project: as it was when it was read, and the file that more is written to.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    entries: BTreeMap<String, Entry>,
    lines: usize,
    file: Option<BufWriter<File>>,
}

impl Journal {
    /// Reads the journal below `root`. A line that cannot be read (a crash may leave half of one) and a
    /// journal that is not there count as nothing done.
    pub fn read(root: &Path) -> Self {
        let path = root.join(WORK).join("done.jsonl");
        let (entries, lines) = entries(&path);
        Self { path, entries, lines, file: None }
    }

    /// Forgets what was read, where it is needed no more: what a run holds does not grow with its documents.
    pub fn forget(&mut self) {
        self.entries = BTreeMap::new();
    }

    /// The last entry of a document when the journal was read.
    pub fn get(&self, document: &str) -> Option<&Entry> {
        self.entries.get(document)
    }

    /// Enters a finished document. A failure to write costs the entry, not the run: the work will be
    /// done again.
    pub fn enter(&mut self, entry: &Entry) {
        if self.file.is_none() {
            let opened = File::options().create(true).append(true).open(&self.path);
            self.file = opened.ok().map(BufWriter::new);
            if let Some(file) = &mut self.file {
                let _ = file.write_all(b"\n"); // ends a line that a crash cut off
            }
        }
        if let (Some(file), Ok(line)) = (&mut self.file, serde_json::to_string(entry)) {
            let _ = writeln!(file, "{line}");
            let _ = file.flush();
        }
        self.lines += 1;
    }

    /// Rewrites a journal that has grown to several lines a document, and forgets documents that are not
    /// among `documents`.
    pub fn compact(&mut self, writer: &Writer, documents: HashSet<&str>) {
        if self.lines <= 4 * documents.len() + 20 {
            return;
        }
        self.file = None;
        let (mut entries, _) = entries(&self.path);
        entries.retain(|id, _| id.starts_with('*') || documents.contains(id.as_str()));
        let text: String = entries
            .values()
            .filter_map(|entry| serde_json::to_string(entry).ok())
            .flat_map(|line| [line, "\n".to_owned()])
            .collect();
        let _ = writer.write(&format!("{WORK}/done.jsonl"), text.as_bytes());
        self.lines = entries.len();
    }
}

/// The last entry of each document in a file, and how many lines it has.
fn entries(path: &Path) -> (BTreeMap<String, Entry>, usize) {
    let mut entries = BTreeMap::new();
    let mut lines = 0;
    for line in fs::read(path).unwrap_or_default().split(|b| *b == b'\n') {
        lines += 1;
        if let Ok(entry) = serde_json::from_slice::<Entry>(line) {
            entries.insert(entry.document.clone(), entry);
        }
    }
    (entries, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(document: &str, inputs: &str) -> Entry {
        Entry {
            document: document.into(),
            inputs: inputs.into(),
            outputs: BTreeMap::from([("a.ftl".into(), digest(b"x"))]),
            counts: Counts { units: 3, ..Counts::default() },
            stamps: None,
        }
    }

    #[test]
    fn the_last_entry_of_a_document_stands_and_half_a_line_is_skipped() {
        let root = tempfile::tempdir().unwrap();
        let writer = Writer::lock(root.path()).unwrap();
        let mut journal = Journal::read(root.path());
        journal.enter(&entry("a", "1"));
        journal.enter(&entry("a", "2"));
        drop(journal);
        let path = root.path().join(WORK).join("done.jsonl");
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str("{\"document\":\"a\",\"inp");
        fs::write(&path, text).unwrap();
        let mut journal = Journal::read(root.path());
        assert_eq!(journal.get("a"), Some(&entry("a", "2")));
        journal.enter(&entry("b", "1"));
        drop(journal);
        let mut journal = Journal::read(root.path());
        assert_eq!(journal.get("b"), Some(&entry("b", "1")), "not glued to the half line");
        for round in 0..40 {
            journal.enter(&entry("b", &round.to_string()));
        }
        journal.compact(&writer, HashSet::from(["b"]));
        let journal = Journal::read(root.path());
        assert_eq!(journal.get("b"), Some(&entry("b", "39")));
        assert_eq!(journal.get("a"), None, "no document any more");
        assert!(fs::read_to_string(path).unwrap().lines().count() < 3);
    }
}

//! Zip archives of XML parts, within limits: what Office documents are packed as.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use zip::ZipArchive;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{DocumentError, ReadOptions};

/// Parts that an archive may have.
const MOST_PARTS: usize = 20_000;

/// Whether bytes begin as a zip archive does.
pub(crate) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes begin as the files of old and of encrypted Office documents do.
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// An open archive.
pub(crate) struct Package<'a> {
    path: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked, of `limit`.
    left: usize,
    limit: usize,
    max_depth: usize,
}

/// What a part refers to.
pub(crate) struct Relation {
    /// By what the part names it.
    pub(crate) id: String,
    /// The last word of its type: `styles`, `hyperlink`.
    pub(crate) kind: String,
    /// A part, or an address outside the archive.
    pub(crate) target: String,
    /// Whether it lies outside the archive.
    pub(crate) outside: bool,
}

/// A part, unpacked.
pub(crate) struct Part {
    path: String,
    name: String,
    text: String,
    max_depth: usize,
}

impl<'a> Package<'a> {
    /// Opens an archive; nothing is unpacked yet.
    pub(crate) fn open(path: &'a str, bytes: &'a [u8], options: &ReadOptions) -> Result<Self, DocumentError> {
        let limit = options.max_bytes;
        if bytes.len() > limit {
            return Err(DocumentError::TooLarge { path: path.to_owned(), size: bytes.len(), limit });
        }
        let broken = |error: ZipError| broken(path, path, error);
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > MOST_PARTS {
            return Err(self::broken(path, path, format!("{} parts", archive.len())));
        }
        Ok(Self { path, archive, left: limit, limit, max_depth: options.max_depth })
    }

    /// The names of all parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().flatten()
    }

    /// The text of a part; `None` when the archive has none of that name. All parts together unpack to no more than the
    /// longest document that is read: a bomb is an error after that many bytes.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Part>, DocumentError> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(self.path, name, error)),
        };
        let mut bytes = Vec::new();
        let read = file.take(self.left as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(self.path, name, error))?;
        if bytes.len() > self.left {
            return Err(DocumentError::Unpacked { path: self.path.to_owned(), limit: self.limit });
        }
        self.left -= bytes.len();
        if let [0xEF, 0xBB, 0xBF, ..] = bytes[..] {
            bytes.drain(..3); // BYTE ORDER MARK
        }
        let text = String::from_utf8(bytes).map_err(|error| broken(self.path, name, error))?;
        let (path, name) = (self.path.to_owned(), name.to_owned());
        Ok(Some(Part { path, name, text, max_depth: self.max_depth }))
    }

    /// The archive with other texts in the place of some parts, and without those that have none. Every other part is copied as it is
    /// packed, without being unpacked; order and times stay.
    pub(crate) fn rewritten(
        &mut self,
        parts: &BTreeMap<String, Option<String>>,
    ) -> Result<Vec<u8>, DocumentError> {
        let mut write = || {
            let mut out = ZipWriter::new(Cursor::new(Vec::new()));
            for index in 0..self.archive.len() {
                let file = self.archive.by_index_raw(index)?;
                let name = file.name()?.into_owned();
                match parts.get(&name) {
                    None => out.raw_copy_file(file)?,
                    Some(None) => {}
                    Some(Some(text)) => {
                        let time = file.last_modified().unwrap_or_default();
                        out.start_file(name, SimpleFileOptions::default().last_modified_time(time))?;
                        out.write_all(text.as_bytes())?;
                    }
                }
            }
            out.finish().map(Cursor::into_inner)
        };
        write().map_err(|error: ZipError| broken(self.path, self.path, error))
    }

    /// The parts that a part names as its relations, by the last word of the relation's type: `styles`, `footnotes`. Those
    /// outside the archive are passed over.
    pub(crate) fn relations(&mut self, of: &str) -> Result<BTreeMap<String, String>, DocumentError> {
        let inside = self.all_relations(of)?.into_iter().filter(|relation| !relation.outside);
        let mut found = BTreeMap::new();
        for relation in inside {
            found.entry(relation.kind).or_insert(relation.target);
        }
        Ok(found)
    }

    /// What a part names as its relations, in order. What lies outside the archive is an address, and is never looked up.
    pub(crate) fn all_relations(&mut self, of: &str) -> Result<Vec<Relation>, DocumentError> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let mut found = Vec::new();
        let Some(part) = self.part(&name)? else { return Ok(found) };
        part.walk(|step| {
            if let Step::Open { name: "Relationship", attributes, .. } = step {
                let get = |key| attributes.get(key);
                let (Some(kind), Some(target)) = (get("Type"), get("Target")) else { return };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let outside = get("TargetMode").as_deref() == Some("External");
                let target = if outside { target } else { resolve(folder, &target) };
                found.push(Relation { id: get("Id").unwrap_or_default(), kind, target, outside });
            }
        })?;
        Ok(found)
    }
}

/// The name of the part that `target` is, seen from `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let base = if target.starts_with('/') { "" } else { folder };
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// An error of a part, or of the archive itself where `part` is its own path.
pub(crate) fn broken(path: &str, part: &str, reason: impl ToString) -> DocumentError {
    DocumentError::Package { path: path.to_owned(), part: part.to_owned(), reason: reason.to_string() }
}

/// A vocabulary of Office documents, transitional or strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// Text, of Word.
    Word,
    /// Anything else.
    Other,
}

/// The attributes of an element, by their names without prefix.
pub(crate) struct Attributes<'e>(pub(super) &'e BytesStart<'e>);

impl Attributes<'_> {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        all.with_checks(false);
        let found = all.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let text = &*found.value;
        Some(quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), Cow::into_owned))
    }
}

/// A step through a part.
pub(crate) enum Step<'e> {
    /// An element begins.
    Open { vocabulary: Vocabulary, name: &'e str, attributes: Attributes<'e> },
    /// Text of the innermost element; several in a row may belong together.
    Text(&'e str),
    /// The innermost element ends.
    Close,
}

impl Part {
    /// The whole part as it is written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Goes through a part in order, without building a tree. Each `Open` has its `Close`.
    pub(crate) fn walk(&self, mut visit: impl FnMut(Step<'_>)) -> Result<(), DocumentError> {
        let Self { path, name: part, text, max_depth } = self;
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut depth = 0usize;
        loop {
            let (resolved, event) = reader.read_resolved_event().map_err(|e| broken(path, part, e))?;
            match event {
                Event::Start(element) => {
                    depth += 1;
                    if depth > *max_depth {
                        return Err(broken(path, part, format!("elements nested deeper than {max_depth}")));
                    }
                    let vocabulary = vocabulary(&resolved);
                    let local = element.local_name();
                    visit(Step::Open { vocabulary, name: local.as_ref(), attributes: Attributes(&element) });
                }
                Event::End(_) => {
                    depth -= 1;
                    visit(Step::Close);
                }
                Event::Text(content) => visit(Step::Text(&content.xml10_content())),
                Event::CData(content) => visit(Step::Text(&content.xml10_content())),
                Event::GeneralRef(name) => {
                    // Without a document type there are no entities but XML's own.
                    let written = format!("&{};", &*name);
                    let text = quick_xml::escape::unescape(&written).map_err(|e| broken(path, part, e))?;
                    visit(Step::Text(&text));
                }
                Event::DocType(_) => return Err(broken(path, part, "it declares a document type")),
                Event::Eof if depth > 0 => return Err(broken(path, part, "it ends before its elements do")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// An archive of such parts, as a test wants it.
#[cfg(test)]
pub(crate) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn vocabulary(resolved: &ResolveResult) -> Vocabulary {
    match resolved {
        ResolveResult::Bound(Namespace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )) => Vocabulary::Word,
        _ => Vocabulary::Other,
    }
}

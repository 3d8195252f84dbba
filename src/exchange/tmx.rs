//! TMX 1.4b (*Translation Memory eXchange*, LISA 2005): what every CAT tool takes as a memory.
//!
//! Read and written as a stream: a memory of any length needs room for a few MiB of units, read together on all cores, each of at most 4 MiB. A broken unit is
//! rejected with its line, and reading goes on behind it. Inline codes (`bpt`, `ept`, `ph`, `it`, `hi`) are kept beside the
//! text; `sub` is kept as part of the code it stands in, `ut` as `ph`; `ude` and what else is not known is passed over and named.
//!
//! A document type is allowed when it only names a file, which is never read; entities are those of XML.

mod chunks;
mod unit;
mod write;

use std::ops::Range;
use std::sync::mpsc::{self, Receiver};

use rayon::prelude::*;

use self::chunks::Chunks;
use super::pairs::{
    Entry, Head, Pair, PairFormat, PairReader, PairWriter, PairsError, Problem, Property, Rejected, Sink,
    Source, Variant,
};
use super::xml::XmlProblem;
use crate::model::Locale;

pub use write::Writer as TmxWriter;

/// The format.
pub(in crate::exchange) struct Tmx;

impl PairFormat for Tmx {
    fn name(&self) -> &'static str {
        "tmx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["tmx"]
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat("TMX"))?;
        let mut reader = TmxReader::new(file)?;
        reader.head.source = pair.source.or(reader.head.source);
        reader.head.target = pair.target;
        Ok(Box::new(reader))
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat("TMX"))?;
        Ok(Box::new(TmxWriter::new(file, head, &pair)?))
    }
}

/// The units of a memory, one after the other.
///
/// ```
/// use tarjuman::exchange::tmx::{self, TmxReader};
///
/// let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
/// let file = tmx::write(&ar, &en, [("سفارة", "embassy")]);
/// let reader = TmxReader::new(Box::new(std::io::Cursor::new(file)))?;
/// let units: Vec<_> = reader.collect::<Result<_, _>>()?;
/// assert_eq!(units[0].variant(&en).unwrap().segment.text, "embassy");
/// assert_eq!(units[0].line, 6);
/// # Ok::<(), tarjuman::exchange::pairs::PairsError>(())
/// ```
pub struct TmxReader {
    head: Head,
    /// Units that were read ahead, in a thread of their own: one batch waits while another is read.
    ahead: Receiver<Vec<Result<Entry, PairsError>>>,
    /// Units of the batch at hand.
    read: std::vec::IntoIter<Result<Entry, PairsError>>,
}

/// Units are read together until so many bytes are there, or so many units.
const BATCH_BYTES: usize = 2 << 20;
const BATCH_UNITS: usize = 4096;

impl TmxReader {
    /// Opens a memory and reads its header.
    ///
    /// # Errors
    ///
    /// When it is no TMX, or defines a document type of its own, or is in an encoding other than UTF-8 and UTF-16.
    pub fn new(file: Source) -> Result<Self, PairsError> {
        let (mut chunks, text) = Chunks::new(file)?;
        let head = head(&text)?;
        let (give, ahead) = mpsc::sync_channel(1);
        std::thread::Builder::new().name("memory".to_owned()).spawn(move || {
            // Nobody takes what is given: the reader was dropped.
            while let Some(batch) = batch(&mut chunks) {
                if give.send(batch).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { head, ahead, read: Vec::new().into_iter() })
    }
}

/// The next units, read together on all cores; none at the end.
fn batch(chunks: &mut Chunks) -> Option<Vec<Result<Entry, PairsError>>> {
    let (mut bytes, mut pieces) = (Vec::new(), Vec::new());
    while bytes.len() < BATCH_BYTES && pieces.len() < BATCH_UNITS {
        match chunks.next() {
            None => break,
            Some(Ok((line, unit))) => {
                let from = bytes.len();
                bytes.extend_from_slice(unit);
                pieces.push(Ok((line, from..bytes.len())));
            }
            Some(Err(error)) => pieces.push(Err(error)),
        }
    }
    let unit = |(line, range): (u64, Range<usize>)| {
        let text = std::str::from_utf8(&bytes[range]).map_err(|_| Problem::NotUtf8);
        text.and_then(|text| unit::read(text, line)).map_err(|problem| Rejected { line, problem }.into())
    };
    let read: Vec<_> = pieces.into_par_iter().map(|piece| piece.and_then(unit)).collect();
    (!read.is_empty()).then_some(read)
}

impl PairReader for TmxReader {
    fn head(&self) -> &Head {
        &self.head
    }
}

impl Iterator for TmxReader {
    type Item = Result<Entry, PairsError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.read.next() {
                return Some(entry);
            }
            self.read = self.ahead.recv().ok()?.into_iter();
        }
    }
}

/// What the text before `<body>` says.
fn head(text: &str) -> Result<Head, PairsError> {
    use quick_xml::events::Event;

    let broken = |line, problem| PairsError::File { line, problem };
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut head = Head::default();
    let mut root = false;
    // The note or property that is open, and its type.
    let mut open: Option<(bool, Property)> = None;
    loop {
        let line = 1 + text[..reader.buffer_position() as usize].matches('\n').count() as u64;
        let event = reader
            .read_event()
            .map_err(|error| broken(line, Problem::Xml(XmlProblem::Syntax(error.to_string()))))?;
        match event {
            Event::Decl(declaration) => {
                if let Some(Ok(encoding)) = declaration.encoding()
                    && !["utf-8", "utf-16", "utf8", "us-ascii", "ascii"]
                        .contains(&encoding.to_lowercase().as_str())
                {
                    return Err(PairsError::Encoding(encoding.into_owned()));
                }
            }
            Event::Start(start) => {
                let attributes = unit::attributes(&start).map_err(|problem| broken(line, problem))?;
                match start.name().0 {
                    "tmx" => root = true,
                    "header" => head.attributes = attributes,
                    name @ ("note" | "prop") => {
                        let kind = attributes.into_iter().find(|(name, _)| name == "type");
                        let kind = kind.map_or(String::new(), |(_, kind)| kind);
                        open = Some((name == "note", Property { kind, value: String::new() }));
                    }
                    _ => {}
                }
            }
            Event::End(_) => match open.take() {
                Some((true, note)) => head.notes.push(note.value),
                Some((false, property)) => head.properties.push(property),
                None => {}
            },
            Event::Text(text) => {
                if let Some((_, property)) = &mut open {
                    property.value.push_str(&text.xml10_content());
                }
            }
            Event::CData(data) => {
                if let Some((_, property)) = &mut open {
                    property.value.push_str(&data.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let name = reference.clone().into_inner();
                let resolved =
                    reference.resolve_char_ref().ok().flatten().or_else(|| super::xml::predefined(&name));
                let unknown = || broken(line, Problem::Xml(XmlProblem::Entity(name.to_string())));
                let c = resolved.ok_or_else(unknown)?;
                if let Some((_, property)) = &mut open {
                    property.value.push(c);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !root {
        return Err(PairsError::NotFormat("TMX"));
    }
    let said = head.attributes.iter().find(|(name, _)| name == "srclang");
    head.source = said.and_then(|(_, tag)| tag.parse().ok());
    Ok(head)
}

/// Writes segment pairs as a memory, one translation unit each, in their order; pairs with an empty side are left out, as a
/// memory cannot hold them. The same pairs give the same file: it has no dates.
///
/// Characters that XML cannot hold are left out.
///
/// ```
/// let (ar, en) = ("ar".parse().unwrap(), "en".parse().unwrap());
/// let memory = tarjuman::exchange::tmx::write(&ar, &en, [("سفارة", "embassy"), ("", "alone")]);
/// assert_eq!(memory.matches("<tu>").count(), 1);
/// ```
pub fn write<'a>(
    source: &Locale,
    target: &Locale,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let head = Head { source: Some(source.clone()), target: Some(target.clone()), ..Head::default() };
    let mut bytes = Vec::new();
    let written = write::Writer::new(Box::new(&mut bytes), &head, &Pair::default()).and_then(|mut writer| {
        for (from, to) in pairs.into_iter().filter(|(from, to)| !from.is_empty() && !to.is_empty()) {
            let variants = [(source, from), (target, to)]
                .map(|(locale, text)| Variant::new(locale.clone(), text.into()));
            writer.entry(&Entry { variants: variants.into(), ..Entry::default() })?;
        }
        Box::new(writer).finish()
    });
    debug_assert!(written.is_ok(), "memory can be written to");
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_out_of_the_file() {
        let (ar, en): (Locale, Locale) = ("ar-IQ".parse().unwrap(), "en".parse().unwrap());
        let pairs =
            [("بيان <b> & «مذكرة» ]]>", "line\nfeed\ttab\rreturn"), ("a\u{0}b\u{FFFE}", "c"), ("x", "")];
        let file = write(&ar, &en, pairs);
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(&file, options).unwrap();
        let segments: Vec<&str> = tree
            .descendants()
            .filter(|node| node.has_tag_name("seg"))
            .map(|node| node.text().unwrap())
            .collect();
        assert_eq!(segments, [pairs[0].0, pairs[0].1, "ab", "c"]);
        assert_eq!(file, write(&ar, &en, pairs));
    }
}

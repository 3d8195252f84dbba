//! XLIFF 2.0 and 2.1 by whomever, as segments beside each other: for the state of a document see [`super::xliff`].
//!
//! One `<segment>` an entry, under the id of its unit; of a unit with several each keeps its own id as a property. Codes are kept
//! beside the text: `ph`, `pc`, `sc`, `ec`, `mrk`, `sm`, `em`, with their original data; a `cp` is its character. Modules but
//! Metadata are passed over and named.

mod read;
mod write;

use super::pairs::{Head, Pair, PairFormat, PairReader, PairWriter, PairsError, Sink, Source};

/// The format.
pub(in crate::exchange) struct Xliff2;

const CORE: &str = "urn:oasis:names:tc:xliff:document:2.0";
const METADATA: &str = "urn:oasis:names:tc:xliff:metadata:2.0";
/// The property that keeps the id of a segment, where a unit has several.
const SEGMENT: &str = "xliff:segment";
/// The property that keeps the file of a unit, where there are several.
const FILE: &str = "xliff:file";
/// The categories of metadata that keep the properties and attributes of an entry.
const PROPERTIES: &str = "properties";
const ATTRIBUTES: &str = "attributes";
/// Types that XLIFF lists for codes; another is its `subType`, behind this.
const CODE_TYPES: &[&str] = &["fmt", "ui", "quote", "link", "image", "other"];
const OWN: &str = "x:";

impl PairFormat for Xliff2 {
    fn name(&self) -> &'static str {
        "xliff-2.1"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlf", "xliff"]
    }

    fn recognises(&self, start: &[u8]) -> bool {
        memchr::memmem::find(start, CORE.as_bytes()).is_some()
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat(self.name()))?;
        Ok(Box::new(read::read(file, pair)?))
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat(self.name()))?;
        Ok(Box::new(write::Writer::new(file, head, pair)))
    }
}

//! A TMX file cut into its units without being held: what a broken unit breaks is that unit.

use std::io::{self, Read};

use crate::exchange::pairs::{PairsError, Problem, Rejected, Source};
use crate::exchange::stream::Decoded;
use crate::exchange::xml::XmlProblem;

/// The longest unit, and the longest text before the first, in bytes.
const LIMIT: usize = 4 << 20;
/// Bytes read at once.
const BLOCK: usize = 256 << 10;
/// The longest run of bytes that must be seen to tell one piece of markup from another: `<![CDATA[`.
const LONGEST: usize = 9;

/// The units of a file.
pub struct Chunks {
    input: Decoded,
    buffer: Vec<u8>,
    /// Where the next markup is looked for.
    at: usize,
    /// What stands before is not needed any more.
    keep: usize,
    /// The line of the byte at `counted`.
    line: u64,
    counted: usize,
    /// Bytes that were forgotten so far.
    forgotten: usize,
    ended: bool,
    done: bool,
    limit: usize,
    /// Whether what stands from `keep` on is a unit.
    inside: bool,
}

/// A piece of markup that matters.
enum Tag {
    /// `<tu …`, at a byte.
    Unit(usize),
    /// Behind `</tu>`.
    UnitEnd(usize),
    /// `<body`, at a byte.
    Body(usize),
    /// A document type, up to a byte, from another.
    DocumentType(usize, usize),
}

/// What [`Chunks::tag`] found.
enum Found {
    Tag(Tag),
    /// More than the limit stands between `keep` and here.
    TooLong,
    End,
}

impl Chunks {
    /// Opens a file and gives what stands before its units: the text up to `<body`.
    ///
    /// # Errors
    ///
    /// When reading fails, the file is no TMX, or defines a document type of its own: entities could be defined there.
    pub fn new(input: Source) -> Result<(Self, String), PairsError> {
        let mut chunks = Self {
            input: Decoded::new(input)?,
            buffer: Vec::with_capacity(2 * BLOCK),
            at: 0,
            keep: 0,
            line: 1,
            counted: 0,
            forgotten: 0,
            ended: false,
            done: false,
            limit: LIMIT,
            inside: true,
        };
        loop {
            match chunks.tag()? {
                Found::Tag(Tag::Body(at)) => {
                    let head = chunks.buffer[..at].to_vec();
                    chunks.keep = at;
                    let head = String::from_utf8(head)
                        .map_err(|_| PairsError::File { line: 1, problem: Problem::NotUtf8 })?;
                    return Ok((chunks, head));
                }
                Found::Tag(Tag::DocumentType(from, to)) => {
                    if chunks.buffer[from..to].contains(&b'[') {
                        let line = chunks.line_at(from);
                        return Err(PairsError::File {
                            line,
                            problem: Problem::Xml(XmlProblem::DocumentType),
                        });
                    }
                }
                Found::Tag(_) => {}
                Found::TooLong | Found::End => return Err(PairsError::NotFormat("TMX")),
            }
        }
    }

    /// The line of a byte that lies not before the last one asked for.
    fn line_at(&mut self, at: usize) -> u64 {
        if at > self.counted {
            self.line += memchr::memchr_iter(b'\n', &self.buffer[self.counted..at]).count() as u64;
            self.counted = at;
        }
        self.line
    }

    /// The next unit: its line and its bytes, from `<tu` to `</tu>`.
    pub fn next(&mut self) -> Option<Result<(u64, &[u8]), PairsError>> {
        if self.done {
            return None;
        }
        match self.unit() {
            Ok(Some((line, from, to))) => Some(Ok((line, &self.buffer[from..to]))),
            Ok(None) => {
                self.done = true;
                None
            }
            Err(error) => {
                self.done = error.is_fatal();
                Some(Err(error))
            }
        }
    }

    fn unit(&mut self) -> Result<Option<(u64, usize, usize)>, PairsError> {
        // What was given is not needed any more.
        self.keep = self.at;
        self.inside = false;
        let begun = loop {
            match self.tag()? {
                Found::Tag(Tag::Unit(at)) => break at,
                Found::Tag(Tag::DocumentType(at, _)) => {
                    let line = self.line_at(at);
                    return Err(PairsError::File { line, problem: Problem::Xml(XmlProblem::DocumentType) });
                }
                Found::Tag(_) | Found::TooLong => self.keep = self.at,
                Found::End => return Ok(None),
            }
        };
        let line = self.line_at(begun);
        self.keep = begun;
        self.inside = true;
        let mut too_long = false;
        let rejected = |problem| Err(PairsError::from(Rejected { line, problem }));
        loop {
            match self.tag()? {
                Found::Tag(Tag::UnitEnd(_)) if too_long => return rejected(Problem::TooLong(self.limit)),
                Found::Tag(Tag::UnitEnd(to)) => return Ok(Some((line, self.keep, to))),
                Found::Tag(Tag::Unit(at)) => {
                    // To be found again, as the next one.
                    self.at = at;
                    return rejected(if too_long {
                        Problem::TooLong(self.limit)
                    } else {
                        Problem::NotClosed
                    });
                }
                Found::Tag(_) => {}
                Found::TooLong => {
                    too_long = true;
                    self.keep = self.at;
                }
                Found::End => {
                    self.done = true;
                    return rejected(Problem::CutOff);
                }
            }
        }
    }

    /// The next markup that matters; comments, CDATA sections and instructions are passed over.
    fn tag(&mut self) -> io::Result<Found> {
        loop {
            let Some(at) = memchr::memchr(b'<', &self.buffer[self.at..]).map(|offset| self.at + offset)
            else {
                self.at = self.buffer.len();
                if self.is_too_long() {
                    return Ok(Found::TooLong);
                }
                if !self.more()? {
                    return Ok(Found::End);
                }
                continue;
            };
            self.at = at;
            if self.buffer.len() - at < LONGEST && !self.ended {
                self.more()?;
                continue;
            }
            let rest = &self.buffer[at..];
            let named = |name: &[u8]| {
                rest.starts_with(name)
                    && rest
                        .get(name.len())
                        .is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
            };
            let (skipped, end): (usize, &[u8]) = if rest.starts_with(b"<!--") {
                (4, b"-->")
            } else if rest.starts_with(b"<![CDATA[") {
                (9, b"]]>")
            } else if rest.starts_with(b"<?") {
                (2, b"?>")
            } else if rest.starts_with(b"<!DOCTYPE") {
                (9, b">")
            } else if named(b"</tu") {
                (4, b">")
            } else {
                let tag = if named(b"<tu") {
                    Tag::Unit(at)
                } else if named(b"<body") {
                    Tag::Body(at)
                } else {
                    self.at = at + 1;
                    continue;
                };
                self.at = at + 3;
                return Ok(Found::Tag(tag));
            };
            let declared = rest.starts_with(b"<!DOCTYPE");
            let closed = rest.starts_with(b"</tu");
            let before = self.forgotten;
            self.at = at + skipped;
            match self.skip(end)? {
                Found::Tag(_) => {}
                other => return Ok(other),
            }
            // The buffer may have moved while more was read.
            let from = at.saturating_sub(self.forgotten - before);
            if declared {
                return Ok(Found::Tag(Tag::DocumentType(from, self.at)));
            }
            if closed {
                return Ok(Found::Tag(Tag::UnitEnd(self.at)));
            }
        }
    }

    /// Goes on behind the next `end`.
    fn skip(&mut self, end: &[u8]) -> io::Result<Found> {
        loop {
            if let Some(offset) = memchr::memmem::find(&self.buffer[self.at..], end) {
                self.at += offset + end.len();
                return Ok(Found::Tag(Tag::Body(self.at)));
            }
            self.at = self.at.max((self.buffer.len() + 1).saturating_sub(end.len()));
            if self.is_too_long() {
                return Ok(Found::TooLong);
            }
            if !self.more()? {
                self.at = self.buffer.len();
                return Ok(Found::End);
            }
        }
    }

    /// Whether more stands from `keep` on than may be held. What stands between units is not held at all.
    fn is_too_long(&mut self) -> bool {
        if !self.inside {
            self.keep = self.at;
        }
        self.at - self.keep > self.limit
    }

    /// Reads on, forgetting what is not needed; false at the end.
    fn more(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.keep >= BLOCK {
            self.line_at(self.keep);
            self.buffer.drain(..self.keep);
            self.forgotten += self.keep;
            self.at -= self.keep;
            self.counted -= self.keep;
            self.keep = 0;
        }
        let filled = self.buffer.len();
        self.buffer.resize(filled + BLOCK, 0);
        let read = loop {
            match self.input.read(&mut self.buffer[filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        self.buffer.truncate(filled + read.as_ref().copied().unwrap_or(0));
        self.ended = read? == 0;
        Ok(!self.ended)
    }
}

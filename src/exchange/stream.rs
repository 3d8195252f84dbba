//! Files of any length as text: decoding on the way, lines of bounded length.

use std::io::{self, BufRead, BufReader, Read};

use super::pairs::{PairsError, Problem, Rejected, Source};

/// Bytes read at once.
const BLOCK: usize = 256 << 10;

/// A byte that stands for what could not be decoded: no UTF-8 has it, so that whoever checks a piece of text sees it.
const BROKEN: u8 = 0xFF;

/// How two bytes are a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// A file as UTF-8: UTF-16 is decoded, with a byte order mark or beginning with `<`; a byte order mark is taken off. Bytes that
/// are not UTF-8 come through as they are, half characters of UTF-16 as 0xFF.
pub struct Decoded {
    input: Source,
    /// What was read and not yet given.
    block: Vec<u8>,
    given: usize,
    /// How two bytes are one unit, in UTF-16.
    unit: Option<Unit>,
    /// The byte of a unit, or the unit of a pair, that the other half of is still to come.
    half: Option<u8>,
    high: Option<u16>,
}

impl Decoded {
    /// Reads the first bytes to see how the file is encoded.
    ///
    /// # Errors
    ///
    /// When reading fails.
    pub fn new(mut input: Source) -> io::Result<Self> {
        let mut start = [0; 4];
        let mut filled = 0;
        while filled < start.len() {
            match input.read(&mut start[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let (unit, mark): (Option<Unit>, usize) = match start[..filled] {
            [0xEF, 0xBB, 0xBF, ..] => (None, 3),
            [0xFF, 0xFE, ..] => (Some(u16::from_le_bytes), 2),
            [0xFE, 0xFF, ..] => (Some(u16::from_be_bytes), 2),
            [b'<', 0, _, 0] => (Some(u16::from_le_bytes), 0),
            [0, b'<', 0, _] => (Some(u16::from_be_bytes), 0),
            _ => (None, 0),
        };
        let mut decoded = Self { input, block: Vec::new(), given: 0, unit, half: None, high: None };
        decoded.decode(&start[mark.min(filled)..filled]);
        Ok(decoded)
    }

    /// Decodes bytes to the end of the block.
    fn decode(&mut self, bytes: &[u8]) {
        let Some(unit) = self.unit else {
            self.block.extend_from_slice(bytes);
            return;
        };
        for &byte in bytes {
            let Some(first) = self.half.take() else {
                self.half = Some(byte);
                continue;
            };
            let unit = unit([first, byte]);
            let low = (0xDC00..0xE000).contains(&unit);
            if let Some(high) = self.high.take() {
                if low {
                    let c = 0x1_0000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(unit) - 0xDC00);
                    self.push(char::from_u32(c));
                    continue;
                }
                self.push(None);
            }
            match unit {
                0xD800..0xDC00 => self.high = Some(unit),
                unit => self.push(char::from_u32(u32::from(unit))),
            }
        }
    }

    fn push(&mut self, c: Option<char>) {
        match c {
            Some(c) => self.block.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => self.block.push(BROKEN),
        }
    }
}

impl Read for Decoded {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.block.len() {
            if self.unit.is_none() {
                // Nothing to decode: past the first bytes there is no copy.
                return self.input.read(out);
            }
            self.block.clear();
            self.given = 0;
            let mut raw = vec![0; BLOCK.min(out.len().max(2))];
            while self.block.is_empty() {
                match self.input.read(&mut raw) {
                    Ok(0) => {
                        if self.half.take().is_some() | self.high.take().is_some() {
                            self.block.push(BROKEN);
                        }
                        break;
                    }
                    Ok(count) => self.decode(&raw[..count]),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => return Err(error),
                }
            }
        }
        let count = (self.block.len() - self.given).min(out.len());
        out[..count].copy_from_slice(&self.block[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

/// The lines of a file, without their line feeds; a carriage return before one is kept.
pub struct Lines {
    input: BufReader<Decoded>,
    line: u64,
    limit: usize,
    done: bool,
}

impl Lines {
    /// The lines of a file; one of more than `limit` bytes is rejected, and never held.
    ///
    /// # Errors
    ///
    /// When reading fails.
    pub fn new(input: Source, limit: usize) -> io::Result<Self> {
        Ok(Self { input: BufReader::with_capacity(BLOCK, Decoded::new(input)?), line: 0, limit, done: false })
    }

    /// The bytes of the next line, if it is not too long: with `true` when there is one at all.
    fn bytes(&mut self) -> io::Result<(bool, Option<Vec<u8>>)> {
        let mut bytes = Vec::new();
        let mut there = false;
        let mut held = true;
        loop {
            let piece = self.input.fill_buf()?;
            if piece.is_empty() {
                break;
            }
            there = true;
            let end = memchr::memchr(b'\n', piece);
            let taken = end.map_or(piece.len(), |at| at);
            if held && bytes.len() + taken <= self.limit {
                bytes.extend_from_slice(&piece[..taken]);
            } else {
                held = false;
                bytes = Vec::new();
            }
            self.input.consume(end.map_or(taken, |at| at + 1));
            if end.is_some() {
                break;
            }
        }
        Ok((there, held.then_some(bytes)))
    }
}

impl Iterator for Lines {
    type Item = Result<(u64, String), PairsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let (there, bytes) = match self.bytes() {
            Ok(read) => read,
            Err(error) => {
                self.done = true;
                return Some(Err(error.into()));
            }
        };
        if !there {
            self.done = true;
            return None;
        }
        self.line += 1;
        let line = self.line;
        let rejected = |problem| Err(Rejected { line, problem }.into());
        Some(match bytes.map(String::from_utf8) {
            None => rejected(Problem::TooLong(self.limit)),
            Some(Err(_)) => rejected(Problem::NotUtf8),
            Some(Ok(text)) => Ok((line, text)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time, as a slow pipe may.
    struct Slow(io::Cursor<Vec<u8>>);

    impl Read for Slow {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let one = out.len().min(1);
            self.0.read(&mut out[..one])
        }
    }

    fn decoded(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let slow = Slow(io::Cursor::new(bytes.to_vec()));
        Decoded::new(Box::new(slow)).unwrap().read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn every_encoding_is_utf_8_afterwards() {
        let text = "<tmx> سفارة \u{10FFFF} 😀";
        let utf16 = |convert: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(convert).collect::<Vec<u8>>();
        let (le, be) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        let rows: &[(Vec<u8>, &[u8], &str)] = &[
            (text.into(), text.as_bytes(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), text.as_bytes(), "UTF-8 with a byte order mark"),
            ([b"\xFF\xFE", le.as_slice()].concat(), text.as_bytes(), "UTF-16LE"),
            ([b"\xFE\xFF", be.as_slice()].concat(), text.as_bytes(), "UTF-16BE"),
            (le.clone(), text.as_bytes(), "UTF-16LE by its first character"),
            (be, text.as_bytes(), "UTF-16BE by its first character"),
            (b"\xFF\xFEa\0\x00\xD8b\0".to_vec(), b"a\xFFb", "half a pair before another character"),
            (b"\xFF\xFEa\0\x00\xDCb\0".to_vec(), b"a\xFFb", "the second half alone"),
            (
                b"\xFF\xFEa\0\x00\xD8\x00\xD8\x00\xDC".to_vec(),
                b"a\xFF\xF0\x90\x80\x80",
                "half a pair before a whole one",
            ),
            (b"\xFF\xFEa\0b".to_vec(), b"a\xFF", "cut in half"),
            (Vec::new(), b"", "nothing"),
            (b"a".to_vec(), b"a", "one byte"),
        ];
        for (bytes, wanted, why) in rows {
            assert_eq!(decoded(bytes), *wanted, "{why}");
        }
    }

    #[test]
    fn a_line_too_long_is_passed_over() {
        let text = format!("one\r\n{}\nthree", "x".repeat(100));
        let lines: Vec<_> = Lines::new(Box::new(io::Cursor::new(text)), 10)
            .unwrap()
            .map(|l| l.map_err(|e| e.to_string()))
            .collect();
        assert_eq!(
            lines,
            [
                Ok((1, "one\r".to_owned())),
                Err("line 2: it has more than 10 bytes".to_owned()),
                Ok((3, "three".to_owned()))
            ]
        );
    }
}

//! JSON records: one in on stdin, one out on stdout, in order, streaming, on all cores.

use std::io::{self, BufRead, BufWriter, Write};

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::Exit;

/// Records read before they are worked on together: bounds memory and keeps the answer near.
const WINDOW: usize = 512;
/// The longest record that is taken, in bytes; a longer line is an error of its record.
const LONGEST: usize = 64 << 20;

/// Answers each record of `input` with what `work` makes of it; `work` gives the fields to print
/// after `id`, or the reason it could not. A bad record becomes `{"id":…,"error":…}`, and the
/// stream goes on; then the exit says so.
///
/// # Errors
///
/// Only when reading or writing itself fails.
pub(crate) fn stream(
    input: impl BufRead,
    output: impl Write,
    work: impl Fn(&Map<String, Value>) -> Result<Map<String, Value>, String> + Sync,
) -> io::Result<Exit> {
    let mut lines = Lines { input };
    let mut output = BufWriter::new(output);
    let mut failed = false;
    loop {
        let mut window = Vec::with_capacity(WINDOW);
        // Hand on what is there instead of waiting for a full window when a person or a pipe is slow.
        while window.len() < WINDOW {
            match lines.next()? {
                Some(line) => window.push(line),
                None => break,
            }
            if lines.input.fill_buf().is_ok_and(|rest| !rest.contains(&b'\n')) && window.len() % 16 == 0 {
                break;
            }
        }
        if window.is_empty() {
            break;
        }
        let answers: Vec<(String, bool)> = window.par_iter().map(|line| answer(line, &work)).collect();
        for (answer, bad) in answers {
            failed |= bad;
            if !answer.is_empty() {
                output.write_all(answer.as_bytes())?;
                output.write_all(b"\n")?;
            }
        }
        output.flush()?;
    }
    Ok(if failed { Exit::Failed } else { Exit::Done })
}

fn answer(
    line: &Line,
    work: &(impl Fn(&Map<String, Value>) -> Result<Map<String, Value>, String> + Sync),
) -> (String, bool) {
    let bytes = match line {
        Line::Whole(bytes) => bytes,
        Line::TooLong => {
            return (
                json!({"id": null, "error": format!("record longer than {LONGEST} bytes")}).to_string(),
                true,
            );
        }
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return (String::new(), false);
    }
    let record: Map<String, Value> = match serde_json::from_slice(bytes) {
        Ok(record) => record,
        Err(error) => return (json!({"id": null, "error": error.to_string()}).to_string(), true),
    };
    let mut answer = Map::new();
    answer.insert("id".into(), record.get("id").cloned().unwrap_or(Value::Null));
    match work(&record) {
        Ok(fields) => {
            answer.extend(fields);
            (Value::Object(answer).to_string(), false)
        }
        Err(error) => {
            answer.insert("error".into(), error.into());
            (Value::Object(answer).to_string(), true)
        }
    }
}

/// The text of a field that must be there.
///
/// # Errors
///
/// Says which field is missing or is no string.
pub(crate) fn text<'a>(record: &'a Map<String, Value>, field: &str) -> Result<&'a str, String> {
    record
        .get(field)
        .and_then(Value::as_str)
        .ok_or_else(|| format!("field {field:?} is missing or no string"))
}

enum Line {
    Whole(Vec<u8>),
    TooLong,
}

struct Lines<R> {
    input: R,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut too_long = false;
        loop {
            let rest = self.input.fill_buf()?;
            if rest.is_empty() {
                return Ok(match (line.is_empty(), too_long) {
                    (_, true) => Some(Line::TooLong),
                    (true, false) => None,
                    (false, false) => Some(Line::Whole(line)),
                });
            }
            let end = rest.iter().position(|b| *b == b'\n');
            let taken = end.unwrap_or(rest.len());
            too_long |= line.len() + taken > LONGEST;
            if too_long {
                line.clear();
            } else {
                line.extend_from_slice(&rest[..taken]);
            }
            let consumed = end.map_or(taken, |at| at + 1);
            self.input.consume(consumed);
            if end.is_some() {
                return Ok(Some(if too_long { Line::TooLong } else { Line::Whole(line) }));
            }
        }
    }
}

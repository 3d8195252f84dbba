//! JSON records: one in on stdin, one out on stdout, in order, streaming, on all cores.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::Exit;
use crate::model::Locale;

/// Records read before they are worked on together: bounds memory and keeps the answer near.
const WINDOW: usize = 512;
/// The longest record that is taken, in bytes; a longer line is an error of its record.
const LONGEST: usize = 64 << 20;

/// Bytes read ahead.
const READ_AHEAD: usize = 1 << 20;

/// Answers each record of `input` with what `work` makes of it; `work` gives the fields to print
/// after `id`, or the reason it could not. A bad record becomes `{"id":…,"error":…}`, and the
/// stream goes on; then the exit says so. Whoever writes a record and waits for its answer gets it: no record
/// is held back while the next one has not come.
///
/// # Errors
///
/// Only when reading or writing itself fails.
pub(crate) fn stream(
    input: impl Read,
    output: impl Write,
    work: impl Fn(&Map<String, Value>) -> Result<Map<String, Value>, String> + Sync,
) -> io::Result<Exit> {
    let mut lines = Lines { input: BufReader::with_capacity(READ_AHEAD, input) };
    let mut output = BufWriter::new(output);
    let mut failed = false;
    loop {
        let mut window = Vec::with_capacity(WINDOW);
        while window.len() < WINDOW {
            match lines.next()? {
                Some(line) => window.push(line),
                None => break,
            }
            // Another line would have to be waited for: hand on what is there.
            if !lines.input.buffer().contains(&b'\n') {
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

/// Like [`stream`], but always `size` records together: `work` answers each of them, in order. Whatever comes in slowly or at
/// once, the same records are together. Records that are no JSON objects are answered by themselves.
///
/// # Errors
///
/// Only when reading or writing itself fails.
pub(crate) fn windows(
    input: impl Read,
    output: impl Write,
    size: usize,
    work: impl Fn(&[Map<String, Value>]) -> Vec<Result<Map<String, Value>, String>>,
) -> io::Result<Exit> {
    grouped(input, output, size, true, work)
}

/// Like [`windows`], but with up to `size` records, as many as there are: none is held back while the next one has not come.
/// For work whose answer to a record does not depend on the others.
///
/// # Errors
///
/// Only when reading or writing itself fails.
pub(crate) fn together(
    input: impl Read,
    output: impl Write,
    size: usize,
    work: impl Fn(&[Map<String, Value>]) -> Vec<Result<Map<String, Value>, String>>,
) -> io::Result<Exit> {
    grouped(input, output, size, false, work)
}

fn grouped(
    input: impl Read,
    output: impl Write,
    size: usize,
    wait: bool,
    work: impl Fn(&[Map<String, Value>]) -> Vec<Result<Map<String, Value>, String>>,
) -> io::Result<Exit> {
    let mut lines = Lines { input: BufReader::with_capacity(READ_AHEAD, input) };
    let mut output = BufWriter::new(output);
    let mut failed = false;
    loop {
        // What each line is: a record's place among those worked on, or an answer already.
        let mut records = Vec::new();
        let mut places: Vec<Result<usize, String>> = Vec::new();
        let mut ended = false;
        while records.len() < size {
            let Some(line) = lines.next()? else {
                ended = true;
                break;
            };
            match parse(&line) {
                Ok(Some(record)) => {
                    places.push(Ok(records.len()));
                    records.push(record);
                }
                Ok(None) => {}
                Err(answer) => places.push(Err(answer)),
            }
            if !wait && !lines.input.buffer().contains(&b'\n') {
                break;
            }
        }
        let mut answers = work(&records).into_iter();
        let answers: Vec<_> = places
            .into_iter()
            .map(|place| place.map(|at| (at, answers.next().unwrap_or_else(|| Ok(Map::new())))))
            .collect();
        let written = answers.into_par_iter().map(|answer| match answer {
            Ok((at, work)) => answered(&records[at], work),
            Err(answer) => (answer, true),
        });
        for (answer, bad) in written.collect::<Vec<_>>() {
            failed |= bad;
            output.write_all(answer.as_bytes())?;
            output.write_all(b"\n")?;
        }
        output.flush()?;
        if ended {
            return Ok(if failed { Exit::Failed } else { Exit::Done });
        }
    }
}

/// The record of a line, nothing for an empty one; or the answer to one that is none.
fn parse(line: &Line) -> Result<Option<Map<String, Value>>, String> {
    let unanswerable = |error: String| json!({"id": null, "error": error}).to_string();
    match line {
        Line::TooLong => Err(unanswerable(format!("record longer than {LONGEST} bytes"))),
        Line::Whole(bytes) if bytes.iter().all(u8::is_ascii_whitespace) => Ok(None),
        Line::Whole(bytes) => {
            serde_json::from_slice(bytes).map(Some).map_err(|error| unanswerable(error.to_string()))
        }
    }
}

/// The answer to a record, and whether it is an error.
fn answered(record: &Map<String, Value>, work: Result<Map<String, Value>, String>) -> (String, bool) {
    let mut answer = Map::new();
    answer.insert("id".into(), record.get("id").cloned().unwrap_or(Value::Null));
    let bad = work.is_err();
    match work {
        Ok(fields) => answer.extend(fields),
        Err(error) => drop(answer.insert("error".into(), error.into())),
    }
    (Value::Object(answer).to_string(), bad)
}

fn answer(
    line: &Line,
    work: &(impl Fn(&Map<String, Value>) -> Result<Map<String, Value>, String> + Sync),
) -> (String, bool) {
    match parse(line) {
        Ok(Some(record)) => {
            let work = work(&record);
            answered(&record, work)
        }
        Ok(None) => (String::new(), false),
        Err(answer) => (answer, true),
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

/// The language of a record: its field `lang`, else the one that holds for all.
///
/// # Errors
///
/// Says that there is none, or that it is no tag.
pub(crate) fn locale(record: &Map<String, Value>, default: Option<&Locale>) -> Result<Locale, String> {
    match (record.get("lang"), default) {
        (None | Some(Value::Null), Some(locale)) => Ok(locale.clone()),
        _ => {
            let tag = text(record, "lang")?;
            tag.parse().map_err(|_| format!("field \"lang\": {tag:?} is no language tag"))
        }
    }
}

enum Line {
    Whole(Vec<u8>),
    TooLong,
}

struct Lines<R> {
    input: BufReader<R>,
}

impl<R: Read> Lines<R> {
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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    /// Doubles `n`; minds a record without one.
    fn double(record: &Map<String, Value>) -> Result<Map<String, Value>, String> {
        let n = record.get("n").and_then(Value::as_i64).ok_or("no n")?;
        Ok(Map::from_iter([("twice".to_owned(), json!(2 * n))]))
    }

    fn run(input: &[u8]) -> (String, Exit) {
        let mut output = Vec::new();
        let exit = stream(input, &mut output, double).unwrap();
        (String::from_utf8(output).unwrap(), exit)
    }

    #[test]
    fn bad_records_are_answered_and_the_stream_goes_on() {
        let rows: &[(&[u8], &str, Exit, &str)] = &[
            (b"", "", Exit::Done, "nothing"),
            (b"{\"id\":1,\"n\":2}\n", "{\"id\":1,\"twice\":4}\n", Exit::Done, "a record"),
            (b"{\"n\":2}", "{\"id\":null,\"twice\":4}\n", Exit::Done, "no id, no line end"),
            (b"\n \r\n", "", Exit::Done, "empty lines are no records"),
            (
                b"{\"id\":\"a\"}\n{\"n\":1}\n",
                "{\"id\":\"a\",\"error\":\"no n\"}\n{\"id\":null,\"twice\":2}\n",
                Exit::Failed,
                "the next one is answered",
            ),
            (
                b"[1]\n",
                "{\"id\":null,\"error\":\"invalid type: sequence, expected a map at line 1 column 0\"}\n",
                Exit::Failed,
                "no object",
            ),
        ];
        for (input, answers, exit, why) in rows {
            assert_eq!(run(input), ((*answers).to_owned(), *exit), "{why}");
        }
        for bad in [&b"{"[..], b"\xFF\xFE\n", b"{\"id\":1,\"n\":2} x\n"] {
            let (answer, exit) = run(bad);
            assert!(answer.starts_with("{\"id\":null,\"error\":") && exit == Exit::Failed, "{answer}");
        }
        let deep = "[".repeat(1 << 20);
        assert_eq!(run(deep.as_bytes()).1, Exit::Failed, "nesting is bounded");
    }

    #[test]
    fn answers_keep_the_order_of_the_records() {
        let many = 10 * WINDOW + 7;
        let input: String = (0..many).map(|n| format!("{{\"id\":{n},\"n\":{n}}}\n")).collect();
        let expected: String = (0..many).map(|n| format!("{{\"id\":{n},\"twice\":{}}}\n", 2 * n)).collect();
        assert_eq!(run(input.as_bytes()), (expected, Exit::Done));
    }

    #[test]
    fn a_line_beyond_the_limit_is_passed_over() {
        let endless = io::repeat(b'x').take(LONGEST as u64 + 1).chain(&b"\n{\"n\":1}\n"[..]);
        let mut output = Vec::new();
        assert_eq!(stream(endless, &mut output, double).unwrap(), Exit::Failed);
        let output = String::from_utf8(output).unwrap();
        assert_eq!(output.lines().count(), 2, "{output}");
        assert!(output.ends_with("{\"id\":null,\"twice\":2}\n"), "{output}");
    }

    /// Asks one question at a time and insists on each answer before the next.
    struct Asker {
        asked: usize,
        heard: Rc<RefCell<Vec<u8>>>,
    }

    impl Read for Asker {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let answers = self.heard.borrow().iter().filter(|b| **b == b'\n').count();
            assert_eq!(answers, self.asked, "a question waits for its answer");
            if self.asked == 5 {
                return Ok(0);
            }
            self.asked += 1;
            buffer[..8].copy_from_slice(b"{\"n\":1}\n");
            Ok(8)
        }
    }

    struct Ear(Rc<RefCell<Vec<u8>>>);

    impl Write for Ear {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn each_answer_comes_before_the_next_question() {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let asker = Asker { asked: 0, heard: Rc::clone(&heard) };
        assert_eq!(stream(asker, Ear(Rc::clone(&heard)), double).unwrap(), Exit::Done);
    }
}

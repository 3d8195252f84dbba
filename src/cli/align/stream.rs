//! Alignment of records.

use std::io;

use serde_json::{Map, Value};

use super::formats::as_json;
use super::{Options, boxed};
use crate::align::{Knowledge, Side, Task, align};
use crate::cli::{Exit, Outcome, records};
use crate::model::{BlockKind, Locale};
use crate::project::files::FileError;

pub(super) fn run(options: &Options, knowledge: &Knowledge) -> Outcome {
    let (stdin, stdout) = (io::stdin().lock(), io::stdout().lock());
    let choices = options.align();
    let ended = match options.window {
        None => records::stream(stdin, stdout, |record| {
            let pair = Pair::read(record, options)?;
            let beads =
                align(&[pair.task()], knowledge, &choices).pop().and_then(|mut targets| targets.pop());
            Ok(Map::from_iter([("beads".to_owned(), as_json(&beads.unwrap_or_default()))]))
        }),
        Some(size) => records::windows(stdin, stdout, size.get(), |window| {
            let pairs: Vec<_> = window.iter().map(|record| Pair::read(record, options)).collect();
            let tasks: Vec<Task> = pairs.iter().flatten().map(Pair::task).collect();
            let mut aligned = align(&tasks, knowledge, &choices).into_iter();
            let mut answer = |pair: &Result<Pair, String>| match pair {
                Ok(_) => {
                    let beads = aligned.next().and_then(|mut targets| targets.pop()).unwrap_or_default();
                    Ok(Map::from_iter([("beads".to_owned(), as_json(&beads))]))
                }
                Err(error) => Err(error.clone()),
            };
            pairs.iter().map(&mut answer).collect()
        }),
    };
    match ended {
        Ok(exit) => Ok(exit),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(source) => Err(boxed(FileError::Write { path: "stdout".into(), source })),
    }
}

/// A record.
struct Pair<'a> {
    locales: [Locale; 2],
    segments: [Vec<&'a str>; 2],
}

impl<'a> Pair<'a> {
    fn read(record: &'a Map<String, Value>, options: &Options) -> Result<Self, String> {
        let segments = |field: &str| -> Result<Vec<&'a str>, String> {
            let list = record.get(field).and_then(Value::as_array);
            let texts = list.map(|list| list.iter().map(Value::as_str).collect::<Option<Vec<_>>>());
            texts.flatten().ok_or_else(|| format!("field {field:?} is missing or no list of strings"))
        };
        let locale = |field: &str, default: &Option<Locale>| -> Result<Locale, String> {
            match (record.get(field), default) {
                (None | Some(Value::Null), Some(locale)) => Ok(locale.clone()),
                _ => {
                    let tag = records::text(record, field)?;
                    tag.parse().map_err(|_| format!("field {field:?}: {tag:?} is no language tag"))
                }
            }
        };
        Ok(Self {
            segments: [segments("source")?, segments("target")?],
            locales: [locale("from", &options.from)?, locale("to", &options.to)?],
        })
    }

    fn task(&self) -> Task<'_> {
        let [source, target] = [0, 1].map(|side: usize| {
            let segments = self.segments[side].clone();
            let count = segments.len();
            let kinds = vec![BlockKind::Paragraph; count];
            Side { locale: &self.locales[side], segments, paragraphs: vec![0; count], kinds }
        });
        Task { source, targets: vec![target], pins: vec![Vec::new()] }
    }
}

//! JSON Lines: a record an entry, which holds everything that an [`Entry`] holds.
//!
//! ```json
//! {"id":"7","state":"final","segments":[{"locale":"ar","text":"سفارة"},{"locale":"en","text":"embassy"}]}
//! ```
//!
//! A record `{"source":…,"target":…}` is read too, when its languages are named. Places of codes count Unicode code points.

use std::io::Write as _;

use serde::{Deserialize, Serialize};

use super::{
    Code, Entry, Head, Losses, Pair, PairFormat, PairReader, PairWriter, PairsError, Problem, Property,
    ROLES, Rejected, Role, Segment, Sink, Source, Variant,
};
use crate::exchange::stream::Lines;
use crate::model::State;

/// The longest record, in bytes.
const LIMIT: usize = 16 << 20;

/// The format.
pub(super) struct Jsonl;

impl PairFormat for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn read(&self, files: Vec<Source>, pair: Pair) -> Result<Box<dyn PairReader>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat(self.name()))?;
        let mut head = Head { source: pair.source.clone(), target: pair.target.clone(), ..Head::default() };
        let mut lines = Lines::new(file, LIMIT)?;
        // The first line may say what stands before the entries.
        let mut waiting = lines.next().transpose()?;
        if let Some((_, text)) = &waiting
            && let Ok(HeadLine { head: line }) = serde_json::from_str(text)
        {
            head.source = pair.source.clone().or_else(|| line.source.parse().ok());
            head.target = pair.target.clone().or_else(|| line.target.parse().ok());
            head.attributes = line.attributes;
            head.properties = line.properties.into_iter().map(Into::into).collect();
            head.notes = line.notes;
            waiting = None;
        }
        Ok(Box::new(Reader { head, pair, waiting, lines: Some(lines) }))
    }

    fn write<'a>(
        &self,
        files: Vec<Sink<'a>>,
        head: &Head,
        pair: Pair,
    ) -> Result<Box<dyn PairWriter + 'a>, PairsError> {
        let file = files.into_iter().next().ok_or(PairsError::NotFormat(self.name()))?;
        let mut writer = Writer { file };
        let locale = |named: Option<crate::model::Locale>, said: &Option<crate::model::Locale>| {
            named.or_else(|| said.clone()).map_or(String::new(), |locale| locale.to_string())
        };
        let line = HeadRecord {
            source: locale(pair.source, &head.source),
            target: locale(pair.target, &head.target),
            attributes: head.attributes.clone(),
            properties: head.properties.iter().map(PropertyRecord::from).collect(),
            notes: head.notes.clone(),
        };
        writer.line(&HeadLine { head: line })?;
        Ok(Box::new(writer))
    }
}

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadLine {
    head: HeadRecord,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct HeadRecord {
    #[serde(skip_serializing_if = "String::is_empty")]
    source: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    target: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<PropertyRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Record {
    #[serde(skip_serializing_if = "String::is_empty")]
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<PropertyRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    segments: Vec<SegmentRecord>,
    #[serde(skip_serializing)]
    source: Option<String>,
    #[serde(skip_serializing)]
    target: Option<String>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct SegmentRecord {
    locale: String,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<CodeRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<PropertyRecord>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct PropertyRecord {
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

impl From<&Property> for PropertyRecord {
    fn from(property: &Property) -> Self {
        Self { kind: property.kind.clone(), value: property.value.clone() }
    }
}

impl From<PropertyRecord> for Property {
    fn from(record: PropertyRecord) -> Self {
        Self { kind: record.kind, value: record.value }
    }
}

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct CodeRecord {
    at: usize,
    role: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pair: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    link: String,
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    data: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    shown: String,
}

fn record(entry: &Entry) -> Record {
    Record {
        id: entry.id.clone(),
        state: entry.state,
        attributes: entry.attributes.clone(),
        properties: entry.properties.iter().map(PropertyRecord::from).collect(),
        notes: entry.notes.clone(),
        segments: entry.variants.iter().map(segment_record).collect(),
        source: None,
        target: None,
    }
}

fn segment_record(variant: &Variant) -> SegmentRecord {
    let text = &variant.segment.text;
    let word = |role: Role| ROLES.iter().find(|(known, _)| *known == role).map_or("", |(_, word)| word);
    let codes = variant.segment.codes.iter().map(|code| CodeRecord {
        at: text.get(..code.at).map_or(0, |before| before.chars().count()),
        role: word(code.role).to_owned(),
        pair: code.pair.clone(),
        link: code.link.clone(),
        kind: code.kind.clone(),
        data: code.data.clone(),
        shown: code.shown.clone(),
    });
    SegmentRecord {
        locale: variant.locale.to_string(),
        text: text.clone(),
        codes: codes.collect(),
        attributes: variant.attributes.clone(),
        properties: variant.properties.iter().map(PropertyRecord::from).collect(),
        notes: variant.notes.clone(),
    }
}

fn entry(line: u64, text: &str, pair: &Pair) -> Result<Entry, Problem> {
    let record: Record = serde_json::from_str(text).map_err(|error| Problem::Record(error.to_string()))?;
    let mut variants: Vec<Variant> = record.segments.into_iter().map(variant).collect::<Result<_, _>>()?;
    for (text, locale) in [(record.source, &pair.source), (record.target, &pair.target)] {
        if let Some(text) = text {
            let locale = locale.clone().ok_or(Problem::NoLanguage)?;
            variants.push(Variant::new(locale, Segment { text, codes: Vec::new() }));
        }
    }
    if variants.is_empty() {
        return Err(Problem::NoSegment);
    }
    Ok(Entry {
        id: record.id,
        line,
        state: record.state,
        attributes: record.attributes,
        properties: record.properties.into_iter().map(Into::into).collect(),
        notes: record.notes,
        variants,
        passed: Vec::new(),
    })
}

fn variant(record: SegmentRecord) -> Result<Variant, Problem> {
    let locale = record.locale.parse().map_err(|_| match record.locale.is_empty() {
        true => Problem::NoLanguage,
        false => Problem::Language(record.locale.clone()),
    })?;
    // The byte where each character begins, and the end.
    let starts: Vec<usize> = match record.codes.is_empty() {
        true => Vec::new(),
        false => record.text.char_indices().map(|(at, _)| at).chain([record.text.len()]).collect(),
    };
    let mut codes = Vec::with_capacity(record.codes.len());
    for code in record.codes {
        let role = ROLES.iter().find(|(_, word)| *word == code.role).map(|(role, _)| *role);
        codes.push(Code {
            at: *starts.get(code.at).ok_or_else(|| Problem::Record(format!("at: {}", code.at)))?,
            role: role.ok_or(Problem::Record(format!("role: {}", code.role)))?,
            pair: code.pair,
            link: code.link,
            kind: code.kind,
            data: code.data,
            shown: code.shown,
        });
    }
    codes.sort_by_key(|code| code.at);
    Ok(Variant {
        locale,
        segment: Segment { text: record.text, codes },
        attributes: record.attributes,
        properties: record.properties.into_iter().map(Into::into).collect(),
        notes: record.notes,
    })
}

struct Reader {
    head: Head,
    pair: Pair,
    waiting: Option<(u64, String)>,
    lines: Option<Lines>,
}

impl PairReader for Reader {
    fn head(&self) -> &Head {
        &self.head
    }
}

impl Iterator for Reader {
    type Item = Result<Entry, PairsError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let read = match self.waiting.take() {
                Some(waiting) => Ok(waiting),
                None => self.lines.as_mut()?.next()?,
            };
            match read {
                Ok((_, text)) if text.trim().is_empty() => {}
                Ok((line, text)) => {
                    return Some(
                        entry(line, &text, &self.pair).map_err(|problem| Rejected { line, problem }.into()),
                    );
                }
                Err(error) => {
                    if error.is_fatal() {
                        self.lines = None;
                    }
                    return Some(Err(error));
                }
            }
        }
    }
}

struct Writer<'a> {
    file: Sink<'a>,
}

impl Writer<'_> {
    fn line(&mut self, value: &impl Serialize) -> Result<(), PairsError> {
        serde_json::to_writer(&mut self.file, value).map_err(std::io::Error::from)?;
        self.file.write_all(b"\n")?;
        Ok(())
    }
}

impl PairWriter for Writer<'_> {
    fn entry(&mut self, entry: &Entry) -> Result<(), PairsError> {
        self.line(&record(entry))
    }

    fn finish(mut self: Box<Self>) -> Result<Losses, PairsError> {
        self.file.flush()?;
        Ok(Losses::default())
    }
}

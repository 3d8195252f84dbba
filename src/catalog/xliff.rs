//! XLIFF 1.2 and 2.x: the source beside its translation.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Catalog, Entry, Format, Problem, ProblemKind};
use crate::text::{LineIndex, Place, Span};

/// `.xlf`, `.xliff`.
pub(super) struct Xliff;

/// Elements inside each other; the standards need some ten.
const DEEPEST: usize = 256;

impl Format for Xliff {
    fn name(&self) -> &'static str {
        "XLIFF"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["xlf", "xliff"]
    }

    fn is_bilingual(&self) -> bool {
        true
    }

    fn read<'t>(&self, text: &'t str) -> Catalog<'t> {
        let mut open = Open::default();
        // The reader passes over a byte order mark and does not count it.
        let bare = text.trim_start_matches('\u{FEFF}'); // BYTE ORDER MARK
        let lead = text.len() - bare.len();
        let mut reader = Reader::from_str(bare);
        loop {
            let before = lead + reader.buffer_position() as usize;
            let event = reader.read_event();
            let after = lead + reader.buffer_position() as usize;
            let wrong = match event {
                Ok(Event::Start(element)) if open.names.len() < DEEPEST => {
                    open.start(&element, &text[before..after], after);
                    open.names.push(element.local_name().as_ref().to_owned());
                    continue;
                }
                Ok(Event::Start(_)) => "elements nest too deeply".to_owned(),
                Ok(Event::Empty(element)) => {
                    open.start(&element, &text[before..after], after);
                    let name = element.local_name().as_ref().to_owned();
                    open.names.push(name.clone());
                    open.end(&name, "", after);
                    continue;
                }
                Ok(Event::End(element)) => {
                    open.end(element.local_name().as_ref(), &text[before..after], before);
                    continue;
                }
                Ok(Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) => {
                    open.text(&text[before..after]);
                    continue;
                }
                Ok(Event::DocType(_)) => "a document type declaration is not allowed".to_owned(),
                Ok(Event::Eof) if open.names.is_empty() => break,
                Ok(Event::Eof) => "the file ends inside an element".to_owned(),
                Ok(_) => continue,
                Err(error) => error.to_string(),
            };
            let place = LineIndex::new(text).place(text, before.min(text.len()));
            open.catalog.problems.push(Problem { place, kind: ProblemKind::Syntax(wrong) });
            break;
        }
        open.catalog
    }

    /// Tags and entities are no text that may be changed letter by letter.
    fn is_open(&self, raw: &str) -> bool {
        !raw.contains(['<', '&'])
    }

    fn written(&self, old: &str, text: &str) -> Option<String> {
        self.is_open(old).then(|| quick_xml::escape::partial_escape(text).into_owned())
    }
}

/// What is open while a file is gone through.
#[derive(Default)]
struct Open<'t> {
    catalog: Catalog<'t>,
    names: Vec<String>,
    /// The depth of what is not to be translated.
    skipped: Option<usize>,
    id: String,
    segments: usize,
    source: Option<String>,
    target: Option<(String, Span)>,
    key: Span,
    is_fuzzy: bool,
    has_comment: bool,
    /// Inside a source or a target: its depth, its text so far, where it begins, whether it is the source.
    inside: Option<(usize, String, usize, bool)>,
}

fn attribute(element: &BytesStart<'_>, key: &str) -> Option<String> {
    let attribute = element.try_get_attribute(key).ok()??;
    quick_xml::escape::unescape(&attribute.value).map(Cow::into_owned).ok()
}

impl Open<'_> {
    fn start(&mut self, element: &BytesStart<'_>, tag: &str, after: usize) {
        if let Some((_, text, ..)) = &mut self.inside {
            // A code stands for what a program reads; one that does not say what stays as it is written.
            let stands = ["equiv", "equiv-text"].iter().find_map(|key| attribute(element, key));
            text.push_str(stands.as_deref().unwrap_or(tag));
            return;
        }
        let get = |key| attribute(element, key);
        if self.skipped.is_none() && get("translate").as_deref() == Some("no") {
            self.skipped = Some(self.names.len());
        }
        let state = get("state").unwrap_or_default();
        match element.local_name().as_ref() {
            "xliff" | "file" => {
                let language = get("trgLang").or_else(|| get("target-language"));
                let from = get("srcLang").or_else(|| get("source-language"));
                self.catalog.source = self.catalog.source.take().or(from);
                let known = |language: &String| self.catalog.locales.iter().any(|(own, _)| own == language);
                self.catalog.locales.extend(language.filter(|l| !known(l)).map(|l| (l, Place::START)));
            }
            "trans-unit" | "unit" => {
                self.id = get("resname").or_else(|| get("id")).unwrap_or_default();
                self.key = Span::new(after - tag.len(), after);
                (self.segments, self.has_comment) = (0, false);
                self.begin();
            }
            "segment" => {
                self.begin();
                self.is_fuzzy = state == "initial";
            }
            "note" => self.has_comment = true,
            kind @ ("source" | "target")
                if matches!(self.names.last().map(String::as_str), Some("trans-unit" | "segment")) =>
            {
                let is_source = kind == "source";
                self.is_fuzzy |= !is_source && (state.starts_with("needs-") || state == "new");
                self.inside = Some((self.names.len(), String::new(), after, is_source));
            }
            _ => {}
        }
    }

    fn begin(&mut self) {
        (self.source, self.target, self.is_fuzzy) = (None, None, false);
    }

    fn text(&mut self, raw: &str) {
        let Some((_, text, ..)) = &mut self.inside else { return };
        match raw.strip_prefix("<![CDATA[").and_then(|raw| raw.strip_suffix("]]>")) {
            Some(inner) => text.push_str(inner),
            None => text.push_str(&quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))),
        }
    }

    fn end(&mut self, name: &str, tag: &str, before: usize) {
        self.names.pop();
        let depth = self.names.len();
        if let Some((begun, text, from, is_source)) = self.inside.take() {
            if begun != depth {
                let mut text = text;
                text.push_str(tag);
                self.inside = Some((begun, text, from, is_source));
            } else if is_source {
                self.source = Some(text);
            } else {
                self.target = Some((text, Span::new(from, before.max(from))));
            }
            return;
        }
        if matches!(name, "trans-unit" | "segment") {
            self.segments += 1;
            let id =
                if self.segments > 1 { format!("{}.{}", self.id, self.segments) } else { self.id.clone() };
            if let Some(source) = self.source.take().filter(|_| self.skipped.is_none()) {
                let (text, value) =
                    self.target.take().unwrap_or_else(|| (String::new(), Span::new(before, before)));
                self.catalog.entries.push(Entry {
                    id: id.into(),
                    is_fuzzy: self.is_fuzzy && !text.is_empty(),
                    text: text.into(),
                    source: Some(source.into()),
                    key: self.key,
                    value,
                    has_comment: self.has_comment,
                    ..Entry::default()
                });
            }
        }
        if self.skipped == Some(depth) {
            self.skipped = None;
        }
    }
}

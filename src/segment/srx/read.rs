//! Rules from a file.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Rule, Srx, SrxError, SrxProblem, pattern};
use crate::text::LineIndex;

/// Elements inside each other; SRX itself needs five.
const DEEPEST: usize = 32;

/// A rule in the making.
#[derive(Default)]
struct Draft {
    ends: bool,
    before: String,
    after: String,
    at: usize,
}

impl Srx {
    /// Rules from the text of a file, version 2.0 or 1.0; `path` is named in errors. Nothing outside it is read.
    ///
    /// # Errors
    ///
    /// [`SrxError`] for each rule, map or element that cannot be used, in their order: rules left out silently would cut
    /// otherwise than their author sees them cut elsewhere.
    ///
    /// ```
    /// use tarjuman::segment::srx::Srx;
    ///
    /// let file = r#"<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>
    ///   <languagerules><languagerule languagerulename="Any">
    ///     <rule break="no"><beforebreak>\bد\.</beforebreak><afterbreak>\s</afterbreak></rule>
    ///     <rule break="yes"><beforebreak>[.؟]</beforebreak><afterbreak>\s</afterbreak></rule>
    ///   </languagerule></languagerules>
    ///   <maprules><languagemap languagepattern=".*" languagerulename="Any"/></maprules></body></srx>"#;
    /// let srx = Srx::read("rules.srx", file).unwrap();
    /// let rules = srx.splitter(&"ar".parse().unwrap());
    /// let text = "وصل د. سامي. هل بدأ؟ نعم.";
    /// let pieces: Vec<&str> = rules.segment(text).into_iter().map(|span| span.of(text)).collect();
    /// assert_eq!(pieces, ["وصل د. سامي. ", "هل بدأ؟ ", "نعم."]);
    /// ```
    pub fn read(path: &str, text: &str) -> Result<Self, Vec<SrxError>> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text); // BYTE ORDER MARK
        let mut file = File { path, text, lines: LineIndex::new(text), errors: Vec::new() };
        let mut srx = Self { cascade: false, maps: Vec::new(), groups: Vec::new() };
        if let Err(error) = file.parse(&mut srx) {
            file.errors.push(error);
        }
        if file.errors.is_empty() { Ok(srx) } else { Err(file.errors) }
    }
}

struct File<'a> {
    path: &'a str,
    text: &'a str,
    lines: LineIndex,
    errors: Vec<SrxError>,
}

impl File<'_> {
    fn error(&self, at: usize, problem: SrxProblem) -> SrxError {
        SrxError { path: self.path.to_owned(), place: self.lines.place(self.text, at), problem }
    }

    fn bad(&mut self, at: usize, problem: SrxProblem) {
        let error = self.error(at, problem);
        self.errors.push(error);
    }

    fn parse(&mut self, srx: &mut Srx) -> Result<(), SrxError> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().expand_empty_elements = true;
        let mut open: Vec<String> = Vec::new();
        let mut draft = Draft::default();
        let mut group: Vec<Rule> = Vec::new();
        let mut maps: Vec<(usize, String)> = Vec::new();
        let syntax = |reason: String| SrxProblem::Syntax(reason);
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or_default();
            let event = reader.read_event().map_err(|error| {
                let at = usize::try_from(reader.error_position()).unwrap_or_default();
                self.error(at, syntax(error.to_string()))
            })?;
            match event {
                Event::Start(element) => {
                    let name = element.local_name().as_ref().to_owned();
                    if open.is_empty() && name != "srx" {
                        return Err(self.error(at, SrxProblem::NotSrx(name)));
                    }
                    if open.len() == DEEPEST {
                        let reason = format!("elements nested deeper than {DEEPEST}");
                        return Err(self.error(at, syntax(reason)));
                    }
                    let get = |key| attribute(&element, key);
                    match name.as_str() {
                        "header" => srx.cascade = get("cascade").is_some_and(|value| value == "yes"),
                        "languagerule" => {
                            srx.groups.push((get("languagerulename").unwrap_or_default(), Vec::new()));
                        }
                        "rule" => {
                            draft =
                                Draft { ends: get("break").is_none_or(|b| b != "no"), at, ..Draft::default() }
                        }
                        "languagemap" => {
                            let written = get("languagepattern").unwrap_or_default();
                            let rules = get("languagerulename").unwrap_or_default();
                            match pattern::map(&written) {
                                Ok(pattern) => srx.maps.push((pattern, rules.clone())),
                                Err(reason) => self.bad(at, SrxProblem::Pattern { pattern: written, reason }),
                            }
                            maps.push((at, rules));
                        }
                        _ => {}
                    }
                    open.push(name);
                }
                Event::End(_) => match open.pop().as_deref() {
                    Some("rule") => {
                        let Draft { ends, before, after, at } = std::mem::take(&mut draft);
                        match pattern::rule(ends, &before, &after) {
                            Ok(rule) => group.push(rule),
                            Err(reason) => {
                                let pattern = format!("{before} | {after}");
                                self.bad(at, SrxProblem::Pattern { pattern, reason });
                            }
                        }
                    }
                    Some("languagerule") => {
                        if let Some((_, rules)) = srx.groups.last_mut() {
                            *rules = std::mem::take(&mut group);
                        }
                    }
                    _ => {}
                },
                Event::Text(content) => draft.push(open.last(), &content.xml10_content()),
                Event::CData(content) => draft.push(open.last(), &content.xml10_content()),
                Event::GeneralRef(name) => {
                    let written = format!("&{};", &*name);
                    let value = quick_xml::escape::unescape(&written)
                        .map_err(|error| self.error(at, syntax(error.to_string())))?;
                    draft.push(open.last(), &value);
                }
                Event::DocType(_) => {
                    let reason = "a document type is declared, where entities could be defined".to_owned();
                    return Err(self.error(at, syntax(reason)));
                }
                Event::Eof if !open.is_empty() => {
                    return Err(self.error(at, syntax("it ends before its elements do".to_owned())));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        for (at, name) in maps {
            if !srx.groups.iter().any(|(group, _)| *group == name) {
                self.bad(at, SrxProblem::Unknown(name));
            }
        }
        Ok(())
    }
}

impl Draft {
    fn push(&mut self, within: Option<&String>, text: &str) {
        match within.map(String::as_str) {
            Some("beforebreak") => self.before.push_str(text),
            Some("afterbreak") => self.after.push_str(text),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    let value = &*found.value;
    Some(quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |value| value.into_owned()))
}

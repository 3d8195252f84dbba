//! A state file from text: what [`write`](super::write) wrote, and what CAT tools make of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::tree::{Element, File, Node};
use super::{
    CATEGORY, CORE, GLOSSARY, MATCHES, METADATA, OBSOLETE, Problem, STALE, StateFile, StateUnit, TermNote,
    XliffError, fingerprint, parse_form, parse_kind, parse_origin, parse_place, parse_state,
};
use crate::model::{BlockKind, Locale, Origin, Proposal, State, Target};
use crate::text::Place;

/// The state in `text`; `path` is named in errors.
///
/// Segments and ignorable parts of a unit are joined, in the order the target has; the unit has
/// the least of their states. Inline codes give their equivalent text or nothing, annotations their content. Elements
/// of other vocabularies are passed over, notes of people kept. A `state` that is absent is `initial`, as
/// XLIFF says.
///
/// # Errors
///
/// [`XliffError`], with the place, for what is not well-formed, not XLIFF 2.0 or 2.1, or has no ids or
/// languages; also for a document type declaration, since entities could be defined there.
pub fn read(path: &str, text: &str) -> Result<StateFile, XliffError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text); // BYTE ORDER MARK
    let file = File { path, text };
    // Units are read as they end: the tree of a large file would take many times its length.
    let mut read: HashMap<usize, Result<StateUnit, XliffError>> = HashMap::new();
    let root = file.parse(|element| {
        let is_unit = element.is(CORE, "unit");
        if is_unit {
            read.insert(element.at, unit(&file, element));
        }
        is_unit
    })?;
    if root.name != "xliff" {
        return Err(file.error(root.at, Problem::NotXliff(root.name)));
    }
    let version = root.attribute("version").unwrap_or_default();
    if root.namespace != CORE || !matches!(version, "2.0" | "2.1") {
        return Err(file.error(root.at, Problem::Version(version.to_owned())));
    }
    let mut state = StateFile {
        document: String::new(),
        source: language(&file, &root, "srcLang")?,
        target: language(&file, &root, "trgLang")?,
        units: Vec::new(),
        obsolete: Vec::new(),
    };
    let mut ids = HashSet::new();
    for (index, part) in root.children_named(CORE, "file").enumerate() {
        if index == 0 {
            state.document = part.attribute("original").unwrap_or_default().to_owned();
        }
        units(&file, part, false, &mut read, &mut ids, &mut state)?;
    }
    Ok(state)
}

fn language(file: &File<'_>, root: &Element, attribute: &'static str) -> Result<Locale, XliffError> {
    let missing = || file.error(root.at, Problem::Missing { element: "xliff", attribute });
    let value = root.attribute(attribute).ok_or_else(missing)?;
    let wrong = |_| file.error(root.at, Problem::Value { attribute, value: value.to_owned() });
    value.parse().map_err(wrong)
}

/// The units below `parent`, groups included. As deep as the parser allows, no deeper.
fn units(
    file: &File<'_>,
    parent: &Element,
    obsolete: bool,
    read: &mut HashMap<usize, Result<StateUnit, XliffError>>,
    ids: &mut HashSet<String>,
    state: &mut StateFile,
) -> Result<(), XliffError> {
    for element in parent.elements() {
        if element.is(CORE, "group") {
            let obsolete = obsolete || element.attribute("id") == Some(OBSOLETE);
            units(file, element, obsolete, read, ids, state)?;
        } else if element.is(CORE, "unit") {
            let Some(unit) = read.remove(&element.at).transpose()? else { continue };
            if !ids.insert(unit.id.clone()) {
                return Err(file.error(element.at, Problem::Duplicate(unit.id)));
            }
            let list = if obsolete { &mut state.obsolete } else { &mut state.units };
            list.push(unit);
        }
    }
    Ok(())
}

fn unit(file: &File<'_>, element: &Element) -> Result<StateUnit, XliffError> {
    let missing = || file.error(element.at, Problem::Missing { element: "unit", attribute: "id" });
    let id = element.attribute("id").filter(|id| !id.is_empty()).ok_or_else(missing)?;
    let meta = Meta::new(file, element);
    let text = segments(file, element)?;
    let confidence = meta.parse("confidence", |value| value.parse().ok())?;
    let mut target = Target {
        text: text.target,
        state: text.state,
        origin: meta.parse("origin", parse_origin)?.unwrap_or_default(),
        confidence,
        stale: None,
        proposals: proposals(file, element)?,
        notes: notes(element),
        place: meta.parse("target-place", parse_place)?,
        given: meta.get("given").map(str::to_owned),
        rejected: false,
        pinned: meta.get("pinned") == Some("yes"),
    };
    // A text or a state that somebody has changed since is no longer the one that was rejected.
    target.rejected =
        target.state == State::Initial && meta.get("rejected") == Some(&fingerprint(&target.text));
    if text.stale && meta.get("stale-target") == Some(&fingerprint(&target.text)) {
        target.stale = meta.get("stale-source").map(str::to_owned);
    }
    Ok(StateUnit {
        id: id.to_owned(),
        kind: meta.parse("kind", parse_kind)?.unwrap_or(BlockKind::Paragraph),
        source: text.source,
        place: meta.parse("place", parse_place)?.unwrap_or(Place::START),
        target,
        terms: terms(element),
        form: meta.parse("plural", parse_form)?,
    })
}

/// The metadata of our category.
struct Meta<'a> {
    file: &'a File<'a>,
    values: BTreeMap<&'a str, (String, usize)>,
}

impl<'a> Meta<'a> {
    fn new(file: &'a File<'a>, unit: &'a Element) -> Self {
        let values = unit
            .children_named(METADATA, "metadata")
            .flat_map(|metadata| metadata.children_named(METADATA, "metaGroup"))
            .filter(|group| group.attribute("category") == Some(CATEGORY))
            .flat_map(|group| group.children_named(METADATA, "meta"))
            .filter_map(|meta| Some((meta.attribute("type")?, (unbackslashed(&plain(meta)), meta.at))))
            .collect();
        Self { file, values }
    }

    fn get(&self, kind: &str) -> Option<&str> {
        self.values.get(kind).map(|(value, _)| value.as_str())
    }

    fn parse<T>(
        &self,
        kind: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, XliffError> {
        let Some((value, at)) = self.values.get(kind) else { return Ok(None) };
        let wrong = || self.file.error(*at, Problem::Value { attribute: kind, value: value.clone() });
        parse(value).map(Some).ok_or_else(wrong)
    }
}

struct Text {
    source: String,
    target: String,
    state: State,
    stale: bool,
}

fn segments(file: &File<'_>, unit: &Element) -> Result<Text, XliffError> {
    let mut source = String::new();
    let mut targets: Vec<(usize, String)> = Vec::new();
    let mut state = None;
    let mut stale = false;
    let mut translated = false;
    let codes = Codes::of(unit);
    for (index, part) in unit.elements().filter(|e| e.namespace == CORE).filter(|e| is_part(e)).enumerate() {
        let part_source = inline_of(file, part, "source", &codes)?;
        let part_target = inline_of(file, part, "target", &codes)?;
        let order = part
            .child(CORE, "target")
            .and_then(|t| t.attribute("order")?.parse::<usize>().ok())
            .unwrap_or(index + 1);
        if part.name == "segment" {
            let word = part.attribute("state").unwrap_or(State::Initial.as_str());
            let wrong = || file.error(part.at, Problem::Value { attribute: "state", value: word.to_owned() });
            let part_state = parse_state(word).ok_or_else(wrong)?;
            state = Some(state.map_or(part_state, |s: State| s.min(part_state)));
            stale |= part.attribute("subState") == Some(STALE);
            translated |= part_target.is_some();
            targets.push((order, part_target.unwrap_or_default()));
        } else {
            // White space between segments that a tool has split is the same in the target.
            targets.push((order, part_target.or_else(|| part_source.clone()).unwrap_or_default()));
        }
        source.push_str(&part_source.unwrap_or_default());
    }
    targets.sort_by_key(|(order, _)| *order);
    let target = if translated { targets.into_iter().map(|(_, text)| text).collect() } else { String::new() };
    Ok(Text { source, target, state: state.unwrap_or_default(), stale })
}

fn is_part(element: &Element) -> bool {
    matches!(element.name.as_str(), "segment" | "ignorable")
}

/// What the inline codes of a unit stand for, where one does not say it itself: tools drop `equiv`, or keep the original in
/// `<originalData>`.
#[derive(Default)]
struct Codes<'a> {
    by_id: BTreeMap<&'a str, &'a str>,
    data: BTreeMap<&'a str, String>,
}

impl<'a> Codes<'a> {
    fn of(unit: &'a Element) -> Self {
        fn add<'a>(element: &'a Element, by_id: &mut BTreeMap<&'a str, &'a str>) {
            for code in element.elements().filter(|code| code.namespace == CORE) {
                if let (Some(id), Some(equivalent)) = (code.attribute("id"), code.attribute("equiv")) {
                    by_id.entry(id).or_insert(equivalent);
                }
                add(code, by_id);
            }
        }
        let mut codes = Self::default();
        for source in unit.elements().filter(|e| is_part(e)).filter_map(|part| part.child(CORE, "source")) {
            add(source, &mut codes.by_id);
        }
        for data in unit.children_named(CORE, "originalData").flat_map(|all| all.children_named(CORE, "data"))
        {
            codes.data.extend(data.attribute("id").map(|id| (id, data.text())));
        }
        codes
    }

    fn equivalent(&self, code: &'a Element) -> Option<&str> {
        let known = || self.by_id.get(code.attribute("id")?).copied();
        let original = || self.data.get(code.attribute("dataRef")?).map(String::as_str);
        code.attribute("equiv").or_else(original).or_else(known)
    }
}

fn inline_of(
    file: &File<'_>,
    parent: &Element,
    name: &str,
    codes: &Codes<'_>,
) -> Result<Option<String>, XliffError> {
    let Some(element) = parent.child(CORE, name) else { return Ok(None) };
    let mut out = String::new();
    inline(file, element, codes, &mut out)?;
    Ok(Some(out))
}

fn inline(file: &File<'_>, element: &Element, codes: &Codes<'_>, out: &mut String) -> Result<(), XliffError> {
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(code) if code.is(CORE, "cp") => {
                let hex = code.attribute("hex").unwrap_or_default();
                let wrong =
                    || file.error(code.at, Problem::Value { attribute: "hex", value: hex.to_owned() });
                out.push(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).ok_or_else(wrong)?);
            }
            Node::Element(code) if code.namespace == CORE => {
                if code.name == "ph" || code.attribute("equiv").is_some() {
                    out.push_str(codes.equivalent(code).unwrap_or_default());
                }
                inline(file, code, codes, out)?;
            }
            Node::Element(_) => {}
        }
    }
    Ok(())
}

fn proposals(file: &File<'_>, unit: &Element) -> Result<Vec<Proposal>, XliffError> {
    let candidates =
        unit.children_named(MATCHES, "matches").flat_map(|matches| matches.children_named(MATCHES, "match"));
    let mut proposals = Vec::new();
    for candidate in candidates {
        let origin = match candidate.attribute("type") {
            Some("tm") => {
                let similarity =
                    candidate.attribute("similarity").or_else(|| candidate.attribute("matchQuality"));
                let percent = similarity.and_then(|s| s.parse::<f32>().ok()).unwrap_or(0.0);
                Origin::Memory(percent.clamp(0.0, 100.0) as u8)
            }
            Some("mt") => Origin::Engine(candidate.attribute("origin").unwrap_or_default().to_owned()),
            Some(_) => Origin::Human,
            None => Origin::None,
        };
        proposals.push(Proposal {
            source: inline_of(file, candidate, "source", &Codes::default())?.unwrap_or_default(),
            text: inline_of(file, candidate, "target", &Codes::default())?.unwrap_or_default(),
            origin,
        });
    }
    Ok(proposals)
}

fn notes(unit: &Element) -> Vec<String> {
    unit.children_named(CORE, "notes")
        .flat_map(|notes| notes.children_named(CORE, "note"))
        .map(plain)
        .collect()
}

fn terms(unit: &Element) -> Vec<TermNote> {
    unit.children_named(GLOSSARY, "glossary")
        .flat_map(|glossary| glossary.children_named(GLOSSARY, "glossEntry"))
        .filter_map(|entry| {
            let term = entry.child(GLOSSARY, "term")?;
            Some(TermNote {
                concept: term.attribute("source").unwrap_or_default().to_owned(),
                term: plain(term),
                translations: entry.children_named(GLOSSARY, "translation").map(plain).collect(),
                definition: entry.child(GLOSSARY, "definition").map(plain),
            })
        })
        .collect()
}

/// The text directly in an element.
fn plain(element: &Element) -> String {
    element
        .children
        .iter()
        .filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        })
        .collect()
}

/// Undoes what the writer does to metadata: `\\` and `\u{1}`. Any other backslash stays.
fn unbackslashed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('\\') {
            rest = after;
            out.push('\\');
        } else if let Some((c, after)) = escaped(rest) {
            rest = after;
            out.push(c);
        } else {
            out.push('\\');
        }
    }
    out.push_str(rest);
    out
}

/// The character of a leading `u{…}`, and what follows it.
fn escaped(text: &str) -> Option<(char, &str)> {
    let (hex, after) = text.strip_prefix("u{")?.split_once('}')?;
    Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after))
}

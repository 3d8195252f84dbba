//! `tarjuman glossary extract`.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Failure, Terms, load_shown};
use crate::align;
use crate::cli::{Context, Exit, Outcome, convert, run, show};
use crate::exchange::pairs::{Pair, PairsError};
use crate::glossary::extract::{self, Candidate, Known, Wording};
use crate::glossary::{Concept, Glossary, Status, Term, merge, write};
use crate::model::Locale;
use crate::project::kept;
use crate::report::visible::visible;
use crate::text::Span;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    terms: Terms,
    /// Bilingual files (TMX, XLIFF, tables, JSON Lines); else what the project has kept
    files: Vec<PathBuf>,
    /// The source language (else the project's)
    #[arg(long, value_name = "LOCALE")]
    from: Option<Locale>,
    /// The target language (else each of the project)
    #[arg(long, value_name = "LOCALE")]
    to: Option<Locale>,
    /// Show so many candidates of each pair of languages
    #[arg(long, value_name = "N", default_value = "50")]
    limit: usize,
    /// Leave out what stands in fewer pairs of segments
    #[arg(long, value_name = "N", default_value = "2")]
    least: NonZeroUsize,
    /// Words of the longest candidate
    #[arg(long, value_name = "N", default_value = "5", value_parser = clap::value_parser!(u8).range(1..=9))]
    words: u8,
    /// Places to show of each candidate
    #[arg(long, value_name = "N", default_value = "1")]
    contexts: usize,
    /// Show also what the glossary has
    #[arg(long)]
    all: bool,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Text for people
    Text,
    /// JSON for programs
    Json,
    /// A glossary file to be worked on: every term admitted, with what speaks for it as a note
    Yaml,
}

/// A pair of segments, and how it is cited.
struct Cited {
    source: String,
    target: String,
    from: String,
}

pub(super) fn run(context: &Context, options: &Options) -> Outcome {
    let mut glossary = match run::project(context) {
        Err(_) if options.terms.glossaries.is_empty() => Glossary::default(),
        _ => load_shown(context, &options.terms)?,
    };
    let mut json = Vec::new();
    let mut draft = Glossary::default();
    for (from, to, pairs) in sources(context, options)? {
        glossary.write_in_scripts([&from, &to]);
        let texts: Vec<(&str, &str)> = pairs.iter().map(|p| (p.source.as_str(), p.target.as_str())).collect();
        let translate = |one: &str, other: &str| align::translate([&from, &to], one, other);
        let wanted = extract::Options {
            least: options.least.get(),
            longest: usize::from(options.words),
            alike: &align::same_name,
            translate: &translate,
        };
        let mut found = extract::candidates(&texts, [&from, &to], &glossary, wanted);
        found.retain(|one| options.all || !matches!(one.known, Known::Concept(_)));
        found.truncate(options.limit);
        match options.format {
            Format::Text => text(context, options, [&from, &to], &pairs, &found),
            Format::Json => json.push(json!({
                "source": from.to_string(),
                "target": to.to_string(),
                "pairs": pairs.len(),
                "candidates": found.iter().map(|one| record(options, &pairs, one)).collect::<Value>(),
            })),
            Format::Yaml => add(&mut draft, [&from, &to], &found),
        }
    }
    match options.format {
        Format::Text => {}
        Format::Json => show::line(format_args!("{:#}", Value::Array(json))),
        Format::Yaml => show::line(write::glossary(&draft).trim_end()),
    }
    Ok(Exit::Done)
}

/// The aligned texts of each pair of languages.
fn sources(context: &Context, options: &Options) -> Result<Vec<(Locale, Locale, Vec<Cited>)>, Failure> {
    if options.files.is_empty() {
        let project = run::project(context)?;
        let targets = match &options.to {
            Some(to) => vec![to.clone()],
            None => project.config.targets.clone(),
        };
        let of = |to: Locale| {
            let kept = kept::pairs(&project, &to).map_err(|error| Box::new(error) as Failure)?;
            let cited = kept.into_iter().map(|pair| Cited {
                from: format!("{}:{}:{} {}", pair.path, pair.place.line, pair.place.column, pair.unit),
                source: pair.source,
                target: pair.target,
            });
            Ok((project.config.source.clone(), to, cited.collect()))
        };
        return targets.into_iter().map(of).collect();
    }
    let mut cited = Vec::new();
    let mut pair = Pair { source: options.from.clone(), target: options.to.clone() };
    for path in &options.files {
        let name = path.display().to_string();
        let opened = convert::open(path, None, &pair)?;
        let head = opened.entries.head();
        pair.source = pair.source.or_else(|| head.source.clone());
        pair.target = pair.target.or_else(|| head.target.clone());
        for entry in opened.entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(PairsError::Rejected(error)) => {
                    convert::tell(context, &error.finding(&name));
                    continue;
                }
                Err(error) => return Err(Box::new(error.of(&name))),
            };
            let missing = || Box::new(PairsError::LanguagesNeeded.of(&name)) as Failure;
            let locales: Vec<&Locale> = entry.variants.iter().map(|variant| &variant.locale).collect();
            if let ([one, other], None) = (locales.as_slice(), &pair.target) {
                pair.source.get_or_insert_with(|| (*one).clone());
                pair.target = Some((*if pair.source.as_ref() == Some(one) { other } else { one }).clone());
            }
            let (from, to) =
                (pair.source.as_ref().ok_or_else(missing)?, pair.target.as_ref().ok_or_else(missing)?);
            if let (Some(source), Some(target)) = (entry.variant(from), entry.variant(to)) {
                cited.push(Cited {
                    from: format!("{name}:{}", entry.line),
                    source: source.segment.text.clone(),
                    target: target.segment.text.clone(),
                });
            }
        }
    }
    Ok(match (pair.source, pair.target) {
        (Some(from), Some(to)) => vec![(from, to, cited)],
        _ => Vec::new(),
    })
}

/// Letters of a text that are shown on each side of a term.
const AROUND: usize = 40;

/// The term in its text, between marks, with what stands around it.
fn excerpt(text: &str, span: Span) -> String {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
    // At a word.
    let from = if from == 0 { 0 } else { before[from..].find(' ').map_or(from, |at| from + at + 1) };
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let to = if to == after.len() { to } else { after[..to].rfind(' ').unwrap_or(to) };
    let cut = |cut: bool| if cut { "…" } else { "" };
    let (start, end) = (cut(from > 0), cut(to < after.len()));
    visible(&format!("{start}{}«{}»{}{end}", &before[from..], span.of(text), &after[..to])).into_owned()
}

fn text(context: &Context, options: &Options, locales: [&Locale; 2], pairs: &[Cited], found: &[Candidate]) {
    let terminal = io::stdout().is_terminal();
    // FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE
    let isolated = |text: &str| if terminal { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() };
    let [from, to] = locales.map(ToString::to_string);
    let counts = [pairs.len(), found.len()].map(|count| count.to_string());
    let head = [("source", from.as_str()), ("target", &to), ("pairs", &counts[0]), ("count", &counts[1])];
    show::line(context.ui.text("extract-head", &head));
    for (at, one) in found.iter().enumerate() {
        let [source, target] = one.sides.each_ref().map(|side| isolated(&visible(&side.text)));
        show::line(format_args!("{:>3}  {source} = {target}", at + 1));
        let numbers = [one.together, one.sides[0].count, one.sides[1].count].map(|count| count.to_string());
        let likelihood = format!("{:.1}", one.likelihood);
        let args = [
            ("together", numbers[0].as_str()),
            ("of-source", &numbers[1]),
            ("of-target", &numbers[2]),
            ("likelihood", &likelihood),
        ];
        show::line(format_args!("     {}", context.ui.text("extract-counts", &args)));
        let concept = match &one.known {
            Known::New => None,
            Known::Wording(id) => Some((id, "wording")),
            Known::Concept(id) => Some((id, "same")),
        };
        if let Some((id, what)) = concept {
            let args = [("concept", id.as_str()), ("what", what)];
            show::line(format_args!("     {}", context.ui.text("extract-known", &args)));
        }
        let forms = |side: &Wording| {
            let form = |(form, count): &(String, usize)| format!("{} ×{count}", isolated(&visible(form)));
            side.forms.iter().take(3).map(form).collect::<Vec<_>>().join(", ")
        };
        show::line(format_args!("     {} · {}", forms(&one.sides[0]), forms(&one.sides[1])));
        if !one.others.is_empty() {
            let others = one.others.iter().map(|(o, count)| format!("{} ×{count}", isolated(&visible(o))));
            let others = others.collect::<Vec<_>>().join(", ");
            show::line(format_args!("     {}", context.ui.text("extract-others", &[("others", &others)])));
        }
        for place in one.contexts.iter().take(options.contexts) {
            let pair = &pairs[place.pair];
            show::line(format_args!("     {}", pair.from));
            show::line(format_args!("       {}", isolated(&excerpt(&pair.source, place.spans[0]))));
            show::line(format_args!("       {}", isolated(&excerpt(&pair.target, place.spans[1]))));
        }
    }
}

fn record(options: &Options, pairs: &[Cited], one: &Candidate) -> Value {
    let side = |side: &Wording| {
        let forms = side.forms.iter().map(|(form, count)| json!({"form": form, "count": count}));
        json!({"term": side.text, "count": side.count, "forms": forms.collect::<Value>()})
    };
    let (known, concept) = match &one.known {
        Known::New => ("new", None),
        Known::Wording(id) => ("wording", Some(id)),
        Known::Concept(id) => ("concept", Some(id)),
    };
    let contexts = one.contexts.iter().take(options.contexts).map(|place| {
        let pair = &pairs[place.pair];
        let range = |text: &str, span: Span| {
            let range = span.in_code_points(text);
            json!({"text": text, "start": range.start, "end": range.end})
        };
        json!({
            "from": pair.from,
            "source": range(&pair.source, place.spans[0]),
            "target": range(&pair.target, place.spans[1]),
        })
    });
    let rounded = |number: f64| (number * 1000.0).round() / 1000.0;
    json!({
        "source": side(&one.sides[0]),
        "target": side(&one.sides[1]),
        "together": one.together,
        "likelihood": rounded(one.likelihood),
        "share": rounded(one.share()),
        "known": known,
        "concept": concept,
        "others": one.others.iter().map(|(o, count)| json!({"term": o, "together": count})).collect::<Value>(),
        "contexts": contexts.collect::<Value>(),
    })
}

/// Adds the candidates to a glossary that a person works on. What is one term in the source is one concept.
fn add(draft: &mut Glossary, locales: [&Locale; 2], found: &[Candidate]) {
    for locale in locales {
        if !draft.languages.contains(locale) {
            draft.languages.push(locale.clone());
        }
    }
    let mut ids: BTreeSet<String> = draft.concepts.iter().map(|concept| concept.id.clone()).collect();
    for one in found {
        let [source, target] = one.sides.each_ref().map(|side| &side.text);
        let note = format!(
            "{} × {} ({}, {}; LLR {:.1})",
            one.together, target, one.sides[0].count, one.sides[1].count, one.likelihood
        );
        let term = |text: &String, note: String| Term {
            text: text.clone(),
            status: Status::Admitted,
            note,
            ..Term::default()
        };
        let same =
            |concept: &&mut Concept| concept.terms_of(locales[0]).iter().any(|term| term.text == *source);
        match draft.concepts.iter_mut().find(same) {
            Some(concept) => {
                concept.terms.entry(locales[1].clone()).or_default().push(term(target, note));
            }
            None => {
                let id = id(&mut ids, target);
                let terms = [(locales[0], term(source, String::new())), (locales[1], term(target, note))];
                let terms = terms.map(|(locale, term)| (locale.clone(), vec![term]));
                draft.concepts.push(Concept { id, terms: terms.into(), ..Concept::default() });
            }
        }
    }
}

/// An id made of the target term, that no other concept has.
fn id(ids: &mut BTreeSet<String>, text: &str) -> String {
    let base =
        Some(merge::slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "concept".to_owned());
    let mut id = base.clone();
    let mut number = 2;
    while !ids.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    id
}

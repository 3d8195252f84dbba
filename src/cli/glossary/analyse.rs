//! `tarjuman glossary analyse`: what a written word may be a form of.

use serde_json::{Map, Value, json};

use crate::cli::Exit;
use crate::cli::show::{self, Format};
use crate::lang::morphology::{Case, Number, Possessor};
use crate::lang::{self, Features};
use crate::model::Locale;

#[derive(clap::Args)]
pub(super) struct Options {
    /// The word as it is written in a text
    word: String,
    /// Its language
    #[arg(long, value_name = "LOCALE")]
    lang: Locale,
    /// How to answer
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(options: &Options) -> Exit {
    let parses = lang::of(&options.lang).analyse(&options.word);
    if options.format == Format::Json {
        let readings = parses.iter().map(|parse| {
            json!({"stem": parse.stem, "pos": parse.pos, "features": features(&parse.features), "analysis": parse.steps})
        });
        show::line(format_args!("{:#}", Value::Array(readings.collect())));
        return Exit::Done;
    }
    for parse in &parses {
        let pos = if parse.pos.is_empty() { String::new() } else { format!(" ({})", parse.pos) };
        let features: Vec<String> = features(&parse.features)
            .iter()
            .map(|(key, value)| format!("{key} {}", value.as_str().unwrap_or_default()))
            .collect();
        let line = format!("{}{pos}  {}  {}", parse.stem, parse.steps, features.join(", "));
        show::line(format_args!("{}", line.trim_end()));
    }
    Exit::Done
}

/// The features that a form has and its citation form does not.
fn features(features: &Features) -> Map<String, Value> {
    let mut map = Map::new();
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            map.insert(key.to_owned(), value.into());
        }
    };
    add(
        "number",
        match features.number {
            Number::Singular => "",
            Number::Dual => "dual",
            Number::Plural => "plural",
        },
    );
    add(
        "case",
        match features.case {
            Case::Nominative => "",
            Case::Genitive => "genitive",
            Case::Dative => "dative",
            Case::Accusative => "accusative",
            Case::Locative => "locative",
            Case::Ablative => "ablative",
            Case::Relative => "relative",
        },
    );
    add(
        "possessor",
        match features.possessor {
            None => "",
            Some(Possessor::First) => "1",
            Some(Possessor::Second) => "2",
            Some(Possessor::Third) => "3",
            Some(Possessor::FirstPlural) => "1 plural",
            Some(Possessor::SecondPlural) => "2 plural",
            Some(Possessor::ThirdPlural) => "3 plural",
        },
    );
    add("definite", if features.definite { "yes" } else { "" });
    add("construct", if features.construct { "yes" } else { "" });
    add("proclitics", &features.proclitics);
    add("enclitic", &features.enclitic);
    map
}

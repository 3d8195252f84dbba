//! The schema of the project file.

use serde_json::{Map, Value, json};

use super::parts::{INSIDE, LOCALE, head, list, literally, locale, object, one_of, path, text, truth};
use crate::bundle::{self, Layout};
use crate::check::options::{self, CheckOption};
use crate::project::config::engines::{AUTO, keys as engine_keys};
use crate::project::config::keys;
use crate::project::rules;
use crate::text::clean::{CLASSES, Treatment};
use crate::translate::ENGINES;

/// The schema of the project file, `tarjuman.yaml`.
pub fn project() -> Value {
    let mut schema = object(keys::ROOT, &["source", "targets", "documents", "bundles"], |key| {
        Some(match key {
            "source" => locale("The language of the originals."),
            "targets" => json!({
                "description": "The languages of the translations, each once.",
                "type": "array", "minItems": 1, "uniqueItems": true,
                "items": locale("A language tag: en, tk, tk-Cyrl …"),
            }),
            "documents" => list("Where the documents are.", documents()),
            "glossaries" => list("The glossary files.", path("A path inside the project.", &[])),
            "bundles" => list("The locale files to write.", bundles()),
            "glossary-bundle" => path("Where the terms are written as Fluent terms.", &["{locale}"]),
            "clean" => clean(),
            "segmentation" => segmentation(),
            "limits" => limits(),
            "terminology" => terminology(),
            "waivers" => path("The file of waivers.", &[]),
            "engines" => json!({
                "description": "Who can translate, by name; memory and pseudo need no entry.",
                "type": "object", "additionalProperties": engine(),
            }),
            "translate" => translate(),
            "memory" => json!({
                "description": "Where translations are remembered: a file, or a server that several machines share.",
                "type": "string",
                "anyOf": [{"pattern": "^postgres(ql)?://[^:@/]*@?[^@]*$"}, {"pattern": INSIDE}],
            }),
            "state" => {
                path("Where the units are kept between runs, as XLIFF 2.1.", &["{document}", "{locale}"])
            }
            "gate" => one_of("Findings of this severity and above end a run with exit code 3.", keys::GATE),
            "severities" => severities(),
            "checks" => checks(),
            "overrides" => list("Severities in some files; the last entry that fits counts.", overrides()),
            "baseline" => path("The file of findings that \"check\" passes over.", &[]),
            _ => return None,
        })
    });
    let on = |key: &str| json!({"properties": {key: {"const": true}}, "required": [key]});
    schema["if"] = json!({
        "properties": {"terminology": {"anyOf": [on("shapes"), on("references")]}},
        "required": ["terminology"],
    });
    schema["then"] = json!({"required": ["glossary-bundle"]});
    head(&mut schema, "The project file of tarjuman");
    schema
}

fn documents() -> Value {
    let mut schema = object(keys::DOCUMENTS, &["files"], |key| {
        Some(match key {
            "files" => path("A glob of the originals; {locale} stands for the language.", &[]),
            "translations" => path(
                "Where the translations are, if not beside the originals; {name} is what the * of \"files\" stands for.",
                &["{locale}", "{name}"],
            ),
            "output" => path(
                "Where to write each document with the translations in the place of its texts, in its own format.",
                &["{document}", "{locale}"],
            ),
            "columns" => json!({
                "description": "The columns of tables: for each language its heading, and \"id\" for that of the keys of rows.",
                "type": "object",
                "propertyNames": {"pattern": LOCALE},
                "additionalProperties": text("A heading, or a letter where the table has no headings: B."),
            }),
            "markup" => truth("Keep bold, links and other markup inside a text, as tags."),
            "paragraphs" => one_of("How plain text is cut into paragraphs.", keys::PARAGRAPHS),
            "clauses" => {
                truth("Align long sentences clause by clause; units are of whole sentences all the same.")
            }
            "furniture" => furniture(),
            "confidential" => truth("Nothing of these documents may leave the machine."),
            "plurals" => plurals(),
            _ => return None,
        })
    });
    // Originals are told from translations by the one or by the other, or they are in one file.
    let in_one = r"\.(csv|tsv|tab|xlsx|xlsm|ya?ml|tmx|xlf|xliff)$";
    let files = |pattern: &str| json!({"properties": {"files": {"pattern": pattern}}});
    schema["anyOf"] = json!([{"required": ["translations"]}, files(&literally("{locale}")), files(in_one)]);
    schema
}

fn segmentation() -> Value {
    let mut schema = object(keys::SEGMENTATION, &[], |_| {
        Some(path("A file of SRX 2.0 rules; languages that it has none for keep those of the program.", &[]))
    });
    schema["description"] = json!("How texts are cut into sentences.");
    schema
}

fn limits() -> Value {
    let size = |what: &str| json!({"description": what, "type": ["string", "integer"], "pattern": "^0*[1-9][0-9]* ?([kKmMgG]i?)?[bB]?$", "minimum": 1});
    let mut schema = object(keys::LIMITS, &[], |key| {
        Some(match key {
            "document" => size("The longest document that is read, unpacked: 200 MB."),
            "line" => size("The longest line that is read: 16 MB."),
            "nesting" => {
                json!({"description": "How deep elements of XML may stand in each other.", "type": "integer", "minimum": 1})
            }
            _ => return None,
        })
    });
    schema["description"] = json!("How much of a document is read; beyond, it is an error.");
    schema
}

/// An engine of any kind, with the keys of its kind.
fn engine() -> Value {
    let mut keys: Vec<&str> = engine_keys::ENGINE.to_vec();
    keys.extend(ENGINES.iter().flat_map(|kind| kind.keys.iter().copied()));
    keys.sort_unstable();
    keys.dedup();
    let mut schema = object(&keys, &["kind"], |key| {
        Some(match key {
            "kind" => one_of("What it is.", &ENGINES.iter().map(|kind| kind.name).collect::<Vec<_>>()),
            "concurrency" => number("Calls under way at one time.", 1, 64),
            "requests-per-minute" => number("Calls a minute.", 1, 1_000_000),
            "size-per-minute" => number("Size a minute, in the unit of the engine.", 1, 1_000_000_000),
            "tries" => number("How often a call is tried in all.", 1, 20),
            "timeout" => number("How long a call may take, in seconds.", 1, 3600),
            "max-items" => number("The most texts in one request.", 1, 1000),
            "at-least" => number("The least similarity that is taken from memory, in percent.", 50, 101),
            "price" => json!({
                "description": "The price of a million units: code points or tokens.",
                "type": ["number", "string"], "minimum": 0,
            }),
            "url" => json!({
                "description": "Where the service is; without user, password and key.",
                "type": "string", "pattern": "^https?://[^@?#/\\\\]+(/[^@?#]*)?$",
            }),
            "key" => json!({
                "description": "Where the key is: in an environment variable, a file, or what a program prints.",
                "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
                "properties": {
                    "env": {"description": "The name of the variable.", "type": "string", "pattern": "^[A-Z0-9_]+$"},
                    "file": text("A file; a relative path begins at the project."),
                    "command": program("A program that prints it, with its arguments."),
                },
            }),
            "model" => text("The model of the server."),
            "instructions" => text("More that the model is told."),
            "echo" => {
                truth("The model repeats the beginning of each source, so that shifted answers are seen.")
            }
            "allow-http" => truth("Allow plain http to another machine."),
            "local" => truth(
                "What it is given stays on this machine; so do programs and services of it, unless said.",
            ),
            "command" => program("A program that answers JSON lines, with its arguments."),
            "glossaries" => json!({
                "description": "Ids of glossaries that the service stores, by target locale; auto: they are made there of the project's glossary.",
                "anyOf": [{"const": AUTO}, {"type": "object", "additionalProperties": text("An id.")}],
            }),
            _ => return None,
        })
    });
    let kinds = ENGINES.iter().map(|kind| {
        let own: Vec<&str> = engine_keys::ENGINE.iter().chain(kind.keys).copied().collect();
        json!({
            "if": {"properties": {"kind": {"const": kind.name}}},
            "then": {"propertyNames": {"enum": own}, "required": kind.needs},
        })
    });
    schema["allOf"] = kinds.collect();
    schema
}

fn translate() -> Value {
    let mut schema = object(engine_keys::TRANSLATE, &[], |key| {
        Some(match key {
            "engines" => list("Who is asked, one after the other.", text("The name of an engine.")),
            "locales" => json!({
                "description": "The same for some target locales.",
                "type": "object", "propertyNames": {"pattern": LOCALE},
                "additionalProperties": list("Who is asked.", text("The name of an engine.")),
            }),
            "confidential-labels" => list(
                "A block that begins so never leaves the machine.",
                text("The label, as the text has it."),
            ),
            "redact" => list(
                "What no engine elsewhere may see; it is put back afterwards.",
                text("A regular expression."),
            ),
            _ => return None,
        })
    });
    schema["description"] = json!("How documents without a translation file get one.");
    schema
}

fn program(description: &str) -> Value {
    json!({"description": description, "type": "array", "minItems": 1, "items": text("A word of it.")})
}

fn number(description: &str, least: u64, most: u64) -> Value {
    json!({"description": description, "type": "integer", "minimum": least, "maximum": most})
}

fn clean() -> Value {
    let names: Vec<&str> = CLASSES.iter().map(|class| class.name).collect();
    let mut schema = object(&names, &[], |name| {
        let usual = CLASSES.iter().find(|class| class.name == name)?.usual;
        let usual = Treatment::WORDS.iter().find(|(_, treatment)| *treatment == usual)?.0;
        let what = "What becomes of what is found of it";
        Some(one_of(&format!("{what}; {usual} unless said. See: tarjuman explain {name}"), keys::CLEAN))
    });
    schema["description"] =
        json!("What is repaired in the text of documents when they are read, and what only reported.");
    schema
}

fn terminology() -> Value {
    let mut schema = object(keys::TERMINOLOGY, &[], |key| {
        Some(match key {
            "preferred-only" => truth("Report an admitted term where there is a preferred one."),
            "apply" => truth("Put preferred terms in the place of forbidden and deprecated ones."),
            "shapes" => {
                truth("Give each term in the bundle of the glossary its forms; needs glossary-bundle.")
            }
            "references" => truth("Let Fluent messages refer to the terms; needs glossary-bundle."),
            _ => return None,
        })
    });
    schema["description"] = json!("What is asked of terms, and done with them; off unless switched on.");
    schema
}

fn furniture() -> Value {
    let mut schema = object(keys::FURNITURE, &[], |key| {
        Some(match key {
            "repeated-title" => truth("Leave out a title that stands twice."),
            "closing-labels" => truth("Leave out the label of a button at the end of a page."),
            "labels" => list("Further labels to leave out.", text("A label, as the page has it.")),
            _ => return None,
        })
    });
    schema["description"] = json!("What is no part of the text; what is left out is reported.");
    schema
}

fn plurals() -> Value {
    let mut schema = object(keys::PLURALS, &[], |key| {
        Some(match key {
            "variable" => text(
                "The variable that holds the number: a text with { $count } has plural forms. Default: count.",
            ),
            "figures" => truth("A text with one count in figures has forms as well: 5 ministers took part."),
            _ => return None,
        })
    });
    schema["description"] = json!(
        "What tells a number becomes a message with a form for each plural category of each language: a selector in Fluent, keys in YAML."
    );
    schema
}

fn bundles() -> Value {
    let names = |wanted: Option<Layout>| -> Vec<&str> {
        let formats = bundle::FORMATS.iter().filter(|f| wanted.is_none_or(|layout| f.layout() == layout));
        formats.map(|f| f.name()).collect()
    };
    let mut schema = object(keys::BUNDLES, &["format", "path"], |key| {
        Some(match key {
            "format" => one_of("The format.", &names(None)),
            "path" => path(
                "Where to write it; {document} stands for the id of the document, {locale} for the language.",
                &["{document}"],
            ),
            _ => return None,
        })
    });
    schema["if"] = json!({"properties": {"format": {"enum": names(Some(Layout::PerLocale))}}});
    schema["then"] = json!({"properties": {"path": {"pattern": literally("{locale}")}}});
    schema
}

fn overrides() -> Value {
    let mut schema = object(keys::OVERRIDES, &["files"], |key| {
        Some(match key {
            "files" => text("A glob of paths: locales/tk/**."),
            "severities" => severities(),
            "checks" => checks(),
            _ => return None,
        })
    });
    schema["anyOf"] = json!([{"required": ["severities"]}, {"required": ["checks"]}]);
    schema
}

fn checks() -> Value {
    let with = |options: &[&CheckOption]| {
        let names: Vec<&str> =
            keys::CHECK.iter().copied().chain(options.iter().map(|option| option.name)).collect();
        object(&names, &[], |key| {
            Some(match key {
                "severity" => one_of("The severity.", keys::SEVERITIES),
                "allow" => {
                    list("Texts of which the check says nothing.", text("A word, or a whole translation."))
                }
                _ => {
                    let option = options.iter().find(|option| option.name == key)?;
                    json!({
                        "description": format!("See tarjuman explain {}.", option.rule.code),
                        "type": "number", "minimum": option.least, "maximum": option.most, "default": option.usual,
                    })
                }
            })
        })
    };
    let names: Vec<&str> = rules::rules().flat_map(|rule| [rule.name, rule.code]).collect();
    let own: Map<String, Value> = rules::rules()
        .map(|rule| (rule, options::of_rule(rule).collect::<Vec<_>>()))
        .filter(|(_, options)| !options.is_empty())
        .map(|(rule, options)| (format!("^({}|{})$", rule.code, rule.name), with(&options)))
        .collect();
    json!({
        "description": "What is set of single checks, by name or code.",
        "type": "object",
        "propertyNames": {"enum": names},
        "patternProperties": own,
        "additionalProperties": with(&[]),
    })
}

fn severities() -> Value {
    let names: Vec<&str> = rules::rules().flat_map(|rule| [rule.name, rule.code]).collect();
    json!({
        "description": "The severity of single findings, by name or code, where it is not their own.",
        "type": "object",
        "propertyNames": {"enum": names},
        "additionalProperties": one_of("The severity.", keys::SEVERITIES),
    })
}

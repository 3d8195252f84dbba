//! The JSON Schemas of the files that people write, for editors and for whoever generates such files.
//!
//! They are built from the very tables that the readers use, so a key that one knows the other knows too. What a
//! schema cannot say (a path that no other bundle has, a glob that is none) is left to the reader.

use serde_json::{Map, Value, json};

use super::config::engines::keys as engine_keys;
use super::config::keys;
use super::rules;
use super::waivers::keys as waiver_keys;
use crate::bundle::{self, Layout};
use crate::glossary::parse::keys as glossary_keys;
use crate::glossary::{MatchPolicy, Status};
use crate::text::clean::{CLASSES, Treatment};
use crate::translate::ENGINES;

/// The dialect that the schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
/// A language tag as `unic-langid` reads it: language, script, region, variants.
const LOCALE: &str = "^([A-Za-z]{2,3}|[A-Za-z]{5,8})([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?\
                      ([-_]([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$";
/// A path that stays inside the project: not absolute, no step upwards, no backslash.
const INSIDE: &str = r"^(?!/)(?!(.*/)?\.\.(/|$))[^\\]+$";

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
                "description": "Ids of glossaries that the service stores, by target locale.",
                "type": "object", "additionalProperties": text("An id."),
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

fn number(description: &str, least: u64, most: u64) -> Value {
    json!({"description": description, "type": "integer", "minimum": least, "maximum": most})
}

fn program(description: &str) -> Value {
    json!({"description": description, "type": "array", "minItems": 1, "items": text("A word of it.")})
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
    object(keys::OVERRIDES, keys::OVERRIDES, |key| {
        Some(match key {
            "files" => text("A glob of paths: locales/tk/**."),
            "severities" => severities(),
            _ => return None,
        })
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

/// The schema of a glossary file.
pub fn glossary() -> Value {
    let mut schema = object(glossary_keys::ROOT, &["concepts"], |key| {
        Some(match key {
            "languages" => {
                list("The languages in which every concept is to have a term.", locale("A language tag."))
            }
            "concepts" => list("What the terms name, one entry a thing.", concept()),
            _ => return None,
        })
    });
    head(&mut schema, "A glossary of tarjuman");
    schema
}

/// The schema of a file of waivers.
pub fn waivers() -> Value {
    let names: Vec<&str> = rules::rules().flat_map(|rule| [rule.name, rule.code]).collect();
    let waiver = object(waiver_keys::WAIVER, &["rule", "reason"], |key| {
        Some(match key {
            "rule" => one_of("What is waived, by name or code.", &names),
            "concept" => text("A glob of concepts; all unless said."),
            "document" => text("A glob of documents, by id; all unless said."),
            "unit" => text("A glob of units, by id; all unless said."),
            "locale" => locale("The locale of the translation; all unless said."),
            "reason" => text("Why it is right as it is."),
            "author" => text("Who allowed it."),
            "until" => text("The last day on which it holds: 2027-06-30."),
            _ => return None,
        })
    });
    let mut schema = object(waiver_keys::ROOT, waiver_keys::ROOT, |_| {
        Some(list("Findings that somebody has looked at and allowed.", waiver.clone()))
    });
    head(&mut schema, "Waivers of tarjuman");
    schema
}

fn concept() -> Value {
    object(glossary_keys::CONCEPT, &["id", "terms"], |key| {
        Some(match key {
            "id" => text("Its name, unique in the glossary: memorandum-of-understanding."),
            "subject" => text("The subject field."),
            "definition" => text("What it is."),
            "note" => text("For whoever keeps the glossary."),
            "source" => text("Where the concept is from."),
            "broader" => {
                list("Wider concepts, of which it is a kind or a part.", text("The id of a concept."))
            }
            "related" => list("Concepts that are near to it.", text("The id of a concept.")),
            "see" => list("The concepts to look at instead of it.", text("The id of a concept.")),
            "terms" => json!({
                "description": "What it is called, by language.",
                "type": "object",
                "propertyNames": {"pattern": LOCALE},
                "additionalProperties": list("The terms of a language.", term()),
            }),
            _ => return None,
        })
    })
}

fn term() -> Value {
    object(glossary_keys::TERM, &["term"], |key| {
        Some(match key {
            "term" => text("The citation form."),
            "status" => {
                one_of("Whether to use it; preferred unless said.", &Status::WORDS.map(|(word, _)| word))
            }
            "pos" => one_of("Part of speech.", glossary_keys::POS),
            "gender" => one_of("Grammatical gender.", glossary_keys::GENDER),
            "number" => one_of("Grammatical number of the citation form.", glossary_keys::NUMBER),
            "plurals" => list("Plurals that the rules do not give: the broken ones.", text("A plural.")),
            "forms" => list("Other words that count as this term.", text("A form.")),
            "oblique" => {
                text("The stem before an ending that begins with a vowel, where the rules do not give it.")
            }
            "match" => {
                one_of("How it is found; inflected unless said.", &MatchPolicy::WORDS.map(|(word, _)| word))
            }
            "from" => date("Since when it is in use."),
            "until" => date("Until when it was in use."),
            "note" => text("For whoever keeps the glossary."),
            "source" => text("Where the term is from."),
            _ => return None,
        })
    })
}

/// A mapping with these keys and no others.
fn object(keys: &[&str], required: &[&str], property: impl Fn(&str) -> Option<Value>) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| ((*key).to_owned(), property(key).unwrap_or_else(|| json!({})))).collect();
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
}

/// Puts dialect and title before the rest.
fn head(schema: &mut Value, title: &str) {
    let rest = std::mem::take(schema);
    *schema = json!({"$schema": DIALECT, "title": title});
    if let (Value::Object(schema), Value::Object(rest)) = (schema, rest) {
        schema.extend(rest);
    }
}

/// A text; YAML that looks like a number or a truth is read as one too.
fn text(description: &str) -> Value {
    json!({"description": description, "type": ["string", "number", "boolean"], "minLength": 1})
}

fn locale(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": LOCALE})
}

/// A day, month or year; a bare year is read as a number by other readers.
fn date(description: &str) -> Value {
    let pattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";
    json!({"description": description, "type": ["string", "integer"], "pattern": pattern})
}

fn truth(description: &str) -> Value {
    json!({"description": description, "type": "boolean"})
}

fn one_of(description: &str, words: &[&str]) -> Value {
    json!({"description": description, "enum": words})
}

fn list(description: &str, items: Value) -> Value {
    json!({"description": description, "type": "array", "items": items})
}

/// A path inside the project that contains every one of `parts`.
fn path(description: &str, parts: &[&str]) -> Value {
    let mut schema = json!({"description": description, "type": "string", "pattern": INSIDE});
    if !parts.is_empty() {
        schema["allOf"] = parts.iter().map(|part| json!({"pattern": literally(part)})).collect();
    }
    schema
}

/// The pattern of a placeholder: its braces mean nothing else.
fn literally(placeholder: &str) -> String {
    placeholder.replace('{', r"\{").replace('}', r"\}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Glossary;
    use crate::project::{config, template};

    /// Every mapping of a schema with the keys it names.
    fn properties(schema: &Value, found: &mut Vec<(String, Value)>) {
        match schema {
            Value::Object(map) => {
                if map.get("additionalProperties") == Some(&Value::Bool(false)) {
                    let named = map["properties"].as_object().into_iter().flatten();
                    found.extend(named.map(|(key, value)| (key.clone(), value.clone())));
                }
                map.values().for_each(|value| properties(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| properties(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_key_that_is_read_is_described() {
        let mut found = Vec::new();
        properties(&project(), &mut found);
        properties(&glossary(), &mut found);
        properties(&waivers(), &mut found);
        let known = [
            keys::ROOT,
            keys::DOCUMENTS,
            keys::FURNITURE,
            keys::TERMINOLOGY,
            keys::SEGMENTATION,
            keys::LIMITS,
            keys::BUNDLES,
            keys::PLURALS,
            keys::OVERRIDES,
            glossary_keys::ROOT,
            glossary_keys::CONCEPT,
            glossary_keys::TERM,
            waiver_keys::ROOT,
            waiver_keys::WAIVER,
            engine_keys::ENGINE,
            engine_keys::TRANSLATE,
            engine_keys::KEY,
        ];
        let special: std::collections::BTreeSet<&str> =
            ENGINES.iter().flat_map(|kind| kind.keys.iter().copied()).collect();
        let keys = known.iter().map(|keys| keys.len()).sum::<usize>() + CLASSES.len() + special.len();
        assert_eq!(found.len(), keys);
        for (key, schema) in found {
            assert!(
                schema["description"].as_str().is_some_and(|d| d.len() > 8),
                "{key} is not described: {schema}"
            );
        }
    }

    /// Whether a schema and the reader accept a text.
    fn judged(validator: &jsonschema::Validator, text: &str, read: impl Fn(&str) -> bool) -> (bool, bool) {
        let value: Value = serde_yaml::from_str(text).unwrap();
        (validator.is_valid(&value), read(text))
    }

    /// A text, whether it is good, and why.
    type Row<'a> = (&'a str, bool, &'a str);

    #[test]
    fn project_files_are_judged_as_they_are_read() {
        let validator = jsonschema::draft202012::new(&project()).unwrap();
        let minimal = "source: ar\ntargets: [en]\ndocuments: []\nbundles: []\n";
        let and = |more: &str| format!("{minimal}{more}");
        let set = |entry: &str| minimal.replace("documents: []", &format!("documents: [{entry}]"));
        let bundle = |entry: &str| minimal.replace("bundles: []", &format!("bundles: [{entry}]"));
        let rows: &[Row] = &[
            (template::FILES[0].1, true, "what init writes"),
            (include_str!("../../tarjuman.yaml"), true, "this repository's own"),
            (minimal, true, "only what must be there"),
            ("targets: [en]\n", false, "keys are missing"),
            (&and("gate: never\n"), true, "a gate"),
            (&and("gate: nevr\n"), false, "no gate"),
            (&and("gates: never\n"), false, "an unknown key"),
            (&and("terminology: {apply: true, preferred-only: false}\n"), true, "switches"),
            (&and("terminology: {aply: true}\n"), false, "a misspelt switch"),
            (&and("clean: {kashida: report, not-nfc: ignore}\n"), true, "what is cleaned"),
            (&and("clean: {kashidas: report}\n"), false, "no class"),
            (&and("clean: {kashida: fix}\n"), false, "no treatment"),
            (&and("terminology: {references: true}\n"), false, "no file that has the terms"),
            (&and("terminology: {shapes: false}\n"), true, "nothing is asked for"),
            (
                &and("terminology: {shapes: true, references: true}\nglossary-bundle: '{locale}/g.ftl'\n"),
                true,
                "references",
            ),
            (
                &and(
                    "engines: {e: {kind: command, command: [x], price: 2.5}}\ntranslate: {engines: [memory, e]}\n",
                ),
                true,
                "a program",
            ),
            (
                &and("engines: {e: {kind: command, comand: [x]}}\n"),
                false,
                "a misspelt key, and none that must be there",
            ),
            (
                &and("engines: {e: {kind: deepl, key: {env: DEEPL_KEY}, glossaries: {en: abc}}}\n"),
                true,
                "a service",
            ),
            (&and("engines: {e: {kind: deepl}}\n"), false, "a service without key"),
            (&and("engines: {e: {kind: deepl, key: 0123-4567:fx}}\n"), false, "the key itself"),
            (&and("engines: {e: {kind: deepl, key: {env: sk-0123}}}\n"), false, "the key for a name"),
            (&and("engines: {e: {kind: deepl, key: {env: A, file: b}}}\n"), false, "two keys"),
            (
                &and("engines: {e: {kind: openai, url: 'http://127.0.0.1:1/v1', model: m, echo: false}}\n"),
                true,
                "a model",
            ),
            (
                &and("engines: {e: {kind: openai, url: 'https://u:p@x.org/v1', model: m}}\n"),
                false,
                "a password in the address",
            ),
            (&and("engines: {e: {kind: openai, url: 'ftp://x.org', model: m}}\n"), false, "another protocol"),
            (&and("engines: {e: {kind: pseudo, url: 'https://x.org'}}\n"), false, "a key of another kind"),
            (&and("engines: {e: {kind: pseudo, tries: 0}}\n"), false, "no try"),
            (
                &and(
                    "translate: {locales: {en: [pseudo]}, redact: ['[0-9]{9}'], confidential-labels: [سري]}\n",
                ),
                true,
                "privacy",
            ),
            (&and("waivers: waivers.yaml\n"), true, "waivers"),
            (&and("waivers: ../waivers.yaml\n"), false, "waivers out of the project"),
            (&and("state: xliff/{document}.xlf\n"), false, "one state for all locales"),
            (&and("glossaries: terms.yaml\n"), false, "a text for a list"),
            (&and("glossaries: [../terms.yaml]\n"), false, "a path out of the project"),
            (&and("glossaries: [a..b.yaml]\n"), true, "two dots in a name"),
            (&and("glossaries: [/terms.yaml]\n"), false, "an absolute path"),
            (&and("glossaries: ['a\\b.yaml']\n"), false, "a backslash"),
            (&and("glossary-bundle: terms.ftl\n"), false, "one glossary bundle for all locales"),
            (&and("severities: {title-repeated: off, D001: error}\n"), true, "severities by name and code"),
            (&and("severities: {title-repeated: fatal}\n"), false, "no severity"),
            (&and("severities: {title-repeatd: off}\n"), false, "no rule"),
            (&minimal.replace("source: ar", "source: in Arabic"), false, "no language tag"),
            (&minimal.replace("source: ar", "source: ar-Arab-IQ"), true, "a long language tag"),
            (&minimal.replace("[en]", "[]"), false, "no target"),
            (&minimal.replace("[en]", "[en, en]"), false, "a target twice"),
            (&set("{files: 'documents/*.{locale}.md'}"), true, "documents side by side"),
            (&set("{files: 'documents/*.md'}"), false, "nothing tells the translations"),
            (&set("{files: 'ar/*.md', translations: '{locale}/{name}.md'}"), true, "documents in folders"),
            (&set("{files: 'ar/*.md', translations: '{locale}.md'}"), false, "translations without a name"),
            (
                &set("{files: 'tables/*.csv', columns: {id: Key, ar: النص, en: English}}"),
                true,
                "languages in one table",
            ),
            (&set("{files: 'tables/*.csv', columns: {in Arabic: Key}}"), false, "no language"),
            (&set("{files: '*.{locale}.po', output: 'out/{locale}/{document}.po'}"), true, "an output"),
            (
                &set("{files: '*.{locale}.po', output: 'out/{document}.po'}"),
                false,
                "one output for all locales",
            ),
            (&set("{files: '*.{locale}.html', markup: true}"), true, "markup"),
            (&and("segmentation: {rules: rules/ours.srx}\n"), true, "rules"),
            (&and("segmentation: {rules: ../ours.srx}\n"), false, "rules out of the project"),
            (&and("limits: {document: 200 MB, line: 4096, nesting: 100}\n"), true, "limits"),
            (&and("limits: {document: much}\n"), false, "no number of bytes"),
            (&and("limits: {nesting: 0}\n"), false, "nothing would be read"),
            (&set("{files: '*.{locale}.md', paragraphs: lines}"), false, "no way to cut paragraphs"),
            (&set("{files: '*.{locale}.md', furniture: {labels: [شارك]}}"), true, "a label"),
            (
                &set("{files: '*.{locale}.md', furniture: {closing-labels: 'true'}}"),
                false,
                "a text for a truth",
            ),
            (&bundle("{format: fluent, path: '{locale}/{document}.ftl'}"), true, "Fluent"),
            (&bundle("{format: fluent, path: '{document}.ftl'}"), false, "Fluent has a file a locale"),
            (
                &bundle("{format: yaml-rust-i18n-v2, path: '{document}.yml'}"),
                true,
                "one file for all locales",
            ),
            (&bundle("{format: gettext, path: '{locale}/{document}.po'}"), false, "an unknown format"),
            (&bundle("{format: fluent}"), false, "no path"),
        ];
        for (text, good, why) in rows {
            let (schema, reader) = judged(&validator, text, |text| config::parse(config::FILE, text).is_ok());
            assert_eq!((schema, reader), (*good, *good), "{why}: schema, reader\n{text}");
        }
    }

    #[test]
    fn waivers_are_judged_as_they_are_read() {
        let validator = jsonschema::draft202012::new(&waivers()).unwrap();
        let rows: &[Row] = &[
            ("waivers: []\n", true, "none yet"),
            ("waivers: [{rule: T001, reason: a name, until: 2027-06, locale: tk}]\n", true, "a waiver"),
            ("waivers: [{rule: T001}]\n", false, "no reason"),
            ("waivers: [{rule: T999, reason: x}]\n", false, "no rule"),
            ("waivers: [{rule: T001, reason: x, by: me}]\n", false, "an unknown key"),
            ("rules: []\n", false, "another key at the root"),
        ];
        for (text, good, why) in rows {
            let read = |text: &str| crate::project::waivers::parse("waivers.yaml", text).is_ok();
            let (schema, reader) = judged(&validator, text, read);
            assert_eq!((schema, reader), (*good, *good), "{why}: schema, reader");
        }
    }

    #[test]
    fn glossaries_are_judged_as_they_are_read() {
        let validator = jsonschema::draft202012::new(&glossary()).unwrap();
        let term = |term: &str| format!("concepts: [{{id: a, terms: {{en: [{term}]}}}}]\n");
        let rows: &[Row] = &[
            (template::FILES[4].1, true, "what init writes"),
            (include_str!("../../glossary/diplomatic.yaml"), true, "the diplomatic glossary"),
            ("concepts: []\n", true, "no concept yet"),
            ("languages: [ar]\n", false, "no key for concepts"),
            ("concepts: [{id: a}]\n", false, "a concept without terms"),
            ("concepts: [{terms: {en: [{term: x}]}}]\n", false, "a concept without id"),
            ("concepts: [{id: a, terms: {english: [{term: x}]}}]\n", true, "a tag of seven letters"),
            ("concepts: [{id: a, terms: {'12': [{term: x}]}}]\n", false, "no language tag"),
            (&term("{term: x, status: forbidden, match: exact}"), true, "a forbidden term"),
            (&term("{term: 2030}"), true, "a number is a text here"),
            (&term("{term: ''}"), false, "an empty term"),
            (&term("{status: forbidden}"), false, "no term"),
            (&term("{term: x, status: banned}"), false, "no status"),
            (&term("{term: x, statsu: forbidden}"), false, "a misspelt key"),
            (&term("{term: x, gender: neuter}"), true, "a gender of other languages"),
            (&term("{term: x, gender: common}"), false, "no gender that is known"),
            (&term("{term: x, plurals: xs}"), false, "a text for a list"),
            (&term("x"), false, "a text for a term"),
        ];
        for (text, good, why) in rows {
            let read = |text: &str| {
                let (_, findings) = Glossary::parse("terms.yaml", text);
                findings.is_empty()
            };
            let (schema, reader) = judged(&validator, text, read);
            assert_eq!((schema, reader), (*good, *good), "{why}: schema, reader");
        }
    }
}

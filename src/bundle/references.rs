//! References to terms stay in a message only where the runtime renders it to the approved text.

use fluent_bundle::{FluentBundle, FluentResource};

use super::fluent::{load, message, parse, referring, render, serialize};
use crate::model::{Bundle, Locale, Message};

/// Takes out of the messages of a bundle the references with which they would not render to their texts, with and
/// without isolation marks alike; the text is written out there. What stays is proven.
///
/// The last references of a message go first: the runtime resolves a limited number of placeables in a message. Without
/// references left, the bundle needs no terms.
pub fn keep_proven(bundle: &mut Bundle) {
    match bundle.terms.as_deref().map(|terms| Prover::new(&bundle.locale, terms, &bundle.messages)) {
        Some(Some(mut prover)) => {
            for message in &mut bundle.messages {
                while !message.references.is_empty() && !prover.holds(message) {
                    message.references.pop();
                }
            }
        }
        _ => bundle.messages.iter_mut().for_each(|message| message.references.clear()),
    }
    if bundle.messages.iter().all(|message| message.references.is_empty()) {
        bundle.terms = None;
    }
}

struct Prover {
    bundle: FluentBundle<FluentResource>,
    /// Messages that were asked for.
    asked: usize,
}

impl Prover {
    /// Nothing where the terms cannot be loaded beside the messages: in fluent-bundle both have one name space.
    fn new(locale: &Locale, terms: &str, messages: &[Message]) -> Option<Self> {
        let bundle = load(locale, [parse(terms).ok()?]).ok()?;
        let taken = messages.iter().any(|message| terms_have(terms, &message.id));
        (!taken).then_some(Self { bundle, asked: 0 })
    }

    fn holds(&mut self, proven: &Message) -> bool {
        self.asked += 1;
        // A name in capitals, which ids never have.
        let id = format!("V-{}", self.asked);
        let value = referring(&proven.text, &proven.references);
        let Ok(resource) = parse(&serialize(vec![message(&id, value)])) else { return false };
        if self.bundle.add_resource(resource).is_err() {
            return false;
        }
        [false, true].into_iter().all(|isolating| {
            self.bundle.set_use_isolating(isolating);
            render(&self.bundle, &id).is_ok_and(|text| text == proven.text)
        })
    }
}

/// Whether a file has a term with this name.
fn terms_have(terms: &str, id: &str) -> bool {
    let begins = |line: &str| {
        let rest = line.strip_prefix('-').and_then(|line| line.strip_prefix(id));
        rest.is_some_and(|rest| rest.trim_start_matches(' ').starts_with('='))
    };
    terms.lines().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Format, fluent, terms};
    use crate::lang::{Lemma, by_code};
    use crate::model::TermReference;
    use crate::text::Span;

    /// A message `m` with a reference to `-visit` for each of these stretches.
    fn bundle(text: &str, references: &[(&str, &[(&'static str, &'static str)])]) -> Bundle {
        let visit = terms::Designation {
            concept: "visit".into(),
            text: "sapar".into(),
            shapes: by_code("tk").shapes(&Lemma { text: "sapar", ..Lemma::default() }),
            ..terms::Designation::default()
        };
        let locale: Locale = "tk".parse().unwrap();
        let mut from = 0;
        let mut reference = |(form, parameters): &(&str, &[(&'static str, &'static str)])| {
            let start = from + text[from..].find(form).unwrap();
            from = start + form.len();
            TermReference {
                span: Span::new(start, from),
                concept: "visit".into(),
                parameters: parameters.to_vec(),
            }
        };
        let references = references.iter().map(&mut reference).collect();
        let message = Message { id: "m".into(), text: text.into(), references, ..Message::default() };
        let terms = terms::write(&locale, &[visit]).into();
        Bundle { document: "d".into(), locale, messages: vec![message], terms: Some(terms) }
    }

    #[test]
    fn only_what_renders_to_the_approved_text_stays() {
        let locative: &[_] = &[("case", "locative")];
        let capital: &[_] = &[("capitalization", "sentence")];
        type Row<'a> = (&'a str, &'a [(&'a str, &'a [(&'static str, &'static str)])], &'a str, &'a str);
        let rows: &[Row] = &[
            ("bu sapar", &[("sapar", &[])], "bu { -visit }", "the citation form"),
            ("saparda", &[("saparda", locative)], "{ -visit(case: \"locative\") }", "a case"),
            (
                "Sapar boldy.",
                &[("Sapar", capital)],
                "{ -visit(capitalization: \"sentence\") } boldy.",
                "a capital",
            ),
            ("saparlar", &[("saparlar", locative)], "saparlar", "another form than the text has"),
            (
                "sapar, saparda",
                &[("sapar", &[]), ("saparda", capital)],
                "{ -visit }, saparda",
                "what is right before what is wrong",
            ),
            (
                " sapar\n[sapar",
                &[("sapar", &[]), ("sapar", &[])],
                "{ \" \" }{ -visit }\n    { \"[\" }{ -visit }",
                "syntax",
            ),
        ];
        for (text, references, written, why) in rows {
            let mut bundle = bundle(text, references);
            keep_proven(&mut bundle);
            let ftl = fluent::Fluent.write(std::slice::from_ref(&bundle));
            let message = ftl.split_once("\n\nm =").map(|(_, message)| message.trim()).unwrap_or_default();
            assert_eq!(message, *written, "{text}: {why}");
            let read = fluent::Fluent.read(&ftl, "d", &bundle.locale, bundle.terms.as_deref());
            assert_eq!(read, Ok(vec![("m".to_owned(), (*text).to_owned())]), "{text}: {why}");
        }
    }

    #[test]
    fn a_message_refers_as_often_as_the_runtime_allows() {
        let text = "saparda ".repeat(40);
        let mut bundle = bundle(text.trim_end(), &[("saparda", &[("case", "locative")][..]); 40]);
        keep_proven(&mut bundle);
        let left = bundle.messages[0].references.len();
        assert!((15..40).contains(&left), "{left} references of up to five placeables");
    }

    #[test]
    fn a_message_with_the_name_of_a_term_keeps_its_text() {
        let mut bundle = bundle("sapar", &[("sapar", &[])]);
        bundle.messages[0].id = "visit".into();
        keep_proven(&mut bundle);
        assert_eq!((bundle.messages[0].references.len(), bundle.terms), (0, None));
    }
}

//! The bundles of a document's units, and the files that these become.

use std::collections::BTreeMap;

use super::config::{Config, Project, filled};
use super::terminology::References;
use crate::bundle::{self, Layout};
use crate::lang::plurals::CATEGORIES;
use crate::model::{Bundle, Finding, Locale, Message, Plural, Target, Unit};

/// The bundle files of a document's units, in the order of the project, and what their proof brought up.
pub fn emit(
    project: &Project,
    references: &References,
    document: &str,
    units: &[Unit],
) -> (Vec<(String, String)>, Vec<Finding>) {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    for (path, output, file) in outputs(project, document, &of(project, references, document, units)) {
        let text = output.write(&file);
        findings.extend(bundle::prove(output, &file, &text, &path));
        findings.extend(bundle::counts_otherwise(output, &file, &path));
        files.push((path, text));
    }
    (files, findings)
}

/// The files that bundles become: path, format, the bundles in it.
pub fn outputs(
    project: &Project,
    document: &str,
    bundles: &[Bundle],
) -> Vec<(String, &'static dyn bundle::Format, Vec<Bundle>)> {
    let mut outputs = Vec::new();
    for output in &project.config.bundles {
        for file in output.format.layout().files(bundles) {
            let path = match (output.format.layout(), file.first()) {
                (Layout::PerLocale, Some(bundle)) => filled(&output.path, document, &bundle.locale),
                _ => output.path.replace("{document}", document),
            };
            outputs.push((path, output.format, file.to_vec()));
        }
    }
    outputs
}

/// A document's bundles, the source's first: every unit that has a text, with what it may refer to.
pub fn of(project: &Project, references: &References, document: &str, units: &[Unit]) -> Vec<Bundle> {
    let config = &project.config;
    let mut bundles: Vec<Bundle> = config
        .locales()
        .map(|locale| Bundle {
            document: document.to_owned(),
            locale: locale.clone(),
            messages: messages(config, locale, units),
            terms: None,
        })
        .collect();
    bundles.iter_mut().for_each(|bundle| references.refer(bundle));
    bundles
}

/// The messages of a locale. Units that are forms become one message, which stands where the unit that they are made from would,
/// or the first of them.
fn messages(config: &Config, locale: &Locale, units: &[Unit]) -> Vec<Message> {
    let is_source = *locale == config.source;
    let mut forms: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
    for unit in units {
        if let Some(form) = unit.form.as_ref().filter(|form| form.is_of(locale)) {
            forms.entry(&form.message).or_default().push(unit);
        }
    }
    let target = |unit: &'_ Unit| -> Option<Target> {
        let own = unit.form.as_ref().filter(|_| is_source).map(|form| &form.own);
        let target = own.or_else(|| unit.targets.get(locale))?;
        (!target.text.is_empty() && !target.rejected).then(|| target.clone())
    };
    let mut messages = Vec::with_capacity(units.len());
    for unit in units {
        let message = unit.form.as_ref().map_or(&unit.id, |form| &form.message);
        // The forms come with the first unit of the message.
        let counted = forms.remove(message.as_str()).and_then(|forms| counted(message, &forms, target));
        let plain = || {
            if is_source {
                return Some(Message {
                    id: unit.id.clone(),
                    text: unit.source.clone(),
                    ..Message::default()
                });
            }
            let target = target(unit)?;
            let comment = vec![unit.source.clone(), provenance(&target)];
            Some(Message { id: unit.id.clone(), text: target.text, comment, ..Message::default() })
        };
        match counted {
            Some(mut message) => {
                if is_source {
                    message.comment.clear();
                }
                messages.push(message);
            }
            None if unit.form.is_none() => messages.extend(plain()),
            None => {}
        }
    }
    messages
}

/// A message of the forms that a locale has; none where it has none. Until there is a form `other`, the last one stands for it.
fn counted(id: &str, forms: &[&Unit], target: impl Fn(&Unit) -> Option<Target>) -> Option<Message> {
    let first = forms.first()?.form.as_ref()?;
    let mut texts = Vec::new();
    let mut comment: Vec<String> = Vec::new();
    for category in CATEGORIES {
        let is_of = |unit: &&&Unit| unit.form.as_ref().is_some_and(|form| form.category == *category);
        let Some(unit) = forms.iter().find(is_of) else { continue };
        let Some(target) = target(unit) else { continue };
        if comment.is_empty() {
            comment.push(unit.source.clone());
        }
        comment.push(format!("{category}: {}", provenance(&target)));
        texts.push((*category, target.text));
    }
    let (last, text) = texts.last()?.clone();
    if last != "other" {
        texts.push(("other", text.clone()));
    }
    let plural = Some(Plural { variable: first.variable.clone(), forms: texts });
    Some(Message { id: id.to_owned(), text, comment, plural, ..Message::default() })
}

/// Who made a text and how far a person has got with it: `origin: human, reviewed`.
fn provenance(target: &Target) -> String {
    let stale = if target.stale.is_some() { ", stale" } else { "" };
    format!("origin: {}, {}{stale}", target.origin, target.state.as_str())
}

//! Documents written with the translations in the place of their texts, in their own format.

use std::collections::BTreeMap;

use super::config::{Project, filled};
use super::discover::DocumentPlan;
use super::run::RunError;
use super::{files, keyed, reconcile};
use crate::document::{self, DocumentError, Translation};
use crate::model::Unit;

/// The files of a document in the languages of the project: path and bytes; none unless the project names an `output`.
///
/// # Errors
///
/// A document that cannot be read, that has no messages with keys, or that is in a format which is only read.
pub fn files(
    project: &Project,
    plan: &DocumentPlan,
    units: &[Unit],
) -> Result<Vec<(String, Vec<u8>)>, RunError> {
    let Some(template) = &plan.output else { return Ok(Vec::new()) };
    let config = &project.config;
    let options = plan.options(&config.source);
    let bytes = files::read_inside(&project.root, &plan.source, options.max_bytes as u64)?;
    let blocks = document::messages(&plan.source, &bytes, &options)?;
    let blocks = keyed::expanded(blocks, &config.targets);
    if !keyed::is_keyed(&blocks) {
        let format = document::format(&plan.source, &bytes, &options)?.to_owned();
        return Err(DocumentError::OnlyRead { path: plan.source.clone(), format }.into());
    }
    let ids = reconcile::ids_of_messages(&blocks);
    let units: BTreeMap<&str, &Unit> = units.iter().map(|unit| (unit.id.as_str(), unit)).collect();
    let mut made = Vec::new();
    for locale in &config.targets {
        let mut texts = BTreeMap::new();
        for (block, id) in blocks.iter().zip(&ids) {
            let target = units.get(id.as_str()).and_then(|unit| unit.targets.get(locale));
            if let (Some(key), Some(target)) = (&block.key, target.filter(|target| !target.text.is_empty())) {
                texts.insert(key.clone(), target.text.clone());
            }
        }
        let column = plan.options(locale).columns.and_then(|columns| columns.text);
        let translation = Translation { source: &config.source, target: locale, column, texts: &texts };
        let written = document::localized(&plan.source, &bytes, &options, &translation)?;
        made.push((filled(template, &plan.id, locale), written));
    }
    Ok(made)
}

//! Word documents: DOCX and its macro-enabled and template kin.

mod story;
mod styles;

use std::collections::BTreeMap;

use super::package::Package;
use super::{DocumentError, PackageReader, ReadOptions, Reading};
use crate::model::Block;
use crate::text::Place;
use story::{Line, Story};
use styles::{Styles, styles};

/// Word documents.
///
/// Headings, paragraphs, list items, cells and quotations are blocks, told apart by their styles whatever language
/// Word spoke; footnotes and endnotes follow the text in the order it refers to them, text boxes the paragraph
/// they hang on. Tracked changes count as accepted, of a field its result counts, not its instruction. Hidden text, tables of
/// contents, page headers and footers and comments are left out. Runs are taken in the order they are stored, which is that
/// of reading, in Arabic as in Latin script. The line of a place counts paragraphs.
pub(super) struct Docx;

impl PackageReader for Docx {
    fn name(&self) -> &'static str {
        "Word"
    }

    fn recognises(&self, package: &Package) -> bool {
        package.names().any(|name| name == "word/document.xml" || name == "word/document2.xml")
    }

    fn read(
        &self,
        path: &str,
        package: &mut Package,
        options: &ReadOptions,
    ) -> Result<Reading, DocumentError> {
        let main = match package.relations("")?.remove("officeDocument") {
            Some(main) => main,
            None => "word/document.xml".to_owned(),
        };
        let parts = package.relations(&main)?;
        let styles = match parts.get("styles") {
            Some(name) => package.part(name)?.map(|part| styles(&part)).transpose()?.unwrap_or_default(),
            None => Styles::new(),
        };
        let missing = || DocumentError::Package {
            path: path.to_owned(),
            part: main.clone(),
            reason: "the archive has no such part".to_owned(),
        };
        let body = package.part(&main)?.ok_or_else(missing)?;
        let markup = |package: &mut Package, part: &str| match options.markup {
            true => links(package, part).map(Some),
            false => Ok(None),
        };
        let mut story = Story::new(&styles, markup(package, &main)?);
        body.walk(|step| story.step(step))?;
        let mut lines = std::mem::take(&mut story.lines);
        let referred = std::mem::take(&mut story.referred);
        let mut left_out = story.left_out;
        for kind in ["footnotes", "endnotes"] {
            let Some(name) = parts.get(kind) else { continue };
            let Some(part) = package.part(name)? else { continue };
            let mut notes = Story::new(&styles, markup(package, name)?);
            part.walk(|step| notes.step(step))?;
            for (_, id) in referred.iter().filter(|(of, _)| *of == kind) {
                lines.extend(notes.notes.remove(id).unwrap_or_default());
            }
        }
        for (part, prefixes) in [
            ("page header or footer", &["word/header", "word/footer"][..]),
            ("comments", &["word/comments.xml"][..]),
        ] {
            let count = package.names().filter(|name| prefixes.iter().any(|p| name.starts_with(p))).count();
            if count > 0 {
                left_out.insert(part, (count, Place::START));
            }
        }
        let left_out = left_out.into_iter().map(|(part, found)| (part.to_owned(), found)).collect();
        Ok(Reading { blocks: blocks(lines), left_out, ..Reading::default() })
    }
}

/// The addresses that the links of a part lead to, by the ids it gives them.
fn links(package: &mut Package, part: &str) -> Result<BTreeMap<String, String>, DocumentError> {
    let relations = package.all_relations(part)?.into_iter();
    let links = relations.filter(|relation| relation.kind == "hyperlink" && relation.outside);
    Ok(links.map(|relation| (relation.id, relation.target)).collect())
}

fn blocks(lines: Vec<Line>) -> Vec<Block> {
    let numbered = lines.into_iter().enumerate().map(|(at, line)| {
        let place = Place::new(u32::try_from(at + 1).unwrap_or(u32::MAX), 1);
        Block { kind: line.kind, text: line.text, key: None, places: vec![(0, place)] }
    });
    numbered.filter(|block| !block.text.is_empty()).collect()
}

#[cfg(test)]
mod tests;

//! Fixes of findings, made in the files they stand in; every other byte stays.

use std::collections::BTreeMap;
use std::path::Path;

use crate::catalog::edit::{Edit, edited};
use crate::catalog::{self};
use crate::model::{Finding, Safety, TextSide};
use crate::project::files::{self, FileError};

/// What became of fixes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    /// Made.
    pub made: usize,
    /// Wanted, and not made: it could not be proven that nothing else changes.
    pub left: usize,
    /// Files that were written.
    pub files: usize,
}

/// Makes the fixes of those findings that `wanted` wants. It is asked of each in the order of findings, with the text of the file as
/// it is and as it would be; of fixes that cannot be made it is not asked.
///
/// # Errors
///
/// A file that cannot be read or written; those before it are done.
pub fn fix(
    root: &Path,
    findings: &[Finding],
    mut wanted: impl FnMut(&Finding, &str, &str) -> bool,
) -> Result<Fixed, FileError> {
    let mut by_path: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_fixable(finding)) {
        by_path.entry(&finding.path).or_default().push(finding);
    }
    let mut fixed = Fixed::default();
    for (path, findings) in by_path {
        let Some(format) = catalog::by_path(path) else { continue };
        let bytes = files::read(&root.join(path), super::LIMIT)?;
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let mut edits: Vec<Edit> = Vec::new();
        let mut count = 0;
        for finding in findings {
            let mut with = edits.clone();
            if !add(&mut with, finding) {
                continue;
            }
            // Only what asks a person needs to be shown by itself.
            let safe = finding.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
            let (old, new) =
                if safe { (String::new(), String::new()) } else { shown(format, &text, finding) };
            if !safe && old == new {
                fixed.left += 1;
            } else if wanted(finding, &old, &new) {
                edits = with;
                count += 1;
            }
        }
        if edits.is_empty() {
            continue;
        }
        let (new, made) = edited(format, &text, &edits);
        let failed = made.iter().filter(|made| !**made).count();
        fixed.left += failed.min(count);
        fixed.made += count.saturating_sub(failed);
        if new != text {
            files::replace(&root.join(path), new.as_bytes())?;
            fixed.files += 1;
        }
    }
    Ok(fixed)
}

/// Whether a finding has a fix that can be made in its file.
pub fn is_fixable(finding: &Finding) -> bool {
    let target = finding.unit.is_some() && finding.target.is_some();
    finding.fix.as_ref().is_some_and(|fix| match fix.side {
        TextSide::File => true,
        TextSide::Target => target && catalog::by_path(&finding.path).is_some(),
        TextSide::Source => false,
    })
}

/// The file before and after this one fix.
fn shown(format: &dyn catalog::Format, text: &str, finding: &Finding) -> (String, String) {
    let mut alone = Vec::new();
    add(&mut alone, finding);
    (text.to_owned(), edited(format, text, &alone).0)
}

/// Adds a finding's fix to what is to be done; says whether it fits to what is there.
fn add(edits: &mut Vec<Edit>, finding: &Finding) -> bool {
    let Some(fix) = &finding.fix else { return false };
    if fix.side == TextSide::File {
        // What is written there is what the finding is about.
        let old = fix.text.trim_matches('"').to_owned();
        edits.push(Edit::Bytes { span: fix.span, old, new: fix.text.clone() });
        return true;
    }
    let (Some(unit), Some(target)) = (&finding.unit, &finding.target) else { return false };
    let same = edits.iter_mut().find_map(|edit| match edit {
        Edit::Text { name, old, new, spans, .. } if name == unit && old == target => Some((new, spans)),
        _ => None,
    });
    match same {
        None => {
            let Some(new) = fix.applied(target) else { return false };
            let spans = vec![(fix.span, fix.text.clone())];
            edits.push(Edit::Text { name: unit.clone(), locale: None, old: target.clone(), new, spans });
        }
        // Several fixes of one text: each in the text as it was.
        Some((new, spans)) => {
            if spans
                .iter()
                .any(|(span, _)| fix.span.start < span.end && span.start < fix.span.end || *span == fix.span)
            {
                return false;
            }
            spans.push((fix.span, fix.text.clone()));
            spans.sort_by_key(|(span, _)| *span);
            let mut out = String::with_capacity(target.len());
            let mut at = 0;
            for (span, text) in spans.iter() {
                let Some(before) = target.get(at..span.start) else { return false };
                out.push_str(before);
                out.push_str(text);
                at = span.end;
            }
            out.push_str(target.get(at..).unwrap_or_default());
            *new = out;
        }
    }
    true
}

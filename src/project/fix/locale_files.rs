//! Fixes in locale files of any project.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Changes, Fixed, Proposed, is_fixable, is_safe};
use crate::catalog;
use crate::catalog::edit::{Edit, edited};
use crate::model::{Finding, TextSide};
use crate::project::files::{self, FileError};

/// The longest locale file that is read, in bytes.
const LIMIT: u64 = 512 << 20;

/// Makes the safe fixes of findings, and those of the others that `wanted` wants; without it none of these. It is asked of each in
/// the order of findings; of fixes that cannot be made it is not asked.
///
/// # Errors
///
/// A file that cannot be read or written; those before it are done.
pub fn fix(
    root: &Path,
    findings: &[Finding],
    mut wanted: Option<&mut dyn FnMut(&Proposed) -> bool>,
) -> Result<Fixed, FileError> {
    let mut by_path: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_fixable(finding, false)) {
        by_path.entry(&finding.path).or_default().push(finding);
    }
    let mut fixed = Fixed::default();
    for (path, findings) in by_path {
        let Some(format) = catalog::by_path(path) else { continue };
        let bytes = files::read(&root.join(path), LIMIT)?;
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let mut wishes = Wishes::default();
        let mut count = 0;
        for finding in findings {
            let is_safe = is_safe(finding);
            if !is_safe && wanted.is_none() || !wishes.add(finding) {
                continue;
            }
            if let Some(wanted) = wanted.as_mut().filter(|_| !is_safe) {
                let new = alone(format, &text, finding);
                fixed.left += usize::from(new == text);
                if new == text || !wanted(&Proposed { finding, path, change: (&text, &new) }) {
                    wishes.take_back(finding);
                    continue;
                }
            }
            count += 1;
        }
        if count == 0 {
            continue;
        }
        let (new, made) = edited(format, &text, &wishes.edits());
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

/// The file after this one fix.
fn alone(format: &dyn catalog::Format, text: &str, finding: &Finding) -> String {
    let mut wishes = Wishes::default();
    wishes.add(finding);
    edited(format, text, &wishes.edits()).0
}

/// What is to be done in a file.
#[derive(Debug, Default)]
struct Wishes {
    /// Texts, by the name of their entry and what they say now.
    texts: BTreeMap<(String, String), Changes>,
    bytes: Vec<Edit>,
}

impl Wishes {
    /// Adds a finding's fix; says whether it fits to what is there.
    fn add(&mut self, finding: &Finding) -> bool {
        let Some(fix) = &finding.fix else { return false };
        if fix.side == TextSide::File {
            // What is written there is what the finding is about.
            let old = fix.text.trim_matches('"').to_owned();
            self.bytes.push(Edit::Bytes { span: fix.span, old, new: fix.text.clone() });
            return true;
        }
        let (Some(unit), Some(target)) = (&finding.unit, &finding.target) else { return false };
        let key = (unit.clone(), target.clone());
        self.texts.entry(key).or_insert_with(|| Changes::new(target)).add(fix)
    }

    /// Takes out what [`Wishes::add`] has just added.
    fn take_back(&mut self, finding: &Finding) {
        let Some(fix) = &finding.fix else { return };
        if fix.side == TextSide::File {
            self.bytes.pop();
        } else if let (Some(unit), Some(target)) = (&finding.unit, &finding.target)
            && let Some(changes) = self.texts.get_mut(&(unit.clone(), target.clone()))
        {
            changes.take_back(fix);
        }
    }

    fn edits(&self) -> Vec<Edit> {
        let changed = self.texts.iter().filter(|(_, changes)| !changes.is_empty());
        let text = |((name, _), changes): (&(String, String), &Changes)| Edit::Text {
            name: name.clone(),
            locale: None,
            old: changes.old.clone(),
            new: changes.applied(),
        };
        changed.map(text).chain(self.bytes.iter().cloned()).collect()
    }
}

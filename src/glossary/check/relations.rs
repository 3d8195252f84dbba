//! Relations between concepts: to concepts that there are, and in no circle.

use std::collections::{BTreeMap, BTreeSet};

use super::at;
use crate::glossary::model::{Concept, Glossary};
use crate::model::{Finding, Rule, Severity};

/// A relation to a concept that the glossary does not have.
pub static RELATION_UNKNOWN: Rule =
    Rule { code: "G025", name: "relation-unknown", severity: Severity::Error };
/// A concept is wider than itself, or is to be looked up at itself, by way of others.
pub static RELATION_CIRCULAR: Rule =
    Rule { code: "G026", name: "relation-circular", severity: Severity::Error };

/// Every relation that leads nowhere or in a circle. `related` goes both ways: only a concept related to itself is
/// a circle there.
pub(super) fn relations(glossary: &Glossary, findings: &mut Vec<Finding>) {
    let mut by_id: BTreeMap<&str, &Concept> = BTreeMap::new();
    for concept in &glossary.concepts {
        by_id.entry(&concept.id).or_insert(concept);
    }
    for concept in &glossary.concepts {
        for (kind, ids) in concept.relations() {
            for id in ids {
                if !by_id.contains_key(id.as_str()) {
                    let nearest = crate::text::yaml::nearest(id, by_id.keys().copied());
                    let mut finding = at(&RELATION_UNKNOWN, concept, concept.place, None)
                        .with("other", id)
                        .with("kind", kind);
                    finding.expected = nearest;
                    findings.push(finding);
                } else if kind == "related" && *id == concept.id {
                    circle(concept, kind, &[id], findings);
                }
            }
        }
    }
    for kind in [0, 2] {
        circles(glossary, &by_id, kind, findings);
    }
}

fn circle(concept: &Concept, kind: &str, path: &[&str], findings: &mut Vec<Finding>) {
    let path = [&[concept.id.as_str()], path].concat().join(" → ");
    findings.push(at(&RELATION_CIRCULAR, concept, concept.place, None).with("kind", kind).with("path", path));
}

/// The circles of one kind of relation, each once, at the first concept of the glossary that is reached again. A
/// depth-first walk with a stack of its own: chains may be as long as the glossary.
fn circles<'g>(
    glossary: &'g Glossary,
    by_id: &BTreeMap<&'g str, &'g Concept>,
    kind: usize,
    findings: &mut Vec<Finding>,
) {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for concept in &glossary.concepts {
        // The concepts on the way, each with how many of its relations have been followed.
        let mut way: Vec<(&Concept, usize)> = Vec::new();
        let mut on_way: BTreeMap<&str, usize> = BTreeMap::new();
        let mut next = Some(concept);
        loop {
            if let Some(concept) = next.take()
                && !done.contains(concept.id.as_str())
            {
                on_way.insert(&concept.id, way.len());
                way.push((concept, 0));
            }
            let Some((last, followed)) = way.last_mut() else { break };
            let (name, ids) = last.relations()[kind];
            let Some(id) = ids.get(*followed) else {
                done.insert(&last.id);
                on_way.remove(last.id.as_str());
                way.pop();
                continue;
            };
            *followed += 1;
            match on_way.get(id.as_str()) {
                Some(begin) => {
                    let (first, _) = way[*begin];
                    let path: Vec<&str> = way[begin + 1..].iter().map(|(c, _)| c.id.as_str()).collect();
                    circle(first, name, &[path.as_slice(), &[id]].concat(), findings);
                }
                None => next = by_id.get(id.as_str()).copied(),
            }
        }
    }
}

//! The messages of a file by their ids. One table a file: every check asks it, and none builds its own.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

use crate::catalog::Entry;

/// No entry.
const NONE: u32 = u32::MAX;

/// Entries by a hash: at the place of the hash or the next free one; a power of two of places, half empty at least.
struct Table(Vec<u32>);

impl Table {
    fn new(entries: usize) -> Self {
        Self(vec![NONE; (entries * 2).next_power_of_two()])
    }

    /// The place of an entry for which `is` holds: where it is, or would be.
    fn place(&mut self, hash: u64, is: impl Fn(u32) -> bool) -> &mut u32 {
        let at = self.at(hash, is);
        &mut self.0[at]
    }

    fn get(&self, hash: u64, is: impl Fn(u32) -> bool) -> u32 {
        self.0[self.at(hash, is)]
    }

    fn at(&self, hash: u64, is: impl Fn(u32) -> bool) -> usize {
        let mask = self.0.len() - 1;
        let mut at = hash as usize & mask;
        while self.0[at] != NONE && !is(self.0[at]) {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Where each id stands among the entries of a file.
pub(super) struct Names {
    hasher: RandomState,
    /// The first entry of each id.
    ids: Table,
    /// By id and form the first of the other entries.
    others: Table,
    /// For each entry the next one of its id.
    next: Vec<u32>,
    /// The first entry of each id, in the order of the file.
    firsts: Vec<u32>,
}

impl Names {
    pub(super) fn of(entries: &[Entry<'_>]) -> Self {
        let mut names = Self {
            hasher: RandomState::new(),
            ids: Table::new(entries.len()),
            others: Table::new(0),
            next: vec![NONE; entries.len()],
            firsts: Vec::with_capacity(entries.len()),
        };
        // The last entry of each id, at its first one.
        let mut lasts = vec![NONE; entries.len()];
        for (index, entry) in (0..NONE).zip(entries) {
            let hash = names.hasher.hash_one(&*entry.id);
            let place = names.ids.place(hash, |other| entries[other as usize].id == entry.id);
            if *place == NONE {
                *place = index;
                names.firsts.push(index);
                lasts[index as usize] = index;
            } else {
                let last = &mut lasts[*place as usize];
                names.next[*last as usize] = index;
                *last = index;
            }
        }
        if names.firsts.len() < entries.len() {
            names.others = Table::new(entries.len() - names.firsts.len());
            for index in (0..entries.len()).filter_map(|at| names.next.get(at)).filter(|next| **next != NONE)
            {
                let entry = &entries[*index as usize];
                let (id, form) = (&*entry.id, entry.form.as_deref());
                let same = |other: u32| {
                    entries[other as usize].id == id && entries[other as usize].form.as_deref() == form
                };
                let place = names.others.place(names.hasher.hash_one((id, form)), same);
                *place = (*place).min(*index);
            }
        }
        names
    }

    /// Whether some id has more than one entry.
    pub(super) fn has_repeated(&self) -> bool {
        self.firsts.len() < self.next.len()
    }

    fn first(&self, entries: &[Entry<'_>], id: &str) -> u32 {
        self.ids.get(self.hasher.hash_one(id), |other| entries[other as usize].id == id)
    }

    /// The entries of an id, in the order of the file.
    pub(super) fn entries<'e, 't>(&'e self, entries: &'e [Entry<'t>], id: &str) -> Forms<'e, 't> {
        Forms { names: self, entries, at: self.first(entries, id) }
    }

    /// The entry with an id and form; of those that stand twice the first.
    pub(super) fn entry<'e, 't>(
        &self,
        entries: &'e [Entry<'t>],
        id: &str,
        form: Option<&str>,
    ) -> Option<&'e Entry<'t>> {
        let first = self.first(entries, id);
        let is =
            |at: u32| entries.get(at as usize).is_some_and(|one| one.id == id && one.form.as_deref() == form);
        if first == NONE || is(first) {
            return entries.get(first as usize);
        }
        entries.get(self.others.get(self.hasher.hash_one((id, form)), is) as usize)
    }

    /// Every id with its entries, in the order of the file; an id that stands twice has its first place.
    pub(super) fn messages<'e, 't>(
        &'e self,
        entries: &'e [Entry<'t>],
    ) -> impl Iterator<Item = (&'e str, Forms<'e, 't>)> {
        let all = |at: &u32| (&*entries[*at as usize].id, Forms { names: self, entries, at: *at });
        self.firsts.iter().map(all)
    }
}

/// The entries of an id.
#[derive(Clone)]
pub(super) struct Forms<'e, 't> {
    names: &'e Names,
    entries: &'e [Entry<'t>],
    at: u32,
}

impl<'e, 't> Iterator for Forms<'e, 't> {
    type Item = &'e Entry<'t>;

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.entries.get(self.at as usize)?;
        self.at = self.names.next[self.at as usize];
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_entry_is_found_by_its_id(
            ids in proptest::collection::vec("[ab]{0,3}", 0..40),
            forms in proptest::collection::vec(proptest::option::of("[ab]"), 40),
            other in "[abc]{0,3}",
        ) {
            let entry = |(at, (id, form)): (usize, (&'_ String, &'_ Option<String>))| Entry {
                id: id.clone().into(),
                form: form.clone().map(Into::into),
                text: at.to_string().into(),
                ..Entry::default()
            };
            let entries: Vec<Entry<'_>> = ids.iter().zip(&forms).enumerate().map(entry).collect();
            let names = Names::of(&entries);
            let texts = |forms: Forms<'_, '_>| forms.map(|entry| entry.text.to_string()).collect::<Vec<_>>();
            for id in ids.iter().chain([&other]) {
                let wanted: Vec<String> =
                    entries.iter().filter(|entry| entry.id == *id).map(|entry| entry.text.to_string()).collect();
                prop_assert_eq!(texts(names.entries(&entries, id)), wanted);
                for form in [None, Some("a"), Some("b"), Some("c")] {
                    let wanted = entries.iter().find(|one| one.id == *id && one.form.as_deref() == form);
                    let found = names.entry(&entries, id, form);
                    prop_assert_eq!(found.map(|one| &one.text), wanted.map(|one| &one.text));
                }
            }
            let mut order: Vec<&str> = Vec::new();
            for id in &ids {
                if !order.contains(&id.as_str()) {
                    order.push(id);
                }
            }
            let found: Vec<&str> = names.messages(&entries).map(|(id, _)| id).collect();
            prop_assert_eq!(found, order);
        }
    }
}

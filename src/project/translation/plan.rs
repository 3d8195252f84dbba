//! What a run would ask, before it asks: texts, what memory has of them, requests, units of price, cost.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Ready;
use crate::lang;
use crate::translate::batch::Job;
use crate::translate::govern::Governor;
use crate::translate::{Engine, Item, Pair, Unit};

/// What a run would ask.
#[derive(Debug, Default)]
pub struct Plan {
    /// Texts without a translation.
    pub segments: usize,
    /// How many of them memory has, by similarity in percent.
    pub memory: BTreeMap<u8, usize>,
    /// What would be asked of the engines, by name.
    pub engines: BTreeMap<String, EnginePlan>,
    /// Texts that no engine may be asked for.
    pub open: usize,
}

/// What would be asked of one engine.
#[derive(Debug, Default)]
pub struct EnginePlan {
    /// Texts.
    pub segments: usize,
    /// Texts that it answered before.
    pub kept: usize,
    /// Texts that come again in this run.
    pub repeated: usize,
    /// Requests.
    pub requests: usize,
    /// Units of price.
    pub units: u64,
    /// What a unit is; nothing where the engine costs nothing.
    pub unit: Option<Unit>,
    /// What they cost.
    pub cost: f64,
    pub(super) seen: HashSet<u128>,
    /// Pairs for which the form of placeholders is yet to be proven.
    probed: BTreeSet<Pair>,
}

impl Plan {
    pub(super) fn engine(&mut self, name: &str, ready: &Ready) -> &mut EnginePlan {
        let row = self.engines.entry(name.to_owned()).or_default();
        row.unit = ready.engine.capabilities().price_unit;
        row
    }

    /// What all of it costs.
    pub fn cost(&self) -> f64 {
        self.engines.values().map(|engine| engine.cost).sum()
    }

    /// How many texts memory has.
    pub fn known(&self) -> usize {
        self.memory.values().sum()
    }
}

impl EnginePlan {
    /// Adds the sentences that prove the form of placeholders, once a pair. The first form is taken for the one that is kept.
    pub(super) fn probe(&mut self, engine: &dyn Engine, governor: &Governor, pair: &Pair) {
        if !self.probed.insert(pair.clone()) {
            return;
        }
        let item = |text: &&str| Item { text: (*text).to_owned(), ..Item::default() };
        let items: Vec<Item> = lang::of(&pair.source).carriers().iter().map(item).collect();
        for items in items.chunks(engine.capabilities().max_items.max(1)) {
            let units = engine.estimate(items);
            self.requests += 1;
            self.units += units;
            self.cost += governor.cost(units);
        }
    }

    /// Adds texts of which each is asked once.
    pub(super) fn count(&mut self, engine: &dyn Engine, governor: &Governor, jobs: &[Job]) {
        let capabilities = engine.capabilities();
        let item = |job: &Job| {
            let around = |text: &Option<String>| text.clone().filter(|_| capabilities.context);
            Item {
                text: job.text.clone(),
                before: around(&job.before),
                after: around(&job.after),
                terms: job.terms.clone(),
                complaint: None,
            }
        };
        self.segments += jobs.len();
        let mut batch: Vec<Item> = Vec::new();
        let mut size = 0;
        let close = |batch: &mut Vec<Item>, plan: &mut Self| {
            if !batch.is_empty() {
                plan.requests += 1;
                let units = engine.estimate(batch);
                plan.units += units;
                plan.cost += governor.cost(units);
                batch.clear();
            }
        };
        for job in jobs {
            let item = item(job);
            let length = engine.size(&item);
            if batch.len() >= capabilities.max_items.max(1) || size + length > capabilities.max_size {
                close(&mut batch, self);
                size = 0;
            }
            size += length;
            batch.push(item);
        }
        close(&mut batch, self);
    }
}

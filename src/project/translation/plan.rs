//! What a run would ask, before it asks: texts, what memory has of them, requests, units of price, cost.

use std::collections::{BTreeMap, HashSet};

use super::Ready;
use crate::translate::batch::Job;
use crate::translate::govern::Governor;
use crate::translate::{Engine, Item, Unit};

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

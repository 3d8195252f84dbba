//! Floor 5: the project file, plans, runs; the only place that touches files.

pub mod files;

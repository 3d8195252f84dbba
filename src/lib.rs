//! # Tarjuman: the map of the house
//!
//! Arabic documents and their translations go in; checked, terminology-consistent locale bundles
//! come out. A text travels through the program as
//!
//! ```text
//! Document → Segments → Beads → Units → (hits, findings) → Bundles → files
//! ```
//!
//! and the modules are the floors of a house. Imports go down only; neighbours on a floor do not
//! know each other.
//!
//! ```text
//! 6  main.rs  cli/        a file a subcommand; the only place that prints, reads the environment, exits
//! 5  project/             the project file, plans, incremental runs; the only place that touches files
//! 4  check/               findings about units: a file a check; check/catalog/ about locale files
//!    bundle/              messages as Fluent and YAML, and the proof that they read back: a file a format
//!    exchange/            formats that other tools read and write back: XLIFF 1.2 and 2.1, TMX, tables; glossaries as TBX and tables
//!    report/              findings to text, JSON, SARIF, JUnit, annotations, the project as a page: a file a format; the interface language
//!    review/              the local review page: HTTP and pages over a `Desk`, which project/ has; speaks through report/
//! 3  catalog/             locale files of any project, entry by entry with their bytes: a file a format
//!    document/            readers: text to blocks with their places, and locale files written in another language; page furniture
//!    segment/             blocks to segments
//!    align/               segments to beads, beads to units
//!    glossary/            the glossary file, the matcher, the paradigms, candidates for new concepts
//!    memory/              what was translated before: pairs in a store, and the ladder of matches
//!    translate/           engines: who proposes a translation, and what stands around all of them
//! 2  model.rs             Document, Segment, Bead, Unit, Hit, Finding, Bundle, Origin
//! 1  lang/                trait Language and the table LANGUAGES
//! 0  text/                spans and places, words, folding with the way back, YAML with places; knows no language
//! ```
//!
//! **A language** is one file in `lang/` and a line in [`lang::LANGUAGES`]; **a document format** one
//! file in `document/` and a line in its `READERS`; **a bundle format** one file in `bundle/` and a line in its
//! `FORMATS`; **a glossary format** one file in
//! `exchange/terms/` and a line in its `GLOSSARY_FORMATS`; **a bilingual format** one file in `exchange/` and a line in `exchange::pairs::PAIR_FORMATS`; **an engine** one file in `translate/engines/` and a line in [`translate::ENGINES`]; **a check** one file in `check/` and a line in its `CHECKS`. Contract tests walk these
//! tables, so a newcomer is tested the moment it is listed.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod align;
pub mod bundle;
pub mod catalog;
pub mod check;
#[doc(hidden)]
pub mod cli;
pub mod document;
pub mod exchange;
pub mod glossary;
pub mod lang;
pub mod memory;
pub mod model;
pub mod project;
pub mod report;
#[cfg(feature = "review")]
pub mod review;
pub mod segment;
pub mod text;
pub mod translate;

//! Every key of the project file, by where it stands; the JSON Schema lists the same.

/// At the root.
pub const ROOT: &[&str] = &[
    "source",
    "targets",
    "documents",
    "glossaries",
    "bundles",
    "glossary-bundle",
    "clean",
    "segmentation",
    "limits",
    "terminology",
    "waivers",
    "engines",
    "translate",
    "memory",
    "state",
    "gate",
    "severities",
    "checks",
    "overrides",
    "baseline",
];
/// In an entry of `documents`.
pub const DOCUMENTS: &[&str] = &[
    "files",
    "translations",
    "output",
    "columns",
    "paragraphs",
    "clauses",
    "markup",
    "furniture",
    "confidential",
    "plurals",
];
/// In `columns`, beside the languages.
pub const COLUMN_ID: &str = "id";
/// In `segmentation`.
pub const SEGMENTATION: &[&str] = &["rules"];
/// In `limits`.
pub const LIMITS: &[&str] = &["document", "line", "nesting"];
/// In `plurals`.
pub const PLURALS: &[&str] = &["variable", "figures"];
/// In `furniture`.
pub const FURNITURE: &[&str] = &["repeated-title", "closing-labels", "labels"];
/// In an entry of `bundles`.
pub const BUNDLES: &[&str] = &["format", "path"];
/// In `terminology`.
pub const TERMINOLOGY: &[&str] = &["preferred-only", "apply", "shapes", "references"];
/// Values in `clean`.
pub const CLEAN: &[&str] = &["repair", "report", "ignore"];
/// Values of `paragraphs`.
pub const PARAGRAPHS: &[&str] = &["blank-line", "line"];
/// In an entry of `overrides`.
pub const OVERRIDES: &[&str] = &["files", "severities", "checks"];
/// In an entry of `checks`, beside the options of the check.
pub const CHECK: &[&str] = &["severity", "allow"];
/// Values of `gate`.
pub const GATE: &[&str] = &["info", "warning", "error", "never"];
/// Values in `severities`.
pub const SEVERITIES: &[&str] = &["info", "warning", "error", "off"];

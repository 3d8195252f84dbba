//! Floor 3: the diplomatic glossary: its file, its matcher.

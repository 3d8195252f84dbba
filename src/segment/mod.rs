//! Floor 3: blocks to sentences.

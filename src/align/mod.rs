//! Floor 3: which segments translate each other.

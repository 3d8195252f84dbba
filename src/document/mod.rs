//! Floor 3: readers; text to blocks with their places.

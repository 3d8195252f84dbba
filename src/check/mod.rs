//! Floor 4: what a person should look at; a file a check.

//! Floor 4: formats other tools read and write back.

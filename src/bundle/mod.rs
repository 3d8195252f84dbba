//! Floor 4: messages as locale files, and the proof that they read back.

//! Sentence encoders in ONNX files that the user has: LaBSE and others that take the word pieces of BERT.
//!
//! With the feature `onnx`; the runtime is a library of the machine, found when it is first needed. Nothing is downloaded.

#[cfg(feature = "onnx")]
mod session;
#[cfg(feature = "onnx")]
mod wordpiece;

#[cfg(feature = "onnx")]
pub use session::Encoder;

use crate::model::Diagnose;

/// Why texts cannot be encoded.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// The program was built without ONNX.
    #[error("built without the feature `onnx`")]
    Without,
    /// The ONNX Runtime library cannot be loaded.
    #[error("cannot load the ONNX Runtime from {path}: {reason}")]
    Library {
        /// Its name or path.
        path: String,
        /// What the loader says.
        reason: String,
    },
    /// The model cannot be used.
    #[error("cannot use the model {path}: {reason}")]
    Model {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The tokenizer cannot be used.
    #[error("cannot use the tokenizer {path}: {reason}")]
    Tokenizer {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl Diagnose for EncoderError {
    fn key(&self) -> &'static str {
        match self {
            Self::Without => "error-encoder-without",
            Self::Library { .. } => "error-encoder-library",
            Self::Model { .. } => "error-encoder-model",
            Self::Tokenizer { .. } => "error-encoder-tokenizer",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Without => Vec::new(),
            Self::Library { path, reason }
            | Self::Model { path, reason }
            | Self::Tokenizer { path, reason } => {
                vec![("path", path.clone()), ("reason", reason.clone())]
            }
        }
    }
}

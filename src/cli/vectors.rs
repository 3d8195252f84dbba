//! Vectors of a sentence encoder, as options of commands that align.

use std::path::{Path, PathBuf};

use super::input;
use crate::align::Vectors;
use crate::model::Diagnose;
#[cfg(feature = "onnx")]
use crate::project::encoder::Encoder;
#[cfg(not(feature = "onnx"))]
use crate::project::encoder::EncoderError;
use crate::project::files::FileError;

/// Most bytes of a file of texts, and of a file of vectors.
const TEXTS: u64 = 1 << 28;
const NUMBERS: u64 = 1 << 32;

#[derive(clap::Args)]
pub(crate) struct VectorOptions {
    /// Texts, one a line, with their vectors beside them in FILE.emb (float32) or FILE.npy; may be given again
    #[arg(long, value_name = "FILE")]
    embeddings: Vec<PathBuf>,
    /// A sentence encoder such as LaBSE, with tokenizer.json beside it, and the ONNX Runtime that ORT_DYLIB_PATH names
    #[arg(long, value_name = "onnx:MODEL", value_parser = model, conflicts_with = "jsonl")]
    embedder: Option<PathBuf>,
}

fn model(value: &str) -> Result<PathBuf, &'static str> {
    value.strip_prefix("onnx:").filter(|path| !path.is_empty()).map(PathBuf::from).ok_or("write onnx:MODEL")
}

impl VectorOptions {
    /// The vectors the options say; `texts` are those that an encoder is asked for.
    pub(crate) fn vectors(&self, texts: &[&str]) -> Result<Vectors, Box<dyn Diagnose + Send + Sync>> {
        let mut vectors = Vectors::default();
        for path in &self.embeddings {
            let texts = input::bytes(path, TEXTS)?;
            let texts = String::from_utf8_lossy(&texts);
            let (numbers, bytes) = beside(path)?;
            vectors.read(&numbers.display().to_string(), &texts, &bytes)?;
        }
        if let Some(model) = &self.embedder {
            encode(model, texts, &mut vectors)?;
        }
        Ok(vectors)
    }
}

/// Adds the vectors of texts that have none yet.
#[cfg(feature = "onnx")]
fn encode(
    model: &Path,
    texts: &[&str],
    vectors: &mut Vectors,
) -> Result<(), Box<dyn Diagnose + Send + Sync>> {
    let library = super::variable("ORT_DYLIB_PATH").unwrap_or_else(|| {
        format!("{}onnxruntime{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX)
    });
    let mut encoder = Encoder::open(model, Path::new(&library))?;
    let new: Vec<&str> = texts.iter().copied().filter(|text| vectors.get(text).is_none()).collect();
    let path = model.display().to_string();
    for (at, (text, vector)) in new.iter().zip(encoder.encode(&new)?).enumerate() {
        vectors.add(&path, at + 1, text, vector)?;
    }
    Ok(())
}

#[cfg(not(feature = "onnx"))]
fn encode(_: &Path, _: &[&str], _: &mut Vectors) -> Result<(), Box<dyn Diagnose + Send + Sync>> {
    Err(EncoderError::Without.into())
}

/// The vectors beside a file of texts.
fn beside(path: &Path) -> Result<(PathBuf, Vec<u8>), FileError> {
    let with = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let numpy = with(".npy");
    let numbers = if numpy.exists() { numpy } else { with(".emb") };
    let bytes = input::bytes(&numbers, NUMBERS)?;
    Ok((numbers, bytes))
}

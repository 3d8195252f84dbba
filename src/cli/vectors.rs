//! Vectors of a sentence encoder, as options of commands that align.

use std::path::{Path, PathBuf};

use super::input;
use crate::align::Vectors;
use crate::model::Diagnose;
use crate::project::files::FileError;

/// Most bytes of a file of texts, and of a file of vectors.
const TEXTS: u64 = 1 << 28;
const NUMBERS: u64 = 1 << 32;

#[derive(clap::Args)]
pub(crate) struct VectorOptions {
    /// Texts, one a line, with their vectors beside them in FILE.emb (float32) or FILE.npy; may be given again
    #[arg(long, value_name = "FILE")]
    embeddings: Vec<PathBuf>,
}

impl VectorOptions {
    /// The vectors the options say.
    pub(crate) fn vectors(&self) -> Result<Vectors, Box<dyn Diagnose + Send + Sync>> {
        let mut vectors = Vectors::default();
        for path in &self.embeddings {
            let texts = input::bytes(path, TEXTS)?;
            let texts = String::from_utf8_lossy(&texts);
            let (numbers, bytes) = beside(path)?;
            vectors.read(&numbers.display().to_string(), &texts, &bytes)?;
        }
        Ok(vectors)
    }
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

//! A model at work: texts in, vectors out.

use std::path::Path;

use ort::session::{Session, SessionInputValue};
use ort::value::{Tensor, TensorElementType, ValueType};

use super::EncoderError;
use super::wordpiece::WordPiece;
use crate::project::files;

/// Texts that are encoded at once.
const BATCH: usize = 32;
/// Most bytes of a tokenizer: that of LaBSE, of half a million pieces, has 10 million.
const TOKENIZER: u64 = 1 << 28;

/// A sentence encoder.
pub struct Encoder {
    session: Session,
    tokenizer: WordPiece,
    path: String,
    output: Output,
}

/// What of the model's outputs is the sentence.
enum Output {
    /// One vector a sentence.
    Sentence(String),
    /// One vector a word piece: their mean.
    Mean(String),
    /// One vector a word piece: that of the first.
    First(String),
}

impl Encoder {
    /// Opens a model, with `tokenizer.json` beside it. `library` is the ONNX Runtime to load, 1.18 or newer.
    ///
    /// A model has inputs `input_ids` and, where it wants them, `attention_mask` and `token_type_ids`. Its sentence is the
    /// output `sentence_embedding`, `pooler_output` or any of one vector a sentence; else the mean over word pieces, or the
    /// first where `1_Pooling/config.json` beside the model says so.
    ///
    /// # Errors
    /// When the library, the model or the tokenizer cannot be read, or are of a kind that is not known.
    pub fn open(model: &Path, library: &Path) -> Result<Self, EncoderError> {
        let path = model.display().to_string();
        let wrong = |reason: String| EncoderError::Model { path: path.clone(), reason };
        let folder = model.parent().unwrap_or(Path::new(""));
        let tokenizer = tokenizer(&folder.join("tokenizer.json"))?;
        let loaded = ort::init_from(library).map_err(|error| EncoderError::Library {
            path: library.display().to_string(),
            reason: error.to_string(),
        })?;
        loaded.commit();
        let session = Session::builder()
            .and_then(|mut builder| builder.commit_from_file(model))
            .map_err(|error| wrong(error.to_string()))?;
        for input in session.inputs() {
            if !matches!(input.name(), "input_ids" | "attention_mask" | "token_type_ids") {
                return Err(wrong(format!("it wants an input {:?}", input.name())));
            }
        }
        let pooling = files::read(&folder.join("1_Pooling/config.json"), TOKENIZER).ok();
        let first = pooling
            .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok())
            .is_some_and(|config| config["pooling_mode_cls_token"] == true);
        let output =
            output(&session, first).ok_or_else(|| wrong("it has no output of float32 vectors".to_owned()))?;
        Ok(Self { session, tokenizer, path, output })
    }

    /// The vectors of texts, in their order, not yet scaled. Word pieces beyond what the model takes are left out.
    ///
    /// # Errors
    /// When the model fails, or gives something else than a vector for each text.
    pub fn encode(&mut self, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let pieces: Vec<Vec<i64>> = texts.iter().map(|text| self.tokenizer.encode(text)).collect();
        // Texts of one length waste least on filling.
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|at| pieces[*at].len());
        let mut vectors = vec![Vec::new(); texts.len()];
        for batch in order.chunks(BATCH) {
            let lists: Vec<&[i64]> = batch.iter().map(|at| pieces[*at].as_slice()).collect();
            for (at, vector) in batch.iter().zip(self.run(&lists)?) {
                vectors[*at] = vector;
            }
        }
        Ok(vectors)
    }

    fn run(&mut self, lists: &[&[i64]]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let path = &self.path;
        let failed = |reason: String| EncoderError::Model { path: path.clone(), reason };
        let width = lists.iter().map(|list| list.len()).max().unwrap_or_default();
        let filled = |value: &dyn Fn(i64) -> i64, fill: i64| -> Vec<i64> {
            let row = |list: &&[i64]| {
                let mut row: Vec<i64> = list.iter().map(|piece| value(*piece)).collect();
                row.resize(width, fill);
                row
            };
            lists.iter().flat_map(row).collect()
        };
        let mut inputs: Vec<(String, SessionInputValue)> = Vec::new();
        for input in self.session.inputs() {
            let numbers = match input.name() {
                "input_ids" => filled(&|piece| piece, self.tokenizer.padding()),
                "attention_mask" => filled(&|_| 1, 0),
                _ => filled(&|_| 0, 0),
            };
            let tensor = Tensor::from_array(([lists.len(), width], numbers))
                .map_err(|error| failed(error.to_string()))?;
            inputs.push((input.name().to_owned(), tensor.into()));
        }
        let outputs = self.session.run(inputs).map_err(|error| failed(error.to_string()))?;
        let (Output::Sentence(name) | Output::Mean(name) | Output::First(name)) = &self.output;
        let value = outputs.get(name).ok_or_else(|| failed(format!("no output {name:?}")))?;
        let (shape, numbers) =
            value.try_extract_tensor::<f32>().map_err(|error| failed(error.to_string()))?;
        let pieces = if matches!(self.output, Output::Sentence(_)) { 1 } else { width };
        let row = numbers.len() / lists.len().max(1);
        if row * lists.len() != numbers.len() || pieces == 0 || !row.is_multiple_of(pieces) || row == 0 {
            return Err(failed(format!("output {name:?} has the shape {shape:?}")));
        }
        let dimensions = row / pieces;
        let vector = |(row, list): (&[f32], &&[i64])| match self.output {
            Output::Sentence(_) => row.to_vec(),
            Output::First(_) => row[..dimensions].to_vec(),
            Output::Mean(_) => {
                let mut mean = vec![0.0; dimensions];
                for piece in row.chunks_exact(dimensions).take(list.len()) {
                    mean.iter_mut().zip(piece).for_each(|(sum, x)| *sum += x / list.len() as f32);
                }
                mean
            }
        };
        Ok(numbers.chunks_exact(row).zip(lists).map(vector).collect())
    }
}

fn tokenizer(path: &Path) -> Result<WordPiece, EncoderError> {
    let wrong = |reason: String| EncoderError::Tokenizer { path: path.display().to_string(), reason };
    let bytes = files::read(path, TOKENIZER).map_err(|error| wrong(error.to_string()))?;
    let json = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    WordPiece::new(&json).map_err(wrong)
}

/// Which output is the sentence, by shape and name.
fn output(session: &Session, first: bool) -> Option<Output> {
    let of_rank = |wanted: usize| -> Vec<&str> {
        let outputs = session.outputs().iter().filter(|output| match output.dtype() {
            ValueType::Tensor { ty: TensorElementType::Float32, shape, .. } => shape.len() == wanted,
            _ => false,
        });
        outputs.map(|output| output.name()).collect()
    };
    let sentences = of_rank(2);
    let known = ["sentence_embedding", "pooler_output"].into_iter().find(|name| sentences.contains(name));
    if let Some(name) = known.or_else(|| sentences.first().copied()) {
        return Some(Output::Sentence(name.to_owned()));
    }
    let name = (*of_rank(3).first()?).to_owned();
    Some(if first { Output::First(name) } else { Output::Mean(name) })
}

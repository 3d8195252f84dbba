//! Vectors of texts by a sentence encoder, that the caller supplies.

use std::collections::HashMap;

use crate::model::Diagnose;

/// Texts with the vectors of what they mean, scaled to length 1, all of one encoder.
#[derive(Clone, Debug, Default)]
pub struct Vectors {
    dimensions: usize,
    rows: HashMap<String, u32>,
    values: Vec<f32>,
}

/// What cannot be taken for vectors.
#[derive(Debug, thiserror::Error)]
pub enum VectorsError {
    /// The file does not hold a whole number of numbers a line.
    #[error("{path}: {bytes} bytes are no whole number of float32 for each of {lines} lines")]
    Size {
        /// The file of vectors.
        path: String,
        /// Its size, less the header.
        bytes: usize,
        /// Lines of the file of texts.
        lines: usize,
    },
    /// The vectors are of another encoder than those before.
    #[error("{path}: vectors of {found} numbers, where {known} were given before")]
    Dimensions {
        /// The file of vectors.
        path: String,
        /// Numbers a vector.
        found: usize,
        /// Numbers of those before.
        known: usize,
    },
    /// A NumPy file of another type or shape.
    #[error("{path}: a NumPy array of {what}, where float32 in rows is needed")]
    Array {
        /// The file of vectors.
        path: String,
        /// Its header.
        what: String,
    },
    /// A vector has a number that is none.
    #[error("{path}: vector {line} has a number that is infinite or none")]
    NotFinite {
        /// The file of vectors.
        path: String,
        /// Which, from 1.
        line: usize,
    },
}

impl Diagnose for VectorsError {
    fn key(&self) -> &'static str {
        match self {
            Self::Size { .. } => "error-vectors-size",
            Self::Dimensions { .. } => "error-vectors-dimensions",
            Self::Array { .. } => "error-vectors-array",
            Self::NotFinite { .. } => "error-vectors-not-finite",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Size { path, bytes, lines } => {
                vec![("path", path.clone()), ("bytes", bytes.to_string()), ("lines", lines.to_string())]
            }
            Self::Dimensions { path, found, known } => {
                vec![("path", path.clone()), ("found", found.to_string()), ("known", known.to_string())]
            }
            Self::Array { path, what } => vec![("path", path.clone()), ("what", what.clone())],
            Self::NotFinite { path, line } => vec![("path", path.clone()), ("line", line.to_string())],
        }
    }
}

impl Vectors {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Numbers a vector.
    pub const fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The vector of a text; white space counts as one space.
    pub fn get(&self, text: &str) -> Option<&[f32]> {
        let row = match self.rows.get(text) {
            Some(row) => *row,
            None => *self.rows.get(&spaced(text))?,
        };
        let start = row as usize * self.dimensions;
        self.values.get(start..start + self.dimensions)
    }

    /// Adds the vectors of texts, a text a line: little-endian `float32` one after the other, as LASER and vecalign
    /// write them, or a NumPy file (`.npy`) of an array of as many rows. `path` names the file of vectors in errors.
    ///
    /// # Errors
    /// When there is no vector for each line, when they are not as long as those before, or not finite.
    ///
    /// ```
    /// let mut vectors = tarjuman::align::Vectors::default();
    /// let bytes: Vec<u8> = [3.0f32, 4.0, 0.0, 1.0].iter().flat_map(|x| x.to_le_bytes()).collect();
    /// vectors.read("overlaps.ar.emb", "مرحبا\nشكرا\n", &bytes).unwrap();
    /// assert_eq!(vectors.get("مرحبا"), Some(&[0.6f32, 0.8][..]));
    /// ```
    pub fn read(&mut self, path: &str, texts: &str, bytes: &[u8]) -> Result<(), VectorsError> {
        let lines: Vec<&str> = texts.lines().collect();
        let numbers = match bytes.strip_prefix(b"\x93NUMPY") {
            Some(rest) => numpy(path, rest, lines.len())?,
            None => bytes,
        };
        let dimensions = if lines.is_empty() { 0 } else { numbers.len() / 4 / lines.len() };
        if dimensions * 4 * lines.len() != numbers.len() || (dimensions == 0 && !lines.is_empty()) {
            return Err(VectorsError::Size { path: path.into(), bytes: numbers.len(), lines: lines.len() });
        }
        if lines.is_empty() {
            return Ok(());
        }
        for (at, (line, row)) in lines.iter().zip(numbers.chunks_exact(4 * dimensions)).enumerate() {
            let vector: Vec<f32> =
                row.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
            self.add(path, at + 1, line, vector)?;
        }
        Ok(())
    }

    /// Adds the vector of one text. `path` and `line` say where it is from.
    ///
    /// # Errors
    /// When it is not as long as those before, or not finite.
    pub fn add(
        &mut self,
        path: &str,
        line: usize,
        text: &str,
        mut vector: Vec<f32>,
    ) -> Result<(), VectorsError> {
        if self.is_empty() {
            self.dimensions = vector.len();
        }
        if vector.len() != self.dimensions {
            return Err(VectorsError::Dimensions {
                path: path.into(),
                found: vector.len(),
                known: self.dimensions,
            });
        }
        // In double precision: squares of large numbers are infinite in single.
        let length = vector.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt();
        if !length.is_finite() {
            return Err(VectorsError::NotFinite { path: path.into(), line });
        }
        let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
        vector.iter_mut().for_each(|x| *x = (f64::from(*x) * scale) as f32);
        let next = self.rows.len() as u32;
        if *self.rows.entry(spaced(text)).or_insert(next) == next {
            self.values.extend(vector);
        }
        Ok(())
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The numbers of a NumPy file after its magic: version, length of the header, header.
/// <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>
fn numpy<'a>(path: &str, rest: &'a [u8], lines: usize) -> Result<&'a [u8], VectorsError> {
    let wrong = |what: &str| VectorsError::Array { path: path.into(), what: what.into() };
    let cut = || wrong("a header that breaks off");
    let (version, rest) = rest.split_at_checked(2).ok_or_else(cut)?;
    let (length, rest) = match version[0] {
        1 => {
            let (length, rest) = rest.split_at_checked(2).ok_or_else(cut)?;
            (usize::from(u16::from_le_bytes([length[0], length[1]])), rest)
        }
        _ => {
            let (length, rest) = rest.split_at_checked(4).ok_or_else(cut)?;
            (u32::from_le_bytes([length[0], length[1], length[2], length[3]]) as usize, rest)
        }
    };
    let (header, numbers) = rest.split_at_checked(length).ok_or_else(cut)?;
    let header: String = String::from_utf8_lossy(header).chars().filter(|c| !c.is_whitespace()).collect();
    let shown: String = header.chars().take(120).collect();
    if !header.contains("'descr':'<f4'") || !header.contains("'fortran_order':False") {
        return Err(wrong(&shown));
    }
    let shape = header.split_once("'shape':(").and_then(|(_, rest)| rest.split_once(')'));
    let shape: Vec<usize> =
        shape.into_iter().flat_map(|(shape, _)| shape.split(',')).filter_map(|n| n.parse().ok()).collect();
    match shape[..] {
        [rows, columns]
            if rows == lines
                && rows.checked_mul(columns).and_then(|n| n.checked_mul(4)) == Some(numbers.len()) =>
        {
            Ok(numbers)
        }
        _ => Err(wrong(&shown)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(numbers: &[f32]) -> Vec<u8> {
        numbers.iter().flat_map(|x| x.to_le_bytes()).collect()
    }

    fn npy(header: &str, numbers: &[f32]) -> Vec<u8> {
        let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
        bytes.extend((header.len() as u16).to_le_bytes());
        bytes.extend(header.as_bytes());
        bytes.extend(raw(numbers));
        bytes
    }

    #[test]
    fn vectors_are_read_from_both_kinds_of_file_and_others_refused() {
        let good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n";
        let six = [3.0, 0.0, 4.0, 0.0, 2.0, 0.0];
        for (bytes, key, why) in [
            (raw(&six), None, "plain numbers"),
            (npy(good, &six), None, "NumPy"),
            (raw(&six[..5]), Some("error-vectors-size"), "no whole number a line"),
            (vec![], Some("error-vectors-size"), "nothing"),
            (npy(&good.replace("f4", "f8"), &six), Some("error-vectors-array"), "double precision"),
            (npy(&good.replace("False", "True"), &six), Some("error-vectors-array"), "in columns"),
            (npy(&good.replace("(2", "(7"), &six), Some("error-vectors-array"), "another count"),
            (
                npy(&good.replace("(2, 3", "(2, 9223372036854775807"), &six),
                Some("error-vectors-array"),
                "overflow",
            ),
            (b"\x93NUMPY\x01\x00\xff\xff{".to_vec(), Some("error-vectors-array"), "header cut off"),
            (
                raw(&[1.0, f32::NAN, 0.0, 0.0, 0.0, 1.0]),
                Some("error-vectors-not-finite"),
                "a number that is none",
            ),
        ] {
            let mut vectors = Vectors::default();
            let found = vectors.read("x.emb", "one  two\nthree\n", &bytes);
            assert_eq!(found.as_ref().err().map(Diagnose::key), key, "{why}: {found:?}");
            if key.is_none() {
                assert_eq!(vectors.get("one two"), Some(&[0.6f32, 0.0, 0.8][..]), "{why}");
                assert_eq!(vectors.get(" three"), Some(&[0.0f32, 1.0, 0.0][..]), "{why}");
                assert_eq!(vectors.get("four"), None, "{why}");
                let other = vectors.read("y.emb", "four\n", &raw(&[1.0, 1.0]));
                assert_eq!(other.err().map(|e| e.key()), Some("error-vectors-dimensions"), "{why}");
            }
        }
    }
}

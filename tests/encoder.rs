//! Sentence encoders: what `--embedder` makes of texts is what others make of them. See `tests/clients/README.md`.
#![cfg(feature = "onnx")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;
use tarjuman::align::Vectors;
use tarjuman::project::encoder::Encoder;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Lines of both sides: what the tokenizers may take apart in another way than we do.
const SOURCE: &str = "وصلتِ الوفود إلى بغداد، صباحَ اليوم.
هل بدأ الاجتماع؟
«شكراً»، قالها الوزير ثم مضى.
٣٥ مشاركًا\u{200F} و\u{200C}١٢ صحفيًا 😀
سطر غير معروف البتة";
const TARGET: &str = "The delegations ARRIVED in Bağdat this Café morning.
Hat das Treffen begonnen?\t--- naïve e\u{301}tude
“Thanks”, said the minister_and left: 会议 开始。
35 participants\u{AD} & 12 journalists… $5+3=8 ½ №7
Pneumonoultramicroscopicsilicovolcanoconiosis-Pneumonoultramicroscopicsilicovolcanoconiosis qqq zzz xxx";

/// The folder of the models, and the library that runs them; `None`, said on stderr, where they cannot be made.
fn models(folder: &Path) -> Option<PathBuf> {
    let installed = Path::new(ROOT).join("target/clients/python/bin/python3");
    let python = if installed.exists() { installed } else { PathBuf::from("python3") };
    fs::write(folder.join("texts"), format!("{SOURCE}\n{TARGET}\n")).unwrap();
    let output = Command::new(python)
        .arg(Path::new(ROOT).join("tests/clients/onnx_model.py"))
        .args([folder, &folder.join("texts")])
        .output()
        .expect("Python runs");
    if output.status.code() == Some(77) {
        let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
        assert!(!required, "onnx_model.py: onnx, onnxruntime or tokenizers is not installed");
        let _ = writeln!(std::io::stderr(), "SKIPPED: onnx_model.py: what it needs is not installed");
        return None;
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    Some(PathBuf::from(answer["library"].as_str().unwrap()))
}

#[test]
fn an_encoder_makes_the_vectors_that_others_make() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path();
    let Some(library) = models(there) else { return };
    let text = fs::read_to_string(there.join("texts")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for model in ["pieces", "sentence"] {
        let path = there.join(model).join("model.onnx");
        let mut theirs = Vectors::default();
        let bytes = fs::read(there.join(model).join("texts.emb")).unwrap();
        theirs.read("texts.emb", &text, &bytes).unwrap();
        let mut encoder = Encoder::open(&path, &library).unwrap();
        for (line, vector) in lines.iter().zip(encoder.encode(&lines).unwrap()) {
            let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
            let other = theirs.get(line).unwrap();
            for (a, b) in vector.iter().zip(other) {
                assert!((a / length - b).abs() < 1e-5, "{model}: {line}: {vector:?} {other:?}");
            }
        }

        // The command says the same by the model as by the vectors of others.
        fs::write(there.join("a.ar"), SOURCE).unwrap();
        fs::write(there.join("a.en"), TARGET).unwrap();
        fs::copy(there.join(model).join("texts.emb"), there.join("texts.emb")).unwrap();
        let align = |options: [&str; 2]| {
            let output = Command::new(cargo_bin!("tarjuman"))
                .args([
                    "align", "a.ar", "a.en", "--from", "ar", "--to", "en", "--lines", "--format", "ladder",
                ])
                .args(options)
                .current_dir(there)
                .env("ORT_DYLIB_PATH", &library)
                .output()
                .unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        };
        let by_model = align(["--embedder", &format!("onnx:{model}/model.onnx")]);
        assert!(by_model.contains("]:["), "{by_model}");
        assert_eq!(by_model, align(["--embeddings", "texts"]), "{model}");
    }

    // Without the library the command says so, and ends.
    let output = Command::new(cargo_bin!("tarjuman"))
        .args(["align", "a.ar", "a.en", "--from", "ar", "--to", "en", "--embedder", "onnx:pieces/model.onnx"])
        .current_dir(there)
        .env("ORT_DYLIB_PATH", "/nowhere/libonnxruntime.so")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere/libonnxruntime.so"));

    fs::write(there.join("pieces/model.onnx"), b"no model").unwrap();
    let error = Encoder::open(&there.join("pieces/model.onnx"), &library).err().unwrap();
    assert!(error.to_string().starts_with("cannot use the model"), "{error}");
    fs::write(there.join("pieces/tokenizer.json"), b"{}").unwrap();
    let error = Encoder::open(&there.join("pieces/model.onnx"), &library).err().unwrap();
    assert!(error.to_string().ends_with("no vocabulary"), "{error}");
}

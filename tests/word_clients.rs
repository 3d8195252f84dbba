//! Word documents that other programs make are read in their order, and those that we make are read, edited and sent back by
//! them: python-docx, and LibreOffice without a screen; openpyxl makes workbooks, and reads them with translations in their cells (see
//! `tests/clients/README.md`).

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tarjuman::document::{self, ReadOptions};
use tarjuman::lang;
use tarjuman::model::BlockKind;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Status of a script whose library is not installed.
const NOT_INSTALLED: i32 = 77;

fn skip(what: &str) {
    let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
    assert!(!required, "{what}");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}

fn python(script: &str, arguments: &[impl AsRef<OsStr>]) -> Option<()> {
    let installed = Path::new(ROOT).join("target/clients/python/bin/python3");
    let mut command = Command::new(if installed.exists() { installed } else { PathBuf::from("python3") });
    command.arg(Path::new(ROOT).join("tests/clients").join(script)).args(arguments);
    let output = command.output().ok().filter(|output| output.status.code() != Some(NOT_INSTALLED))?;
    assert!(output.status.success(), "{script}:\n{}", String::from_utf8_lossy(&output.stderr));
    Some(())
}

/// Converts a file beside itself; `None` where LibreOffice is not installed.
fn office(file: &Path, to: &str) -> Option<PathBuf> {
    let folder = file.parent().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", to, "--outdir"]).arg(folder.join("out")).arg(file);
    let output = command.output().ok()?;
    let ending = to.split(':').next().unwrap();
    let stem = file.file_stem().unwrap().to_string_lossy();
    let made = folder.join("out").join(format!("{stem}.{ending}"));
    assert!(made.exists(), "LibreOffice wrote nothing: {}", String::from_utf8_lossy(&output.stderr));
    Some(made)
}

fn blocks(file: &Path) -> Vec<(BlockKind, String)> {
    let options = ReadOptions { language: lang::by_code("ar"), ..ReadOptions::default() };
    let (blocks, _) = document::read("a.docx", &fs::read(file).unwrap(), &options).unwrap();
    blocks.into_iter().map(|block| (block.kind, block.text)).collect()
}

fn expected() -> Vec<(BlockKind, String)> {
    use BlockKind::{Cell, Heading, ListItem, Paragraph, Quote};
    let rows = [
        (Heading(1), "بيان مشترك"),
        (Paragraph, "وصل الوفد اليوم إلى بغداد."),
        (ListItem, "أولا"),
        (ListItem, "ثانيا"),
        (Cell, "السنة"),
        (Cell, "العدد"),
        (Cell, "٢٠٢٥"),
        (Cell, "ثلاثة"),
        (Cell, "داخلية"),
        (Quote, "قول مأثور"),
        (Paragraph, "بقي زيد"),
        (Paragraph, "بقي"),
        (Paragraph, "الصفحة 7"),
        (Paragraph, "سطر\nتال"),
    ];
    rows.map(|(kind, text)| (kind, text.to_owned())).into()
}

#[test]
fn what_python_docx_and_libreoffice_make_is_read_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("made.docx");
    if python("make_docx.py", &[&file]).is_none() {
        return skip("python-docx is not installed");
    }
    assert_eq!(blocks(&file), expected(), "python-docx");
    let Some(again) = office(&file, "docx:MS Word 2007 XML") else {
        return skip("LibreOffice is not installed");
    };
    let mut wanted = expected();
    // A field of the page number is worked out anew.
    wanted[12].1 = "الصفحة 1".to_owned();
    assert_eq!(blocks(&again), wanted, "LibreOffice");
}

fn tarjuman(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    let output = command.args(arguments).current_dir(folder).env("TARJUMAN_LANG", "en").output().unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    said
}

#[test]
fn a_workbook_of_openpyxl_comes_out_with_translations_in_its_cells() {
    let folder = tempfile::tempdir().unwrap();
    let (original, made) = (folder.path().join("texts.xlsx"), folder.path().join("out/texts.ar.xlsx"));
    if python("workbook.py", &[OsStr::new("make"), original.as_os_str()]).is_none() {
        return skip("openpyxl is not installed");
    }
    let config = "source: en\ntargets: [ar]\ndocuments:\n  - files: texts.xlsx\n    translations: given/{name}.{locale}.xlsx\n    columns: { id: Key, en: English, ar: العربية }\n    output: out/{document}.{locale}.xlsx\ntranslate: { engines: [pseudo] }\nbundles:\n  - format: fluent\n    path: locales/{locale}/{document}.ftl\n";
    fs::write(folder.path().join("tarjuman.yaml"), config).unwrap();
    tarjuman(folder.path(), &["run"]);
    python("workbook.py", &[OsStr::new("check"), original.as_os_str(), made.as_os_str()]).unwrap();
    let bytes = fs::read(&made).unwrap();
    assert!(
        tarjuman(folder.path(), &["emit", "--check"]).contains('3'),
        "what is written is what the units give"
    );
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    tarjuman(folder.path(), &["run", "--jobs", "1"]);
    assert!(fs::read(&made).unwrap() == bytes, "the same bytes again");
}

/// A project of one document, with its units kept.
fn project(folder: &Path) {
    fs::create_dir_all(folder.join("documents")).unwrap();
    let config = "source: ar\ntargets: [tk]\ndocuments:\n  - files: documents/*.{locale}.txt\nbundles:\n  - format: fluent\n    path: locales/{locale}/{document}.ftl\n";
    fs::write(folder.join("tarjuman.yaml"), config).unwrap();
    fs::write(folder.join("documents/talks.ar.txt"), "وصل الوفد & <b>إلى</b> بغداد.\n\nشكرا لكم.\n").unwrap();
    fs::write(folder.join("documents/talks.tk.txt"), "Wekiliýet & <b>Bagdada</b> geldi.\n\nSag boluň.\n")
        .unwrap();
    tarjuman(folder, &["run"]);
}

#[test]
fn a_review_table_comes_back_untouched_or_edited() {
    for (format, ending) in [("review-html", "html"), ("review-docx", "docx")] {
        let folder = tempfile::tempdir().unwrap();
        project(folder.path());
        tarjuman(folder.path(), &["exchange", "export", "--to", "outbox", "--format", format]);
        let file = format!("outbox/talks.tk.{ending}");
        let said = tarjuman(folder.path(), &["exchange", "import", &file]);
        assert!(said.contains("Units taken: 0; unchanged: 2; to be settled: 0."), "{format}: {said}");
        let path = folder.path().join(&file);
        if ending == "html" {
            let page = fs::read_to_string(&path).unwrap().replace("Sag boluň.", "Köp <i>sag</i>\n boluň.");
            fs::write(&path, page).unwrap();
        } else if python("edit_docx.py", &[&path]).is_none() {
            return skip("python-docx is not installed");
        }
        let said = tarjuman(folder.path(), &["exchange", "import", &file]);
        assert!(said.contains("Units taken: 1; unchanged: 1; to be settled: 0."), "{format}: {said}");
        let state = fs::read_to_string(folder.path().join("xliff/talks.tk.xlf")).unwrap();
        assert!(state.contains("<target>Köp sag boluň.</target>"), "{format}: {state}");
    }
}

#[test]
fn libreoffice_saves_our_review_tables() {
    for (format, ending, filter) in
        [("review-html", "html", "html:HTML (StarWriter)"), ("review-docx", "docx", "docx:MS Word 2007 XML")]
    {
        let folder = tempfile::tempdir().unwrap();
        project(folder.path());
        tarjuman(folder.path(), &["exchange", "export", "--to", "outbox", "--format", format]);
        let Some(saved) = office(&folder.path().join(format!("outbox/talks.tk.{ending}")), filter) else {
            return skip("LibreOffice is not installed");
        };
        let said = tarjuman(folder.path(), &["exchange", "import", saved.to_str().unwrap()]);
        assert!(said.contains("Units taken: 0; unchanged: 2; to be settled: 0."), "{format}: {said}");
    }
}

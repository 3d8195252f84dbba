//! The official schemas accept the TBX that we write.
//!
//! `jing` with Saxon (see `.ci/run`) and the schemas of TBX-Basic in the folder that `TARJUMAN_TBX_SCHEMAS` names: core
//! structure (RNG), the two modules, dialect rules (Schematron), and NVDL for the style of tags. They are not part of this
//! package. A test whose tool or schema is absent says so on stderr.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tarjuman::exchange::terms;
use tarjuman::glossary::Glossary;

/// The schemas, and the class path of the validator; none, said on stderr, when either is absent.
fn tools() -> Option<(PathBuf, String)> {
    let skip = |what: &str| {
        let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
        None
    };
    let Some(schemas) = std::env::var_os("TARJUMAN_TBX_SCHEMAS").map(PathBuf::from) else {
        return skip("TARJUMAN_TBX_SCHEMAS names no folder with the schemas of TBX-Basic");
    };
    let jars = ["jing", "Saxon-HE", "xercesImpl", "isorelax", "xml-resolver"];
    let jars = jars.map(|jar| format!("/usr/share/java/{jar}.jar"));
    match jars.iter().find(|jar| !Path::new(jar).exists()) {
        Some(jar) => skip(&format!("{jar} is not installed")),
        None => Some((schemas, jars.join(":"))),
    }
}

#[test]
fn the_schemas_accept_what_we_write() {
    let Some((schemas, jars)) = tools() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let origin = "https://raw.githubusercontent.com/LTAC-Global";
    let entries = [
        ("TBX_Core_RNG/master/TBXcoreStructV03.rng", "TBXcoreStructV03.rng"),
        ("TBX-Basic_dialect/master/DCT/TBX-Basic_DCT.sch", "TBX-Basic_DCT.sch"),
        ("TBX_basic_module/master/Basic.sch", "Basic.sch"),
        ("TBX_basic_module/master/Basic.rng", "Basic.rng"),
        ("TBX_min_module/master/Min.sch", "Min.sch"),
        ("TBX_min_module/master/Min.rng", "Min.rng"),
    ]
    .map(|(name, file)| {
        format!("<uri name=\"{origin}/{name}\" uri=\"file://{}\"/>", schemas.join(file).display())
    });
    let catalog = folder.path().join("catalog.xml");
    let text = format!(
        "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">{}</catalog>",
        entries.concat()
    );
    std::fs::write(&catalog, text).expect("a temporary folder can be written");
    let accepts = |schema: &str, file: &Path| {
        let mut command = Command::new("java");
        command.args(["-cp", &jars, "com.thaiopensource.relaxng.util.Driver", "-C"]);
        let output = command.arg(&catalog).arg(schemas.join(schema)).arg(file).output().expect("java runs");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (glossary, _) = Glossary::parse("g.yaml", include_str!("../glossary/diplomatic.yaml"));
    let rows = [("tbx", "TBXcoreStructV03.rng"), ("tbx", "TBX-Basic_DCA.sch"), ("tbx-dct", "TBX-Basic.nvdl")];
    for (name, schema) in rows {
        let format = terms::by_name(name).expect("a format");
        let bytes = format.write(&glossary, (None, None)).expect("it is written").bytes;
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).expect("a temporary folder can be written");
        let (accepted, said) = accepts(schema, &path);
        assert!(accepted, "{name} against {schema}:\n{said}");
    }
    // The validator does see the rules: a status must be one of the picklist.
    let path = folder.path().join("tbx");
    let text = std::fs::read_to_string(&path).expect("it was written");
    std::fs::write(&path, text.replacen("preferredTerm-admn-sts", "best", 1)).expect("it is written");
    assert!(!accepts("TBX-Basic_DCA.sch", &path).0, "a status that is none is refused");
}

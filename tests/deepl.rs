//! The engine `deepl` in whole runs against what the service answers: the shapes of its documentation, played by wiremock.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use wiremock::matchers::{body_partial_json, header, method, path};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// A key as the service hands them out; it may stand nowhere.
const KEY: &str = "279a2e9d-83b3-c416-7e2d-f721593e42a0:fx";

/// A server, and what it takes to tell it something from a test that does not wait.
struct DeepL {
    runtime: tokio::runtime::Runtime,
    server: MockServer,
}

impl DeepL {
    fn start() -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(MockServer::start());
        Self { runtime, server }
    }

    fn on(&self, mock: Mock) {
        self.runtime.block_on(mock.mount(&self.server));
    }

    /// Translations come, as the service writes them.
    fn translates(&self) {
        self.on(Mock::given(method("POST"))
            .and(path("/v2/translate"))
            .and(header("authorization", format!("DeepL-Auth-Key {KEY}")))
            .respond_with(translations));
    }

    /// The bodies that were sent to a path.
    fn sent(&self, to: &str) -> Vec<Value> {
        let requests = self.runtime.block_on(self.server.received_requests()).unwrap();
        let of = requests.iter().filter(|request| request.url.path() == to);
        of.map(|request| serde_json::from_slice(&request.body).unwrap_or_default()).collect()
    }
}

fn translations(request: &Request) -> ResponseTemplate {
    let body: Value = request.body_json().unwrap();
    let each = |text: &Value| {
        let text = text.as_str().unwrap();
        // Its tags, and words that tell how long it was.
        let tags: String =
            text.split_inclusive('>').filter_map(|part| Some(&part[part.find("<x ")?..])).collect();
        let text = format!("Translated text of {} letters {tags}", text.chars().count());
        json!({"detected_source_language": "AR", "text": text.trim(), "model_type_used": "quality_optimized"})
    };
    let texts: Vec<Value> = body["text"].as_array().unwrap().iter().map(each).collect();
    ResponseTemplate::new(200).set_body_json(json!({ "translations": texts }))
}

fn project(server: &DeepL, engine: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let url = server.server.uri();
    let write = |name: &str, text: &str| {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "tarjuman.yaml",
        &format!(
            "source: ar\ntargets: [en]\ndocuments:\n  - files: documents/*.{{locale}}.md\nglossaries: [terms.yaml]\nbundles:\n  \
             - format: fluent\n    path: locales/{{locale}}/{{document}}.ftl\nengines:\n  deepl: {{ kind: deepl, url: \"{url}\", \
             key: {{ env: DEEPL_KEY }}{engine} }}\ntranslate:\n  engines: [deepl]\n"
        ),
    );
    write(
        "terms.yaml",
        "languages: [ar, en]\nconcepts:\n  - id: embassy\n    terms:\n      ar: [{term: سفارة}, {term: ممثلية, status: admitted}]\n      \
         en: [{term: embassy}, {term: legation, status: forbidden}]\n",
    );
    write("documents/a.ar.md", "وصل الوفد مساء أمس.\n\nوقع {name} الكتاب & الملحق.\n\nانتهى الاجتماع.\n");
    root
}

fn run(root: &Path) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .current_dir(root)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("DEEPL_KEY", KEY)
        .env("TARJUMAN_LANG", "en")
        .arg("run")
        .output()
        .unwrap();
    let text =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!text.contains("panicked at") && !text.contains(KEY), "{text}");
    (output.status.code().unwrap_or(-1), text)
}

fn english(root: &Path) -> String {
    fs::read_to_string(root.join("locales/en/a.ftl")).unwrap_or_default()
}

#[test]
fn placeholders_travel_as_tags_that_a_probe_has_proven() {
    let deepl = DeepL::start();
    deepl.translates();
    let root = project(&deepl, "");
    let (exit, text) = run(root.path());
    assert_eq!(exit, 0, "{text}");
    assert_eq!(english(root.path()).matches("Translated text").count(), 3);
    assert!(english(root.path()).contains("{ \"{\" }name{ \"}\" }"), "{}", english(root.path()));
    let sent = deepl.sent("/v2/translate");
    let marked: Vec<&Value> = sent.iter().filter(|body| body["tag_handling"] == "xml").collect();
    assert_eq!(marked.len(), 2, "the probe, and the text: {sent:?}");
    assert!(marked.iter().all(|body| body["ignore_tags"] == json!(["x"]) && body["source_lang"] == "AR"));
    assert_eq!(
        marked[0]["text"].as_array().unwrap().len(),
        3,
        "the probe comes first, of sentences of its own"
    );
    assert_eq!(marked[1]["text"], json!(["وقع <x id=\"0\"/> الكتاب &amp; الملحق."]));
    // What was proven is kept.
    fs::write(root.path().join("documents/b.ar.md"), "غادر {name} المدينة.\n").unwrap();
    assert_eq!(run(root.path()).0, 0);
    assert_eq!(deepl.sent("/v2/translate").len(), sent.len() + 1);
}

#[test]
fn a_service_that_loses_tags_gets_texts_cut_at_their_placeholders() {
    let deepl = DeepL::start();
    let lossy = |request: &Request| {
        let body: Value = request.body_json().unwrap();
        let texts =
            body["text"].as_array().unwrap().iter().map(|_| json!({"text": "Some translated words here"}));
        ResponseTemplate::new(200).set_body_json(json!({"translations": texts.collect::<Vec<_>>()}))
    };
    deepl.on(Mock::given(path("/v2/translate")).respond_with(lossy));
    let root = project(&deepl, "");
    let (exit, text) = run(root.path());
    assert_eq!(exit, 0, "{text}");
    let sent = deepl.sent("/v2/translate");
    assert_eq!(
        sent.iter().filter(|body| body["tag_handling"] == "xml").count(),
        1,
        "the probe only: {sent:?}"
    );
    assert!(english(root.path()).contains("{ \"{\" }name{ \"}\" }"), "{}", english(root.path()));
}

#[test]
fn a_glossary_of_the_project_is_made_once_and_found_again() {
    let deepl = DeepL::start();
    deepl.translates();
    deepl.on(Mock::given(method("GET")).and(path("/v2/glossary-language-pairs")).respond_with(
        ResponseTemplate::new(200).set_body_json(json!({"supported_languages": [
            {"source_lang": "de", "target_lang": "en"}, {"source_lang": "ar", "target_lang": "en"}
        ]})),
    ));
    let about = json!({
        "glossary_id": "def3a26b-3e84-45b3-84ae-0c0aaf3525f7", "ready": true, "source_lang": "ar", "target_lang": "en",
        "creation_time": "2026-11-26T14:16:18.329Z", "entry_count": 2
    });
    deepl.on(Mock::given(method("POST"))
        .and(path("/v2/glossaries"))
        .and(body_partial_json(json!({"source_lang": "ar", "target_lang": "en", "entries_format": "tsv"})))
        .respond_with(ResponseTemplate::new(201).set_body_json(&about)));
    // As the service lists them: none yet, then the one that was made.
    let listed = Mock::given(method("GET")).and(path("/v2/glossaries"));
    deepl.on(listed
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"glossaries": []})))
        .up_to_n_times(1));
    let root = project(&deepl, ", glossaries: auto");
    let (exit, text) = run(root.path());
    assert_eq!(exit, 0, "{text}");
    let made: Vec<Value> = deepl.sent("/v2/glossaries").into_iter().filter(|body| !body.is_null()).collect();
    assert_eq!(made.len(), 1, "{made:?}");
    assert_eq!(made[0]["entries"], "سفارة\tembassy\nممثلية\tembassy\n");
    let sent = deepl.sent("/v2/translate");
    assert!(sent.iter().all(|body| body["glossary_id"] == about["glossary_id"]), "{sent:?}");
    let name = made[0]["name"].as_str().unwrap();
    let mut known = about.clone();
    known["name"] = name.into();
    deepl.on(Mock::given(method("GET"))
        .and(path("/v2/glossaries"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"glossaries": [known]}))));
    fs::write(root.path().join("documents/b.ar.md"), "غادر الوفد المدينة.\n").unwrap();
    assert_eq!(run(root.path()).0, 0);
    let again = deepl.sent("/v2/glossaries").into_iter().filter(|body| !body.is_null()).count();
    assert_eq!(again, 1, "it is there already");
    assert_eq!(deepl.sent("/v2/translate").last().unwrap()["glossary_id"], about["glossary_id"]);
}

/// The methods and paths that were asked of what lies below a path.
fn asked(deepl: &DeepL, below: &str) -> Vec<String> {
    let requests = deepl.runtime.block_on(deepl.server.received_requests()).unwrap();
    let of = requests.iter().filter(|request| request.url.path().starts_with(below));
    of.map(|request| format!("{} {}", request.method, request.url.path())).collect()
}

#[test]
fn a_glossary_takes_the_place_of_its_earlier_states() {
    for removes in [204, 500] {
        let deepl = DeepL::start();
        deepl.translates();
        let pairs = json!({"supported_languages": [
            {"source_lang": "ar", "target_lang": "en"}, {"source_lang": "en", "target_lang": "ar"}
        ]});
        deepl.on(Mock::given(path("/v2/glossary-language-pairs"))
            .respond_with(ResponseTemplate::new(200).set_body_json(pairs)));
        let about = |id: &str, name: &str, from: &str, to: &str| {
            json!({"glossary_id": id, "ready": true, "name": name, "source_lang": from, "target_lang": to,
                   "creation_time": "2026-11-25T14:16:18.329Z", "entry_count": 2})
        };
        let known = [
            about("earlier", "tarjuman ar-en 0123456789abcdef", "ar", "en"),
            about("of-another-project", "tarjuman ar-en fedcba9876543210", "ar", "en"),
            about("the-other-way", "tarjuman en-ar 0123456789abcdef", "en", "ar"),
            about("of-a-person", "tarjuman ar-en for the press", "ar", "en"),
        ];
        deepl.on(Mock::given(method("GET"))
            .and(path("/v2/glossaries"))
            .respond_with(ResponseTemplate::new(200).set_body_json(json!({"glossaries": known}))));
        deepl.on(Mock::given(method("POST"))
            .and(path("/v2/glossaries"))
            .respond_with(ResponseTemplate::new(201).set_body_json(about("new", "", "ar", "en"))));
        for (id, entries) in [
            ("earlier", "سفارة\tembassy\nممثلية\tembassy\nوزير\tminister\n"),
            ("of-another-project", "سفارة\tembassy\nعقد\tcontract\n"),
        ] {
            deepl.on(Mock::given(method("GET"))
                .and(path(format!("/v2/glossaries/{id}/entries")))
                .respond_with(ResponseTemplate::new(200).set_body_string(entries)));
        }
        deepl.on(Mock::given(method("DELETE")).respond_with(ResponseTemplate::new(removes)));
        let root = project(&deepl, ", glossaries: auto");
        let (exit, text) = run(root.path());
        assert_eq!(exit, 0, "{removes}: {text}");
        let deleted = asked(&deepl, "/v2/glossaries/").into_iter().filter(|one| one.starts_with("DELETE"));
        assert_eq!(deleted.collect::<Vec<_>>(), ["DELETE /v2/glossaries/earlier"], "{removes}");
        assert!(deepl.sent("/v2/translate").iter().all(|body| body["glossary_id"] == "new"), "{removes}");
    }
}

#[test]
fn a_glossary_that_another_run_removed_is_made_again() {
    let deepl = DeepL::start();
    let gone = ResponseTemplate::new(404).set_body_json(json!({"message": "Glossary not found"}));
    deepl.on(Mock::given(path("/v2/translate")).respond_with(gone).up_to_n_times(1).with_priority(1));
    deepl.translates();
    let pairs = json!({"supported_languages": [{"source_lang": "ar", "target_lang": "en"}]});
    deepl.on(Mock::given(path("/v2/glossary-language-pairs"))
        .respond_with(ResponseTemplate::new(200).set_body_json(pairs)));
    deepl.on(Mock::given(method("GET"))
        .and(path("/v2/glossaries"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"glossaries": []}))));
    deepl.on(Mock::given(method("POST"))
        .and(path("/v2/glossaries"))
        .respond_with(ResponseTemplate::new(201).set_body_json(json!({"glossary_id": "new"}))));
    let root = project(&deepl, ", glossaries: auto");
    let (exit, text) = run(root.path());
    assert_eq!(exit, 0, "{text}");
    assert_eq!(english(root.path()).matches("Translated text").count(), 3);
    assert_eq!(asked(&deepl, "/v2/glossaries").iter().filter(|one| one.starts_with("POST")).count(), 2);
}

#[test]
fn a_pair_that_has_no_glossaries_is_translated_without() {
    let deepl = DeepL::start();
    deepl.translates();
    deepl.on(Mock::given(path("/v2/glossary-language-pairs")).respond_with(
        ResponseTemplate::new(200)
            .set_body_json(json!({"supported_languages": [{"source_lang": "de", "target_lang": "en"}]})),
    ));
    let root = project(&deepl, ", glossaries: auto");
    let (exit, text) = run(root.path());
    assert_eq!(exit, 0, "{text}");
    assert!(deepl.sent("/v2/translate").iter().all(|body| body.get("glossary_id").is_none()));
    assert!(deepl.sent("/v2/glossaries").is_empty());
}

#[test]
fn errors_are_told_apart() {
    let message =
        |status: u16, text: &str| ResponseTemplate::new(status).set_body_json(json!({ "message": text }));
    let plain = ResponseTemplate::new;
    /// What is answered first, how often, how the run ends, what it says, how many requests are made at most.
    type Row = (&'static str, ResponseTemplate, u64, i32, &'static str, usize);
    let rows: Vec<Row> = vec![
        ("429 passes", message(429, "Too many requests"), 2, 0, "", 8),
        ("429 with a wait", message(429, "Too many requests").insert_header("Retry-After", "1"), 1, 0, "", 8),
        ("503 passes", message(503, "Service unavailable"), 1, 0, "", 8),
        ("456 is final", message(456, "Quota Exceeded"), 9, 1, "quota", 1),
        ("403 is final", plain(403), 9, 1, "key", 1),
        ("413 is cut smaller", plain(413), 1, 0, "", 9),
    ];
    for (name, answer, times, ends, says, most) in rows {
        let deepl = DeepL::start();
        let first =
            Mock::given(path("/v2/translate")).respond_with(answer).up_to_n_times(times).with_priority(1);
        deepl.on(first);
        deepl.translates();
        let root = project(&deepl, "");
        let began = Instant::now();
        let (exit, text) = run(root.path());
        assert_eq!(exit, ends, "{name}: {text}");
        assert!(text.contains(says), "{name}: {text}");
        assert!(!name.contains("wait") || began.elapsed() >= Duration::from_secs(1), "{name}");
        let sent = deepl.sent("/v2/translate").len();
        assert!((1..=most).contains(&sent), "{name}: {sent} requests");
        if ends == 0 {
            assert_eq!(english(root.path()).matches("Translated text").count(), 3, "{name}");
        }
    }
}

//! The memory that several workers share, on a real PostgreSQL server that the test starts on this machine.
#![cfg(all(unix, feature = "postgres"))]

use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PASSWORD: &str = "the-secret-of-the-test";

/// Says past the test harness that a test skips; fails where everything must be installed.
fn skip(what: &str) {
    let required = std::env::var_os("TARJUMAN_CLIENTS").is_some_and(|value| value == "required");
    assert!(!required, "{what} is not installed");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what} is not installed");
}

/// A program of PostgreSQL, wherever Debian has put its version.
fn program(name: &str) -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        versions.map(|version| version.path().join("bin").join(name)).filter(|path| path.exists()).collect();
    let path = std::env::var_os("PATH").unwrap_or_default();
    found.extend(std::env::split_paths(&path).map(|folder| folder.join(name)).filter(|path| path.exists()));
    found.into_iter().next()
}

/// Authorities of this test's own, `ca.pem` and `other.pem`, and what the first has signed for the server.
fn certificates(folder: &Path) {
    let script = "
        for name in ca other; do
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=$name -keyout $name.key -out $name.pem
        done
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=server -keyout server.key -out server.csr
        printf 'subjectAltName=IP:127.0.0.1' > server.ext
        openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext -out server.pem
        chmod 600 server.key; chmod 644 ca.pem other.pem";
    let made = Command::new("sh").args(["-ec", script]).current_dir(folder).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// A server that ends with the test.
struct Server {
    child: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Option<Self> {
        let (Some(initdb), Some(postgres)) = (program("initdb"), program("postgres")) else {
            skip("PostgreSQL");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        // It refuses to run as root.
        let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
        let command = |program: &Path| {
            if !is_root {
                return Command::new(program);
            }
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
            command
        };
        fs::write(folder.path().join("password"), PASSWORD).unwrap();
        if is_root {
            let own = Command::new("chown").args(["-R", "postgres"]).arg(folder.path()).status().unwrap();
            assert!(own.success());
        }
        let data = folder.path().join("data");
        let Output { status, stderr, .. } = command(&initdb)
            .args(["--auth=scram-sha-256", "--username=tarjuman", "--encoding=UTF8", "--no-sync", "--pwfile"])
            .arg(folder.path().join("password"))
            .arg("-D")
            .arg(&data)
            .output()
            .unwrap();
        assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
        // Free when it was asked for; whoever takes it before the server does makes the test fail loudly.
        certificates(folder.path());
        let at = |name: &str| folder.path().join(name).display().to_string();
        let of_server = [("cert", "server.pem"), ("key", "server.key")]
            .map(|(what, name)| format!("ssl_{what}_file={}", at(name)));
        if is_root {
            for name in ["server.pem", "server.key"] {
                assert!(Command::new("chown").args(["postgres", &at(name)]).status().unwrap().success());
            }
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = command(&postgres)
            .args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "ssl=on"])
            .args(["-c", &of_server[0], "-c", &of_server[1], "-c"])
            .arg(format!("unix_socket_directories={}", folder.path().display()))
            .args(["-p", &port.to_string(), "-D"])
            .arg(&data)
            .stderr(fs::File::create(folder.path().join("log")).unwrap())
            .spawn()
            .unwrap();
        let server = Self { child, port, folder };
        let begun = Instant::now();
        while server.sql("select 1").is_none() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the server does not come up");
            sleep(Duration::from_millis(50));
        }
        Some(server)
    }

    fn config(&self) -> postgres::Config {
        let mut config = postgres::Config::new();
        config.host("127.0.0.1").port(self.port).user("tarjuman").password(PASSWORD).dbname("postgres");
        config
    }

    /// Does something in the database that no memory is in; the first column of the first row.
    fn sql(&self, statements: &str) -> Option<String> {
        self.sql_in("postgres", statements)
    }

    fn sql_in(&self, database: &str, statements: &str) -> Option<String> {
        let mut client = self.config().dbname(database).connect(postgres::NoTls).ok()?;
        let messages = client.simple_query(statements).unwrap();
        Some(
            messages
                .iter()
                .find_map(|message| match message {
                    postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                    _ => None,
                })
                .unwrap_or_default(),
        )
    }

    /// A database of its own for a test.
    fn database(&self, name: &str) -> String {
        self.sql(&format!("create database {name}")).unwrap();
        format!("postgres://tarjuman@127.0.0.1:{}/{name}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

fn tarjuman(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tarjuman"));
    command
        .current_dir(folder)
        .env_clear()
        .env("TARJUMAN_LANG", "en")
        .env("PGPASSWORD", PASSWORD)
        .args(arguments);
    command
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = tarjuman(folder, arguments).output().unwrap();
    let said = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
    assert!(status.success(), "{arguments:?}: {status}: {said}");
    assert!(!said.contains(PASSWORD));
    said
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let output = tarjuman(folder, &[arguments, &["--format", "json"]].concat()).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A file of pairs: `from..to`, in JSON Lines.
fn pairs(path: &Path, range: std::ops::Range<usize>) {
    let line = |n: usize| {
        format!("{{\"source\":\"النص رقم حرف{n} من النصوص\",\"target\":\"text number x{n} of the texts\"}}\n")
    };
    fs::write(path, range.map(line).collect::<String>()).unwrap();
}

fn project(root: &Path, memory: &str) {
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "tarjuman.yaml",
        &format!(
            "source: ar\ntargets: [en]\nmemory: {memory}\ndocuments:\n  - files: documents/*.{{locale}}.txt\nbundles:\n  - format: fluent\n    path: out/{{locale}}/{{document}}.ftl\ngate: never\n"
        ),
    );
    write("documents/talks.ar.txt", "اجتمع الوفدان في بغداد.\n\nوقّع الوزيران الاتفاق في ٥ آذار ٢٠٢٤.\n");
    write(
        "documents/talks.en.txt",
        "The two delegations met in Baghdad.\n\nThe two ministers signed the agreement on 5 March 2024.\n",
    );
}

#[test]
fn a_memory_on_a_server() {
    let Some(server) = Server::start() else { return };
    a_run_on_one_machine_serves_another(&server);
    a_worker_sees_what_another_stored(&server);
    workers_at_once_and_killed(&server);
    tables_are_brought_up_to_date(&server);
    nothing_shows_the_password(&server);
    an_encrypted_connection_knows_its_server(&server);
}

fn a_run_on_one_machine_serves_another(server: &Server) {
    let address = server.database("one");
    let [here, there] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    project(here.path(), &address);
    done(here.path(), &["run"]);
    let memory = ["--memory", &address, "--from", "ar", "--to", "en"];
    let lookup =
        |arguments: &[&str]| json(there.path(), &[&["memory", "lookup"], arguments, &memory].concat());
    let found = lookup(&["وقع الوزيران الاتفاق في ٧ نيسان ٢٠٢٦."]);
    assert_eq!(found[0]["target"], "The two ministers signed the agreement on 7 April 2026.");
    let found = lookup(&["اجتمع الوفدان في بغداد", "--thorough"]);
    assert_eq!(
        (&found[0]["kind"], &found[0]["source"]),
        (&"fuzzy".into(), &"اجتمع الوفدان في بغداد.".into())
    );
    let context = ["--previous", "", "--next", "وقّع الوزيران الاتفاق في ٥ آذار ٢٠٢٤."];
    assert_eq!(lookup(&[&["اجتمع الوفدان في بغداد."], &context[..]].concat())[0]["kind"], "context");
    let found = json(there.path(), &[&["memory", "concordance", "وفد"], &memory[..]].concat());
    assert_eq!(found[0]["source"], "اجتمع الوفدان في بغداد.");

    // It holds what a file would hold, and a second time nothing is added.
    let export = |memory: &str| {
        done(there.path(), &["memory", "export", "m.jsonl", "--memory", memory]);
        fs::read_to_string(there.path().join("m.jsonl")).unwrap()
    };
    let all = export(&address);
    done(there.path(), &["memory", "import", "m.jsonl", "--memory", "m.sqlite"]);
    assert_eq!(export("m.sqlite"), all);
    assert!(
        done(there.path(), &["memory", "import", "m.jsonl", "--memory", &address])
            .contains("there already: 2")
    );
    done(here.path(), &["run", "--again"]);
    assert_eq!(export(&address), all);

    // A correction takes the place of what was there.
    fs::write(
        here.path().join("documents/talks.en.txt"),
        "Both delegations met in Baghdad.\n\nThe two ministers signed the agreement on 5 March 2024.\n",
    )
    .unwrap();
    done(here.path(), &["run"]);
    let found = lookup(&["اجتمع الوفدان في بغداد."]);
    assert_eq!(
        (found[0]["target"].as_str(), found.as_array().map(Vec::len)),
        (Some("Both delegations met in Baghdad."), Some(1))
    );
    assert!(
        done(there.path(), &["memory", "prune", "--memory", &address, "--document", "talks"])
            .contains("2 pairs were")
    );
    assert_eq!(lookup(&["اجتمع الوفدان في بغداد."]), serde_json::json!([]));
    done(there.path(), &["memory", "check", "--memory", &address]);
}

/// A process that answers records for as long as it is asked.
struct Worker {
    child: Child,
    answers: BufReader<std::process::ChildStdout>,
}

impl Worker {
    fn start(folder: &Path, memory: &[&str]) -> Self {
        let mut child = tarjuman(folder, &[&["memory", "lookup", "--jsonl"], memory].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self { child, answers }
    }

    fn ask(&mut self, source: &str) -> serde_json::Value {
        writeln!(self.child.stdin.as_mut().unwrap(), "{}", serde_json::json!({"id": 1, "source": source}))
            .unwrap();
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

fn a_worker_sees_what_another_stored(server: &Server) {
    let address = server.database("two");
    let [here, there] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let memory = ["--memory", address.as_str(), "--from", "ar", "--to", "en"];
    let import = |range: std::ops::Range<usize>| {
        pairs(&here.path().join("some.jsonl"), range);
        done(here.path(), &[&["memory", "import", "some.jsonl"], &memory[..]].concat());
    };
    import(0..50);
    let mut worker = Worker::start(there.path(), &memory);
    let similar = |n: usize| format!("النص رقم حرف{n} من بعض النصوص");
    assert_eq!(worker.ask(&similar(7))["matches"][0]["target"], "text number x7 of the texts");
    import(1_000..1_050);
    // It looks from time to time for what is new.
    let wanted = similar(1_033);
    let begun = Instant::now();
    while worker.ask(&wanted)["matches"][0]["target"] != "text number x1033 of the texts" {
        assert!(begun.elapsed() < Duration::from_secs(30), "{}", worker.ask(&wanted));
        sleep(Duration::from_millis(200));
    }
    // The connection is lost, and made again.
    server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'two'").unwrap();
    sleep(Duration::from_millis(200));
    let first = worker.ask(&similar(8));
    let answer = if first["error"].is_null() { first } else { worker.ask(&similar(8)) };
    assert_eq!(answer["matches"][0]["target"], "text number x8 of the texts");
}

fn workers_at_once_and_killed(server: &Server) {
    let address = server.database("three");
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let memory = ["--memory", address.as_str(), "--from", "ar", "--to", "en"];
    let import = |n: usize, range: std::ops::Range<usize>| {
        let file = format!("{n}.jsonl");
        pairs(&at.join(&file), range);
        tarjuman(at, &[&["memory", "import", &file], &memory[..]].concat())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    // Both make the tables; a third of the pairs both bring.
    let writers = [import(0, 0..2_000), import(1, 1_000..3_000)];
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(json(at, &["memory", "stats", "--memory", &address])["ar-en"]["pairs"], 3_000);
    let mut killed = 0;
    for moment in 0..8 {
        let mut child = import(2, 3_000..40_000);
        sleep(Duration::from_millis(100 + 150 * moment));
        let _ = child.kill(); // SIGKILL
        killed += u32::from(child.wait().unwrap().code().is_none());
        done(at, &["memory", "check", "--memory", &address]);
    }
    assert!(killed > 2, "only {killed} were killed");
    assert!(import(2, 3_000..40_000).wait().unwrap().success());
    assert_eq!(json(at, &["memory", "stats", "--memory", &address])["ar-en"]["pairs"], 40_000);
    let lookup = [&["memory", "lookup", "النص رقم حرف39000 من بعض النصوص"], &memory[..]].concat();
    assert_eq!(json(at, &lookup)[0]["target"], "text number x39000 of the texts");
}

fn tables_are_brought_up_to_date(server: &Server) {
    let address = server.database("four");
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let memory = ["--memory", address.as_str(), "--from", "ar", "--to", "en"];
    pairs(&at.join("some.jsonl"), 0..20);
    done(at, &[&["memory", "import", "some.jsonl"], &memory[..]].concat());
    let lookup = [&["memory", "lookup", "النص رقم حرف7 من النصوص"], &memory[..]].concat();
    let sql = |statements: &str| server.sql_in("four", statements).unwrap();
    sql(
        "update tarjuman_meta set value = '0' where name = 'keys'; update tarjuman_entry set skeleton = 1, folded = 2",
    );
    assert_eq!(json(at, &lookup)[0]["kind"], "exact", "keyed anew");
    for (name, known) in
        [("format", "1"), ("keys", &sql("select value from tarjuman_meta where name = 'keys'"))]
    {
        sql(&format!("update tarjuman_meta set value = '99' where name = '{name}'"));
        let output = tarjuman(at, &lookup).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(said.contains("99"), "{said}");
        sql(&format!("update tarjuman_meta set value = '{known}' where name = '{name}'"));
    }
    assert_eq!(json(at, &lookup)[0]["kind"], "exact");
}

fn nothing_shows_the_password(server: &Server) {
    let address = server.database("five");
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let stats = ["memory", "stats", "--memory", &address];
    let wrong = tarjuman(at, &stats).env("PGPASSWORD", "another-secret").output().unwrap();
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert_eq!(wrong.status.code(), Some(1));
    assert!(
        said.contains(&address) && said.contains("password") && !said.contains("another-secret"),
        "{said}"
    );
    let none = tarjuman(at, &stats).env_remove("PGPASSWORD").output().unwrap();
    assert_eq!(none.status.code(), Some(1));
    // In the address it has no place, wherever that stands.
    let open = address.replace("tarjuman@", "tarjuman:in-the-open@");
    project(at, &open);
    for arguments in [&["memory", "stats", "--memory", &open][..], &["run"]] {
        let output = tarjuman(at, arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
        assert!(!output.status.success(), "{said}");
        assert!(!said.contains("in-the-open"), "{said}");
    }
}

fn an_encrypted_connection_knows_its_server(server: &Server) {
    let address = server.database("six");
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    pairs(&at.join("p.jsonl"), 0..3);
    let root = |name: &str| server.folder.path().join(name).display().to_string();
    let with = |options: &str| format!("{address}?{options}");
    let import = |address: &str| {
        let import = ["memory", "import", "p.jsonl", "--from", "ar", "--to", "en", "--memory", address];
        tarjuman(at, &import).output().unwrap()
    };
    let refused = [
        ("sslmode=require".to_owned(), "certificate", "signed by nobody that is known"),
        (
            format!("sslmode=verify-full&sslrootcert={}", root("other.pem")),
            "certificate",
            "signed by another",
        ),
        (format!("sslmode=require&sslrootcert={}", root("none.pem")), "sslrootcert", "no such file"),
    ];
    for (options, word, why) in refused {
        let Output { status, stderr, .. } = import(&with(&options));
        let said = String::from_utf8(stderr).unwrap();
        assert_eq!(status.code(), Some(1), "{why}: {said}");
        assert!(said.contains(word) && !said.contains(PASSWORD), "{why}: {said}");
        assert_eq!(
            server.sql_in("six", "select count(*) from pg_tables where tablename like 'tarjuman%'").unwrap(),
            "0"
        );
    }
    let good = with(&format!("sslmode=verify-full&sslrootcert={}", root("ca.pem")));
    // The server itself says whether it is: only encrypted connections may write.
    server.sql_in(
        "six",
        "create function encrypted() returns trigger language plpgsql as $$ begin
            if not (select ssl from pg_stat_ssl where pid = pg_backend_pid()) then raise 'not encrypted'; end if;
            return new; end $$",
    );
    assert!(import(&good).status.success(), "{}", String::from_utf8_lossy(&import(&good).stderr));
    server.sql_in(
        "six",
        "create trigger encrypted_only before insert on tarjuman_entry for each row execute function encrypted()",
    );
    pairs(&at.join("p.jsonl"), 10..13);
    assert!(import(&good).status.success());
    pairs(&at.join("p.jsonl"), 20..23);
    let plain = import(&address);
    assert!(
        String::from_utf8_lossy(&plain.stderr).contains("not encrypted"),
        "on this machine it need not be"
    );
    let stats = json(at, &["memory", "stats", "--memory", &good]);
    assert!(stats.to_string().contains('6'), "{stats}");
}

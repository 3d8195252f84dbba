//! The memory: look-ups, index, import, each beside what others do with the same pairs in the same run.
//!
//!     TARJUMAN_BENCH_PAIRS=1000000 cargo bench --bench memory
//!
//! The pairs are made here: Arabic nouns of the vocabulary and made-up ones with clitics and endings, the common ones often,
//! in segments of one to some fifty words. Speed is a core's: units by the processor time of the thread that works. Beside
//! it stand a scan of all segments of fitting length (`rapidfuzz`, bit-parallel with cut-off, on one byte a letter), and FTS5
//! of SQLite with trigrams: the rarest twelve of a query, the best 64 compared letter by letter. Where
//! `TARJUMAN_BENCH_PYTHON` names an interpreter, RapidFuzz, translate-toolkit and pg_trgm are asked a few of the same queries
//! (`memory_peers.py`).

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rapidfuzz::distance::levenshtein::{Args, BatchComparator};
use tarjuman::memory::{Kind, Memory, Query, Translation};
use tarjuman::model::{Locale, State};

#[path = "made_pairs.rs"]
mod made;
use made::{Dice, Maker};

/// The name under which a process of this bench finds what it is to do.
const TASK: &str = "TARJUMAN_BENCH_TASK";
/// The store, and beside it what the processes of this bench hand to one another: all segments, and queries by kind, a text a line.
const STORE: &str = "memory.sqlite";
const SEGMENTS: &str = "segments";
/// The most segments among which others are asked too: it takes them hours to take in more.
const COMPARED: usize = 1_000_000;

fn main() {
    let pairs: usize =
        std::env::var("TARJUMAN_BENCH_PAIRS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    // Each step in a process of its own, so that its memory is its alone.
    match std::env::var(TASK) {
        Err(_) => everything(pairs),
        Ok(task) => {
            let (task, folder) = task.split_once(' ').expect("a task and its folder");
            let folder = Path::new(folder);
            match task {
                "make" => make(folder, pairs),
                "index" => index(folder),
                "look-up" => look_up(folder, pairs),
                _ => update(folder, pairs),
            }
        }
    }
}

fn everything(pairs: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let step = |task: &str| {
        let mut child = Command::new(std::env::current_exe().expect("this program"));
        child.env(TASK, format!("{task} {}", folder.display()));
        let status = child.status().expect("it starts");
        assert!(status.success(), "{task}: {status}");
    };
    step("make");
    import(folder, pairs);
    step("index");
    step("look-up");
    step("update");
}

/// Makes the segments, a TMX of them with translations, and the queries.
fn make(folder: &Path, pairs: usize) {
    let maker = Maker::default();
    let made = maker.segments(pairs, &mut Dice::new(1));
    println!("{pairs} pairs, {} letters on average", letters(&made) / pairs);
    let file = |name: &str| BufWriter::new(File::create(folder.join(name)).expect("room"));
    let mut tmx = file("made.tmx");
    let mut put = |text: &str| tmx.write_all(text.as_bytes()).expect("room");
    put(
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header creationtool=\"bench\" creationtoolversion=\"1\" \
         segtype=\"sentence\" o-tmf=\"none\" adminlang=\"en\" srclang=\"ar\" datatype=\"plaintext\"/><body>\n",
    );
    for (at, text) in made.iter().enumerate() {
        put(&format!(
            "<tu tuid=\"u{at}\" changedate=\"20260101T000000Z\"><tuv xml:lang=\"ar\"><seg>{text}</seg></tuv><tuv xml:lang=\"en\"><seg>the \
             translation of text {at}</seg></tuv></tu>\n"
        ));
    }
    put("</body></tmx>\n");

    let mut dice = Dice::new(5);
    let pick = |dice: &mut Dice, words: std::ops::RangeInclusive<usize>| loop {
        let text = &made[dice.below(made.len())];
        if words.contains(&text.split(' ').count()) {
            break text.clone();
        }
    };
    let exact: Vec<String> =
        (0..(pairs / 2).clamp(10_000, 100_000)).map(|_| made[dice.below(pairs)].clone()).collect();
    let long: Vec<String> = (0..1_000).map(|_| maker.changed(&pick(&mut dice, 8..=99), &mut dice)).collect();
    let one: Vec<String> = (0..300).map(|_| maker.word(&mut dice)).collect();
    let five: Vec<String> = (0..300).map(|_| maker.word(&mut dice).chars().take(5).collect()).collect();
    let originals: Vec<String> = (0..300).map(|_| pick(&mut dice, 8..=99)).collect();
    let inflected: Vec<String> = originals.iter().map(|text| maker.inflected(text, &mut dice)).collect();
    let kinds = [
        ("exact", exact),
        ("long", long),
        ("one", one),
        ("five", five),
        ("originals", originals),
        ("inflected", inflected),
        (SEGMENTS, made),
    ];
    for (name, texts) in kinds {
        let mut file = file(name);
        texts.iter().for_each(|text| writeln!(file, "{text}").expect("room"));
        file.flush().expect("room");
    }
}

/// The texts that [`make`] left under a name.
fn texts(folder: &Path, name: &str) -> Vec<String> {
    let text = fs::read_to_string(folder.join(name)).expect("it was made");
    text.lines().map(str::to_owned).collect()
}

fn letters(texts: &[String]) -> usize {
    texts.iter().map(|text| text.chars().count()).sum()
}

/// Processor time of this thread; time on the clock where the system does not tell.
fn processor() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let start = *START;
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|text| text.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Processor time of the children that have ended.
fn processor_of_children() -> Duration {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = text.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(13).take(2).filter_map(|text| text.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

/// The most memory that a process (`self`, or its number) ever held, in MiB.
fn peak(process: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn rate(count: usize, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64().max(1e-9)
}

/// The command that a user types, on a TMX of all pairs.
fn import(folder: &Path, pairs: usize) {
    let bytes = fs::metadata(folder.join("made.tmx")).expect("it was made").len();
    let (clock, before) = (Instant::now(), processor_of_children());
    let mut child = Command::new(env!("CARGO_BIN_EXE_tarjuman"))
        .current_dir(folder)
        .args(["memory", "import", "made.tmx", "--memory", STORE])
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut most = 0;
    let done = loop {
        most = most.max(peak(&child.id().to_string()));
        if let Some(done) = child.try_wait().expect("it ends") {
            break done;
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(done.success(), "{done}");
    let (clock, time) = (clock.elapsed(), processor_of_children() - before);
    println!(
        "import of TMX with index     {:>9.0} units/s on the clock, {:.0} a second of processor time ({} MB, {:.1} s, {most} MiB at most)",
        rate(pairs, clock),
        rate(pairs, time),
        bytes / 1_000_000,
        clock.as_secs_f64()
    );
    fs::remove_file(folder.join("made.tmx")).expect("it is there");
}

/// The index made anew from the store.
fn index(folder: &Path) {
    let path = folder.join(STORE);
    let index = path.with_extension("sqlite.index");
    fs::remove_dir_all(&index).expect("an index");
    let memory = Memory::open(&path).expect("a memory");
    let clock = Instant::now();
    memory.refresh().expect("an index");
    let bytes: u64 = walkdir::WalkDir::new(&index)
        .into_iter()
        .filter_map(|file| file.ok()?.metadata().ok())
        .map(|about| about.len())
        .sum();
    println!(
        "index made anew              {:>9.2} s, {} MB beside {} MB, {} MiB of memory at most",
        clock.elapsed().as_secs_f64(),
        bytes >> 20,
        fs::metadata(path).map_or(0, |about| about.len()) >> 20,
        peak("self")
    );
}

/// A thousand new pairs, until a look-up knows them.
fn update(folder: &Path, pairs: usize) {
    let memory = Memory::open(&folder.join(STORE)).expect("a memory");
    let (ar, en) = languages();
    memory.lookup(&thorough("كلمة", &ar, &en)).expect("an answer");
    let mut dice = Dice::new(77);
    for round in 0..10 {
        let new = Maker::default().segments(1_000, &mut dice);
        let pair = |(at, source): (usize, &String)| Translation {
            source_locale: ar.clone(),
            target_locale: en.clone(),
            source: source.clone(),
            target: format!("new {round} {at}"),
            state: State::Final,
            ..Translation::default()
        };
        let new: Vec<Translation> = new.iter().enumerate().map(pair).collect();
        let clock = Instant::now();
        memory.store(&new).expect("room");
        let stored = clock.elapsed();
        memory.refresh().expect("an index");
        println!(
            "1,000 new pairs among {pairs}  {:>6.1} ms: {:.1} to store, {:.1} to index",
            1e3 * clock.elapsed().as_secs_f64(),
            1e3 * stored.as_secs_f64(),
            1e3 * (clock.elapsed() - stored).as_secs_f64()
        );
    }
}

fn languages() -> (Locale, Locale) {
    ("ar".parse().expect("a tag"), "en".parse().expect("a tag"))
}

fn thorough<'a>(source: &'a str, ar: &'a Locale, en: &'a Locale) -> Query<'a> {
    Query { thorough: true, ..Query::new(source, ar, en) }
}

/// What look-ups found, and their times: of each on the clock, of all on the processor.
struct Timed {
    found: Vec<Vec<String>>,
    times: Vec<Duration>,
    processor: Duration,
}

fn timed(memory: &Memory, queries: &[String]) -> Timed {
    let (ar, en) = languages();
    let mut found = Vec::new();
    let mut times = Vec::new();
    let before = processor();
    for query in queries {
        let clock = Instant::now();
        let matches = memory.lookup(&thorough(query, &ar, &en)).expect("an answer");
        times.push(clock.elapsed());
        found.push(matches.into_iter().map(|one| one.source).collect());
    }
    Timed { found, times, processor: processor() - before }
}

fn report(name: &str, mut timed: Timed) -> (f64, Vec<Vec<String>>) {
    timed.times.sort();
    let at = |share: f64| 1e3 * timed.times[((timed.times.len() - 1) as f64 * share) as usize].as_secs_f64();
    let rate = rate(timed.times.len(), timed.processor);
    println!(
        "{name:<28} {rate:>9.0} queries/s a core, median {:.2} ms, 99 in a hundred below {:.2} ms, worst {:.2} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
    (rate, timed.found)
}

fn look_up(folder: &Path, pairs: usize) {
    let (ar, en) = languages();
    let memory = Memory::open(&folder.join(STORE)).expect("a memory");
    let texts = |name: &str| texts(folder, name);

    let exact = texts("exact");
    let before = processor();
    for text in &exact {
        let found = memory.lookup(&Query::new(text, &ar, &en)).expect("an answer");
        assert_eq!(found[0].kind, Kind::Exact, "{text}");
    }
    let one_by_one = rate(exact.len(), processor() - before);
    let queries: Vec<Query> = exact.iter().map(|text| Query::new(text, &ar, &en)).collect();
    let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    let together = one_core.install(|| {
        let before = processor();
        for queries in queries.chunks(1_000) {
            let found = memory.lookup_all(queries).expect("answers");
            assert!(found.iter().all(|found| found[0].kind == Kind::Exact));
        }
        rate(exact.len(), processor() - before)
    });
    println!(
        "exact                        {together:>9.0} look-ups/s a core, {one_by_one:.0} when each is asked by itself"
    );
    let clock = Instant::now();
    for queries in queries.chunks(10_000) {
        memory.lookup_all(queries).expect("answers");
    }
    println!(
        "exact, all cores             {:>9.0} look-ups/s on the clock, {} cores",
        rate(exact.len(), clock.elapsed()),
        rayon::current_num_threads()
    );
    drop(queries);
    drop(exact);

    let long = texts("long");
    let originals = texts("originals");
    timed(&memory, &long[..100]);
    let (ours, _) = report("fuzzy, eight words and more", timed(&memory, &long));
    report("fuzzy, one word", timed(&memory, &texts("one")));
    report("fuzzy, five letters", timed(&memory, &texts("five")));
    let (_, of_inflected) = report("fuzzy, inflected", timed(&memory, &texts("inflected")));
    let back =
        of_inflected.iter().zip(&originals).filter(|(found, original)| found.contains(original)).count();
    println!(
        "of the inflected             {:>9.1} in a hundred find their original",
        100.0 * back as f64 / originals.len() as f64
    );
    println!("memory of all look-ups       {:>9} MiB at most", peak("self"));

    let folded: Vec<String> = texts(SEGMENTS).iter().map(|text| fold(text)).collect();
    let asked = (200_000_000 / pairs).clamp(20, 200);
    let queries: Vec<String> = long.iter().take(asked).map(|text| fold(text)).collect();
    // Sources, not pairs: the same one with several translations is one. A few more, as pairs share sources.
    let nearest = |text: &String| {
        let query = Query { limit: 20, ..thorough(text, &ar, &en) };
        memory.lookup(&query).expect("an answer").into_iter().map(|one| one.source).collect()
    };
    let found: Vec<Vec<String>> = long.iter().take(asked).map(nearest).collect();
    brute_force(&folded, &queries, &found, ours);
    if pairs > COMPARED {
        println!("others are asked among {COMPARED} segments at most");
        return;
    }
    full_text(folder, &folded, &queries, ours);
    peers(folder, &folded, &queries);
}

fn fold(text: &str) -> String {
    tarjuman::lang::by_code("ar").fold(text).text
}

/// A byte a letter, as many as the language has.
#[derive(Default)]
struct Codes(HashMap<char, u8>);

impl Codes {
    fn of(&mut self, text: &str) -> Vec<u8> {
        let mut code = |c: char| {
            let next = self.0.len();
            *self.0.entry(c).or_insert_with(|| u8::try_from(next).expect("few letters"))
        };
        text.chars().map(&mut code).collect()
    }
}

/// Distance and place of the five nearest texts of at least 70 in a hundred, by comparing all of fitting length.
struct Scan {
    codes: Codes,
    /// By length.
    texts: Vec<(Vec<u8>, usize)>,
}

impl Scan {
    fn new(texts: &[String]) -> Self {
        let mut codes = Codes::default();
        let mut texts: Vec<(Vec<u8>, usize)> =
            texts.iter().enumerate().map(|(at, text)| (codes.of(text), at)).collect();
        texts.sort_by_key(|(text, _)| text.len());
        Self { codes, texts }
    }

    fn nearest(&mut self, query: &str) -> Vec<(usize, usize, usize)> {
        let query = self.codes.of(query);
        let compare = BatchComparator::new(query.iter().copied());
        let from = self.texts.partition_point(|(text, _)| text.len() * 100 < query.len() * 70);
        let to = self.texts.partition_point(|(text, _)| text.len() * 70 <= query.len() * 100);
        let mut best: Vec<(usize, usize, usize)> = Vec::new();
        for (text, at) in &self.texts[from..to] {
            let longer = text.len().max(query.len());
            let most = match best.last() {
                Some((distance, of, _)) if best.len() == 5 => longer * distance / of,
                _ => longer,
            };
            let most = most.min(longer * 30 / 100);
            let args = Args::default().score_cutoff(most);
            if let Some(distance) = compare.distance_with_args(text.iter().copied(), &args) {
                let place = best.partition_point(|(other, of, _)| other * longer <= distance * of);
                best.insert(place, (distance, longer, *at));
                best.truncate(5);
            }
        }
        best
    }
}

fn brute_force(folded: &[String], queries: &[String], found: &[Vec<String>], ours: f64) {
    let mut sources = folded.to_vec();
    sources.sort();
    sources.dedup();
    let mut scan = Scan::new(&sources);
    let before = processor();
    let truth: Vec<_> = queries.iter().map(|query| scan.nearest(query)).collect();
    let theirs = rate(queries.len(), processor() - before);
    let (mut wanted, mut had) = (0, 0);
    for ((query, truth), found) in queries.iter().zip(&truth).zip(found) {
        let Some((distance, longer, _)) = truth.last() else { continue };
        // Whatever is as near as the last of the truth is as good.
        let query = scan.codes.of(query);
        let compare = BatchComparator::new(query.iter().copied());
        let mut seen = HashSet::new();
        let mut texts: Vec<String> = found.iter().map(|text| fold(text)).collect();
        texts.retain(|text| seen.insert(text.clone()));
        texts.truncate(5);
        let near = texts.iter().filter(|text| {
            let text = scan.codes.of(text);
            compare.distance(text.iter().copied()) * longer <= distance * text.len().max(query.len())
        });
        wanted += truth.len();
        had += near.count().min(truth.len());
    }
    println!(
        "scan of all (rapidfuzz)      {theirs:>9.1} queries/s a core: {:.0} times as slow; of its best five {:.1} in a hundred are found ({had} of {wanted}, {} queries)",
        ours / theirs,
        100.0 * had as f64 / wanted.max(1) as f64,
        queries.len()
    );
}

/// What programs in other languages do with a few of the same queries, where an interpreter with them is named.
fn peers(folder: &Path, folded: &[String], queries: &[String]) {
    let Some(python) = std::env::var_os("TARJUMAN_BENCH_PYTHON") else { return };
    fs::write(folder.join("segments.txt"), folded.join("\n")).expect("room");
    fs::write(folder.join("queries.txt"), queries[..queries.len().min(10)].join("\n")).expect("room");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/memory_peers.py");
    let done = Command::new(python).arg(script).arg(folder).status().expect("it starts");
    assert!(done.success(), "{done}");
}

fn full_text(folder: &Path, folded: &[String], queries: &[String], ours: f64) {
    let mut connection = rusqlite::Connection::open(folder.join("fts.sqlite")).expect("a file");
    let clock = Instant::now();
    connection
        .execute_batch(
            "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -400000;
             create virtual table text using fts5(source, tokenize = 'trigram', detail = none);
             create virtual table gram using fts5vocab(text, row);",
        )
        .expect("FTS5");
    let transaction = connection.transaction().expect("a transaction");
    {
        let mut insert = transaction.prepare("insert into text(rowid, source) values (?1, ?2)").expect("SQL");
        for (at, text) in folded.iter().enumerate() {
            insert.execute(rusqlite::params![at as i64, text]).expect("room");
        }
    }
    transaction.commit().expect("room");
    let built = clock.elapsed();
    let counts: HashMap<String, i64> = {
        let mut select = connection.prepare("select term, doc from gram").expect("SQL");
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.collect::<rusqlite::Result<_>>().expect("rows")
    };
    let mut select =
        connection.prepare("select rowid from text where text match ?1 order by rank limit 64").expect("SQL");
    let mut codes = Codes::default();
    let before = processor();
    let mut found = 0;
    for query in queries {
        let chars: Vec<char> = query.chars().collect();
        let mut grams: Vec<(i64, String)> = chars
            .windows(3)
            .map(|gram| gram.iter().collect::<String>())
            .filter_map(|gram| Some((*counts.get(&gram)?, gram)))
            .collect();
        grams.sort();
        grams.dedup();
        let expression: Vec<String> = grams.iter().take(12).map(|(_, gram)| format!("\"{gram}\"")).collect();
        if expression.is_empty() {
            continue;
        }
        let rows = select
            .query_map([expression.join(" OR ")], |row| row.get::<_, i64>(0))
            .expect("rows")
            .collect::<rusqlite::Result<Vec<i64>>>()
            .expect("rows");
        let wanted = codes.of(query);
        let compare = BatchComparator::new(wanted.iter().copied());
        found += rows
            .iter()
            .filter(|row| {
                let text = codes.of(&folded[**row as usize]);
                let most = text.len().max(wanted.len()) * 30 / 100;
                let args = Args::default().score_cutoff(most);
                compare.distance_with_args(text.iter().copied(), &args).is_some()
            })
            .count();
    }
    let theirs = rate(queries.len(), processor() - before);
    println!(
        "FTS5 trigrams, rescored      {theirs:>9.1} queries/s a core: {:.0} times as slow; {found} found, made in {:.0} s",
        ours / theirs,
        built.as_secs_f64()
    );
}

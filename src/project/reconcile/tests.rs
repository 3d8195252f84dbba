use proptest::prelude::*;

use super::*;
use crate::exchange::xliff;
use crate::model::Bead;

const DAYS: [&str; 5] = [
    "وصل الوفد إلى العاصمة صباح اليوم.",
    "اجتمع الوزيران في مقر الوزارة لبحث التعاون.",
    "وقّع الجانبان مذكرة تفاهم في مجال الطاقة.",
    "تم الاتفاق على فتح سفارتين خلال العام المقبل.",
    "اختتمت المشاورات ببيان مشترك للصحافة.",
];

fn locale(tag: &str) -> Locale {
    tag.parse().expect("a language tag")
}

/// A paragraph with a text in each of two languages.
fn group(source: &str, english: &str, turkmen: &str) -> Group {
    let aligned = |text: &str| Aligned { text: text.to_owned(), place: Place::START, confidence: 0.9 };
    Group {
        key: None,
        kind: BlockKind::Paragraph,
        source: source.to_owned(),
        place: Place::START,
        targets: BTreeMap::from([(locale("en"), aligned(english)), (locale("tk"), aligned(turkmen))]),
    }
}

fn groups(sources: &[&str]) -> Vec<Group> {
    sources.iter().map(|s| group(s, &format!("en {s}"), &format!("tk {s}"))).collect()
}

fn run(groups: &[Group], kept: &BTreeMap<Locale, StateFile>) -> Reconciled {
    let targets = BTreeMap::from([
        (locale("en"), "talks.en.txt".to_owned()),
        (locale("tk"), "talks.tk.txt".to_owned()),
    ]);
    reconcile(
        Sides { source: &locale("ar"), path: "talks.ar.txt", targets: &targets, plurals: None },
        groups,
        kept,
        None,
    )
}

/// The state files of a run, through their text.
fn keep(run: &Reconciled) -> BTreeMap<Locale, StateFile> {
    let file = |tag: &str| {
        let state = StateFile::new("talks", &locale("ar"), &locale(tag), &run.units, &run.obsolete);
        let read = xliff::read("talks.xlf", &xliff::write(&state)).expect("what we write reads back");
        assert_eq!(read, state);
        (locale(tag), read)
    };
    BTreeMap::from([file("en"), file("tk")])
}

fn ids(run: &Reconciled) -> Vec<String> {
    run.units.iter().map(|u| u.id.clone()).collect()
}

fn names(run: &Reconciled) -> Vec<(&str, String)> {
    run.findings
        .iter()
        .map(|f| (f.rule.name, f.locale.as_ref().map(Locale::to_string).unwrap_or_default()))
        .collect()
}

/// The five sentences, kept, with a state set in Turkmen for one of them.
fn kept_with(at: usize, text: Option<&str>, state: State) -> (Reconciled, BTreeMap<Locale, StateFile>) {
    let first = run(&groups(&DAYS), &BTreeMap::new());
    let mut kept = keep(&first);
    let target = &mut kept.get_mut(&locale("tk")).expect("kept").units[at].target;
    target.state = state;
    if let Some(text) = text {
        target.text = text.to_owned();
    }
    (first, kept)
}

#[test]
fn an_edit_changes_no_other_id() {
    let [a, b, c, d, e] = DAYS;
    let edited = "اجتمع الوزيران أمس في مقر الوزارة لبحث سبل التعاون.";
    let longer = "وقّع الجانبان أمس مذكرة تفاهم في مجال الطاقة.";
    let new = "ألقى السفير كلمة ترحيبية.";
    let joined = format!("{b} {c}");
    let (half, other_half) = ("اجتمع الوزيران في مقر الوزارة", "لبحث التعاون.");
    // After the edit: which of the five each unit continues; none is a new id.
    type Row<'a> = (&'a [&'a str], &'a [Option<usize>], &'a str);
    let rows: &[Row<'_>] = &[
        (&[a, b, c, d, e], &[Some(0), Some(1), Some(2), Some(3), Some(4)], "nothing"),
        (&[a, new, b, c, d, e], &[Some(0), None, Some(1), Some(2), Some(3), Some(4)], "insert in the middle"),
        (
            &[new, a, b, c, d, e],
            &[None, Some(0), Some(1), Some(2), Some(3), Some(4)],
            "insert at the beginning",
        ),
        (&[a, b, c, d, e, new], &[Some(0), Some(1), Some(2), Some(3), Some(4), None], "insert at the end"),
        (&[a, c, d, e], &[Some(0), Some(2), Some(3), Some(4)], "delete"),
        (&[b, c, d, e, a], &[Some(1), Some(2), Some(3), Some(4), Some(0)], "move"),
        (&[a, c, b, d, e], &[Some(0), Some(2), Some(1), Some(3), Some(4)], "swap"),
        (
            &[a, edited, c, d, e],
            &[Some(0), Some(1), Some(2), Some(3), Some(4)],
            "edit: the place and the words",
        ),
        (&[a, b, d, e, longer], &[Some(0), Some(1), Some(3), Some(4), Some(2)], "move and edit"),
        (&[a, edited, new, c, d, e], &[Some(0), Some(1), None, Some(2), Some(3), Some(4)], "edit and insert"),
        (&[a, new, c, d, e], &[Some(0), None, Some(2), Some(3), Some(4)], "replace by something else"),
        (
            &[a, half, other_half, c, d, e],
            &[Some(0), Some(1), None, Some(2), Some(3), Some(4)],
            "split: the larger half",
        ),
        (&[a, &joined, d, e], &[Some(0), Some(1), Some(3), Some(4)], "merge: the more similar part"),
        (&[a, b, b, c, d, e], &[Some(0), Some(1), None, Some(2), Some(3), Some(4)], "duplicate"),
        (&[], &[], "everything deleted"),
    ];
    let first = run(&groups(&DAYS), &BTreeMap::new());
    let before = ids(&first);
    for (sources, continues, why) in rows {
        for (kept, how) in [
            (keep(&first), "both files"),
            (without(&first, "en"), "tk alone"),
            (without(&first, "tk"), "en alone"),
        ] {
            let after = ids(&run(&groups(sources), &kept));
            let continued: Vec<Option<usize>> =
                after.iter().map(|id| before.iter().position(|old| old == id)).collect();
            assert_eq!(continued, *continues, "{why}, {how}");
        }
        // Without any state a sentence that still stands has its id from its own words.
        let after = run(&groups(sources), &BTreeMap::new());
        for unit in &after.units {
            let stood = DAYS.iter().position(|d| *d == unit.source);
            let first_of_its_text =
                after.units.iter().find(|u| u.source == unit.source).map(|u| &u.id) == Some(&unit.id);
            if let Some(at) = stood.filter(|_| first_of_its_text) {
                assert_eq!(unit.id, before[at], "{why}, no state");
            }
        }
    }
}

fn without(run: &Reconciled, tag: &str) -> BTreeMap<Locale, StateFile> {
    let mut kept = keep(run);
    kept.remove(&locale(tag));
    kept
}

#[test]
fn repeated_sentences_keep_their_ids_by_their_neighbours() {
    let [a, b, c, d, _] = DAYS;
    let first = run(&groups(&[a, b, c, b, d]), &BTreeMap::new());
    let before = ids(&first);
    type Row<'a> = (&'a [&'a str], &'a [Option<usize>], &'a str);
    let rows: &[Row<'_>] = &[
        (&[c, b, d], &[Some(2), Some(3), Some(4)], "the one that stood after c stays"),
        (&[a, b, c, d], &[Some(0), Some(1), Some(2), Some(4)], "the one that stood after a stays"),
        (&[c, b, d, a, b], &[Some(2), Some(3), Some(4), Some(0), Some(1)], "each moves with its neighbour"),
        (&[b, a, b, c, b, d], &[None, Some(0), Some(1), Some(2), Some(3), Some(4)], "a third one is new"),
    ];
    for (sources, continues, why) in rows {
        let after = ids(&run(&groups(sources), &keep(&first)));
        let continued: Vec<_> = after.iter().map(|id| before.iter().position(|old| old == id)).collect();
        assert_eq!(continued, *continues, "{why}");
    }
}

#[test]
fn ids_are_short_and_of_the_kind() {
    let mut some = groups(&DAYS[..1]);
    for kind in [BlockKind::Heading(2), BlockKind::ListItem, BlockKind::Cell, BlockKind::Quote] {
        some.push(Group { kind, ..some[0].clone() });
    }
    let run = run(&some, &BTreeMap::new());
    let words: Vec<&str> =
        run.units.iter().filter_map(|u| u.id.split_once('-')).map(|(word, _)| word).collect();
    assert_eq!(words, ["p", "h", "li", "td", "q"]);
    for unit in &run.units {
        assert_eq!(unit.id.rsplit('-').next().map(str::len), Some(6), "{}", unit.id);
    }
}

#[test]
fn a_text_that_a_person_made_stays() {
    let [a, b, c, d, e] = DAYS;
    let edited = "اجتمع الوزيران أمس في مقر الوزارة لبحث سبل التعاون.";
    let same = groups(&DAYS);
    let mut other_text = groups(&DAYS);
    other_text[1] = group(b, &format!("en {b}"), "Başga terjime.");
    let mut adopted = groups(&DAYS);
    adopted[1] = group(b, &format!("en {b}"), "Adamyň ýazany.");
    let mut no_text = groups(&DAYS);
    no_text[1].targets.remove(&locale("tk"));
    let source_edited = groups(&[a, edited, c, d, e]);
    let person = Some("Adamyň ýazany.");
    let given = format!("tk {b}");
    type Row<'a> = (State, Option<&'a str>, &'a [Group], &'a str, bool, Option<&'a str>, &'a str);
    let rows: &[Row<'_>] = &[
        (State::Translated, None, &same, &given, false, None, "nothing happened"),
        (
            State::Translated,
            None,
            &other_text,
            "Başga terjime.",
            false,
            None,
            "the document's own text follows it",
        ),
        (
            State::Translated,
            person,
            &same,
            "Adamyň ýazany.",
            false,
            None,
            "an edit wins over an unchanged document",
        ),
        (
            State::Translated,
            person,
            &other_text,
            "Adamyň ýazany.",
            true,
            Some("Başga terjime."),
            "both changed: kept and proposed",
        ),
        (
            State::Translated,
            person,
            &adopted,
            "Adamyň ýazany.",
            false,
            None,
            "the document took the edit over",
        ),
        (State::Translated, person, &no_text, "Adamyň ýazany.", false, None, "the document lost its text"),
        (State::Initial, person, &same, "Adamyň ýazany.", false, None, "a tool that sets no state"),
        (State::Reviewed, None, &same, &given, false, None, "approved as it was"),
        (
            State::Reviewed,
            None,
            &other_text,
            &given,
            true,
            Some("Başga terjime."),
            "approved, then the document changed",
        ),
        (State::Final, person, &same, "Adamyň ýazany.", false, None, "approved with an edit"),
        (
            State::Final,
            person,
            &source_edited,
            "Adamyň ýazany.",
            true,
            Some("tk+"),
            "approved, then the source changed",
        ),
        (State::Final, None, &no_text, &given, false, None, "approved, then the document lost its text"),
    ];
    for (state, text, groups, expected, stale, proposal, why) in rows {
        let (first, kept) = kept_with(1, *text, *state);
        let after = run(groups, &kept);
        assert_eq!(ids(&after), ids(&first), "{why}");
        let target = &after.units[1].targets[&locale("tk")];
        assert_eq!(target.text, *expected, "{why}");
        assert_eq!(target.state, (*state).max(State::Translated), "{why}");
        assert_eq!(target.stale.as_deref(), stale.then_some(b), "{why}");
        let new_text = target.proposals.first().map(|p| p.text.as_str());
        match proposal {
            Some("tk+") => assert_eq!(new_text, Some(format!("tk {edited}").as_str()), "{why}"),
            _ => assert_eq!(new_text, *proposal, "{why}"),
        }
        let expected: &[(&str, String)] =
            if *stale { &[("stale-translation", "tk".to_owned())] } else { &[] };
        assert_eq!(names(&after), expected, "{why}");
        assert_eq!(run(groups, &keep(&after)), after, "{why}: a second run changes nothing");
    }
}

#[test]
fn an_approved_text_outlives_its_source_and_comes_back_with_it() {
    let [a, b, c, d, e] = DAYS;
    let (first, kept) = kept_with(1, Some("Tassyklanan."), State::Final);
    let gone = run(&groups(&[a, c, d, e]), &kept);
    assert_eq!(names(&gone), [("obsolete-translation", "tk".to_owned())]);
    let [obsolete] = gone.obsolete.as_slice() else { panic!("one obsolete unit") };
    assert_eq!(
        obsolete.targets.keys().map(Locale::to_string).collect::<Vec<_>>(),
        ["tk"],
        "English was not approved"
    );
    assert_eq!(run(&groups(&[a, c, d, e]), &keep(&gone)), gone, "a second run changes nothing");
    let back = run(&groups(&[e, a, b, c, d]), &keep(&gone));
    assert_eq!(back.units[2].id, first.units[1].id, "the id is back");
    assert_eq!(back.units[2].targets[&locale("tk")].text, "Tassyklanan.");
    assert_eq!(back.obsolete, []);
}

#[test]
fn what_has_no_counterpart_is_found() {
    let mut some = groups(&DAYS[..2]);
    some[0].targets.remove(&locale("tk"));
    some.push(group("", "", "Artykmaç söz."));
    let run = run(&some, &BTreeMap::new());
    assert_eq!(run.units.len(), 2);
    let tk = || "tk".to_owned();
    assert_eq!(names(&run), [("target-without-source", tk()), ("missing-translation", tk())]);
    assert_eq!(run.findings[0].path, "talks.tk.txt");
}

#[test]
fn approved_units_are_pinned_where_they_stand_whole() {
    let (_, mut kept) = kept_with(1, None, State::Reviewed);
    let mut state = kept.remove(&locale("tk")).expect("kept");
    let [a, b, c, d, e] = DAYS;
    let (b1, b2) = b.split_at(b.find(" في").expect("a preposition"));
    let (tb, te) = (format!("tk {b}"), format!("tk {e}"));
    let bead = |source, target| vec![Bead { source, target, confidence: 1.0 }];
    type Row<'a> = (&'a [&'a str], &'a [&'a str], Vec<Bead>, &'a str);
    let rows: &[Row<'_>] = &[
        (&[a, b, c], &["x", &tb], bead(1..2, 1..2), "one to one"),
        (&[a, b1, b2, c], &["x", "y", &tb], bead(1..3, 2..3), "segmented in two now"),
        (&[a, c], &[&tb], vec![], "the source is gone"),
        (&[a, b], &["x"], vec![], "the translation is gone"),
        (&[b, a, b], &[&tb], vec![], "twice: which one is not known"),
        (&[d, "", e], &[&te], vec![], "not approved"),
        (&[], &[], vec![], "nothing"),
    ];
    for (source, target, beads, why) in rows {
        assert_eq!(pins(&state, source, target), *beads, "{why}");
    }
    for unit in &mut state.units {
        unit.target.state = State::Final;
    }
    let targets: Vec<String> = [1, 2, 3, 0, 4].iter().map(|n| format!("tk {}", DAYS[*n])).collect();
    let targets: Vec<&str> = targets.iter().map(String::as_str).collect();
    let pinned: Vec<(usize, usize)> =
        pins(&state, &DAYS, &targets).iter().map(|b| (b.source.start, b.target.start)).collect();
    assert_eq!(pinned, [(1, 0), (2, 1), (3, 2), (4, 4)], "a moved one is left to alignment");
}

#[test]
fn sentences_that_were_moved_by_hand_are_pinned_where_they_are_now() {
    let (_, mut kept) = kept_with(0, None, State::Translated);
    let before = kept.remove(&locale("tk")).expect("kept");
    let tk = |n: usize| format!("tk {}", DAYS[n]);
    let documents: Vec<String> = (0..5).map(tk).collect();
    let documents: Vec<&str> = documents.iter().map(String::as_str).collect();
    let two = |a: usize, b: usize| format!("{} {}", tk(a), tk(b));
    let bead = |source: usize, target| Bead { source: source..source + 1, target, confidence: 1.0 };
    type Row = (Vec<(usize, String)>, Vec<Bead>, &'static str);
    let rows: [Row; 6] = [
        (vec![], vec![], "nothing was changed"),
        (
            vec![(1, two(1, 2)), (2, String::new())],
            vec![bead(1, 1..3)],
            "its neighbour's sentence, which was emptied",
        ),
        (vec![(1, two(1, 2))], vec![bead(1, 1..3)], "its neighbour's sentence, which was left"),
        (vec![(0, tk(1)), (1, tk(2))], vec![bead(0, 1..2), bead(1, 2..3)], "all moved by one"),
        (vec![(1, "Başga söz.".into())], vec![], "another wording sets no border"),
        (vec![(0, tk(4))], vec![], "the same as a sentence far away"),
    ];
    for (changes, beads, why) in rows {
        let mut state = before.clone();
        for (unit, text) in changes {
            state.units[unit].target.text = text;
        }
        assert_eq!(pins(&state, &DAYS, &documents), beads, "{why}");
    }
}

/// What a person or a document does between two runs.
#[derive(Clone, Debug)]
enum Step {
    Insert(usize, usize),
    Delete(usize),
    Move(usize, usize),
    EditSource(usize, usize),
    EditTarget(usize, usize),
    Merge(usize),
    Approve(usize, Option<usize>),
    Rewrite(usize, usize),
    LoseFile(bool),
}

fn any_step() -> impl Strategy<Value = Step> {
    let at = 0usize..8;
    prop_oneof![
        (at.clone(), 0usize..5).prop_map(|(at, text)| Step::Insert(at, text)),
        at.clone().prop_map(Step::Delete),
        (at.clone(), at.clone()).prop_map(|(from, to)| Step::Move(from, to)),
        (at.clone(), 0usize..5).prop_map(|(at, word)| Step::EditSource(at, word)),
        (at.clone(), 0usize..5).prop_map(|(at, word)| Step::EditTarget(at, word)),
        at.clone().prop_map(Step::Merge),
        (at.clone(), prop::option::of(0usize..5)).prop_map(|(at, text)| Step::Approve(at, text)),
        (at, 0usize..5).prop_map(|(at, text)| Step::Rewrite(at, text)),
        any::<bool>().prop_map(Step::LoseFile),
    ]
}

/// Texts of Turkmen targets that must be there for ever: by id and text.
type Promised = Vec<(String, String, State)>;

proptest! {
    #[test]
    fn approved_texts_survive_every_history(start in prop::collection::vec(0usize..5, 0..6), steps in prop::collection::vec(any_step(), 1..14)) {
        let mut sources: Vec<(String, String)> = start.iter().map(|s| (DAYS[*s].to_owned(), format!("tk {s}"))).collect();
        let mut kept = BTreeMap::new();
        let mut promised: Promised = Vec::new();
        for step in steps {
            let groups: Vec<Group> = sources.iter().map(|(s, t)| group(s, "en", t)).collect();
            let result = run(&groups, &kept);
            let ids: HashSet<&String> = result.units.iter().chain(&result.obsolete).map(|u| &u.id).collect();
            prop_assert_eq!(ids.len(), result.units.len() + result.obsolete.len(), "ids are unique");
            for (id, text, state) in &promised {
                let unit = result.units.iter().chain(&result.obsolete).find(|u| u.id == *id);
                let target = unit.and_then(|u| u.targets.get(&locale("tk")));
                prop_assert_eq!(target.map(|t| (&t.text, t.state)), Some((text, *state)), "{} is kept", id);
            }
            kept = keep(&result);
            prop_assert_eq!(&run(&groups, &kept), &result, "a second run changes nothing");
            let len = sources.len();
            match step {
                Step::Insert(at, text) => sources.insert(at.min(len), (DAYS[text].to_owned(), format!("tk {text}"))),
                Step::Delete(at) if at < len => { sources.remove(at); }
                Step::Move(from, to) if from < len => { let one = sources.remove(from); sources.insert(to.min(len - 1), one); }
                Step::EditSource(at, word) if at < len => sources[at].0.push_str(&format!(" كلمة{word}")),
                Step::EditTarget(at, word) if at < len => sources[at].1.push_str(&format!(" söz{word}")),
                Step::Merge(at) if at + 1 < len => { let next = sources.remove(at + 1); sources[at].0.push_str(&next.0); sources[at].1.push_str(&next.1); }
                Step::Approve(at, edit) if at < len => {
                    let unit = &mut kept.get_mut(&locale("tk")).expect("kept").units[at];
                    unit.target.state = State::Reviewed;
                    if let Some(edit) = edit { unit.target.text = format!("Tassyklanan {edit}"); }
                    promised.retain(|(id, ..)| *id != unit.id);
                    promised.push((unit.id.clone(), unit.target.text.clone(), State::Reviewed));
                }
                Step::Rewrite(at, text) if at < len => {
                    let unit = &mut kept.get_mut(&locale("tk")).expect("kept").units[at];
                    if !unit.target.state.is_approved() { unit.target.text = format!("Ýazylan {text}"); }
                }
                Step::LoseFile(english) if english => { kept.remove(&locale("en")); }
                _ => {}
            }
        }
    }
}

#[test]
fn a_form_that_a_person_wrote_stays_with_its_message() {
    let options = PluralOptions { variable: "count".into(), figures: true };
    let targets: BTreeMap<Locale, String> = [(locale("en"), "talks.en.txt".to_owned())].into();
    let sides = |targets| Sides { source: &AR, path: "talks.ar.txt", targets, plurals: Some(&options) };
    let groups = [group("شارك 5 وزراء.", "5 ministers came.", "")];
    let first = reconcile(sides(&targets), &groups, &BTreeMap::new(), None);
    let forms = |run: &Reconciled| -> Vec<(String, String, String)> {
        let of = |unit: &Unit| {
            let own = unit.form.as_ref().map(|form| form.own.text.clone()).unwrap_or_default();
            let english =
                unit.targets.get(&locale("en")).map(|target| target.text.clone()).unwrap_or_default();
            (unit.id.rsplit('-').next().unwrap_or_default().to_owned(), own, english)
        };
        run.units.iter().filter(|unit| unit.form.is_some()).map(of).filter(|(_, a, b)| *a != *b).collect()
    };
    let few = ("few".to_owned(), "شارك { $count } وزراء.".to_owned(), String::new());
    let other = ("other".to_owned(), String::new(), "{ $count } ministers came.".to_owned());
    assert_eq!(forms(&first), [few.clone(), other.clone()]);

    // A translator writes what is missing, and the source moves behind another sentence.
    let through = |file: StateFile| xliff::read("x", &xliff::write(&file)).unwrap();
    let mut english = through(StateFile::new("talks", &AR, &locale("en"), &first.units, &[]));
    let mut arabic = through(StateFile::own_forms("talks", &AR, &first.units, &[]).unwrap());
    let write = |file: &mut StateFile, form: &str, text: &str| {
        let unit = file.units.iter_mut().find(|unit| unit.id.ends_with(form)).unwrap();
        unit.target.text = text.to_owned();
        unit.target.state = State::Reviewed;
    };
    write(&mut english, "-one", "One minister came.");
    write(&mut arabic, "-two", "شارك وزيران.");
    let kept = [(locale("en"), english)].into();
    let moved = [group("بيان.", "Statement.", ""), groups[0].clone()];
    let second = reconcile(sides(&targets), &moved, &kept, Some(&arabic));
    let one = ("one".to_owned(), String::new(), "One minister came.".to_owned());
    let two = ("two".to_owned(), "شارك وزيران.".to_owned(), String::new());
    assert_eq!(forms(&second), [one.clone(), two.clone(), few, other]);

    // The sentence is gone: what people wrote is kept.
    let gone = reconcile(sides(&targets), &moved[..1], &kept, Some(&arabic));
    let obsolete: Vec<&str> = gone.obsolete.iter().filter_map(|unit| unit.id.rsplit('-').next()).collect();
    assert_eq!(obsolete, ["one", "two"]);
}

static AR: std::sync::LazyLock<Locale> = std::sync::LazyLock::new(|| locale("ar"));

use proptest::prelude::*;

use super::*;
use crate::model::Proposal;

fn locale(tag: &str) -> Locale {
    tag.parse().expect("a language tag")
}

fn file(units: Vec<StateUnit>, obsolete: Vec<StateUnit>) -> StateFile {
    StateFile { document: "talks".to_owned(), source: locale("ar"), target: locale("tk"), units, obsolete }
}

fn unit(id: &str, source: &str, text: &str) -> StateUnit {
    StateUnit {
        id: id.to_owned(),
        kind: BlockKind::Paragraph,
        source: source.to_owned(),
        place: Place::START,
        target: Target { text: text.to_owned(), ..Target::default() },
        terms: Vec::new(),
        form: None,
    }
}

#[test]
fn a_unit_with_everything_is_written_as_translators_expect_it() {
    let mut one = unit("p-7k2m9q", "اجتمع الوزيران & وقّعا <مذكرة>.\u{1}", "Ministrler duşuşdy.");
    one.target.state = State::Reviewed;
    one.target.origin = Origin::Human;
    one.target.confidence = Some(0.93);
    one.target.stale = Some("اجتمع الوزيران.".to_owned());
    one.target.given = Some("0123456789abcdef".to_owned());
    one.target.place = Some(Place::new(4, 1));
    one.target.notes = vec!["at soralsyn".to_owned()];
    one.target.proposals = vec![
        Proposal {
            source: "اجتمعا.".to_owned(), text: "Duşuşdylar.".to_owned(), origin: Origin::Memory(82)
        },
        Proposal {
            source: "اجتمعا.".to_owned(), text: "Olar duşuşdy.".to_owned(), origin: Origin::Human
        },
    ];
    one.terms = vec![TermNote {
        concept: "memorandum-of-understanding".to_owned(),
        term: "مذكرة تفاهم".to_owned(),
        translations: vec!["özara düşünişmek hakynda ähtnama".to_owned()],
        definition: None,
    }];
    insta::assert_snapshot!(write(&file(vec![one], Vec::new())), @r##"
    <?xml version="1.0" encoding="UTF-8"?>
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" version="2.1" srcLang="ar" trgLang="tk">
      <file id="document" original="talks" canResegment="no" srcDir="rtl" trgDir="ltr" xml:space="preserve">
        <unit id="p-7k2m9q">
          <mda:metadata>
            <mda:metaGroup category="tarjuman">
              <mda:meta type="kind">paragraph</mda:meta>
              <mda:meta type="place">1:1</mda:meta>
              <mda:meta type="target-place">4:1</mda:meta>
              <mda:meta type="origin">human</mda:meta>
              <mda:meta type="confidence">0.93</mda:meta>
              <mda:meta type="given">0123456789abcdef</mda:meta>
              <mda:meta type="stale-source">اجتمع الوزيران.</mda:meta>
              <mda:meta type="stale-target">0e2bcb89a300f9df</mda:meta>
            </mda:metaGroup>
          </mda:metadata>
          <mtc:matches>
            <mtc:match ref="#s1" type="tm" similarity="82">
              <source>اجتمعا.</source>
              <target>Duşuşdylar.</target>
            </mtc:match>
            <mtc:match ref="#s1" type="other" subType="tarjuman:document">
              <source>اجتمعا.</source>
              <target>Olar duşuşdy.</target>
            </mtc:match>
          </mtc:matches>
          <gls:glossary>
            <gls:glossEntry>
              <gls:term source="memorandum-of-understanding">مذكرة تفاهم</gls:term>
              <gls:translation>özara düşünişmek hakynda ähtnama</gls:translation>
            </gls:glossEntry>
          </gls:glossary>
          <notes>
            <note>at soralsyn</note>
          </notes>
          <segment id="s1" state="reviewed" subState="tarjuman:stale">
            <source>اجتمع الوزيران &amp; وقّعا &lt;مذكرة&gt;.<cp hex="0001"/></source>
            <target>Ministrler duşuşdy.</target>
          </segment>
        </unit>
      </file>
    </xliff>
    "##);
}

fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        '\0',
        '\u{1}',
        '\t',
        '\n',
        '\r',
        ' ',
        '\\',
        '&',
        '<',
        '>',
        '"',
        '\'',
        ']',
        '\u{85}',
        '\u{200F}',
        '\u{202E}',
        '\u{2028}',
        '\u{FEFF}',
        '\u{FFFE}',
        '\u{FFFF}',
        'u',
        '{',
        '}',
        '1',
        'ش',
        'ş',
        '\u{1F54A}',
    ]);
    prop::collection::vec(prop_oneof![3 => odd, 1 => any::<char>()], 0..12)
        .prop_map(|c| c.into_iter().collect())
}

/// Text that came from XML or YAML, which have no forbidden characters.
fn clean_text() -> impl Strategy<Value = String> {
    any_text().prop_map(|t| t.replace(crate::exchange::xml::is_forbidden, ""))
}

fn any_origin() -> impl Strategy<Value = Origin> {
    prop_oneof![
        Just(Origin::None),
        Just(Origin::Human),
        (0u8..=100).prop_map(Origin::Memory),
        clean_text().prop_map(Origin::Engine)
    ]
}

fn any_proposal() -> impl Strategy<Value = Proposal> {
    (any_text(), any_text(), any_origin()).prop_map(|(source, text, origin)| Proposal {
        source,
        text,
        origin,
    })
}

fn any_target() -> impl Strategy<Value = Target> {
    let states = prop::sample::select(vec![State::Initial, State::Translated, State::Reviewed, State::Final]);
    let several = prop::collection::vec(any_proposal(), 0..3);
    let notes = prop::collection::vec(clean_text(), 0..3);
    let place = prop::option::of((1u32..9, 1u32..9).prop_map(|(l, c)| Place::new(l, c)));
    (
        (any_text(), states, any_origin(), prop::option::of(0f32..=1.0), any::<[bool; 2]>()),
        (prop::option::of(any_text()), several, notes, place, prop::option::of("[0-9a-f]{16}")),
    )
        .prop_map(
            |(
                (text, state, origin, confidence, [rejected, pinned]),
                (stale, proposals, notes, place, given),
            )| {
                let rejected = rejected && state == State::Initial;
                Target {
                    text,
                    state,
                    origin,
                    confidence,
                    stale,
                    proposals,
                    notes,
                    place,
                    given,
                    rejected,
                    pinned,
                }
            },
        )
}

fn any_unit() -> impl Strategy<Value = StateUnit> {
    let kinds = prop::sample::select(vec![
        BlockKind::Paragraph,
        BlockKind::Heading(1),
        BlockKind::Heading(6),
        BlockKind::ListItem,
        BlockKind::Cell,
        BlockKind::Quote,
    ]);
    let term = (
        clean_text(),
        clean_text(),
        prop::collection::vec(clean_text(), 0..3),
        prop::option::of(clean_text()),
    )
        .prop_map(|(concept, term, translations, definition)| TermNote {
            concept,
            term,
            translations,
            definition,
        });
    let form = prop::option::of((0..6_usize, "[a-z][a-z0-9-]{0,8}", "[a-z]{1,6}", any::<bool>()).prop_map(
        |(category, message, variable, derived)| PluralForm {
            message,
            category: CATEGORIES[category],
            variable,
            derived,
            own: Target::default(),
        },
    ));
    (kinds, any_text(), any_target(), prop::collection::vec(term, 0..3), form).prop_map(
        |(kind, source, target, terms, form)| StateUnit {
            id: String::new(),
            kind,
            source,
            place: Place::new(3, 7),
            target,
            terms,
            form,
        },
    )
}

fn any_file() -> impl Strategy<Value = StateFile> {
    (prop::collection::vec(any_unit(), 0..4), prop::collection::vec(any_unit(), 0..3)).prop_map(
        |(mut units, mut obsolete)| {
            for (n, unit) in units.iter_mut().chain(&mut obsolete).enumerate() {
                unit.id = format!("p-{n}");
            }
            file(units, obsolete)
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(state in any_file()) {
        let text = write(&state);
        prop_assert_eq!(&read("talks.tk.xlf", &text).unwrap(), &state, "{}", text);
        roxmltree::Document::parse(&text).expect("another parser finds it well-formed");
    }

    #[test]
    fn a_unit_written_anew_gives_the_file_of_the_new_state(
        state in any_file(),
        changes in prop::collection::vec((0..5_usize, any_unit()), 1..6),
    ) {
        let mut state = state;
        let mut written = Written::new(&state);
        for (at, unit) in changes {
            let id = format!("p-{at}");
            let unit = StateUnit { id, ..unit };
            written.put(at, &unit);
            if let Some(place) = state.units.get_mut(at) {
                *place = unit;
            }
            prop_assert_eq!(written.text(), write(&state));
        }
    }

    #[test]
    fn no_input_makes_the_reader_panic(text in "(<[a-z:!?/]{0,5}|[ =\"'>&;#x0-9]|<unit id=\"a\">|<xliff version=\"2.1\">|<!\\[CDATA\\[|\\PC){0,30}") {
        let _ = read("any.xlf", &text);
    }
}

/// A file as another tool writes it: the content of `<file>`, then what must be read.
fn foreign(content: &str) -> String {
    format!(
        "<xliff trgLang='tk' srcLang='ar' version='2.1' xmlns='{CORE}' xmlns:x='urn:example'>\n\
         <file id='f' original='talks'>{content}</file></xliff>"
    )
}

#[test]
fn what_cat_tools_write_back_is_read() {
    let rows: &[(&str, &str, &str, State, &str)] = &[
        (
            "<unit id='a'><segment><source>س</source></segment></unit>",
            "س",
            "",
            State::Initial,
            "no target and no state: initial",
        ),
        (
            "<unit id='a'><segment><source>س</source><target>a</target></segment></unit>",
            "س",
            "a",
            State::Initial,
            "an absent state is initial by the standard",
        ),
        (
            "<unit id='a'><segment state='final'><source><![CDATA[<س>]]></source><target>a &amp; &#x62;&#99;</target></segment></unit>",
            "<س>",
            "a & bc",
            State::Final,
            "CDATA, entities and character references are text",
        ),
        (
            "<unit id='a'><segment state='final'><source>س</source><target>A.</target></segment><ignorable><source> </source></ignorable><segment state='translated'><source>ص</source><target>B.</target></segment></unit>",
            "س ص",
            "A. B.",
            State::Translated,
            "split segments join with what stood between; the least state counts",
        ),
        (
            "<unit id='a'><segment><source>س</source><target order='3'>last</target></segment><ignorable><source> </source><target order='2'>, </target></ignorable><segment><source>ص</source><target order='1'>first</target></segment></unit>",
            "س ص",
            "first, last",
            State::Initial,
            "the target has its own order",
        ),
        (
            "<unit id='a'><x:any><x:deep>no</x:deep></x:any><segment><source>س</source><target><pc id='1'>one</pc> <ph id='2' equiv='2'/><sc id='3'/> <mrk id='m' type='comment'>three</mrk><cp hex='0007'/><x:y>no</x:y></target></segment></unit>",
            "س",
            "one 2 three\u{7}",
            State::Initial,
            "codes give their equivalent, annotations their content, other vocabularies nothing",
        ),
        (
            "<group id='g'><group id='h'><unit id='a'><segment><source>س</source></segment></unit></group></group>",
            "س",
            "",
            State::Initial,
            "groups are looked into",
        ),
    ];
    for (content, source, target, state, why) in rows {
        let file = read("f.xlf", &foreign(content)).unwrap_or_else(|e| panic!("{why}: {e}"));
        let [unit] = file.units.as_slice() else { panic!("{why}: one unit") };
        assert_eq!((unit.source.as_str(), unit.target.text.as_str()), (*source, *target), "{why}");
        assert_eq!(unit.target.state, *state, "{why}");
    }
}

#[test]
fn a_bad_file_is_one_error_at_its_place() {
    let deep = format!("<xliff xmlns='{CORE}' version='2.1'>{}", "<g>".repeat(100_000));
    let unit = "<unit id='a'><segment state='done'><source>س</source></segment></unit>";
    let twice = "<unit id='a'><segment><source/></segment></unit>".repeat(2);
    let rows: &[(&str, &str, &str)] = &[
        ("", "f.xlf:1:1: not well-formed XML: there is no root element", "an empty file"),
        ("hello", "f.xlf:1:1: not well-formed XML: text outside the root element", "no XML at all"),
        ("<xliff>\n <file>", "f.xlf:2:2: not well-formed XML: `<file>` is not closed", "a file cut short"),
        (
            "<!DOCTYPE x [<!ENTITY a \"&b;&b;\">]><xliff/>",
            "f.xlf:1:1: a document type declaration is not allowed",
            "an entity bomb ends before it starts",
        ),
        ("<xliff>\n&lol;</xliff>", "f.xlf:2:1: unknown entity `&lol;`", "an entity nobody defined"),
        (&deep, "f.xlf:1:257: elements are nested deeper than 64", "a nesting bomb"),
        ("<tmx/>", "f.xlf:1:1: expected `<xliff>`, found `<tmx>`", "another format"),
        (
            "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>",
            "f.xlf:1:1: XLIFF version `1.2` is not 2.0 or 2.1",
            "the old version",
        ),
        (
            "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='ar'/>",
            "f.xlf:1:1: `<xliff>` has no attribute `trgLang`",
            "no target language",
        ),
        (&foreign("\n<unit/>"), "f.xlf:3:1: `<unit>` has no attribute `id`", "a unit without id"),
        (&foreign(unit), "f.xlf:2:44: `done` is not a value of `state`", "an unknown state"),
        (&foreign(&twice), "f.xlf:2:79: the id `a` is used twice", "two units of one id"),
    ];
    for (text, message, why) in rows {
        let error = read("f.xlf", text).expect_err(why);
        assert_eq!(error.to_string(), *message, "{why}");
    }
}

#[test]
fn a_person_settles_a_stale_text_by_editing_it_or_setting_its_state_again() {
    let mut stale = unit("p-1", "س", "Köne");
    stale.target.state = State::Reviewed;
    stale.target.stale = Some("قديم".to_owned());
    let text = write(&file(vec![stale], Vec::new()));
    let rows: &[(&str, &str, bool, &str)] = &[
        ("Köne", "Köne", true, "untouched it stays stale"),
        (">Köne<", ">Täze<", false, "another text was approved for this source"),
        (" subState=\"tarjuman:stale\"", "", false, "a tool that sets the state drops the subState"),
    ];
    for (from, to, still, why) in rows {
        let read = read("f.xlf", &text.replace(from, to)).expect("well-formed");
        assert_eq!(read.units[0].target.stale.is_some(), *still, "{why}");
    }
}

use super::*;
use crate::glossary::edit;

const THERE: &str = "\
# ours
languages: [ar, en, tk]
concepts:
  - id: embassy   # the first
    terms:
      ar: [{term: سفارة}]
      en:
        - term: embassy
          pos: noun

  - id: envoy
    definition: A person who is sent.
    terms:
      ar:
        - term: مبعوث
      en:
        - term: envoy
";

/// What the first file becomes, and the findings.
fn merged(imported: &str) -> (String, Vec<String>) {
    let (glossary, mistakes) = Glossary::parse("there.yaml", THERE);
    assert_eq!(mistakes, []);
    let (mut imported, mistakes) = Glossary::parse("new.yaml", imported);
    assert_eq!(mistakes, []);
    // What no file can leave out, a table can.
    imported.concepts.iter_mut().filter(|c| c.id.starts_with('?')).for_each(|c| c.id.clear());
    let plan = merge(&glossary, &imported);
    let shown = |f: &Finding| {
        let args: Vec<&str> = f.args.iter().map(|(_, value)| value.as_str()).collect();
        format!("{}:{} {}", f.place.line, f.rule.name, args.join(" | "))
    };
    let findings = plan.findings.iter().map(shown).collect();
    (edit::merged(THERE, &plan, &imported).unwrap(), findings)
}

#[test]
fn what_is_new_is_added_and_nothing_else_changes() {
    let (text, findings) = merged(
        "concepts:
  - id: embassy
    subject: missions
    terms:
      ar: [{term: سفارة, gender: feminine}]
      en: [{term: diplomatic mission, status: admitted}]
      tk: [{term: ilçihana}, {term: ilçi öýi, status: deprecated}]
  - id: '?'
    terms:
      ar: [{term: قنصلية}]
      en: [{term: Consulate General}]
",
    );
    insta::assert_snapshot!(text, @"
        # ours
        languages: [ar, en, tk]
        concepts:
          - id: embassy   # the first
            terms:
              ar: [{term: سفارة, gender: feminine}]
              en:
                - term: embassy
                  pos: noun
                - term: diplomatic mission
                  status: admitted
              tk:
                - term: ilçihana
                - term: ilçi öýi
                  status: deprecated
            subject: missions

          - id: envoy
            definition: A person who is sent.
            terms:
              ar:
                - term: مبعوث
              en:
                - term: envoy

          - id: consulate-general
            terms:
              ar:
                - term: قنصلية
              en:
                - term: Consulate General
        ");
    insta::assert_snapshot!(findings.join("\n"), @"
        2:import-duplicate embassy | term | سفارة
        1:import-language-missing 1 | tk | consulate-general
        ");
}

#[test]
fn contradictions_are_told_and_what_is_there_stays() {
    let rows: &[(&str, &[&str], &str)] = &[
        (
            "- {id: embassy, terms: {en: [{term: embassy}]}}",
            &["2:import-duplicate embassy | term | embassy"],
            "nothing new",
        ),
        (
            "- {id: envoy, definition: Another., terms: {}}",
            &["2:import-conflict envoy | value | definition | Another. | A person who is sent."],
            "another definition",
        ),
        (
            "- {id: envoy, terms: {en: [{term: emissary}]}}",
            &["2:import-conflict envoy | preferred | emissary | envoy"],
            "a second preferred term becomes an admitted one",
        ),
        (
            "- {id: '?', terms: {en: [{term: envoy}], ar: [{term: رسول}]}}",
            &["2:import-conflict envoy | other-terms | envoy"],
            "a synonym or a homonym",
        ),
        (
            "- {id: '?', terms: {en: [{term: envoy}], ar: [{term: مبعوث}]}}",
            &["2:import-duplicate envoy | term | مبعوث", "2:import-duplicate envoy | term | envoy"],
            "without an id it is known by its terms",
        ),
        (
            "- {id: herald, terms: {en: [{term: envoy}]}}",
            &["2:import-conflict herald | term-of-other | envoy | envoy"],
            "another id: another concept, but it is told",
        ),
    ];
    for (concept, wanted, why) in rows {
        let (text, mut findings) = merged(&format!("concepts:\n{concept}\n"));
        findings.retain(|finding| !finding.contains("language-missing"));
        assert_eq!(findings, *wanted, "{why}");
        assert!(text.starts_with(THERE.trim_end()) || text.contains("emissary"), "{why}: {text}");
    }
}

#[test]
fn ids_are_made_of_terms() {
    let rows = [
        ("en: [{term: Consulate General}]", "consulate-general", "words"),
        ("tk: [{term: özara gepleşik}]", "ozara-geplesik", "marks fall"),
        ("ar: [{term: رسول}]", "c-", "a digest"),
        ("ar: [{term: رسول}], en: [{term: the envoy's}]", "the-envoys", "Latin letters first"),
    ];
    for (terms, id, why) in rows {
        let (text, _) = merged(&format!("concepts:\n- {{id: '?', terms: {{{terms}}}}}\n"));
        let last = text.lines().rfind(|line| line.trim_start().starts_with("- id")).unwrap();
        assert!(last.contains(id), "{why}: {last}");
    }
}

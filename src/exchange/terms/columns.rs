//! What the columns of a table are, by their headings.

use super::names;
use crate::model::Locale;

/// A field of a concept or of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Subject,
    Definition,
    ConceptNote,
    ConceptSource,
    Broader,
    Related,
    See,
    Language,
    Term,
    Status,
    Pos,
    Gender,
    Number,
    Plurals,
    Forms,
    Oblique,
    Match,
    From,
    Until,
    Note,
    Source,
}

impl Field {
    /// Every field with the heading that we write, in the order of our columns.
    pub(super) const ALL: [(Self, &'static str); 22] = [
        (Self::Id, "id"),
        (Self::Subject, "subject"),
        (Self::Definition, "definition"),
        (Self::ConceptNote, "concept-note"),
        (Self::ConceptSource, "concept-source"),
        (Self::Broader, "broader"),
        (Self::Related, "related"),
        (Self::See, "see"),
        (Self::Language, "language"),
        (Self::Term, "term"),
        (Self::Status, "status"),
        (Self::Pos, "pos"),
        (Self::Gender, "gender"),
        (Self::Number, "number"),
        (Self::Plurals, "plurals"),
        (Self::Forms, "forms"),
        (Self::Oblique, "oblique"),
        (Self::Match, "match"),
        (Self::From, "from"),
        (Self::Until, "until"),
        (Self::Note, "note"),
        (Self::Source, "source"),
    ];

    /// Headings of other programs, and of people.
    const OTHERS: &'static [(&'static str, Self)] = &[
        ("concept", Self::Id),
        ("concept-id", Self::Id),
        ("entry", Self::Id),
        ("entry-id", Self::Id),
        ("المعرف", Self::Id),
        ("subject-field", Self::Subject),
        ("domain", Self::Subject),
        ("topic", Self::Subject),
        ("المجال", Self::Subject),
        ("description", Self::Definition),
        ("meaning", Self::Definition),
        ("التعريف", Self::Definition),
        ("kesgitleme", Self::Definition),
        ("entry-note", Self::ConceptNote),
        ("cross-reference", Self::Related),
        ("lang", Self::Language),
        ("locale", Self::Language),
        ("language-code", Self::Language),
        ("اللغة", Self::Language),
        ("dil", Self::Language),
        ("terms", Self::Term),
        ("designation", Self::Term),
        ("المصطلح", Self::Term),
        ("adalga", Self::Term),
        ("term-status", Self::Status),
        ("usage", Self::Status),
        ("usage-status", Self::Status),
        ("administrative-status", Self::Status),
        ("الحالة", Self::Status),
        ("part-of-speech", Self::Pos),
        ("word-class", Self::Pos),
        ("grammatical-gender", Self::Gender),
        ("grammatical-number", Self::Number),
        ("plural", Self::Plurals),
        ("الجمع", Self::Plurals),
        ("form", Self::Forms),
        ("inflections", Self::Forms),
        ("oblique-stem", Self::Oblique),
        ("match-policy", Self::Match),
        ("valid-from", Self::From),
        ("since", Self::From),
        ("valid-until", Self::Until),
        ("valid-to", Self::Until),
        ("notes", Self::Note),
        ("comment", Self::Note),
        ("comments", Self::Note),
        ("remark", Self::Note),
        ("remarks", Self::Note),
        ("translator-comments", Self::Note),
        ("ملاحظة", Self::Note),
        ("ملاحظات", Self::Note),
        ("bellik", Self::Note),
        ("term-source", Self::Source),
        ("reference", Self::Source),
        ("المصدر", Self::Source),
        ("çeşme", Self::Source),
    ];

    fn of(word: &str) -> Option<Self> {
        let ours = Self::ALL.iter().find(|(_, name)| *name == word).map(|(field, _)| *field);
        ours.or_else(|| Self::OTHERS.iter().find(|(name, _)| *name == word).map(|(_, field)| *field))
    }
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A field of the concept, or of the one term of the row.
    Field(Field),
    /// The terms of a language, or a field of the first of them.
    Of(Locale, Field),
    /// Row numbers and empty headings.
    Passed,
    /// Something a glossary has no place for.
    Unknown,
}

/// The columns of a table by its first row; none when no term could be found by them: then it is no row of headings.
/// `from` and `to` are the languages of columns called source and target.
pub(super) fn columns(
    headings: &[&str],
    from: Option<&Locale>,
    to: Option<&Locale>,
) -> Result<Vec<Column>, NoColumns> {
    let words: Vec<String> = headings.iter().map(|heading| names::word(heading)).collect();
    let source_words = ["source", "src", "source-term", "source-text"];
    let target_words = ["target", "trg", "tgt", "target-term", "target-text", "translation"];
    let is = |known: &[&str], word: &String| known.contains(&word.as_str());
    // A glossary's own table may say of a term where it is from; one of two languages has a target.
    let two = words.iter().any(|word| is(&target_words, word)) && !words.iter().any(|word| word == "term");
    if two && (from.is_none() || to.is_none()) {
        return Err(NoColumns::LanguagesNeeded);
    }
    let column = |(word, heading): (&String, &&str)| match (from, to) {
        (Some(from), _) if two && is(&source_words, word) => Column::Of(from.clone(), Field::Term),
        (_, Some(to)) if two && is(&target_words, word) => Column::Of(to.clone(), Field::Term),
        // Of a pair, the status and the like are those of the translation.
        (_, Some(to)) if two => match column(word, heading) {
            Column::Field(field) if is_of_term(field) => Column::Of(to.clone(), field),
            Column::Field(Field::Note) => Column::Field(Field::ConceptNote),
            column => column,
        },
        _ => column(word, heading),
    };
    let mut columns: Vec<Column> = words.iter().zip(headings).map(column).collect();
    let with_terms = |column: &Column| matches!(column, Column::Of(_, Field::Term));
    if columns.iter().any(with_terms) {
        // The terms stand in columns of their languages: what is said without a language is said of the concept.
        for column in &mut columns {
            *column = match &*column {
                Column::Field(Field::Note) => Column::Field(Field::ConceptNote),
                Column::Field(Field::Source) => Column::Field(Field::ConceptSource),
                Column::Field(Field::Language | Field::Term) => Column::Unknown,
                Column::Field(field) if is_of_term(*field) => Column::Unknown,
                other => other.clone(),
            };
        }
        return Ok(columns);
    }
    let has = |field| columns.contains(&Column::Field(field));
    match (has(Field::Term), has(Field::Language) || from.is_some()) {
        (true, true) => Ok(columns),
        (true, false) => Err(NoColumns::LanguagesNeeded),
        (false, _) => Err(NoColumns::NoHeadings),
    }
}

/// Why a row is no row of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoColumns {
    /// None of its cells names terms.
    NoHeadings,
    /// They do, but not of which language.
    LanguagesNeeded,
}

/// Fields that only make sense of one term.
fn is_of_term(field: Field) -> bool {
    use Field::{Forms, From, Gender, Match, Number, Oblique, Plurals, Pos, Status, Until};
    matches!(field, Status | Pos | Gender | Number | Plurals | Forms | Oblique | Match | From | Until)
}

/// What a heading says by itself.
fn column(word: &str, heading: &str) -> Column {
    if matches!(word, "" | "#" | "no" | "nr" | "row") {
        return Column::Passed;
    }
    if let Some(field) = Field::of(word) {
        return Column::Field(field);
    }
    if let Some(locale) = names::language(heading) {
        return Column::Of(locale, Field::Term);
    }
    // "Term (en)", "en_status", "tk-Cyrl plurals", "English term".
    let parts: Vec<&str> = word.split('-').collect();
    for cut in (1..parts.len()).rev() {
        let (first, last) = (parts[..cut].join("-"), parts[cut..].join("-"));
        for (language, field) in [(&first, &last), (&last, &first)] {
            if let (Some(locale), Some(field)) = (names::language(language), Field::of(field)) {
                return Column::Of(locale, field);
            }
        }
    }
    Column::Unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_many_names() {
        let en = || "en".parse().unwrap();
        let rows = [
            ("id", Column::Field(Field::Id), "our own, and no Indonesian"),
            ("Part of Speech", Column::Field(Field::Pos), "as people write it"),
            ("التعريف", Column::Field(Field::Definition), "in Arabic"),
            ("EN", Column::Of(en(), Field::Term), "a tag"),
            ("en_US", Column::Of("en-US".parse().unwrap(), Field::Term), "a tag with a region"),
            ("tk-Cyrl", Column::Of("tk-Cyrl".parse().unwrap(), Field::Term), "a tag with a script"),
            ("English", Column::Of(en(), Field::Term), "a name"),
            ("Türkmençe", Column::Of("tk".parse().unwrap(), Field::Term), "a name in its language"),
            ("Term (en)", Column::Of(en(), Field::Term), "both"),
            ("en status", Column::Of(en(), Field::Status), "a field of a language"),
            ("status:en", Column::Of(en(), Field::Status), "the other way round"),
            ("tk-Cyrl plurals", Column::Of("tk-Cyrl".parse().unwrap(), Field::Plurals), "with a script"),
            ("No.", Column::Passed, "a number, and no Norwegian"),
            ("Editor", Column::Unknown, "not ours, and no language of six letters"),
            ("tag", Column::Unknown, "no Tagoi"),
        ];
        for (heading, wanted, why) in rows {
            assert_eq!(column(&names::word(heading), heading), wanted, "{heading}: {why}");
        }
    }
}

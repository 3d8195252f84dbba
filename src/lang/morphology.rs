//! The words every language describes its forms in.

use serde::{Deserialize, Serialize};

/// A term as the glossary gives it, as far as its forms depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lemma<'a> {
    /// The citation form; may be several words.
    pub text: &'a str,
    /// Plurals the entry lists (broken ones; regular ones where both are in use).
    pub plurals: &'a [String],
    /// Other forms the entry lists.
    pub forms: &'a [String],
    /// The stem before an ending that begins with a vowel, where the rules do not give it.
    pub oblique: Option<&'a str>,
    /// `noun`, `proper noun`, `verb`, `adjective`; empty when not said.
    pub pos: &'a str,
    /// `masculine`, `feminine`; empty when not said.
    pub gender: &'a str,
    /// `singular`, `plural`; empty when not said.
    pub number: &'a str,
}

/// Singular, dual, plural.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Number {
    /// One.
    #[default]
    Singular,
    /// Two, where the language has a form for it.
    Dual,
    /// More.
    Plural,
}

/// The cases of our languages together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// The citation form.
    #[default]
    Nominative,
    /// Of.
    Genitive,
    /// To.
    Dative,
    /// The object.
    Accusative,
    /// In.
    Locative,
    /// From.
    Ablative,
    /// Which is in (`-daky`).
    Relative,
}

/// Whose: the person and number of the possessor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Possessor {
    /// My.
    First,
    /// Your.
    Second,
    /// His, her, its; izafet.
    Third,
    /// Our.
    FirstPlural,
    /// Your (several).
    SecondPlural,
    /// Their.
    ThirdPlural,
}

/// Features of a form. The default is the citation form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Features {
    /// Number.
    pub number: Number,
    /// Case.
    pub case: Case,
    /// Possessor written on the word.
    pub possessor: Option<Possessor>,
    /// With the article, where it is written on the word.
    pub definite: bool,
    /// In the construct state (Arabic dual and sound plural before a noun).
    pub construct: bool,
    /// Clitics before the word, in order: `و`, `ل`.
    pub proclitics: String,
    /// What is written after everything else: an Arabic pronoun, a Turkmen particle, the English `'s`.
    pub enclitic: String,
}

impl Features {
    /// The features by the words that the interface chooses its wording by, number first: `plural`, `locative`,
    /// `possessor-third`. Clitics are not among them.
    pub fn words(&self) -> Vec<&'static str> {
        let mut words = vec![match self.number {
            Number::Singular => "singular",
            Number::Dual => "dual",
            Number::Plural => "plural",
        }];
        words.extend(self.possessor.map(|possessor| match possessor {
            Possessor::First => "possessor-first",
            Possessor::Second => "possessor-second",
            Possessor::Third => "possessor-third",
            Possessor::FirstPlural => "possessor-first-plural",
            Possessor::SecondPlural => "possessor-second-plural",
            Possessor::ThirdPlural => "possessor-third-plural",
        }));
        words.extend(match self.case {
            Case::Nominative => None,
            Case::Genitive => Some("genitive"),
            Case::Dative => Some("dative"),
            Case::Accusative => Some("accusative"),
            Case::Locative => Some("locative"),
            Case::Ablative => Some("ablative"),
            Case::Relative => Some("relative"),
        });
        words.extend(self.definite.then_some("definite"));
        words.extend(self.construct.then_some("construct"));
        words
    }
}

impl std::str::FromStr for Features {
    type Err = UnknownFeature;

    /// Reads features in the notation of UniMorph: `N;LOC;SG;PSS3`, `LOC+KY` for the case `-daky`, `DEF` for the article.
    ///
    /// ```
    /// use tarjuman::lang::morphology::{Case, Features, Possessor};
    /// let features: Features = "N;LOC;SG;PSS3".parse()?;
    /// assert_eq!(features.case, Case::Locative);
    /// assert_eq!(features.possessor, Some(Possessor::Third));
    /// # Ok::<(), tarjuman::lang::morphology::UnknownFeature>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, UnknownFeature> {
        let mut features = Self::default();
        for tag in text.split(';').map(str::trim) {
            match tag {
                "" | "N" | "PROPN" | "ADJ" | "INDF" => {}
                "SG" => features.number = Number::Singular,
                "DU" => features.number = Number::Dual,
                "PL" => features.number = Number::Plural,
                "NOM" => features.case = Case::Nominative,
                "GEN" => features.case = Case::Genitive,
                "DAT" => features.case = Case::Dative,
                "ACC" => features.case = Case::Accusative,
                "LOC" => features.case = Case::Locative,
                "ABL" => features.case = Case::Ablative,
                "LOC+KY" | "KY" => features.case = Case::Relative,
                "PSS1S" => features.possessor = Some(Possessor::First),
                "PSS2S" => features.possessor = Some(Possessor::Second),
                "PSS3" | "PSS3S" => features.possessor = Some(Possessor::Third),
                "PSS1P" => features.possessor = Some(Possessor::FirstPlural),
                "PSS2P" => features.possessor = Some(Possessor::SecondPlural),
                "PSS3P" => features.possessor = Some(Possessor::ThirdPlural),
                "DEF" => features.definite = true,
                "CONS" => features.construct = true,
                other => return Err(UnknownFeature(other.to_owned())),
            }
        }
        Ok(features)
    }
}

/// A tag that names no feature.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown feature {0:?}")]
pub struct UnknownFeature(String);

/// One way to read a written word alone: what it may be a form of. [`crate::lang::Language::inflect`] of the stem to the
/// features gives the word back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parse {
    /// The citation form.
    pub stem: String,
    /// `verb` where the stem is one; else empty.
    pub pos: &'static str,
    /// What form of it the word is.
    pub features: Features,
    /// The rules that allowed each step: `ل + ال + سفارة, plural ات`.
    pub steps: String,
}

impl Parse {
    /// The stem as a term.
    pub fn lemma(&self) -> Lemma<'_> {
        Lemma { text: &self.stem, pos: self.pos, ..Lemma::default() }
    }
}

/// A reading of a written form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// What form it is.
    pub features: Features,
    /// The reading in words: `ل + ال + سفارة, plural ات`.
    pub steps: String,
    /// How sure.
    pub certainty: Certainty,
    /// Gives way to a reading of another term that claims the same words without giving way: final `ه` read as `ة`, a
    /// regular plural `ات` that may belong to another word in `ة`.
    pub yields: bool,
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// A form that no other reading claims.
    Certain,
    /// A broken plural guessed from the template of the word.
    GuessedPlural,
    /// The same letters are another word as well.
    Homograph,
}

/// One form of a paradigm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As it is written.
    pub text: String,
    /// What it is.
    pub features: Features,
}

//! What goes wrong with a whole request, and with one text of it.

use std::time::Duration;

use thiserror::Error;

/// Why a request brought nothing.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum EngineError {
    /// The service asks to wait, or is down for now.
    #[error("the service is busy (status {status})")]
    Busy {
        /// What it answered.
        status: u16,
        /// How long it asks to wait.
        after: Option<Duration>,
    },
    /// No whole answer came.
    #[error("no whole answer came: {reason}")]
    Network {
        /// What happened.
        reason: String,
    },
    /// An answer came that cannot be read.
    #[error("the answer cannot be read: {reason}")]
    Garbled {
        /// What is wrong with it.
        reason: String,
    },
    /// The process of an engine ended.
    #[error("the engine's process ended: {reason}")]
    Ended {
        /// How.
        reason: String,
    },
    /// The request is longer than the service takes.
    #[error("the request is longer than the service takes")]
    TooLarge,
    /// The service does not want this request, however often it is sent.
    #[error("the service refuses the request (status {status}): {reason}")]
    Refused {
        /// What it answered.
        status: u16,
        /// Its words.
        reason: String,
    },
    /// The key is wrong or may not do this.
    #[error("the service does not take the key (status {status})")]
    Key {
        /// What it answered.
        status: u16,
    },
    /// What was paid for is used up.
    #[error("the quota of the service is used up")]
    Quota,
    /// The engine does not translate this pair.
    #[error("the engine does not translate {pair}")]
    Pair {
        /// The pair.
        pair: String,
    },
    /// The settings do not do.
    #[error("{reason}")]
    Settings {
        /// What is missing or wrong.
        reason: String,
    },
    /// The circuit is open: the service failed too often in this run.
    #[error("the engine failed too often and is left alone for this run")]
    Open,
    /// The request would go over the budget.
    #[error("the budget does not reach")]
    Budget,
    /// The run was stopped.
    #[error("stopped")]
    Stopped,
}

/// What to do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Send the same again, later.
    Retry,
    /// Send less at once.
    Split,
    /// Give these texts up; others may do.
    GiveUp,
    /// Give the engine up for this run.
    Leave,
}

impl EngineError {
    /// What to do about it. Statuses 408, 425, 429 and 5xx, a connection that breaks and an answer that is cut off are worth
    /// another try; a wrong key, an empty account and a pair that is not there are not.
    pub fn course(&self) -> Course {
        match self {
            Self::Busy { .. } | Self::Network { .. } | Self::Garbled { .. } | Self::Ended { .. } => {
                Course::Retry
            }
            Self::TooLarge => Course::Split,
            Self::Refused { .. } => Course::GiveUp,
            Self::Key { .. }
            | Self::Quota
            | Self::Pair { .. }
            | Self::Settings { .. }
            | Self::Open
            | Self::Budget
            | Self::Stopped => Course::Leave,
        }
    }

    /// The word for it in messages and records.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Busy { .. } => "busy",
            Self::Network { .. } => "network",
            Self::Garbled { .. } => "garbled",
            Self::Ended { .. } => "ended",
            Self::TooLarge => "too-large",
            Self::Refused { .. } => "refused",
            Self::Key { .. } => "key",
            Self::Quota => "quota",
            Self::Pair { .. } => "pair",
            Self::Settings { .. } => "settings",
            Self::Open => "open",
            Self::Budget => "budget",
            Self::Stopped => "stopped",
        }
    }
}

/// What is wrong with the answer to one text.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Flaw {
    /// There is none.
    #[error("the answer has no translation of it")]
    Missing,
    /// There are two.
    #[error("the answer has two translations of it")]
    Doubled,
    /// It translates another text.
    #[error("the answer belongs to another text")]
    Drifted,
    /// It is empty.
    #[error("the translation is empty")]
    Empty,
    /// It is not in the target language.
    #[error("the translation is not written in the target language")]
    WrongLanguage,
    /// A placeholder is lost, doubled or made up.
    #[error("placeholders are lost or doubled")]
    Placeholders,
    /// It is much longer or shorter than any translation would be.
    #[error("the translation is far longer than the text")]
    Length,
    /// A term of the glossary is not used; in words for the engine.
    #[error("a term of the glossary is not used")]
    Terms(String),
    /// The engine has nothing for it: the memory does not know it.
    #[error("nothing is known of it")]
    Unknown,
    /// It may not leave the machine.
    #[error("it may not leave this machine")]
    Confidential,
    /// The request failed.
    #[error(transparent)]
    Request(EngineError),
}

impl Flaw {
    /// What a language model is told when it is asked again.
    pub fn complaint(&self) -> String {
        match self {
            Self::Terms(words) => words.clone(),
            Self::Placeholders => "Keep every <x id=\"…\"/> exactly once.".to_owned(),
            Self::WrongLanguage => "Write in the target language and its script only.".to_owned(),
            Self::Missing | Self::Doubled | Self::Drifted => {
                "Translate exactly this text under its own id.".to_owned()
            }
            Self::Empty => "Do not leave it empty.".to_owned(),
            Self::Length => "Translate this text only and add nothing.".to_owned(),
            Self::Unknown | Self::Confidential | Self::Request(_) => String::new(),
        }
    }

    /// The word for it in messages and records.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Doubled => "doubled",
            Self::Drifted => "drifted",
            Self::Empty => "empty",
            Self::WrongLanguage => "wrong-language",
            Self::Placeholders => "placeholders",
            Self::Length => "length",
            Self::Terms(_) => "terms",
            Self::Unknown => "unknown",
            Self::Confidential => "confidential",
            Self::Request(error) => error.word(),
        }
    }
}

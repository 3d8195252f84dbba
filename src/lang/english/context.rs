//! Words that look like a form of a noun and are another word, as far as their neighbours show it.

use crate::lang::matching::Sentence;
use crate::lang::morphology::Number;

/// True where the word at `at`, read as a form of a noun in `number`, is another word: a verb after a modal,
/// a pronoun or `to`, the adverb `right`, half of `vice-president`.
///
/// Where the neighbours leave it open it is taken for the noun.
pub(super) fn is_another_word(number: Number, sentence: &Sentence, at: usize) -> bool {
    let near = Near { sentence, at };
    let own = near.word(0);
    let (before, after) = (near.word(-1), near.word(1));
    if near.hyphen_before() && PREFIXES.contains(&before) {
        return true;
    }
    let singular = number == Number::Singular;
    let verb = MODALS.contains(&before)
        || before.ends_with("n't")
        || (before == "not" && (MODALS.contains(&near.word(-2)) || DO.contains(&near.word(-2))))
        || SUBJECTS.contains(&before)
        || (singular && matches!(before, "you" | "please"))
        || (!singular && before == "which" && near.gap_before(-1).contains(','))
        || (!singular && OBJECTS.contains(&after))
        || (singular && before == "to" && (DETERMINERS.contains(&after) || WANT.contains(&near.word(-2))));
    let object = DETERMINERS.contains(&after);
    let adverb = ADVERBS.contains(&before)
        || before.len() > 4 && before.ends_with("ly") && !ADJECTIVES.contains(&before);
    let verb = verb
        || (object && adverb)
        // `and support the`, `Visit the`: a noun in the singular would have an article.
        || (object && singular && matches!(before, "and" | "or" | ""))
        || (own.ends_with("ing") && (FORMS_OF_BE.contains(&before) || adverb && FORMS_OF_BE.contains(&near.word(-2))));
    // A verb is one for whoever has a verb of these letters: a name or an abstract noun never is.
    let verb = verb && !NO_VERBS.iter().any(|end| own.ends_with(end));
    verb || (singular && own == "right" && is_adverb(before, after))
}

/// `right now`, `it is right by the gate`.
fn is_adverb(before: &str, after: &str) -> bool {
    WHERE.contains(&after)
        || before == "all"
        || (PREDICATE.contains(&before) && matches!(after, "on" | "by" | "in" | "at"))
}

/// After them stands a verb in its plain form.
const MODALS: &[&str] = &[
    "can", "cannot", "could", "might", "must", "shall", "should", "will", "would", "i'll", "we'll",
    "they'll", "you'll", "he'll", "she'll", "it'll", "who'll", "i'd", "we'd", "they'd", "you'd", "he'd",
    "she'd", "let's",
];

/// With `not` they are modals; alone they have objects (`do research`).
const DO: &[&str] = &["did", "do", "does"];

/// Pronouns that are subjects and nothing else.
const SUBJECTS: &[&str] = &["he", "i", "she", "they", "we", "who"];

/// Pronouns that are objects and nothing else.
const OBJECTS: &[&str] = &["him", "me", "them", "us"];

/// What begins the object of a verb.
const DETERMINERS: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "every", "her", "him", "his", "it", "its", "me", "my", "our",
    "the", "their", "them", "these", "this", "those", "us", "you", "your",
];

/// After them `to` begins a verb phrase.
const WANT: &[&str] = &[
    "able",
    "agree",
    "agreed",
    "aim",
    "aims",
    "allow",
    "allowed",
    "asked",
    "attempt",
    "attempted",
    "authorized",
    "continue",
    "continued",
    "continues",
    "decide",
    "decided",
    "decides",
    "designed",
    "determined",
    "eager",
    "expect",
    "expected",
    "failed",
    "free",
    "going",
    "gonna",
    "got",
    "had",
    "happy",
    "has",
    "have",
    "hope",
    "hopes",
    "how",
    "intend",
    "intends",
    "intended",
    "invited",
    "like",
    "love",
    "managed",
    "need",
    "needed",
    "needs",
    "order",
    "plan",
    "planned",
    "planning",
    "plans",
    "prepared",
    "promised",
    "ready",
    "refused",
    "required",
    "seek",
    "seeks",
    "sought",
    "tried",
    "tries",
    "try",
    "trying",
    "unable",
    "urged",
    "used",
    "want",
    "wanted",
    "wants",
    "when",
    "where",
    "whether",
    "willing",
    "wish",
    "wished",
    "wishes",
];

/// Adjectives that look like adverbs.
const ADJECTIVES: &[&str] =
    &["daily", "early", "family", "friendly", "monthly", "quarterly", "weekly", "yearly"];

/// Adverbs that stand before verbs.
const ADVERBS: &[&str] = &[
    "also",
    "always",
    "even",
    "ever",
    "just",
    "never",
    "now",
    "often",
    "only",
    "sometimes",
    "still",
    "then",
    "which",
];

const FORMS_OF_BE: &[&str] =
    &["am", "are", "be", "been", "i'm", "is", "they're", "was", "we're", "were", "you're"];

/// Ends of nouns that no verb has.
const NO_VERBS: &[&str] = &["ity", "ness", "ship", "ism", "ation", "ations", "ities", "ships"];

/// Parts before a hyphen that make another thing of what follows.
const PREFIXES: &[&str] = &["bi", "counter", "inter", "multi", "non", "pre", "re", "sub", "un", "vice"];

/// What follows the adverb `right`.
const WHERE: &[&str] = &[
    "across", "after", "around", "away", "back", "before", "behind", "beside", "down", "here", "inside",
    "into", "next", "now", "off", "onto", "out", "outside", "past", "there", "through", "up", "when",
    "where",
];

/// What stands before the adverb and not before the noun.
const PREDICATE: &[&str] =
    &["am", "are", "be", "been", "he", "is", "it", "she", "that", "them", "was", "were"];

/// The words around one.
struct Near<'a, 't> {
    sentence: &'a Sentence<'t>,
    at: usize,
}

impl<'a> Near<'a, '_> {
    /// A word folded; empty where there is none, and where the sentence is interrupted on the way.
    fn word(&self, offset: isize) -> &'a str {
        let Some(index) = self.at.checked_add_signed(offset) else { return "" };
        let (from, to) = if offset < 0 { (index + 1, self.at) } else { (self.at + 1, index) };
        let joined = |index: usize| {
            let gap = self.sentence.words().gap(index);
            let gap =
                gap.strip_prefix(['\'', '\u{2019}']).map_or(gap, |gap| gap.trim_start_matches(['s', 'S']));
            gap == "-" || (!gap.is_empty() && gap.chars().all(char::is_whitespace))
        };
        if !(from..=to).all(joined) {
            return "";
        }
        self.sentence.written(index).map_or("", |word| &word.folded)
    }

    /// What is written before the word at `offset`.
    fn gap_before(&self, offset: isize) -> &'a str {
        self.at.checked_add_signed(offset).map_or("", |index| self.sentence.words().gap(index))
    }

    fn hyphen_before(&self) -> bool {
        self.sentence.words().gap(self.at) == "-"
    }
}

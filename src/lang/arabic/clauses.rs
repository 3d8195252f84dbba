//! Where a clause begins behind a comma: by a particle, or by a conjunction written on a verb.
//!
//! Lists of nouns behind commas (`، وتعزيز التعاون، والأمن`) have the same conjunction, and most masdars look like verbs, so
//! that verbs are listed, and only what can hardly be a noun is told by its shape.

use super::letters::{fold, same};

/// Particles and pronouns that begin a clause, as they are written behind a comma; folded when compared.
const PARTICLES: &[&str] = &[
    "ثم",
    "لكن",
    "ولكن",
    "لكنه",
    "لكنها",
    "ولكنه",
    "ولكنها",
    "ولكنهم",
    "بينما",
    "فيما",
    "كما",
    "حيث",
    "إذ",
    "مما",
    "وقد",
    "فقد",
    "ولقد",
    "لقد",
    "وسوف",
    "ولم",
    "فلم",
    "ولن",
    "وليس",
    "وليست",
    "وكان",
    "وكانت",
    "وكانوا",
    "فكان",
    "وهو",
    "وهي",
    "وهم",
    "وأنه",
    "وأنها",
    "وأنهم",
    "وأن",
    "وإن",
    "وإنه",
    "وإنها",
    "وإذا",
    "فإذا",
    "وإذ",
    "وأما",
    "أما",
    "وذلك",
    "وهناك",
    "وثمة",
    "ولذلك",
    "لذلك",
    "ولهذا",
    "لهذا",
    "ومع",
    "علما",
    "وعندما",
    "وحين",
    "وحينما",
    "وبينما",
    "فإن",
    "فإنه",
    "فإنها",
    "لأن",
    "لأنه",
    "لأنها",
    "ولأن",
    "وما",
];

/// Two words that begin one together.
const PAIRS: &[(&str, &str)] =
    &[("غير", "أن"), ("إلا", "أن"), ("على", "أن"), ("في", "حين"), ("رغم", "أن"), ("مع", "أن"), ("ومن", "ثم")];

/// Verbs in the perfect that are no nouns as well, in the third person: what news and documents report with.
const VERBS: &str = "قال أكد أعلن أضاف أشار أوضح أعرب شدد دعا ناقش استعرض جرى بدأ وقع وصل غادر حضر شارك افتتح اختتم تلقى التقى \
    استقبل رحب أشاد أثنى عبر اتفق أقر اعتمد قرر طالب حث حذر نفى كشف رفض وافق صادق أصدر أدان استنكر ترأس ألقى سلم أجاب سأل \
    عين كلف أنشأ أسس شهد تضمن شمل بلغ ارتفع انخفض زاد تراجع استمر واصل تابع عاد ذهب خرج دخل جاء أتى ظهر ترك أخذ جلس سمع رأى عرف \
    أغلق مات ولد عاش أصبح صار ظل بقي أبدى أبلغ أبرز أجرى أجمع أحال اختار أدى أرسل أسفر أسهم اشترك اطلع أعاد اعتبر اعترف أفاد ألزم \
    انتخب انتهى انضم انطلق أوصى أوعز أولى تبنى تحدث تعهد تلا توجه توصل تولى حدد حقق خصص دشن ركز صدر عزز فاز قام قاد كرر لفت نظم \
    نفذ وجه تم تطرق تناول أطلق أمضى أنجز أنهى أيد استأنف استند اقترح التزم تمكن تبادلا زار شكر نوه هنأ";

/// Verbs that without an ending are nouns as well.
const ALSO_NOUNS: &str = "بحث عرض عقد طرح ذكر سجل حمل نقل نشر رد طلب علم عمل نظر قرأ ضم أمر فتح منح وضع وعد ورد نص قدم كتب ضرب \
    مثل لعب دعم درس جمع دفع شرح شرع قطع كسب ربط";

/// Imperfects with `ت` that are no masdars.
const WITH_TA: &str = "تشمل تهدف تأتي تعد تعتبر تمثل تقوم تشير تؤكد تعمل تسعى تتضمن تتناول تتولى تجري تلتزم تتعهد تدعو ترحب تعرب تقع \
    تبلغ تشكل تسهم تشارك تواصل تعتزم ترى تطالب تبقى تزيد تستمر";

/// Nouns that begin like an imperfect with `ي`.
const NOT_IMPERFECT: &[&str] =
    &["يوم", "يون", "يول", "يناير", "يسار", "يمين", "يمن", "يابان", "يهود", "يورو", "يقين", "ياباني"];

/// Whether `text`, which stands behind a comma, begins a clause.
pub(super) fn begins(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let word = fold(first.trim_matches(|c: char| !c.is_alphabetic())).text;
    let is = |listed: &str| folded_eq(listed, &word);
    let second = words.next().map(|next| fold(next.trim_matches(|c: char| !c.is_alphabetic())).text);
    let second_is = |listed: &str| second.as_deref().is_some_and(|next| folded_eq(listed, next));
    // `ومع ذلك`, but `ومع الوفد`; `وما زال`, but `وما في`.
    if is("ومع") {
        return second_is("ذلك") || second_is("أن");
    }
    if is("وما") {
        return ["زال", "زالت", "دام", "لم", "كان"].iter().any(|next| second_is(next));
    }
    if PARTICLES.iter().any(|particle| is(particle))
        || PAIRS.iter().any(|(one, two)| is(one) && second_is(two))
    {
        return true;
    }
    word.strip_prefix(['و', 'ف']).is_some_and(is_verb)
}

/// Folded letters against a word of the lists.
fn folded_eq(listed: &str, word: &str) -> bool {
    listed.chars().map(same).eq(word.chars())
}

/// Whether a folded word without its conjunction is a verb.
fn is_verb(word: &str) -> bool {
    let listed = |list: &str, word: &str| list.split_whitespace().any(|verb| folded_eq(verb, word));
    if listed(VERBS, word) || listed(WITH_TA, word) {
        return true;
    }
    for ending in ["تا", "وا", "ت", "ا"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 1) {
            // The weak last letter is gone before some endings: `دعت`, `التقت`; `ا` on a noun is the accusative.
            let weak = |list| ["ي", "ا"].iter().any(|last| listed(list, &format!("{stem}{last}")));
            if listed(VERBS, stem) || (ending != "ا" && (listed(ALSO_NOUNS, stem) || weak(VERBS))) {
                return true;
            }
        }
    }
    let letters = word.chars().count();
    let noun = word.ends_with('ة') || word.ends_with("ات") || word.ends_with("يه");
    let imperfect =
        |word: &str| word.starts_with('ي') && !NOT_IMPERFECT.iter().any(|noun| word.starts_with(noun));
    // `سيشارك`: but `سيادة`, `سيارة`, `سيناريو`.
    let future = word.strip_prefix('س').is_some_and(|rest| {
        let noun = ["يا", "يد", "يط", "ين", "ير"].iter().any(|begin| rest.starts_with(begin));
        rest.chars().count() > 2 && ((imperfect(rest) && !noun) || listed(WITH_TA, rest))
    });
    !noun && letters > 3 && (imperfect(word) || future)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_begin_with_particles_and_verbs() {
        let rows = [
            ("وأكد الوزير", true, "a verb of reporting"),
            ("وأعلنت الوزارة", true, "with the feminine ending"),
            ("ودعت إلى الحوار", true, "a weak verb"),
            ("وقرروا المضي", true, "a plural"),
            ("ويتعهد الطرفان", true, "an imperfect"),
            ("وسيشارك في الاجتماع", true, "a future"),
            ("وتهدف المذكرة", true, "an imperfect with ت"),
            ("وعقدت اللجنة", true, "what is a noun without its ending"),
            ("وقَد وصل", true, "vowel marks do not count"),
            ("ثم غادر", true, "a particle"),
            ("غير أن الوفد", true, "two words"),
            ("وتعزيز التعاون", false, "a masdar"),
            ("وتجارة النفط", false, "a noun in ت"),
            ("والأمن والسلام", false, "a noun with its article"),
            ("وعقد اجتماع", false, "a noun, or a verb"),
            ("وأعمال العنف", false, "a broken plural"),
            ("ويوم الخميس", false, "a noun in ي"),
            ("وسيادة القانون", false, "a noun in سي"),
            ("ومع الوفد", false, "with"),
            ("في بغداد", false, "a preposition"),
            ("", false, "nothing"),
        ];
        for (text, clause, why) in rows {
            assert_eq!(begins(text), clause, "{text}: {why}");
        }
    }
}

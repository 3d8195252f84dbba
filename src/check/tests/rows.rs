//! Documents of a unit or a few, the findings they raise (`i` marks a note), and why.

type Row =
    ((&'static str, &'static str), &'static [(&'static str, &'static str)], &'static str, &'static str);

const EN: (&str, &str) = ("ar", "en");
const TK: (&str, &str) = ("ar", "tk");
const AR: (&str, &str) = ("en", "ar");

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    // Right translations: the term is there, in whatever form.
    (EN, &[("وقّع الوزيران مذكرة تفاهم.", "The ministers signed a memorandum of understanding.")], "", "the term"),
    (EN, &[("وقّعا مذكرتي تفاهم.", "They signed two memoranda of understanding.")], "", "in the plural"),
    (EN, &[("وقّعا مذكرات تفاهم.", "They signed memorandums of understanding.")], "", "in its other plural"),
    (EN, &[("وقّع الوزيران مذكرة تفاهم.", "The ministers signed an MoU.")], "", "an admitted term"),
    (EN, &[("وقّعت الاتفاقية.", "The agreement's text was signed.")], "", "the possessive"),
    (EN, &[("في سفاراتها", "in its embassies")], "", "plural with a pronoun"),
    (EN, &[("أكدت السفارة أن السفارة ستبقى مفتوحة.", "The embassy said it would stay open.")], "", "two mentions, one translation"),
    (EN, &[("سفارة جمهورية العراق", "the Iraqi embassy")], "", "a country as an adjective"),
    (EN, &[("سفارة فرنسا", "the French embassy")], "", "an adjective of another shape"),
    (EN, &[("رئيس تركمانستان", "the Turkmen president")], "", "an adjective shorter than the name"),
    (EN, &[("بين العراق وفرنسا", "between Iraq and France")], "", "both names"),
    (EN, &[("قال وزير الخارجية إنه وصل.", "The Minister for Foreign Affairs said he had arrived.")], "", "a name of several words"),
    (EN, &[("زار وزارة الخارجية.", "He visited the Foreign Ministry.")], "", "admitted"),
    (EN, &[("وقّعت مذكرة تفاهم.", "A memorandum of understanding was signed."), ("تدخل مذكرة التفاهم حيز النفاذ.", "The Memorandum enters into force.")], "", "a part of the name stands for it"),
    (EN, &[("وقّعت مذكرة تفاهم.", "A memorandum of understanding was signed."), ("تدخل مذكرة التفاهم حيز النفاذ.", "It enters into force.")], "", "a pronoun right after"),
    (EN, &[("زار وزارة الخارجية.", "He visited the Ministry of Foreign Affairs."), ("صباح اليوم.", "This morning."), ("شكر وزارة الخارجية.", "He thanked the Ministry.")], "", "a part of the name, later"),
    (EN, &[("عقد الاجتماع في بغداد.", "The meeting was held in Baghdad.")], "", "a verb of the same letters"),
    (EN, &[("وقد عقد الجانبان مشاورات.", "Both sides held talks.")], "", "a verb after قد"),
    (EN, &[("عقدت المشاورات السياسية.", "Political consultations were held.")], "", "a capital at the beginning"),
    (EN, &[("جولة من المشاورات السياسية", "a round of political consultations")], "", "the plural that is its citation form"),
    (EN, &[("بيان صحفي", "a press release")], "", "no term at all"),
    (EN, &[("وقّعت الاتفاقية.", "")], "", "no translation yet: a finding of its own"),
    (EN, &[("وقّعت مذكرة تفاهم.", "They signed a memorandum of understanding (مذكرة تفاهم).")], "", "the source term beside its translation"),
    (EN, &[("وقّع الطرفان الاتفاق.", "Both sides signed the accord.")], "", "admitted for admitted"),
    (EN, &[("وقّعت معاهدة.", "A treaty was signed.")], "", "the related concept itself"),
    (TK, &[("وقّع الوزيران مذكرة تفاهم.", "Ministrler özara düşünişmek hakynda ähtnama gol çekdiler.")], "", "the term"),
    (TK, &[("جاء في مذكرة التفاهم", "Özara düşünişmek hakynda ähtnamada aýdylýar")], "", "in the locative"),
    (TK, &[("في سفارات البلدين", "iki ýurduň ilçihanalarynda")], "", "plural, possessor and case"),
    (TK, &[("في وزارة الخارجية", "Daşary işler ministrliginde")], "", "a compound with its case"),
    (TK, &[("وزير الخارجية", "daşary işler ministriniň")], "", "genitive"),
    (TK, &[("سفارة العراق", "Yragyň ilçihanasy")], "", "a softened name"),
    (TK, &[("علاقات العراق", "Yrak bilen gatnaşyklar")], "", "a name"),
    (TK, &[("شعب تركمانستان", "türkmen halky")], "", "the people for the country"),
    (TK, &[("وقّعت الاتفاقية.", "Ylalaşyga gol çekildi."), ("تنص الاتفاقية على ذلك.", "Ol muny kesgitleýär.")], "", "a pronoun"),
    (TK, &[("زار وزارة الخارجية.", "Daşary işler ministrligine bardy."), ("شكر وزارة الخارجية.", "Ministrlige minnetdarlyk bildirdi.")], "", "the head of the compound"),
    (TK, &[("تعاون البلدين", "iki ýurduň hyzmatdaşlygy")], "", "softened before a vowel"),
    (TK, &[("تعاون وثيق مع فرنسا", "Fransiýa bilen ysnyşykly hyzmatdaşlyk")], "", "two terms"),
    (AR, &[("He visited the embassy.", "زار السفارة.")], "", "with the article"),
    (AR, &[("in its embassies", "في سفاراتها")], "", "plural with a pronoun"),
    (AR, &[("The Iraqi and the French side; Iraq agreed.", "الجانبان العراقي والفرنسي؛ ووافق العراق.")], "", "name and adjective"),
    (AR, &[("a visit to Iraq", "زيارة عراقية")], "", "an adjective without the article"),
    (AR, &[("They signed the agreement.", "وقّعوا الاتفاقية."), ("The agreement is final.", "وهي نهائية.")], "", "a pronoun"),
    (AR, &[("The Ministry of Foreign Affairs spoke.", "تحدثت وزارة الخارجية."), ("The Ministry of Foreign Affairs added this.", "وأضافت الوزارة ذلك.")], "", "the head of the name"),
    (AR, &[("They signed two agreements.", "وقّعوا اتفاقيتين.")], "", "the dual"),
    (AR, &[("Cooperation goes on.", "يستمر التعاون.")], "", "with the article"),

    // The term is not there.
    (EN, &[("وقّع الوزيران مذكرة تفاهم.", "The ministers signed a paper.")], "T001", "a paraphrase"),
    (EN, &[("زار سفارة بلاده.", "He visited his country's mission.")], "T001", "another word"),
    (EN, &[("وقّعت الاتفاقية.", "The treaty was signed.")], "T001", "another concept"),
    (EN, &[("سفارة العراق", "the embassy of Iran")], "T001", "another country"),
    (EN, &[("وقّعت مذكرة تفاهم.", "A memorandum of understanding was signed."), ("صباح اليوم.", "This morning."), ("تدخل مذكرة التفاهم حيز النفاذ.", "The paper enters into force.")], "T001i", "named before: perhaps an ellipsis"),
    (EN, &[("تعاون البلدان.", "The two countries cooperate.")], "T001i", "a verb for the noun"),
    (EN, &[("وقّعت مذكرة تفاهم.", "They met."), ("صباح اليوم.", "A memorandum of understanding was signed.")], "T001i", "in the neighbouring unit"),
    (TK, &[("زار السفارة.", "Ol wekilhana bardy.")], "T001", "a pronoun, but the concept was not named"),
    (TK, &[("وقّعت الاتفاقية.", "Şertnama gol çekildi.")], "T001", "another concept"),
    (TK, &[("في وزارة الخارجية", "Içeri işler ministrliginde")], "T001", "another ministry"),
    (AR, &[("They signed an agreement.", "وقّعوا وثيقة.")], "T001", "another word"),
    (AR, &[("He visited the embassy.", "زار القنصلية.")], "T001", "another office"),

    // Terms that are not to be used.
    (TK, &[("وقّع الوزيران مذكرة تفاهم.", "Ministrler memoranduma gol çekdiler.")], "T002", "forbidden, in the dative"),
    (TK, &[("في مذكرات التفاهم", "memorandumlarda")], "T002", "forbidden, in the plural"),
    (TK, &[("بيان صحفي", "memorandum")], "T002i", "the source does not speak of it"),
    (EN, &[("وقّعت الاتفاقية.", "The pact was signed.")], "T002", "forbidden"),
    (EN, &[("زار السفارة.", "He visited the legation.")], "T004i", "deprecated"),
    (EN, &[("زار السفارات.", "He visited the legations.")], "T004i", "deprecated, in the plural"),

    // Two ways.
    (EN, &[("المشاورات السياسية مستمرة.", "Political consultations go on."), ("انتهت المشاورات السياسية.", "Political talks ended.")], "T003", "two approved terms"),
    (EN, &[("وقّعت مذكرة تفاهم.", "A memorandum of understanding was signed."), ("نُشرت مذكرة التفاهم.", "The MoU was published.")], "", "a short form is no second name"),
    (EN, &[("وزارة الخارجية مغلقة.", "The Ministry of Foreign Affairs is closed."), ("زار وزارة الخارجية.", "He visited the Foreign Ministry.")], "T003", "two approved terms"),

    // Left in another language.
    (EN, &[("وقّعت مذكرة تفاهم.", "They signed a مذكرة تفاهم.")], "T006", "Arabic in English"),
    (TK, &[("زار السفارة.", "Ol السفارة bardy.")], "T006", "Arabic in Turkmen"),
    (TK, &[("وقّعت مذكرة تفاهم.", "Olar memorandum of understanding gol çekdiler.")], "T002", "English in Turkmen whose first word is forbidden"),
    (TK, &[("زار السفارة.", "Ol embassy bardy.")], "T006", "English in Turkmen"),
    (AR, &[("They signed the agreement.", "وقّعوا agreement.")], "T006", "English in Arabic"),
];

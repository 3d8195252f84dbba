"""One error planted in a translation: a function a kind.

Each takes the source, the translation and its language, and gives the pair with the error in it, or nothing where the pair has no
place for it. Most leave the source as it is; a placeholder is first put into both.
"""

import random
import re

ZEROS = "0٠"
SMALL = "a-zýäöüşžňç"
ENDINGS = {
    "en": "",
    "ar": "",
    "tk": r"(?:y|i|da|de|dan|den|yň|iň|nyň|niň|a|e|ä|na|ne|ny|ni|sy|si|ynda|inde|yny|ini|yna|ine|ynyň|iniň|lary|leri|ly|li|daky|däki)?",
}


def of_target(error):
    """An error of the translation alone."""

    def planted(source, target, locale):
        changed = error(target, locale)
        return (source, changed) if changed else None

    planted.__name__ = error.__name__
    return planted


def swapped(text, words, locale, flags=0):
    """One of some words made into the next of them, its endings kept."""
    before = r"(?<![\w’'-])(?:[وف]?(?:ال|لل|بال|[بل])?)?" if locale == "ar" else r"(?<![\w’'-])"
    places = []
    for at, word in enumerate(words):
        places += [(at, place) for place in re.finditer(f"({before})({re.escape(word)})({ENDINGS[locale]})(?![\\w’'])", text, flags)]
    if places:
        at, place = random.choice(places)
        other = words[(at + random.randint(1, len(words) - 1)) % len(words)]
        other = other[0].upper() + other[1:] if place.group(2)[0].isupper() else other
        start, end = place.span(2)
        return text[:start] + other + text[end:]


def replaced(text, table):
    places = [at for at, c in enumerate(text) if c in table]
    if places:
        at = random.choice(places)
        return text[:at] + table[text[at]] + text[at + 1 :]


# Figures.


def another_digit(text, place):
    last = place.group()[-1]
    zero = ZEROS[last >= ZEROS[1]]
    other = chr(ord(zero) + (ord(last) - ord(zero) + random.randint(1, 9)) % 10)
    return text[: place.end() - 1] + other + text[place.end() :]


@of_target
def number(text, _):
    places = list(re.finditer(r"(?<![\w.,:/-])[0-9٠-٩]{2,}(?![\w:/.,])", text))
    return another_digit(text, random.choice(places)) if places else None


@of_target
def year(text, _):
    places = list(re.finditer(r"(?<![\w.,:/-])(?:1[89]|20)[0-9]{2}(?![\w:/]|[.,]\d)", text))
    return another_digit(text, random.choice(places)) if places else None


@of_target
def number_lost(text, _):
    places = list(re.finditer(r"(?<![\w.,:/-])[0-9٠-٩]{2,} (?=\w)", text))
    if places:
        place = random.choice(places)
        return text[: place.start()] + text[place.end() :]


@of_target
def decimal(text, _):
    """`2.5` made `25`."""
    return re.sub(r"(?<![\w.,:/-])(\d+)[.,٫](\d{1,2})(?![\w:/]|[.,]\d)", r"\1\2", text, count=1)


@of_target
def time(text, _):
    places = list(re.finditer(r"(?<![\w.,:/-])\d{1,2}[:.][0-5]\d(?=[ ,.]?(?:[ap]\.?m|$|\s))", text))
    places = [place for place in places if ":" in place.group()]
    return another_digit(text, random.choice(places)) if places else None


@of_target
def percent(text, locale):
    words = {"en": r" ?(?:%|per ?cent\b)", "ar": r" ?(?:[%٪]|في المائ?ة|بالمائ?ة|في المئة|بالمئة)", "tk": r" ?(?:%|göterim\w*)"}
    return re.sub(r"(\d)" + words[locale], r"\1", text, count=1)


@of_target
def digits(text, locale):
    """One number of an Arabic text in the other digits."""
    if locale == "ar":
        return re.sub(r"(?<!\w)\d{2,}(?!\w)", lambda m: "".join(chr(ord(c) - 48 + 0x660) if c.isascii() else str(ord(c) - 0x660) for c in m.group()), text, count=1)


# Words for numbers, dates, money, measures.

NUMBERS = {
    "en": "three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split(),
    "tk": "üç dört bäş alty ýedi sekiz dokuz ýigrimi otuz kyrk elli".split(),
    "ar": "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(),
}
NUMBERS_OF_WOMEN = "ثلاث أربع خمس ست سبع ثماني تسع عشر".split()
ORDINALS = {
    "en": "third fourth fifth sixth seventh eighth ninth tenth".split(),
    "tk": "üçünji dördünji bäşinji altynjy ýedinji sekizinji dokuzynjy onunjy".split(),
    "ar": "ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split(),
}
MONTHS = {
    "en": "January February March April June July August September October November December".split(),
    "tk": "ýanwar fewral mart aprel iýun iýul awgust sentýabr oktýabr noýabr dekabr".split(),
    "ar": "يناير فبراير أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "tk": "duşenbe sişenbe çarşenbe penşenbe anna şenbe ýekşenbe".split(),
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(),
}
CURRENCIES = {
    "en": "dollars euros pounds roubles".split(),
    "tk": "dollar ýewro funt rubl".split(),
    "ar": "دولار يورو جنيه روبل".split(),
}
MEASURES = {
    "en": "kilometres miles metres inches kilograms tonnes litres acres hectares".split(),
    "tk": "kilometr mil metr dýuým kilogram tonna litr akr gektar".split(),
    "ar": "كيلومتر ميل متر بوصة كيلوغرام طن لتر فدان هكتار".split(),
}
SPELT = {"kilometers": "kilometres", "meters": "metres", "tons": "tonnes", "km": "kilometres"}


@of_target
def word_number(text, locale):
    return swapped(text, NUMBERS[locale], locale, re.I) or locale == "ar" and swapped(text, NUMBERS_OF_WOMEN, locale)


@of_target
def ordinal(text, locale):
    return swapped(text, ORDINALS[locale], locale, re.I)


@of_target
def month(text, locale):
    return swapped(text, MONTHS[locale], locale, 0 if locale == "en" else re.I)


@of_target
def weekday(text, locale):
    return swapped(text, WEEKDAYS[locale], locale, 0 if locale == "en" else re.I)


@of_target
def currency(text, locale):
    if locale == "en" and re.search(r"[$£€]\d", text):
        return re.sub(r"[$£€](?=\d)", lambda m: {"$": "€", "£": "$", "€": "£"}[m.group()], text, count=1)
    return swapped(text, CURRENCIES[locale], locale, re.I)


@of_target
def measure(text, locale):
    for was, usual in SPELT.items() if locale == "en" else ():
        text = re.sub(rf"\b{was}\b", usual, text)
    return swapped(text, MEASURES[locale], locale, re.I)


# Names.


def of_a_name(change):
    """An error within a longer name of a text in Latin letters."""

    def planted(source, target, locale):
        places = list(re.finditer(rf"(?<=[{SMALL},] )[A-ZÝÄÖÜŞŽŇÇ][{SMALL}]{{5,}}\b", target))
        if places and locale != "ar":
            place = random.choice(places)
            changed = change(place.group())
            if changed and changed != place.group():
                return source, target[: place.start()] + changed + target[place.end() :]

    planted.__name__ = change.__name__
    return planted


CONSONANTS = "bdfgklmnprstvz"


@of_a_name
def name(word):
    """The first consonant within it another one."""
    at = next((n for n, c in enumerate(word) if n and c in CONSONANTS), None)
    return at and word[:at] + ("r" if word[at] != "r" else "n") + word[at + 1 :]


@of_a_name
def name_consonant(word):
    """Any consonant within it any other one."""
    at = random.choice([n for n, c in enumerate(word) if n and c in CONSONANTS] or [0])
    return at and word[:at] + random.choice([c for c in CONSONANTS if c != word[at]]) + word[at + 1 :]


@of_a_name
def name_vowel(word):
    at = random.choice([n for n, c in enumerate(word[:5]) if n and c in "aeiou"] or [0])
    return at and word[:at] + random.choice([c for c in "aeiou" if c != word[at]]) + word[at + 1 :]


@of_a_name
def name_dropped(word):
    at = random.randint(1, 4)
    return word[:at] + word[at + 1 :]


@of_a_name
def name_swapped(word):
    at = random.randint(1, 4)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@of_a_name
def name_doubled(word):
    at = random.choice([n for n, c in enumerate(word[:6]) if n and c in CONSONANTS and c not in (word[n - 1], word[n + 1 : n + 2])] or [0])
    return at and word[:at] + word[at] + word[at:]


SOUNDS = {"b": "ب", "d": "د", "f": "ف", "l": "ل", "m": "م", "n": "ن", "r": "ر", "t": "ت", "s": "س", "k": "ك", "p": "ب", "v": "ف", "z": "ز"}


def arabic_name(source, target, locale):
    """A consonant of a name in Arabic letters another one."""
    if locale != "ar":
        return None
    places = []
    for word in re.findall(rf"(?<=[{SMALL},] )[A-Z][{SMALL}]{{4,}}\b", source):
        bones = [SOUNDS[c] for c in re.sub(r"(.)\1", r"\1", word.lower()) if c in SOUNDS]
        for place in re.finditer(r"(?<![\w])[ء-ي]{5,}(?!\w)", target):
            own = [c for c in place.group() if c in SOUNDS.values()]
            if len(bones) > 2 and (own == bones or own[1:] == bones):
                places.append((place, bones))
    if places:
        place, bones = random.choice(places)
        within = [n for n, c in enumerate(place.group()) if n > 1 and c in bones]
        if within:
            at = place.start() + random.choice(within)
            other = random.choice([c for c in SOUNDS.values() if c != target[at]])
            return source, target[:at] + other + target[at + 1 :]


COUNTRIES = {
    "en": "Germany France Italy Spain Russia China Japan India Iran Iraq Syria Turkey Egypt Israel Canada Mexico Brazil Australia Ukraine Pakistan London Paris Moscow Beijing Washington Tehran Baghdad Cairo".split(),
    "tk": "Germaniýa Fransiýa Italiýa Ispaniýa Russiýa Hytaý Ýaponiýa Hindistan Eýran Yrak Siriýa Türkiýe Müsür Ysraýyl Kanada Meksika Braziliýa Awstraliýa Ukraina Päkistan London Pariž Moskwa Pekin Waşington Tähran Bagdat Kair".split(),
    "ar": "ألمانيا فرنسا إيطاليا إسبانيا روسيا الصين اليابان الهند إيران العراق سوريا تركيا مصر إسرائيل كندا المكسيك البرازيل أستراليا أوكرانيا باكستان لندن باريس موسكو بكين واشنطن طهران بغداد القاهرة".split(),
}


@of_target
def country(text, locale):
    return swapped(text, COUNTRIES[locale], locale)


POSTS = {
    "en": "president minister ambassador governor king senator".split(),
    "tk": "prezident ministr ilçi gubernator patyşa senator".split(),
    "ar": "الرئيس الوزير السفير المحافظ الملك السيناتور".split(),
}


@of_target
def post(text, locale):
    return swapped(text, POSTS[locale], locale, re.I)


BODIES = {"en": "UN EU NATO WHO IMF FBI CIA".split(), "tk": "BMG ÝB NATO BSGG HWG FBR MRU".split()}


@of_target
def body(text, locale):
    return swapped(text, BODIES[locale], locale) if locale in BODIES else None


# Denials.


@of_target
def negation(text, locale):
    patterns = {
        "en": [(r"\b(did|does|do|is|was|were|has|have|had|would|could|should) not\b", r"\1"), (r"\b(did|does|do|is|was|were|has|have|had|would|could)n't\b", r"\1")],
        "ar": [(r"(?<!\S)(?:لم|لن|ليس|ليست) ", "")],
        "tk": [(r" däl\b", ""), (r"(?<!hökü)(?<!para)(?<=\w\w)(?:ma|me)(?=(?:dy|di)(?:m|ň|k|lar|ler)?\b|ýar|ýär)", "")],
    }
    for pattern, kept in patterns[locale]:
        if re.search(pattern, text):
            return re.sub(pattern, kept, text, count=1)


@of_target
def negation_any(text, locale):
    """Any of the denials that can be dropped and leave a sentence."""
    patterns = {
        "en": [(r"\b(did|does|do|is|are|was|were|has|have|had|would|could|should|will|can|may|might|must) not\b", r"\1"), (r"\b(did|does|do|is|are|was|were|has|have|had|would|could|should)n['’]t\b", r"\1"), (r"\bcannot\b", "can"), (r"\bcan['’]t\b", "can"), (r"\bwon['’]t\b", "will"), (r"\bnever\b", "always")],
        "ar": [(r"(?<!\S)([وف]?)(?:لم|لن|ليس|ليست|ليسوا) ", r"\1"), (r"(?<!\S)([وف]?)لا (?=[يتن]\w{3})", r"\1")],
        "tk": [(r" däl\b", ""), (r"(?<!hökü)(?<!para)(?<=\w\w)(?:ma|me)(?=(?:dy|di)(?:m|ň|k|lar|ler|gi|gy)?\b|ýar|ýär|jak\b|jek\b|ýan|ýän|dik\b|dyk\b)", ""), (r"\býok\b", "bar")],
    }
    places = [(place, kept) for pattern, kept in patterns[locale] for place in re.finditer(pattern, text)]
    if places:
        place, kept = random.choice(places)
        return text[: place.start()] + place.expand(kept) + text[place.end() :]


# Placeholders.

PLACEHOLDERS = ["{name}", "%s", "%(count)s", "{ $user }", "{{total}}", "%{path}", "{0}", "<b>", "%1$s", "${host}"]


def with_placeholder(source, target):
    one = random.choice(PLACEHOLDERS)
    put = lambda text: re.sub(r"(?<=\w) (?=\w)", f" {one} ", text, count=1)
    both = put(source), put(target)
    return (*both, one) if one in both[0] and one in both[1] else None


def placeholder(source, target, _):
    """It is gone."""
    both = with_placeholder(source, target)
    return both and (both[0], both[1].replace(f"{both[2]} ", "", 1))


def placeholder_changed(source, target, _):
    """It has another name, or lost a sign."""
    both = with_placeholder(source, target)
    if both:
        one = both[2]
        return both[0], both[1].replace(one, {"%s": "s", "%(count)s": "%(count)", "<b>": "<i>", "{0}": "{1}", "%1$s": "%2$s"}.get(one, re.sub(r"(\w)(\w)(\w*)", r"\2\1\3", one)), 1)


# Typography.


@of_target
def quotation(text, locale):
    other = {"en": "«", "ar": "„", "tk": "„"}[locale]
    return replaced(text, dict.fromkeys("“”«»\"", other)) if sum(c in "“”«»\"" for c in text) > 1 else None


@of_target
def quotation_lost(text, _):
    places = [at for at, c in enumerate(text) if c in "“”«»\""]
    if len(places) > 1:
        at = random.choice(places)
        return text[:at] + text[at + 1 :]


@of_target
def quotation_turned(text, _):
    return replaced(text, {"“": "”", "”": "“", "«": "»", "»": "«"}) if sum(c in "“”«»" for c in text) > 1 else None


@of_target
def bracket(text, _):
    places = [at for at, c in enumerate(text) if c in "()[]"]
    if len(places) > 1:
        at = random.choice(places)
        return text[:at] + text[at + 1 :]


@of_target
def mark(text, locale):
    return replaced(text, {"ar": {"،": ",", "؟": "?"}, "tk": {"؟": "?", "?": "؟"}, "en": {"?": "؟"}}[locale])


@of_target
def question(text, _):
    """A question made a statement."""
    return text.rstrip()[:-1] + "." if text.rstrip().endswith(("?", "؟")) else None


@of_target
def space(text, _):
    return re.sub(r"(?<=\w)([,،] )", r" \1", text, count=1)


@of_target
def space_lost(text, _):
    return re.sub(r"(?<=[^\W\d]{2}[,،]) (?=[^\W\d]{2})", "", text, count=1)


@of_target
def space_doubled(text, _):
    places = [place.start() for place in re.finditer(r"(?<=\w) (?=\w)", text)]
    if places:
        at = random.choice(places)
        return text[:at] + " " + text[at:]


@of_target
def stop(text, _):
    return text.rstrip()[:-1] if text.rstrip().endswith(".") and len(text) > 40 else None


@of_target
def capital(text, locale):
    """A sentence that begins small."""
    return text[0].lower() + text[1:] if locale != "ar" and text[0].isupper() and text[1:2].islower() else None


@of_target
def doubled(text, _):
    return re.sub(rf"(?<=\s)([{SMALL}ء-ي]{{3,}})(?=\s)", r"\1 \1", text, count=1)


def sentence(source, target, _):
    """The last of two sentences is gone."""
    place = re.fullmatch(r"(.{25,}?[.!?؟]['\"”»]?) ([^ ].{25,}[.!?؟]['\"”»]?)", target)
    if place and re.search(r"[.!?؟]['\"”»]? .{25,}[.!?؟]", source):
        return source, place.group(1)


# Characters.


@of_target
def letter(text, locale):
    return replaced(text, {"ar": {"ك": "ک"}, "tk": {"y": "ı", "g": "ğ", "a": "а"}, "en": {"a": "а", "e": "е", "o": "о"}}[locale])


@of_target
def letter_persian(text, locale):
    return replaced(text, {"ك": "ک", "ي": "ی", "ه": "ہ", "ج": "چ"}) if locale == "ar" else None


@of_target
def letter_final(text, locale):
    """`ي` for `ى`, `ه` for `ة` and the other way at the end of a word."""
    places = [place.start() for place in re.finditer(r"(?<=[ء-ي]{2})[ىة](?![ء-ي])", text)] if locale == "ar" else []
    if places:
        at = random.choice(places)
        return text[:at] + {"ى": "ي", "ة": "ه"}[text[at]] + text[at + 1 :]


@of_target
def letter_bare(text, locale):
    """A letter of Turkmen without its mark."""
    return replaced(text, dict(zip("şçňýžäöü", "scnyzaou"))) if locale == "tk" else None


@of_target
def letter_turkish(text, locale):
    return replaced(text, {"y": "ı", "ý": "y", "ň": "ñ", "g": "ğ", "I": "İ", "ä": "ə"}) if locale == "tk" else None


@of_target
def letter_hidden(text, _):
    """A character that nobody sees."""
    at = random.randrange(1, max(2, len(text) - 1))
    return text[:at] + random.choice("\u200b\u00ad\ufeff\u202e") + text[at:]


# A kind of error, and the group of checks that it is for.
ERRORS = [
    (number, "F"), (year, "F"), (number_lost, "F"), (decimal, "F"), (time, "F"), (percent, "F"), (word_number, "F"), (ordinal, "F"),
    (month, "F"), (weekday, "F"), (currency, "F"), (measure, "F"), (country, "F"), (body, "F"), (negation, "F"), (negation_any, "F"),
    (name, "N"), (name_consonant, "N"), (name_vowel, "N"), (name_dropped, "N"), (name_swapped, "N"), (name_doubled, "N"),
    (arabic_name, "N"), (post, "N"),
    (placeholder, "U"), (placeholder_changed, "U"), (sentence, "UM"), (doubled, "U"),
    (quotation, "Y"), (quotation_lost, "Y"), (quotation_turned, "Y"), (bracket, "Y"), (mark, "Y"), (question, "Y"), (space, "Y"),
    (space_lost, "Y"), (space_doubled, "Y"), (stop, "Y"), (capital, "Y"), (digits, "CYF"),
    (letter, "C"), (letter_persian, "C"), (letter_turkish, "CY"), (letter_bare, "CYN"), (letter_final, "CYN"), (letter_hidden, "C"),
]

#!/usr/bin/env python3
"""How often the checks cry wolf on right translations, and how many planted errors they find.

usage: checks.py PROGRAM FOLDER [--most N] [--only KIND …]

FOLDER/<document>/ holds <language>.txt, a segment a line, and <pair>.gold, the beads; those of one segment each are taken as right
translations. They are checked as locale files (`tarjuman check FOLDER --source LANGUAGE`), once as they are and once for each
kind of error with one error planted in every target that has a place for it. Printed are the findings a hundred pairs of
facts, names and typography (codes F, N, Y), and for each kind of error how many are found in their message by a check of their group.

    python3 tests/eval/checks.py target/release/tarjuman FOLDER
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile

ROUNDS = 10
PAIRS = ["ar-en", "ar-tk", "en-tk", "en-ar"]
BEAD = re.compile(r"\[(\d+)\]:\[(\d+)\]")


def beads(folder, source, target):
    for document in sorted(path for path in folder.iterdir() if path.is_dir()):
        lines = [(document / f"{locale}.txt").read_text(encoding="utf-8").split("\n") for locale in (source, target)]
        gold, turned = document / f"{source}-{target}.gold", False
        if not gold.exists():
            gold, turned = document / f"{target}-{source}.gold", True
        for bead in map(BEAD.fullmatch, gold.read_text(encoding="utf-8").split("\n")):
            if bead:
                here, there = (int(n) for n in (bead.groups()[::-1] if turned else bead.groups()))
                yield document.name, lines[0][here], lines[1][there]


def check(program, source, target, units):
    """The findings of each unit."""
    with tempfile.TemporaryDirectory() as folder:
        names = collections.defaultdict(list)
        for at, (document, *_) in enumerate(units):
            names[document].append(at)
        for side, locale in ((1, source), (2, target)):
            (pathlib.Path(folder) / "locales" / locale).mkdir(parents=True)
            for document, rows in names.items():
                file = pathlib.Path(folder) / "locales" / locale / f"{document}.json"
                file.write_text(json.dumps({f"u{at}": units[at][side] for at in rows}, ensure_ascii=False), encoding="utf-8")
        command = [program, "check", "locales", "--source", source, "--format", "json", "--no-cache"]
        answer = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        found = collections.defaultdict(list)
        for finding in json.loads(answer.stdout or "[]"):
            if finding.get("unit") and re.fullmatch(r"u\d+", finding["unit"]):
                found[int(finding["unit"][1:])].append(finding["code"])
        return found


def number(text, _):
    places = list(re.finditer(r"(?<![\w.,:/-])[0-9٠-٩]{2,}(?![\w:/.,])", text))
    if places:
        place = random.choice(places)
        last = place.group()[-1]
        zero = "٠" if last >= "٠" else "0"
        other = chr(ord(zero) + (ord(last) - ord(zero) + random.randint(1, 9)) % 10)
        return text[: place.end() - 1] + other + text[place.end() :]


def negation(text, locale):
    patterns = {
        "en": [(r"\b(did|does|do|is|was|were|has|have|had|would|could|should) not\b", r"\1"), (r"\b(did|does|do|is|was|were|has|have|had|would|could)n't\b", r"\1")],
        "ar": [(r"(?<!\S)(?:لم|لن|ليس|ليست) ", "")],
        "tk": [(r" däl\b", ""), (r"(?<!hökü)(?<!para)(?<=\w\w)(?:ma|me)(?=(?:dy|di)(?:m|ň|k|lar|ler)?\b|ýar|ýär)", "")],
    }
    for pattern, kept in patterns[locale]:
        if re.search(pattern, text):
            return re.sub(pattern, kept, text, count=1)


def replaced(text, table):
    places = [at for at, c in enumerate(text) if c in table]
    if places:
        at = random.choice(places)
        return text[:at] + table[text[at]] + text[at + 1 :]


def quotation(text, locale):
    other = {"en": "«", "ar": "„", "tk": "„"}[locale]
    return replaced(text, dict.fromkeys("“”«»\"", other)) if sum(c in "“”«»\"" for c in text) > 1 else None


def letter(text, locale):
    return replaced(text, {"ar": {"ك": "ک"}, "tk": {"y": "ı", "g": "ğ", "a": "а"}, "en": {"a": "а", "e": "е", "o": "о"}}[locale])


def mark(text, locale):
    return replaced(text, {"ar": {"،": ",", "؟": "?"}, "tk": {"؟": "?", "?": "؟"}, "en": {"?": "؟"}}[locale])


def name(text, locale):
    places = list(re.finditer(r"(?<=[a-zýäöüşžňç,] )[A-Z][a-zýäöüşžňç]{5,}\b", text))
    if places and locale != "ar":
        place = random.choice(places)
        at = next((place.start() + n for n, c in enumerate(place.group()) if n and c in "bdfgklmnprstvz"), None)
        return at and text[:at] + ("r" if text[at] != "r" else "n") + text[at + 1 :]


def space(text, _):
    return re.sub(r"(?<=\w)([,،] )", r" \1", text, count=1)


def doubled(text, _):
    return re.sub(r"(?<=\s)([a-zýäöüşžňçء-ي]{3,})(?=\s)", r"\1 \1", text, count=1)


def stop(text, _):
    return text.rstrip()[:-1] if text.rstrip().endswith(".") and len(text) > 40 else None


ERRORS = [(number, "F"), (negation, "F"), (name, "N"), (quotation, "Y"), (mark, "Y"), (space, "Y"), (stop, "Y"), (doubled, "U"), (letter, "C")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=10**9, help="pairs of each language pair")
    parser.add_argument("--only", nargs="*", default=[], help="kinds of errors")
    options = parser.parse_args()
    random.seed(7)
    hits, plants = collections.Counter(), collections.Counter()
    for pair in PAIRS:
        source, target = pair.split("-")
        units = list(beads(options.folder, source, target))[: options.most]
        found = check(options.program, source, target, units)
        codes = collections.Counter(code for codes in found.values() for code in codes)
        raised = sum(count for code, count in codes.items() if code[0] in "FNY")
        print(f"{pair}: {100 * raised / len(units):.2f} findings a hundred of {len(units)} right pairs;", dict(sorted(codes.items())))
        for error, group in ERRORS:
            if options.only and error.__name__ not in options.only:
                continue
            changed = [(document, at, error(text, target)) for at, (document, _, text) in enumerate(units)]
            changed = [(at, text) for _, at, text in changed if text and text != units[at][2]]
            plants[error.__name__] += len(changed)
            # What the pair raised before is no answer.
            count = lambda codes: sum(code[0] == group for code in codes)
            # A few at a time: what every message of a file has is how it is written, and no error.
            for part in range(ROUNDS):
                planted = list(units)
                for at, text in changed[part::ROUNDS]:
                    planted[at] = (units[at][0], units[at][1], text)
                answer = check(options.program, source, target, planted)
                hits[error.__name__] += sum(count(answer[at]) > count(found[at]) for at, _ in changed[part::ROUNDS])
    for error, _ in ERRORS:
        kind = error.__name__
        if plants[kind]:
            print(f"{kind}: {hits[kind]} of {plants[kind]} found, {100 * hits[kind] / plants[kind]:.1f} %")
    print(f"all: {100 * sum(hits.values()) / max(1, sum(plants.values())):.1f} %")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""How often the checks cry wolf on right translations, and how many planted errors they find.

usage: checks.py PROGRAM FOLDER [--half A|B] [--pairs PAIR …] [--only KIND …] [--misses FILE]

FOLDER/<document>/ holds <language>.txt, a segment a line, and <pair>.gold, the beads; those of one segment each are taken as right
translations. They are checked as locale files (`tarjuman check FOLDER --source LANGUAGE`), once as they are and once for each
kind of error with one error planted in every target that has a place for it. Printed are the findings a hundred pairs of
facts, names and typography (codes F, N, Y), and for each kind of error (errors.py) how many are found in their message by a check of
their group.

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
import zlib

from errors import ERRORS

ROUNDS = 10
# So many rounds may have room at a time.
OPEN_ROUNDS = 40
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


def rounds(plants, size):
    """The plants in rounds of a tenth of the units, each unit once in a round: what every message of a file has is how it is written, and
    no error."""
    full = []
    for plant in plants:
        free = next((one for one in full if plant[1] not in one and len(one) < size), None)
        if free is None:
            full.append(free := {})
        free[plant[1]] = plant
        if len(full) > OPEN_ROUNDS:
            yield full.pop(0)
    yield from full


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=10**9, help="pairs of each language pair")
    parser.add_argument("--pairs", nargs="*", default=PAIRS, help="language pairs")
    parser.add_argument("--only", nargs="*", help="kinds of errors; none for right pairs alone")
    parser.add_argument("--half", choices=["A", "B"], help="one half of the documents: to write a check by, or to prove it by")
    parser.add_argument("--misses", type=pathlib.Path, help="a file for the planted errors that were not found")
    options = parser.parse_args()
    hits, all_plants, missed = collections.Counter(), collections.Counter(), []
    for pair in options.pairs:
        random.seed(7)
        source, target = pair.split("-")
        units = [
            unit for unit in beads(options.folder, source, target) if options.half in (None, "AB"[zlib.crc32(unit[0].encode()) % 2])
        ][: options.most]
        found = check(options.program, source, target, units)
        codes = collections.Counter(code for codes in found.values() for code in codes)
        raised = sum(count for code, count in codes.items() if code[0] in "FNY")
        print(f"{pair}: {100 * raised / len(units):.2f} findings a hundred of {len(units)} right pairs;", dict(sorted(codes.items())), flush=True)
        plants = []
        for error, group in ERRORS:
            if options.only is None or error.__name__ in options.only:
                changed = [(error.__name__, group, at, error(here, there, target)) for at, (_, here, there) in enumerate(units)]
                plants += [(kind, at, group, both) for kind, group, at, both in changed if both and both[1].strip() and both != units[at][1:]]
        random.shuffle(plants)
        for part in rounds(plants, max(1, len(units) // ROUNDS)):
            planted = [(units[at][0], *part[at][3]) if at in part else units[at] for at in range(len(units))]
            answer = check(options.program, source, target, planted)
            for at, (kind, _, group, both) in part.items():
                # What the pair raised before is no answer.
                count = lambda codes: sum(code[0] in group for code in codes)
                hit = count(answer[at]) > count(found[at])
                all_plants[kind, pair] += 1
                hits[kind, pair] += hit
                if not hit:
                    missed.append(f"{kind}\t{pair}\t{at}\n  {both[0]}\n  {units[at][2]}\n  {both[1]}\n")
    for error, _ in ERRORS:
        kind = error.__name__
        of = lambda pairs: (sum(hits[kind, pair] for pair in pairs), sum(all_plants[kind, pair] for pair in pairs))
        if of(options.pairs)[1]:
            whole, all_of = of(options.pairs)
            each = ", ".join(f"{pair} {100 * one / most:.0f} of {most}" for pair in options.pairs for one, most in [of([pair])] if most)
            print(f"{kind}: {whole} of {all_of} found, {100 * whole / all_of:.1f} % ({each})")
    print(f"all: {100 * sum(hits.values()) / max(1, sum(all_plants.values())):.1f} %")
    if options.misses:
        options.misses.write_text("\n".join(sorted(missed)), encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Aligns a folder of texts with beads made by hand, and says how well.

usage: align.py PROGRAM FOLDER [--batch] [--table] [OPTION OF ALIGN ...]

FOLDER/<condition>/<document>/ holds <language>.txt, a segment a line, and <pair>.gold. Each pair is aligned by itself, or with
--batch all are learned from together. Options that are not known here go to `tarjuman align`: --without NAME, --omissions
none. --table leaves out one evidence after the other: the table in src/align/mod.rs.

Printed are the figures of `tarjuman eval align`; then how far the confidences can be believed: the expected calibration error over
ten equal intervals, and the share of all wrong beads that stand among the tenth least sure.

    python3 tests/eval/align.py target/release/tarjuman FOLDER
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import tempfile

BEAD = re.compile(r"\[([\d, ]*)\]:\[([\d, ]*)\](?::([\d.]+))?")
EVIDENCE = "length learned lexicon looks identical marks structure third".split()


def documents(folder):
    for gold in sorted(folder.glob("*/*/*.gold")):
        source, target = gold.stem.split("-")
        yield gold, gold.parent / f"{source}.txt", gold.parent / f"{target}.txt", source, target


def align(program, folder, out, batch, options):
    """Writes out/<condition>/<document>/<pair>.align for every gold file."""
    common = ["--lines", "--format", "ladder", *options]
    empty = out / "nothing-known"  # whatever a project nearby has learned
    empty.write_text("# tarjuman lexicon 1\n", encoding="utf-8")
    if "--lexicon" not in options:
        common += ["--lexicon", str(empty)]
    rows = []
    for gold, source, target, a, b in documents(folder):
        rows.append((source, target, gold.relative_to(folder).with_suffix(".align"), a, b))
    if batch:
        pairs = out / "pairs.tsv"
        lines = ["\t".join([str(s.resolve()), str(t.resolve()), str(o), a, b]) for s, t, o, a, b in rows]
        pairs.write_text("\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run([program, "align", "--batch", pairs, "--output", out, *common], check=True)
        return

    def one(row):
        source, target, output, a, b = row
        command = [program, "align", source, target, "--from", a, "--to", b, "--output", out / output]
        subprocess.run([*command, *common], check=True)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(one, rows))


def beads(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        source, target, confidence = BEAD.match(line).groups()
        yield (source, target), float(confidence or 1)


def calibration(folder, out):
    said = []  # confidence, right
    for gold, *_ in documents(folder):
        right = {bead for bead, _ in beads(gold)}
        found = out / gold.relative_to(folder).with_suffix(".align")
        said += [(confidence, bead in right) for bead, confidence in beads(found)]
    error = 0
    for tenth in range(10):
        inside = [s for s in said if tenth <= min(s[0] * 10, 9.999) < tenth + 1]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            error += abs(mean - share) * len(inside) / len(said)
    said.sort(key=lambda s: s[0])
    wrong = sum(not right for _, right in said)
    least = sum(not right for _, right in said[: len(said) // 10])
    return error, least / max(wrong, 1)


def run(arguments, options):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        align(arguments.program, arguments.folder, out, arguments.batch, options)
        command = [arguments.program, "eval", "align", arguments.folder, out]
        text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        return text, calibration(arguments.folder, out)


def macro(text):
    return float(re.search(r"^macro +strict F1 ([\d.]+)", text, re.M).group(1))


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--batch", action="store_true")
    parser.add_argument("--table", action="store_true")
    arguments, options = parser.parse_known_args()
    arguments.program = str(pathlib.Path(arguments.program).resolve())
    if arguments.table:
        print(f"| all | {macro(run(arguments, options)[0]):.3f} |")
        for name in EVIDENCE:
            print(f"| without {name} | {macro(run(arguments, [*options, '--without', name])[0]):.3f} |", flush=True)
        for choice in ["none", "expected"]:
            print(f"| omissions {choice} | {macro(run(arguments, [*options, '--omissions', choice])[0]):.3f} |")
        return
    text, (error, share) = run(arguments, options)
    print(text, end="")
    print(f"calibration error {error:.4f}   of all wrong beads among the tenth least sure {share:.2f}")


if __name__ == "__main__":
    main()

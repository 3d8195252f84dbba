#!/usr/bin/env python3
"""Times the aligner on long texts, beside hunalign where its binary is given.

usage: align_speed.py PROGRAM FOLDER [--hunalign BINARY] [--lines 2000 20000 100000] [--pair ar-en]

The texts are the documents of FOLDER (as for align.py), one after the other, again and again, until there are so many lines. Printed are the CPU
seconds and the peak memory of each program, and its strict F1; hunalign runs without a dictionary (-bisent is not asked for: its
beads are read from the ladder that it prints), and only up to --most lines, since its time grows with their square.
"""

import argparse
import os
import pathlib
import re
import subprocess
import tempfile

RUNGS = re.compile(r"\[([\d, ]*)\]:\[([\d, ]*)\]")


def made(folder, pair, lines):
    """Both sides and the beads of a text of so many lines."""
    source, target = pair.split("-")
    sides, beads = ([], []), []
    golds = sorted(folder.glob(f"*/*/{pair}.gold"))
    if not golds:
        raise SystemExit(f"no {pair}.gold below {folder}")
    while len(sides[0]) < lines:
        for gold in golds:
            begin = [len(side) for side in sides]
            for side, name in zip(sides, (source, target)):
                side += (gold.parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
            for rung in RUNGS.finditer(gold.read_text(encoding="utf-8")):
                moved = [[int(n) + at for n in re.findall(r"\d+", run)] for run, at in zip(rung.groups(), begin)]
                beads.append(moved)
            if len(sides[0]) >= lines:
                break
    return sides, beads


def ladder(path, beads):
    path.write_text("".join(f"{a}:{b}\n" for a, b in beads), encoding="utf-8")


def timed(command, **more):
    """CPU seconds and peak memory in MB of a command."""
    process = subprocess.Popen([str(part) for part in command], **more)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def f1(program, gold, found):
    text = subprocess.run([program, "eval", "align", gold, found], check=True, capture_output=True, text=True).stdout
    return re.search(r"F1 ([\d.]+)", text)[1]


def rungs(text, sizes):
    """The beads between the rungs of hunalign's ladder: lines of two places and a quality."""
    points = [tuple(int(cell) for cell in line.split()[:2]) for line in text.splitlines() if line.strip()]
    points = [point for point in points if point[0] <= sizes[0] and point[1] <= sizes[1]]
    return [(list(range(a, c)), list(range(b, d))) for (a, b), (c, d) in zip(points, points[1:])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--hunalign", type=pathlib.Path)
    parser.add_argument("--lines", type=int, nargs="+", default=[2_000, 20_000, 100_000])
    parser.add_argument("--most", type=int, default=20_000)
    parser.add_argument("--pair", default="ar-en")
    options = parser.parse_args()
    source, target = options.pair.split("-")
    program = options.program.resolve()
    for lines in options.lines:
        sides, beads = made(options.folder, options.pair, lines)
        with tempfile.TemporaryDirectory() as name:
            out = pathlib.Path(name)
            for side, path in zip(sides, ("source.txt", "target.txt")):
                (out / path).write_text("\n".join(side) + "\n", encoding="utf-8")
            ladder(out / "gold", beads)
            (out / "nothing").write_text("# tarjuman lexicon 1\n", encoding="utf-8")
            command = [program, "align", "source.txt", "target.txt", "--from", source, "--to", target, "--lines"]
            command += ["--format", "ladder", "--output", "found", "--lexicon", "nothing"]
            seconds, memory = timed(command, cwd=out)
            print(f"{lines:>8} lines  tarjuman {seconds:8.2f} s CPU {memory:7.0f} MB  strict F1 {f1(program, out / 'gold', out / 'found')}")
            if options.hunalign and lines <= options.most:
                (out / "empty.dic").write_text("", encoding="utf-8")
                with open(out / "points", "w", encoding="utf-8") as points:
                    command = [options.hunalign.resolve(), "empty.dic", "source.txt", "target.txt"]
                    theirs, memory = timed(command, cwd=out, stdout=points, stderr=subprocess.DEVNULL)
                ladder(out / "theirs", rungs((out / "points").read_text(), [len(side) for side in sides]))
                score = f1(program, out / "gold", out / "theirs")
                print(f"{lines:>8} lines  hunalign {theirs:8.2f} s CPU {memory:7.0f} MB  strict F1 {score}  ({theirs / seconds:.1f} times)")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Runs the program over a folder of term matching or inflection sets and scores what it answers.

usage: terms.py PROGRAM FOLDER match TERMS GOLD [--plurals] [--errors N]
       terms.py PROGRAM FOLDER inflect|replace GOLD [--errors N]

FOLDER holds the sets and the scorers score_terms.py and score_inflect.py. TERMS is a file of records
{"id", "lang", "term", "plurals"}, GOLD one of records {"id", "text", "spans"} (match) or {"id", "lang", "term",
"features" or "found" and "replaced", "forms"}. --plurals puts the listed plurals into the glossary entries.

    python3 tests/eval/terms.py target/release/tarjuman FOLDER match ar-terms.jsonl ar-dev.gold.jsonl --plurals
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile


def records(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def written(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def glossary(terms, plurals):
    """The entries as a glossary file: JSON is YAML."""
    concepts = []
    for term in terms:
        entry = {"term": term["term"]}
        if plurals and term.get("plurals"):
            entry["plurals"] = term["plurals"]
        concepts.append({"id": term["id"], "terms": {term["lang"]: [entry]}})
    return json.dumps({"concepts": concepts}, ensure_ascii=False)


def answers(program, arguments, rows, scratch):
    asked = scratch / "asked.jsonl"
    written(asked, rows)
    command = [program, "glossary", *arguments, "--jsonl", str(asked)]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("task", choices=["match", "inflect", "replace"])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--plurals", action="store_true")
    parser.add_argument("--errors", default="0")
    options = parser.parse_args()
    files = [options.folder / name for name in options.files]
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        answer = scratch / "answer.jsonl"
        gold = files[-1]
        if options.task == "match":
            terms = records(files[0])
            (scratch / "glossary.yaml").write_text(glossary(terms, options.plurals), encoding="utf-8")
            asked = [{"id": r["id"], "text": r["text"], "lang": terms[0]["lang"]} for r in records(gold)]
            arguments = ["find", "--glossary", str(scratch / "glossary.yaml")]
            rows = answers(options.program, arguments, asked, scratch)
            spans = [{"id": r["id"], "spans": [[h["start"], h["end"], h["concept"]] for h in r["hits"]]} for r in rows]
            written(answer, spans)
            score = ["score_terms.py", str(gold), str(answer), "--terms", str(files[0])]
        else:
            keys = ("id", "lang", "term", "features", "found", "replaced")
            asked = [{key: r[key] for key in keys if key in r} for r in records(gold)]
            written(answer, answers(options.program, [options.task], asked, scratch))
            score = ["score_inflect.py", str(gold), str(answer)]
        score[0] = str(options.folder / score[0])
        sys.exit(subprocess.run([sys.executable, *score, "--errors", options.errors], check=False).returncode)


main()

"""Segments, aligns, looks terms up and translates many documents on a cluster, by an unmodified tarjuman.

    spark-submit corpus.py --tarjuman /opt/tarjuman --project /shared/tarjuman.yaml documents.jsonl out
    python3 corpus.py --alone --tarjuman tarjuman --project tarjuman.yaml documents.jsonl out

A line of the input is {"id", "source", "target"}: two texts. A line of the output is a sentence of a source with what it was
aligned with, the terms in it, and the translation that the engines of the project have for it; without network that is the
memory. Each stage is a filter on JSON lines in order, so the parts of the output, one after the other, are the bytes that one process
writes (--alone). No function is shipped but the few lines below; the binary and the project lie where every worker finds them.
"""

import argparse
import json
import shlex
import subprocess


def lines(text):
    """A document as two records to be cut into sentences."""
    record = json.loads(text)
    return [json.dumps({"id": record["id"], "text": record[side]}, ensure_ascii=False) for side in ("source", "target")]


def to_align(pair):
    """Both sides, cut into sentences, as a record to be aligned."""
    source, target = (json.loads(side) for side in pair)
    texts = lambda record: [segment["text"].strip() for segment in record.get("segments", [])]
    return json.dumps({"id": source["id"], "source": texts(source), "target": texts(target)}, ensure_ascii=False)


def sentences(pair):
    """What was aligned, a record a bead with a source."""
    asked, beads = (json.loads(side) for side in pair)
    for number, bead in enumerate(beads.get("beads", [])):
        if bead["source"]:
            joined = lambda side: " ".join(asked[side][index] for index in bead[side])
            yield json.dumps({"id": f"{asked['id']}:{number}", "text": joined("source"), "target": joined("target")}, ensure_ascii=False)


def merged(parts):
    """A sentence with everything that is known of it."""
    (sentence, found), translated = ([json.loads(text) for text in parts[0]], json.loads(parts[1]))
    answer = {"id": sentence["id"], "source": sentence["text"], "target": sentence["target"], "terms": found.get("hits", [])}
    answer["translation"] = {key: value for key, value in translated.items() if key != "id"}
    return json.dumps(answer, ensure_ascii=False, sort_keys=True)


def stages(arguments):
    """The commands, with the languages of the two sides."""
    base = [arguments.tarjuman, "--project", arguments.project]
    source, target = arguments.source, arguments.to
    return {
        "source": base + ["segment", "--jsonl", "--lang", source],
        "target": base + ["segment", "--jsonl", "--lang", target],
        "align": base + ["align", "--jsonl", "--from", source, "--to", target],
        "find": base + ["glossary", "find", "--jsonl", "--lang", source],
        "translate": base + ["translate", "--jsonl", "--from", source, "--to", target],
    }


# A text without a translation is an answer too; `;` keeps the exit of any other failure from being taken for it.
def shell(command):
    return f"sh -c {shlex.quote(shlex.join(command) + '; code=$?; [ $code -le 1 ] || exit $code')}"


def flow(records, pipe, each, flat, pair, commands):
    """The whole way, on whatever carries records: an RDD or a list."""
    sides = [pipe(each(records, lambda text, side=side: lines(text)[side]), commands[name])
             for side, name in enumerate(("source", "target"))]
    asked = each(pair(*sides), to_align)
    cut = flat(pair(asked, pipe(asked, commands["align"])), sentences)
    with_terms = pair(cut, pipe(cut, commands["find"]))
    return each(pair(with_terms, pipe(cut, commands["translate"])), merged)


def alone(arguments):
    """Everything by one process a stage."""
    def pipe(records, command):
        text = "".join(record + "\n" for record in records)
        done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE)
        if done.returncode > 1:
            raise SystemExit(f"{command} ended with {done.returncode}")
        return done.stdout.decode().splitlines()

    with open(arguments.input, encoding="utf-8") as file:
        records = file.read().splitlines()
    flat = lambda records, work: [made for record in records for made in work(record)]
    result = flow(records, pipe, lambda r, work: list(map(work, r)), flat, lambda a, b: list(zip(a, b)), stages(arguments))
    with open(arguments.output, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in result)


def cluster(arguments):
    """Everything by RDD.pipe. checkCode: without it Spark would take a failed filter for one that had nothing to say."""
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("tarjuman").getOrCreate()
    records = spark.sparkContext.textFile(arguments.input, arguments.parts)
    pipe = lambda rdd, command: rdd.pipe(shell(command), checkCode=True).cache()
    result = flow(records, pipe, lambda r, work: r.map(work), lambda r, work: r.flatMap(work), lambda a, b: a.zip(b), stages(arguments))
    result.saveAsTextFile(arguments.output)
    spark.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--tarjuman", default="tarjuman", help="the binary, where every worker finds it")
    parser.add_argument("--project", default="tarjuman.yaml", help="the project file, where every worker finds it")
    parser.add_argument("--from", dest="source", default="ar")
    parser.add_argument("--to", default="en")
    parser.add_argument("--parts", type=int, default=8, help="into how many parts the input is cut at least")
    parser.add_argument("--alone", action="store_true", help="without Spark, to compare")
    arguments = parser.parse_args()
    (alone if arguments.alone else cluster)(arguments)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""How a run behaves with many documents: batch_scale.py BINARY [DOCUMENTS] [SEGMENTS]

Makes a project of many short documents whose translations lie in memory, and prints, for a full run, a run with nothing to do and a run
after one sentence was edited: seconds, segments a second, CPU seconds, and the most memory that was held. All texts are made here.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

binary = os.path.abspath(sys.argv[1])
documents = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
segments = int(sys.argv[3]) if len(sys.argv) > 3 else 30

WORDS = "الوفد البلدين العلاقات المدينة العاصمة الاجتماع الزيارة الرسالة الحوار الخطة اللقاء المشاركون".split()
ENGLISH = "delegation visit letter dialogue plan meeting city capital session report".split()
VERBS = "وصل اجتمع بحث أكد تسلم غادر رحب حضر ناقش شكر".split()


def sentence(rng):
    """A sentence and its translation, with the same number: what the checks find would take its own time and memory."""
    number = rng.randint(1000, 10**6)
    words = [rng.choice(VERBS), *rng.sample(WORDS, rng.randint(5, 10))]
    return f"{' '.join(words)} {number}.", f"They met at the {' '.join(rng.sample(ENGLISH, len(words) - 2))} {number}."


def measured(name, *arguments, count=0):
    began, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    log = tempfile.TemporaryFile()
    child = subprocess.Popen([binary, *arguments], stdout=log, stderr=subprocess.STDOUT)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.time() - began
    log.seek(0)
    text = log.read().decode()
    rate = f", {count / seconds:,.0f} segments/s" if count else ""
    cpu = used.ru_utime + used.ru_stime
    print(f"{name}: {seconds:.2f} s, {cpu:.2f} s CPU{rate}, {used.ru_maxrss / 1024:.0f} MiB, exit {os.waitstatus_to_exitcode(status)}", flush=True)
    return text


with tempfile.TemporaryDirectory() as root:
    os.chdir(root)
    rng = random.Random(1)
    os.mkdir("documents")
    with open("memory.jsonl", "w", encoding="utf-8") as memory:
        for number in range(documents):
            pairs = [sentence(rng) for _ in range(segments)]
            texts = [source for source, _ in pairs]
            with open(f"documents/d{number:05}.ar.md", "w", encoding="utf-8") as file:
                file.write("\n\n".join(" ".join(texts[at:at + 3]) for at in range(0, segments, 3)) + "\n")
            for source, target in pairs:
                memory.write(json.dumps({"source": source, "target": target, "state": "reviewed"}, ensure_ascii=False) + "\n")
    with open("tarjuman.yaml", "w") as file:
        file.write("source: ar\ntargets: [en]\ndocuments:\n  - files: documents/*.{locale}.md\nbundles:\n  - format: fluent\n    path: locales/{locale}/{document}.ftl\n"
                   "translate:\n  engines: [memory]\n")
    total = documents * segments
    print(f"{documents} documents of {segments} segments")
    print(measured("import into memory", "memory", "import", "memory.jsonl", "--from", "ar", "--to", "en", count=total).strip()[-300:])
    print(measured("full run", "run", count=total).strip()[-300:])
    print(measured("nothing to do", "run").strip()[-200:])
    path = f"documents/d{documents // 2:05}.ar.md"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(".", " اليوم.", 1))
    print(measured("one sentence edited", "run").strip()[-300:])

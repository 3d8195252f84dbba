#!/usr/bin/env python3
"""How fast others find what is alike: memory_peers.py FOLDER

FOLDER has segments.txt and queries.txt, a text a line. RapidFuzz and translate-toolkit are asked where they are installed, pg_trgm where
PostgreSQL is; each for the nearest five of at least 70 in a hundred, by its own measure.
"""

import glob
import os
import socket
import subprocess
import sys
import tempfile
import time

folder = sys.argv[1]
segments, queries = (
    open(os.path.join(folder, name), encoding="utf-8").read().split("\n") for name in ("segments.txt", "queries.txt")
)


def timed(name, ask, of):
    began = time.process_time()
    for query in queries:
        ask(query)
    rate = len(queries) / (time.process_time() - began)
    print(f"{name:<28} {rate:>9.1f} queries/s of processor time, {of} segments", flush=True)


try:
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein
except ImportError:
    print("RapidFuzz is not installed")
else:
    options = {"scorer": Levenshtein.normalized_similarity, "processor": None, "limit": 5, "score_cutoff": 0.7}
    timed("RapidFuzz for Python", lambda query: process.extract(query, segments, **options), len(segments))

try:
    from translate.search import match
    from translate.storage import base
except ImportError:
    print("translate-toolkit is not installed")
else:
    # It would take a million many minutes to be taken in.
    some = segments[:100_000]
    store = base.TranslationStore()
    for text in some:
        store.addsourceunit(text).target = "x"
    matcher = match.matcher(store, max_candidates=5, min_similarity=70, max_length=1000)
    timed("translate-toolkit", matcher.matches, len(some))

programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
if not programs or not glob.glob("/usr/share/postgresql/*/extension/pg_trgm.control"):
    print("pg_trgm is not installed")
    sys.exit()
with tempfile.TemporaryDirectory() as place:
    os.chmod(place, 0o755)
    user = []
    if os.getuid() == 0:
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        subprocess.run(["chown", "postgres", place], check=True)
    data = os.path.join(place, "data")
    initdb, postgres, client = (os.path.join(programs[-1], name) for name in ("initdb", "postgres", "psql"))
    made = [*user, initdb, "-D", data, "-U", "bench", "--no-sync", "-E", "UTF8"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    settings = ["listen_addresses=", f"unix_socket_directories={place}", "fsync=off", "shared_buffers=512MB"]
    settings += ["maintenance_work_mem=512MB", "max_parallel_workers_per_gather=0", "pg_trgm.similarity_threshold=0.6"]
    options = [part for setting in settings for part in ("-c", setting)]
    server = subprocess.Popen([*user, postgres, "-D", data, "-p", port, *options], stderr=subprocess.DEVNULL)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    psql = [client, "-h", place, "-p", port, "-U", "bench", "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1"]
    try:
        while subprocess.run([*psql, "-c", "select 1"], **quiet).returncode:
            time.sleep(0.1)
        copy = "create extension pg_trgm; create table t (s text);\ncopy t from stdin;\n" + "\n".join(segments) + "\n\\.\n"
        index = "create index on t using gin (s gin_trgm_ops); analyze t;\n"
        began = time.time()
        subprocess.run(psql, input=copy + index, text=True, check=True)
        made = time.time() - began
        asked = "".join(
            f"select s from t where s % '{query}' order by similarity(s, '{query}') desc limit 5;\n" for query in queries
        )
        began = time.time()
        subprocess.run(psql, input=asked, text=True, check=True, stdout=subprocess.DEVNULL)
        rate = len(queries) / (time.time() - began)
        print(f"{'pg_trgm':<28} {rate:>9.1f} queries/s on the clock, {len(segments)} segments, made in {made:.0f} s")
    finally:
        server.terminate()
        server.wait()

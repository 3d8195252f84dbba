"""Speed of `tarjuman check` beside pofilter (translate-toolkit) and compare-locales, on the same made files, in one run.

    python3 tests/eval/check_speed.py TARJUMAN FOLDER [--messages N] [--bin PYTHON_BIN] [--alone]

Makes N messages as PO (one locale) and as Fluent (two locales) in FOLDER, then times each program in CPU seconds and wall
seconds, the median of some rounds. With --alone only tarjuman is run, and its memory shown.
"""
import argparse, os, pathlib, random, resource, statistics, subprocess, time

WORDS = "the council meeting report of member states on water energy transit trade border visit embassy minister".split()
WORTER = "der Rat Sitzung Bericht von Staaten über Wasser Energie Transit Handel Grenze Besuch Botschaft Minister".split()


def made(folder, count):
    random.seed(7)
    files = max(1, count // 2500)
    for part in range(files):
        entries = range(part * count // files, (part + 1) * count // files)
        po = ['msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
        ftl = {"en": [], "de": []}
        for n in entries:
            length = random.randint(4, 14)
            source = " ".join(random.choice(WORDS) for _ in range(length)).capitalize() + f" {n}."
            target = " ".join(random.choice(WORTER) for _ in range(length)).capitalize() + f" {n}."
            po.append(f'#: src/a.c:{n}\nmsgid "{source} %s"\nmsgstr "{target} %s"\n')
            ftl["en"].append(f"message-{n} = {source} {{ $name }}")
            ftl["de"].append(f"message-{n} = {target} {{ $name }}")
        path = folder / "po" / f"d{part}"
        path.mkdir(parents=True, exist_ok=True)
        (path / "de.po").write_text("\n".join(po))
        for locale, lines in ftl.items():
            path = folder / "ftl" / "locales" / locale
            path.mkdir(parents=True, exist_ok=True)
            (path / f"f{part}.ftl").write_text("\n".join(lines) + "\n")
    (folder / "ftl" / "l10n.toml").write_text(
        'basepath = "."\nlocales = ["de"]\n[[paths]]\n  reference = "locales/en/**"\n  l10n = "locales/{locale}/**"\n')


def timed(name, command, cwd, rounds=5):
    """The median CPU and wall seconds of some rounds."""
    cpus, walls = [], []
    for _ in range(rounds):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
        done = subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.time() - begun
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        walls.append(wall)
    cpu, wall = statistics.median(cpus), statistics.median(walls)
    print(f"{name:32} exit {done.returncode}  cpu {cpu:8.3f} s  wall {wall:8.3f} s  peak so far {after.ru_maxrss / 1024:7.0f} MB", flush=True)
    return cpu, wall


def told(other, ours):
    """How many times as fast, by the time of all cores and by the clock."""
    print(f"  {other[0] / ours[0]:.1f} x (wall {other[1] / ours[1]:.1f} x)")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("tarjuman")
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--messages", type=int, default=50_000)
    options.add_argument("--bin", default="")
    options.add_argument("--alone", action="store_true")
    options = options.parse_args()
    tarjuman = os.path.abspath(options.tarjuman)
    made(options.folder, options.messages)
    os.sync()  # or the first program shares the machine with the writing
    time.sleep(3)  # so that no file is younger than the cache trusts
    ours = {}
    for kind, path in [("po", "po"), ("ftl", "locales")]:
        cwd = options.folder if kind == "po" else options.folder / "ftl"
        cache = ["--cache", str(options.folder / f"cache-{kind}-{options.messages}")]
        ours[kind] = timed(f"tarjuman, {kind}", [tarjuman, "check", path, "--source", "en", "--no-cache"], cwd)
        timed(f"tarjuman, {kind}, kept", [tarjuman, "check", path, "--source", "en", *cache], cwd, rounds=1)
        timed(f"tarjuman, {kind}, no change", [tarjuman, "check", path, "--source", "en", *cache], cwd)
    if options.alone:
        return
    other = timed("pofilter", [os.path.join(options.bin, "pofilter"), "-i", "po", "-o", "po-out"], options.folder, rounds=3)
    told(other, ours["po"])
    other = timed("compare-locales", [os.path.join(options.bin, "compare-locales"), "l10n.toml", ".", "de"], options.folder / "ftl", rounds=3)
    told(other, ours["ftl"])


main()

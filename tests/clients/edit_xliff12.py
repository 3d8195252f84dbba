"""translate-toolkit as an editor of XLIFF 1.2: reads every unit, writes "Düzedilen." into the first target, and saves."""

import json
import sys

try:
    from translate.storage.xliff import xlifffile
except ImportError:
    sys.exit(77)

read = {}
for path in sys.argv[1:]:
    with open(path, "rb") as handle:
        file = xlifffile.parsefile(handle.name)
    read[path] = {unit.getid().split("\x04")[-1]: [unit.source, unit.target or ""] for unit in file.units}
    file.units[0].target = "Düzedilen."
    file.savefile(path)
print(json.dumps({"translate-toolkit": read}))

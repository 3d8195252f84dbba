"""translate-toolkit: id, source and target of the units of XLIFF files."""

import json
import sys

try:
    from translate.storage.xliff2 import Xliff2File
except ImportError:
    sys.exit(77)


def read(path):
    units = Xliff2File.parsefile(path).units
    return {unit.getid().split("::")[0]: [unit.source, unit.target or ""] for unit in units}


print(json.dumps({"translate-toolkit": {path: read(path) for path in sys.argv[1:]}}))

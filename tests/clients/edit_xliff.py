"""translate-toolkit as an editor: writes "Düzedilen." into every target of the XLIFF files, and saves them."""

import json
import sys

try:
    from translate.storage.xliff2 import Xliff2File
except ImportError:
    sys.exit(77)

for path in sys.argv[1:]:
    file = Xliff2File.parsefile(path)
    for unit in file.units:
        unit.target = "Düzedilen."
    file.save()
print(json.dumps({}))

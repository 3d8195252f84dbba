"""PyYAML (YAML 1.1) and ruamel.yaml (1.1 and 1.2): the values of YAML files."""

import json
import sys

try:
    import yaml
    from ruamel.yaml import YAML
except ImportError:
    sys.exit(77)


def ruamel(version):
    def load(text):
        reader = YAML(typ="safe", pure=True)
        reader.version = version
        return reader.load(text)

    return load


READERS = {"PyYAML": yaml.safe_load, "ruamel.yaml 1.1": ruamel((1, 1)), "ruamel.yaml 1.2": ruamel((1, 2))}

texts = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", newline="") as file:
        texts[path] = file.read()
print(json.dumps({name: {path: read(text) for path, text in texts.items()} for name, read in READERS.items()}))

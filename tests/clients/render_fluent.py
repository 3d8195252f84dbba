"""fluent.runtime: what the messages of FTL files show, each file with the glossary.ftl beside it; an error is a failure."""

import functools
import json
import pathlib
import sys

try:
    from fluent.runtime import FluentBundle, FluentResource
except ImportError:
    sys.exit(77)


@functools.cache
def parsed(path):
    return FluentResource(path.read_text(encoding="utf-8"))


def render(path, isolating):
    path = pathlib.Path(path)
    # The folder is named for its locale; for one that Babel does not know, English will do.
    bundle = FluentBundle([path.parent.name, "en"], use_isolating=isolating)
    bundle.add_resource(parsed(path.parent / "glossary.ftl"))
    bundle.add_resource(parsed(path))
    shown = {}
    for entry in parsed(path).body:
        if type(entry).__name__ == "Message":
            shown[entry.id.name], errors = bundle.format_pattern(bundle.get_message(entry.id.name).value)
            if errors:
                sys.exit(f"{path}: {entry.id.name}: {errors}")
    return shown


def both(path):
    return {"plain": render(path, False), "isolated": render(path, True)}


print(json.dumps({"fluent.runtime": {path: both(path) for path in sys.argv[1:]}}))

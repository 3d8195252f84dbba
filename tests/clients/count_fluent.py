"""fluent.runtime: what the message `letters` of FTL files shows for the numbers 0 to 199; an error is a failure."""

import json
import pathlib
import sys

try:
    from fluent.runtime import FluentBundle, FluentResource
except ImportError:
    sys.exit(77)


def shown(path):
    path = pathlib.Path(path)
    # The file is named for its locale; for one that Babel does not know, English will do.
    bundle = FluentBundle([path.stem, "en"], use_isolating=False)
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    texts = {}
    for number in range(200):
        texts[str(number)], errors = bundle.format_pattern(bundle.get_message("letters").value, {"count": number})
        if errors:
            sys.exit(f"{path}: {number}: {errors}")
    return texts


print(json.dumps({"fluent.runtime": {path: shown(path) for path in sys.argv[1:]}}))

"""fluent.syntax, Mozilla's reference parser: ids and texts of FTL files; junk or a doubled id is a failure."""

import json
import sys

try:
    from fluent.syntax import FluentParser, ast
except ImportError:
    sys.exit(77)


def text(pattern):
    """The text of a pattern without references, else None."""
    out = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            out.append(element.value)
        elif isinstance(element.expression, ast.StringLiteral):
            out.append(element.expression.parse()["value"])
        else:
            return None
    return "".join(out)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        resource = FluentParser().parse(file.read())
    found = {}
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            sys.exit(f"{path}: junk: {[a.message for a in entry.annotations]}\n{entry.content}")
        if not isinstance(entry, (ast.Message, ast.Term)):
            continue
        name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
        pairs = [(name, entry.value)] if entry.value else []
        pairs += [(f"{name}.{a.id.name}", a.value) for a in entry.attributes]
        for key, value in pairs:
            if key in found:
                sys.exit(f"{path}: {key} stands twice")
            found[key] = text(value)
    return found


print(json.dumps({"fluent.syntax": {path: read(path) for path in sys.argv[1:]}}))

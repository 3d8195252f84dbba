// @fluent/syntax, the JavaScript parser: ids and texts of FTL files; junk or a doubled id is a failure.
"use strict";
const fs = require("node:fs");

let syntax;
try {
  syntax = require("@fluent/syntax");
} catch {
  process.exit(77);
}

/** The text of a pattern without references, else null. */
function text(pattern) {
  let out = "";
  for (const element of pattern.elements) {
    if (element.type === "TextElement") out += element.value;
    else if (element.expression.type === "StringLiteral") out += element.expression.parse().value;
    else return null;
  }
  return out;
}

function fail(message) {
  process.stderr.write(message + "\n");
  process.exit(1);
}

function read(path) {
  const found = Object.create(null);
  for (const entry of syntax.parse(fs.readFileSync(path, "utf8"), {}).body) {
    if (entry.type === "Junk") fail(`${path}: junk: ${entry.annotations.map((a) => a.message)}\n${entry.content}`);
    if (entry.type !== "Message" && entry.type !== "Term") continue;
    const name = (entry.type === "Term" ? "-" : "") + entry.id.name;
    const pairs = entry.value ? [[name, entry.value]] : [];
    for (const attribute of entry.attributes) pairs.push([`${name}.${attribute.id.name}`, attribute.value]);
    for (const [key, value] of pairs) {
      if (key in found) fail(`${path}: ${key} stands twice`);
      found[key] = text(value);
    }
  }
  return found;
}

const read_all = Object.fromEntries(process.argv.slice(2).map((path) => [path, read(path)]));
process.stdout.write(JSON.stringify({ "@fluent/syntax": read_all }));

// @fluent/bundle: what the messages of FTL files show, each file with the glossary.ftl beside it; an error is a failure.
"use strict";
const fs = require("node:fs");
const { basename, dirname, join } = require("node:path");

let fluent;
try {
  fluent = require("@fluent/bundle");
} catch {
  process.exit(77);
}

function fail(message) {
  process.stderr.write(message + "\n");
  process.exit(1);
}

function render(path, useIsolating) {
  const folder = dirname(path);
  const bundle = new fluent.FluentBundle(basename(folder), { useIsolating });
  const resource = new fluent.FluentResource(fs.readFileSync(path, "utf8"));
  const terms = new fluent.FluentResource(fs.readFileSync(join(folder, "glossary.ftl"), "utf8"));
  for (const errors of [bundle.addResource(terms), bundle.addResource(resource)]) {
    if (errors.length > 0) fail(`${path}: ${errors}`);
  }
  const shown = {};
  for (const { id } of resource.body) {
    const errors = [];
    shown[id] = bundle.formatPattern(bundle.getMessage(id).value, {}, errors);
    if (errors.length > 0) fail(`${path}: ${id}: ${errors}`);
  }
  return shown;
}

const both = (path) => ({ plain: render(path, false), isolated: render(path, true) });
const shown = Object.fromEntries(process.argv.slice(2).map((path) => [path, both(path)]));
process.stdout.write(JSON.stringify({ "@fluent/bundle": shown }));

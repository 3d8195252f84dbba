// @fluent/bundle: what the message `letters` of FTL files shows for the numbers 0 to 199; an error is a failure.
"use strict";
const fs = require("node:fs");
const { basename } = require("node:path");

let fluent;
try {
  fluent = require("@fluent/bundle");
} catch {
  process.exit(77);
}

function shown(path) {
  const bundle = new fluent.FluentBundle(basename(path, ".ftl"), { useIsolating: false });
  const texts = {};
  const errors = bundle.addResource(new fluent.FluentResource(fs.readFileSync(path, "utf8")));
  for (let number = 0; number < 200; number++) {
    // Digits as they are: which ones a locale writes is not the question here.
    const count = new fluent.FluentNumber(number, { numberingSystem: "latn" });
    texts[number] = bundle.formatPattern(bundle.getMessage("letters").value, { count }, errors);
  }
  if (errors.length > 0) {
    process.stderr.write(`${path}: ${errors}\n`);
    process.exit(1);
  }
  return texts;
}

process.stdout.write(JSON.stringify({ "@fluent/bundle": Object.fromEntries(process.argv.slice(2).map((path) => [path, shown(path)])) }));

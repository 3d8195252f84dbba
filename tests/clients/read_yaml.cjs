// js-yaml and npm yaml (1.1 and 1.2): the values of YAML files.
"use strict";
const fs = require("node:fs");

let jsYaml, yaml;
try {
  jsYaml = require("js-yaml");
  yaml = require("yaml");
} catch {
  process.exit(77);
}

const readers = {
  "js-yaml": (text) => jsYaml.load(text),
  "yaml 1.1": (text) => yaml.parse(text, { version: "1.1" }),
  "yaml 1.2": (text) => yaml.parse(text, { version: "1.2" }),
};
const out = {};
for (const [name, read] of Object.entries(readers)) {
  out[name] = Object.fromEntries(
    process.argv.slice(2).map((path) => [path, read(fs.readFileSync(path, "utf8"))]),
  );
}
process.stdout.write(JSON.stringify(out));

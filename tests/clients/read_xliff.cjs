// npm xliff: id, source and target of the units of XLIFF files.
"use strict";
const fs = require("node:fs");

let xliff;
try {
  xliff = require("xliff");
} catch {
  process.exit(77);
}

async function read(path) {
  const found = {};
  const { resources } = await xliff.xliff2js(fs.readFileSync(path, "utf8"));
  for (const units of Object.values(resources)) {
    for (const [id, unit] of Object.entries(units)) found[id] = [unit.source, unit.target ?? ""];
  }
  return found;
}

(async () => {
  const out = {};
  for (const path of process.argv.slice(2)) out[path] = await read(path);
  process.stdout.write(JSON.stringify({ xliff: out }));
})();

// npm xliff: id, source and target of the units of XLIFF files.
"use strict";
const fs = require("node:fs");

let xliff;
try {
  xliff = require("xliff");
} catch {
  process.exit(77);
}

/** The units of a file or group, those of groups within it too. */
function units(parent) {
  return Object.entries(parent).flatMap(([id, unit]) =>
    unit.groupUnits ? units(unit.groupUnits) : [[id, [unit.source, unit.target ?? ""]]],
  );
}

async function read(path) {
  const { resources } = await xliff.xliff2js(fs.readFileSync(path, "utf8"));
  return Object.fromEntries(Object.values(resources).flatMap(units));
}

(async () => {
  const out = {};
  for (const path of process.argv.slice(2)) out[path] = await read(path);
  process.stdout.write(JSON.stringify({ xliff: out }));
})();

// npm xliff as an editor of XLIFF 1.2: reads every unit, writes "Düzedilen." into the first target, and saves. It keeps ids and
// texts, and drops everything else.
"use strict";
const fs = require("node:fs");

let xliff12ToJs, jsToXliff12;
try {
  ({ xliff12ToJs, jsToXliff12 } = require("xliff"));
} catch {
  process.exit(77);
}

(async () => {
  const out = {};
  for (const path of process.argv.slice(2)) {
    const file = await xliff12ToJs(fs.readFileSync(path, "utf8"));
    const units = Object.values(file.resources)[0];
    out[path] = Object.fromEntries(Object.entries(units).map(([id, unit]) => [id, [unit.source, unit.target ?? ""]]));
    Object.values(units)[0].target = "Düzedilen.";
    fs.writeFileSync(path, await jsToXliff12(file));
  }
  process.stdout.write(JSON.stringify({ xliff: out }));
})();

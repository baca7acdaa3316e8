// npm run bench [-- parts]: all parts, or those named, each against its peers, into docs/benchmarks.md or, of some parts, out/benchmarks.md.
import { mkdir, writeFile } from "node:fs/promises";
import { inFolder } from "./files.js";
import { machineText } from "./machine.js";
import { pageOf } from "./page.js";
import { PARTS } from "./parts.js";
import { isWhole } from "./sizes.js";

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}.`);
  process.exit(1);
}

const begun = performance.now();
const parts = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n# ${name}`);
  try {
    parts.push(await inFolder(part));
  } catch (error) {
    console.error(`\n${name} was given up, and nothing is written: ${error.message}`);
    process.exit(1);
  }
}

const path = asked.length === 0 && isWhole() ? "docs/benchmarks.md" : "out/benchmarks.md";
await mkdir("out", { recursive: true });
await writeFile(path, pageOf({ machine: machineText(), parts }));
console.log(`\n${path} is written, after ${((performance.now() - begun) / 60_000).toFixed(1)} minutes.`);

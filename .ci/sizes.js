// Ceilings on what users download, in bytes of gzip; the packages that are built in are a part of it.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const files = readdirSync("dist");
const chunks = (ending) => files.filter((file) => file.startsWith("chunk-") && file.endsWith(ending));
const ceilings = [
  ["root entry, ESM", ["index.js", ...chunks(".js")], 206_000],
  ["root entry, CommonJS", ["index.cjs", ...chunks(".cjs")], 208_500],
  ["bundled data", ["khorasan.js"], 54_000],
  ["browser file, all in one", ["allegiance.browser.js"], 270_000],
  ["types", ["index.d.ts", ...files.filter((file) => /^(?!browser|khorasan|node|index).*\.d\.ts$/.test(file))], 65_000],
];

for (const [what, parts, ceiling] of ceilings) {
  const size = parts.reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0);
  console.log(`${what}: ${size} of ${ceiling}`);
  if (size > ceiling) process.exitCode = 1;
}

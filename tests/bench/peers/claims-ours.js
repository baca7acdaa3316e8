// Claims read and checked by the library.
import { createReadStream, writeFileSync } from "node:fs";
import * as allegiance from "allegiance";
import { ACTORS, SOURCES } from "../claims.js";
import { now, peakMemory } from "./serve.js";

const { claimsFromCsv, claimsFromJsonLines, safeParseDataset } = allegiance;
const [path, output] = process.argv.slice(2);
const read = path.endsWith(".csv") ? claimsFromCsv : claimsFromJsonLines;
/** Bytes read at once. */
const PIECE = 1 << 18;
const actors = [...ACTORS, "actor-other"].map((id) => ({ id, name: id, type: "group" }));
const sources = SOURCES.map((id) => ({ id, title: id }));

if (read) {
  const begun = now();
  const claims = await read(createReadStream(path, { highWaterMark: PIECE }));
  const { issues } = safeParseDataset({ actors, sources, claims });
  const ms = now() - begun;
  writeFileSync(output, issues.map(({ row, column }) => `${row},${column}`).join("\n"));
  console.log(JSON.stringify({ ms, peak: peakMemory(), claims: claims.length }));
} else console.log(JSON.stringify({ absent: "there is no reader of long files of claims yet" }));

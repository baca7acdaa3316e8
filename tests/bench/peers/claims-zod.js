// Claims checked row by row with zod, and held against the actors and sources there are.
import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Papa from "papaparse";
import * as z from "zod";
import { ACTORS, SOURCES } from "../claims.js";
import { now, peakMemory } from "./serve.js";

const [path, output] = process.argv.slice(2);
const [actors, sources, ids] = [new Set([...ACTORS, "actor-other"]), new Set(SOURCES), new Set()];
const text = z.string().optional();
const date = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[~?%]?$/);
const count = z.coerce.number().int().min(0).optional();
const claim = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(["allegiance", "membership", "shelter"]),
  subject: z.string().refine((id) => actors.has(id)),
  object: z.string().refine((id) => actors.has(id)),
  role: text,
  start: date,
  end: date.optional(),
  end_status: z.enum(["ongoing", "ended", "not-stated"]).optional(),
  place: text,
  headcount_low: count,
  modality: z.enum(["asserted", "attributed", "alleged", "denied"]).default("asserted"),
  source: z.string().refine((id) => sources.has(id)),
  paragraph: z.string().regex(/^[1-9]\d*(;[1-9]\d*)*$/),
  confidence: z.enum(["high", "medium", "low"]).default("high"),
  note: text,
});

const [claims, issues] = [[], []];
function check(record, row) {
  const { success, data, error } = claim.safeParse(record);
  if (!success) for (const { path } of error.issues) issues.push(`${row},${path[0]}`);
  else if (ids.has(data.id)) issues.push(`${row},id`);
  else {
    ids.add(data.id);
    claims.push(data);
  }
}

async function readLines() {
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) check(JSON.parse(line), ++row);
}

function readCsv() {
  let row = 1;
  const filled = (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ""));
  return new Promise((complete, error) =>
    Papa.parse(createReadStream(path, "utf8"), {
      header: true,
      skipEmptyLines: true,
      step: ({ data }) => check(filled(data), ++row),
      complete,
      error,
    }),
  );
}

const begun = now();
await (path.endsWith(".csv") ? readCsv() : readLines());
const ms = now() - begun;
writeFileSync(output, issues.join("\n"));
console.log(JSON.stringify({ ms, peak: peakMemory(), claims: claims.length + issues.length }));

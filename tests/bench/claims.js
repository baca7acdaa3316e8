// Files of claims, written with a few mistakes in them.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { randomOf } from "./generate.js";

export const COLUMNS =
  "id,kind,subject,object,role,start,end,end_status,place,headcount_low,modality,source,paragraph,confidence,note".split(
    ",",
  );
export const ACTORS = Array.from({ length: 5000 }, (_, i) => `actor-${i}`);
export const SOURCES = Array.from({ length: 20 }, (_, i) => `source-${i}`);
const KINDS = ["allegiance", "membership", "shelter"];
const PLACES = ["Nangarhar", "Kunar", "Zabul, Afghanistan", "Kurram", "Orakzai"];
const MISTAKES = { start: "2014-13", headcount_low: "many", modality: "said", paragraph: "", source: "source-none" };
const BETWEEN_MISTAKES = 1000;

const two = (number) => String(number).padStart(2, "0");

/** A claim as a record of text and numbers, the same for the same number. */
function claimOf(i, random) {
  const any = (list) => list[Math.floor(list.length * random() ** 2)];
  const [subject, object] = [any(ACTORS), any(ACTORS)];
  const year = 2000 + Math.floor(20 * random());
  const start = [
    `${year}`,
    `${year}-${two(1 + Math.floor(12 * random()))}`,
    `${year}-06-${two(1 + Math.floor(30 * random()))}`,
  ];
  const hasEnd = random() < 0.2;
  const claim = {
    id: `claim-${two(i)}`,
    kind: any(KINDS),
    subject,
    object: subject === object ? "actor-other" : object,
    ...{ start: any(start) + (random() < 0.1 ? "~" : "") },
    ...(hasEnd && { end: String(year + 3), end_status: "ended" }),
    ...(random() < 0.5 && { place: any(PLACES) }),
    ...(random() < 0.1 && { headcount_low: Math.floor(500 * random()) }),
    modality: random() < 0.8 ? "asserted" : "attributed",
    source: any(SOURCES),
    paragraph: String(1 + Math.floor(90 * random())),
    confidence: random() < 0.7 ? "high" : "medium",
    ...(random() < 0.2 && { note: 'a remark, with "quotes" and commas' }),
  };
  const kinds = Object.entries(MISTAKES);
  const [column, wrong] = kinds[((i / BETWEEN_MISTAKES) % kinds.length) | 0];
  return i % BETWEEN_MISTAKES === BETWEEN_MISTAKES - 1 ? { ...claim, [column]: wrong } : claim;
}

const cell = (value = "") => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value));

/** Writes so many claims as CSV and as JSON lines, and gives the two paths. */
export async function writeClaims(folder, count) {
  const paths = { csv: join(folder, "claims.csv"), jsonl: join(folder, "claims.jsonl") };
  const [csv, jsonl] = Object.values(paths).map((path) => createWriteStream(path));
  const random = randomOf(5);
  csv.write(`${COLUMNS.join(",")}\n`);
  for (let at = 0; at < count; at += 10_000) {
    const claims = Array.from({ length: Math.min(10_000, count - at) }, (_, i) => claimOf(at + i, random));
    const lines = claims.map((claim) => COLUMNS.map((column) => cell(claim[column])).join(","));
    if (!csv.write(`${lines.join("\n")}\n`)) await once(csv, "drain");
    if (!jsonl.write(`${claims.map((claim) => JSON.stringify(claim)).join("\n")}\n`)) await once(jsonl, "drain");
  }
  for (const file of [csv, jsonl]) {
    file.end();
    await once(file, "finish");
  }
  return paths;
}

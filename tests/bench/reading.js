// Long files of claims, read, checked and held, against zod for each row.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeClaims } from "./claims.js";
import { rowOf } from "./compare.js";
import { wholeProcess } from "./peers.js";
import { rounds, size } from "./sizes.js";

const WAYS = [
  { name: "ours", script: "claims-ours.js" },
  { name: "zod for each row", script: "claims-zod.js", wanted: 4 },
];
const CLAIMS = Math.round(1_000_000 * size);

async function reader(folder, path, what) {
  console.log(what);
  const there = WAYS.map((way) => ({ ...way, what, times: [], peak: 0 }));
  for (let round = -1; round < rounds; round++) {
    for (const way of there) {
      const output = join(folder, `${way.name}.csv`);
      const { ms, peak, absent } = await wholeProcess(way.script, [path, output]);
      if (absent) return { rows: [{ what, against: there[1].name, wanted: there[1].wanted, absent }], peak: undefined };
      way.issues = (await readFile(output, "utf8")).split("\n").sort().join("\n");
      if (way.issues !== there[0].issues) throw new Error(`${what}: not the same issues`);
      if (round < 0) continue;
      way.times.push(ms);
      way.peak = Math.max(way.peak, peak);
    }
  }
  const [we, other] = there;
  return {
    rows: [rowOf({ ...we, what }, { ...other, note: `${we.issues.split("\n").length} issues` })],
    peak: we.peak,
  };
}

export async function reading(folder) {
  const paths = await writeClaims(folder, CLAIMS);
  const [rows, goals] = [[], []];
  for (const [sort, path] of Object.entries(paths)) {
    const what = `${CLAIMS.toLocaleString("en")} claims from ${sort === "csv" ? "CSV" : "JSON lines"}`;
    const found = await reader(folder, path, what);
    rows.push(...found.rows);
    const { absent } = found.rows[0];
    goals.push({ what: `${what}: peak memory`, wanted: { atMost: 310 }, unit: " MB", measured: found.peak, absent });
  }
  return {
    title: "Reading claims",
    text: `A file with one mistake in a thousand claims, as a stream, in a process of its own each time; all find the same issues at the same rows and columns.
By hand: papaparse or JSON.parse by line, a zod schema for each row, and sets of the ids there are; records are kept as objects, ours as columns.
Ours is given pieces of 256 KB, by hand those of 64 KB that a stream has by itself, which took it no more time than longer ones.`,
    rows,
    goals,
  };
}

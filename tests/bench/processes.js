// Whole processes: from their start, over reading and computing, to a file written.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { agree } from "./check.js";
import { rowOf } from "./compare.js";
import { wholeProcess } from "./peers.js";
import { rounds } from "./sizes.js";

/** Starts each in turn, the first to warm up the disk, and compares what they wrote. */
export async function processes(folder, what, ways, check) {
  console.log(what);
  const there = [];
  for (const way of ways) {
    const output = join(folder, `${way.script}.csv`);
    await wholeProcess(way.script, [...way.args, output]);
    const table = await readTable(output);
    const note = there[0] ? check(there[0].table, table, `${what}, ${way.name}`) : undefined;
    there.push({ ...way, what, output, table, note, times: [], peak: 0 });
  }
  for (let round = 0; round < rounds; round++) {
    for (const way of there) {
      const { ms, peak } = await wholeProcess(way.script, [...way.args, way.output]);
      way.times.push(ms);
      way.peak = Math.max(way.peak, peak);
    }
  }
  const [we, ...others] = there;
  return others.map((way) => rowOf(we, way));
}

/** A file of values by slice and actor, in the order of both. */
async function readTable(path) {
  const [, ...lines] = (await readFile(path, "utf8")).split("\n");
  return lines
    .map((line) => line.split(","))
    .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : Number(a) - Number(c)));
}

/** The same slices and actors, and columns within a tolerance each. */
export function sameTables(ours, theirs, what, tolerances) {
  const keys = (table) => table.map(([slice, actor]) => `${slice},${actor}`).join("\n");
  if (keys(ours) !== keys(theirs)) throw new Error(`${what}: not the same slices and actors`);
  for (const [i, tolerance] of tolerances.entries()) {
    const column = (table) => Float64Array.from(table, (row) => Number(row[i + 2]));
    agree(`${what}, column ${i + 3}`, column(ours), column(theirs), tolerance);
  }
}

// Whole processes: from their start, over reading and computing, to a file written.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildNetwork } from "allegiance";
import { khorasan } from "allegiance/khorasan";
import { agree, meanModularity } from "./check.js";
import { rowOf } from "./compare.js";
import { edgesOf, readNetwork } from "./files.js";
import { slicesOf } from "./peers/tables.js";
import { pythonVersion, wholeProcess } from "./peers.js";
import { prepare, rounds } from "./sizes.js";

/** Starts each in turn, the first to warm up the disk, and compares what they wrote. */
async function processes(folder, what, ways, check) {
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
function sameTables(ours, theirs, what, tolerances) {
  const keys = (table) => table.map(([slice, actor]) => `${slice},${actor}`).join("\n");
  if (keys(ours) !== keys(theirs)) throw new Error(`${what}: not the same slices and actors`);
  for (const [i, tolerance] of tolerances.entries()) {
    const column = (table) => Float64Array.from(table, (row) => Number(row[i + 2]));
    agree(`${what}, column ${i + 3}`, column(ours), column(theirs), tolerance);
  }
}

async function analysis(folder) {
  const on = await prepare(folder, "W2");
  const network = readNetwork(on);
  const edges = join(folder, "edges.json");
  await writeFile(edges, JSON.stringify(edgesOf(network)));
  const quality = (table) => {
    const labels = new Float64Array(network.steps * network.actors);
    for (const row of table) labels[row[0] * network.actors + Number(row[1])] = Number(row[6]);
    return meanModularity(network, slicesOf(on), labels);
  };
  const check = (ours, theirs, what) => {
    sameTables(ours, theirs, what, [1e-9, 1e-9, 1e-9, 1e-4]);
    return `modularity ${quality(theirs).toFixed(4)}, ours ${quality(ours).toFixed(4)}`;
  };
  const one = (kind, other) =>
    processes(
      folder,
      `W2: whole process, five measures of 60 slices, ${kind} closeness`,
      [
        { name: "ours", script: "whole-ours.js", args: [edges, network.steps, kind] },
        { args: [edges, network.steps, kind], ...other },
      ],
      check,
    );
  const rows = await one("classic", { name: "graphology", script: "whole-graphology.js", wanted: 6 });
  if (!pythonVersion("igraph")) return rows;
  return [...rows, ...(await one("harmonic", { name: "python-igraph", script: "whole-igraph.py", wanted: 2.5 }))];
}

const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

/** The ties as the library makes them of the claims, for those who do without it: possible first day, and day after the last. */
function tableOfTies(network) {
  const lines = network.ties().map((tie) => {
    const last = tie.nature === "event" ? tie.startLatest : tie.endLatest;
    const end = last === null ? "" : day(last) + 1;
    return [tie.source, tie.target, tie.directed ? "directed" : "undirected", day(tie.startEarliest), end].join(",");
  });
  return ["source,target,directed,start,end", ...lines].join("\n");
}

async function bundled(folder) {
  const network = buildNetwork(khorasan).where(({ startEarliest }) => startEarliest !== null);
  const years = network.slices({ every: "year" }).map(({ window }) => Number(window.start.slice(0, 4)));
  const [from, to] = [years[0], years.at(-1) + 1];
  const table = join(folder, "ties.csv");
  await writeFile(table, tableOfTies(network));
  const check = (ours, theirs, what) => void sameTables(ours, theirs, what, [1e-9, 1e-9, 1e-9]);
  const byHand = { name: "graphology", script: "bundled-graphology.js", args: [from, to, table], wanted: 1 };
  const what = "bundled data: whole process, three measures of each year";
  return [
    ...(await processes(
      folder,
      `${what}, ours from the claims`,
      [{ name: "ours", script: "bundled-ours.js", args: [from, to, "-"] }, byHand],
      check,
    )),
    ...(await processes(
      folder,
      `${what}, both from a table of ties`,
      [{ name: "ours", script: "bundled-ours.js", args: [from, to, table] }, byHand],
      check,
    )),
  ];
}

export async function whole(folder) {
  return {
    title: "Whole processes",
    text: `From the start of the process to a file of all values, which is compared. W2 is read from a file of edges; the five are betweenness,
closeness, PageRank to 1e-12, eigenvector to 1e-9 and Louvain. graphology-metrics has closeness in its classic form, igraph is asked for
the harmonic one. Of the bundled data ours reads and checks claims, dates and all; by hand the ties are given, dates worked out.`,
    rows: [...(await analysis(folder)), ...(await bundled(folder))],
  };
}

// The bundled data: from a cold start, and by day.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildNetwork } from "allegiance";
import { khorasan } from "allegiance/khorasan";
import { compare, session } from "./compare.js";
import { processes, sameTables } from "./processes.js";
import { rounds } from "./sizes.js";

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

/** Whole processes that measure each year. */
async function yearly(folder, [from, to], table) {
  const check = (ours, theirs, what) => void sameTables(ours, theirs, what, [1e-9, 1e-9, 1e-9]);
  const byHand = { name: "graphology", script: "bundled-graphology.js", args: [from, to, table], wanted: 1 };
  const row = (what, input) => {
    const ours = { name: "ours", script: "bundled-ours.js", args: [from, to, input] };
    return processes(folder, `whole process, three measures of each year, ${what}`, [ours, byHand], check);
  };
  return [...(await row("ours from the claims", "-")), ...(await row("both from a table of ties", table))];
}

/** Betweenness of each day, in processes that have the network. */
async function daily(folder, [from, to], table) {
  const peers = session(folder);
  try {
    const what = `betweenness of each day from ${from} up to ${to}`;
    const work = { what, script: "days-ours.js", task: "betweenness", args: { from, to, table } };
    return await compare(peers, work, { graphology: { script: "days-graphology.js" } }, { rounds });
  } finally {
    peers.end();
  }
}

export async function bundled(folder) {
  const network = buildNetwork(khorasan).where(({ startEarliest }) => startEarliest !== null);
  const years = network.slices({ every: "year" }).map(({ window }) => Number(window.start.slice(0, 4)));
  const span = [years[0], years.at(-1) + 1];
  const table = join(folder, "ties.csv");
  await writeFile(table, tableOfTies(network));
  return {
    title: "The bundled data",
    text: `Whole processes go from their start to a file of betweenness, closeness and PageRank of each actor in each year, which is compared. Ours reads
claims, dates and all, which were checked when they were bundled; by hand, and in the second row by both, a table of ties is read whose
dates are worked out. By day, the networks are there before; most days have the ties of the day before.`,
    rows: [...(await yearly(folder, span, table)), ...(await daily(folder, [span[1] - 40, span[1]], table))],
  };
}

// The networks that all is measured on. BENCH_SIZE, a fraction, makes them smaller; BENCH_ROUNDS is the number of rounds.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { evidence } from "./evidence.js";
import { writeNetwork } from "./files.js";
import { columnsOf, heavyTailed, longLasting, meetings } from "./generate.js";

export const size = Number(process.env.BENCH_SIZE ?? 1);
/** Whether what is measured is a whole run, by the clock. */
export const isWhole = () => size === 1 && rounds >= 5 && process.env.BENCH_CLOCK !== "cpu";
export const rounds = Number(process.env.BENCH_ROUNDS ?? 5);

const scaled = (facts) => ({
  ...facts,
  actors: Math.max(20, Math.round(facts.actors * size)),
  ties: Math.max(200, Math.round(facts.ties * size)),
});

const edges = (make) => (facts) => columnsOf(make(facts));

const NETWORKS = {
  W2: { make: edges(heavyTailed), actors: 2000, ties: 20_000, steps: 60, seed: 1 },
  W3: { make: edges(heavyTailed), actors: 20_000, ties: 200_000, steps: 60, seed: 1 },
  W4: { make: meetings, actors: 100_000, ties: 2_000_000, steps: 1_000_000, seed: 1 },
  meetings: { make: meetings, actors: 2000, ties: 20_000, steps: 10_000, seed: 1 },
  sparse: { make: edges(longLasting), actors: 2000, ties: 1600, steps: 60, seed: 1 },
  lasting: { make: edges(longLasting), actors: 2000, ties: 20_000, steps: 60, seed: 1 },
  parts: { make: edges(longLasting), actors: 2000, ties: 20_000, steps: 60, seed: 1, parts: 10 },
};

const CLAIMS = 100_000;

/** Writes one of the networks, or tables of claims, `times` as large, and gives its path. */
export async function prepare(folder, name, times = 1) {
  if (name === "claims") return writeTables(join(folder, `claims-${times}.json`), Math.round(CLAIMS * times * size));
  const { make, ...whole } = NETWORKS[name];
  const facts = scaled({ ...whole, actors: whole.actors * times, ties: whole.ties * times });
  return writeNetwork(folder, times === 1 ? name : `${name}-${times}`, facts, make(facts));
}

async function writeTables(path, claims) {
  await writeFile(path, JSON.stringify(evidence({ claims, seed: 1 })));
  return path;
}

// How our work grows when actors and ties double four times.
import { session } from "./compare.js";
import { median, short } from "./pairs.js";
import { prepare, rounds } from "./sizes.js";

const TIMES = [1, 2, 4, 8, 16];

/** What is doubled from which part of which network, and the task. */
const WORK = [
  ["slices built from edges", "W2", 8, "ours.js", "build"],
  ["claims checked, given as rows", "claims", 16, "ours-claims.js", "check"],
  ["claims made a network and its yearly slices", "claims", 16, "ours-claims.js", "slices"],
  ["slices cut from a network", "W2", 8, "ours.js", "cut"],
  ["betweenness of all slices", "W2", 8, "ours.js", "betweenness"],
  ["closeness of all slices", "W2", 8, "ours.js", "harmonic"],
  ["PageRank of all slices", "W2", 8, "ours.js", "pagerank"],
  ["eigenvector of all slices", "W2", 8, "ours.js", "eigenvector"],
  ["Louvain of all slices", "W2", 8, "ours.js", "communities"],
  ["ForceAtlas2, every pair, 10 steps", "W2", 8, "ours-layout.js", "layout", { iterations: 10, theta: 0 }],
  ["ForceAtlas2, Barnes–Hut, 10 steps", "W2", 8, "ours-layout.js", "layout", { iterations: 10, theta: 0.5 }],
  ["closeness through time, earliest arrival", "meetings", 8, "ours-journeys.js", "foremost"],
  ["closeness through time, fastest", "meetings", 8, "ours-journeys.js", "fastest"],
  ["closeness through time of one actor", "W4", 16, "ours-journeys.js", "closeness", { source: 0 }],
  ["paths from one actor to all", "W4", 16, "ours-journeys.js", "paths", { source: 0 }],
];

async function medianTime(peers, script, task, args) {
  const times = [];
  for (let round = -1; round < Math.min(rounds, 3); round++) {
    const { ms, absent } = await peers.ask(script, task, args);
    if (absent) return { absent };
    if (round >= 0) times.push(ms);
  }
  return { ms: median(times) };
}

async function row(folder, paths, [what, name, part, script, task, more]) {
  const peers = session(folder);
  try {
    const times = [];
    for (const factor of TIMES) {
      const key = `${name}-${factor}`;
      paths.set(key, paths.get(key) ?? (await prepare(folder, name, factor / part)));
      const { ms, absent } = await medianTime(peers, script, task, { on: paths.get(key), ...more });
      if (absent) return `| ${what} | ${absent} | | | | | |`;
      times.push(ms);
    }
    const growth = times.slice(1).map((ms, i) => ms / times[i]);
    const all = (times.at(-1) / times[0]) ** (1 / growth.length);
    console.log(what.padEnd(40), growth.map(short).join(", "), `: ${short(all)} a doubling`);
    return `| ${what} | ${short(times[0])} | ${growth.map(short).join(" | ")} | ${short(all)} |`;
  } finally {
    peers.end();
  }
}

export async function growth(folder) {
  const [lines, paths] = [[], new Map()];
  for (const work of WORK) lines.push(await row(folder, paths, work));
  return {
    title: "Growth",
    text: `Ours alone, with actors and ties doubled four times, from an eighth of W2 to twice of it (from one actor: from a sixteenth of W4 to all of it;
claims, in the shape of the bundled ones with their actors, events and sources: from 6,250 to 100,000): by what the time is multiplied
at each doubling. 2 is in proportion; slices have as many actors as ties, so that what looks at all pairs
of actors, or from each actor at all ties, grows by 4.`,
    table: `| | first, ms | × 2 | × 2 | × 2 | × 2 | on average |\n| --- | --- | --- | --- | --- | --- | --- |\n${lines.join("\n")}`,
  };
}

// What a loaded network takes above an empty process.

import { median, short } from "./pairs.js";
import { pythonVersion, wholeProcess } from "./peers.js";
import { prepare, rounds } from "./sizes.js";

const LOADERS = [
  { name: "ours", script: "load-ours.js", empty: "load-nothing.js" },
  { name: "graphology", script: "load-graphology.js", empty: "load-nothing.js", wanted: 13 },
  { name: "python-igraph", script: "load-igraph.py", empty: "load-igraph.py", wanted: 5 },
];

/** Medians over processes, in MB: what is held above an empty one, and the most that was. */
async function taken({ script, empty }, path) {
  if (script.endsWith(".py") && !(pythonVersion("igraph") && pythonVersion("numpy"))) {
    return { absent: "igraph is not on this machine" };
  }
  const [held, peaks] = [[], []];
  let found;
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    const loaded = await wholeProcess(script, [path]);
    if (loaded.absent) return loaded;
    const bare = await wholeProcess(empty, []);
    held.push(loaded.rss - bare.rss);
    peaks.push(loaded.peak - bare.peak);
    found = loaded.found;
  }
  return { held: median(held), peak: median(peaks), found };
}

export async function memory(folder) {
  const path = await prepare(folder, "W4");
  const [lines, goals] = [[], []];
  let ours;
  for (const { name, wanted, ...loader } of LOADERS) {
    const own = await taken(loader, path);
    ours ??= own;
    if (own.found !== undefined && ours.found !== undefined && own.found !== ours.found) {
      throw new Error(`${name} finds ${own.found} actors, we ${ours.found}`);
    }
    const absent = own.absent ?? ours.absent;
    const less = own === ours || absent ? "" : short(own.held / ours.held);
    console.log(name.padEnd(40), own.absent ?? `${short(own.held)} MB above empty, at most ${short(own.peak)}`, less);
    lines.push(
      own.absent
        ? `| ${name} | ${own.absent} | | |`
        : `| ${name} | ${short(own.held)} | ${short(own.peak)} | ${less} |`,
    );
    const what = own === ours ? "W4 loaded, above an empty Node" : `memory of W4 in ${name} ÷ ours`;
    const more =
      own === ours
        ? { wanted: { atMost: 100 }, unit: " MB", measured: own.held }
        : { wanted, measured: own.held / ours.held };
    goals.push({ what, absent, ...(absent ? { wanted: more.wanted } : more) });
  }
  return {
    title: "Memory",
    text: `W4, 100,000 actors and 2,000,000 moments, loaded from columns and asked who has a tie in the first thousandth of the time: the memory that a
process then holds after its garbage is collected, above that of an empty one of the same kind (of Node, of Python), and the most
that it had on the way.`,
    table: `| | MB above empty | at most | ÷ ours |\n| --- | --- | --- | --- |\n${lines.join("\n")}`,
    goals,
  };
}

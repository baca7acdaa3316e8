// Slices of which little changes: betweenness over time against that of each slice by itself.
import { compare, session } from "./compare.js";
import { prepare, rounds } from "./sizes.js";

/** The networks, and up to which slice: where all actors hang together every slice of 20,000 ties takes long. */
const NETWORKS = [
  ["sparse", 60, "1,600 ties, as many in each slice as in W2's"],
  ["lasting", 24, "20,000 ties, nearly all in each slice, the first 24 slices"],
  ["parts", 60, "20,000 ties in 10 groups without a tie between them, of which few change in a slice"],
];

export async function reuse(folder) {
  const peers = session(folder);
  const rows = [];
  try {
    for (const [name, until, text] of NETWORKS) {
      const work = { what: `betweenness over time, ${text}`, task: "betweennessOverTime", tolerance: 0 };
      const each = { script: "ours.js", task: "betweennessEach", wanted: 3 };
      work.args = { on: await prepare(folder, name), until };
      rows.push(...(await compare(peers, work, { "each slice by itself": each }, { rounds })));
    }
    return {
      title: "Slices of which little changes",
      text: "2,000 actors and 60 slices of which fewer than one tie in fifty, gone and come together, is not in the next. All is ours; values are the same to the bit.",
      rows,
    };
  } finally {
    peers.end();
  }
}

// Every slice of a network: made, and measured.
import { agree, meanModularity, worstResidual } from "./check.js";
import { compare, session } from "./compare.js";
import { readNetwork } from "./files.js";
import { slicesOf } from "./peers/tables.js";
import { prepare, rounds } from "./sizes.js";

const GRAPHOLOGY = { script: "graphology.js" };
const IGRAPH = { script: "with-igraph.py" };
const NETWORKX = { script: "with-networkx.py" };

const within = (tolerance) => (ours, theirs, what) => void agree(what, ours, theirs, tolerance);

/** Eigenvectors are as good as their residual. Where two components are nearly as strong, values may differ: in a tenth of the slices. */
function sameVectors(on, nth) {
  const network = readNetwork(on);
  const slices = slicesOf(on, nth);
  return (ours, theirs, what) => {
    const [own, other] = [ours, theirs].map((values) => worstResidual(network, slices, values));
    if (own > 1e-9) throw new Error(`${what}: our residual is ${own}`);
    const differ = slices.filter((_, row) => {
      const places = Array.from({ length: network.actors }, (_, actor) => row * network.actors + actor);
      return places.some((i) => Math.abs(ours[i] - theirs[i]) > 1e-4);
    });
    if (differ.length > slices.length / 10) throw new Error(`${what}: values differ in slices ${differ}`);
    return `residual ${other.toExponential(0)}, ours ${own.toExponential(0)}`;
  };
}

/** Partitions differ; how good each is can be compared. */
function asGood(on, nth) {
  const network = readNetwork(on);
  return (ours, theirs, what) => {
    const [own, other] = [ours, theirs].map((labels) => meanModularity(network, slicesOf(on, nth), labels));
    if (own < other - 0.02) throw new Error(`${what}: modularity ${own}, by the other ${other}`);
    return `modularity ${other.toFixed(4)}, ours ${own.toFixed(4)}`;
  };
}

const TEXT = `Heavy-tailed directed multigraphs of ties that last: W2 of 2,000 actors and 20,000 ties, W3 of ten times as many, both in 60 slices. By hand
with graphology and networkx: a new simple graph for each slice, filled by looking at all edges, which are objects; with python-igraph the same by
columns of numpy, of the actors that are in the slice. "Edges" are a list of objects or dictionaries for all, of which python-igraph's columns are made
first; else it has columns. Of measures the graphs are made before, and so are our views; ours then project them. "Over time" is all of
it: from our network, their list or columns of edges, over the graphs of all slices to rows by rank, by us in one call, whose workers
have the network from the call before. Values agree to 1e-9, PageRank and eigenvector to what is said; of closeness graphology-metrics has
the classic form only, so that the harmonic one is written by hand. Communities are compared by their mean modularity.`;

async function building(peers, name, on) {
  const check = within(0);
  const all = { task: "build", args: { on }, check };
  const one = (what, task, igraphs) => {
    const against = {
      graphology: { ...GRAPHOLOGY, task: "build", wanted: 50 },
      "python-igraph": { ...IGRAPH, task: igraphs, wanted: 7 },
    };
    return compare(peers, { ...all, what: `${name}: ${what}`, task }, against, { rounds });
  };
  return [
    ...(await one("edges → network → slices → projections", "build", "build")),
    ...(await one("columns → network → slices → projections", "buildFromColumns", "buildFromColumns")),
    ...(await one("network → slices → projections", "cut", "buildFromColumns")),
  ];
}

const withTask = (others, task) =>
  Object.fromEntries(Object.entries(others).map(([name, way]) => [name, { task, ...way }]));

/** Every slice, or only every nth: `far` of what looks from each actor at all others, which by hand takes long, and `near` of the rest. */
async function measures(peers, name, on, { far, near }) {
  const rows = [];
  const add = async (what, task, nth, [graphology, igraph], more = {}) => {
    const some = nth === 1 ? "" : `, every ${nth}th slice`;
    const against = {
      ...(graphology !== null && { graphology: { ...GRAPHOLOGY, wanted: graphology } }),
      ...(igraph !== null && { "python-igraph": { ...IGRAPH, wanted: igraph } }),
    };
    const work = { what: `${name}: ${what}${some}`, task, args: { on, nth }, ...more };
    rows.push(...(await compare(peers, work, against, { rounds })));
  };
  await add("betweenness", "betweenness", far, [7, 2]);
  await add("closeness, harmonic", "harmonic", far, [far === 1 ? undefined : null, 10]);
  await add("closeness, classic", "classic", far, [15, null]);
  await add("PageRank to 1e-12", "pagerank", near, [12, 1.1]);
  await add("eigenvector to 1e-9", "eigenvector", near, [1, 1], { check: sameVectors(on, near) });
  await add("Louvain", "communities", near, [4, 5], { check: asGood(on, near) });
  return rows;
}

/** The same from the edges to rows by rank, by us one call. */
async function overTime(peers, name, on, { some = "", ...which } = {}) {
  const rows = [];
  const add = async (what, task, [graphology, igraph], more = {}) => {
    const others = {
      graphology: { ...GRAPHOLOGY, wanted: graphology },
      "python-igraph": { ...IGRAPH, wanted: igraph },
    };
    const work = { what: `${name}: ${what}${some}`, task, args: { on, ...which }, ...more };
    rows.push(...(await compare(peers, work, withTask(others, more.theirs ?? task), { rounds })));
  };
  await add("betweenness over time", "betweennessOverTime", []);
  const two = { theirs: "betweennessOverTime" };
  await add("betweenness over time, two workers", "betweennessTwoWorkers", [13, 3.5], two);
  if (some) return rows;
  await add("PageRank over time", "pagerankOverTime", []);
  await add("eigenvector over time", "eigenvectorOverTime", [], { check: sameVectors(on, 1) });
  return rows;
}

async function besideNetworkx(peers, name, on) {
  const rows = [];
  for (const task of ["betweenness", "harmonic", "classic", "pagerank"]) {
    const work = { what: `${name}: ${task}, every 20th slice`, task, args: { on, nth: 20 } };
    rows.push(...(await compare(peers, work, { networkx: NETWORKX }, { rounds })));
  }
  return rows;
}

export async function slices(folder) {
  const peers = session(folder);
  try {
    const [W2, W3] = [await prepare(folder, "W2"), await prepare(folder, "W3")];
    const rows = [
      ...(await building(peers, "W2", W2)),
      ...(await measures(peers, "W2", W2, { far: 1, near: 1 })),
      ...(await overTime(peers, "W2", W2)),
      ...(await besideNetworkx(peers, "W2", W2)),
      ...(await building(peers, "W3", W3)),
      ...(await measures(peers, "W3", W3, { far: 60, near: 20 })),
      ...(await overTime(peers, "W3", W3, { from: 26, until: 34, some: ", eight slices" })),
    ];
    return { title: "Slices and their measures", text: TEXT, rows };
  } finally {
    peers.end();
  }
}

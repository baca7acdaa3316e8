// All measures of all slices of W2, from a file to a file.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { meanModularity } from "./check.js";
import { edgesOf, readNetwork } from "./files.js";
import { slicesOf } from "./peers/tables.js";
import { pythonVersion } from "./peers.js";
import { processes, sameTables } from "./processes.js";
import { prepare } from "./sizes.js";

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

export async function whole(folder) {
  return {
    title: "Whole processes",
    text: `From the start of the process to a file of all values, to which each slice is added when it is measured; the files are compared. W2 is
read from a file of edges; the five are betweenness, closeness, PageRank to 1e-12, eigenvector to 1e-9 and Louvain. graphology-metrics has
closeness in its classic form, igraph is asked for the harmonic one.`,
    rows: await analysis(folder),
  };
}

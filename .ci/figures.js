// Writes, for several slices of the bundled data, the plain ties and the library's figures, and the files of the formats.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  betweenness,
  buildNetwork,
  closeness,
  degree,
  pagerank,
  toGEXF,
  toGraphML,
  toNodeLink,
} from "../dist/index.js";
import { khorasan } from "../dist/khorasan.js";

const folder = process.argv[2];
const network = buildNetwork(khorasan);
const slices = network.slices({ every: "5 years", from: "1985", to: "2022" });
const both = { direction: "undirected" };
const figures = slices.map((view) => ({
  label: view.window.label,
  actors: view.actors().map(({ id }) => id),
  ties: view.ties().map(({ source, target, directed }) => ({ source, target, directed })),
  figures: {
    degree: pairs(degree(view)),
    degreeTies: pairs(degree(view, { parallel: "keep" })),
    betweenness: pairs(betweenness(view, both)),
    betweennessDirected: pairs(betweenness(view)),
    pagerank: pairs(pagerank(view)),
    pagerankCounted: pairs(pagerank(view, { parallel: "count" })),
    harmonic: pairs(closeness(view, both)),
  },
}));
writeFileSync(join(folder, "figures.json"), JSON.stringify(figures));
for (const presence of ["possible", "certain"]) {
  const view = network.under({ presence });
  mkdirSync(join(folder, presence));
  writeFileSync(join(folder, presence, "network.gexf"), toGEXF(view));
  writeFileSync(join(folder, presence, "network.graphml"), toGraphML(view));
  writeFileSync(join(folder, presence, "nodelink.json"), JSON.stringify(toNodeLink(view)));
}

function pairs(scores) {
  return Object.fromEntries(scores.ids.map((id, index) => [id, scores.values[index]]));
}

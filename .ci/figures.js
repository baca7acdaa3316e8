// Writes, for several slices of the bundled data, the plain ties and the library's figures, and the files of the formats.
import { writeFileSync } from "node:fs";
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
    degree: Object.fromEntries(degree(view).ids.map((id) => [id, degree(view).get(id)])),
    degreeTies: pairs(degree(view, { parallel: "keep" })),
    betweenness: pairs(betweenness(view, both)),
    betweennessDirected: pairs(betweenness(view)),
    pagerank: pairs(pagerank(view)),
    pagerankCounted: pairs(pagerank(view, { parallel: "count" })),
    harmonic: pairs(closeness(view, both)),
  },
}));
writeFileSync(join(folder, "figures.json"), JSON.stringify(figures));
writeFileSync(join(folder, "network.gexf"), toGEXF(network));
writeFileSync(join(folder, "network.graphml"), toGraphML(network));
writeFileSync(join(folder, "nodelink.json"), JSON.stringify(toNodeLink(network)));

function pairs(scores) {
  return Object.fromEntries(scores.ids.map((id, index) => [id, scores.values[index]]));
}

// The same network in graphology, and asked the same.
import graphology from "graphology";
import { readNetwork } from "../files.js";
import { resident } from "./resident.js";

function load(path) {
  const { source, target, start } = readNetwork(path);
  const graph = new graphology.MultiDirectedGraph();
  for (let i = 0; i < source.length; i++) {
    graph.mergeNode(source[i]);
    graph.mergeNode(target[i]);
    graph.addDirectedEdge(source[i], target[i], { start: start[i] });
  }
  return graph;
}

const graph = load(process.argv[2]);
const here = new Set();
graph.forEachEdge((_, { start }, from, to) => {
  if (start < 1000) here.add(from).add(to);
});
resident({ found: here.size, kept: graph });

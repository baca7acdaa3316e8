// From the bundled data to a ranking, and from the ranking back to the sentence of a document.
import { betweenness, buildNetwork, claimsOf } from "allegiance";
import { khorasan } from "allegiance/khorasan";

const network = buildNetwork(khorasan);
console.log(network);

const view = network.between("2007", "2014").where(({ kind }) => kind !== "hostility");
const scores = betweenness(view, { direction: "undirected" });
console.log(scores.top(5));

// Which ties of the first one are there, and who says so?
const [first] = scores.top(1);
const ties = view.ties().filter(({ source, target }) => [source, target].includes(first.actor));
for (const tie of ties.slice(0, 5)) {
  const cited = claimsOf(network, tie).map(({ source, paragraph }) => `${source} ¶${paragraph}`);
  console.log(`${tie.source} → ${tie.target} (${tie.kind}): ${cited.join("; ")}`);
}

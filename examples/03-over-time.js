// Centrality, communities and reach as they change.
import { buildNetwork, centralityOverTime, communitiesOverTime, temporalReach, toCSV } from "allegiance";
import { khorasan } from "allegiance/khorasan";

const network = buildNetwork(khorasan).where(({ kind }) => kind !== "hostility");
const slicing = { every: "year", window: "3 years", from: "2000", to: "2021" };

const series = centralityOverTime(network, { measure: "pagerank", direction: "undirected", ...slicing });
console.log("The first by PageRank of each three years");
for (const row of series.filter(({ rank }) => rank === 1)) {
  console.log(`  ${row.start} to ${row.end}: ${row.label} (${row.value.toFixed(3)})`);
}
console.log(toCSV(series).split("\n").slice(0, 3).join("\n"));

const history = communitiesOverTime(network, { seed: 1, ...slicing });
const counts = new Map();
for (const { type } of history.events) counts.set(type, (counts.get(type) ?? 0) + 1);
console.log("What happens to communities:", Object.fromEntries(counts));

const reach = temporalReach(network, { from: "2000", to: "2021" });
console.log("From whom most others could be reached in order of time");
for (const { label, reached } of [...reach].sort((a, b) => b.reached - a.reached).slice(0, 5)) {
  console.log(`  ${label}: ${reached}`);
}

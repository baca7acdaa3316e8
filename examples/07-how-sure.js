// How sure an answer is: over the dates and claims that the sources leave open, without one source, under another rule, against chance.
import { buildNetwork, influence, sensitivity, significance, uncertainty } from "allegiance";
import { khorasan } from "allegiance/khorasan";

const bodies = khorasan.actors.filter(({ type }) => type !== "person").map(({ id }) => id);
const network = buildNetwork(khorasan)
  .where(({ kind }) => kind !== "hostility")
  .among(...bodies)
  .between("2014", "2015");
const question = { call: "betweenness", options: { direction: "undirected" } };

const drawn = await uncertainty(network, question, { draws: 200, top: 3 });
console.log("Between others in 2014, and the probability to be among the first three");
for (const { label, low, median, high, top } of [...drawn].sort((a, b) => b.top - a.top).slice(0, 5)) {
  console.log(
    `  ${label}: ${top.toFixed(2)}, a value of ${median.toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)})`,
  );
}

const sources = await influence(network, question, { of: "source", top: 3 });
console.log("Without one source, the first three are the same to a share of");
for (const { id, overlap } of sources) console.log(`  ${id}: ${overlap.toFixed(2)}`);

const policies = { possible: { presence: "possible" }, certain: { presence: "certain" } };
const [pair] = (await sensitivity(network, question, policies, { top: 3 })).pairs;
console.log(
  `Dates read as possible or as certain: Kendall's tau ${pair.kendall.toFixed(2)}, ${pair.both} bodies in both`,
);

const chance = await significance(network, question, { keep: "times-and-degrees", draws: 49, switches: 20 });
console.log("More between than bodies with as many ties at the same times would be (one-sided p)");
for (const { label, observed, mean, pHigh } of [...chance].sort((a, b) => a.pHigh - b.pHigh).slice(0, 3)) {
  console.log(`  ${label}: ${Math.round(observed)}, by chance ${Math.round(mean)}, p ${pHigh.toFixed(2)}`);
}

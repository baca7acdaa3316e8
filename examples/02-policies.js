// The same question under several policies: what moves the answer, and by how much.
import { betweenness, buildNetwork } from "allegiance";
import { khorasan } from "allegiance/khorasan";

const policies = {
  default: {},
  "only what is certain": { presence: "certain" },
  "everything lasts": { persistence: "until-ended" },
  "nothing lasts over a year": { persistence: "P1Y" },
  "one document only": { sources: ["cat-2021"] },
};
const topUnder = (policy) => {
  const view = buildNetwork(khorasan, policy)
    .between("2014", "2019")
    .where(({ kind }) => kind !== "hostility");
  return betweenness(view, { direction: "undirected" })
    .top(10)
    .map(({ actor }) => actor);
};

const reference = topUnder({});
console.log("Top three by betweenness, 2014–2018, and how many of the ten are those of the default policy");
for (const [name, policy] of Object.entries(policies)) {
  const top = topUnder(policy);
  const shared = top.filter((actor) => reference.includes(actor)).length;
  console.log(`${name.padEnd(28)}${String(shared).padStart(2)}/10  ${top.slice(0, 3).join(", ")}`);
}

// The main job, on the bundled data: npm run demo
import { mkdir, writeFile } from "node:fs/promises";
import {
  betweenness,
  buildNetwork,
  CORE_KINDS,
  centralityOverTime,
  claimsOf,
  communities,
  communitiesOverTime,
  defectionChains,
  degree,
  KINDS,
  layoutOverTime,
  parseWhen,
  toCSV,
  toGEXF,
  toJSON,
  toNodeLink,
} from "allegiance";
import { khorasan } from "allegiance/khorasan";
import { writePage } from "./page/build.js";
import { slicesOf } from "./page/slices.js";

const out = process.env.ALLEGIANCE_OUT ?? "out";
const seed = 1;
const network = buildNetwork(khorasan);
/** Ties that bind; who fights whom is in the data too, but a broker is not one who is fought from two sides. */
const bonds = network.where(({ kind }) => kind !== "hostility");

heading(`Data set ${khorasan.name} ${khorasan.version}`);
const dates = khorasan.claims.flatMap(({ start, end }) => [start, end]).filter((date) => date !== undefined);
const precise = dates.filter((date) => parseWhen(date).earliest === parseWhen(date).latest);
const days = network.ties().flatMap(({ startEarliest, startLatest }) => [startEarliest, startLatest]);
const span = days.filter((day) => day !== null).sort();
console.log(`${khorasan.sources.length} sources, ${khorasan.actors.length} actors, ${khorasan.claims.length} claims`);
for (const { name } of KINDS) {
  const { length } = khorasan.claims.filter(({ kind }) => kind === name);
  console.log(`  ${name.padEnd(22)}${String(length).padStart(4)}${CORE_KINDS.includes(name) ? "  core" : ""}`);
}
console.log(`Starts from ${span[0]} to ${span.at(-1)}`);
console.log(`${percent(1 - precise.length / dates.length)} of ${dates.length} dates are not known to the day`);
console.log(`Policy: ${JSON.stringify(network.policy)}`);

const periods = [
  ["to 2001", bonds.before("2002")],
  ["2002–2006", bonds.between("2002", "2007")],
  ["2007–2013", bonds.between("2007", "2014")],
  ["2014–2018", bonds.between("2014", "2019")],
  ["2019–", bonds.after("2018")],
];

for (const [label, view] of periods) {
  heading(`${label}: ${view.actors().length} actors, ${view.ties().length} ties`);
  console.log(`${"Top by betweenness".padEnd(48)}Top by degree`);
  const top = [betweenness(view, { direction: "undirected" }), degree(view)].map((scores) => scores.top(5));
  for (const [place, first] of top[0].entries()) {
    console.log(
      `  ${first.label.padEnd(34)}${first.value.toFixed(1).padStart(8)}    ${top[1][place].label.padEnd(34)}${top[1][place].value}`,
    );
  }
  const parts = communities(view, { seed });
  console.log(`${parts.size} communities, modularity ${parts.modularity.toFixed(3)}`);
  for (const [number, group] of parts.groups().entries()) {
    if (group.length < 3) continue;
    const names = group.map(nameOf);
    console.log(
      `  ${number}: ${names.slice(0, 6).join(", ")}${names.length > 6 ? ` and ${names.length - 6} more` : ""}`,
    );
  }
}

heading("Every defection chain that ends in the Khorasan province");
const chains = defectionChains(network, { to: "iskp", succession: true });
for (const route of new Set(chains.map((chain) => chain.route))) {
  const list = chains.filter((chain) => chain.route === route);
  console.log(
    `\n${route.split(" > ").map(nameOf).join(" → ")} (${list.length === 1 ? "1 chain" : `${list.length} chains`})`,
  );
  for (const chain of list) {
    const elapsed = chain.steps.length > 1 ? `, ${chain.elapsedLow} to ${chain.elapsedHigh ?? "?"} days` : "";
    console.log(`  ${chain.certainty}${elapsed}`);
    for (const { type, tie, defector, origin, destination, earliest, latest } of chain.steps) {
      const who = type === "move" ? nameOf(defector) : "(succession)";
      const when = earliest === latest ? earliest : `${earliest ?? "…"} to ${latest ?? "…"}`;
      const cited = claimsOf(network, tie).map(({ source, paragraph }) => `${source} ¶${paragraph}`);
      console.log(`    ${when}: ${who}, ${nameOf(origin)} → ${nameOf(destination)} [${cited.join("; ")}]`);
    }
  }
}

heading(`Files in ${out}/`);
await mkdir(out, { recursive: true });
const yearly = { every: "year", from: "1984", to: "2022" };
const series = centralityOverTime(bonds, { measure: "betweenness", direction: "undirected", ...yearly });
const positions = layoutOverTime(network, { seed, ...yearly });
const lasting = communitiesOverTime(network, { seed, ...yearly });
await save("centrality-by-year.csv", toCSV(series));
await save("network.gexf", toGEXF(network));
await save("network.json", JSON.stringify(toNodeLink(network), null, 1));
await save("positions-by-year.json", toJSON(positions));
const page = await writePage(`${out}/network.html`, {
  title: "Khorasan, 1984–2021",
  data: { ...network.data, licence: "CC BY 4.0" },
  policy: network.policy,
  actors: network.actors(),
  names: khorasan.names,
  sources: khorasan.sources,
  ties: network.ties(),
  claims: network.ties().flatMap((tie) => claimsOf(network, tie)),
  slices: slicesOf(network.slices(yearly), { positions, series, communities: lasting }),
});
console.log(`  network.html${" ".repeat(16)}${page.bytes} bytes: open it in a browser`);

function heading(text) {
  console.log(`\n${text}\n${"─".repeat(text.length)}`);
}

function nameOf(id) {
  return khorasan.actors.find((actor) => actor.id === id)?.name ?? id;
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}

async function save(file, text) {
  await writeFile(`${out}/${file}`, text);
  console.log(`  ${file.padEnd(28)}${Buffer.byteLength(text)} bytes`);
}

// Who left whom for whom, one career, and the way from one group to another.
import { buildNetwork, career, claimsOf, defectionChains, defectionFlows, defections } from "allegiance";
import { khorasan } from "allegiance/khorasan";

const network = buildNetwork(khorasan);

console.log(`${defections(network).length} moves`);
for (const { origin, destination, moves, headcountLow, uncounted } of defectionFlows(network).slice(0, 5)) {
  console.log(`  ${origin} → ${destination}: ${moves} moves, at least ${headcountLow} people, ${uncounted} uncounted`);
}

const { affiliations, overlaps } = career(network, "hafiz-saeed-khan");
console.log("Hafiz Saeed Khan");
for (const { kind, group, role, left, startEarliest, startLatest } of affiliations) {
  console.log(
    `  ${startEarliest ?? "…"} to ${startLatest}: ${kind} ${role ?? ""} ${group} ${left ? `from ${left}` : ""}`,
  );
}
console.log(`  ${overlaps.filter(({ certainty }) => certainty === "certain").length} certain overlaps`);

console.log("From Lashkar-e-Taiba to the Khorasan province");
for (const chain of defectionChains(network, { from: "let", to: "iskp", succession: true })) {
  console.log(`  ${chain.route} (${chain.certainty})`);
  for (const { tie, earliest, latest } of chain.steps) {
    const cited = claimsOf(network, tie).map(({ source, paragraph }) => `${source} ¶${paragraph}`);
    console.log(`    ${earliest} to ${latest}: ${tie} [${cited.join("; ")}]`);
  }
}

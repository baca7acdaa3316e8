// Drawn readings of yearly betweenness on the bundled data: ours, with and without workers, and the same written by hand with graphology.
import { betweenness, buildNetwork, uncertainty } from "allegiance";
import { khorasan } from "allegiance/khorasan";
import { nodeWorkers } from "allegiance/node";
import graphology from "graphology";
import betweennessByHand from "graphology-metrics/centrality/betweenness.js";
import { randomOf } from "./generate.js";
import { inTurns, ratiosTo } from "./pairs.js";

const ROUNDS = 5;
const DRAWS = 1000;
const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const network = buildNetwork(khorasan);
const rows = network.ties();
const years = network.slices({ every: "year" }).map(({ window }) => [day(window.start), day(window.end)]);

/** What somebody would write who has the ties in a table: undated ones left out, unbounded ends read as far away. */
const table = rows
  .filter(({ startEarliest, startLatest }) => startEarliest !== null && startLatest !== null)
  .map((tie) => ({
    id: tie.id,
    source: tie.source,
    target: tie.target,
    directed: tie.directed,
    isEvent: tie.nature === "event",
    start: [day(tie.startEarliest), day(tie.startLatest)],
    end: [tie.endEarliest, tie.endLatest].map((end) => (end === null ? 1e6 : day(end) + 1)),
  }));

const random = randomOf(1);
const between = ([low, high]) => low + Math.floor(random() * (high - low + 1));

function drawByHand() {
  return table.map((tie) => {
    const start = between(tie.start);
    return { ...tie, from: start, to: tie.isEvent ? start + 1 : Math.max(start + 1, between(tie.end)) };
  });
}

function yearlyByHand(ties) {
  return years.map(([from, to]) => {
    const graph = new graphology.DirectedGraph();
    for (const tie of ties) {
      if (tie.from >= to || tie.to <= from) continue;
      graph.mergeEdge(tie.source, tie.target);
      if (!tie.directed) graph.mergeEdge(tie.target, tie.source);
    }
    return graph.order === 0 ? {} : betweennessByHand(graph, { getEdgeWeight: null, normalized: false });
  });
}

/** The one thing both do: betweenness of the years of one reading. */
function checkAnswers() {
  const dated = new Set(table.map(({ id }) => id));
  const view = network.where(({ id }) => dated.has(id));
  const drawn = view.under({ presence: { sample: 7 } });
  const ties = drawn.ties().map((tie) => {
    const from = day(tie.startEarliest);
    return {
      ...tie,
      from,
      to: tie.nature === "event" ? from + 1 : tie.endEarliest === null ? 1e6 : day(tie.endEarliest) + 1,
    };
  });
  let compared = 0;
  for (const [i, scores] of yearlyByHand(ties).entries()) {
    const [start, end] = years[i].map((time) => new Date(time * 86_400_000).toISOString().slice(0, 10));
    const ours = betweenness(drawn.between(start, end));
    for (const [actor, value] of Object.entries(scores)) {
      if (Math.abs(value - ours.get(actor)) > 1e-9)
        throw new Error(`${start} ${actor}: ${value}, ours ${ours.get(actor)}`);
      compared++;
    }
  }
  return compared;
}

const question = { call: "centralityOverTime", options: { measure: "betweenness", every: "year" } };
const kept = { claims: "kept", headcounts: "kept", draws: DRAWS };

export async function uncertaintyBench() {
  const compared = checkAnswers();
  const workers = nodeWorkers(2, { least: 0 });
  const ways = {
    "by hand": () => {
      for (let i = 0; i < DRAWS; i++) yearlyByHand(drawByHand());
    },
    "dates drawn": () => uncertainty(network, question, kept),
    "dates drawn, two workers": () => uncertainty(network, question, { ...kept, workers }),
    "dates, claims and headcounts drawn": () => uncertainty(network, question, { draws: DRAWS }),
    "dates, claims and headcounts drawn, two workers": () => uncertainty(network, question, { draws: DRAWS, workers }),
  };
  console.log(`${DRAWS} drawn readings of yearly betweenness`);
  const times = await inTurns(ways, ROUNDS);
  const lines = ratiosTo("by hand", times);
  const [fastest] = [...times["dates, claims and headcounts drawn"]].sort((a, b) => a - b);
  const seconds = ((fastest / DRAWS) * 1000 * 1e-3).toFixed(0);
  await workers.close();
  return `## Drawn readings of yearly betweenness

${DRAWS} readings of the dates of the bundled data, ${rows.length} ties, and betweenness in each of ${years.length} years of each; ${compared} values of one reading
are the same to 1e-9. By hand: an array of ties with bounds, a date drawn for each, a graphology graph for each year,
graphology-metrics. Drawing claims, which the call does unless told otherwise, works out in each reading which ties there are: by hand that was
not written, and is not in its time. A thousand draws with all defaults took ${seconds} s.

| ours | times faster | spread |
| --- | --- | --- |
${lines.map(({ name, ratio, spread }) => `| ${name} | ${ratio} | ${spread} |`).join("\n")}
`;
}

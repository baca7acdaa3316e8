// Drawn readings of yearly betweenness on the bundled data: ours, with and without workers, and the same written by hand with graphology.
import { deepStrictEqual } from "node:assert";
import { buildNetwork, uncertainty } from "allegiance";
import { khorasan } from "allegiance/khorasan";
import { nodeWorkers } from "allegiance/node";
import graphology from "graphology";
import betweennessByHand from "graphology-metrics/centrality/betweenness.js";
import { randomOf } from "./generate.js";
import { inTurns, ratiosTo } from "./pairs.js";

const ROUNDS = 5;
const DRAWS = 1000;
const CHECKED = 20;
const [TOP, LOW, HIGH] = [3, 0.05, 0.95];
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

const ascending = (a, b) => a - b;

function quantileByHand(sorted, share) {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** What the call says of each actor in each year, of readings that come one by one. */
function rowsByHand(readings, draws) {
  const found = new Map();
  for (const reading of readings) {
    for (const [year, scores] of reading.entries()) {
      const ranked = Object.entries(scores).sort(([, a], [, b]) => b - a);
      let [rank, head] = [0, Number.NaN];
      for (const [place, [actor, value]] of ranked.entries()) {
        if (!(head - value <= 1e-9 * head)) [rank, head] = [place + 1, value];
        const key = `${year} ${actor}`;
        const own = found.get(key) ?? { year, actor, values: [], ranks: [], firsts: 0 };
        found.set(key, own);
        own.values.push(value);
        own.ranks.push(rank);
        if (rank <= TOP) own.firsts++;
      }
    }
  }
  return [...found.values()].map(({ year, actor, values, ranks, firsts }) => {
    values.sort(ascending);
    ranks.sort(ascending);
    return {
      ...{ year, actor, present: values.length / draws, top: firsts / draws },
      ...{ low: quantileByHand(values, LOW), median: quantileByHand(values, 0.5), high: quantileByHand(values, HIGH) },
      rankMean: ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length,
      ...{ rankLow: quantileByHand(ranks, LOW), rankHigh: quantileByHand(ranks, HIGH) },
    };
  });
}

function* readingsByHand() {
  for (let i = 0; i < DRAWS; i++) yield yearlyByHand(drawByHand());
}

const question = { call: "centralityOverTime", options: { measure: "betweenness", every: "year" } };
const kept = { claims: "kept", headcounts: "kept", draws: DRAWS };
const isNear = (one, other) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));

/** What both do: betweenness of the years of some readings, which are ours here, and what is told of them. */
async function checkAnswers() {
  const dated = new Set(table.map(({ id }) => id));
  const view = network.where(({ id }) => dated.has(id));
  const readings = Array.from({ length: CHECKED }, (_, draw) =>
    yearlyByHand(
      view
        .under({ presence: { sample: draw + 1 } })
        .ties()
        .map(datedByUs),
    ),
  );
  const rows = rowsByHand(readings, CHECKED);
  const ours = await uncertainty(view, question, { ...kept, draws: CHECKED });
  if (ours.filter(({ present }) => present > 0).length !== rows.length) throw new Error("ours has other rows");
  const known = new Map(Array.from(ours, (row) => [`${row.start} ${row.actor}`, row]));
  for (const { year, actor, ...figures } of rows) {
    const start = new Date(years[year][0] * 86_400_000).toISOString().slice(0, 10);
    const own = known.get(`${start} ${actor}`);
    for (const [name, value] of Object.entries(figures))
      if (!isNear(value, own[name])) throw new Error(`${start} ${actor}: ${name} ${value}, ours ${own[name]}`);
  }
  // Views made by `where` are measured slice by slice, those that are timed in other ways: these say the same.
  const few = { ...kept, draws: CHECKED };
  const [fast, slow] = [
    await uncertainty(network, question, few),
    await uncertainty(
      network.where(() => true),
      question,
      few,
    ),
  ];
  deepStrictEqual([...fast], [...slow]);
  return rows.length;
}

function datedByUs(tie) {
  const from = day(tie.startEarliest);
  const to = tie.nature === "event" ? from + 1 : tie.endEarliest === null ? 1e6 : day(tie.endEarliest) + 1;
  return { ...tie, from, to };
}

export async function uncertaintyBench() {
  const compared = await checkAnswers();
  const workers = nodeWorkers(2, { least: 0 });
  const ways = {
    "by hand": () => rowsByHand(readingsByHand(), DRAWS),
    "dates drawn": () => uncertainty(network, question, kept),
    "dates drawn, two workers": () => uncertainty(network, question, { ...kept, workers }),
    "dates, claims and headcounts drawn": () => uncertainty(network, question, { draws: DRAWS }),
    "dates, claims and headcounts drawn, two workers": () => uncertainty(network, question, { draws: DRAWS, workers }),
  };
  console.log(`${DRAWS} drawn readings of yearly betweenness`);
  const times = await inTurns(ways, ROUNDS);
  const lines = ratiosTo("by hand", times);
  const [fastest] = [...times["dates, claims and headcounts drawn"]].sort((a, b) => a - b);
  const seconds = ((fastest / DRAWS) * 1000 * 1e-3).toFixed(1);
  await workers.close();
  return `## Drawn readings of yearly betweenness

${DRAWS} readings of the dates of the bundled data, ${rows.length} ties (by hand the ${table.length} with a date), betweenness in each of ${years.length} years of each, and of all of them the
same rows: quantiles of values and ranks, and how often who is among the first three. By hand: an array of ties with bounds, a date drawn for
each, a graphology graph for each year, graphology-metrics, and Map, sort and arrays for the rows. Of ${CHECKED} readings that are the same ${compared} rows are
the same to 1e-9. Drawing claims, which the call does unless told otherwise, works out in each reading which ties there are: by hand that was
not written, and is not in its time. A thousand draws with all defaults took ${seconds} s.

| ours | times faster | spread |
| --- | --- | --- |
${lines.map(({ name, ratio, spread }) => `| ${name} | ${ratio} | ${spread} |`).join("\n")}
`;
}

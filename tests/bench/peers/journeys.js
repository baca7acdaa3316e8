// Ways through time as one would write them with Map and objects.

import { serve } from "./serve.js";
import { edges, network, pathValues } from "./tables.js";

/** Earliest arrivals from one actor, `from` 0: over the ties in order of time, again and again until nothing comes earlier. */
function arrivals(ties, source) {
  const known = new Map([[source, 0]]);
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const { source: from, target, start, end } of ties) {
      const ready = known.get(from);
      if (ready === undefined) continue;
      const arrival = Math.max(ready, start);
      if (end === undefined ? ready > start : arrival >= end) continue;
      if (arrival < (known.get(target) ?? Number.POSITIVE_INFINITY)) {
        known.set(target, arrival);
        isNew = true;
      }
    }
  }
  return known;
}

/** The same where every tie is a moment and no two are at once: one look at each is enough. */
function arrivalsOnce(ties, source) {
  const known = new Map([[source, 0]]);
  for (const { source: from, target, start } of ties) {
    const ready = known.get(from);
    if (ready === undefined || ready > start) continue;
    if (!known.has(target)) known.set(target, start);
  }
  return known;
}

/**
 * A row for each actor that is come to, in the order of arrival: of the ways that arrive first one of the fewest hops, with its ties. Of
 * moments of which no two are at once.
 */
function paths(ties, source) {
  const start = { arrival: 0, hops: 0, tie: undefined, before: undefined };
  const [first, fewest] = [new Map([[source, start]]), new Map([[source, start]])];
  for (const tie of ties) {
    const before = fewest.get(tie.source);
    if (before === undefined || before.arrival > tie.start) continue;
    const known = fewest.get(tie.target);
    if (known !== undefined && known.hops <= before.hops + 1) continue;
    const way = { arrival: tie.start, hops: before.hops + 1, tie, before };
    fewest.set(tie.target, way);
    if (known === undefined) first.set(tie.target, way);
  }
  return Array.from(first, ([actor, way]) => {
    const used = [];
    for (let at = way; at.tie !== undefined; at = at.before) used.push(at.tie);
    return { actor, departure: used.at(-1)?.start ?? 0, arrival: way.arrival, hops: way.hops, ties: used.reverse() };
  });
}

/** The least time under way to each other, of moments of which no two are at once. */
function durations(ties, source) {
  const [latest, least] = [new Map(), new Map()];
  for (const { source: from, target, start } of ties) {
    const departure = from === source ? start : latest.get(from);
    if (departure === undefined || target === source) continue;
    if (departure > (latest.get(target) ?? Number.NEGATIVE_INFINITY)) latest.set(target, departure);
    least.set(target, Math.min(least.get(target) ?? Number.POSITIVE_INFINITY, start - departure));
  }
  return least;
}

/** The same of ties that last and are in the order of their starts: who could leave later than before is followed along the ties that are open. */
function durationsThrough(ties, source) {
  const [latest, least, open] = [new Map([[source, Number.POSITIVE_INFINITY]]), new Map(), new Map()];
  const follow = ({ source: from, target, end }, now) => {
    const departure = Math.min(latest.get(from) ?? Number.NEGATIVE_INFINITY, end);
    if (!(departure > (latest.get(target) ?? Number.NEGATIVE_INFINITY))) return false;
    latest.set(target, departure);
    least.set(target, Math.min(least.get(target) ?? Number.POSITIVE_INFINITY, Math.max(0, now - departure)));
    return true;
  };
  for (const tie of ties) {
    const now = tie.start;
    if (open.has(tie.source)) open.get(tie.source).push(tie);
    else open.set(tie.source, [tie]);
    if (!follow(tie, now)) continue;
    const nodes = [tie.target];
    for (const node of nodes) {
      const onward = (open.get(node) ?? []).filter(({ end }) => end > now);
      open.set(node, onward);
      for (const next of onward) if (follow(next, now)) nodes.push(next.target);
    }
  }
  return least;
}

function sumOf(distances, source) {
  let sum = 0;
  for (const [actor, distance] of distances) if (actor !== source) sum += 1 / (distance + 1);
  return sum;
}

function one(on, run) {
  edges(on);
  return { run, values: (value) => Float64Array.of(value) };
}

const closeness = (on, distances) => {
  const ties = edges(on).toSorted((a, b) => a.start - b.start);
  const sources = [...new Set(ties.flatMap(({ source, target }) => [source, target]))];
  const run = () => sources.map((source) => [source, sumOf(distances(ties, source), source)]);
  return { run, values: (sums) => scattered(on, sums) };
};

const scattered = (on, pairs) => {
  const values = new Float64Array(network(on).actors).fill(Number.NaN);
  for (const [actor, value] of pairs) values[actor] = value;
  return values;
};

await serve({
  foremost: ({ on }) => closeness(on, network(on).end ? arrivals : arrivalsOnce),
  fastest: ({ on }) => closeness(on, network(on).end ? durationsThrough : durations),
  paths: ({ on, source }) => {
    const ties = edges(on);
    return { run: () => paths(ties, source), values: (rows) => pathValues(network(on).actors, rows) };
  },
  closeness: ({ on, source }) => one(on, () => sumOf(arrivalsOnce(edges(on), source), source)),
  reach: ({ on, source }) => one(on, () => arrivalsOnce(edges(on), source).size - 1),
});

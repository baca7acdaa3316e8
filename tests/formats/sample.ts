import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";

/** Exact and imprecise dates, open ends, parallel ties, a directed and an undirected kind. */
export const edges = Object.freeze([
  { source: "a", target: "b", kind: "shelter", start: "2014-06-05", end: "2014-06-20", id: "exact", headcount: 40 },
  { source: "a", target: "b", kind: "shelter", start: "2015-06", end: "2016", id: "vague", confidence: "low" as const },
  { source: "b", target: "c", kind: "shelter", start: "2014-06-10", end: "..", id: "open" },
  { source: "b", target: "c", kind: "shelter", id: "always" },
  { source: "c", target: "d & <d>", kind: "joint-operation", start: "2014-07-01", id: "event" },
  { source: "c", target: "a", kind: "joint-operation", start: "2014-08", id: "some day" },
]);

export const sample: TemporalNetwork = networkFromEdges(edges, { name: "sample", version: "1.0.0" });
export const directedOnly: TemporalNetwork = sample.ofKind("shelter");

import { indices, must } from "../../base/collections";
import { beginnings, ones } from "../../base/columns";
import type { Csr } from "../csr";
import { areInOrder, type Siblings, siblingsOf, stateOf } from "../inside";
import type { TemporalNetwork } from "../network";
import type { Parallel } from "../policy";
import type { Direction } from "../project";
import { arcsOf } from "./arcs";
import { cutOf, type Ranges, rangesOf } from "./cut";
import { graphsOf, type SliceGraphs } from "./graphs";

/** The graphs of slices that belong together, and where each begins among their actors and arcs. */
interface Made {
  readonly graphs: SliceGraphs;
  readonly begins: Int32Array;
}

/** Ties times slices that are held in memory at most; slices of more are projected one by one. */
const MOST = 2 ** 26;

/** What was made of slices, by direction and rule for parallel ties; `undefined` where it cannot be made of all at once. */
const known = new WeakMap<Siblings, Map<string, Made | undefined>>();

/**
 * The graph of a slice in which every tie counts 1, with its actors: made for all slices together when the first of them is projected.
 * `undefined` where a view is no slice, has no tie, or needs its ties looked at one by one.
 */
export function graphOfSlice(
  view: TemporalNetwork,
  direction: Direction,
  parallel: Parallel,
): { readonly actors: Int32Array; readonly csr: Csr } | undefined {
  const siblings = siblingsOf(view);
  if (!siblings) return undefined;
  const made = madeOf(siblings, direction, parallel);
  const graph = made?.graphs.graphOf[must(siblings.places.get(view))] ?? -1;
  if (!made || graph < 0) return undefined;
  const { sizes, nodes, targets, counts } = made.graphs;
  const size = sizes[graph] as number;
  const [node, row] = [made.begins[graph] as number, (made.begins[graph] as number) + graph];
  const offsets = made.graphs.offsets.slice(row, row + size + 1);
  const [begin, end] = [offsets[0] as number, offsets[size] as number];
  for (let i = 0; i <= size; i++) offsets[i] = (offsets[i] as number) - begin;
  return {
    actors: nodes.subarray(node, node + size),
    csr: {
      size,
      directed: direction !== "undirected",
      offsets,
      targets: targets.subarray(begin, end),
      strengths: counts ? counts.subarray(begin, end) : ones(end - begin),
    },
  };
}

/** Measures of a slice, one after the other, may read it in several ways. */
function madeOf(siblings: Siblings, direction: Direction, parallel: Parallel): Made | undefined {
  const all = known.get(siblings) ?? new Map<string, Made | undefined>();
  known.set(siblings, all);
  const key = `${direction} ${parallel}`;
  if (!all.has(key)) all.set(key, graphsOfAll(siblings, direction, parallel));
  return all.get(key);
}

function graphsOfAll({ state, places }: Siblings, direction: Direction, parallel: Parallel): Made | undefined {
  const { columns, policy, predicates, evidence } = state;
  if (policy.presence === "expected" || predicates.length > 0 || !areInOrder(evidence)) return undefined;
  const windows = Array.from(places.keys(), (view) => must(stateOf(view).window));
  const cut = windows.some(({ whole }) => whole) ? undefined : cutOf(windows);
  if (!cut) return undefined;
  const actors = evidence.actors.length;
  const isolates =
    policy.isolates === "keep" ? indices(actors).filter((actor) => state.actors?.has(actor) ?? true) : [];
  const terms = { parallel, actors, isolates };
  const ranges = rangesOf(state, cut);
  if (lengthOf(ranges) > MOST) return undefined;
  const graphs = graphsOf(arcsOf(columns, direction, actors), ranges, cut, terms);
  return { graphs, begins: beginnings(graphs.sizes) };
}

/** How many ties all slices have together. */
function lengthOf({ from, to }: Ranges): number {
  let sum = 0;
  for (let tie = 0; tie < from.length; tie++) sum += (to[tie] as number) - (from[tie] as number);
  return sum;
}

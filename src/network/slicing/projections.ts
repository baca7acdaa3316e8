import { must } from "../../base/collections";
import { beginnings, ones } from "../../base/columns";
import type { Csr } from "../../kernels/csr";
import { areInOrder, type Siblings, siblingsOf, stateOf } from "../inside";
import type { TemporalNetwork } from "../network";
import type { Parallel } from "../policy";
import type { Direction } from "../project";
import { looseArcs } from "./arcs";
import { cutOf, rangesOf } from "./cut";
import { graphsOfRuns, graphsOfSlices, isolatesOf, type SliceGraphs } from "./graphs";

/** The graphs of slices that belong together, and where each begins among their actors. */
interface Made {
  readonly graphs: SliceGraphs;
  readonly places: Int32Array;
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
  const { nodes, begins, offsets, targets, counts } = made.graphs;
  const [node, after] = [made.places[graph] as number, made.places[graph + 1] as number];
  const [begin, end] = [begins[graph] as number, begins[graph + 1] as number];
  return {
    actors: nodes.subarray(node, after),
    csr: {
      size: after - node,
      directed: direction !== "undirected",
      offsets: offsets.subarray(node + graph, after + graph + 1),
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
  const ranges = rangesOf(state, cut);
  const runs = graphsOfSlices(ranges, cut.size);
  if (runs.sum > MOST) return undefined;
  const arcs = looseArcs(columns, direction);
  const graphs = graphsOfRuns(runs, ranges, {
    arcs,
    isSorted: false,
    isOne: false,
    parallel,
    actors,
    isolates: isolatesOf(state),
  });
  return { graphs, places: beginnings(graphs.sizes) };
}

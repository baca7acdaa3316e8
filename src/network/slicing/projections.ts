import { must } from "../../base/collections";
import { beginnings, ones } from "../../base/columns";
import type { Csr } from "../../kernels/csr";
import type { Ranges } from "../../kernels/slices/graphs";
import { areInOrder, type Siblings, siblingsOf, stateOf } from "../inside";
import type { TemporalNetwork } from "../network";
import type { Parallel } from "../policy";
import type { Direction } from "../project";
import { looseArcs } from "./arcs";
import { cutOf, rangesOf } from "./cut";
import { graphsOfRuns, graphsOfSlices, isolatesOf, type Runs, type SliceGraphs } from "./graphs";

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

function graphsOfAll(siblings: Siblings, direction: Direction, parallel: Parallel): Made | undefined {
  const { columns, evidence } = siblings.state;
  const found = areInOrder(evidence) ? tiesOf(siblings) : undefined;
  if (!found || found.runs.sum > MOST) return undefined;
  const { from, to } = found.ranges;
  const graphs = graphsOfRuns(
    found.runs,
    { from: from.slice(), to: to.slice() },
    {
      arcs: looseArcs(columns, direction),
      isSorted: false,
      isOne: false,
      parallel,
      actors: evidence.actors.length,
      isolates: isolatesOf(siblings.state),
    },
  );
  return { graphs, places: beginnings(graphs.sizes) };
}

/** In which slices ties are, and which slices have the same. */
interface Ties {
  readonly ranges: Ranges;
  readonly runs: Runs;
}

const tiesKnown = new WeakMap<Siblings, Ties | undefined>();

/** `undefined` where ties need to be looked at one by one. */
function tiesOf(siblings: Siblings): Ties | undefined {
  if (!tiesKnown.has(siblings)) tiesKnown.set(siblings, findTies(siblings));
  return tiesKnown.get(siblings);
}

function findTies(siblings: Siblings): Ties | undefined {
  const { state, places } = siblings;
  if (state.policy.presence === "expected") return undefined;
  const windows = Array.from(places.keys(), (view) => must(stateOf(view).window));
  const cut = windows.some(({ whole }) => whole) ? undefined : cutOf(windows);
  if (!cut) return undefined;
  const ranges = rangesOf(state, cut);
  if (state.predicates.length > 0) keepChosen(ranges, siblings);
  return { ranges, runs: graphsOfSlices(ranges, cut.size) };
}

/** Which slices, all that belong together, have the same ties, each surely; `undefined` where their ties need to be looked at one by one. */
export function runsOfSlices([first]: readonly TemporalNetwork[]): Runs | undefined {
  const siblings = first && siblingsOf(first);
  return siblings && tiesOf(siblings)?.runs;
}

/** Takes ties out of all slices that no slice has, because a predicate did not keep them: those are asked once, for all that is read of slices. */
function keepChosen({ to }: Ranges, { places, get }: Siblings): void {
  const isChosen = new Uint8Array(to.length);
  for (const view of places.keys()) for (const tie of must(get(view)).ties) isChosen[tie] = 1;
  for (let tie = 0; tie < to.length; tie++) if (isChosen[tie] === 0) to[tie] = 0;
}

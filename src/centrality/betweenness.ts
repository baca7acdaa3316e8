import { must } from "../base/collections";
import type { Csr } from "../kernels/csr";
import type { LocalMeasure } from "../kernels/graph/unchanged";
import { brandesEach, type Graphs } from "../kernels/shortest/brandes";
import { brandesJoined } from "../kernels/shortest/brandes-joined";
import { brandesOf } from "../kernels/shortest/brandes-together";
import { JOINED, type JoinedGraphs } from "../kernels/slices/joined-graphs";
import type { TemporalNetwork } from "../network/network";
import type { Scores } from "../network/scores";
import {
  byComponent,
  type Distance,
  distanceShape,
  type MeasureOptions,
  normalizedShape,
  prepare,
  type ResolvedMeasure,
} from "./measure";

export interface BetweennessOptions extends MeasureOptions {
  /** Default `"hops"`. */
  readonly distance?: Distance;
  /** Divide by the number of pairs of other actors: (n − 1)(n − 2), half of it if undirected. Default false. */
  readonly normalized?: boolean;
}

const throughputs: LocalMeasure<{ readonly scores: Float64Array }> = (graphs) =>
  brandesOf(graphs).map((scores) => ({ scores }));

interface Own {
  readonly distance: Distance;
  readonly normalized: boolean;
}

export const betweennessShape = () => ({ ...distanceShape(), ...normalizedShape() });

/**
 * How often an actor lies on the shortest paths between others.
 *
 * Who stands between groups that do not otherwise meet: brokers, couriers, bridges.
 *
 * b(v) = Σ σ(s,t|v) / σ(s,t) over ordered pairs s ≠ v ≠ t (unordered ones if undirected), where σ(s,t) is the number of shortest
 * paths from s to t and σ(s,t|v) of those that pass through v. In a network that has ties of both sorts, undirected ones
 * go both ways under `"directed"`. With distances, paths are equally short if only rounding tells them apart.
 *
 * Parallel ties: collapsed or counted they are one path; kept they are separate paths, so a doubled tie draws flow to its route.
 * On a directed path 0→1→2→3 with a second 0→1 every rule gives 0, 2, 2, 0; on 0→1→3, 0→2→3 with a second 0→1 actor 1 has 1/2
 * collapsed or counted and 2/3 kept. With `distance: "inverse-strength"` counted ties are shorter: there actor 1 has 1.
 * Self-ties do not exist. Isolated actors: 0. Disconnected: pairs without a path add nothing. Empty view: no rows.
 *
 * Cost O(n·m), with distances O(n·m·log n). Reference: Brandes (2001), https://doi.org/10.1080/0022250X.2001.9990249
 *
 * @throws AllegianceError `invalid-option`; `unsupported` for hops under presence `expected`
 */
export function betweenness(view: TemporalNetwork, options?: BetweennessOptions): BetweennessScores {
  return must(betweennessOf([view], options)[0]);
}

type BetweennessScores = Scores<ResolvedMeasure & Own>;

/** The same of several views, best of those that follow each other and have most ties in common. */
export function betweennessOf(views: readonly TemporalNetwork[], options?: BetweennessOptions): BetweennessScores[] {
  const own: Own = { distance: "hops", normalized: false };
  const prepared = views.map((view) => prepare("betweenness", view, options, betweennessShape, { own }));
  const found = byComponent(prepared, "betweenness", throughputs);
  return prepared.map(({ csr, options: { normalized }, scores }, i) => {
    const values = must(found[i]).scores.slice();
    scaleIn(values, { from: 0, to: csr.size }, scaleOf(csr, normalized));
    return scores(values);
  });
}

/** Not by `map`, which makes an object of each number. */
function scaleIn(values: Float64Array, { from, to }: { readonly from: number; readonly to: number }, scale: number) {
  for (let place = from; place < to; place++) values[place] = (values[place] as number) * scale;
}

/** Betweenness of many graphs in which every tie counts 1, one after the other; `undefined` for distances other than hops. */
export function betweennessEach(
  graphs: Graphs,
  directed: boolean,
  { distance = "hops", normalized = false }: BetweennessOptions,
): Float64Array | undefined {
  if (distance !== "hops") return undefined;
  const values = brandesEach(graphs);
  if (directed && !normalized) return values;
  let from = 0;
  for (const size of graphs.sizes) {
    const to = from + size;
    scaleIn(values, { from, to }, scaleOf({ size, directed }, normalized));
    from = to;
  }
  return values;
}

/** The same of the graphs of some views that have most arcs in common, eight values an actor. */
export function betweennessJoined(
  graphs: JoinedGraphs,
  directed: boolean,
  { distance = "hops", normalized = false }: BetweennessOptions,
): Float64Array | undefined {
  const values = distance === "hops" ? brandesJoined(graphs) : undefined;
  if (!values || (directed && !normalized)) return values;
  const { sizes, nodeMasks } = graphs;
  let begin = 0;
  for (const size of sizes) {
    const masks = nodeMasks.subarray(begin, begin + size);
    for (let view = 0; view < JOINED; view++) {
      const own = masks.reduce((sum, mask) => sum + ((mask >> view) & 1), 0);
      const scale = scaleOf({ size: own, directed }, normalized);
      for (let node = begin; node < begin + size; node++) {
        values[JOINED * node + view] = (values[JOINED * node + view] as number) * scale;
      }
    }
    begin += size;
  }
  return values;
}

function scaleOf({ size, directed }: Pick<Csr, "size" | "directed">, normalized: boolean): number {
  const pairs = (size - 1) * (size - 2);
  return normalized ? (pairs > 0 ? 1 / pairs : 0) : directed ? 1 : 1 / 2;
}

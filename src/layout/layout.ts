import * as z from "zod/mini";
import { must } from "../base/collections";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { randomOf } from "../base/random";
import { tableOf } from "../base/table";
import { bondsOf } from "../network/bonds";
import type { ResultTable } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { force } from "./force";
import { forceShape, type LayoutOptions, type ResolvedForces } from "./options";
import { place } from "./place";
import type { Point } from "./point";

/** Where actors are: a layout, a Map or a plain object, from ids to points. */
export type Positions = { get(id: string): Point | undefined } | Readonly<Record<string, Point>>;

export interface PlacedLayoutOptions extends LayoutOptions {
  /**
   * Where to begin, in the unit of a layout (neighbours are some 10 to 20 apart). Actors that it does not have begin near
   * their neighbours that it has; it may have others than the view. Default: random places on a disc.
   */
  readonly start?: Positions;
}

/** The place of one actor. */
export interface LayoutRow {
  readonly actor: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** The options of a layout with nothing left out; `start` are the points that it began from, if any were given. */
export interface ResolvedLayout extends ResolvedForces {
  readonly start: Readonly<Record<string, Point>> | undefined;
}

/** A table of places by id, from which the place of an actor can be got (`undefined` if the view does not have it). */
export type Layout = ResultTable<LayoutRow, ResolvedLayout> & { get(id: string): Point | undefined };

const schema = () => z.strictObject({ ...forceShape(), start: z.optional(z.unknown()) });

const FARTHEST = 1_000_000;

/**
 * A place in the plane for each actor, so that those with more and stronger ties lie nearer to each other.
 *
 * For drawing. Distances and directions in the picture are impressions, not measurements. Actors push each other apart, ties
 * pull them together, gravity holds the whole: ForceAtlas2 on the undirected projection, run for a fixed number of rounds from
 * seeded places. Fixed settings: strong gravity, attraction linear in strength, full speed (slow-down 1), no anti-collision.
 * Defaults are what graphology-layout-forceatlas2 proposes, and each round is the same as there up to rounding. Far pushes are
 * approximated (Barnes–Hut) only if `theta` is above 0.
 *
 * Push of v on u: `scaling` · M(u) M(v) / d(u,v); pull of an edge: s · d(u,v), with `linLog` s · log(1 + d); gravity:
 * `gravity` · M(u) · d(u, middle). Here d is the distance, s the strength over the mean strength of all edges, M an actor's sum
 * of s plus 1. The unit of x and y comes from these forces; the middle is 0, 0.
 *
 * Parallel ties: strengths add up, unless `parallel: "collapse"`. Self-ties do not exist. Isolated actors: held by gravity
 * alone, they end up outside. Disconnected: parts lie side by side. One actor: 0, 0. Empty view: no rows. Actors that start
 * at one spot, or nearly, are first moved apart. Every number is finite; the same seed gives the same bits.
 *
 * Cost O(iterations · (n² + m)); with `theta` above 0 O(iterations · (n log n + m)) where actors lie spread. Reference: Jacomy et
 * al. (2014), https://doi.org/10.1371/journal.pone.0098679; Barnes & Hut (1986), https://doi.org/10.1038/324446a0
 *
 * @throws AllegianceError `invalid-option`
 */
export function layout(view: TemporalNetwork, options?: PlacedLayoutOptions): Layout {
  const { start: given, ...own } = parseOptions("layout", schema, options);
  const { csr, ids, labels, facts } = bondsOf("layout", view, { ...own, direction: "undirected" });
  const random = randomOf(own.seed);
  const start = given === undefined ? undefined : positionsOf(given, ids);
  const points = force(csr, place(csr, start ?? ids.map(() => undefined), random), own, own.iterations, random);
  const rows = ids.map((actor, node) => {
    const { x, y } = must(points[node]);
    return { actor, label: must(labels[node]), x, y };
  });
  const began = start?.flatMap((point, node) => (point ? [[must(ids[node]), point] as const] : []));
  const resolved = { ...own, start: began && Object.fromEntries(began) };
  let byId: ReadonlyMap<string, number> | undefined;
  const get = (id: string): Point | undefined => {
    byId ??= new Map(ids.map((actor, node) => [actor, node]));
    const point = points[byId.get(id) ?? -1];
    return point && { ...point };
  };
  return tableOf(rows, ["actor", "label", "x", "y"], { ...facts, options: Object.freeze(resolved), get });
}

function positionsOf(start: unknown, ids: readonly string[]): (Point | undefined)[] {
  if (typeof start !== "object" || start === null)
    throw invalidOption("start", start, "a layout, a Map or an object from ids to points");
  const get = "get" in start && typeof start.get === "function" ? start.get.bind(start) : undefined;
  const record = start as Readonly<Record<string, unknown>>;
  return ids.map((id) => {
    const point: unknown = get ? get(id) : Object.hasOwn(record, id) ? record[id] : undefined;
    if (point === undefined) return undefined;
    const { x, y } = (point ?? {}) as Partial<Point>;
    if (isCoordinate(x) && isCoordinate(y)) return { x, y };
    throw invalidOption(`start.${id}`, point, `numbers x and y between −${FARTHEST} and ${FARTHEST}`);
  });
}

function isCoordinate(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= FARTHEST;
}

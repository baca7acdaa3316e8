import * as z from "zod/mini";
import { must } from "../base/collections";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { spread } from "../kernels/journeys/spread";
import { checkNetwork, type Facts, facts, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Direction } from "../network/project";
import { type Certainty, certaintySchema, readingOf } from "./certainty";
import { actorsSchema, directionSchema, type JourneyOptions, journeyShape, type ResolvedJourney } from "./options";
import { usableTies } from "./schedule";
import { type Question, type Search, searchOf, sureSearchOf } from "./search";
import { termsOf } from "./terms";
import { actorsOf, amongThemselves, FEW, fromOne, outsetOf, placesOf } from "./together";

export interface TemporalReachOptions extends JourneyOptions {
  /** Whether to count the actors that each can reach (`"forward"`, the default), or those that can reach it (`"backward"`). */
  readonly direction?: "forward" | "backward";
  /** Whether ties are followed as they point, against it, or both ways; time goes forward in any case. Default `"directed"`. */
  readonly along?: Direction;
  /**
   * Whether to count who is reached in some reading of the dates (`"possible"`), in every reading (`"certain"`), or both, in place of
   * the view's presence. Without `maxWait` and `through` only.
   */
  readonly certainty?: Certainty;
  /** Ids of the actors who are asked about. Default all of the view. */
  readonly actors?: readonly string[];
}

export interface ResolvedReach extends ResolvedJourney {
  readonly direction: "forward" | "backward";
  readonly along: Direction;
  readonly certainty?: Certainty;
  readonly actors?: readonly string[];
}

export interface TemporalReachRow {
  readonly actor: string;
  readonly label: string;
  /** With `certainty: "certain"` those of every reading, else those of some reading, or as presence says. */
  readonly reached: number;
  /** With `certainty`: the number in some reading of the dates, and in every reading, of each other actor by itself. */
  readonly reachedPossible?: number;
  readonly reachedCertain?: number;
}

/** A row for every actor of the view, most first, equals in the order of ids; and what made them. */
export type TemporalReach = Table<TemporalReachRow> &
  Readonly<Facts> & {
    readonly options: ResolvedReach;
    /** The count of an actor; `undefined` if the view does not have it. */
    get(id: string): number | undefined;
    /** Who reaches whom, searched anew. */
    matrix(): ReachMatrix;
  };

/** Who reaches whom, in time order whichever way is counted: sums of rows are the counts forward, sums of columns those backward. */
export interface ReachMatrix {
  /** The actors of the view in the order of their ids: of the rows, who set out, and of the columns, who is reached. */
  readonly ids: readonly string[];
  /** Row after row 1 where the other is reached, else 0; 0 on the diagonal. With `certainty: "both"` 2 where in every reading. */
  readonly values: Uint8Array;
}

const COLUMNS = ["actor", "label", "reached"] as const;

const schema = () =>
  z.strictObject({
    direction: z._default(z.enum(["forward", "backward"]), "forward"),
    along: directionSchema(),
    certainty: z.optional(certaintySchema()),
    actors: actorsSchema(),
    ...journeyShape(),
  });

/**
 * How many other actors each actor can reach along ties that follow each other in time, or how many can reach it.
 *
 * Forward: how far anything that sets out from an actor could spread. Backward: from how many quarters anything could have come
 * to it. On the graph of all years both are far larger, since that graph forgets which tie came first.
 *
 * r(v) = |{u ≠ v : there is a path from v to u}|, backward from u to v, with paths as `temporalPaths` has them.
 *
 * With `certainty`, u counts as possible if some reading of the dates has a path, as certain if every reading has one (not the same
 * one in all): both exact, as `temporalPaths` says.
 *
 * Parallel ties change nothing unless their times differ. Self-ties do not exist. Isolated actors: 0. Disconnected: only who is
 * reached counts. Empty view: no rows.
 *
 * Cost: O(m), and the ties that are open where somebody new arrives, for every 128 actors; for a few `actors` for each. That of
 * `temporalPaths` from every actor with `maxWait`, `through`, certain readings or hops that take another time by tie. Reference: Holme (2005), https://doi.org/10.1103/PhysRevE.71.046119
 *
 * @throws AllegianceError `invalid-option`; `invalid-date`; `unsupported` under presence `expected`
 */
export function temporalReach(network: TemporalNetwork, options?: TemporalReachOptions): TemporalReach {
  checkNetwork("temporalReach", network);
  const parsed = parseOptions("temporalReach", schema, options);
  const { direction, along, certainty } = parsed;
  const view = readingOf(network, parsed, false);
  const usable = usableTies(view);
  const terms = termsOf("temporalReach", view, parsed, along, usable);
  const actors = actorsOf(view);
  const places = placesOf(view, parsed.actors);
  // Who reaches an actor can be anybody.
  const origins = direction === "forward" ? places : placesOf(view, undefined);
  const question = { view, usable, terms, criterion: "foremost", backward: false } as const;
  const finders = [
    ...(certainty === "certain" ? [] : [finderOf(question)]),
    ...(certainty === "certain" || certainty === "both" ? [oneByOne(view, sureSearchOf(question))] : []),
  ];
  const counts = finders.map((find) => countsOf(find, origins, direction, actors.length));
  const possible = certainty === "certain" ? undefined : counts[0];
  const certain = certainty === "certain" || certainty === "both" ? counts.at(-1) : undefined;
  const { evidence } = stateOf(view);
  const rows = Array.from(places, (place): TemporalReachRow => {
    const { id, name } = must(evidence.actors.at(must(actors[place])));
    const [some, every] = [possible?.[place] ?? 0, certain?.[place] ?? 0];
    return {
      ...{ actor: id, label: name, reached: possible ? some : every },
      ...(certainty && possible && { reachedPossible: some }),
      ...(certain && { reachedCertain: every }),
    };
  });
  const byId = new Map(rows.map(({ actor, reached }) => [actor, reached]));
  rows.sort((a, b) => b.reached - a.reached);
  const resolved: ResolvedReach = Object.freeze({
    direction,
    along,
    ...(certainty && { certainty }),
    ...(parsed.actors && { actors: parsed.actors }),
    ...terms.resolved,
  });
  const bounds = (["reachedPossible", "reachedCertain"] as const).filter((name) => rows[0]?.[name] !== undefined);
  return tableOf<TemporalReachRow, Facts & Pick<TemporalReach, "options" | "get" | "matrix">>(
    rows,
    [...COLUMNS, ...bounds],
    {
      ...facts(view),
      options: resolved,
      get: (id) => byId.get(id),
      matrix: () => matrixOf(finders, view),
    },
  );
}

/** Tells of everyone whom each of some actors comes to, both by their place among those of the view, themselves included. */
type Finder = (origins: Int32Array, tell: (source: number, target: number) => void) => void;

/** Many sources at once where that can be done, else one by one. */
function finderOf(question: Question): Finder {
  const { view, usable, terms } = question;
  const outset = outsetOf(view, usable, terms);
  if (!outset) return oneByOne(view, searchOf(question));
  return (origins, tell) => {
    if (origins.length <= FEW) return eachOf(question, origins, tell);
    const contacts = amongThemselves(view, usable, terms);
    return spread(contacts, origins, outset, (masks, at, lanes, words) => {
      for (let target = 0; target < contacts.size; target++) {
        for (let word = 0; 32 * word < lanes; word++) {
          const first = at + 32 * word;
          for (let bits = masks[target * words + word] as number; bits !== 0; bits &= bits - 1) {
            tell(origins[first + 31 - Math.clz32(bits & -bits)] as number, target);
          }
        }
      }
    });
  };
}

function eachOf({ view, usable, terms }: Question, origins: Int32Array, tell: Parameters<Finder>[1]): void {
  const { reached } = must(fromOne(view, usable, terms));
  const actors = actorsOf(view);
  for (const place of origins) {
    const found = reached(must(actors[place]));
    for (let target = 0; target < actors.length; target++) {
      if (found[actors[target] as number] === 1) tell(place, target);
    }
  }
}

function oneByOne(view: TemporalNetwork, search: Search): Finder {
  const actors = actorsOf(view);
  return (origins, tell) => {
    for (const place of origins) {
      const found = search(must(actors[place]));
      for (const [target, actor] of actors.entries()) if (found(actor)) tell(place, target);
    }
  };
}

/** By the place of an actor how many others it reaches, or, backward, is reached by. */
function countsOf(find: Finder, origins: Int32Array, direction: "forward" | "backward", size: number): Float64Array {
  const counts = new Float64Array(size);
  find(origins, (source, target) => {
    if (source === target) return;
    const counted = direction === "forward" ? source : target;
    counts[counted] = (counts[counted] as number) + 1;
  });
  return counts;
}

function matrixOf(finders: readonly Finder[], view: TemporalNetwork): ReachMatrix {
  const { evidence } = stateOf(view);
  const actors = actorsOf(view);
  const size = actors.length;
  const values = new Uint8Array(size ** 2);
  for (const find of finders) {
    find(placesOf(view, undefined), (source, target) => {
      const cell = source * size + target;
      if (source !== target) values[cell] = (values[cell] as number) + 1;
    });
  }
  return { ids: actors.map((actor) => must(evidence.actors.at(actor)).id), values };
}

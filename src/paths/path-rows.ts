import { compareText, must, remembered } from "../base/collections";
import { hide } from "../base/table";
import { ascending } from "../kernels/journeys/order";
import { actorIndices, areInOrder, stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { State } from "../network/state";
import type { Ways } from "./search";

/** The best path to one actor, or from it to the target. Times are ISO days, in a network on ticks numbers. */
export interface TemporalPath {
  /** When its first hop departs; for the source or target itself, `from`. */
  readonly departure: string | number;
  readonly arrival: string | number;
  readonly hops: number;
  /** Ids of its ties, in order. */
  readonly ties: readonly string[];
  /** When each of the ties is used: the departures of the hops. A hidden property: not a column, and not in JSON. */
  readonly times: readonly (string | number)[];
  /** With `certainty`: the earliest arrival that some reading of the dates allows. */
  readonly arrivalPossible?: string | number;
  /** With `certainty`: the latest that the earliest arrival is in any reading; `undefined` if in some there is no path. */
  readonly arrivalCertain?: string | number | undefined;
}

export interface TemporalPathRow extends TemporalPath {
  readonly actor: string;
  readonly label: string;
}

/** The best ways that there are. */
export interface Bounds {
  readonly possible: Ways | undefined;
  readonly certain: Ways | undefined;
  /** Whether arrivals are given as they possibly are. */
  readonly bounded: boolean;
  /** Whether the ways lead to `end`: the best departs at latest, and a way that does may arrive before it had to. */
  readonly backward: boolean;
}

type Paths = (id: string) => TemporalPath | undefined;

/** A class whose instances are the objects that it is given: those that extend it add private fields to them. */
const Given = class {
  constructor(row: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is what it is for
    return row;
  }
};

/** Private fields of a row that is plain: the paths that it is of, and the actor whose path it shows. A WeakMap of 100,000 rows took a fifth of the call. */
class Shown extends Given {
  readonly #paths: Paths;
  readonly #actor: string;

  constructor(row: object, paths: Paths, actor: string) {
    super(row);
    this.#paths = paths;
    this.#actor = actor;
  }

  static timesOf(row: object): TemporalPath["times"] | undefined {
    return #paths in row ? row.#paths(row.#actor)?.times : undefined;
  }
}

/**
 * Rows are many, and hardly ever asked for their times: these are found when they are. One getter serves all rows ever made, as engines
 * turn objects into dictionaries whose getter is another than that of objects like them.
 */
const TIMES: PropertyDescriptor & ThisType<object> = {
  configurable: true,
  get() {
    return Shown.timesOf(this);
  },
};

/** A row for each actor of whom there is a way, `end` included, by arrival and then by id; and the path of an actor by its id. */
export function pathRows(view: TemporalNetwork, end: number, bounds: Bounds) {
  const { evidence } = stateOf(view);
  const waysOf = must(bounds.possible ?? bounds.certain);
  const idOf = (actor: number) => must(evidence.actors.at(actor)).id;
  const others = actorIndices(view).filter((actor) => actor !== end);
  const byId = areInOrder(evidence)
    ? [...others.filter((actor) => actor < end), end, ...others.filter((actor) => actor > end)]
    : [...others, end].sort((a, b) => compareText(idOf(a), idOf(b)));
  const [found, arrivals] = [new Int32Array(byId.length), new Float64Array(byId.length)];
  let count = 0;
  for (const actor of byId) {
    const way = waysOf(actor);
    if (!way) continue;
    found[count] = actor;
    arrivals[count++] = (bounds.backward ? way.trace() : way).arrival;
  }
  const order = ascending(arrivals.subarray(0, count));
  const { shown, nameOf, withBounds } = saidOf(view, bounds);
  let places: Map<string, number> | undefined;
  const get = remembered((id: string): TemporalPath | undefined => {
    places ??= new Map(Array.from(order, (place) => [idOf(must(found[place])), must(found[place])]));
    const actor = places.get(id);
    if (actor === undefined) return undefined;
    const { departure, arrival, ties, times } = must(waysOf(actor)).trace();
    const moments = { departure: shown(departure), arrival: shown(arrival) };
    const path = withBounds({ ...moments, hops: ties.length, ties: ties.map(nameOf) }, actor, arrival);
    return hide(path, { times: times.map(shown) }) as unknown as TemporalPath;
  });
  const rows = Array.from(order, (place) => {
    const actor = must(found[place]);
    const { id, name: label } = must(evidence.actors.at(actor));
    const { departure, arrival, ties } = must(waysOf(actor)).trace();
    const row = {
      actor: id,
      label,
      departure: shown(departure),
      arrival: shown(arrival),
      hops: ties.length,
      ties: ties.map(nameOf),
    };
    new Shown(row, get, id);
    Object.defineProperty(row, "times", TIMES);
    return withBounds(row, actor, arrival) as unknown as TemporalPathRow;
  });
  return { rows, get };
}

function shownOf(view: TemporalNetwork): (time: number) => string | number {
  const { calendar } = stateOf(view).evidence;
  return calendar ? (time) => must(timeValue(time, true) ?? undefined) : (time) => time;
}

/** Says of the way of an actor what a row says, and adds what bounds are asked for. */
function saidOf(view: TemporalNetwork, { possible, certain, bounded }: Bounds) {
  const shown = shownOf(view);
  const nameOf = namesOf(stateOf(view).columns);
  const withBounds = <Path extends object>(path: Path, actor: number, arrival: number): Path => {
    const more = path as { arrivalPossible?: Moment; arrivalCertain?: Moment | undefined };
    if (bounded && possible) more.arrivalPossible = shown(arrival);
    if (certain) {
      const sure = certain(actor);
      more.arrivalCertain = sure && shown(sure.arrival);
    }
    return path;
  };
  return { shown, nameOf, withBounds };
}

type Moment = TemporalPath["arrival"];

/** The name of a tie, made once: many paths begin with the same ties. */
function namesOf({ size, ids }: State["columns"]): (tie: number) => string {
  const names = [""];
  const places = new Int32Array(size);
  return (tie) => {
    const place = places[tie] as number;
    if (place > 0) return names[place] as string;
    const name = must(ids.at(tie));
    places[tie] = names.push(name) - 1;
    return name;
  };
}

import { compareText, must, remembered } from "../base/collections";
import { ascending } from "../kernels/order";
import { actorIndices, areInOrder, stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { State } from "../network/state";
import type { Trace, Ways } from "./search";
import type { TemporalPath, TemporalPathRow } from "./temporal-paths";

/** The best ways that there are. */
export interface Bounds {
  readonly possible: Ways | undefined;
  readonly certain: Ways | undefined;
  /** Whether arrivals are given as they possibly are. */
  readonly bounded: boolean;
}

/** A row for each actor of whom there is a way, `end` included, by arrival and then by id; and the path of an actor by its id. */
export function pathRows(view: TemporalNetwork, end: number, bounds: Bounds) {
  const { evidence } = stateOf(view);
  const waysOf = must(bounds.possible ?? bounds.certain);
  const idOf = (actor: number) => must(evidence.actors[actor]).id;
  const others = actorIndices(view).filter((actor) => actor !== end);
  const byId = areInOrder(evidence)
    ? [...others.filter((actor) => actor < end), end, ...others.filter((actor) => actor > end)]
    : [...others, end].sort((a, b) => compareText(idOf(a), idOf(b)));
  const found = byId.filter((actor) => waysOf(actor));
  const order = ascending(Float64Array.from(found, (actor) => must(waysOf(actor)).arrival));
  const { path, row } = makerOf(view, bounds);
  const rows = Array.from(order, (place) => {
    const actor = must(found[place]);
    return row(actor, must(waysOf(actor)).trace());
  });
  let places: Map<string, number> | undefined;
  const get = remembered((id: string) => {
    places ??= new Map(found.map((actor) => [idOf(actor), actor]));
    const actor = places.get(id);
    return actor === undefined ? undefined : path(actor, must(waysOf(actor)).trace());
  });
  return { rows, get };
}

const hidden: PropertyDescriptor = { configurable: true };

/** Makes the path of an actor, and its row. */
function makerOf(view: TemporalNetwork, { possible, certain, bounded }: Bounds) {
  const { evidence, columns } = stateOf(view);
  const { calendar } = evidence;
  const shown = calendar ? (time: number) => must(timeValue(time, calendar) ?? undefined) : (time: number) => time;
  const nameOf = namesOf(columns);
  const complete = <P extends Bare>(path: P, actor: number, times: readonly number[]): P & TemporalPath => {
    const more = path as P & { arrivalPossible?: Shown; arrivalCertain?: Shown | undefined };
    if (bounded && possible) more.arrivalPossible = path.arrival;
    if (certain) {
      const sure = certain(actor);
      more.arrivalCertain = sure && shown(sure.arrival);
    }
    hidden.value = calendar ? times.map(shown) : times;
    return Object.defineProperty(more, "times", hidden) as P & TemporalPath;
  };
  const path = (index: number, { departure, arrival, ties, times }: Trace): TemporalPath =>
    complete(
      { departure: shown(departure), arrival: shown(arrival), hops: ties.length, ties: ties.map(nameOf) },
      index,
      times,
    );
  const row = (index: number, { departure, arrival, ties, times }: Trace): TemporalPathRow => {
    const { id: actor, name: label } = must(evidence.actors[index]);
    const [from, to] = [shown(departure), shown(arrival)];
    return complete(
      { actor, label, departure: from, arrival: to, hops: ties.length, ties: ties.map(nameOf) },
      index,
      times,
    );
  };
  return { path, row };
}

type Shown = TemporalPath["arrival"];
type Bare = Pick<TemporalPath, "departure" | "arrival" | "hops" | "ties">;

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

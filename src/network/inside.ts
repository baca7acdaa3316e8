import { compareText, indices, itemsOf, must } from "../base/collections";
import { scratchInts } from "../base/columns";
import { AllegianceError, invalidOption, show } from "../base/errors";
import type { Table } from "../base/table";
import { hasValue } from "./column";
import type { Columns } from "./columns";
import { type ActorNames, actorNamesOf, type Evidence, inOrder } from "./evidence";
import { type TimeValue, timeValue } from "./moment";
import type { TemporalNetwork } from "./network";
import type { Policy } from "./policy";
import type { Projection } from "./project";
import { selectEach } from "./slicing/sweep";
import { type Selection, type State, select } from "./state";
import { tieRow } from "./tie";

/**
 * What lies behind a view. The library's own measures read it; users never see it, since views and results hand out copies only.
 */
export interface Behind {
  readonly state: State;
  /** What was found of it on the way. */
  selection: Selection | undefined;
  siblings: Siblings | undefined;
  actors: Int32Array | undefined;
  names: ActorNames | undefined;
  projection: Projection | undefined;
}

let behindOf: (view: TemporalNetwork) => Behind;
let isView: (value: object) => boolean;

/** Views keep what lies behind them in a private field, and say once how it is read. */
export function openViews(behind: typeof behindOf, is: typeof isView): void {
  behindOf = behind;
  isView = is;
}

export function newBehind(state: State): Behind {
  const nothing = undefined;
  return { state, selection: nothing, siblings: nothing, actors: nothing, names: nothing, projection: nothing };
}

export function stateOf(view: TemporalNetwork): State {
  return behindOf(view).state;
}

/** The ties of a view as indices, computed when first asked for; those of slices for all slices together. */
export function selectionOf(view: TemporalNetwork): Selection {
  const behind = behindOf(view);
  behind.selection ??= behind.siblings?.get(view) ?? select(behind.state, (tie) => tieRow(behind.state, tie));
  return behind.selection;
}

/** The last projection of a view is kept, for most views are projected in one way. */
export function lastProjection(view: TemporalNetwork): Projection | undefined {
  return behindOf(view).projection;
}

export function setProjection(view: TemporalNetwork, projection: Projection): void {
  behindOf(view).projection = projection;
}

/** What slices share: the state that they are slices of, how their ties are found, and what measures keep of one for the next. */
export interface Siblings {
  readonly state: State;
  readonly places: ReadonlyMap<TemporalNetwork, number>;
  readonly get: (view: TemporalNetwork) => Selection | undefined;
  readonly memory: Map<unknown, unknown>;
}

/** What a view shares with others, if it is a slice. */
export function siblingsOf(view: TemporalNetwork): Siblings | undefined {
  return behindOf(view).siblings;
}

/** What measures keep of one slice for the others, if the view is a slice. */
export function memoryOf(view: TemporalNetwork): Map<unknown, unknown> | undefined {
  return behindOf(view).siblings?.memory;
}

/** Says that views are slices of one state, whose windows follow each other. */
export function setSlices(state: State, views: readonly TemporalNetwork[]): void {
  let found: readonly Selection[] | undefined;
  const places = new Map(views.map((slice, i) => [slice, i]));
  const get = (view: TemporalNetwork) => {
    found ??= selectEach(
      state,
      views.map((slice) => must(stateOf(slice).window)),
      (tie) => tieRow(state, tie),
    );
    return found[must(places.get(view))];
  };
  const shared = { state, places, get, memory: new Map() };
  for (const view of views) behindOf(view).siblings = shared;
}

/** Refuses anything that is not a network, in words. */
export function checkNetwork(call: string, value: unknown): asserts value is TemporalNetwork {
  if (typeof value === "object" && value !== null && isView(value)) return;
  const expected = `a network or view as first argument of ${call}, made by buildNetwork or networkFromEdges`;
  throw invalidOption("network", value, expected);
}

/** −1 where there is none. Cost: O(log n) where actors stand in the order of their ids. */
function placeOf(evidence: Evidence, id: string): number {
  const { actors } = evidence;
  let [low, high] = [0, actors.length];
  if (!areInOrder(evidence)) {
    while (low < high && actors.at(low)?.id !== id) low++;
    high = low;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (must(actors.at(middle)).id < id) low = middle + 1;
    else high = middle;
  }
  return actors.at(low)?.id === id ? low : -1;
}

/** The index of an actor in the evidence. @throws AllegianceError `unknown-actor`, with the nearest ids there are */
export function indexOfActor(view: TemporalNetwork, given: string | number): number {
  const { evidence } = stateOf(view);
  const { actors } = evidence;
  const id = String(given);
  const index = placeOf(evidence, id);
  if (index >= 0) return index;
  const near = Array.from(itemsOf(actors), (actor) => ({ id: actor.id, likeness: likeness(actor.id, actor.name, id) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.id.length - b.id.length || compareText(a.id, b.id))
    .slice(0, 5);
  const expected =
    near.length > 0 ? `an actor's id, such as ${near.map((actor) => actor.id).join(", ")}` : "an actor's id";
  const message = `unknown actor ${show(id)}; expected ${expected}`;
  throw new AllegianceError({ code: "unknown-actor", message, value: id, expected });
}

/** How like an actor's id or name a text is: 3 the same but for case and marks, 2 the beginning, 1 a part, 0 unlike. */
function likeness(id: string, name: string, given: string): number {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wanted = plain(given);
  const degrees = [id, name].map(plain).map((text) => {
    if (wanted.length < 2 || text.length < 2) return 0;
    if (text === wanted) return 3;
    if (text.startsWith(wanted.slice(0, 6))) return 2;
    return Number(text.includes(wanted) || wanted.includes(text));
  });
  return Math.max(...degrees);
}

/** The actors of a view as indices into the evidence, in the order of their ids. */
export function actorIndices(view: TemporalNetwork): number[] {
  return Array.from(actorColumn(view));
}

/** The same as a column, which is that of the view: not to be written to. */
export function actorColumn(view: TemporalNetwork): Int32Array {
  const behind = behindOf(view);
  behind.actors ??= findActors(view);
  return behind.actors;
}

/** Says which the actors of a view are, where that was found on the way to something else. */
export function setActors(view: TemporalNetwork, actors: Int32Array): void {
  behindOf(view).actors = actors;
}

const [presentMarks, foundColumn] = [scratchInts(), scratchInts()];

function findActors(view: TemporalNetwork): Int32Array {
  const { evidence, columns, policy, actors } = stateOf(view);
  if (policy.isolates === "keep") {
    return Int32Array.from(indices(evidence.actors.length).filter((index) => actors?.has(index) ?? true));
  }
  const { ties } = selectionOf(view);
  const isPresent = presentMarks(evidence.actors.length);
  for (let i = 0; i < ties.length; i++) {
    const tie = ties[i] as number;
    isPresent[columns.source[tie] as number] = 1;
    isPresent[columns.target[tie] as number] = 1;
  }
  const found = foundColumn(Math.min(isPresent.length, 2 * ties.length));
  let count = 0;
  for (let index = 0; index < isPresent.length; index++) if (isPresent[index] === 1) found[count++] = index;
  const idOf = (index: number) => must(evidence.actors.at(index)).id;
  const all = found.slice(0, count);
  return areInOrder(evidence) ? all : all.sort((a, b) => compareText(idOf(a), idOf(b)));
}

/** Ids and names of the actors of a view, in the order of their ids: what scores are of. */
export function actorNames(view: TemporalNetwork): ActorNames {
  const behind = behindOf(view);
  behind.names ??= actorNamesOf(behind.state.evidence, actorColumn(view));
  return behind.names;
}

/** Whether actors stand in the order of their ids, as they do unless some were added. */
export function areInOrder({ actors }: Evidence): boolean {
  const known = inOrder.get(actors);
  if (known !== undefined) return known;
  let is = true;
  for (let i = 1; is && i < actors.length; i++) is = must(actors.at(i - 1)).id < must(actors.at(i)).id;
  inOrder.set(actors, is);
  return is;
}

/** What a view is restricted to in time: half-open, `null` where unbounded, and the slice's name if it is a slice. */
export interface ViewWindow {
  readonly start: TimeValue;
  readonly end: TimeValue;
  readonly rule: "any" | "all";
  readonly label: string | undefined;
}

export function windowOf(view: TemporalNetwork): ViewWindow | undefined {
  const { window, label, evidence } = stateOf(view);
  if (!window) return undefined;
  const [start, end] = [window.start, window.end].map((time) => timeValue(time, evidence.calendar)) as [
    TimeValue,
    TimeValue,
  ];
  return { start, end, rule: window.whole ? "all" : "any", label };
}

/** What every result carries beside its rows: the policy, the data's name and version, the window. */
export interface Facts {
  readonly policy: Policy;
  readonly data: { readonly name: string; readonly version: string };
  readonly window: ViewWindow | undefined;
}

/** Rows with the facts and the resolved options that made them, as hidden properties. */
export type ResultTable<R extends object, O extends object = object> = Table<R> &
  Facts & { readonly options: Readonly<O> };

export function facts(view: TemporalNetwork): Facts {
  const { evidence, policy } = stateOf(view);
  return { policy, data: { name: evidence.name, version: evidence.version }, window: windowOf(view) };
}

/** How a network is read if nothing is said: as its ties point, or both ways if none of them points anywhere. */
export function defaultDirection(view: TemporalNetwork): "directed" | "undirected" {
  const { columns } = stateOf(view);
  const known = directions.get(columns);
  if (known) return known;
  const found = columns.size > 0 && !hasValue(columns.directed, 1) ? "undirected" : "directed";
  directions.set(columns, found);
  return found;
}

const directions = new WeakMap<Columns, "directed" | "undirected">();

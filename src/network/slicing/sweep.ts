import { ones } from "../../base/columns";
import { isSet } from "../column";
import type { Window } from "../presence";
import { admits, keeps, presenceIn, type Selection, type State } from "../state";
import type { Tie } from "../tie";

/** Ties found in windows, in the order of ties; `weights` only where presence can be less than 1. */
interface Findings {
  count: number;
  ties: Int32Array;
  windows: Int32Array;
  weights: Float64Array | undefined;
}

/**
 * The ties of many windows of one state at once, of which neither starts nor ends ever go back: each tie is looked at only where it can
 * be, which is in windows that follow each other. All selections share their arrays.
 *
 * Cost: O(t + w + f), t the ties, w the windows, f the ties found in all of them together.
 */
export function selectEach(state: State, windows: readonly Window[], rowOf: (tie: number) => Tie): Selection[] {
  const found = findAll(state, windows, rowOf);
  const places = new Int32Array(windows.length + 1);
  for (let i = 0; i < found.count; i++) {
    const next = (found.windows[i] as number) + 1;
    places[next] = (places[next] as number) + 1;
  }
  for (let w = 0; w < windows.length; w++) places[w + 1] = (places[w + 1] as number) + (places[w] as number);
  const ties = new Int32Array(found.count);
  const presence = found.weights && new Float64Array(found.count);
  const free = places.slice();
  for (let i = 0; i < found.count; i++) {
    const window = found.windows[i] as number;
    const place = free[window] as number;
    free[window] = place + 1;
    ties[place] = found.ties[i] as number;
    if (presence) presence[place] = found.weights?.[i] as number;
  }
  return windows.map((_, w) => {
    const [from, to] = [places[w] as number, places[w + 1] as number];
    return {
      ties: ties.subarray(from, to),
      presence: presence ? presence.subarray(from, to) : ones(to - from),
    };
  });
}

function findAll(state: State, windows: readonly Window[], rowOf: (tie: number) => Tie): Findings {
  const { columns, settled, spells, policy, unbegun, predicates } = state;
  const isAdmitted = state.kinds || state.actors ? admits(state) : undefined;
  const from = Float64Array.from(windows, ({ start }) => start);
  const until = Float64Array.from(windows, ({ end }) => end);
  // Elsewhere a tie is surely in each window from the first that it reaches to the last.
  const isChecked =
    policy.presence === "expected" || windows.some(({ start, end, whole }) => whole !== undefined || end <= start);
  const found = findings(columns.size, policy.presence === "expected");
  let first = 0;
  for (let i = 0; i < columns.size; i++) {
    if (isAdmitted && !isAdmitted(i)) continue;
    const isSure = policy.presence === "certain" || unbegun[i] === 1;
    const spell = isSure ? settled : spells;
    const start = (isSure ? spell.startMax[i] : spell.startMin[i]) as number;
    while (first > 0 && (until[first - 1] as number) > start) first--;
    while (first < until.length && (until[first] as number) <= start) first++;
    let isKept = predicates.length === 0;
    for (let w = first; w < from.length; w++) {
      if (!reaches(isSet(columns.instant, i), isSure, spell, i, from[w] as number)) break;
      const here = isChecked ? presenceIn(state, windows[w] as Window, i) : 1;
      if (here === 0) continue;
      if (!isKept && !keeps(state, rowOf, i)) break;
      isKept = true;
      add(found, i, w, here);
    }
  }
  return found;
}

/** Whether a tie that has begun by the end of a window is there at or after its start, in some reading or, if `isSure`, in all. */
function reaches(isInstant: boolean, isSure: boolean, spell: State["spells"], i: number, start: number): boolean {
  if (isInstant) return ((isSure ? spell.startMin[i] : spell.startMax[i]) as number) >= start;
  return (
    ((isSure ? spell.endMin[i] : spell.endMax[i]) as number) > start || (isSure && start === Number.NEGATIVE_INFINITY)
  );
}

function findings(room: number, isWeighted: boolean): Findings {
  const weights = isWeighted ? new Float64Array(room) : undefined;
  return { count: 0, ties: new Int32Array(room), windows: new Int32Array(room), weights };
}

function add(found: Findings, tie: number, window: number, weight: number): void {
  if (found.count === found.ties.length) {
    const wider = findings(2 * found.count, found.weights !== undefined);
    wider.ties.set(found.ties);
    wider.windows.set(found.windows);
    if (found.weights) wider.weights?.set(found.weights);
    Object.assign(found, { ...wider, count: found.count });
  }
  found.ties[found.count] = tie;
  found.windows[found.count] = window;
  if (found.weights) found.weights[found.count] = weight;
  found.count++;
}

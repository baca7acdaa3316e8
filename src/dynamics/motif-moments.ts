import type { Happenings } from "../kernels/motifs/order";
import { isSet } from "../network/column";
import { selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Window } from "../network/presence";
import type { Base } from "../network/state";
import { type Bounds, startsOf } from "./motif-starts";

/** Ties as happenings; `ties` has the index of each. `undated` are those of which no moment is known at all. */
export interface Moments extends Happenings {
  readonly ties: Int32Array;
  readonly undated: readonly number[];
}

interface Moment extends Bounds {
  readonly tie: number;
  readonly sure: boolean;
}

/** The moments of a view's ties within its window; of states their beginning, if they are to have one. */
export function momentsOf(view: TemporalNetwork, states: "beginning" | "none"): Moments {
  const state = stateOf(view);
  const { columns, evidence, window } = state;
  const starts = startsOf(state);
  const undated: number[] = [];
  const moments: Moment[] = [];
  for (const tie of selectionOf(view).ties) {
    if (states === "none" && !isSet(columns.instant, tie)) continue;
    const bounds = { low: starts.low[tie] as number, high: starts.high[tie] as number };
    if (isUndated(state, bounds)) undated.push(tie);
    else moments.push(...within(window, tie, bounds));
  }
  moments.sort((a, b) => a.low - b.low || a.tie - b.tie);
  // After all other dates there is room for three: no answer asks for later moments.
  const last = moments
    .flatMap(({ low, high }) => [low, high].filter(Number.isFinite))
    .reduce((a, b) => Math.max(a, b), 0);
  const column = (pick: (moment: Moment) => number) => Float64Array.from(moments, pick);
  const ties = Int32Array.from(moments, ({ tie }) => tie);
  return {
    ...{ ties, undated, size: evidence.actors.length },
    source: ties.map((tie) => columns.source[tie] as number),
    target: ties.map((tie) => columns.target[tie] as number),
    low: column(({ low }) => low),
    high: column(({ high }) => Math.min(high, last + 3)),
    sure: Uint8Array.from(moments, ({ sure }) => Number(sure)),
    together: ties.map((tie) => starts.together[tie] as number),
  };
}

/** Under onset `observed` nothing is said of when an event happened or a state began that is only known to come before some date. */
function isUndated({ policy }: Base, { low, high }: Bounds): boolean {
  if (low === Number.POSITIVE_INFINITY || high === Number.NEGATIVE_INFINITY) return true;
  return low === Number.NEGATIVE_INFINITY && policy.onset === "observed";
}

function within(window: Window | undefined, tie: number, { low, high }: Bounds): Moment[] {
  const isExact = low === high;
  const { start, end } = window ?? { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  const [least, most] = isExact
    ? [low, low >= start && low < end ? low : Number.NEGATIVE_INFINITY]
    : [Math.max(low, Math.ceil(start)), Math.min(high, Math.ceil(end) - 1)];
  if (least > most) return [];
  const sure = least === low && most === high && Number.isFinite(low) && Number.isFinite(high);
  return [{ tie, low: least, high: most, sure }];
}

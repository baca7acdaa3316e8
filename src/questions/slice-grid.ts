import { must } from "../base/collections";
import { timeValue } from "../network/moment";
import { type Cut, cutOf } from "../network/slicing/cut";
import { windowsOf } from "../network/slicing/slices";
import type { State } from "../network/state";
import { type Marks, placing } from "./columns";
import type { Slicing } from "./slicing";

/** Slices × actors that are held in memory at most; of more the slices are measured one by one. */
const MOST = 2 ** 24;

/** The slices of all views of some evidence in one window. */
export interface Grid extends Pick<State, "evidence" | "window"> {
  readonly cut: Cut;
  /** By slice and actor the place of its mark, −1 as long as there is none. */
  readonly places: Int32Array;
  /** Gives a mark to an actor in a slice that has none. */
  readonly mark: (slice: number, actor: number) => number;
}

export function gridOf(state: State, { slices }: Slicing, marks: Marks): Grid | undefined {
  const { evidence, window } = state;
  const { calendar, actors } = evidence;
  const [first, last] = [window?.start ?? Number.NEGATIVE_INFINITY, window?.end ?? Number.POSITIVE_INFINITY];
  const windows = windowsOf(state, must(slices))
    .map(({ start, end }) => ({ start: Math.max(start, first), end: Math.min(end, last) }))
    .filter(({ start, end }) => start < end)
    // What a window leaves of slices that overlap may be the same.
    .filter(({ start, end }, i, all) => start !== all[i - 1]?.start || end !== all[i - 1]?.end);
  const cut = cutOf(windows);
  if (!cut || cut.size * actors.length > MOST) return undefined;
  const placings = windows.map(({ start, end }) =>
    placing(marks, { start: timeValue(start, calendar), end: timeValue(end, calendar) }),
  );
  const places = new Int32Array(cut.size * actors.length).fill(-1);
  const mark = (slice: number, actor: number) => {
    const { id, name } = must(actors.at(actor));
    const place = must(placings[slice])(id, name);
    places[slice * actors.length + actor] = place;
    return place;
  };
  return { evidence, window, cut, places, mark };
}

import { Twister } from "../../base/random";
import { drawNumbers } from "../../kernels/draw-numbers";
import type { Ranges } from "../../kernels/slices/graphs";
import { isSet, valueAt } from "../column";
import { type Cut, rangesOf } from "../slicing/cut";
import { admits, type State } from "../state";
import { knownPlanOf, pick, type ReadingPlan, setInOrder, type Undrawn } from "./reading";

/** Of which undrawn network a state is the reading of a seed. */
interface Reading {
  readonly undrawn: Undrawn;
  readonly seed: number;
}

const readings = new WeakMap<State, Reading>();

/** Says that the spells of a state are the reading of a seed, with dates drawn evenly. */
export function setReading(state: State, undrawn: Undrawn, seed: number): void {
  readings.set(state, { undrawn, seed });
}

interface Drawer extends Pick<State, "kinds" | "actors"> {
  readonly cut: Cut;
  readonly draw: (seed: number) => Ranges;
}

/** By plan the drawer that was used last. */
const drawers = new WeakMap<ReadingPlan, Drawer>();

/** The windows that the ties of a view are in; of a reading without all of its dates. */
export function drawnRangesOf(state: State, cut: Cut): Ranges {
  const reading = readings.get(state);
  if (!reading) return rangesOf(state, cut);
  const { kinds, actors } = state;
  const plan = knownPlanOf(reading.undrawn);
  const last = drawers.get(plan);
  const isSame = last?.cut === cut && last.kinds === kinds && last.actors === actors;
  const drawer = isSame ? last : { cut, kinds, actors, draw: drawerOf(state, reading.undrawn, plan, cut) };
  drawers.set(plan, drawer);
  return drawer.draw(reading.seed);
}

/**
 * Most ties are in the same windows at the earliest and the latest that they can begin and end, and so in every reading: only what others
 * depend on is drawn.
 */
function drawerOf(state: State, undrawn: Undrawn, plan: ReadingPlan, cut: Cut): Drawer["draw"] {
  const { columns, settled } = undrawn;
  const { policy, unbegun, kinds, actors } = state;
  const { instant, size } = columns;
  const { heads, min, max, startMax, endMin, endMax, ordered } = plan;
  const { endedBy } = settled;
  const enderOf = (tie: number) => (endedBy === -1 ? -1 : valueAt(endedBy, tie));
  const isEnded = (tie: number) => enderOf(tie) >= 0;
  const { over, begun, open: opened } = cut;
  const endOf = (tie: number, starts: Float64Array, share: number): number => {
    const start = starts[tie] as number;
    if (isSet(instant, tie)) return start;
    if (isEnded(tie)) return Math.max(settled.endMin[tie] as number, starts[enderOf(tie)] as number, start + 1);
    const end = endMin[tie] as number;
    const least = (startMax[tie] as number) < end ? end : Math.max(end, start + 1);
    return pick(least, endMax[tie] as number, share);
  };
  const at = (starts: Float64Array, end: (tie: number) => number): Ranges => {
    const ends = Float64Array.from(starts, (_, tie) => end(tie));
    const spells = { startMin: starts, startMax: starts, endMin: ends, endMax: ends, endedBy };
    return rangesOf({ columns, settled, spells, policy, unbegun, kinds, actors }, cut);
  };
  const first = at(min, (tie) => endOf(tie, min, 0));
  const last = at(max, (tie) => (isSet(instant, tie) || isEnded(tie) ? endOf(tie, max, 0) : (endMax[tie] as number)));
  const isAdmitted = admits(state);
  const open: number[] = [];
  for (let tie = 0; tie < size; tie++) {
    const isFixed = first.from[tie] === last.from[tie] && first.to[tie] === last.to[tie];
    if (!isFixed && isAdmitted(tie)) open.push(tie);
  }
  const asked = new Set<number>();
  for (const tie of open) {
    asked.add(heads[tie] as number);
    if (isEnded(tie)) asked.add(heads[enderOf(tie)] as number);
  }
  const inOrder = new Set(ordered.flatMap(({ moments }) => moments.flatMap(({ ties }) => ties)));
  const starting = Int32Array.from([...asked].filter((tie) => !inOrder.has(tie))).sort();
  const starts = new Float64Array(size);
  const twister = new Twister(0);
  const [ties, headOf] = [Int32Array.from(open), Int32Array.from(open, (tie) => heads[tie] as number)];
  const lows = Float64Array.from(open, (tie) => (isEnded(tie) ? settled.endMin : endMin)[tie] as number);
  const isAfter = Uint8Array.from(open, (tie) => Number(!((startMax[tie] as number) < (endMin[tie] as number))));
  const enderHead = Int32Array.from(open, (tie) => (isEnded(tie) ? (heads[enderOf(tie)] as number) : -1));

  return (seed) => {
    const draws = drawNumbers(twister, seed, 2 * size);
    for (let i = 0; i < starting.length; i++) {
      const tie = starting[i] as number;
      starts[tie] = pick(min[tie] as number, max[tie] as number, draws[2 * tie] as number);
    }
    for (const group of ordered) setInOrder(group, starts, draws, twister);
    const [from, to] = [first.from.slice(), first.to.slice()];
    for (let i = 0; i < ties.length; i++) {
      const tie = ties[i] as number;
      const start = starts[headOf[i] as number] as number;
      const own = over.at(start);
      from[tie] = own;
      if (isSet(instant, tie)) {
        to[tie] = Math.max(own, opened.at(start));
        continue;
      }
      const by = enderHead[i] as number;
      const low = lows[i] as number;
      const end =
        by >= 0
          ? Math.max(low, starts[by] as number, start + 1)
          : pick(
              isAfter[i] === 1 ? Math.max(low, start + 1) : low,
              endMax[tie] as number,
              draws[2 * tie + 1] as number,
            );
      to[tie] = Math.max(own, begun.at(end));
    }
    return { from, to };
  };
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certainRuns, possibleRuns } from "../../src/defection/runs";
import type { Moment } from "../../src/defection/timing";

const at = (min: number, max = min): Moment => Object.freeze({ min, max });
const within = (length: number) => (time: number) => time + length;

describe("runs of moments", () => {
  it("are found by hand", () => {
    const moments = [at(0), at(1), at(5), at(6), at(20)];
    expect(possibleRuns(moments, within(2))).toEqual([[0, 1], [2, 3], [4]]);
    expect(certainRuns(moments, within(2))).toEqual([[0, 1], [2, 3], [4]]);
    expect(possibleRuns(moments, within(4))).toEqual([[0, 1, 2, 3], [4]]);
  });

  it("share a moment that can be with either side, but not with both at once", () => {
    const moments = [at(0), at(0, 10), at(10)];
    expect(possibleRuns(moments, within(1))).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(certainRuns(moments, within(1))).toEqual([[0], [1], [2]]);
    expect(possibleRuns(moments, within(5))).toEqual([[0, 1, 2]]);
  });

  it("are certain together through a third that is always between", () => {
    const moments = [at(0), at(10), at(4, 6)];
    expect(certainRuns(moments, within(6))).toEqual([[0, 1, 2]]);
    expect(certainRuns(moments, within(5))).toEqual([[0], [1], [2]]);
  });

  it("may have no bounds", () => {
    const moments = [at(Number.NEGATIVE_INFINITY, 3), at(9), at(12, Number.POSITIVE_INFINITY)];
    expect(possibleRuns(moments, within(6))).toEqual([[0, 1, 2]]);
    expect(certainRuns(moments, within(6))).toEqual([[0], [1], [2]]);
    expect(possibleRuns([], within(1))).toEqual([]);
    expect(certainRuns([], within(1))).toEqual([]);
  });

  it("agree with every reading of the times", () => {
    const moment = fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 4 }))
      .map(([a, b]) => at(a, a + b));
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 5 }), fc.integer({ min: 0, max: 3 }), (moments, length) => {
        const readings = moments.reduce<number[][]>(
          (all, { min, max }) => all.flatMap((t) => Array.from({ length: max - min + 1 }, (_, i) => [...t, min + i])),
          [[]],
        );
        const runsOf = readings.map((times) => runsIn(times, length));
        expect(key(possibleRuns(moments, within(length)))).toEqual(key(maximal(runsOf.flat())));
        const always = moments.map((_, i) =>
          moments.flatMap((_, j) =>
            runsOf.every((runs) => runs.some((r) => r.includes(i) && r.includes(j))) ? [j] : [],
          ),
        );
        expect(key(certainRuns(moments, within(length)))).toEqual(key(always));
      }),
      { numRuns: 400 },
    );
  });
});

function runsIn(times: readonly number[], length: number): number[][] {
  const order = times.map((_, i) => i).sort((a, b) => (times[a] as number) - (times[b] as number));
  const runs: number[][] = [];
  for (const i of order) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && (times[i] as number) - (times[last] as number) <= length) runs.at(-1)?.push(i);
    else runs.push([i]);
  }
  return runs;
}

const maximal = (sets: readonly number[][]) =>
  sets.filter((set) => !sets.some((other) => other.length > set.length && set.every((i) => other.includes(i))));

const key = (sets: readonly number[][]) =>
  [...new Set(sets.map((set) => [...set].sort((a, b) => a - b).join()))].sort();

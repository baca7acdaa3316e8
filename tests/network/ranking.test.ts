import fc from "fast-check";
import { expect, it } from "vitest";
import { ranked } from "../../src/network/ranking";

const value = fc.oneof(
  fc.constantFrom(0, -0, 1, 1 + 2 ** -52, 1 + 2 ** -25, 1 + 2 ** -30, -1, -1 - 2 ** -30, Number.POSITIVE_INFINITY),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 300 }),
);

/** Sorted by comparing; a value has the rank of the highest of those that it is near. */
function compared(values: readonly number[]) {
  const order = [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const isNear = (high: number, low: number) =>
    high === low || (Number.isFinite(high) && high - low <= 1e-9 * Math.abs(high));
  const groups: number[][] = [];
  for (const index of order) {
    const last = groups.at(-1);
    if (last && isNear(values[last[0] as number] as number, values[index] as number)) last.push(index);
    else groups.push([index]);
  }
  let before = 0;
  const ranks = groups.flatMap((group) => {
    before += group.length;
    return group.map(() => before - group.length + 1);
  });
  return { order: groups.flatMap((group) => group.sort((a, b) => a - b)), ranks };
}

it("is the order of compared values, near ones as equal", () => {
  const isSame = fc.property(fc.array(value, { maxLength: 400 }), (values) => {
    const { order, ranks } = ranked(Float64Array.from(values));
    expect({ order: [...order], ranks: [...ranks] }).toEqual(compared(values));
  });
  fc.assert(isSame, { numRuns: 400 });
});

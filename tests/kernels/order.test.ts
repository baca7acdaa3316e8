import fc from "fast-check";
import { expect, it } from "vitest";
import { ascending, grouped } from "../../src/kernels/journeys/order";

const key = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0, -0, Infinity, -Infinity),
);

function byComparison(keys: Float64Array): number[] {
  return [...keys.keys()].sort((a, b) => Math.sign(Number(keys[a]) - Number(keys[b])) || a - b);
}

it("few keys and many are put in order, equal ones as they came", () => {
  const isOrdered = fc.property(fc.array(key, { minLength: 1, maxLength: 40 }), fc.boolean(), (some, many) => {
    // More than are sorted by comparing.
    const length = many ? 12_000 : some.length;
    const keys = Float64Array.from({ length }, (_, i) => Number(some[(i * 7) % some.length]));
    expect([...ascending(keys)].join()).toBe(byComparison(keys).join());
  });
  fc.assert(isOrdered, { numRuns: 60 });
});

it("groups keep the order in which they were given", () => {
  const { order, offsets } = grouped(Int32Array.of(4, 2, 0, 1, 3), Int32Array.of(1, 0, 1, 2, 1), 4);
  expect([...order]).toEqual([1, 4, 2, 0, 3]);
  expect([...offsets]).toEqual([0, 1, 4, 5, 5]);
});

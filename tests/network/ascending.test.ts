import fc from "fast-check";
import { expect, it } from "vitest";
import { ascendingRange, isAscending, knowAscending } from "../../src/network/ascending";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { rangeOf } from "../../src/network/edges/radix";
import { stateOf } from "../../src/network/inside";
import { tickEdges } from "../paths/arbitrary";

const time = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, -Number.MAX_VALUE, Number.MAX_VALUE),
);
const times = fc.array(time, { maxLength: 12 });

it("times are ascending if none is less than the one before it, or if that is known", () => {
  fc.assert(
    fc.property(times, (list) => {
      const column = Float64Array.from(list);
      expect(isAscending(column)).toBe(list.every((value, i) => i === 0 || value >= (list[i - 1] as number)));
      const sorted = column.slice().sort();
      knowAscending(sorted);
      expect(isAscending(sorted)).toBe(true);
    }),
  );
  const late = Float64Array.from({ length: 30_000 }, (_, i) => (i === 20_000 ? 0 : i));
  expect(isAscending(late)).toBe(false);
});

it("the least and the most of ascending times are those of all that are finite", () => {
  fc.assert(
    fc.property(times, (list) => {
      const column = Float64Array.from(list).sort();
      expect(ascendingRange(column)).toEqual(rangeOf(column));
    }),
  );
});

it("the horizon is from the first to the last finite bound of all ties, in whatever order they are given", () => {
  fc.assert(
    fc.property(tickEdges, fc.boolean(), (edges, isSorted) => {
      const list = isSorted ? [...edges].sort((a, b) => Number(a.start) - Number(b.start)) : edges;
      const { horizon, settled } = stateOf(networkFromEdges(list));
      const all = [settled.startMin, settled.startMax, settled.endMin, settled.endMax].flatMap((column) => [...column]);
      const finite = all.filter(Number.isFinite);
      const [first, last] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 0];
      expect(horizon).toEqual({ first, last });
    }),
  );
});

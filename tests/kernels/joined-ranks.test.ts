import fc from "fast-check";
import { expect, it } from "vitest";
import { indices, must } from "../../src/base/collections";
import { joinedRanks } from "../../src/kernels/slices/joined-ranks";
import { ranksOf } from "../../src/questions/ranks";

/** Few different values, some of which differ by so little that they are equal, or equal to one of two that are not. */
const value = fc
  .tuple(fc.constantFrom(0, 0, 1, 1, 3, 1 / 3, 1e-300, 1e6), fc.constantFrom(0, 0, 0, 0.4, 0.7, 1, 1.3, 2))
  .map(([number, billionths]) => number * (1 + billionths * 1e-9));

it("ranks in eight lanes are those of each lane by itself, also where values are equal but for rounding", () => {
  const graphs = fc.array(fc.array(fc.tuple(...indices(8).map(() => value)), { maxLength: 12 }), { minLength: 1 });
  const isSame = fc.property(graphs, (all) => {
    const { scores, ranks, found, above } = must(
      joinedRanks(
        Int32Array.from(all, (nodes) => nodes.length),
        Float64Array.from(all.flat(2)),
      ),
    );
    const expected = all.flatMap((nodes) => {
      const lanes = indices(8).map((lane) => ranksOf(nodes.map((values) => values[lane])));
      return nodes.flatMap((_, node) => lanes.map((own) => own[node]));
    });
    expect([...scores]).toEqual(all.flat(2));
    expect([...ranks]).toEqual(expected);
    expect([...found]).toEqual(all.map((nodes) => nodes.filter((values) => values.some((own) => own > 0)).length));
    expect([...above]).toEqual(
      all.flat().map((values) => values.reduce((bits, own, lane) => bits | (own > 0 ? 1 << lane : 0), 0)),
    );
  });
  fc.assert(isSame, { numRuns: 1000 });
});

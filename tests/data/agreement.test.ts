import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "../../src/data/agreement";

const gap = undefined;
const coders = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, gap, gap, gap],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, gap, 3],
  [gap, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, gap],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, gap],
];

describe("krippendorffAlpha", () => {
  it("gives the published value of four observers and twelve units: 0.743", () => {
    const units = coders[0]?.map((_, unit) => coders.map((coder) => coder[unit])) ?? [];
    const { alpha, units: used, values } = krippendorffAlpha(units);
    expect(alpha).toBeCloseTo(0.743, 3);
    expect([used, values]).toEqual([11, 40]);
  });

  it("is solved by hand: two coders, four units, one disagreement", () => {
    const result = krippendorffAlpha([
      ["a", "a"],
      ["a", "a"],
      ["b", "b"],
      ["a", "b"],
    ]);
    // Two of eight values differ from their partner; of 8·7 pairs 2·5·3 differ.
    expect(result).toEqual({ alpha: 1 - 0.25 / (30 / 56), observed: 0.25, expected: 30 / 56, units: 4, values: 8 });
  });

  it("has no value where there is nothing to judge", () => {
    expect(krippendorffAlpha([]).alpha).toBeUndefined();
    expect(krippendorffAlpha([["a"], ["b", undefined], ["c", null]])).toMatchObject({ alpha: undefined, units: 0 });
    expect(
      krippendorffAlpha([
        ["a", "a"],
        ["a", "a"],
      ]).alpha,
    ).toBeUndefined();
    expect(() => krippendorffAlpha("aa" as never)).toThrow(/array of arrays/);
  });

  it("is 1 without disagreement, and blind to the order of units, coders and names", () => {
    const data = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(data, (units) => {
        const { alpha } = krippendorffAlpha(units);
        const other = krippendorffAlpha(
          units.map((unit) => unit.map((value) => `v${7 - value}`).reverse()).reverse(),
        ).alpha;
        if (alpha === undefined) expect(other).toBeUndefined();
        else expect(other).toBeCloseTo(alpha, 12);
        const agreed = krippendorffAlpha(units.map((unit) => unit.map(() => unit[0])));
        expect(agreed.alpha ?? 1).toBe(1);
      }),
    );
  });
});

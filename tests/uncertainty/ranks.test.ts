import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  kendallTau,
  meanRanksOf,
  type Numbers,
  pairCounts,
  ranksOf,
  spearman,
  topOverlap,
} from "../../src/questions/ranks";

const few = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), { maxLength: 12 });
const split = (pairs: readonly (readonly [number, number])[]) =>
  [pairs.map(([a]) => a), pairs.map(([, b]) => b)] as const;

describe("ranks", () => {
  it("are shared by equal values, and there for those that are there", () => {
    expect(ranksOf([5, 7, 5, 1])).toEqual([2, 1, 2, 4]);
    expect(ranksOf([5, 7, 5, 1], false)).toEqual([2, 4, 2, 1]);
    expect(meanRanksOf([5, 7, 5, 1])).toEqual([2.5, 1, 2.5, 4]);
    expect(ranksOf([5, undefined, 6])).toEqual([2, undefined, 1]);
    expect(ranksOf([])).toEqual([]);
  });

  it("take values for equal that differ by less than a billionth of themselves", () => {
    expect(ranksOf([1, 1 + 1e-12, 1 + 1e-6])).toEqual([2, 2, 1]);
    expect(ranksOf([-1, -1 - 1e-12, -1 - 1e-6], false)).toEqual([2, 2, 1]);
    expect(ranksOf([0, 1e-12])).toEqual([2, 1]);
    expect(ranksOf([Infinity, 3, Infinity, -Infinity])).toEqual([1, 3, 1, 4]);
    expect(ranksOf([Infinity, 3, Infinity, -Infinity], false)).toEqual([3, 2, 3, 1]);
  });

  it("are one more than the number of greater values", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (values) => {
        expect(ranksOf(values)).toEqual(values.map((value) => 1 + values.filter((other) => other > value).length));
        expect(ranksOf(values, false)).toEqual(
          values.map((value) => 1 + values.filter((other) => other < value).length),
        );
      }),
    );
  });
});

describe("Kendall's tau-b and Spearman's rho", () => {
  it("by hand, with ties", () => {
    // Pairs of 1, 2, 2, 3 with 1, 3, 2, 2: concordant 12, 13, 14; discordant 24; equal in the first 23, in the second 34.
    expect(pairCounts([1, 2, 2, 3], [1, 3, 2, 2])).toEqual({
      pairs: 6,
      concordant: 3,
      discordant: 1,
      tiedInFirst: 1,
      tiedInSecond: 1,
      tiedInBoth: 0,
    });
    expect(kendallTau([1, 2, 2, 3], [1, 3, 2, 2])).toBeCloseTo(2 / 5, 14);
    // Ranks 1, 2.5, 2.5, 4 and 1, 4, 2.5, 2.5: deviations −1.5, 0, 0, 1.5 and −1.5, 1.5, 0, 0.
    expect(spearman([1, 2, 2, 3], [1, 3, 2, 2])).toBeCloseTo(1 / 2, 14);
  });

  it("are not defined where one list has no two different values", () => {
    for (const of of [kendallTau, spearman]) {
      for (const [a, b] of [
        [[], []],
        [[1], [2]],
        [
          [1, 1],
          [1, 2],
        ],
        [
          [1, 2, undefined],
          [undefined, 2, 3],
        ],
      ] as Numbers[][])
        expect(of(a as Numbers, b as Numbers)).toBeUndefined();
    }
  });

  it("are those of scipy 1.10.1", () => {
    const { cases } = JSON.parse(readFileSync("tests/uncertainty/ranks-scipy.json", "utf8")) as {
      readonly cases: Readonly<Record<"a" | "b" | "min" | "mean", number[]> & Record<"tau" | "rho", number>>[];
    };
    expect(cases.length).toBeGreaterThan(10);
    for (const { a, b, tau, rho, min, mean } of cases) {
      expect(kendallTau(a, b)).toBeCloseTo(tau, 12);
      expect(spearman(a, b)).toBeCloseTo(rho, 12);
      expect(ranksOf(a)).toEqual(min);
      expect(meanRanksOf(a)).toEqual(mean);
    }
  });

  it("count the pairs that brute force counts", () => {
    fc.assert(
      fc.property(few, (pairs) => {
        const [a, b] = split(pairs);
        const signs = pairs.flatMap(([x, y], i) =>
          pairs.slice(i + 1).map(([u, v]) => [Math.sign(x - u), Math.sign(y - v)] as const),
        );
        const count = (of: (x: number, y: number) => boolean) => signs.filter(([x, y]) => of(x, y)).length;
        expect(pairCounts(a, b)).toEqual({
          pairs: signs.length,
          concordant: count((x, y) => x * y > 0),
          discordant: count((x, y) => x * y < 0),
          tiedInFirst: count((x) => x === 0),
          tiedInSecond: count((_, y) => y === 0),
          tiedInBoth: count((x, y) => x === 0 && y === 0),
        });
      }),
    );
  });

  it("are 1 with itself, the opposite when turned, the same when swapped, and blind to what one list lacks", () => {
    fc.assert(
      fc.property(few, (pairs) => {
        const [a, b] = split(pairs);
        for (const of of [kendallTau, spearman]) {
          if (new Set(a).size > 1) expect(of(a, a)).toBeCloseTo(1, 12);
          const value = of(a, b);
          expect(of(b, a)).toBe(value);
          expect(of([...a, undefined, 9], [...b, 9, undefined])).toBe(value);
          if (value === undefined) continue;
          expect(
            of(
              a,
              b.map((y) => -y),
            ),
          ).toBeCloseTo(-value, 12);
          expect(
            of(
              a.map((x) => x ** 3),
              b,
            ),
          ).toBeCloseTo(value, 12);
        }
      }),
    );
  });
});

describe("overlap of the first", () => {
  it("is |A ∩ B| / |A ∪ B|", () => {
    expect(topOverlap([4, 3, 2, 1], [4, 2, 3, 1], 2)).toBe(1 / 3);
    expect(topOverlap([4, 3, 2, 1], [4, 2, 3, 1], 3)).toBe(1);
    expect(topOverlap([4, 3, 2, 1], [1, 2, 3, 4], 1)).toBe(0);
    expect(topOverlap([1, 2, 3], [3, 2, 1], 2, false)).toBe(1 / 3);
    expect(topOverlap([4, 3], [undefined, 3], 1)).toBe(0);
    expect(topOverlap([4, 3], [undefined, 3], 2)).toBe(1 / 2);
    expect(topOverlap([], [], 3)).toBeUndefined();
    expect(topOverlap([1], [undefined], 3)).toBe(0);
  });

  it("gives equal values the places that are left", () => {
    // Shares 1, ½, ½ and 1, 1, 0.
    expect(topOverlap([3, 2, 2], [3, 2, 1], 2)).toBe(1.5 / 2.5);
    expect(topOverlap([2, 2, 2], [2, 2, 2], 1)).toBeCloseTo(1, 14);
  });

  it("is that of sets where no values are equal", () => {
    const lists = fc.integer({ min: 1, max: 8 }).chain((size) => {
      const order = fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size });
      return fc.tuple(order, order, fc.integer({ min: 1, max: 9 }));
    });
    fc.assert(
      fc.property(lists, ([a, b, k]) => {
        const first = (values: readonly number[]) =>
          new Set([...values.keys()].sort((i, j) => (values[j] as number) - (values[i] as number)).slice(0, k));
        const [A, B] = [first(a), first(b)];
        const shared = [...A].filter((i) => B.has(i)).length;
        expect(topOverlap(a, b, k)).toBeCloseTo(shared / (A.size + B.size - shared), 14);
      }),
    );
  });
});

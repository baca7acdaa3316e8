import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, type Flow } from "../../src/community/events";
import { lastingIds } from "../../src/community/lasting";

/** Slices of disjoint groups among ten actors; actor i is in group `slice[i]`, absent if that is 0. */
const slices = fc
  .array(fc.array(fc.nat(4), { minLength: 10, maxLength: 10 }), { minLength: 2, maxLength: 6 })
  .map((all) =>
    all.map((slice) =>
      [1, 2, 3, 4]
        .map((group) => slice.flatMap((of, actor) => (of === group ? [`a${actor}`] : [])))
        .filter((group) => group.length > 0)
        .sort((a, b) => b.length - a.length),
    ),
  );
const rules = fc.record({ overlap: fc.constantFrom(0.1, 0.3, 0.5, 0.8), memory: fc.integer({ min: 1, max: 3 }) });

const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
  const common = [...a].filter((actor) => b.has(actor)).length;
  return common / (a.size + b.size - common);
};

describe("laws of lasting ids", () => {
  it("name every group once in a slice, only what is alike enough the same, and always what is mostly the same", () => {
    fc.assert(
      fc.property(slices, rules, (groups, { overlap, memory }) => {
        const named = lastingIds(groups, { overlap, memory });
        for (const [slice, now] of named.entries()) {
          expect(new Set(now.map(({ id }) => id)).size).toBe(groups[slice]?.length);
          const before = named[slice - 1] ?? [];
          for (const { id, actors, since, share } of now) {
            const front = named[since ?? -1]?.find((one) => one.id === id);
            if (front) {
              expect(share).toBe(jaccard(actors, front.actors));
              expect(share).toBeGreaterThanOrEqual(overlap);
              expect(slice - (since ?? 0)).toBeLessThanOrEqual(memory);
            } else
              expect(
                named
                  .slice(0, slice)
                  .flat()
                  .some((one) => one.id === id),
              ).toBe(false);
            const same = before.find((one) => jaccard(one.actors, actors) > Math.max(0.5, overlap));
            if (same && memory === 1) expect(id).toBe(same.id);
          }
        }
        const order = [...new Set(named.flat().map(({ id }) => id))];
        expect(order).toEqual([...order].sort((a, b) => a - b).slice(0, order.length));
      }),
    );
  });
});

describe("laws of community events", () => {
  const settings = fc.record({ change: fc.constantFrom(0, 0.1, 0.5), flow: fc.constantFrom(0.2, 0.5, 1) });
  const sum = (flows: readonly Flow[] | undefined) => flows?.reduce((total, { share }) => total + share, 0);

  it("give every community one fate, account for every actor, and mirror merges and splits in time", () => {
    fc.assert(
      fc.property(slices, settings, (groups, options) => {
        const [before = [], now = []] = lastingIds(groups, { overlap: 0.3, memory: 1 });
        const changes = changesBetween(before, now, options);
        const fates = changes.filter(({ type }) => type !== "merge" && type !== "split");
        expect(fates.map(({ community }) => community)).toEqual(
          [...new Set([...before, ...now].map(({ id }) => id))].sort((a, b) => a - b),
        );
        for (const { from, to, size, sizeBefore, share } of fates) {
          expect(from !== undefined).toBe(size > 0);
          expect(to !== undefined).toBe(sizeBefore > 0);
          for (const flows of [from, to]) if (flows) expect(sum(flows)).toBeCloseTo(1, 12);
          expect(share >= 0 && share <= 1).toBe(true);
        }
        const mirrored = changesBetween(now, before, options);
        const merges = changes.flatMap(({ type, from }) => (type === "merge" ? [from] : []));
        const splits = mirrored.flatMap(({ type, to }) => (type === "split" ? [to] : []));
        expect(splits).toEqual(merges);
      }),
    );
  });
});

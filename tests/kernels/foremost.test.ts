import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earliestArrivals } from "../../src/kernels/arrival";
import { type Contacts, scheduleOf } from "../../src/kernels/contacts";
import { type ForemostWays, foremostWays } from "../../src/kernels/foremost";
import type { Outset } from "../../src/kernels/spread";
import { anyMoments, anyOutset, order } from "./contacts";

/** The ties of the best way to each node, `undefined` where there is none. */
function routes({ best, via, before }: ForemostWays, { tie }: Contacts) {
  return Array.from(best, (label) => {
    if (label < 0) return undefined;
    const ties: number[] = [];
    for (let at = label; at > 0; at = before[at] as number) ties.push(tie[via[at] as number] as number);
    return ties.reverse();
  });
}

function byLabels(contacts: Contacts, origin: number, outset: Outset) {
  const { traversal, step, limits } = outset;
  const arrive = typeof traversal === "number" ? (departure: number) => departure + traversal : traversal;
  const journey = { ...outset, strict: limits || step > 0, arrive, fewest: true };
  const { best, before, tie } = earliestArrivals(scheduleOf(contacts), origin, journey);
  return Array.from(best, (label) => {
    if (label < 0) return undefined;
    const ties: number[] = [];
    for (let at = label; (before[at] as number) >= 0; at = before[at] as number) ties.push(tie[at] as number);
    return ties.reverse();
  });
}

describe("foremost ways in one pass", () => {
  it("are those that setting labels finds, tie for tie", () => {
    const isSame = fc.property(anyMoments, anyOutset, order, fc.nat(2), (contacts, times, how, flat) => {
      const arrive = (departure: number) => (Math.floor(departure / flat) + 1) * flat;
      const outset = { ...times, ...how, ...(flat > 0 && { traversal: arrive }) };
      for (let origin = 0; origin < 13; origin++) {
        expect(routes(foremostWays(contacts, origin, outset), contacts)).toEqual(byLabels(contacts, origin, outset));
      }
    });
    fc.assert(isSame, { numRuns: 500 });
  });
});

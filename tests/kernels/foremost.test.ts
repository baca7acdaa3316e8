import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { earliestArrivals } from "../../src/kernels/journeys/arrival";
import { type Contacts, scheduleOf } from "../../src/kernels/journeys/contacts";
import { comeTo, firstArrivals } from "../../src/kernels/journeys/first-arrivals";
import { type ForemostWays, foremostWays } from "../../src/kernels/journeys/foremost";
import type { Outset } from "../../src/kernels/journeys/outset";
import { anyMoments, anyOutset, contactsFrom, order } from "./contacts";

const AT_ONCE = { traversal: 0, step: 0, limits: false };
const never = () => {
  throw new Error("no contact lasts");
};

/** Meetings of 500 actors, most of a few of them, one in seven at one moment with the one before. */
function meetings(count: number) {
  const actor = (i: number) => Math.floor(500 * (((i * 7919) % 10_007) / 10_007) ** 2);
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [actor(i), actor(3 * i + 5)];
    const ends: [number, number] = [from, from === to ? (to + 1) % 500 : to];
    return { ends, first: i - Number(i % 7 === 0), length: 0, closed: true };
  });
}

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

  it("and first arrivals are the same where there is no WebAssembly", async () => {
    const [contacts, outset] = [contactsFrom(500, meetings(40_000)), { from: 0, to: 1e9, ...AT_ONCE }];
    const compiled = foremostWays(contacts, 0, outset);
    const [arrivals, reached] = [firstArrivals(contacts, 0, outset, never), comeTo(contacts, 0, outset, never)];
    vi.resetModules();
    vi.doMock("../../src/kernels/machine", () => ({ byMachine: (_: unknown, plain: () => unknown) => plain() }));
    const plain = {
      ...(await import("../../src/kernels/journeys/foremost")),
      ...(await import("../../src/kernels/journeys/first-arrivals")),
    };
    vi.doUnmock("../../src/kernels/machine");
    expect(plain.foremostWays).not.toBe(foremostWays);
    expect(plain.foremostWays(contacts, 0, outset)).toEqual(compiled);
    expect(plain.firstArrivals(contacts, 0, outset, never)).toEqual(arrivals);
    expect(plain.comeTo(contacts, 0, outset, never)).toEqual(reached);
    expect(compiled.via.length).toBeGreaterThan(500);
    expect(reached.filter((is) => is === 1).length).toBeGreaterThan(400);
  });
});

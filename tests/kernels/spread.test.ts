import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earliestArrivals } from "../../src/kernels/journeys/arrival";
import { type Contacts, scheduleOf } from "../../src/kernels/journeys/contacts";
import type { Outset } from "../../src/kernels/journeys/outset";
import { spread, sumsOfArrivals } from "../../src/kernels/journeys/spread";
import { plainSpread, plainSums } from "../../src/kernels/journeys/spread-plain";
import { machine } from "../../src/kernels/machine";
import { anyContacts, anyOutset, contactsFrom } from "./contacts";

/** Non-strict; strict where time goes in days; strict where it does not. */
const order = fc.constantFrom({ step: 0, limits: false }, { step: 1, limits: false }, { step: 0, limits: true });
const question = fc.tuple(anyOutset, order).map(([times, how]): Outset => ({ ...times, ...how }));

/** By source and then target, setting labels one by one: infinite where there is no way. */
function oneByOne(contacts: Contacts, outset: Outset): Float64Array {
  const schedule = scheduleOf(contacts);
  const { from, to, traversal, step, limits } = outset;
  const arrive = (departure: number) => departure + (traversal as number);
  const journey = { from, to, strict: limits || step > 0, step, arrive, fewest: false };
  const all = Array.from({ length: contacts.size }, (_, source) => {
    const { best, arrival } = earliestArrivals(schedule, source, journey);
    return Array.from(best, (label, node) =>
      label < 0 || node === source ? Number.POSITIVE_INFINITY : (arrival[label] as number),
    );
  });
  return Float64Array.from(all.flat());
}

function pairs(run: typeof spread, contacts: Contacts, outset: Outset): string {
  const found = new Uint8Array(contacts.size ** 2);
  const origins = Int32Array.from({ length: contacts.size }, (_, node) => node);
  run(contacts, origins, outset, (masks, at, lanes, words) => {
    for (let node = 0; node < contacts.size; node++) {
      for (let lane = 0; lane < lanes; lane++) {
        const word = masks[node * words + (lane >> 5)] as number;
        found[(at + lane) * contacts.size + node] = (word >>> (lane & 31)) & 1;
      }
    }
  });
  return found.join("");
}

describe("from all origins at once", () => {
  it("the same come to the same as one by one, compiled and plain", () => {
    expect(machine()).toBeDefined();
    const isSame = fc.property(anyContacts, question, (contacts, outset) => {
      const { size } = contacts;
      const expected = oneByOne(contacts, outset).map((arrival) => Number(arrival < Number.POSITIVE_INFINITY));
      for (let node = 0; node < size; node++) expected[node * size + node] = 1;
      expect(pairs(spread, contacts, outset)).toBe(expected.join(""));
      expect(pairs(plainSpread, contacts, outset)).toBe(expected.join(""));
    });
    fc.assert(isSame, { numRuns: 300 });
  });

  it("sums of distances are the same to the bit, compiled and plain", () => {
    const isSame = fc.property(
      anyContacts,
      question,
      fc.boolean(),
      fc.boolean(),
      (contacts, outset, harmonic, backward) => {
        const { size } = contacts;
        const origins = Int32Array.from({ length: size }, (_, node) => node);
        const distances = { minus: outset.from, plus: 1, harmonic, backward };
        const [sums, counts] = [new Float64Array(size), new Float64Array(size)];
        for (const [pair, arrival] of oneByOne(contacts, outset).entries()) {
          if (arrival === Number.POSITIVE_INFINITY) continue;
          const own = backward ? pair % size : Math.floor(pair / size);
          const distance = arrival - outset.from + 1;
          sums[own] = (sums[own] as number) + (harmonic ? 1 / distance : distance);
          counts[own] = (counts[own] as number) + 1;
        }
        expect(sumsOfArrivals(contacts, origins, outset, distances)).toEqual({ sums, counts });
        expect(plainSums(contacts, origins, outset, distances)).toEqual({ sums, counts });
      },
    );
    fc.assert(isSame, { numRuns: 300 });
  });

  it("more under way at once than there was room for", () => {
    const size = 150;
    const met = 100;
    const early = size * met;
    // Everybody meets the first hundred, and when all are there, half of these meet one of the others each.
    const source = Int32Array.from({ length: early + 50 }, (_, i) => (i < early ? i % size : i - early));
    const target = source.map((_, i) => (i < early ? Math.floor(i / size) : met + i - early));
    const first = new Float64Array(early + 50).map((_, i) => (i < early ? i : 2e6 + i));
    const contacts: Contacts = {
      ...{ size, momentary: true, shared: new Int32Array(0), source, target, tie: source },
      ...{ first, last: first, closed: new Uint8Array(early + 50).fill(1) },
    };
    const outset = { from: 0, to: 1e9, traversal: 1e6, step: 0, limits: false };
    expect(pairs(spread, contacts, outset)).toBe(pairs(plainSpread, contacts, outset));
  });

  it("who only just comes cannot use the last moment of a contact, but who sets out can", () => {
    const spell = { first: 0, length: 5, closed: true };
    const contacts = contactsFrom(3, [
      { ends: [0, 1], ...spell },
      { ends: [1, 2], ...spell },
    ]);
    const outset = { from: 5, to: 9, traversal: 0, step: 0 };
    for (const run of [spread, plainSpread]) {
      expect(pairs(run, contacts, { ...outset, limits: true })).toBe("110011001");
      expect(pairs(run, contacts, { ...outset, limits: false })).toBe("111011001");
    }
  });

  it("has no sums where a distance is 0", () => {
    const isNone = fc.property(anyContacts, question, (contacts, outset) => {
      const origins = Int32Array.from({ length: contacts.size }, (_, node) => node);
      const distances = { minus: outset.from, plus: 0, harmonic: true, backward: false };
      const none = oneByOne(contacts, outset).includes(outset.from);
      expect(sumsOfArrivals(contacts, origins, outset, distances) === undefined).toBe(none);
      expect(plainSums(contacts, origins, outset, distances) === undefined).toBe(none);
    });
    fc.assert(isNone);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomOf } from "../../src/base/random";
import { type Contacts, contactsOf, scheduleOf } from "../../src/kernels/journeys/contacts";
import type { Journeys } from "../../src/kernels/journeys/outset";
import { sumsOfQuickest } from "../../src/kernels/journeys/quickest";
import { plainQuickest } from "../../src/kernels/journeys/quickest-plain";
import { walkLabels } from "../../src/kernels/journeys/walks";
import { OUTWARD } from "../../src/paths/criteria";
import { anyContacts, anyOutset, contactsFrom } from "./contacts";

const order = fc.constantFrom({ step: 0, limits: false }, { step: 1, limits: false }, { step: 0, limits: true });

/** Contacts that last are asked about only where hops take no time, and are followed at once. */
const question = fc
  .tuple(anyContacts, anyOutset, order, fc.boolean())
  .map(([contacts, times, how, latest]): [Contacts, Journeys] => {
    const quick = contacts.momentary ? {} : { traversal: 0, step: 0 };
    const to = latest && times.to === Number.POSITIVE_INFINITY ? 30 : times.to;
    return [contacts, { ...times, ...how, ...quick, to, bound: to, latest }];
  });

/** By all labels of each origin. */
function oneByOne(contacts: Contacts, { from, to, traversal, step, limits, latest }: Journeys): Float64Array {
  const { offsets, target, tie, first, last, closed } = scheduleOf(contacts);
  const { size } = contacts;
  const arcs = { size, offsets, targets: target, ties: tie, first, last, lastOpen: closed.map((is) => 1 - is) };
  const more = { firstOpen: new Uint8Array(first.length), shift: new Float64Array(first.length).fill(traversal) };
  const terms = {
    ...{ from, fromOpen: false, to, toOpen: Number.isFinite(to), strict: limits || step > 0, step },
    ...{ wait: undefined, departures: true, marks: new Uint8Array(size) },
  };
  const all = Array.from({ length: size }, (_, origin) =>
    walkLabels({ ...arcs, ...more }, origin, terms).map((labels, node) => {
      if (node === origin) return Number.POSITIVE_INFINITY;
      const offers = labels.map((label) => {
        const { departure, arrival } = OUTWARD[latest ? "latest-departure" : "fastest"](label);
        return latest ? 0 - departure : arrival - departure;
      });
      return Math.min(...offers, Number.POSITIVE_INFINITY);
    }),
  );
  return Float64Array.from(all.flat());
}

describe("from all origins at once", () => {
  it("fastest ways and latest departures are those of all labels, and the same to the bit compiled and plain", () => {
    const isSame = fc.property(question, fc.boolean(), fc.boolean(), ([contacts, journeys], harmonic, backward) => {
      const { size } = contacts;
      const origins = Int32Array.from({ length: size }, (_, node) => node);
      const distances = { minus: journeys.latest ? -40 : 0, plus: 1, harmonic, backward };
      const [sums, counts] = [new Float64Array(size), new Float64Array(size)];
      for (const [pair, value] of oneByOne(contacts, journeys).entries()) {
        if (value === Number.POSITIVE_INFINITY) continue;
        const own = backward ? pair % size : Math.floor(pair / size);
        const distance = value - distances.minus + 1;
        sums[own] = (sums[own] as number) + (harmonic ? 1 / distance : distance);
        counts[own] = (counts[own] as number) + 1;
      }
      const compiled = sumsOfQuickest(contacts, origins, journeys, distances);
      expect(compiled).toEqual(plainQuickest(contacts, origins, journeys, distances));
      expect(compiled?.counts).toEqual(counts);
      for (const [own, sum] of sums.entries()) expect(compiled?.sums[own]).toBeCloseTo(sum, 9);
    });
    fc.assert(isSame, { numRuns: 400 });
  });

  it("who only just comes cannot use the last moment of a contact, but who sets out can", () => {
    const spell = { first: 0, length: 5, closed: true };
    const contacts = contactsFrom(3, [
      { ends: [0, 1], ...spell },
      { ends: [1, 2], ...spell },
    ]);
    const journeys = { from: 5, to: 9, bound: 9, traversal: 0, step: 0, latest: false };
    const distances = { minus: 0, plus: 1, harmonic: false, backward: false };
    for (const run of [sumsOfQuickest, plainQuickest]) {
      const countsOf = (limits: boolean) =>
        run(contacts, Int32Array.of(0, 1, 2), { ...journeys, limits }, distances)?.counts;
      expect(countsOf(true)).toEqual(Float64Array.of(1, 1, 0));
      expect(countsOf(false)).toEqual(Float64Array.of(2, 1, 0));
    }
  });

  it("of more departures than 2 bytes can tell apart the same to the bit", () => {
    const isSame = fc.property(question, ([contacts, journeys]) => {
      const { size } = contacts;
      const more = Array.from({ length: 2 ** 15 }, (_, i) => [size + (i % 2), size + 1 - (i % 2), 100 + i] as const);
      const length = contacts.momentary ? 0 : 0.5;
      const wide = contactsOf({
        size: size + 2,
        source: Int32Array.from([...contacts.source, ...more.map(([source]) => source)]),
        target: Int32Array.from([...contacts.target, ...more.map(([, target]) => target)]),
        tie: Int32Array.from({ length: contacts.tie.length + more.length }, (_, i) => i),
        first: Float64Array.from([...contacts.first, ...more.map(([, , first]) => first)]),
        last: Float64Array.from([...contacts.last, ...more.map(([, , first]) => first + length)]),
        closed: Uint8Array.from([...contacts.closed, ...more.map(() => 1)]),
      });
      const origins = Int32Array.from({ length: size }, (_, node) => node);
      const distances = { minus: journeys.latest ? -40 : 0, plus: 1, harmonic: true, backward: false };
      const narrow = sumsOfQuickest(contacts, origins, journeys, distances);
      expect(sumsOfQuickest(wide, origins, journeys, distances)).toEqual(narrow);
    });
    fc.assert(isSame, { numRuns: 60 });
  });

  it("of more origins than are looked at at once, and more who wait than there was room for, the same to the bit", () => {
    const random = randomOf(7);
    const below = (limit: number) => Math.floor(limit * random());
    const size = 300;
    const spell = (from: number, to: number) => {
      const ends: [number, number] = [from, to];
      return { ends, first: below(9), length: 9 + below(20), closed: below(2) === 0 };
    };
    // Round a ring go all at once, each by itself.
    const ring = Array.from({ length: size }, (_, node) => spell(node, (node + 1) % size));
    const contacts = contactsFrom(size, [...ring, ...Array.from({ length: 99 }, () => spell(below(9), 9 + below(99)))]);
    const origins = Int32Array.from({ length: size }, (_, node) => node);
    for (const limits of [true, false]) {
      const journeys = { from: 7, to: 30, bound: 30, traversal: 0, step: 0, limits, latest: false };
      const distances = { minus: 0, plus: 1, harmonic: true, backward: false };
      const compiled = sumsOfQuickest(contacts, origins, journeys, distances);
      expect(compiled).toEqual(plainQuickest(contacts, origins, journeys, distances));
    }
  });

  it("who was come to at a moment of one contact is followed at a later one of several", () => {
    const [c, w, y, p, q] = [10, 15, 20, 21, 22];
    const at = (from: number, to: number, first: number) => ({
      ends: [from, to] as const,
      ...{ first, length: 0, closed: true },
    });
    // Nine come to w at moments of one contact, then go on to c, whose contact of that moment is gone by.
    const ways = Array.from({ length: 9 }, (_, o) => [at(o, w, 1 + o), at(o, w, 13 + o)]).flat();
    const contacts = contactsFrom(23, [at(c, y, 11), at(p, q, 11), at(w, c, 12), at(w, c, 23), at(c, y, 23), ...ways]);
    const origins = Int32Array.from({ length: 23 }, (_, i) => i);
    const journeys = { from: 0, to: 99, bound: 99, traversal: 0, step: 0, limits: false, latest: false };
    const distances = { minus: 0, plus: 1, harmonic: false, backward: false };
    const compiled = sumsOfQuickest(contacts, origins, journeys, distances);
    expect(compiled).toEqual(plainQuickest(contacts, origins, journeys, distances));
    expect(compiled?.counts[8]).toBe(3);
  });

  it.each([
    ["of one moment", fc.constant(0), { from: 0, to: 200, bound: 200 }],
    ["that last", fc.oneof(fc.constant(0), fc.nat(30)), { from: 20, to: 150, bound: 149 }],
  ] as const)(
    "of contacts %s, of which few share it and who are come to by many, the same to the bit",
    (_, length, times) => {
      const [size, hub] = [40, fc.nat(3)];
      const ends = fc
        .oneof(fc.tuple(hub, hub), fc.tuple(fc.nat(size - 1), hub), fc.tuple(hub, fc.nat(size - 1)))
        .filter(([source, target]) => source !== target);
      const contact = fc.record({ ends, first: fc.nat(150), length, closed: fc.boolean() });
      const drawn = fc.array(contact, { minLength: 100, maxLength: 250 });
      const isSame = fc.property(drawn, fc.boolean(), fc.boolean(), (contacts, limits, latest) => {
        const terms = [
          contactsFrom(size, contacts),
          Int32Array.from({ length: size }, (_, i) => i),
          { ...times, traversal: 0, step: 0, limits, latest },
          { minus: latest ? -300 : 0, plus: 1, harmonic: false, backward: false },
        ] as const;
        expect(sumsOfQuickest(...terms)).toEqual(plainQuickest(...terms));
      });
      fc.assert(isSame, { numRuns: 300 });
    },
  );

  it("of some origins, however many, the same as of all", () => {
    const isSame = fc.property(question, fc.integer({ min: 1, max: 69 }), ([contacts, journeys], many) => {
      const origins = Int32Array.from({ length: contacts.size }, (_, node) => node);
      const distances = { minus: journeys.latest ? -40 : 0, plus: 1, harmonic: true, backward: false };
      const [all, some] = [origins, origins.slice(0, many)].map((asked) =>
        sumsOfQuickest(contacts, asked, journeys, distances),
      );
      expect(some?.sums).toEqual(all?.sums.slice(0, many));
      expect(some?.counts).toEqual(all?.counts.slice(0, many));
    });
    fc.assert(isSame, { numRuns: 200 });
  });

  it("more under way at once than there was room for", () => {
    const ends = (i: number): [number, number] => [i % 7, (i * 3 + 1 + (i % 5)) % 7];
    const drawn = Array.from({ length: 9000 }, (_, i) => ({ ends: ends(i), first: i, length: 0, closed: true }));
    const contacts = contactsFrom(
      7,
      drawn.filter(({ ends: [a, b] }) => a !== b),
    );
    const origins = Int32Array.from({ length: 7 }, (_, node) => node);
    const journeys = { from: 0, to: 1e9, bound: 1e9, traversal: 5000, step: 0, limits: false, latest: false };
    const distances = { minus: 0, plus: 1, harmonic: true, backward: false };
    const compiled = sumsOfQuickest(contacts, origins, journeys, distances);
    expect(compiled?.sums[0]).toBeGreaterThan(0);
    expect(compiled).toEqual(plainQuickest(contacts, origins, journeys, distances));
  });
});

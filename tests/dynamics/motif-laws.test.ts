import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporalMotifs } from "../../src/dynamics/motifs";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { small } from "../data/small";
import { bruteMotifs, monthLater } from "./motif-brute";

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const actor = fc.constantFrom("a", "b", "c", "d", "e", "f");
const near = fc.constantFrom("a", "b", "c");
const ends = fc.oneof(fc.tuple(near, near), fc.tuple(actor, actor)).filter(([one, two]) => one !== two);

/** When a tie happened: about the end of January 1970 a day, up to four days of which it was one, or a day and a half. */
const start = fc
  .tuple(fc.integer({ min: 27, max: 34 }), fc.nat(4))
  .map(([day, spread]) =>
    spread === 0 ? iso(day) : spread === 4 ? new Date((day + 0.5) * 86_400_000) : `[${iso(day)}..${iso(day + spread)}]`,
  );

/** Up to eight ties among up to six actors: events, and states of some days. */
const edges: fc.Arbitrary<EdgeInput[]> = fc.array(
  fc.tuple(ends, start, fc.boolean()).map(([[source, target], begin, isState]) => ({
    ...{ source, target, start: begin, kind: isState ? "state" : "event" },
    ...(isState && { end: "1970-04" }),
  })),
  { maxLength: 8 },
);
const delta = fc.constantFrom(0, 1, 2, 2.5, 4, 30, "P1M" as const);
const order = fc.constantFrom("strict" as const, "non-strict" as const);

const limitOf = (length: number | "P1M") => (first: number) => (length === "P1M" ? monthLater(first) : first + length);
const counts = (rows: Iterable<{ motif: string; certain: number; possible: number }>) =>
  new Map([...rows].filter((row) => row.possible > 0).map((row) => [row.motif, [row.certain, row.possible]]));

describe("temporalMotifs and all readings of all triples", () => {
  it("agree, whatever the order, the length and the direction", () => {
    fc.assert(
      fc.property(edges, order, delta, fc.boolean(), (some, rule, length, directed) => {
        const network = networkFromEdges(some, { directed });
        const result = temporalMotifs(network, {
          delta: length,
          order: rule,
          along: directed ? "directed" : "undirected",
        });
        const brute = bruteMotifs(network, { strict: rule === "strict", limit: limitOf(length), directed });
        expect(counts(result)).toEqual(brute);
        for (const { motif, certain, possible } of result) {
          const instances = result.instances(motif);
          expect([instances.filter((one) => one.certain).length, instances.length]).toEqual([certain, possible]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("agree in a view restricted in time, and under any presence but a sample", () => {
    const window = fc.tuple(fc.integer({ min: 26, max: 33 }), fc.integer({ min: 1, max: 6 }));
    const presence = fc.constantFrom("certain" as const, "possible" as const);
    fc.assert(
      fc.property(edges, window, order, presence, (some, [from, length], rule, rests) => {
        const network = networkFromEdges(some);
        const [begin, end] = [iso(from), iso(from + length)];
        const result = temporalMotifs(network.between(begin, end).under({ presence: rests }), {
          delta: 3,
          order: rule,
        });
        const question = { strict: rule === "strict", limit: limitOf(3), directed: true };
        expect(counts(result)).toEqual(bruteMotifs(network, { ...question, window: [from, from + length] }));
      }),
    );
  });

  it("agree where the ties of a claim of several parties share their moment", () => {
    const parties = fc.subarray(["ant", "bee", "east", "west"], { minLength: 2 });
    const date = start.filter((text): text is string => typeof text === "string");
    const claims = fc.array(
      fc.record({ kind: fc.constant("joint-operation"), parties: parties.map((ids) => ids.join(";")), start: date }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(claims, order, delta, (some, rule, length) => {
        const network = buildNetwork(small(some.map((claim, index) => ({ ...claim, tie: `op${index}` }))));
        const result = temporalMotifs(network, { delta: length, order: rule, along: "undirected" });
        const question = { strict: rule === "strict", limit: limitOf(length), directed: false };
        const together = ({ claims: [claim = ""] }: { claims: readonly string[] }) => claim;
        expect(counts(result)).toEqual(bruteMotifs(network, { ...question, together }));
      }),
    );
  });
});

describe("temporalMotifs, by law", () => {
  it("has each sampled reading between certain and possible, and both equal in it", () => {
    fc.assert(
      fc.property(edges, delta, order, fc.nat(), (some, length, rule, seed) => {
        const network = networkFromEdges(some);
        const bounds = temporalMotifs(network, { delta: length, order: rule });
        const sample = temporalMotifs(network.under({ presence: { sample: seed } }), { delta: length, order: rule });
        for (const { motif, certain, possible } of sample) {
          expect(certain).toBe(possible);
          expect(bounds.get(motif)?.certain).toBeLessThanOrEqual(certain);
          expect(bounds.get(motif)?.possible).toBeGreaterThanOrEqual(possible);
        }
      }),
    );
  });

  it("knows no names of actors, no origin of time, and nobody who has no tie", () => {
    const rename = (id: string | number) => `${"fdbeca".indexOf(String(id))}`;
    fc.assert(
      fc.property(edges, delta, (some, length) => {
        const result = temporalMotifs(networkFromEdges(some), { delta: length });
        const other = some.map((edge) => ({ ...edge, source: rename(edge.source), target: rename(edge.target) }));
        const renamed = networkFromEdges(Object.freeze(other.map((edge) => Object.freeze(edge))) as EdgeInput[], {
          actors: ["nobody"],
          policy: { isolates: "keep" },
        });
        expect([...temporalMotifs(renamed, { delta: length })]).toEqual([...result]);
      }),
    );
    const tick = fc.array(fc.tuple(ends, fc.nat(9)), { maxLength: 10 });
    fc.assert(
      fc.property(tick, fc.integer(), (some, shift) => {
        const at = (by: number) =>
          networkFromEdges(some.map(([[source, target], start]) => ({ source, target, start: start + by })));
        expect([...temporalMotifs(at(shift), { delta: 3 })]).toEqual([...temporalMotifs(at(0), { delta: 3 })]);
      }),
    );
  });

  it("finds the five undirected motifs as sums of the directed ones", () => {
    fc.assert(
      fc.property(edges, delta, order, (some, length, rule) => {
        const network = networkFromEdges(some);
        const directed = temporalMotifs(network, { delta: length, order: rule });
        const undirected = temporalMotifs(network, { delta: length, order: rule, along: "undirected" });
        const sum = (rows: readonly { certain: number; possible: number }[]) => [
          rows.reduce((all, { certain }) => all + certain, 0),
          rows.reduce((all, { possible }) => all + possible, 0),
        ];
        expect(sum(directed.filter(({ actors }) => actors === 2))).toEqual(sum([...undirected].slice(0, 1)));
        expect(sum(directed)).toEqual(sum(undirected));
      }),
    );
  });
});

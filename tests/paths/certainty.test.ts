import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import type { Tie } from "../../src/network/tie";
import { type TemporalPathsOptions, temporalPaths } from "../../src/paths/temporal-paths";
import { temporalReach } from "../../src/paths/temporal-reach";

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const range = (low: number, width: number) => Array.from({ length: width + 1 }, (_, i) => low + i);
const text = (days: readonly number[]) => `[${iso(Number(days[0]))}..${iso(Number(days.at(-1)))}]`;

interface Vague {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  readonly starts: readonly number[];
  /** Last days; none of an event. */
  readonly ends: readonly number[] | undefined;
}

const actor = fc.constantFrom("a", "b", "c", "d", "e");
const vagueEdge = fc
  .tuple(
    ...[actor, actor, fc.boolean(), fc.nat(6), fc.nat(2)],
    fc.oneof(fc.tuple(fc.nat(5), fc.nat(2)), fc.constant(undefined)),
  )
  .filter(([source, target]) => source !== target);
const vague: fc.Arbitrary<Vague[]> = fc.array(vagueEdge, { minLength: 1, maxLength: 10 }).map((list) =>
  list.map(([source, target, both, low, width, end], i) => {
    const state = both ? "contact" : "tie";
    const event = both ? "joint-operation" : "meeting";
    const ends = end && range(low + Math.max(end[0], 1), end[1]);
    return { id: `e${i}`, source, target, kind: end ? state : event, starts: range(low, width), ends };
  }),
);

const edgesOf = (list: readonly Vague[]): EdgeInput[] =>
  list.map(({ starts, ends, ...edge }) => ({ ...edge, start: text(starts), ...(ends && { end: text(ends) }) }));

/** Every reading of the dates, of as many edges from the front as have no more than 200. */
function readings(list: readonly Vague[]): { readonly edges: Vague[]; readonly all: EdgeInput[][] } {
  let all: EdgeInput[][] = [[]];
  const edges: Vague[] = [];
  for (const edge of list) {
    const { starts, ends, ...rest } = edge;
    const own: EdgeInput[] = starts.flatMap((start) =>
      ends === undefined
        ? [{ ...rest, start: iso(start) }]
        : ends.filter((end) => end >= start).map((end) => ({ ...rest, start: iso(start), end: iso(end) })),
    );
    if (all.length * own.length > 200) break;
    all = all.flatMap((before) => own.map((reading) => [...before, reading]));
    edges.push(edge);
  }
  return { edges, all };
}

const settings = { actors: ["a", "b", "c", "d", "e"], policy: { isolates: "keep" } } as const;
const options = fc.record({
  order: fc.constantFrom("strict" as const, "non-strict" as const),
  direction: fc.constantFrom("directed" as const, "reversed" as const, "undirected" as const),
  traversalTime: fc.oneof(
    fc.nat(2),
    fc.nat(2).map(
      (time) =>
        ({ source, target }: Tie) =>
          source < target ? time : 1,
    ),
  ),
  from: fc.nat(3).map(iso),
  to: fc.option(fc.integer({ min: 6, max: 12 }).map(iso), { nil: undefined }),
});
const given = ({ to, ...rest }: { readonly to: string | undefined }) => (to === undefined ? rest : { ...rest, to });

describe("certainty, by hand", () => {
  const network = networkFromEdges([
    { id: "ab", source: "a", target: "b", start: "2014-06" },
    { id: "bc", source: "b", target: "c", start: "2014-07" },
    { id: "bd", source: "b", target: "d", kind: "shelter", start: "2014-05", end: "2014-07" },
    { id: "be", source: "b", target: "e", start: "2014-06-20" },
  ]);
  const from = "2014-01-01";

  it("gives the best and the worst that the dates allow", () => {
    const both = temporalPaths(network, { source: "a", from, certainty: "both" });
    expect(both.map(({ actor, arrivalPossible, arrivalCertain }) => [actor, arrivalPossible, arrivalCertain])).toEqual([
      ["a", "2014-01-01", "2014-01-01"],
      ["b", "2014-06-01", "2014-06-30"],
      ["d", "2014-06-01", "2014-06-30"],
      ["e", "2014-06-20", undefined],
      ["c", "2014-07-01", "2014-07-31"],
    ]);
    expect(both.columns).toEqual([
      ...["actor", "label", "departure", "arrival", "hops", "ties", "arrivalPossible", "arrivalCertain"],
    ]);
    const certain = temporalPaths(network, { source: "a", from, certainty: "certain" });
    expect(certain.get("c")).toEqual({
      ...{ departure: "2014-06-30", arrival: "2014-07-31", hops: 2, ties: ["ab", "bc"], arrivalCertain: "2014-07-31" },
    });
    expect(certain.get("c")?.times).toEqual(["2014-06-30", "2014-07-31"]);
    expect(certain.get("e")).toBeUndefined();
    expect(certain.options.certainty).toBe("certain");
    // No single day of June certainly has the first event, so that presence "certain" knows no way at all.
    expect(temporalPaths(network.under({ presence: "certain" }), { source: "a", from }).length).toBe(1);
  });

  it("counts who is reached in some reading, and in every one", () => {
    const reach = temporalReach(network, { from, certainty: "both" });
    expect([...(reach[0] ? [reach[0]] : [])]).toEqual([
      { actor: "a", label: "a", reached: 4, reachedPossible: 4, reachedCertain: 3 },
    ]);
    expect(temporalReach(network, { from, certainty: "certain" }).get("a")).toBe(3);
    expect(temporalReach(network, { from, certainty: "possible" }).columns).toEqual([
      ...["actor", "label", "reached", "reachedPossible"],
    ]);
  });

  it("leaves out of a view of what lasts all through a window what only may", () => {
    const lasting = networkFromEdges([
      { source: "a", target: "b", kind: "shelter", start: "2014-05-01", end: "[2014-06-10..2014-07-20]" },
      { source: "a", target: "c", kind: "shelter", start: "2014-05-01", end: "[2014-07-10..2014-07-20]" },
    ]).between("2014-06", "2014-07", { rule: "all" });
    const both = temporalPaths(lasting, { source: "a", certainty: "both" });
    expect([both.get("b")?.arrivalPossible, both.get("b")?.arrivalCertain]).toEqual(["2014-06-01", undefined]);
    expect(both.get("c")?.arrivalCertain).toBe("2014-06-01");
  });

  it("refuses what it has no exact bounds for", () => {
    const ask = (more: TemporalPathsOptions) => () => temporalPaths(network, { certainty: "both", ...more });
    expect(ask({ source: "a", criterion: "fastest" })).toThrow(/certainty/);
    expect(ask({ target: "a" })).toThrow(/certainty/);
    expect(ask({ source: "a", maxWait: 3 })).toThrow(/certainty/);
    expect(ask({ source: "a", through: ["b"] })).toThrow(/certainty/);
    expect(() => temporalReach(network, { certainty: "both", maxWait: 3 })).toThrow(/certainty/);
  });
});

describe("certainty, against every reading of the dates", () => {
  it("has the earliest and the latest of the earliest arrivals, and a way that always holds", () => {
    fc.assert(
      fc.property(vague, options, (list, chosen) => {
        const { edges, all } = readings(list);
        const how = { source: "a", ...given(chosen) };
        const both = temporalPaths(networkFromEdges(edgesOf(edges), settings), { ...how, certainty: "both" });
        const sure = temporalPaths(networkFromEdges(edgesOf(edges), settings), { ...how, certainty: "certain" });
        const each = all.map((reading) => networkFromEdges(reading, settings));
        for (const id of settings.actors) {
          const arrivals = each.map((network) => temporalPaths(network, how).get(id)?.arrival);
          const known = arrivals.filter((arrival) => arrival !== undefined).sort();
          expect(both.get(id)?.arrivalPossible).toBe(known[0]);
          expect(both.get(id)?.arrivalCertain).toBe(known.length === all.length ? known.at(-1) : undefined);
          const path = sure.get(id);
          expect(path?.arrival).toBe(both.get(id)?.arrivalCertain);
          if (!path) continue;
          for (const network of each) {
            const alone = network.where((tie) => path.ties.includes(tie.id));
            const arrival = temporalPaths(alone, how).get(id)?.arrival;
            expect(arrival !== undefined && arrival <= path.arrival).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it("counts the pairs that some and all readings have", () => {
    fc.assert(
      fc.property(vague, options, (list, { direction: along, ...chosen }) => {
        const { edges, all } = readings(list);
        const how = given(chosen);
        const reach = temporalReach(networkFromEdges(edgesOf(edges), settings), { ...how, along, certainty: "both" });
        const each = all.map((reading) => {
          const network = networkFromEdges(reading, settings);
          return (source: string) =>
            new Set(temporalPaths(network, { source, direction: along, ...how }).map((row) => row.actor));
        });
        for (const { actor: id, reachedPossible, reachedCertain } of reach) {
          const sets = each.map((reached) => reached(id));
          const others = settings.actors.filter((other) => other !== id);
          expect(reachedPossible).toBe(others.filter((other) => sets.some((set) => set.has(other))).length);
          expect(reachedCertain).toBe(others.filter((other) => sets.every((set) => set.has(other))).length);
        }
      }),
      { numRuns: 15 },
    );
  });
});

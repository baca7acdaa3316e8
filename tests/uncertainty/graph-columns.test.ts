import fc from "fast-check";
import { expect, it } from "vitest";
import { indices } from "../../src/base/collections";
import { quantileOf } from "../../src/base/quantile";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { columnsOf } from "../../src/network/columns";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { stateOf } from "../../src/network/inside";
import type { PolicyInput } from "../../src/network/policy";
import { heldColumnsOf } from "../../src/network/readings/held-columns";
import { figuresIn, Marks } from "../../src/questions/columns";
import { columnsOfGraphs } from "../../src/questions/graph-columns";
import { rankInto, ranksOf, tied } from "../../src/questions/rank-groups";
import { columnsOfSlices } from "../../src/questions/sliced-columns";
import { slicingOf } from "../../src/questions/slicing";
import { quantilesIn } from "../../src/uncertainty/order-statistics";
import { rankStatistics } from "../../src/uncertainty/rank-statistics";
import { edges } from "./reference-networks";

const slices = fc.constantFrom(
  { every: "day", from: "1970-01-01", to: "1970-01-09" },
  { every: "day", from: "1970-01-02", to: "1970-01-06", window: "3 days" },
  { every: "2 days", from: "1970-01-01", to: "1970-01-10", cumulative: true },
  { every: ["1970-01-01", "1970-01-03", "1970-01-04", "1970-01-09"] },
  { every: ["1970-01-02", "1970-01-05", "1970-01-06"], cumulative: true },
);

const policy: fc.Arbitrary<PolicyInput> = fc.record({
  presence: fc.oneof(fc.constantFrom("certain" as const, "possible" as const), fc.record({ sample: fc.nat(1000) })),
  persistence: fc.constantFrom("until-ended", "until-replaced", "as-stated", "P2D"),
  onset: fc.constantFrom("observed", "stated"),
  parallel: fc.constantFrom("collapse", "count", "keep"),
  isolates: fc.constantFrom("drop", "keep"),
});

const own = fc.record(
  { direction: fc.constantFrom("directed", "reversed", "undirected"), normalized: fc.boolean() },
  { requiredKeys: [] },
);

it("the graphs of all slices at once have the figures that slice by slice has, under every policy and slicing", () => {
  const isSame = fc.property(edges, policy, slices, own, fc.nat(3), (given, rules, slicing, options, which) => {
    const whole = networkFromEdges(given, { policy: rules });
    const view =
      which === 0
        ? whole
        : which === 1
          ? whole.between("1970-01-02", "1970-01-05")
          : which === 2
            ? whole.ofKind(given[0]?.kind ?? "support")
            : whole.among(
                ...whole
                  .actors()
                  .map(({ id }) => id)
                  .slice(1),
              );
    const asked = slicingOf(view, "centralityOverTime", { measure: "betweenness", ...slicing, ...options });
    if (!asked) throw new Error("a measure of slices");
    const atOnce = columnsOfGraphs(asked, new Marks())?.(view);
    if (!atOnce) throw new Error("asked at once");
    expect(figuresIn(atOnce)).toEqual(figuresIn(columnsOfSlices(asked, new Marks())(view)));
  });
  fc.assert(isSame, { numRuns: 400 });
});

it("ties of the claims that hold are those made of these claims alone", () => {
  for (const network of [buildNetwork(khorasan), buildNetwork(khorasan, { widen: 0, minConfidence: 0.6 })]) {
    const { evidence, policy } = stateOf(network);
    const held = heldColumnsOf(evidence, policy);
    const isSame = fc.property(fc.integer(), fc.constantFrom(2, 5, 40), (seed, share) => {
      const holds = indices(evidence.claims.length).map((i) => Math.imul(i + 1, seed | 1) % share !== 0);
      const left = evidence.statements(policy.widen).filter(({ claim }) => holds[claim]);
      expect(held.columns(holds)).toEqual(columnsOf({ ...evidence, statements: () => left }, policy).columns);
    });
    fc.assert(isSame, { numRuns: 15 });
  }
});

it("ranks are those of groups of equal values, whatever the order of the values", () => {
  const value = fc.oneof(
    fc.constantFrom(0, -0, 1, 1 + 1e-10, 1 - 1e-10, 3, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1),
    fc.double({ noNaN: true }),
  );
  const isSame = fc.property(fc.array(value, { maxLength: 90 }), fc.boolean(), (values, descending) => {
    const expected: number[] = [];
    for (const { first, places } of tied(values, descending)) for (const place of places) expected[place] = first;
    expect(ranksOf(values, descending)).toEqual(expected);
    const ranks = new Int32Array(values.length + 2);
    rankInto(Float64Array.from([5, ...values, 7]), 1, values.length + 1, descending, ranks);
    expect([...ranks]).toEqual([0, ...expected, 0]);
    const zeros = values.length % 4;
    const sorted = Float64Array.from([...values, ...Array(zeros).fill(0)]).sort();
    const shares = [0.05, 0.5, 0.95];
    const quantiles = shares.map((share) => quantileOf(sorted, share));
    expect(quantilesIn(Float64Array.from(values), zeros, shares)).toEqual(quantiles);
    for (const far of [1, 1000]) {
      const some = expected.map((rank) => far * rank);
      const others = Int32Array.from({ length: zeros * 5 }, (_, rank) => (far + rank) % 3);
      const all = [...some, ...Array.from(others).flatMap((count, rank) => Array<number>(count).fill(rank))];
      const inOrder = Float64Array.from(all).sort();
      expect(rankStatistics(Int32Array.from(some), others, shares)).toEqual({
        mean: all.length === 0 ? undefined : all.reduce((sum, rank) => sum + rank, 0) / all.length,
        quantiles: shares.map((share) => quantileOf(inOrder, share)),
      });
    }
  });
  fc.assert(isSame, { numRuns: 500 });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { PolicyInput } from "../../src/network/policy";
import { dayOf, isoDay } from "../../src/time";
import { small } from "../data/small";

const day = fc.integer({ min: dayOf(2000, 1, 1), max: dayOf(2012, 12, 31) });
const date = fc.oneof(
  day.map(isoDay),
  day.map((d) => isoDay(d).slice(0, 7)),
  day.map((d) => isoDay(d).slice(0, 4)),
  day.map((d) => `${isoDay(d).slice(0, 7)}~`),
  day.map((d) => `[..${isoDay(d).slice(0, 7)}]`),
  day.map((d) => `${isoDay(d).slice(0, 3)}X`),
);
const claim = fc.oneof(
  fc.record(
    {
      kind: fc.constantFrom("allegiance", "membership", "shelter", "support"),
      subject: fc.constantFrom("ant", "bee"),
      object: fc.constantFrom("east", "west"),
      start: date,
      end_status: fc.constantFrom("ongoing", "not-stated"),
    },
    { requiredKeys: ["kind", "subject", "object"] },
  ),
  fc.record({
    kind: fc.constant("defection"),
    subject: fc.constantFrom("ant", "bee"),
    origin: fc.constant("east"),
    object: fc.constant("west"),
    start: date,
  }),
  fc.tuple(day, fc.nat(2000)).map(([start, length]) => ({
    kind: "allegiance",
    subject: "ant",
    object: "east",
    start: isoDay(start).slice(0, 7),
    end: isoDay(start + 40 + length).slice(0, 7),
  })),
);
const claims = fc.array(claim, { minLength: 1, maxLength: 6 });
const persistence = fc.constantFrom("as-stated", "until-ended", "until-replaced", "P1Y", "P90D") as fc.Arbitrary<
  Exclude<PolicyInput["persistence"], undefined | object>
>;
const window = fc.tuple(day, fc.integer({ min: 1, max: 900 })).map(([a, n]) => [isoDay(a), isoDay(a + n)] as const);
const rule = fc.constantFrom("any", "all") as fc.Arbitrary<"any" | "all">;
const onset = fc.constantFrom("observed", "stated") as fc.Arbitrary<"observed" | "stated">;

describe("presence", () => {
  it("holds certain ⊆ chosen ⊆ possible for every policy, claim and time", () => {
    fc.assert(
      fc.property(
        claims,
        persistence,
        onset,
        window,
        rule,
        fc.integer(),
        (rows, kept, begun, [from, to], how, seed) => {
          const network = buildNetwork(small(rows), { persistence: kept, onset: begun });
          const idsUnder = (policy: PolicyInput) =>
            new Set(
              network
                .under(policy)
                .between(from, to, { rule: how })
                .ties()
                .map(({ id }) => id),
            );
          const certain = idsUnder({ presence: "certain" });
          const possible = idsUnder({ presence: "possible" });
          const expected = idsUnder({ presence: "expected" });
          const sample = idsUnder({ presence: { sample: seed } });
          for (const id of certain)
            expect([...sample, "", ...expected].filter((other) => other === id)).toHaveLength(2);
          for (const id of [...sample, ...expected]) expect(possible).toContain(id);
          // Persistence only narrows what the sources state.
          const stated = { persistence: "as-stated", onset: "stated" } as const;
          for (const id of idsUnder({ ...stated, presence: "certain" })) expect(certain).toContain(id);
          for (const id of possible) expect(idsUnder({ ...stated, presence: "possible" })).toContain(id);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("gives one answer under every rule when dates are known to the day", () => {
    const exact = fc.tuple(day, fc.nat(1500)).map(([start, length]) => ({
      kind: "allegiance",
      subject: "ant",
      object: "east",
      start: isoDay(start),
      end: isoDay(start + length),
    }));
    const event = day.map((d) => ({
      kind: "defection",
      subject: "bee",
      origin: "east",
      object: "west",
      start: isoDay(d),
    }));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(exact, event), { minLength: 1, maxLength: 4 }),
        window,
        rule,
        (rows, [from, to], how) => {
          // One tie a claim, so that no two claims disagree about one spell.
          const network = buildNetwork(small(rows.map((row, index) => ({ ...row, tie: `t${index}` }))));
          const answers = (["certain", "possible", "expected", { sample: 7 }] as const).map((presence) =>
            network
              .under({ presence })
              .between(from, to, { rule: how })
              .ties()
              .map(({ id }) => id),
          );
          for (const answer of answers) expect(answer).toEqual(answers[0]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("draws readings as often as `expected` says", () => {
    const network = buildNetwork(
      small([{ kind: "allegiance", subject: "ant", object: "east", start: "2010", end: "[2010-07-01..2011-06-30]" }]),
    );
    const june = ["2010-06-01", "2010-07-01"] as const;
    const chance = network
      .under({ presence: "expected" })
      .between(...june)
      .project()
      .edges()[0]?.strength;
    const draws = Array.from(
      { length: 3000 },
      (_, seed) =>
        network
          .under({ presence: { sample: seed } })
          .between(...june)
          .ties().length,
    );
    // Started before July: 181 of 365 days.
    expect(chance).toBeCloseTo(181 / 365, 12);
    expect(draws.reduce((sum, n) => sum + n, 0) / 3000).toBeCloseTo(181 / 365, 1);
  });

  it("agrees with all readings enumerated, where start and end can cross", () => {
    const network = buildNetwork(
      small([
        {
          kind: "allegiance",
          subject: "ant",
          object: "east",
          start: "[2010-01-01..2010-01-04]",
          end: "[2010-01-02..2010-01-05]",
        },
      ]),
    );
    // Start s in 1..4 equally likely, then the last day e in max(2, s)..5 equally likely.
    const readings = [1, 2, 3, 4].flatMap((s) => {
      const ends = [2, 3, 4, 5].filter((e) => e >= s);
      return ends.map((e) => ({ s, e, p: 1 / 4 / ends.length }));
    });
    for (const d of [1, 2, 3, 4, 5]) {
      const truth = readings.filter(({ s, e }) => s <= d && d <= e).reduce((sum, { p }) => sum + p, 0);
      const edge = network.under({ presence: "expected" }).at(`2010-01-0${d}`).project().edges()[0];
      expect(edge?.strength ?? 0).toBeCloseTo(truth, 12);
    }
  });

  it("has a chance of 1 for an end that never comes", () => {
    const edge = { source: "a", target: "b", start: "2014", end: ".." };
    const network = networkFromEdges([edge], { policy: { presence: "expected" } });
    expect(network.at("2014-06").project().edges()[0]?.strength).toBeCloseTo(181 / 365, 12);
    expect(network.at("2015").project().edges()[0]?.strength).toBe(1);
  });

  it("is the same for the same seed, and leaving a tie out does not change the others", () => {
    const rows = [
      { kind: "allegiance", subject: "ant", object: "east", start: "2010", end: "2012" },
      { kind: "allegiance", subject: "bee", object: "west", start: "2009", end: "2012" },
    ];
    const network = buildNetwork(small(rows), { presence: { sample: 3 } });
    const starts = (view: typeof network) => view.ties().map(({ id, startEarliest }) => [id, startEarliest]);
    expect(starts(network)).toEqual(starts(buildNetwork(small(rows), { presence: { sample: 3 } })));
    expect(starts(network)).toEqual(expect.arrayContaining(starts(network.among("ant", "east"))));
    expect(starts(network)).not.toEqual(starts(network.under({ presence: { sample: 4 } })));
  });
});

it("a presence that says too much is told what there is", () => {
  const under = () => buildNetwork(small([])).under({ presence: { sample: 1, more: 2 } as { sample: number } });
  expect(under).toThrow("expected certain, possible, expected or { sample: seed }");
});

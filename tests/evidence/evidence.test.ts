import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betweenness } from "../../src/centrality/betweenness";
import { centralityOverTime } from "../../src/centrality/over-time";
import { communitiesOverTime } from "../../src/community/over-time";
import { MODALITIES } from "../../src/data/vocabulary";
import { career } from "../../src/defection/career";
import { defectionChains } from "../../src/defection/chains";
import { defectionFlows } from "../../src/defection/flows";
import { claimsOf } from "../../src/evidence/claims-of";
import { compareSources } from "../../src/evidence/compare-sources";
import { explain } from "../../src/evidence/explain";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { temporalPaths } from "../../src/paths/temporal-paths";
import { small } from "../data/small";

const network = buildNetwork(
  small([
    { kind: "allegiance", subject: "ant", object: "east", start: "2010", end: "2012-06" },
    {
      kind: "allegiance",
      subject: "ant",
      object: "east",
      start: "2010-03",
      end: "2012",
      source: "study",
      paragraph: "9",
    },
    { kind: "allegiance", subject: "ant", object: "east", modality: "denied", source: "echo" },
    {
      kind: "defection",
      subject: "ant",
      origin: "east",
      object: "west",
      start: "2012-07",
      attributed_to: "Bee",
      modality: "attributed",
    },
    { kind: "shelter", subject: "west", object: "bee", start: "2014", confidence: "low", contradicts: "c6" },
    { kind: "shelter", subject: "west", object: "bee", start: "2016", source: "study", contradicts: "c5" },
  ]),
);
const ids = (result: Parameters<typeof claimsOf>[1], view = network) => claimsOf(view, result).map(({ id }) => id);

describe("claimsOf", () => {
  it("leads from every sort of result to its claims", () => {
    expect(ids(network.ties()[0] ?? "")).toEqual(["c1", "c2"]);
    expect(ids("allegiance:ant>east")).toEqual(["c1", "c2"]);
    expect(ids(defectionChains(network)[0] ?? "")).toEqual(["c4"]);
    expect(ids(defectionChains(network)[0]?.steps[0] ?? "")).toEqual(["c4"]);
    expect(ids(defectionFlows(network)[0] ?? "")).toEqual(["c4"]);
    expect(ids(career(network, "ant").affiliations[0] ?? "")).toEqual(["c1", "c2"]);
    expect(ids(network.project({ direction: "undirected" }).edges()[0] ?? "")).toEqual(["c1", "c2"]);
    expect(
      ids(temporalPaths(network, { source: "ant", from: "2010" }).find(({ actor }) => actor === "west") ?? ""),
    ).toEqual(["c4"]);
  });

  it("leads from a score to the ties of its actor in the view, from a row of a series to those of its slice", () => {
    const view = network.between("2010", "2012");
    const score = betweenness(view).top(1)[0] ?? "";
    expect(ids(score, view)).toEqual(["c1", "c2"]);
    const series = centralityOverTime(network, { measure: "degree", every: "year" });
    const row = series.find(({ start, actor }) => start === "2012-01-01" && actor === "ant");
    expect(ids(row ?? "")).toEqual(["c1", "c2", "c4"]);
    expect(ids({ actor: "ant", start: "2013-01-01", end: "2014-01-01" })).toEqual([]);
  });

  it("leads from an event in the life of a community to the ties among its actors in that slice", () => {
    const { events } = communitiesOverTime(network, { every: "year" });
    const told = events.filter(({ from, to }) =>
      [...(from ?? []), ...(to ?? [])].some(({ actors }) => actors.includes("ant")),
    );
    expect(told.length).toBeGreaterThan(1);
    for (const event of told) {
      const actors = [...(event.from ?? []), ...(event.to ?? [])].flatMap((flow) => flow.actors);
      const view = network.between(event.start ?? "", event.end ?? "");
      const among = view.ties().filter(({ source, target }) => actors.includes(source) && actors.includes(target));
      expect(ids(event)).toEqual([...new Set(among.flatMap(({ claims }) => claims))]);
    }
    expect(told.some((event) => ids(event).includes("c1"))).toBe(true);
  });

  it("works on edges of one's own", () => {
    const edges = networkFromEdges([{ source: "a", target: "b", document: "minutes", paragraph: "12" }]);
    expect(claimsOf(edges, edges.ties()[0] ?? "")).toMatchObject([
      { source: "minutes", paragraph: "12", subject: "a" },
    ]);
    expect(explain(edges, edges.ties()[0] ?? "").text).toContain("minutes (minutes), ¶12");
  });

  it("refuses what rests on nothing", () => {
    expect(() => claimsOf(network, {})).toThrow(/names ties or an actor/);
    expect(() => claimsOf(network, null as never)).toThrow(/names ties or an actor/);
    expect(() => claimsOf(network, { actor: "nobody" })).toThrow(/unknown actor/);
  });
});

describe("explain", () => {
  it("says what was said, by whom and where, and what the policy left out of the same relation", () => {
    const { claims, leftOut, policy, text } = explain(network, "allegiance:ant>east");
    expect(claims).toMatchObject([
      {
        claim: "c1",
        actors: "ant → east",
        start: "2010",
        end: "2012-06",
        title: "A report",
        paragraph: "1",
        confidence: "high",
      },
      { claim: "c2", source: "study", paragraph: "9", leftOut: undefined },
    ]);
    expect(leftOut).toMatchObject([{ claim: "c3", modality: "denied", leftOut: "modality" }]);
    expect(policy.modalities).toEqual(["asserted", "attributed"]);
    expect(text).toMatch(/A study \(study\), ¶9; asserted, confidence high/);
    expect(text).toMatch(/left out: modality/);
    expect(explain(network, "defection:ant>west from east").text).toMatch(/attributed to Bee/);
  });
});

describe("compareSources", () => {
  it("tells what both say, what one says of actors that both know, and where they conflict", () => {
    const [echo, study] = [compareSources(network)[0], compareSources(network)[1]];
    expect(echo).toMatchObject({
      one: "report",
      other: "echo",
      sameFamily: true,
      both: [],
      onlyOne: [],
      contradictions: [],
    });
    expect(study).toMatchObject({
      one: "report",
      other: "study",
      both: ["allegiance:ant>east", "shelter:west>bee"],
      onlyOne: ["defection:ant>west from east"],
      onlyOther: [],
      dateConflicts: ["shelter:west>bee"],
      contradictions: [["c5", "c6"]],
    });
  });

  it("finds dates that exclude each other between the two sources that have them, not a third", () => {
    const left = { kind: "defection", subject: "ant", origin: "east", object: "west" };
    const rows = [{ start: "2001" }, { start: "[2001..2003]", source: "echo" }, { start: "2003", source: "study" }];
    const conflicts = compareSources(buildNetwork(small(rows.map((row) => ({ ...left, ...row }))))).map(
      ({ one, other, dateConflicts }) => `${one} ${other} ${dateConflicts.length}`,
    );
    expect(conflicts).toEqual(["report echo 0", "report study 1", "echo study 0"]);
  });

  it("finds the contradictions between the bundled documents", () => {
    const rows = compareSources(buildNetwork(khorasan));
    expect(rows).toHaveLength(10);
    expect(rows.flatMap(({ contradictions }) => contradictions).length).toBeGreaterThan(0);
  });
});

describe("excluded", () => {
  it("and what ties rest on are all claims together, under every policy", () => {
    const policies = fc.record({
      modalities: fc.subarray([...MODALITIES], { minLength: 1 }),
      minConfidence: fc.constantFrom(0, "low" as const, "medium" as const, "high" as const, 1),
      sources: fc.oneof(fc.constant("all" as const), fc.subarray(khorasan.sources.map(({ id }) => id))),
      presence: fc.constantFrom("certain" as const, "possible" as const, { sample: 3 }),
      persistence: fc.constantFrom("as-stated" as const, "P1Y" as const),
    });
    const all = khorasan.claims.map(({ id }) => id).sort();
    fc.assert(
      fc.property(policies, (policy) => {
        const view = buildNetwork(khorasan, policy);
        const included = new Set(view.ties().flatMap(({ claims }) => claims));
        const excluded = view.excluded().map(({ claim }) => claim);
        expect(excluded.filter((id) => included.has(id))).toEqual([]);
        expect([...included, ...excluded].sort()).toEqual(all);
      }),
      { numRuns: 25 },
    );
  });
});

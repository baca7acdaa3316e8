import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedAliases, splitAliases } from "../../src/alterations/errors-alias";
import { leftOutFamilies, leftOutSources, persistences, presences } from "../../src/alterations/errors-choices";
import { jitteredDates } from "../../src/alterations/errors-dates";
import { missingActors, missingClaims, missingTies } from "../../src/alterations/errors-missing";
import { countOf, drawn, type RandomError } from "../../src/alterations/errors-sample";
import { spuriousTies } from "../../src/alterations/errors-spurious";
import { randomOf } from "../../src/base/random";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";
import { small } from "../data/small";

const of = (edges: EdgeInput[], options = {}) =>
  networkFromEdges(Object.freeze(edges.map((edge) => Object.freeze(edge))), options);
const endsOf = (view: TemporalNetwork) => view.ties().map(({ source, target }) => `${source}>${target}`);
const idsOf = (view: TemporalNetwork) => view.actors().map(({ id }) => id);
const strike = (error: RandomError, view: TemporalNetwork, rate: number, seed = 1) => error(view, rate, randomOf(seed));
const SEEDS = [...Array(40).keys()];

/** A star of a with a parallel tie, a chain behind it, and a tie that points nowhere else. */
const star = () =>
  of([
    { source: "a", target: "b", start: 0, end: 9 },
    { source: "a", target: "b", start: 2, end: 5 },
    { source: "a", target: "c", start: 0, end: 9 },
    { source: "c", target: "d", start: 4, end: 9 },
    { source: "e", target: "a", start: 20, end: 30 },
  ]);

const anyEdges = fc.array(
  fc.record({
    source: fc.constantFrom("a", "b", "c"),
    target: fc.constantFrom("d", "e", "f", "g"),
    start: fc.integer({ min: 0, max: 20 }),
    end: fc.integer({ min: 21, max: 40 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe("draws", () => {
  it("strike a share, rounded up", () => {
    expect([0, 0.01, 0.1, 0.5, 1].map((rate) => countOf(rate, 30))).toEqual([0, 1, 3, 15, 30]);
    expect(countOf(0.3, 0)).toBe(0);
  });

  it("strike with a higher rate what they strike with a lower, and everyone alike", () => {
    const pool = [1, 2, 3, 4, 5, 6];
    expect(drawn(pool, 5, randomOf(4)).slice(0, 2)).toEqual(drawn(pool, 2, randomOf(4)));
    expect(drawn(pool, 6, randomOf(4)).sort()).toEqual(pool);
    const counts = new Map<number, number>();
    for (let seed = 0; seed < 3000; seed++)
      for (const one of drawn(pool, 2, randomOf(seed))) counts.set(one, (counts.get(one) ?? 0) + 1);
    // 3000 × 2 / 6 = 1000, standard deviation √(3000 · ⅓ · ⅔) = 26.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(110);
  });
});

describe("missing", () => {
  it("actors go with all their ties, and with the moves away from them", () => {
    const view = of([
      { source: "p", target: "y", origin: "x", kind: "defection", start: 3 },
      { source: "x", target: "q", start: 1, end: 2 },
    ]);
    const left = SEEDS.map((seed) => endsOf(strike(missingActors, view, 0.25, seed).view).join(" "));
    // Without p or y, without q, without x.
    expect(new Set(left)).toEqual(new Set(["x>q", "p>y", ""]));
  });

  it("actors are those of the view, isolated ones too", () => {
    const view = of([{ source: "a", target: "b", start: 0, end: 1 }], { actors: ["c"], policy: { isolates: "keep" } });
    const left = SEEDS.map((seed) => idsOf(strike(missingActors, view, 0.3, seed).view).join());
    expect(new Set(left)).toEqual(new Set(["b,c", "a,c", "a,b"]));
    expect(idsOf(strike(missingActors, view, 1).view)).toEqual([]);
    const some = star().among("a", "b", "c");
    const few = SEEDS.map((seed) => idsOf(strike(missingActors, some, 0.1, seed).view).join());
    expect(new Set(few)).toEqual(new Set(["", "a,b", "a,c"]));
  });

  it("actors or ties leave the view that has no others", () => {
    fc.assert(
      fc.property(anyEdges, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), (edges, rate, seed) => {
        const view = of(edges);
        const { view: left, changed } = strike(missingActors, view, rate, seed);
        const actors = idsOf(view);
        expect(changed).toBe(countOf(rate, actors.length));
        const there = new Set(drawn(actors, actors.length, randomOf(seed)).slice(changed));
        expect(endsOf(left)).toEqual(endsOf(view.among(...there)));
        const fewer = strike(missingTies, view, rate, seed);
        expect(fewer.view.ties()).toHaveLength(edges.length - fewer.changed);
        const ids = new Set(view.ties().map(({ id }) => id));
        expect(fewer.view.ties().every(({ id }) => ids.has(id))).toBe(true);
      }),
    );
  });

  it("ties are those of the view; others stay", () => {
    const view = star().between(20, 30);
    const { view: left, changed } = strike(missingTies, view, 0.1);
    expect([changed, left.ties().length]).toEqual([1, 0]);
    expect(view.ties()).toHaveLength(1);
  });

  const pledge = { kind: "allegiance", subject: "ant", object: "east" };

  it("claims take a tie with them when the last of them goes", () => {
    const view = buildNetwork(
      small([
        { ...pledge, start: "2010" },
        { ...pledge, start: "2010", source: "study" },
      ]),
    );
    expect(view.ties()).toHaveLength(1);
    const once = strike(missingClaims, view, 0.5);
    expect([once.changed, once.view.ties().length, once.view.ties()[0]?.claims.length]).toEqual([1, 1, 1]);
    expect(strike(missingClaims, view, 1).view.ties()).toHaveLength(0);
  });

  it("claims no longer end what they ended, while missing ties leave the others alone", () => {
    const claims = [
      { ...pledge, start: "2010-01-01" },
      { ...pledge, start: "2012-01-01", object: "west" },
    ];
    const view = buildNetwork(small(claims), { persistence: "until-replaced" });
    const in2015 = (of: TemporalNetwork) => endsOf(of.at("2015")).join(" ");
    expect(in2015(view)).toBe("ant>west");
    const without = (error: RandomError) => new Set(SEEDS.map((seed) => in2015(strike(error, view, 0.1, seed).view)));
    expect(without(missingClaims)).toEqual(new Set(["ant>east", "ant>west"]));
    expect(without(missingTies)).toEqual(new Set(["", "ant>west"]));
    expect(without(missingActors)).toEqual(new Set(["", "ant>east", "ant>west"]));
  });

  it("sources and families are left out one by one, and only those that the policy lets speak", () => {
    const view = buildNetwork(
      small([
        { ...pledge, start: "2010", source: "study" },
        { ...pledge, start: "2011", object: "west" },
        { ...pledge, start: "2012", object: "bee", source: "echo" },
        { ...pledge, start: "2013", object: "bee", source: "study", modality: "denied" },
      ]),
    );
    const made = (variants: ReturnType<typeof leftOutSources>, of = view) =>
      variants.map(({ variant, make }) => [
        variant,
        ...make(of)
          .ties()
          .map(({ target }) => target),
      ]);
    expect(made(leftOutSources(view))).toEqual([
      ["echo", "east", "west"],
      ["report", "east", "bee"],
      ["study", "west", "bee"],
    ]);
    expect(made(leftOutFamilies(view))).toEqual([
      ["press", "east"],
      ["study", "west", "bee"],
    ]);
    const some = view.under({ sources: ["study", "echo"] });
    expect(made(leftOutSources(some), some)).toEqual([
      ["echo", "east"],
      ["study", "bee"],
    ]);
    expect(persistences(["until-ended", { allegiance: "P1Y" }]).map(({ variant }) => variant)).toEqual([
      "until-ended",
      '{"allegiance":"P1Y"}',
    ]);
    expect(presences(["certain", { sample: 3 }]).map(({ make }) => make(view).policy.presence)).toEqual([
      "certain",
      { sample: 3 },
    ]);
  });
});

describe("spurious ties", () => {
  it("join actors of the view who had no tie in it, with the dates of one that is there", () => {
    fc.assert(
      fc.property(anyEdges, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), (edges, rate, seed) => {
        const view = of(edges);
        const { view: more, changed } = strike(spuriousTies, view, rate, seed);
        const n = idsOf(view).length;
        const pair = (text: string) => text.split(">").sort().join();
        const before = new Set(endsOf(view).map(pair));
        const added = more.ties().filter(({ source, target }) => !before.has(pair(`${source}>${target}`)));
        expect(changed).toBe(Math.min(countOf(rate, edges.length), (n * (n - 1)) / 2 - before.size));
        expect(added).toHaveLength(changed);
        expect(more.ties()).toHaveLength(edges.length + changed);
        expect(new Set(added.map(({ source, target }) => pair(`${source}>${target}`))).size).toBe(changed);
        const dates = new Set(edges.map(({ start, end }) => `${start} ${end}`));
        for (const { source, target, startEarliest, endLatest } of added) {
          expect(source).not.toBe(target);
          expect(dates.has(`${startEarliest} ${endLatest}`)).toBe(true);
        }
        expect(idsOf(more)).toEqual(idsOf(view));
      }),
    );
  });

  it("fall on all free pairs alike, either way round", () => {
    const view = star();
    const found = new Map<string, number>();
    for (let seed = 0; seed < 1400; seed++) {
      const before = endsOf(view);
      for (const one of endsOf(strike(spuriousTies, view, 0.2, seed).view)) {
        if (!before.includes(one)) found.set(one, (found.get(one) ?? 0) + 1);
      }
    }
    // Of 10 pairs 4 have a tie; the other 6 twice.
    expect(found.size).toBe(12);
    for (const count of found.values()) expect(Math.abs(count - 1400 / 12)).toBeLessThan(45);
  });

  it("that do not point have the smaller index first", () => {
    const view = of(
      [
        { source: "a", target: "b" },
        { source: "c", target: "d" },
        { source: "e", target: "f" },
      ],
      { directed: false },
    );
    for (const seed of SEEDS)
      for (const { source, target } of strike(spuriousTies, view, 1, seed).view.ties())
        expect(source < target).toBe(true);
  });

  it("make no move from where it goes", () => {
    const view = of([
      { source: "p", target: "y", origin: "x", kind: "defection", start: 3 },
      { source: "q", target: "x", start: 3 },
      { source: "r", target: "x", start: 3 },
    ]);
    for (const seed of SEEDS)
      for (const { source, target, origin } of strike(spuriousTies, view, 1, seed).view.ties())
        expect(origin === source || origin === target).toBe(false);
  });
});

describe("aliases", () => {
  it("taken for one have all the ties of both, and none between them", () => {
    const view = of([
      { source: "a", target: "b", start: 0, end: 1 },
      { source: "c", target: "b", start: 0, end: 1 },
    ]);
    const seen = new Set(SEEDS.map((seed) => endsOf(strike(mergedAliases, view, 0.1, seed).view).join(" ")));
    // a into b, a into c, b into a, b into c, c into a, c into b.
    expect(seen).toEqual(new Set(["c>b", "c>b c>b", "c>a", "a>c", "a>b a>b", "a>b"]));
    const all = strike(mergedAliases, view, 1);
    expect([all.changed, all.view.ties().length]).toEqual([2, 0]);
  });

  it("taken for one corroborate each other, and a move within them is none", () => {
    const view = buildNetwork(
      small([
        { kind: "membership", subject: "ant", object: "east", start: "2010" },
        { kind: "membership", subject: "ant", object: "west", start: "2010" },
        { kind: "defection", subject: "ant", object: "west", origin: "east", start: "2010" },
      ]),
    );
    const merged = SEEDS.map((seed) => strike(mergedAliases, view, 0.1, seed).view).map((one) =>
      one.ties().map(({ kind, target, claims }) => `${kind} ${target} ${claims.length}`),
    );
    expect(merged).toContainEqual(["membership east 2"]);
    expect(merged).toContainEqual(["membership west 2"]);
  });

  it("taken for one are actors no more, and who did things with whom has no order", () => {
    const view = of([{ source: "a", target: "b", start: 0, end: 1 }], { actors: ["c"], policy: { isolates: "keep" } });
    for (const seed of SEEDS) expect(idsOf(strike(mergedAliases, view, 0.1, seed).view)).toHaveLength(2);
    const together = { kind: "joint-operation", start: "2010-05-05" };
    const parties = ["ant;west", "bee;west", "ant;east"].map((parties) => ({ ...together, parties }));
    const merged = SEEDS.map((seed) => strike(mergedAliases, buildNetwork(small(parties)), 0.1, seed).view);
    for (const tie of merged.flatMap((one) => [...one.ties()])) expect(tie.source < tie.target).toBe(true);
    // West taken for ant: ant with bee and east. East taken for west: ant and west told of twice.
    expect(merged.map((one) => endsOf(one).join(" "))).toContain("ant>bee ant>east");
    expect(merged.map((one) => endsOf(one).join(" "))).toContain("ant>west bee>west");
  });

  it("taken for one are gone, and everything else is as if it had been coded so", () => {
    fc.assert(
      fc.property(anyEdges, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), (edges, rate, seed) => {
        const view = of(edges);
        const { view: merged, changed } = strike(mergedAliases, view, rate, seed);
        const left = new Set(idsOf(merged));
        expect(left.size).toBeLessThanOrEqual(idsOf(view).length - changed);
        expect([...left].every((id) => idsOf(view).includes(id))).toBe(true);
        expect(merged.ties().every(({ source, target }) => source !== target)).toBe(true);
        if (changed === 0) expect(endsOf(merged)).toEqual(endsOf(view));
      }),
    );
  });

  it("taken for two share the claims, half and half", () => {
    fc.assert(
      fc.property(anyEdges, fc.integer(), (edges, seed) => {
        const view = of(edges);
        const { view: split, changed } = strike(splitAliases, view, 1, seed);
        const degree = (of: TemporalNetwork, id: string) =>
          of.ties().filter(({ source, target }) => source === id || target === id).length;
        const several = idsOf(view).filter((id) => degree(view, id) > 1);
        expect(changed).toBe(several.length);
        for (const id of several) {
          expect(degree(split, `${id} (2)`)).toBe(Math.floor(degree(view, id) / 2));
          expect(degree(split, id)).toBe(Math.ceil(degree(view, id) / 2));
        }
        const plain = (text: string) => text.replaceAll(" (2)", "");
        expect(endsOf(split).map(plain).sort()).toEqual(endsOf(view).sort());
      }),
    );
  });

  it("taken for two share only what the policy lets be said", () => {
    const pledge = { kind: "allegiance", subject: "ant", start: "2010" };
    const claims = [
      { ...pledge, object: "east" },
      { ...pledge, object: "west", modality: "denied" },
    ];
    for (const seed of SEEDS) expect(strike(splitAliases, buildNetwork(small(claims)), 1, seed).changed).toBe(0);
  });

  it("taken for two get an id that is free, are seen in restricted views, and are named in a claim by one name", () => {
    const edges = [
      { source: "a", target: "b", start: 0, end: 1 },
      { source: "a", target: "a (2)", start: 0, end: 1 },
    ];
    const views = SEEDS.map((seed) => strike(splitAliases, of(edges).among("a", "b", "a (2)"), 0.1, seed).view);
    expect(new Set(views.flatMap(idsOf))).toEqual(new Set(["a", "a (2)", "a (3)", "b"]));
    const together = { kind: "joint-operation", parties: "ant;bee;east" };
    const party = small([
      { ...together, start: "2010" },
      { ...together, start: "2012" },
    ]);
    for (const seed of SEEDS) {
      const { view, changed } = strike(splitAliases, buildNetwork(party), 0.1, seed);
      expect([changed, view.ties().length]).toEqual([1, 6]);
      for (const year of ["2010", "2012"]) expect(idsOf(view.at(year))).toHaveLength(3);
    }
  });
});

describe("jittered dates", () => {
  it("move as many ties as they should, as a whole and no further than they may, every distance alike", () => {
    const view = star();
    const lengths = new Map<number, number>();
    for (let seed = 0; seed < 1000; seed++) {
      const { view: moved, changed } = strike(jitteredDates(2), view, 0.4, seed);
      expect(changed).toBe(2);
      const by = new Map(view.ties().map((tie) => [tie.id, tie]));
      const shifts = moved.ties().map(({ id, startEarliest, startLatest, endEarliest, endLatest }) => {
        const was = by.get(id);
        const shift = Number(startEarliest) - Number(was?.startEarliest);
        expect(Number(startLatest) - Number(was?.startLatest)).toBe(shift);
        expect(Number(endEarliest) - Number(was?.endEarliest)).toBe(shift);
        expect(Number(endLatest) - Number(was?.endLatest)).toBe(shift);
        return shift;
      });
      expect(shifts.filter((shift) => shift !== 0).length).toBeLessThanOrEqual(2);
      for (const shift of shifts) if (shift !== 0) lengths.set(shift, (lengths.get(shift) ?? 0) + 1);
    }
    // 2000 moves, a fifth each by −2, −1, 1 and 2.
    expect([...lengths.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 1, 2]);
    for (const count of lengths.values()) expect(Math.abs(count - 400)).toBeLessThan(75);
  });

  it("leave alone what has no beginning, and count durations on the calendar", () => {
    const view = of([
      { source: "a", target: "b", start: "[..2010-02]", end: "2010-03-01", id: "unbegun" },
      { source: "a", target: "c", start: "2010-03-01", end: "..", id: "endless" },
      { source: "a", target: "d", start: "2010-03", id: "once" },
    ]);
    const byId = (of: TemporalNetwork, id: string) => of.ties().find((tie) => tie.id === id);
    const starts = new Set<unknown>();
    for (let seed = 0; seed < 400; seed++) {
      const { view: moved } = strike(jitteredDates("P1M"), view, 1, seed);
      expect(byId(moved, "unbegun")).toEqual(byId(view, "unbegun"));
      expect(byId(moved, "endless")?.endLatest).toBe(byId(view, "endless")?.endLatest);
      starts.add(byId(moved, "endless")?.startEarliest);
    }
    // From 1 March on a month has 31 days, and as many before it.
    expect([...starts].sort()[0]).toBe("2010-01-29");
    expect([...starts].sort().at(-1)).toBe("2010-04-01");
    expect(starts.size).toBe(63);
  });
});

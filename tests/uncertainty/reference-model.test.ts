import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FAMILIES, FAMILY_NAMES, type FamilyName } from "../../src/alterations/reference-families";
import { referenceModel } from "../../src/alterations/reference-model";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";
import { edges, keptBy, placeOf, spellOf, tally } from "./reference-networks";

const kindsOptions = fc.constantFrom("apart" as const, "together" as const);
const places = (view: TemporalNetwork) => view.ties().map((tie) => `${spellOf(tie)} ${placeOf(tie)}`);

describe("referenceModel keeps", () => {
  for (const keep of FAMILY_NAMES) {
    it(`what ${keep} says, on random networks`, () => {
      fc.assert(
        fc.property(edges, kindsOptions, fc.nat(1000), fc.boolean(), (list, kinds, seed, isSample) => {
          const view = networkFromEdges(Object.freeze(list) as EdgeInput[], {
            policy: { presence: isSample ? { sample: 3 } : "possible" },
          });
          const drawn = referenceModel(view, { keep, kinds, seed });
          expect(keptBy(keep, drawn, kinds)).toEqual(keptBy(keep, view, kinds));
          const before = new Map(view.ties().map((tie) => [tie.id, tie]));
          for (const tie of drawn.ties()) {
            const { kind, nature, directed, origin, claims } = before.get(tie.id) ?? {};
            expect(tie).toMatchObject({ kind, nature, directed, origin, claims });
            expect(tie.source).not.toBe(tie.target);
            expect([tie.source, tie.target]).not.toContain(tie.origin);
          }
        }),
        { numRuns: 150 },
      );
    });

    it(`as many ties of a kind at every time as there are, under every presence: ${keep}`, () => {
      fc.assert(
        fc.property(edges, fc.constantFrom("certain", "possible", "expected"), (list, presence) => {
          const view = networkFromEdges(list, { policy: { presence: presence as "certain" } });
          const drawn = referenceModel(view, { keep });
          const counts = (network: TemporalNetwork) =>
            Array.from({ length: 9 }, (_, n) =>
              tally(
                network
                  .at(`1970-01-0${n + 1}`)
                  .ties()
                  .map(({ kind }) => kind),
              ),
            );
          expect(counts(drawn)).toEqual(counts(view));
        }),
        { numRuns: 60 },
      );
    });
  }

  it("types of both ends, unless they are to mix", () => {
    const view = buildNetwork(khorasan);
    const typeOf = new Map(view.actors().map(({ id, type }) => [id, type]));
    const typesOf = (network: TemporalNetwork) =>
      new Map(
        network.ties().map(({ id, source, target, directed }) => {
          const types = [source, target].map((actor) => String(typeOf.get(actor)));
          return [id, (directed ? types : types.sort()).join(" ")];
        }),
      );
    for (const keep of FAMILY_NAMES) {
      expect(typesOf(referenceModel(view, { keep }))).toEqual(typesOf(view));
    }
    expect(typesOf(referenceModel(view, { keep: "times-and-degrees", types: "mix" }))).not.toEqual(typesOf(view));
  });

  it("together what happened together", () => {
    const view = buildNetwork(khorasan);
    const times = (network: TemporalNetwork) => {
      const byClaim = new Map<string, Set<string>>();
      for (const tie of network.ties()) {
        if (tie.directed) continue;
        for (const claim of tie.claims) byClaim.set(claim, (byClaim.get(claim) ?? new Set()).add(spellOf(tie)));
      }
      return [...byClaim].map(([claim, spells]) => [claim, spells.size]).sort();
    };
    const several = times(view);
    expect(several.length).toBeGreaterThan(50);
    expect(times(referenceModel(view, { keep: "times-and-pairs" }))).toEqual(several);
  });

  it("a view's ties in the view: of a window, of actors, of a predicate", () => {
    const all = buildNetwork(khorasan);
    const views = [
      all.between("2009", "2013"),
      all.among("let", "pakistan", "isi", "hafiz-saeed"),
      all.ofKind("contact"),
    ];
    for (const view of [...views, all.where(({ source }) => source === "let"), all.where(({ conflict }) => conflict)]) {
      for (const keep of FAMILY_NAMES) {
        const drawn = referenceModel(view, { keep });
        expect(drawn.ties().length).toBe(view.ties().length);
        expect(drawn.ties().length).toBeGreaterThan(0);
        expect(drawn.slices({ every: "5 years" }).map(({ window }) => window)).toEqual(
          view.slices({ every: "5 years" }).map(({ window }) => window),
        );
      }
    }
  });

  it("nothing else: what is not kept changes", () => {
    const view = buildNetwork(khorasan);
    for (const keep of FAMILY_NAMES) {
      const drawn = referenceModel(view, { keep });
      expect(places(drawn)).not.toEqual(places(view));
      for (const other of FAMILY_NAMES) {
        const implies: Partial<Record<FamilyName, readonly FamilyName[]>> = {
          "times-and-degrees": ["times"],
          "degrees-at-times": ["times", "times-and-degrees"],
          timelines: ["times"],
          "timelines-and-degrees": ["times", "timelines"],
          "timelines-and-pairs": ["times", "timelines", "timelines-and-degrees"],
          "times-and-pairs": ["times-and-degrees"],
        };
        const isKept = other === keep || implies[keep]?.includes(other) === true;
        const [now, before] = [drawn, view].map((network) => JSON.stringify(keptBy(other, network, "apart")));
        expect(now === before, `${keep} and ${other}`).toBe(isKept);
      }
    }
  });
});

/** All ways to give some ties ends among some actors. */
function* everyPlacing(count: number, pairs: readonly (readonly [string, string])[]): Generator<[string, string][]> {
  if (count === 0) yield [];
  else for (const rest of everyPlacing(count - 1, pairs)) for (const pair of pairs) yield [...rest, [...pair]];
}

describe("referenceModel draws every network equally often", () => {
  const directed = { kind: "support", end: "1980-01-01" };
  const undirected = { kind: "contact", end: "1980-01-01" };
  const days = ["1970-01-01", "1970-01-02", "1970-01-03", "1970-01-04"];
  const network = (list: readonly (readonly [string, string])[], rest: object, oneDay = false) =>
    networkFromEdges(
      list.map(([source, target], i) => ({ source, target, start: days[oneDay ? 0 : i] ?? "", ...rest, id: `t${i}` })),
      {
        actors: ["a", "b", "c"],
        policy: { isolates: "keep" },
      },
    );
  const ways = (actors: readonly string[], both: boolean) =>
    actors.flatMap((a) => actors.filter((b) => (both ? a !== b : a < b)).map((b) => [a, b] as const));
  const round = [
    ["a", "b"],
    ["b", "c"],
    ["c", "a"],
  ] as const;
  const parallel = [
    ["a", "b"],
    ["a", "b"],
    ["b", "c"],
  ] as const;
  const doubled = [
    ["a", "b"],
    ["b", "a"],
    ["b", "c"],
    ["c", "a"],
  ] as const;
  const path = [
    ["a", "b"],
    ["b", "c"],
    ["c", "d"],
  ] as const;
  const networksFor = (keep: FamilyName) =>
    FAMILIES[keep].ends === "move" ? { round, parallel } : { round, parallel, doubled, path };

  for (const keep of FAMILY_NAMES) {
    for (const [name, list] of Object.entries(networksFor(keep))) {
      for (const rest of [directed, undirected]) {
        it(`${keep}: ${name}, ${rest.kind}`, () => {
          const actors = [...new Set(list.flat())];
          const oneDay = keep === "degrees-at-times";
          const view = network(list, rest, oneDay);
          const kept = JSON.stringify(keptBy(keep, view, "apart"));
          const label = (drawn: TemporalNetwork) =>
            [...drawn.ties()]
              .map((tie) => `${oneDay || keep === "times-and-pairs" ? tie.id : ""} ${spellOf(tie)} ${placeOf(tie)}`)
              .sort()
              .join("; ");
          const all = new Set<string>();
          if (keep === "times-and-pairs") {
            // Ends stay and times move: laid out by which tie has which day.
            for (const order of everyPlacing(
              list.length,
              list.map((_, i) => [String(i), ""] as const),
            )) {
              const at = order.map(([i]) => Number(i));
              if (new Set(at).size < at.length) continue;
              const moved = networkFromEdges(
                list.map(([source, target], i) => ({
                  source,
                  target,
                  start: days[at[i] ?? 0] ?? "",
                  ...rest,
                  id: `t${i}`,
                })),
              );
              all.add(label(moved));
            }
          } else {
            for (const placing of everyPlacing(list.length, ways(actors, rest.kind === "support"))) {
              const other = network(placing, rest, oneDay);
              if (JSON.stringify(keptBy(keep, other, "apart")) === kept) all.add(label(other));
            }
          }
          const draws = Math.max(300, 10 * all.size);
          const counts = new Map([...all].map((one) => [one, 0]));
          for (let seed = 0; seed < draws; seed++) {
            const drawn = label(referenceModel(view, { keep, seed, switches: 40 }));
            expect(counts.has(drawn), drawn).toBe(true);
            counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
          }
          const mean = draws / all.size;
          const chi = [...counts.values()].reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
          // Above this in one case of some ten thousand, if all are equally likely (Wilson and Hilferty).
          const free = Math.max(1, all.size - 1);
          const bound = free * (1 - 2 / (9 * free) + 3.8 * Math.sqrt(2 / (9 * free))) ** 3;
          expect(chi).toBeLessThan(bound);
        });
      }
    }
  }
});

describe("referenceModel", () => {
  const list: readonly EdgeInput[] = Object.freeze([
    { source: "a", target: "b", start: "2014-01-01", end: "2014-12-31" },
    { source: "b", target: "c", start: "2014-02-01", end: "2014-12-31" },
    { source: "c", target: "d", start: "2014-03-01", end: "2014-12-31" },
    { source: "d", target: "a", start: "2014-04-01", end: "2014-12-31" },
    { source: "a", target: "c", start: "2014-05-01", end: "2014-12-31" },
  ]);

  it("says in every result that it is no data", () => {
    const drawn = referenceModel(networkFromEdges(list, { name: "raids" }), { keep: "times-and-degrees", seed: 7 });
    expect(drawn.data.name).toBe(
      "raids (no data: reference model that keeps times-and-degrees, P[a, p(t, τ)], seed 7)",
    );
    expect(drawn.ties().data.name).toBe(drawn.data.name);
  });

  it("draws the same for the same seed, and leaves the view as it is", () => {
    const view = networkFromEdges(list);
    const before = places(view);
    for (const keep of FAMILY_NAMES) {
      const draw = (seed: number) => places(referenceModel(view, { keep, seed })).join();
      expect(draw(5)).toBe(draw(5));
      const some = new Set(Array.from({ length: 30 }, (_, seed) => draw(seed)));
      expect(some.size > 5 || keep === "degrees-at-times", keep).toBe(true);
    }
    expect(places(view)).toEqual(before);
  });

  it("changes nothing where nothing may change: a star, an empty network", () => {
    const star = networkFromEdges(["b", "c", "d"].map((target) => ({ source: "a", target, start: "2014" })));
    for (const keep of [
      "times-and-degrees",
      "degrees-at-times",
      "timelines-and-degrees",
      "timelines-and-pairs",
    ] as const)
      expect(tally(places(referenceModel(star, { keep })))).toEqual(tally(places(star)));
    for (const keep of FAMILY_NAMES) expect(referenceModel(networkFromEdges([]), { keep }).ties()).toHaveLength(0);
  });

  it("does not look at actors without ties where ends are only switched", () => {
    const policy = { isolates: "keep" } as const;
    const [one, other] = [networkFromEdges(list, { policy }), networkFromEdges(list, { policy, actors: ["z"] })];
    for (const keep of FAMILY_NAMES.filter((name) => FAMILIES[name].ends !== "move"))
      expect(places(referenceModel(other, { keep }))).toEqual(places(referenceModel(one, { keep })));
    const isDrawn = (seed: number) =>
      referenceModel(other, { keep: "times", seed })
        .ties()
        .some(({ source, target }) => source === "z" || target === "z");
    expect(Array.from({ length: 20 }, (_, seed) => isDrawn(seed))).toContain(true);
  });

  it("no longer says what ended a tie that may be between others", () => {
    const view = networkFromEdges([
      { kind: "allegiance", source: "a", target: "b", start: "2014-01-01" },
      { kind: "allegiance", source: "a", target: "c", start: "2015-01-01" },
      { kind: "allegiance", source: "d", target: "c", start: "2016-01-01" },
    ]);
    expect(view.ties()[0]).toMatchObject({ endEarliest: "2014-12-31", endedBy: expect.any(String) });
    const ends = Array.from({ length: 10 }, (_, seed) => referenceModel(view, { keep: "times", seed }).ties()[0]);
    for (const tie of ends) expect(tie).toMatchObject({ endEarliest: "2014-12-31" });
    expect(ends.filter((tie) => tie?.source !== "a").every((tie) => tie?.endedBy === undefined)).toBe(true);
  });

  it("leaves a tie where it is that may be nowhere else", () => {
    const view = networkFromEdges([{ kind: "defection", source: "a", target: "b", origin: "b", start: "2014" }]);
    expect(places(referenceModel(view, { keep: "times" }))).toEqual(places(view));
  });

  it("refuses what it does not know", () => {
    const view = networkFromEdges(list);
    const code = (options: unknown) => {
      try {
        referenceModel(view, options as never);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return undefined;
    };
    expect(code({})).toBe("invalid-option");
    expect(code({ keep: "everything" })).toBe("invalid-option");
    expect(code({ keep: "times", weight: 1 })).toBe("invalid-option");
    expect(code({ keep: "times", switches: 0 })).toBe("invalid-option");
    expect(() => referenceModel({} as never, { keep: "times" })).toThrow("referenceModel");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemsOf, must } from "../../src/base/collections";
import { AllegianceError, type Issue } from "../../src/base/errors";
import { kindTable } from "../../src/data/kinds";
import { CONFIDENCE } from "../../src/data/vocabulary";
import { networkOf } from "../../src/network/build";
import { valueAt } from "../../src/network/column";
import { type Columns, claimsAt, columnsOf } from "../../src/network/columns";
import { columnsOfEdges } from "../../src/network/edges/columns";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { type EdgeInput, type ParsedEdge, parseEdge, tellerOf } from "../../src/network/edges/input";
import { edgeSpell } from "../../src/network/edges/spell";
import type { Evidence } from "../../src/network/evidence";
import { stateOf } from "../../src/network/inside";
import { settle } from "../../src/network/persistence";
import { heldColumnsOf } from "../../src/network/readings/held-columns";
import { snapshotOf, viewOf } from "../../src/network/snapshot";

const KINDS = kindTable([]);

/** The schema and its rules for one edge after the other. */
function oneByOne(edges: readonly unknown[]): { issues: Issue[]; parsed: ParsedEdge[]; calendar: boolean } {
  const times = edges.flatMap((edge) => [(edge as EdgeInput)?.start, (edge as EdgeInput)?.end]);
  const calendar = times.some((time) => (typeof time === "string" && time !== "..") || time instanceof Date);
  const issues: Issue[] = [];
  const ids = new Set<string>();
  const parsed = edges.flatMap((edge, i) => {
    const { id } = (parseEdge(edge, { kinds: KINDS, calendar, isRepeated: false }, () => {}) ?? {}) as EdgeInput;
    const isRepeated = id !== undefined && ids.has(id);
    if (id !== undefined) ids.add(id);
    return parseEdge(edge, { kinds: KINDS, calendar, isRepeated }, tellerOf(issues, i + 1)) ?? [];
  });
  return { issues, parsed, calendar };
}

const id = fc.constantFrom(
  "a",
  "b",
  "c",
  "a>b",
  "a b",
  "b #1",
  "10",
  "1",
  1,
  2,
  10,
  "01",
  "é",
  "-",
  1_000_000,
  "1000000",
  2.5,
  "2.5",
  0,
  "0",
  -1,
);
const date = fc.constantFrom(
  ...["2014", "2014-06", "2014-06~", "2014-06-05", "2015", "../2014", "2013/2014", "..", "2014/..", "2013-12-31"],
  new Date("2014-06-05T06:00:00.250Z"),
  new Date("2014-01-01"),
);
const tick = fc.constantFrom(0, 1, 2, 2.5, -3, 10, "..", null);
const kind = fc.constantFrom("tie", "allegiance", "contact", "mine", "a:b", "a", "joint-operation");
const rest = {
  kind,
  role: fc.constantFrom("x", "y", ""),
  weight: fc.constantFrom(1, 2, 0.5, 1e-9),
  confidence: fc.constantFrom("high", "medium", "low", 0, 1, 0.95, 0.3),
  headcount: fc.constantFrom(0, 7),
  document: fc.constantFrom("edges", "book"),
  paragraph: fc.constantFrom("1", "p. 7"),
};
const nothing = fc.constantFrom(
  0,
  undefined,
  null,
  "",
  " ",
  "soon",
  "constructor",
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
);
const odd = fc.constantFrom({}, [], true, 1.5, 2n, new Date(Number.NaN), "HIGH", new String("a"), Symbol.iterator);
const listOf = (time: typeof date | typeof tick, ends: boolean) =>
  fc.array(
    fc.record(
      {
        source: id,
        target: id,
        start: time,
        ...(ends && { end: time }),
        ...rest,
        id: fc.constantFrom("x", "tie:a>b #2"),
      },
      { requiredKeys: ["source", "target"] },
    ),
    { maxLength: 12 },
  );
const plausible = fc.oneof(
  ...[date, tick].flatMap((time) => [true, false].map((ends) => listOf(time as typeof date, ends))),
);
/** Good edges as they are: ends after starts, no id twice. */
const good = plausible.map((edges) => {
  const { issues } = oneByOne(edges);
  const bad = new Set(issues.map(({ row }) => row));
  return edges.filter((_, i) => !bad.has(i + 1));
});
const spoilt = fc
  .tuple(
    plausible,
    fc.array(
      fc.tuple(
        fc.nat(11),
        fc.constantFrom(
          ...Object.keys(rest),
          "source",
          "target",
          "start",
          "end",
          "id",
          "origin",
          "colour",
          "__proto__",
        ),
        fc.oneof(nothing, odd),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([edges, changes]) => {
    const rows: unknown[] = edges.map((edge) => ({ ...edge }));
    for (const [i, key, value] of changes) {
      if (rows[i])
        rows[i] = Object.assign(Object.create(Object.prototype), rows[i], JSON.parse(`{"${key}":0}`), { [key]: value });
    }
    return rows;
  });
const strange = fc.array(
  fc.oneof(
    plausible.map(([edge]) => edge),
    nothing,
    odd,
  ),
  { maxLength: 5 },
);

describe("edges in columns", () => {
  it("are refused for what the schema refuses, with the same issues in the same order", () => {
    let refused = 0;
    const check = (edges: readonly unknown[]) => {
      const { issues } = oneByOne(edges);
      try {
        networkFromEdges(edges as EdgeInput[]);
        expect(issues).toEqual([]);
      } catch (error) {
        if (!(error instanceof AllegianceError)) throw error;
        expect(error.issues).toEqual(issues);
        expect(issues.length).toBeGreaterThan(0);
        refused++;
      }
    };
    fc.assert(fc.property(fc.oneof(spoilt, strange), check), { numRuns: 1500 });
    expect(refused).toBeGreaterThan(500);
  });

  it("say what the schema reads", () => {
    fc.assert(
      fc.property(good, (edges) => {
        const { parsed, calendar } = oneByOne(edges);
        const { evidence } = stateOf(networkFromEdges(edges as EdgeInput[]));
        const claims = [...itemsOf(evidence.claims)];
        expect(evidence.calendar).toBe(calendar);
        expect(claims.map(({ subject, object, parties }) => (subject ? [subject, object] : parties))).toEqual(
          parsed.map(({ source, target }) => [source, target]),
        );
        const text = (time: unknown) => {
          if (time instanceof Date)
            return time
              .toISOString()
              .replace(/T00:00:00.000Z$/, "")
              .replace("250Z", "25Z");
          return time === undefined ? undefined : String(time);
        };
        expect(claims.map((c) => [c.kind, c.role, c.source, c.headcount_best, c.confidence, c.end])).toEqual(
          parsed.map((e) => [
            ...[e.kind, e.role, e.document, e.headcount],
            typeof e.confidence === "string" ? CONFIDENCE[e.confidence] : e.confidence,
            e.end instanceof Date ? expect.anything() : text(e.end),
          ]),
        );
        expect(claims.map(({ paragraph }) => paragraph)).toEqual(parsed.map((e, i) => e.paragraph ?? String(i + 1)));
        for (const widen of [0, 1, 2]) {
          const spells = parsed.map((edge) =>
            edgeSpell(edge, { calendar, nature: KINDS.get(edge.kind)?.nature, widen }),
          );
          expect(evidence.statements(widen).map(({ instant, weight }) => [instant, weight])).toEqual(
            parsed.map(({ weight }, i) => [spells[i]?.instant, weight]),
          );
          for (const [i, { start, end, instant }] of spells.entries()) {
            const statement = evidence.statements(widen)[i];
            const isRight = end.min > start.min && start.max < end.max;
            if (!instant && calendar && !isRight) continue;
            expect(statement).toMatchObject({
              startMin: start.min,
              startMax: start.max,
              endMin: end.min,
              endMax: end.max,
            });
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("make the ties that their statements make one by one, under every policy", () => {
    const policies = [
      ...[{}, { widen: 0 }, { widen: 3 }, { minConfidence: 0.5 }, { modalities: ["alleged"] }, { sources: ["book"] }],
    ] as const;
    fc.assert(
      fc.property(
        good,
        fc.constantFrom(...policies),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (edges, change, holds) => {
          const sources = new Set(edges.map(({ document }) => document ?? "edges"));
          if ("sources" in change && !sources.has("book")) return;
          const network = networkFromEdges(edges as EdgeInput[]).under(change as object);
          const { evidence, policy, columns, excluded } = stateOf(network);
          const statements = (widen: number) => evidence.statements(widen);
          const plain: Evidence = { ...evidence, statements };
          const [fast, slow] = [columnsOf(evidence, policy), columnsOf(plain, policy)];
          expect(fast.excluded).toEqual(slow.excluded);
          const held = Uint8Array.from(holds, Number);
          const [some, same] = [
            columnsOfEdges(must(evidence.statements.edges), policy, held).columns,
            heldColumnsOf(plain, policy).columns(held),
          ];
          for (const [one, other] of [
            [fast.columns, slow.columns],
            [some, same],
          ] as const) {
            expect(spelt(one)).toEqual(spelt(other));
            expect(settled(one, plain, policy)).toEqual(settled(other, plain, policy));
          }
          expect(spelt(columns)).toEqual(spelt(columnsOf(plain, policy).columns));
          expect(excluded).toEqual(columnsOf(plain, policy).excluded);
          for (const [tie, name] of [...itemsOf(columns.ids)].entries()) expect(columns.ids.indexOf(name)).toBe(tie);
          expect(columns.ids.indexOf("tie:nobody>a #1")).toBe(-1);
          const sent = viewOf(structuredClone(snapshotOf(network)));
          expect(sent.ties()).toEqual(network.ties());
          expect([...itemsOf(stateOf(sent).evidence.claims)]).toEqual([...itemsOf(evidence.claims)]);
          expect(networkOf(plain, change as object).ties()).toEqual(network.ties());
        },
      ),
      { numRuns: 600 },
    );
  });

  it("are in the order of their names where they start together, however names are made", () => {
    const many = (count: number, pairs: readonly (readonly [string | number, string | number])[]) =>
      Array.from({ length: count }, (_, i) => ({
        source: pairs[i % pairs.length]?.[0],
        target: pairs[i % pairs.length]?.[1],
      }));
    const lists = [
      many(1234, [["a", "b"]]),
      many(345, [
        [1, 10],
        [10, 1],
        [100, 1],
        [1, 100],
      ]),
      many(345, [
        ["a", "b>c"],
        ["a>b", "c"],
        ["a", "b"],
        ["a>b", "c #1"],
        ["a b", "c"],
      ]),
    ];
    for (const edges of lists) {
      for (const directed of [true, false]) {
        const ids = networkFromEdges(edges as EdgeInput[], { directed })
          .ties()
          .map((tie) => tie.id);
        expect(ids).toEqual([...ids].sort());
        expect(new Set(ids.map((id) => id.split("#").at(-1))).size).toBe(edges.length);
      }
    }
  });

  it("keep no column that says the same everywhere, and one for bounds that are the same", () => {
    const { columns, settled: own } = stateOf(networkFromEdges([{ source: 1, target: 2, start: 3 }]));
    const { stated } = columns;
    expect(
      new Set([stated.startMin, stated.startMax, stated.endMin, stated.endMax, own.startMin, own.endMax]).size,
    ).toBe(1);
    const { origin, weight, confidence, corroboration, conflict, seenMin, claims, claimsFrom } = columns;
    expect([origin, weight, confidence, corroboration, conflict, seenMin]).toEqual([-1, 1, 0.95, 1, 0, Infinity]);
    expect([claims, claimsFrom, own.endedBy]).toEqual([undefined, undefined, -1]);
  });
});

const NUMBERS = ["origin", "conflict", "weight", "confidence", "corroboration", "seenMin", "seenMax"] as const;

function spelt(columns: Columns) {
  const ties = Array.from({ length: columns.size }, (_, i) => i);
  const { ids, kind, source, target, instant, directed, stated } = columns;
  return {
    ids: [...itemsOf(ids)],
    plain: ties.map((i) => [kind[i], source[i], target[i], valueAt(instant, i), valueAt(directed, i)]),
    numbers: ties.map((i) => NUMBERS.map((name) => valueAt(columns[name], i))),
    stated: ties.map((i) =>
      [stated.startMin[i], stated.startMax[i], stated.endMin[i], stated.endMax[i]].map((t) => t && t + 0),
    ),
    claims: ties.map((i) => claimsAt(columns, i)),
  };
}

function settled(columns: Columns, evidence: Evidence, policy: Parameters<typeof settle>[2]) {
  const { startMin, startMax, endMin, endMax, endedBy } = settle(columns, evidence, policy);
  return Array.from(startMin, (_, i) => [startMin[i], startMax[i], endMin[i], endMax[i], valueAt(endedBy, i)]);
}

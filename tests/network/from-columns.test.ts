import {
  dateDay,
  dateMillisecond,
  dictionary,
  TimeUnit,
  tableFromArrays,
  tableFromIPC,
  tableToIPC,
  timestamp,
  utf8,
} from "@uwdata/flechette";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { must } from "../../src/base/collections";
import { AllegianceError } from "../../src/base/errors";
import type { ArrowColumn } from "../../src/network/edges/cells";
import { networkFromColumns } from "../../src/network/edges/from-columns";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { stateOf } from "../../src/network/inside";

const outcome = (run: () => { ties(): unknown; actors(): unknown }) => {
  try {
    const network = run();
    return { ties: network.ties(), actors: network.actors() };
  } catch (error) {
    if (!(error instanceof AllegianceError) || error.code !== "invalid-data") throw error;
    return { issues: error.issues };
  }
};

const edge = fc.record(
  {
    source: fc.constantFrom("a", "b", 1, 2, 1.5, "1", ""),
    target: fc.constantFrom("c", "d", 3, 2 ** 40, "3"),
    start: fc.constantFrom("2014", "2013-06~", "..", new Date("2014-02-03")),
    end: fc.constantFrom("2015", "..", "2012"),
    kind: fc.constantFrom("tie", "mine", "shelter"),
    origin: fc.constantFrom("e", 4),
    weight: fc.constantFrom(1, 2.5, 0),
    confidence: fc.constantFrom("high", 0.5, 2),
    headcount: fc.constantFrom(3, 1.5),
    role: fc.constantFrom("x", ""),
    id: fc.constantFrom("p", "q"),
    document: fc.constantFrom("book"),
    paragraph: fc.constantFrom("1"),
  },
  { requiredKeys: ["source", "target"] },
);

describe("networkFromColumns", () => {
  it("makes of columns what networkFromEdges makes of rows, with the same issues", () => {
    let bad = 0;
    const check = (edges: readonly object[], coded: boolean) => {
      const keys = [...new Set(["source", "target", ...edges.flatMap((row) => Object.keys(row))])];
      const column = (key: string): unknown => {
        const cells = edges.map((row) => (row as Record<string, unknown>)[key]);
        if (!coded) return cells.map((cell) => cell ?? null);
        const values = [...new Set(cells)];
        return { codes: Int8Array.from(cells, (cell) => (cell === undefined ? -1 : values.indexOf(cell))), values };
      };
      const columns = Object.fromEntries(keys.map((key) => [key, column(key)]));
      const [one, other] = [
        outcome(() => networkFromColumns(columns as never)),
        outcome(() => networkFromEdges(edges as EdgeInput[])),
      ];
      if ("issues" in other) bad++;
      expect(one).toEqual(other);
    };
    fc.assert(fc.property(fc.array(edge, { maxLength: 6 }), fc.boolean(), check), { numRuns: 600 });
    expect(bad).toBeGreaterThan(100);
  });

  it("takes typed arrays, of which NaN is no value, and neither keeps nor changes them", () => {
    const source = Int32Array.of(3, 1, 2);
    const target = Uint8Array.of(1, 2, 3);
    const start = Float64Array.of(9, 5, Number.NaN);
    const end = Float64Array.of(Number.NaN, 7, Number.NaN);
    const network = networkFromColumns({ source, target, start, end, weight: Float32Array.of(1, 2, Number.NaN) });
    const rows = [
      { source: 3, target: 1, start: 9 },
      { source: 1, target: 2, start: 5, end: 7, weight: 2 },
      { source: 2, target: 3 },
    ];
    expect(network.ties()).toEqual(networkFromEdges(rows).ties());
    for (const column of [source, target, start, end]) column.fill(1);
    expect(network.ties()).toEqual(networkFromEdges(rows).ties());
    const big = { source: BigInt64Array.of(1n), target: BigInt64Array.of(2n), start: BigInt64Array.of(2n ** 62n) };
    expect(outcome(() => networkFromColumns(big))).toMatchObject({ issues: [{ column: "start", value: 2n ** 62n }] });
    expect(networkFromColumns({ ...big, start: BigInt64Array.of(5n) }).ties()[0]).toMatchObject({ startEarliest: 5 });
    const infinite = {
      source,
      target: target.map((one) => one + 1),
      start: Float64Array.of(1, Number.POSITIVE_INFINITY, 3),
    };
    expect(outcome(() => networkFromColumns(infinite))).toMatchObject({ issues: [{ row: 2, column: "start" }] });
  });

  it("takes tables of Arrow, with dates as Dates and nulls as no value", () => {
    const rows = [
      { source: "a", target: "b", start: new Date("2014-02-03"), weight: 2, kind: "mine" },
      { source: "b", target: "c", start: new Date("2013-02-03T12:00:00Z"), weight: 1, kind: "tie" },
      { source: "a", target: "c", weight: 1, kind: "mine" },
    ];
    const data = {
      source: rows.map((row) => row.source),
      target: rows.map((row) => row.target),
      start: rows.map((row) => row.start ?? null),
      weight: Float64Array.from(rows, (row) => row.weight),
      kind: rows.map((row) => row.kind),
    };
    const types = { source: utf8(), kind: dictionary(utf8()), start: timestamp(TimeUnit.MILLISECOND) };
    const table = tableFromArrays(data, { types });
    const sent = tableToIPC(table, { format: "stream" });
    if (!sent) throw new Error("no bytes");
    for (const one of [table, tableFromIPC(sent), tableFromIPC(sent, { useDate: true })])
      expect(networkFromColumns(one).ties()).toEqual(networkFromEdges(rows).ties());
    const days = tableFromArrays(
      { ...data, start: [new Date("2014-02-03"), null, null] },
      { types: { start: dateDay() } },
    );
    expect(
      networkFromColumns(days)
        .ties()
        .map((tie) => tie.startEarliest),
    ).toContain("2014-02-03");
    const columns = { source: "target", target: "source" };
    expect(
      networkFromColumns(table, { columns })
        .ties()
        .map(({ source, target }) => source + target),
    ).toEqual(["ba", "ca", "cb"]);
    const strange = tableFromArrays({ ...data, colour: [1, 2, 3] });
    expect(outcome(() => networkFromColumns(strange))).toMatchObject({
      issues: [{ code: "unknown-column", column: "colour" }],
    });
    const ticks = tableFromArrays({ source: [1, 2], target: [2, 3], start: [7, null] });
    expect(
      networkFromColumns(ticks)
        .ties()
        .map((tie) => tie.startEarliest),
    ).toEqual([null, 7]);
  });

  it("takes Arrow's times in all units, by themselves or numbered, of the year 1969 too", () => {
    const times = ["2014-02-03T12:00:00Z", "1969-12-31T18:00:00Z", "2014-02-03T12:00:00Z"].map(
      (text) => new Date(text),
    );
    const days = times.map((time) => new Date(Math.floor(time.getTime() / 86_400_000) * 86_400_000));
    const units = [TimeUnit.SECOND, TimeUnit.MILLISECOND, TimeUnit.MICROSECOND, TimeUnit.NANOSECOND];
    const sorts = [
      ...units.map((unit) => [timestamp(unit), times] as const),
      ...[dateDay(), dateMillisecond()].map((type) => [type, days] as const),
    ];
    for (const nulls of [false, true]) {
      for (const [type, all] of sorts) {
        const start = all.map((time, i) => (nulls && i === 0 ? null : time));
        const edges = start.map((time, i) => ({ source: "a", target: `b${i}`, start: time }));
        const ties = networkFromEdges(edges).ties();
        for (const own of [type, dictionary(type)]) {
          const data = { source: ["a", "a", "a"], target: ["b0", "b1", "b2"], start };
          const sent = tableToIPC(tableFromArrays(data, { types: { start: own } }), { format: "file" });
          for (const useDate of [false, true])
            expect(networkFromColumns(tableFromIPC(must(sent ?? undefined), { useDate })).ties()).toEqual(ties);
        }
      }
    }
  });

  it("takes vectors that are only asked for one value after the other, as those of apache-arrow", () => {
    const vector = (values: readonly unknown[], type: object, array: ArrayLike<unknown> = values) => ({
      length: values.length,
      nullCount: values.filter((value) => value === null).length,
      type,
      get: (i: number) => values[i],
      toArray: () => array,
    });
    const text = { typeId: 5 };
    const vectors: Record<string, object> = {
      source: vector([1n, 2n, 3n], { typeId: 2 }),
      target: vector(["b", "c", "d"], { typeId: -1, dictionary: text }),
      // Where there is nothing, its arrays hold anything.
      start: vector([Date.UTC(2014, 1, 3), null, Date.UTC(1969, 11, 31)], { typeId: 8 }, Int32Array.of(16104, 7, -1)),
      end: vector([null, null, Date.UTC(2015, 0, 1)], { typeId: -1, dictionary: { typeId: 10 } }),
      weight: vector([2, null, 3], { typeId: 3 }, Float64Array.of(2, 9, 3)),
      headcount: vector([null, 5n, 7n], { typeId: 2 }, BigInt64Array.of(9n, 5n, 7n)),
      role: vector([null, "x", null], text),
    };
    const table = {
      getChild: (name: string) => vectors[name] ?? null,
      schema: { fields: Object.keys(vectors).map((name) => ({ name })) },
    };
    const rows = [
      { source: 1, target: "b", start: new Date("2014-02-03"), weight: 2 },
      { source: 2, target: "c", headcount: 5, role: "x" },
      { source: 3, target: "d", start: new Date("1969-12-31"), end: new Date("2015-01-01"), weight: 3, headcount: 7 },
    ];
    expect(networkFromColumns(table).ties()).toEqual(networkFromEdges(rows).ties());
    vectors.target = vector(["b", "", "d"], text);
    expect(outcome(() => networkFromColumns(table))).toMatchObject({ issues: [{ row: 2, column: "target" }] });
    const ticks = vector([5, null, 7], { typeId: 3 }, Float64Array.of(5, 9, 7));
    const { source } = vectors as { source: ArrowColumn };
    const starts = rows.map((row, i) => ({ source: row.source, target: "b", ...(i !== 1 && { start: 5 + i }) }));
    expect(networkFromColumns({ source, target: ["b", "b", "b"], start: ticks as ArrowColumn }).ties()).toEqual(
      networkFromEdges(starts).ties(),
    );
  });

  it("refuses what are no columns", () => {
    const source = ["a"];
    expect(() => networkFromColumns({ source, target: ["b", "c"] })).toThrow(/2.*1 values, as there are of source/);
    expect(() => networkFromColumns({ source, target: "b" } as never)).toThrow(/columns.target/);
    expect(() => networkFromColumns({ source, target: { codes: [1], values: ["b"] } })).toThrow(/codes\[0\]/);
    const coded = { codes: Int8Array.of(0, -1), values: ["a"] };
    expect(outcome(() => networkFromColumns({ source: coded, target: ["b", "c"] }))).toMatchObject({
      issues: [{ row: 2, column: "source" }],
    });
    expect(() => networkFromColumns([] as never)).toThrow(/an object of columns/);
    expect(() => networkFromColumns({ source, target: source }, { colums: {} } as never)).toThrow(/colums/);
    expect(outcome(() => networkFromColumns({ source, colour: source } as never))).toMatchObject({
      issues: [
        { code: "unknown-column", column: "colour" },
        { code: "missing-column", column: "target" },
      ],
    });
    expect(networkFromColumns({ source: [], target: [] }).ties()).toHaveLength(0);
  });

  it("orders and numbers many ties as their rows would be", () => {
    let seed = 7;
    const random = (n: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    const rows = Array.from({ length: 5000 }, () => ({
      source: random(150),
      target: 150 + random(99),
      start: random(40) - 20 + (random(2) === 0 ? 0.5 : 0),
    }));
    const columns = {
      source: Int32Array.from(rows, (row) => row.source),
      target: Int32Array.from(rows, (row) => row.target),
      start: Float64Array.from(rows, (row) => row.start),
    };
    const ids = networkFromColumns(columns)
      .ties()
      .map((tie) => tie.id);
    const names = rows.map(({ source, target, start }, i) => ({ start, id: `tie:${source}>${target} #${i + 1}` }));
    names.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
    expect(ids).toEqual(names.map(({ id }) => id));
    const wide = { ...columns, start: columns.start.map((time) => time * 2 ** 40) };
    expect(
      networkFromColumns(wide)
        .ties()
        .map((tie) => tie.id),
    ).toEqual(ids);
    expect(stateOf(networkFromColumns(columns)).columns.ids.indexOf(ids[17] as string)).toBe(17);
  });
});

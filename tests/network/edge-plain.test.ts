import fc from "fast-check";
import { expect, it } from "vitest";
import { claimsOf } from "../../src/evidence/claims-of";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { Ids, idAt, idsOf } from "../../src/network/edges/ids";
import { idOrder } from "../../src/network/edges/order";
import { Sorter } from "../../src/network/edges/radix";
import { readRows } from "../../src/network/edges/rows";
import { snapshotOf, viewOf } from "../../src/network/snapshot";

const id = fc.oneof(fc.nat(20), fc.nat(2_000_000), fc.constantFrom("5", "a", -1, 1.5, -0, "", null));
const time = fc.oneof(
  fc.nat(9),
  fc.double({ noNaN: true }),
  fc.constantFrom(undefined, null, "..", "2014", Number.NaN),
);
const row = fc.record(
  { source: id, target: id, start: time, end: time, kind: fc.constantFrom("tie", "x"), weight: fc.nat(3) },
  { requiredKeys: ["source", "target"] },
);

/** The same rows with a key more that says nothing, so that none of them is plain. */
const notPlain = (rows: readonly object[]) => rows.map((one) => ({ role: undefined, ...one }));

it("plain rows are read as all others are, in whatever order they come", () => {
  const isSame = fc.property(fc.array(row), (rows) => {
    const [plain, other] = [readRows(rows), readRows(notPlain(rows))];
    expect(plain.refused).toEqual(other.refused);
    const taken = (_: unknown, i: number) => !plain.refused.includes(i);
    for (const name of ["source", "target"] as const) {
      const ids = ({ raw }: typeof plain) => Array.from(raw[name], (code) => idAt(raw.actors, code)).filter(taken);
      expect(ids(plain)).toEqual(ids(other));
    }
    for (const name of ["start", "end"] as const) {
      const numbers = ({ raw }: typeof plain) =>
        rows.map((_, i) => raw[name]?.numbers?.[i] ?? Number.NaN).filter(taken);
      expect(numbers(plain)).toEqual(numbers(other));
    }
    expect(plain.raw.sorts).toEqual(other.raw.sorts);
    const kinds = ({ raw }: typeof plain) =>
      rows
        .map((_, i) => raw.kindNames[typeof raw.kind === "number" ? raw.kind : (raw.kind[i] as number)])
        .filter(taken);
    expect(kinds(plain)).toEqual(kinds(other));
  });
  fc.assert(isSame, { numRuns: 300 });
});

it("what is no plain object is not read as one", () => {
  class Row {
    source = 1;
    target = 2;
    get kind() {
      return "x";
    }
  }
  const { raw } = readRows([{ source: 0, target: 1 }, new Row()]);
  expect(raw.kindNames).toEqual(["tie", "x"]);
  const ends = { source: 0, target: 1 };
  const after = readRows([{ ...ends, kind: "x" }, ends, ends, ends]).raw;
  expect(Array.from(after.kind as Int32Array, (kind) => after.kindNames[kind])).toEqual(["x", "tie", "tie", "tie"]);
  expect(readRows([[], 5, null, undefined, { source: 1, target: 2, at: 3 }]).refused).toEqual([0, 1, 2, 3, 4]);
});

it("numbers are sorted however they lie, equal ones as they stand", () => {
  const numbers = fc.oneof(
    fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 200 }),
    fc.array(fc.double({ noNaN: true }), { maxLength: 200 }),
    fc.array(
      fc.nat(60).map((power) => 2 ** -power),
      { maxLength: 200 },
    ),
  );
  const isSorted = fc.property(numbers, (some) => {
    const sorter = new Sorter(some.length);
    sorter.sortByNumbers(Float64Array.from(some));
    const expected = [...some.keys()].sort((a, b) => {
      const [one, other] = [some[a] as number, some[b] as number];
      return one < other ? -1 : one > other ? 1 : a - b;
    });
    expect([...sorter.order]).toEqual(expected);
  });
  fc.assert(isSorted, { numRuns: 500 });
  // Many that lie close beside few that lie far.
  const close = Float64Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5000) * 1e-9);
  close[17] = 1e9;
  const sorter = new Sorter(close.length);
  sorter.sortByNumbers(close);
  expect([...sorter.order].map((place) => close[place])).toEqual([...close].sort((a, b) => a - b));
});

it("ids keep their numbers however many there are", () => {
  for (const size of [1022, 1023, 1024, 1025, 5000]) {
    // Backwards, so that those who were first stand last.
    const pair = (i: number) => ({ source: 2 * (size - i), target: i % 3 === 0 ? `a${i}` : 2 * (size - i) + 1 });
    const rows = Array.from({ length: size }, (_, i) => pair(i));
    const { raw } = readRows([...rows, ...rows]);
    const named = (codes: Int32Array) => Array.from(codes, (code) => idAt(raw.actors, code));
    expect(named(raw.source)).toEqual([...rows, ...rows].map(({ source }) => source));
    expect(named(raw.target)).toEqual([...rows, ...rows].map(({ target }) => target));
    const ids = new Ids();
    const all = Array.from({ length: 2 * size }, (_, i) => (i % 5 === 0 ? `x${i}` : i));
    expect(all.map((id) => ids.codeOf(id))).toEqual([...all.keys()]);
    expect(all.map((id) => ids.codeOf(String(id)))).toEqual([...all.keys()]);
    expect(idsOf(ids.finish())).toEqual(all);
  }
});

it("ids that are numbers stand in the order of their texts", () => {
  const some = [fc.nat(999_999), fc.nat(2000), fc.nat(20), fc.constantFrom(0, 1, 9, 10, 99, 100, 999_999)];
  const isSame = fc.property(fc.oneof(...some.map((id) => fc.uniqueArray(id))), (ids) => {
    const numbers = Int32Array.from(ids);
    expect(Array.from(idOrder({ numbers, texts: [] }), (at) => String(ids[at]))).toEqual(ids.map(String).sort());
  });
  fc.assert(isSame, { numRuns: 500 });
  const all = Array.from({ length: 12_345 }, (_, i) => 12_344 - i);
  const order = idOrder({ numbers: Int32Array.from(all), texts: [] });
  expect(Array.from(order, (at) => String(all[at]))).toEqual(all.map(String).sort());
});

it("a few edges that stand elsewhere than in the list keep their numbers", () => {
  for (const moved of [2, 40]) {
    const starts = Array.from({ length: 80 }, (_, i) => i);
    for (let i = 0; i < moved; i += 2) [starts[i], starts[i + 1]] = [i + 1, i];
    const network = networkFromEdges(starts.map((start, i) => ({ source: `a${i}`, target: "b", start })));
    const sent = viewOf(structuredClone(snapshotOf(network)));
    const order = [...starts.keys()].sort((a, b) => (starts[a] as number) - (starts[b] as number));
    for (const view of [network, sent, sent.under({ minConfidence: "low" })]) {
      const ids = [...view.ties()].map(({ id }) => id);
      expect(ids).toEqual(order.map((i) => `tie:a${i}>b #${i + 1}`));
      expect(ids.map((id) => claimsOf(view, id).map(({ paragraph }) => paragraph))).toEqual(
        order.map((i) => [`${i + 1}`]),
      );
      expect([...view.between(3, 5).ties()].map(({ id }) => id)).toEqual(ids.slice(3, 5));
    }
  }
});

it("a few edges that start together stand by name, with all that is theirs", () => {
  const pairs = fc.record({
    together: fc.uniqueArray(fc.nat(97), { minLength: 1, maxLength: 3 }),
    own: fc.boolean(),
    day: fc.boolean(),
  });
  const isSame = fc.property(pairs, ({ together, own, day }) => {
    let time = 0;
    const rows = Array.from({ length: 99 }, (_, i) => {
      if (!together.includes(i - 1)) time++;
      const start = day ? new Date(86_400_000 * time).toISOString().slice(0, 10) : time;
      return {
        source: `a${(i * 37) % 99}`,
        target: "b",
        start,
        weight: i + 1,
        ...(own && { id: `e${(i * 53) % 99}` }),
      };
    });
    const nameOf = (i: number) => (own ? rows[i]?.id : `tie:${rows[i]?.source}>b #${i + 1}`) as string;
    const order = [...rows.keys()].sort((a, b) => {
      const [one, other] = [rows[a]?.start, rows[b]?.start];
      return one === other ? (nameOf(a) < nameOf(b) ? -1 : 1) : a - b;
    });
    const network = networkFromEdges(rows);
    const sent = viewOf(structuredClone(snapshotOf(network)));
    for (const view of [network, sent, network.under({ widen: 0 }), network.under({ widen: 2 })]) {
      const ties = [...view.ties()];
      expect(ties.map(({ id }) => id)).toEqual(order.map(nameOf));
      expect(ties.map(({ source, weight }) => [source, weight])).toEqual(
        order.map((i) => [rows[i]?.source, rows[i]?.weight]),
      );
      const of = ties.map(({ id }) => claimsOf(view, id).map(({ paragraph }) => paragraph));
      expect(of).toEqual(order.map((i) => [`${i + 1}`]));
    }
  });
  fc.assert(isSame, { numRuns: 60 });
});

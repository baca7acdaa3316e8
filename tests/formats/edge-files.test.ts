import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { type EdgeFileOptions, edgesFromCsv } from "../../src/formats/edges-from-csv";
import { edgesFromJsonLines } from "../../src/formats/edges-from-json-lines";
import { networkFromColumns } from "../../src/network/edges/from-columns";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { EDGE_KEYS } from "../../src/network/edges/input";

type Found = readonly [number | undefined, string | undefined, string, unknown, string];

function issuesOf(run: () => unknown): Found[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof AllegianceError) || error.code !== "invalid-data") throw error;
    return error.issues.map(({ row, column, code, value, expected }) => [row, column, code, value, expected]);
  }
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What the cells of a CSV file are as rows, by papaparse. */
function rowsOfCsv(text: string): { records: object[]; rows: number[] } {
  const [header = [], ...body] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter: "," }).data;
  const rows: number[] = [];
  const records = body.flatMap((cells, i) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    rows.push(i + 2);
    const entries = header.flatMap((name, at) => {
      const cell = cells[at] ?? "";
      const isNumber = ["weight", "confidence", "headcount"].includes(name) && DECIMAL.test(cell);
      return cell === "" ? [] : [[name, isNumber ? Number(cell) : cell]];
    });
    return [Object.fromEntries(entries)];
  });
  return { records, rows };
}

const cell = {
  source: fc.constantFrom("a", "b", "Ünal, the “elder”", 'say "no"', "12", "", "constructor", "two\nlines"),
  start: fc.constantFrom("2014", "2014-06~", "2014-06-05", "", "..", "soon", "2013"),
  kind: fc.constantFrom("", "tie", "allegiance", "defection", "mine"),
  weight: fc.constantFrom("", "1", "2.5", "1e3", "0", "-1", "heavy", ".5"),
  confidence: fc.constantFrom("", "high", "0.5", "1", "2", "sure"),
  headcount: fc.constantFrom("", "12", "1.5", "-3", "many"),
  role: fc.constantFrom("", "emir", " "),
  id: fc.constantFrom("", "", "x", "y"),
};
const columnOf: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ...cell,
  target: cell.source,
  origin: cell.source,
  end: cell.start,
  document: cell.role,
  paragraph: cell.role,
};
const good: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ...columnOf,
  source: fc.constantFrom("a", "b", "Ünal, the “elder”", 'say "no"', "12"),
  target: fc.constantFrom("c", "d", "two\nlines", "é,"),
  start: fc.constantFrom("2010", "2010-06~", "", ".."),
  end: fc.constantFrom("2014", "2014-06-05", "..", ""),
  kind: fc.constantFrom("", "tie", "mine", "shelter"),
  origin: fc.constantFrom("", "e"),
  weight: fc.constantFrom("", "1", "2.5", "1e3"),
  confidence: fc.constantFrom("", "high", "0.5"),
  headcount: fc.constantFrom("", "12"),
  id: fc.constantFrom(""),
};
const tableOf = (cells: typeof columnOf) =>
  fc
    .subarray(EDGE_KEYS.filter((key) => key !== "source" && key !== "target"))
    .chain((keys) => fc.shuffledSubarray(["source", "target", ...keys], { minLength: keys.length + 2 }))
    .chain((header) =>
      fc.tuple(
        fc.constant(header),
        fc.array(fc.tuple(...header.map((name) => cells[name] as fc.Arbitrary<string>)), {
          minLength: 1,
          maxLength: 8,
        }),
      ),
    );
const layout = fc.record({
  newline: fc.constantFrom("\n", "\r\n"),
  quotes: fc.boolean(),
  mark: fc.constantFrom("", "\uFEFF"),
  end: fc.boolean(),
});
const csvOf = (
  [header, rows]: [string[], string[][]],
  { newline, quotes, mark, end }: { newline: string; quotes: boolean; mark: string; end: boolean },
) => mark + Papa.unparse([header, ...rows], { newline, quotes }) + (end ? newline : "");
const piecesOf = (text: string, size: number) => {
  const bytes = new TextEncoder().encode(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
};

describe("edges of CSV", () => {
  it("have the issues that the schema finds in what papaparse reads, at the same rows", () => {
    let bad = 0;
    const check = (table: [string[], string[][]], form: Parameters<typeof csvOf>[1], size: number) => {
      const text = csvOf(table, form);
      const { records, rows } = rowsOfCsv(text);
      const expected = issuesOf(() => networkFromEdges(records as never)).map(([row, ...rest]) => [
        rows[(row ?? 0) - 1],
        ...rest,
      ]);
      expect(issuesOf(() => edgesFromCsv(text))).toEqual(expected);
      expect(issuesOf(() => edgesFromCsv(piecesOf(text, size)))).toEqual(expected);
      if (expected.length > 0) bad++;
    };
    fc.assert(fc.property(tableOf(columnOf) as never, layout, fc.integer({ min: 1, max: 40 }), check), {
      numRuns: 500,
    });
    expect(bad).toBeGreaterThan(100);
  });

  it("make the network that their rows make", () => {
    const check = (table: [string[], string[][]], form: Parameters<typeof csvOf>[1], directed: boolean) => {
      const text = csvOf(table, form);
      const { records } = rowsOfCsv(text);
      const [one, other] = [
        networkFromColumns(edgesFromCsv(text), { directed }),
        networkFromEdges(records as never, { directed }),
      ];
      expect(one.ties()).toEqual(other.ties());
      expect(one.actors()).toEqual(other.actors());
    };
    fc.assert(fc.property(tableOf(good) as never, layout, fc.boolean(), check), { numRuns: 200 });
  });

  it("name file, row and column of all that is wrong at once", () => {
    const options: EdgeFileOptions = { file: "pledges.csv" };
    const text = 'source,target,start,colour,start\na,b\n,c,2014,red,\n\na,b,2014,,\na,a,2014,,\na,"b"x,2014,,\n';
    expect(issuesOf(() => edgesFromCsv(text, options)).map(([row, column, code]) => [row, column, code])).toEqual([
      [1, "colour", "unknown-column"],
      [1, "start", "unknown-column"],
      [2, undefined, "malformed-csv"],
      [3, "source", "invalid-value"],
      [6, "target", "self-tie"],
      [7, undefined, "malformed-csv"],
      [7, undefined, "malformed-csv"],
      [7, undefined, "malformed-csv"],
    ]);
    expect(() => edgesFromCsv(text, options)).toThrow(/pledges\.csv, row 6, column target: self-tie: got "a"/);
    expect(issuesOf(() => edgesFromCsv("from,to\na,b\n")).map(([, column, code]) => [column, code])).toEqual([
      ["from", "unknown-column"],
      ["to", "unknown-column"],
      ["source", "missing-column"],
      ["target", "missing-column"],
    ]);
    expect(issuesOf(() => edgesFromCsv("")).length).toBe(2);
    const bytes = Uint8Array.from([...new TextEncoder().encode("source,target\na,"), 0xff, 0x0a]);
    expect(issuesOf(() => edgesFromCsv(bytes))).toEqual([[2, "target", "invalid-value", "\uFFFD", "text in UTF-8"]]);
    expect(() => edgesFromCsv(3 as never)).toThrow(/text, bytes/);
    expect(() => edgesFromCsv("", { colums: {} } as never)).toThrow(/colums/);
  });

  it("may have other names and other columns, and numbers for times", () => {
    const text = "Sender,When,Receiver,Note\n1,2014,2,x\n2,2014.5,3,y\n3,..,1,z\n";
    const columns = { source: "Sender", target: "Receiver", start: "When" };
    const network = networkFromColumns(edgesFromCsv(text, { columns, times: "numbers" }));
    expect(network.ties().map(({ startEarliest }) => startEarliest)).toEqual([null, 2014, 2014.5]);
    expect(networkFromColumns(edgesFromCsv(text.replace(/.5,3/, ",3"), { columns })).ties()[2]?.endLatest).toBe(
      "2014-12-31",
    );
    expect(issuesOf(() => edgesFromCsv(text.replace("2014.5", "soon"), { columns, times: "numbers" }))).toEqual([
      [3, "start", "invalid-value", "soon", "a number, or .. for none"],
    ]);
    expect(
      issuesOf(() => edgesFromCsv(text, { times: "numbers", columns: { ...columns, end: "Until" } })).map(
        ([, column]) => column,
      ),
    ).toEqual(["Until"]);
  });

  it("have a column for each key, and no column for two", () => {
    const columns = { source: "from", target: "to", start: "day", end: "day" };
    const message = /option `columns`: got .*, expected a column of its own for each key/;
    expect(() => edgesFromCsv("from,to,day\na,b,2001\n", { columns })).toThrow(message);
    expect(() => edgesFromJsonLines('{"from":"a","to":"b","day":"2001"}\n', { columns })).toThrow(message);
  });

  it("may come in time", async () => {
    async function* stream() {
      yield "source,target\na,";
      yield new TextEncoder().encode("b\n");
    }
    expect(networkFromColumns(await edgesFromCsv(stream())).ties()).toHaveLength(1);
  });
});

describe("edges of JSON lines", () => {
  const plain = fc.constantFrom(
    "a",
    "b",
    "é\\n",
    "",
    "2014",
    "2013-05~",
    "..",
    "high",
    1,
    2.5,
    -1,
    1e30,
    0,
    true,
    null,
    {},
    "tab\t",
  );
  const line = fc.oneof(
    fc.record(Object.fromEntries(EDGE_KEYS.map((key) => [key, plain])), { requiredKeys: [] }),
    fc.record(
      {
        source: fc.constantFrom("a", 1, "é"),
        target: fc.constantFrom("b", 2),
        start: fc.constantFrom("2014", "2013-05~", null),
        weight: fc.constantFrom(1, 2.5),
        colour: fc.constant("red"),
      },
      { requiredKeys: ["source", "target"] },
    ),
    fc.record({
      source: fc.constantFrom("a", 1),
      target: fc.constantFrom("b", 2),
      start: fc.constantFrom(1, 2.5),
      kind: fc.constant("mine"),
    }),
    fc.constantFrom<unknown>(3, "x", null, [1]),
  );
  const without = (record: unknown) =>
    typeof record === "object" && record !== null && !Array.isArray(record)
      ? Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))
      : record;

  it("have the issues that the schema finds in what JSON.parse reads, and make the same network", () => {
    let [bad, fine] = [0, 0];
    const check = (records: readonly unknown[], size: number) => {
      const text = records.map((record) => `${JSON.stringify(record)}\n`).join("");
      const rows = records.map(without);
      const expected = issuesOf(() => networkFromEdges(rows as never));
      expect(issuesOf(() => edgesFromJsonLines(piecesOf(text, size)))).toEqual(expected);
      if (expected.length > 0) bad++;
      else {
        fine++;
        expect(networkFromColumns(edgesFromJsonLines(text)).ties()).toEqual(networkFromEdges(rows as never).ties());
      }
    };
    fc.assert(fc.property(fc.array(line, { maxLength: 5 }), fc.integer({ min: 1, max: 40 }), check), { numRuns: 600 });
    expect(Math.min(bad, fine)).toBeGreaterThan(50);
  });

  it("name the line of what is no JSON; other keys may be left unread", () => {
    const text = '{"from":"a","to":"b","x":[1]}\n\n{"from":"a"\n{"from":"a","to":"a"}\n';
    const columns = { source: "from", target: "to" };
    expect(
      issuesOf(() => edgesFromJsonLines(text, { columns })).map(([row, column, code]) => [row, column, code]),
    ).toEqual([
      [3, undefined, "malformed-json"],
      [4, "target", "self-tie"],
    ]);
  });
});

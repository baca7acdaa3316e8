import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { must } from "../../src/base/collections";
import { AllegianceError, type Issue } from "../../src/base/errors";
import { lazyArray } from "../../src/base/lazy-array";
import { claimsFromCsv, claimsFromJsonLines } from "../../src/data/claims-from";
import { parseDataset, safeParseDataset } from "../../src/data/dataset";
import { issueList } from "../../src/data/read";
import { columnsOf } from "../../src/data/tables";
import { buildNetwork } from "../../src/network/build";
import { readDataset } from "../../src/node/read-dataset";
import { inPieces } from "../base/in-pieces";
import { byZod } from "./by-zod";

const others = {
  sources: "id,title,published\nreport,A report,2020-06\nmemo,A memo,2021\n",
  actors:
    "id,name,type\nant,Ant,person\nbee,Bee,person\neast,East Front,group\nwest-2,West Front,group\nésta,Esta,group\n",
  events: "id,type,date,source,paragraph\nraid-1,attack,2016,report,7\n",
};
const outcome = (claims: Parameters<typeof safeParseDataset>[0][string], tables: object = others) => {
  const result = safeParseDataset({ ...tables, claims });
  return result.success ? { issues: [], claims: result.data.claims } : { issues: result.issues };
};

const actor = ["ant", "bee", "east", "west-2", "ésta"];
/** By column texts that are right, at least for some kind, and texts that are not. */
const TEXTS: Record<string, { good: readonly string[]; bad: readonly string[] }> = {
  id: { good: [], bad: ["", " c", "c;d", "constructor", "toString", "c1", "\u00a0c", "c\ufeff"] },
  kind: {
    good: ["allegiance", "defection", "joint-operation", "succession", "hostility"],
    bad: ["", "friendship", "a b "],
  },
  subject: { good: actor, bad: ["", "nobody", " ant", "ant;bee", "valueOf", "__proto__"] },
  object: { good: actor, bad: ["", "nobody", "ant ", "east-9"] },
  origin: { good: ["", ...actor], bad: ["no-one", "ant;"] },
  parties: {
    good: ["", "ant;bee", "east;west-2", "ésta;ant;bee"],
    bad: ["ant", "ant;ant", "ant;no-9", ";ant", "ant; bee", "a-1;;b-2"],
  },
  role: { good: ["", "merger", "split"], bad: ["marriage", " x"] },
  mode: { good: ["", "by air"], bad: ["x "] },
  start: {
    good: ["", "2014", "2014-06~", "201X", "[2014..2016]", "2014/2015"],
    bad: ["2014-13", "soon", "2014-02-30"],
  },
  end: { good: ["", "2015", "2016-01-05", "2014/..", ".."], bad: ["2013", "15", "[..2013]"] },
  end_status: { good: ["", "ended", "ongoing"], bad: ["not-stated", "gone"] },
  place: { good: ["", "Kunar", "Ḥasakah, Syria", 'the "Front"', "two\nlines"], bad: [" Kunar", "Kunar\u2003"] },
  headcount_low: { good: ["", "5", "10"], bad: ["30", "few", "1.5", "1234567890123456"] },
  headcount_best: { good: ["", "10", "20"], bad: ["7", "-3"] },
  headcount_high: { good: ["", "20", "010"], bad: ["1", "1e3"] },
  modality: { good: ["", "asserted", "denied"], bad: ["rumoured"] },
  attributed_to: { good: ["", "a spokesman"], bad: ["\ta"] },
  source: { good: ["report", "memo"], bad: ["", "letter", "re;port"] },
  paragraph: { good: ["1", "28;29"], bad: ["", "0", "1;", "x"] },
  confidence: { good: ["", "high", "0.5", "1"], bad: ["sure", "1.5", "."] },
  event: { good: ["", "raid-1"], bad: ["raid-2"] },
  tie: { good: ["", "first"], bad: [] },
  contradicts: { good: ["", "c1", "c1;c2"], bad: ["c99", "c1;c99", ";"] },
  note: {
    good: ["", "seen; not heard", '𝔸 long note, of 2 lines\r\nwith \\ and "quotes"', "x".repeat(300)],
    bad: [" ", "a ", "\ud83d"],
  },
};
const names = Object.keys(TEXTS);

/** What is there of a row. */
const defined = (row: object) => Object.fromEntries(Object.entries(row).filter(([, text]) => text !== undefined));

/** A row of which each cell is right with this chance in a hundred; what kinds want is a matter of luck. */
const rowOf = (right: number) =>
  fc.record(
    Object.fromEntries(
      Object.entries(TEXTS).map(([name, { good, bad }]) => [
        name,
        fc.oneof(
          { weight: right, arbitrary: good.length > 0 ? fc.constantFrom(...good) : fc.constant(undefined) },
          { weight: bad.length > 0 ? 100 - right : 0, arbitrary: fc.constantFrom(...(bad.length > 0 ? bad : [""])) },
        ),
      ]),
    ),
  );
/** Rows as they should be, so that some tables have no issue. */
const rightRow = fc
  .tuple(rowOf(100), fc.constantFrom("allegiance", "joint-operation", "defection"))
  .map(([row, kind]) => {
    const isJoint = kind === "joint-operation";
    const shared = {
      ...row,
      kind,
      role: "",
      end: "",
      end_status: "",
      contradicts: "",
      headcount_high: "",
      note: "a-b",
    };
    const bare = { ...shared, subject: "", object: "", origin: "", parties: "east;west-2" };
    return isJoint
      ? bare
      : { ...bare, parties: "", subject: "ant", object: "bee", origin: kind === "defection" ? "east" : "" };
  });
const rows = fc
  .oneof(
    fc.array(rightRow, { maxLength: 12 }),
    fc.array(fc.oneof({ weight: 4, arbitrary: rightRow }, rowOf(97), rowOf(80)), { maxLength: 12 }),
  )
  .map((list) => list.map((row, index): Record<string, string> => ({ id: `c${index + 1}`, ...defined(row) })));

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lineOf = (cells: readonly string[]) => cells.map(quoted).join(",");
const header = fc.oneof(
  { weight: 6, arbitrary: fc.constant(names) },
  { weight: 3, arbitrary: fc.shuffledSubarray(names, { minLength: 12 }) },
  fc.shuffledSubarray([...names, "colour", "id", ""], { minLength: 1 }),
);
const spoilt = fc.constantFrom("", "\n", ",\n", "a,b\n", '"open\n', '"a"b,c\n', " , \n", "\u00a0\n");

describe("claims as columns", () => {
  it("hold what papaparse and the schemas make of a CSV file, with the same issues in the same order", () => {
    let good = 0;
    const cuts = fc.infiniteStream(fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(
        rows,
        header,
        fc.array(spoilt, { maxLength: 2 }),
        fc.boolean(),
        cuts,
        (list, columns, bad, bom, cut) => {
          const lines = list.map((row) => `${lineOf(columns.map((name) => row[name] ?? ""))}\n`);
          const well = list.every(({ note }) => note !== "\ud83d");
          const text = [
            bom ? "\uFEFF" : "",
            `${lineOf(columns)}\n`,
            ...lines,
            ...(lines.length % 3 === 0 ? bad : []),
          ].join("");
          const oracle = byZod({ ...others, claims: text });
          const expected = oracle.issues.length > 0 ? { issues: oracle.issues } : oracle;
          if (oracle.issues.length === 0 && list.length > 0) good++;
          // Half a surrogate pair is no text in UTF-8: refused, where papaparse knows nothing of it.
          if (!well && columns.includes("note")) {
            expect(outcome(text).issues.some(({ expected }) => expected === "text in UTF-8")).toBe(lines.length > 0);
            return;
          }
          expect(outcome(text)).toStrictEqual(expected);
          const table = claimsFromCsv(inPieces(text, cut));
          expect(outcome(table)).toStrictEqual(expected);
          if (table.issues.length === 0) expect([...table]).toStrictEqual(oracle.claims);
        },
      ),
      { numRuns: 150 },
    );
    expect(good).toBeGreaterThan(10);
  }, 60_000);

  it("hold what the rows of JSON lines give, with the same issues, each at its line", () => {
    const value = (text: string, turn: number): unknown => {
      if (turn === 1 && /^\d+(\.\d+)?$/.test(text)) return Number(text);
      if (turn === 2 && text.includes(";")) return text.split(";");
      if (turn === 3 && text === "") return null;
      return turn === 4 && text === "" ? undefined : text;
    };
    const written = rows.chain((list) =>
      fc.tuple(
        ...list.map((row) => fc.tuple(fc.constant(row), fc.array(fc.nat(4), { minLength: 24, maxLength: 24 }), header)),
      ),
    );
    fc.assert(
      fc.property(written, fc.boolean(), (list, isAscii) => {
        const objects = list.map(([row, turns, columns], index) => {
          const own = index % 2 === 0 ? names : columns;
          const text = JSON.stringify(
            Object.fromEntries(own.map((name, i) => [name, value(row[name] ?? "", turns[i] ?? 0)])),
          );
          return isAscii
            ? text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
            : text;
        });
        if (objects.some((text) => text.includes('\\ud83d"'))) return;
        const expected = outcome(objects.map((text) => JSON.parse(text)));
        const table = claimsFromJsonLines(`${objects.join("\n")}\n`);
        expect(outcome(table)).toStrictEqual({ ...expected, issues: expected.issues.map(atLine) });
        if (table.issues.length === 0 && expected.claims) expect([...table]).toStrictEqual(expected.claims);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it("hold the bundled claims, and find every change for the worse that the schemas find", () => {
    const texts = Object.fromEntries(
      ["sources", "actors", "names", "events", "estimates", "claims"].map((name) => [
        name,
        readFileSync(`data/${name}.csv`, "utf8"),
      ]),
    ) as Record<"sources" | "actors" | "names" | "events" | "estimates" | "claims", string>;
    const { claims, ...tables } = texts;
    const expected = byZod(texts);
    expect(expected.issues).toEqual([]);
    expect([...claimsFromCsv(claims)]).toStrictEqual(expected.claims);
    expect(outcome(claimsFromCsv(new TextEncoder().encode(claims)), tables)).toStrictEqual(expected);
    const parsed = Papa.parse<string[]>(claims.trim(), { delimiter: "," }).data;
    const change = fc.tuple(
      fc.integer({ min: 1, max: parsed.length - 1 }),
      fc.nat(23),
      fc.integer({ min: 1, max: parsed.length - 1 }),
      fc.nat(5),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const cells = parsed.map((row) => [...row]);
        for (const [row, column, from, how] of changes) {
          const before = cells[row]?.[column] ?? "";
          const other = cells[from]?.[how === 0 ? (column + 1) % 24 : column] ?? "";
          const changed = [other, other, "", `${before} `, before.slice(1), `${before}9`][how] ?? "";
          (cells[row] as string[])[column] = changed;
        }
        const text = `${cells.map(lineOf).join("\n")}\n`;
        const oracle = byZod({ ...texts, claims: text });
        const wanted = oracle.issues.length > 0 ? { issues: oracle.issues } : oracle;
        expect(outcome(claimsFromCsv(text), tables)).toStrictEqual(wanted);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("show each mistake also where it is the only one", () => {
    const joint = { kind: "joint-operation", parties: "east;west-2", start: "2014" };
    const pledge = { kind: "allegiance", subject: "ant", object: "east" };
    const move = { kind: "defection", subject: "ant", object: "east", origin: "west-2" };
    const wrong: [string, object][] = [
      ["end_status", { ...pledge, end: "2015", end_status: "not-stated" }],
      ["origin", { ...move, origin: "east" }],
      ["origin", { ...move, origin: "ant" }],
      ["object", { ...pledge, object: "ant" }],
      ["parties", { ...joint, parties: "east;east" }],
      ["parties", { ...joint, parties: "east" }],
      ["parties", { ...joint, parties: "east;nobody" }],
      ["parties", { ...pledge, parties: "east;west-2" }],
      ["subject", { ...joint, subject: "ant" }],
      ["object", { ...joint, object: "ant" }],
      ["origin", { ...pledge, origin: "west-2" }],
      ["origin", { ...move, origin: "" }],
      ["end", { ...joint, end: "2015" }],
      ["end_status", { ...joint, end_status: "ended" }],
      ["end", { ...pledge, start: "2016", end: "2015" }],
      ["headcount_high", { ...pledge, headcount_low: "5", headcount_high: "4" }],
      ["headcount_best", { ...pledge, headcount_low: "5", headcount_best: "4" }],
      ["role", { ...pledge, kind: "succession", role: "marriage" }],
      ["kind", { ...pledge, kind: "friendship" }],
      ["source", { ...pledge, source: "letter" }],
      ["event", { ...joint, event: "raid-2" }],
      ["contradicts", { ...pledge, contradicts: "c-9" }],
      ["id", { ...pledge, id: "c-0" }],
      ["id", { ...pledge, id: "c-1;d" }],
      ["id", { ...pledge, id: " c-1" }],
      ["parties", { ...joint, parties: "east-1; west-2" }],
      ["parties", { ...joint, parties: "east-1 ;west-2" }],
      ["parties", { ...joint, parties: "east-1;;west-2" }],
      ["parties", { ...joint, parties: "west-2;toString" }],
    ];
    const right = { id: "c-0", ...pledge, source: "report", paragraph: "1" };
    for (const [column, row] of wrong) {
      const rows: Record<string, string>[] = [right, { ...right, id: "c-1", subject: "", object: "", ...row }];
      const text = [names, ...rows.map((cells) => names.map((name) => cells[name] ?? ""))].map(
        (cells) => `${lineOf(cells)}\n`,
      );
      const { issues } = byZod({ ...others, claims: text.join("") });
      expect(issues.map((issue) => [issue.row, issue.column])).toEqual([[3, column]]);
      expect(outcome(claimsFromCsv(text)).issues).toStrictEqual(issues);
      expect(outcome(rows)).toStrictEqual({ issues });
    }
  });

  it("show mistakes wherever they stand among many rows, and those behind a cell that is refused", () => {
    const right = { kind: "allegiance", subject: "ant", object: "east", source: "report", paragraph: "1" };
    const wrong: object[] = [
      { subject: "" },
      { headcount_low: "5", headcount_best: "few", headcount_high: "3" },
      { object: "nobody" },
      { kind: "defection" },
      { start: "2016", end: "2015" },
      { parties: "east;west-2" },
      { id: "c-0" },
    ];
    const places = [0, 1, 4095, 4096, 4097, 5000, 8191, 8192, 8193, 8999];
    const rows = Array.from({ length: 9000 }, (_, i): Record<string, string> => ({ id: `c-${i}`, ...right }));
    for (const [turn, place] of places.entries()) {
      for (const [i, change] of wrong.entries()) Object.assign(must(rows[(place + 13 * i + turn) % 9000]), change);
    }
    // What is filled in one place is not in the same place of the rows behind.
    const joint = { kind: "joint-operation", subject: "", object: "" };
    Object.assign(must(rows[300]), joint, { parties: "east;west-2" });
    Object.assign(must(rows[300 + 4096]), joint);
    const text = [names, ...rows.map((cells) => names.map((name) => cells[name] ?? ""))].map(
      (cells) => `${lineOf(cells)}\n`,
    );
    const { issues } = byZod({ ...others, claims: text.join("") });
    expect(issues.length).toBeGreaterThan(70);
    expect(outcome(claimsFromCsv(text)).issues).toStrictEqual(issues);
    const lines = rows.map((row) => `${JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name]])))}\n`);
    expect(outcome(claimsFromJsonLines(lines)).issues).toStrictEqual(outcome(rows).issues.map(atLine));
  }, 60_000);

  it("are read in time as well as at once", async () => {
    async function* inTime(text: string) {
      yield* inPieces(text, [3, 500][Symbol.iterator](), 100);
    }
    const csv = "id,kind,subject,object,source,paragraph\nc-1,allegiance,ant,east,report,3\n";
    const line = '{"id":"c-1","kind":"allegiance","subject":"ant","object":"east","source":"report","paragraph":3}';
    const [one, other] = await Promise.all([claimsFromCsv(inTime(csv)), claimsFromJsonLines(inTime(line))]);
    expect([...one]).toStrictEqual([...claimsFromCsv(csv)]);
    expect([...other]).toStrictEqual([...one]);
    expect(outcome(other)).toStrictEqual(outcome(csv));
    expect([one.length, one.at(0), one.at(-1), one.at(1), one.at(0.5)]).toEqual([
      1,
      one.at(0),
      one.at(0),
      undefined,
      undefined,
    ]);
    expect(Object.isFrozen(one.at(0))).toBe(true);
  });

  it("give no claims if anything is wrong with them, and say so when asked for one", () => {
    const table = claimsFromJsonLines('\n{"id":"c-1"\n\n{"id":"c-2","kind":"contact","parties":"ant"}\n3\n');
    expect(table.issues.map(({ code, file, row, column }) => [code, file, row, column])).toEqual([
      ["malformed-json", "claims.jsonl", 2, undefined],
      ["malformed-json", "claims.jsonl", 5, undefined],
      ["missing-column", "claims.jsonl", undefined, "source"],
      ["missing-column", "claims.jsonl", undefined, "paragraph"],
    ]);
    expect(() => table.at(0)).toThrow(AllegianceError);
    expect(() => [...table]).toThrow(/claims\.jsonl, row 2/);
    const { issues } = outcome(table);
    expect(issues.slice(0, 4)).toEqual(table.issues);
    expect(issues.at(-1)).toMatchObject({ file: "claims.jsonl", row: 4, column: "parties", code: "wrong-role" });
  });

  it("are made when they are read where there are many, and build the same network", () => {
    const head = "id,kind,subject,object,start,source,paragraph\n";
    const line = (i: number) =>
      `c-${i},allegiance,${actor[i % 2]},${actor[2 + (i % 2)]},201${i % 10},report,${i + 1}\n`;
    const many = Array.from({ length: 70_000 }, (_, i) => line(i));
    const { claims: all = [] } = outcome(claimsFromCsv([head, ...many]));
    expect([all.length, all[69_999]?.paragraph, all.at(-1)?.id]).toEqual([70_000, "70000", "c-69999"]);
    expect(all.slice(500, 600)).toStrictEqual(outcome(head + many.slice(500, 600).join("")).claims);
    const few = parseDataset({ ...others, claims: head + many.slice(0, 40).join("") });
    const lazy = { ...few, claims: lazyArray(claimsFromCsv(head + many.slice(0, 40).join(""))) };
    expect([...buildNetwork(lazy).ties()]).toEqual([...buildNetwork(few).ties()]);
  }, 60_000);

  it("are read from a folder, as CSV or as JSON lines", async () => {
    const folder = mkdtempSync(join(tmpdir(), "allegiance-claims-"));
    try {
      const { claims, ...tables } = Object.fromEntries(
        ["sources", "actors", "claims", "events"].map((name) => [name, readFileSync(`data/${name}.csv`, "utf8")]),
      ) as Record<string, string>;
      for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, `${name}.csv`), text ?? "");
      await expect(readDataset(folder)).rejects.toThrow(/claims\.csv: missing-table/);
      const { data } = Papa.parse<object>(claims ?? "", { header: true, skipEmptyLines: true });
      writeFileSync(join(folder, "claims.jsonl"), data.map((row) => JSON.stringify(row)).join("\n"));
      const lines = await readDataset(folder);
      expect(lines.claims).toStrictEqual((await readDataset("data")).claims);
      expect(Object.isFrozen(lines.claims)).toBe(true);
      writeFileSync(join(folder, "claims.csv"), claims ?? "");
      await expect(readDataset(folder)).rejects.toThrow(/claims\.jsonl: unknown-table/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("refuse what is no text in UTF-8, naming its cell", () => {
    const head = "id,kind,subject,object,source,paragraph,note\nc-1,allegiance,ant,east,report,1,";
    const notes = [
      [0x61, 0xff, 0x62],
      [0x61, 0xc3],
      [0xed, 0xa0, 0x80],
      [...new TextEncoder().encode("a€b")],
      [0xef, 0xbb, 0xbf, 0x61],
    ];
    const found = notes.map((note) => claimsFromCsv([head, Uint8Array.from(note)]).issues);
    const issue = { code: "invalid-value", row: 2, column: "note", expected: "text in UTF-8" };
    expect(found).toMatchObject([
      [issue],
      [issue],
      [issue],
      [],
      [{ ...issue, expected: "text without blanks at its ends" }],
    ]);
    for (const half of ["\ud83d", "\ude00"]) {
      expect(claimsFromCsv(`${head}a${half}b`).issues).toMatchObject([issue]);
      expect(
        claimsFromJsonLines(`{"id":"c-1","kind":"k","source":"s","paragraph":1,"note":"a${half}b"}`).issues,
      ).toMatchObject([{ ...issue, row: 1 }]);
      expect(
        claimsFromJsonLines(
          `{"id":"c","kind":"k","source":"s","paragraph":1,"note":"${JSON.stringify(half).slice(1, -1)}"}`,
        ).issues,
      ).toMatchObject([{ ...issue, row: 1 }]);
    }
  });

  it("refuse what is neither text nor bytes, and are no other table than claims", () => {
    expect(() => claimsFromCsv(3 as never)).toThrow(/claimsFromCsv.*text/);
    expect(() => claimsFromJsonLines(null as never)).toThrow(/claimsFromJsonLines/);
    const claims = claimsFromCsv(`${columnsOf("claims").join(",")}\n`);
    expect(outcome(claims, { ...others, events: claims }).issues).toMatchObject([{ file: "events.csv" }]);
  });
});

/** An issue of rows as one of JSON lines, which have no header and a file of their own. */
function atLine({ message, ...issue }: Issue): Issue {
  if (issue.file !== "claims.csv") return { ...issue, message };
  const { issues, report } = issueList();
  const row = issue.row === undefined || issue.row === 1 ? undefined : issue.row - 1;
  report({ ...issue, file: "claims.jsonl", row });
  return issues[0] as Issue;
}

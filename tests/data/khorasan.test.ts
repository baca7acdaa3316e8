import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { groupBy } from "../../src/base/collections";
import { KINDS } from "../../src/data/kinds";
import { TABLE_NAMES, TABLES } from "../../src/data/tables";
import { khorasan } from "../../src/khorasan";
import { readDataset } from "../../src/node";

/** How many numbered paragraphs each document has. */
const PARAGRAPHS: Record<string, number> = {
  "afp-2019": 21,
  "cat-2021": 98,
  "hussain-2016": 16,
  "iskp-overview-2021": 40,
  "pips-2018": 23,
};

const csv = (table: string) =>
  Papa.parse<Record<string, string>>(readFileSync(`data/${table}.csv`, "utf8"), { header: true, skipEmptyLines: true });

describe("the bundled data set", () => {
  it("is what its CSV files say, to the byte of the generated module", async () => {
    expect(() => execFileSync(process.execPath, ["data/bundle.js", "--check"], { stdio: "pipe" })).not.toThrow();
    const { name, version } = khorasan;
    expect(khorasan).toEqual(await readDataset("data", { name, version }));
  });

  it("carries the version of the data package", () => {
    const descriptor = JSON.parse(readFileSync("data/datapackage.json", "utf8"));
    expect([khorasan.name, khorasan.version]).toEqual([descriptor.name, descriptor.version]);
    for (const { name, schema } of descriptor.resources) {
      const fields = schema.fields.map((field: { name: string }) => field.name);
      expect(fields).toEqual(csv(name).meta.fields);
      if (name in TABLES) expect(fields).toEqual(Object.keys(TABLES[name as keyof typeof TABLES].shape));
    }
  });

  it("is sorted by id, in code-unit order", () => {
    for (const table of ["sources", "actors", "claims", "events"] as const) {
      const ids = khorasan[table].map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it("codes every core kind, from every document", () => {
    const kinds = groupBy(khorasan.claims, ({ kind }) => kind);
    for (const { name } of KINDS) expect(kinds.get(name)?.length ?? 0, name).toBeGreaterThan(0);
    expect(new Set(khorasan.claims.map(({ source }) => source))).toEqual(new Set(Object.keys(PARAGRAPHS)));
  });

  it("cites paragraphs that exist, in ids that tell source and paragraph", () => {
    for (const { id, source, paragraph } of khorasan.claims) {
      const numbers = paragraph.split(";").map(Number);
      for (const number of numbers) expect(number, id).toBeLessThanOrEqual(PARAGRAPHS[source] ?? 0);
      expect(
        numbers.map((n) => `${source}-${String(n).padStart(3, "0")}-`).some((prefix) => id.startsWith(prefix)),
        id,
      ).toBe(true);
    }
  });

  it("uses every actor, and gives no two actors one strong name", () => {
    const used = new Set([
      ...khorasan.claims.flatMap(({ subject, object, origin, parties }) => [subject, object, origin, ...parties]),
      ...khorasan.events.map(({ target }) => target),
      ...khorasan.estimates.map(({ actor }) => actor),
      ...khorasan.actors.map(({ parent }) => parent),
    ]);
    expect(khorasan.actors.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
    const strong = [
      ...khorasan.actors.map(({ id, name }) => ({ actor: id, name })),
      ...khorasan.names.filter(({ type }) => type !== "weak"),
    ];
    const shared = [...groupBy(strong, ({ name }) => name.toLowerCase())].filter(
      ([, list]) => new Set(list.map(({ actor }) => actor)).size > 1,
    );
    expect(shared.map(([name]) => name)).toEqual([]);
  });

  it("keeps the two Hafiz Saeeds apart", () => {
    expect(khorasan.actors.filter(({ id }) => id.startsWith("hafiz-saeed")).map(({ id }) => id)).toEqual([
      "hafiz-saeed",
      "hafiz-saeed-khan",
    ]);
  });

  it("links contradicting claims both ways", () => {
    const byId = new Map(khorasan.claims.map((claim) => [claim.id, claim]));
    for (const { id, contradicts } of khorasan.claims) {
      for (const other of contradicts) expect(byId.get(other)?.contradicts, `${other} ↔ ${id}`).toContain(id);
    }
  });

  it("says who says so wherever somebody else does", () => {
    const silent = khorasan.claims.filter(({ modality, attributed_to }) => modality === "attributed" && !attributed_to);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it("gives a reason for every paragraph left uncoded, once, and for none that is coded", () => {
    const coded = new Set(
      khorasan.claims.flatMap(({ source, paragraph }) => paragraph.split(";").map((p) => `${source} ${p}`)),
    );
    for (const { source, paragraph, reason } of csv("uncoded").data) {
      expect(coded.has(`${source} ${paragraph}`), `${source} ${paragraph}`).toBe(false);
      expect(reason?.length).toBeGreaterThan(10);
    }
  });

  it("has all its tables", () => {
    for (const table of TABLE_NAMES) expect(khorasan[table].length, table).toBeGreaterThan(0);
  });
});

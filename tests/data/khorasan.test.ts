import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { groupBy } from "../../src/base/collections";
import { KINDS } from "../../src/data/kinds";
import { columnsOf, TABLE_NAMES, type TableName } from "../../src/data/tables";
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

/**
 * Dates known to the day that fall on the first of a month. A date that was rounded looks like these, so each was held against its
 * paragraph: the documents name that day.
 */
const FIRST_OF_MONTH = [
  "claims cat-2021-043-times-square-ttp 2010-05-01",
  "estimates iskp 2021-06-01",
  "events cat-2021-ev-times-square-2010 2010-05-01",
];

const csv = (table: string) =>
  Papa.parse<Record<string, string>>(readFileSync(`data/${table}.csv`, "utf8"), { header: true, skipEmptyLines: true });

describe("the bundled data set", () => {
  it("is what its CSV files say", async () => {
    const { name, version } = khorasan;
    expect(khorasan).toEqual(await readDataset("data", { name, version }));
  });

  it("carries the version of the data package", () => {
    const descriptor = JSON.parse(readFileSync("data/datapackage.json", "utf8"));
    expect([khorasan.name, khorasan.version]).toEqual([descriptor.name, descriptor.version]);
    for (const { name, schema } of descriptor.resources) {
      const fields = schema.fields.map((field: { name: string }) => field.name);
      expect(fields).toEqual(csv(name).meta.fields);
      if (TABLE_NAMES.includes(name as TableName)) expect(fields).toEqual(columnsOf(name as TableName));
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
      ...khorasan.events.flatMap(({ target, by, claimed_by }) => [target, ...by, ...claimed_by]),
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

  it("links the records of one event both ways, each to all the others", () => {
    const byId = new Map(khorasan.events.map((event) => [event.id, event]));
    const linked = khorasan.events.filter(({ same_as }) => same_as.length > 0);
    expect(linked.length).toBeGreaterThan(5);
    for (const { id, same_as } of linked) {
      const all = [id, ...same_as].sort();
      for (const other of same_as) {
        expect([other, ...(byId.get(other)?.same_as ?? [])].sort(), `${other} ↔ ${id}`).toEqual(all);
      }
    }
  });

  it("says in columns, not in notes, who did what", () => {
    const told = khorasan.events.filter(({ note }) => /\bdoers?:|\bsame event as\b/i.test(note ?? ""));
    const loose = told.filter(({ note }) => !/\b(perhaps|may be) the same event as\b/.test(note ?? ""));
    expect(loose.map(({ id }) => id)).toEqual([]);
  });

  it("has no spelling that is the actor's own name", () => {
    const own = new Map(khorasan.actors.map(({ id, name }) => [id, name]));
    expect(khorasan.names.filter(({ actor, name }) => own.get(actor) === name)).toEqual([]);
  });

  it("has few dates on the first of a month, all of them known", () => {
    const { claims, events, estimates } = khorasan;
    const dates = [
      ...claims.flatMap(({ id, start, end }) => [start, end].map((date) => ["claims", id, date])),
      ...events.map(({ id, date }) => ["events", id, date]),
      ...estimates.map(({ actor, date }) => ["estimates", actor, date]),
    ].filter(([, , date]) => /^\d{4}-\d\d-\d\d$/.test(date ?? ""));
    const first = dates.filter(([, , date]) => date?.endsWith("-01"));
    const share = ((100 * first.length) / dates.length).toFixed(1);
    console.info(`${first.length} of ${dates.length} dates known to the day (${share} %) are the first of a month`);
    expect(first.map((date) => date.join(" ")).sort()).toEqual(FIRST_OF_MONTH);
  });

  it("describes the kinds as the library has them", () => {
    const { kinds, resources } = JSON.parse(readFileSync("data/meta.json", "utf8"));
    const ours = KINDS.map(({ name, nature, directed, subject, object, origin, originRequired }) => ({
      name,
      nature,
      direction: directed ? "directed" : "undirected",
      subject,
      object,
      origin: origin === undefined ? "" : `${origin}${originRequired ? " (required)" : ""}`,
    }));
    const theirs = kinds.map(({ definition, ...rest }: Record<string, string>) => {
      expect(definition?.length).toBeGreaterThan(20);
      return rest;
    });
    expect(theirs).toEqual(ours);
    const { fields } = resources.find(({ name }: { name: string }) => name === "claims");
    const enumOf = (column: string): string[] =>
      fields.find(({ name }: { name: string }) => name === column).constraints.enum;
    expect(enumOf("kind")).toEqual(KINDS.map(({ name }) => name));
    for (const { name, roles } of KINDS) {
      const used = new Set(khorasan.claims.filter(({ kind }) => kind === name).flatMap(({ role }) => role ?? []));
      expect(enumOf("role")).toEqual(expect.arrayContaining([...(roles ?? []), ...used]));
      if (!roles && name !== "membership") expect([...used], name).toEqual([]);
    }
    const withMode = khorasan.claims.filter(({ kind, mode }) => mode !== undefined && kind !== "support");
    expect(withMode.map(({ id }) => id)).toEqual([]);
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

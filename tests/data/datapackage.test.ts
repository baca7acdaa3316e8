import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";

interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly delimiter?: string;
  readonly itemType?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly pattern?: string;
    readonly minimum?: number;
    readonly enum?: readonly string[];
  };
}
interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
}
interface Resource {
  readonly [property: string]: unknown;
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly missingValues: readonly string[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly ForeignKey[];
  };
}
type Row = Readonly<Record<string, string>>;

const read = (path: string) => readFileSync(`data/${path}`);
const descriptor = JSON.parse(read("datapackage.json").toString());
const resources: readonly Resource[] = descriptor.resources;
const tables = new Map(
  resources.map(({ name, path }) => [
    name,
    Papa.parse<Row>(read(path).toString(), { header: true, skipEmptyLines: true }),
  ]),
);
const rowsOf = (name: string): readonly Row[] => tables.get(name)?.data ?? [];
const cellsOf = ({ name, delimiter }: Field, row: Row): readonly string[] => {
  const text = row[name] ?? "";
  if (text === "") return [];
  return delimiter === undefined ? [text] : text.split(delimiter);
};
/** What the lists of ids in each table refer to; a foreign key of the standard cannot say it. */
const LISTS: Record<string, string> = {
  parties: "actors",
  contradicts: "claims",
  by: "actors",
  claimed_by: "actors",
  same_as: "events",
};

const NAME = /^[a-z0-9._-]+$/;
const TYPES: Record<string, RegExp> = {
  string: /^[\s\S]*$/,
  integer: /^-?\d+$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
};
const CONSTRAINTS = ["required", "unique", "pattern", "minimum", "enum"];

describe("datapackage.json, by the rules of the Data Package standard 2.0", () => {
  it("names its profile, itself, its licences and its contributors", () => {
    expect(descriptor.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json");
    expect(descriptor.name).toMatch(NAME);
    expect(descriptor.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(descriptor.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    for (const text of [descriptor.title, descriptor.description, ...descriptor.keywords]) expect(text).toMatch(/\S/);
    expect(descriptor.licenses.length).toBeGreaterThan(0);
    for (const { name, path } of descriptor.licenses) expect(name ?? path).toMatch(/\S/);
    expect(descriptor.contributors.length).toBeGreaterThan(0);
    for (const { title, roles } of descriptor.contributors) {
      expect(title).toMatch(/\S/);
      expect(Array.isArray(roles)).toBe(true);
    }
  });

  it("has resources, each with a name and a path of its own, inside the folder", () => {
    expect(resources.length).toBeGreaterThan(0);
    for (const property of ["name", "path"] as const) {
      const values = resources.map((resource) => resource[property]);
      expect(new Set(values).size).toBe(values.length);
    }
    for (const { name, path } of resources) {
      expect(name).toMatch(NAME);
      expect(path).toMatch(/^[a-z0-9-]+\.csv$/);
    }
    expect(resources.map(({ name }) => name)).toContain("claims-dated");
  });

  it.each(resources.map((resource) => [resource.name, resource] as const))(
    "describes the file of %s",
    (_, resource) => {
      const bytes = read(resource.path);
      expect(resource).toMatchObject({
        $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
        type: "table",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: bytes.length,
        hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
      });
      expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).not.toThrow();
      expect(tables.get(resource.name)?.errors).toEqual([]);
      expect([resource.title, resource.description].every((text) => typeof text === "string" && text !== "")).toBe(
        true,
      );
    },
  );

  it.each(resources.map((resource) => [resource.name, resource.schema] as const))(
    "gives %s a schema",
    (name, schema) => {
      const fields = schema.fields.map((field) => field.name);
      expect(new Set(fields).size).toBe(fields.length);
      expect(fields).toEqual(tables.get(name)?.meta.fields);
      expect(schema.missingValues).toEqual([""]);
      for (const field of schema.fields) {
        expect(["list", ...Object.keys(TYPES)], field.name).toContain(field.type);
        expect(field.type === "list", field.name).toBe(field.delimiter !== undefined && field.itemType !== undefined);
        if (field.itemType !== undefined) expect(Object.keys(TYPES)).toContain(field.itemType);
        expect(CONSTRAINTS).toEqual(expect.arrayContaining(Object.keys(field.constraints ?? {})));
        expect(field.description, field.name).toMatch(/\S/);
      }
      expect(schema.primaryKey.length).toBeGreaterThan(0);
      expect(fields).toEqual(expect.arrayContaining([...schema.primaryKey]));
      for (const key of schema.foreignKeys ?? []) {
        expect(fields).toEqual(expect.arrayContaining([...key.fields]));
        const other = resources.find((resource) => resource.name === (key.reference.resource ?? name));
        const theirs = other?.schema.fields.map((field) => field.name) ?? [];
        expect(theirs).toEqual(expect.arrayContaining([...key.reference.fields]));
        expect(key.reference.fields.length).toBe(key.fields.length);
      }
    },
  );
});

describe("the tables, by their schemas", () => {
  it.each(resources.map((resource) => [resource.name, resource.schema] as const))(
    "%s holds what its fields allow",
    (name, { fields, primaryKey }) => {
      const rows = rowsOf(name);
      expect(rows.length).toBeGreaterThan(0);
      const wrong = rows.flatMap((row, index) =>
        fields.flatMap((field) => {
          const cells = cellsOf(field, row);
          const { required, pattern, minimum, enum: words } = field.constraints ?? {};
          const allowed = (cell: string) =>
            TYPES[field.itemType ?? field.type]?.test(cell) === true &&
            (pattern === undefined || new RegExp(pattern).test(cell)) &&
            (minimum === undefined || Number(cell) >= minimum) &&
            (words === undefined || words.includes(cell));
          return (required && cells.length === 0) || !cells.every(allowed)
            ? [`${name} ${index + 2} ${field.name} ${row[field.name]}`]
            : [];
        }),
      );
      expect(wrong).toEqual([]);
      const unique = fields.filter(({ constraints }) => constraints?.unique).map((field) => [field.name]);
      for (const key of [primaryKey, ...unique]) {
        const keys = rows.map((row) => JSON.stringify(key.map((column) => row[column])));
        expect(new Set(keys).size, key.join()).toBe(keys.length);
        expect(rows.filter((row) => key.some((column) => row[column] === ""))).toEqual([]);
      }
    },
  );

  it.each(resources.map((resource) => [resource.name, resource.schema] as const))(
    "%s refers to rows that exist",
    (name, { fields, foreignKeys = [] }) => {
      for (const { fields: columns, reference } of foreignKeys) {
        const known = new Set(
          rowsOf(reference.resource ?? name).map((row) =>
            JSON.stringify(reference.fields.map((column) => row[column])),
          ),
        );
        const dangling = rowsOf(name).filter(
          (row) =>
            columns.every((column) => row[column] !== "") &&
            !known.has(JSON.stringify(columns.map((column) => row[column]))),
        );
        expect(dangling).toEqual([]);
      }
      for (const field of fields.filter(({ itemType }) => itemType === "string")) {
        const other = LISTS[field.name] ?? "";
        expect(field.description).toMatch(new RegExp(`[Ii]ds of \`${other}\``));
        const ids = new Set(rowsOf(other).map((row) => row.id));
        const listed = rowsOf(name).flatMap((row) => cellsOf(field, row));
        expect(listed.length, field.name).toBeGreaterThan(0);
        expect(listed.filter((id) => !ids.has(id))).toEqual([]);
      }
    },
  );
});

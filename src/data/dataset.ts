import * as z from "zod/mini";
import { type Issue, type IssueCode, invalidData, invalidOption, show } from "../base/errors";
import { lazyArray } from "../base/lazy-array";
import { parseOptions } from "../base/options";
import { checkTables, type Tables } from "./checks";
import { readCsv } from "./csv-table";
import { type Kind, type KindInput, kindTable } from "./kinds";
import { fileOf, issueList, type Located, type Place, type TableInput } from "./read";
import { RecordTable } from "./record-table";
import { readRecords } from "./rows";
import {
  type Actor,
  type Claim,
  type Estimate,
  type EventRecord,
  type Name,
  REQUIRED_TABLES,
  type Source,
  TABLE_NAMES,
  type TableName,
} from "./tables";

/** The tables of a data set by name: CSV text, rows keyed by column, or a {@link ClaimTable}. A name may end in `.csv`. */
export type TablesInput = Readonly<Record<string, TableInput>>;

const optionsSchema = () =>
  z.strictObject({
    name: z._default(z.string({ error: "text" }), "unnamed"),
    version: z._default(z.string({ error: "text" }), "unversioned"),
    kinds: z._default(z.array(z.custom<KindInput>(), { error: "an array of kinds" }), []),
  });

export interface ParseOptions {
  /** Named in every result. Default `"unnamed"`. */
  readonly name?: string;
  /** Printed with every result. Default `"unversioned"`. */
  readonly version?: string;
  /** Kinds of relation of your own, beside those that the library knows. */
  readonly kinds?: readonly KindInput[];
}

/**
 * A checked data set: frozen records in the order of the files. More than 65,536 claims that were read as text or bytes are made each time
 * they are read.
 */
export interface Dataset {
  readonly name: string;
  readonly version: string;
  readonly kinds: readonly Kind[];
  readonly sources: readonly Source[];
  readonly actors: readonly Actor[];
  readonly names: readonly Name[];
  readonly claims: readonly Claim[];
  readonly events: readonly EventRecord[];
  readonly estimates: readonly Estimate[];
}

export type SafeParsed =
  | { readonly success: true; readonly data: Dataset }
  | { readonly success: false; readonly issues: readonly Issue[] };

/**
 * Checks tables and turns them into a {@link Dataset}.
 *
 * @throws AllegianceError `invalid-data`, whose `issues` list every problem of every table: file, row (as a spreadsheet
 * counts, the header being 1), column, value, and what was expected. Nothing is dropped or repaired.
 */
export function parseDataset(tables: TablesInput, options: ParseOptions = {}): Dataset {
  const result = safeParseDataset(tables, options);
  if (result.success) return result.data;
  throw invalidData("the data set", result.issues);
}

/** As {@link parseDataset}, answering with the issues instead of throwing them. Wrong options still throw. */
export function safeParseDataset(tables: TablesInput, options: ParseOptions = {}): SafeParsed {
  const { name, version, kinds: own } = parseOptions("parseDataset", optionsSchema, options);
  if (typeof tables !== "object" || tables === null)
    throw invalidOption("tables", tables, "an object of tables by name");
  const kinds = Object.freeze([...kindTable(own).values()]);
  const claims = Object.entries(tables).find(([key]) => tableNamed(key) === "claims")?.[1];
  const placed: Place = (issue) =>
    claims instanceof RecordTable && issue.file === fileOf("claims") ? claims.placed(issue) : issue;
  const { issues, report } = issueList(placed);
  const given = new Map<TableName, TableInput>();
  const missing = new Set<TableName>();
  for (const [key, input] of Object.entries(tables)) {
    const name = tableNamed(key);
    const expected = name ? "each table once" : `one of ${TABLE_NAMES.map(fileOf).join(", ")}`;
    if (name && !given.has(name)) given.set(name, input);
    else report({ code: "unknown-table", file: key, row: undefined, column: undefined, value: key, expected });
  }
  const told = <R extends object>(records: RecordTable<R>) => {
    for (const issue of records.issues) issues.push(issue);
    return records;
  };
  const wrong = (table: TableName, code: IssueCode, value: unknown, expected: string) =>
    report({ code, file: fileOf(table), row: undefined, column: undefined, value, expected });
  const read = <T extends object>(table: TableName): Located<T>[] => {
    const input = given.get(table);
    if (typeof input === "string") {
      const records = told(readCsv<T>(table, input));
      return Array.from({ length: records.length }, (_, index) => records.located(index));
    }
    if (Array.isArray(input)) return readRecords<T>(table, input, report);
    if (input !== undefined) wrong(table, "malformed-csv", show(input), "CSV text or an array of rows");
    else if (REQUIRED_TABLES.includes(table)) {
      missing.add(table);
      wrong(table, "missing-table", undefined, "this table");
    }
    return [];
  };
  const readClaims = (): Tables["claims"] => {
    const input = given.get("claims");
    if (typeof input === "string") return told(readCsv<Claim>("claims", input));
    return input instanceof RecordTable ? told(input) : read("claims");
  };
  const located: Tables = {
    sources: read("sources"),
    actors: read("actors"),
    names: read("names"),
    claims: readClaims(),
    events: read("events"),
    estimates: read("estimates"),
  };
  checkTables(located, new Map(kinds.map((kind) => [kind.name, kind])), report, missing);
  if (issues.length > 0) return { success: false, issues };
  const records = <T>(rows: readonly Located<T>[]): readonly T[] => Object.freeze(rows.map((row) => row.record));
  const data: Dataset = Object.freeze({
    name,
    version,
    kinds,
    sources: records(located.sources),
    actors: records(located.actors),
    names: records(located.names),
    claims: located.claims instanceof RecordTable ? claimRecords(located.claims) : records(located.claims),
    events: records(located.events),
    estimates: records(located.estimates),
  });
  return { success: true, data };
}

const tableNamed = (key: string): TableName | undefined =>
  TABLE_NAMES.find((table) => table === key || fileOf(table) === key);

/** Up to so many claims are made at once. */
const AT_ONCE = 1 << 16;

function claimRecords(claims: RecordTable<Claim>): readonly Claim[] {
  return claims.length <= AT_ONCE ? Object.freeze([...claims]) : lazyArray(claims);
}

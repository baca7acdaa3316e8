import { AllegianceError, type Issue, invalidOption, show } from "../base/errors";
import { checkTables, type Tables } from "./checks";
import { type Kind, type KindInput, kindTable } from "./kinds";
import { fileOf, issueList, type Located, readRecords, readRows, type TableInput } from "./read";
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

/** The tables of a data set by name: CSV text, or rows keyed by column. A name may end in `.csv`. */
export type TablesInput = Readonly<Record<string, TableInput>>;

export interface ParseOptions {
  /** Named in every result. Default `"unnamed"`. */
  readonly name?: string;
  /** Printed with every result. Default `"unversioned"`. */
  readonly version?: string;
  /** Kinds of relation of your own, beside those that the library knows. */
  readonly kinds?: readonly KindInput[];
}

/** A checked data set: frozen records in the order of the files. */
export interface Dataset {
  readonly name: string;
  readonly version: string;
  readonly kinds: ReadonlyMap<string, Kind>;
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
  const { issues } = result;
  const shown = issues.slice(0, 20).map((issue) => `  ${issue.message}`);
  const more = issues.length > shown.length ? [`  … and ${issues.length - shown.length} more, all in \`issues\``] : [];
  const count = issues.length === 1 ? "1 problem" : `${issues.length} problems`;
  throw new AllegianceError({
    code: "invalid-data",
    message: [`${count} in the data set`, ...shown, ...more].join("\n"),
    issues,
  });
}

/** As {@link parseDataset}, answering with the issues instead of throwing them. Wrong options still throw. */
export function safeParseDataset(tables: TablesInput, options: ParseOptions = {}): SafeParsed {
  for (const key of Object.keys(options)) {
    if (!["name", "version", "kinds"].includes(key))
      throw invalidOption(key, options[key as keyof ParseOptions], "one of name, version, kinds");
  }
  const kinds = kindTable(options.kinds);
  const { issues, report } = issueList();
  const given = new Map<TableName, TableInput>();
  for (const [key, input] of Object.entries(tables)) {
    const name = TABLE_NAMES.find((table) => table === key || fileOf(table) === key);
    if (name) given.set(name, input);
    else
      report({
        code: "unknown-table",
        file: key,
        row: undefined,
        column: undefined,
        value: key,
        expected: `one of ${TABLE_NAMES.map(fileOf).join(", ")}`,
      });
  }
  const read = <T>(table: TableName): Located<T>[] => {
    const input = given.get(table);
    if (input !== undefined && typeof input !== "string" && !Array.isArray(input)) {
      report({
        code: "malformed-csv",
        file: fileOf(table),
        row: undefined,
        column: undefined,
        value: show(input),
        expected: "CSV text or an array of rows",
      });
      return [];
    }
    if (input !== undefined) return readRecords<T>(table, readRows(table, input, report), report);
    if (REQUIRED_TABLES.includes(table)) {
      report({
        code: "missing-table",
        file: fileOf(table),
        row: undefined,
        column: undefined,
        value: undefined,
        expected: "this table",
      });
    }
    return [];
  };
  const located: Tables = {
    sources: read("sources"),
    actors: read("actors"),
    names: read("names"),
    claims: read("claims"),
    events: read("events"),
    estimates: read("estimates"),
  };
  checkTables(located, kinds, report);
  if (issues.length > 0) return { success: false, issues };
  const records = <T>(rows: readonly Located<T>[]): readonly T[] => Object.freeze(rows.map((row) => row.record));
  const data: Dataset = Object.freeze({
    name: options.name ?? "unnamed",
    version: options.version ?? "unversioned",
    kinds,
    sources: records(located.sources),
    actors: records(located.actors),
    names: records(located.names),
    claims: records(located.claims),
    events: records(located.events),
    estimates: records(located.estimates),
  });
  return { success: true, data };
}

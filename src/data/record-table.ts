import { Codes } from "../base/codes";
import { type Issue, invalidData } from "../base/errors";
import { CellTexts, EMPTY } from "./cell-texts";
import { fileOf, issueList, type Located, NONE_REFUSED, type Place, type Report } from "./read";
import { cellsOf, type TableName } from "./tables";

/** Columns whose cells are of one sort and may be compared, by the column that they share their texts with. */
const LIKE: Readonly<Record<string, string>> = {
  object: "subject",
  origin: "subject",
  end: "start",
  headcount_best: "headcount_low",
  headcount_high: "headcount_low",
};

export interface CellColumn {
  readonly name: string;
  readonly texts: CellTexts;
  readonly codes: Codes;
}

/**
 * Records of a table, checked cell by cell, as columns of codes: each different text is kept and checked once. A record is made when it
 * is asked for, the same that {@link Located} rows hold.
 */
export class RecordTable<R extends object> {
  length = 0;
  readonly columns: readonly CellColumn[];
  /** Indices of records of which a cell was refused, ascending. */
  readonly refused = new Set<number>();
  /** The columns that the table has. */
  readonly seen = new Set<string>();
  /** Where the numbers of rows do not follow each other: the index of a record, and its row. */
  private readonly jumps: { index: number; row: number }[] = [];
  private nextRow = 0;
  /** Of the record that comes next: whether no cell is refused so far, and how many there are of those that it must have. */
  private isRight = true;
  private found = 0;
  private readonly needed: number;
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(
    readonly table: TableName,
    readonly placed: Place = (issue) => issue,
  ) {
    const texts = new Map<string, CellTexts>();
    this.columns = Object.entries(cellsOf(table)).map(([name, schema]) => {
      const own = texts.get(table === "claims" ? (LIKE[name] ?? name) : name) ?? new CellTexts(schema);
      texts.set(name, own);
      return { name, texts: own, codes: new Codes() };
    });
    this.needed = this.columns.filter((column) => column.texts.expectsText !== undefined).length;
  }

  /** Everything found wrong so far, that is told of the table as a whole first. */
  issues: readonly Issue[] = [];

  /** Sets a cell of the record that comes next; `hash` as {@link CellTexts} takes it. */
  set(column: number, bytes: Uint8Array, start: number, end: number, hash?: number): void {
    const { texts, codes } = this.columns[column] as CellColumn;
    const code = texts.add(bytes, start, end, hash);
    codes.set(this.length, code);
    if (texts.refuses(code)) this.isRight = false;
    else if (texts.expectsText !== undefined) this.found++;
  }

  /** Ends the record whose cells were set. */
  endRow(row: number): void {
    if (row !== this.nextRow) this.jumps.push({ index: this.length, row });
    this.nextRow = row + 1;
    const index = this.length++;
    const isRight = this.isRight && this.found === this.needed;
    this.isRight = true;
    this.found = 0;
    if (isRight) return;
    this.refused.add(index);
  }

  /** Ends the table; `before` are issues of its rows and columns. Issues of cells follow in the order of rows and columns. */
  end(before: readonly Issue[]): void {
    const { issues, report } = issueList(this.placed);
    for (const index of this.refused) for (const issue of this.issuesOf(index)) report(issue);
    this.issues = Object.freeze([...before, ...issues]);
  }

  /** What is wrong with the cells of a record, but for those of columns that the table does not have. */
  private *issuesOf(index: number): Generator<Parameters<Report>[0]> {
    const [file, row] = [fileOf(this.table), this.rowOf(index)];
    for (const { name: column, texts, codes } of this.columns) {
      const code = codes.get(index);
      if (!texts.refuses(code) || !this.seen.has(column)) continue;
      if (code === EMPTY)
        yield { code: "missing-value", file, row, column, value: "", expected: texts.expectsText ?? "" };
      else {
        const value = this.decoder.decode(texts.dictionary.bytes(code));
        yield { code: "invalid-value", file, row, column, value, expected: texts.refused.get(code) ?? "" };
      }
    }
  }

  /** A record; from the end if negative; `undefined` if there is none. @throws AllegianceError `invalid-data` if anything is wrong with the table */
  at(index: number): R | undefined {
    if (this.issues.length > 0) throw invalidData(fileOf(this.table), this.issues);
    const i = index < 0 ? this.length + index : index;
    return Number.isInteger(i) && i >= 0 && i < this.length ? this.recordAt(i) : undefined;
  }

  *[Symbol.iterator](): Generator<R> {
    for (let i = 0; i < this.length; i++) yield this.at(i) as R;
  }

  /** A record with its place, refused cells left out. */
  located(index: number): Located<R> {
    const refused = this.refused.has(index) ? new Set(this.refusedIn(index)) : NONE_REFUSED;
    return { row: this.rowOf(index), record: this.recordAt(index), refused, columns: this.seen };
  }

  private refusedIn(index: number): string[] {
    return this.columns.filter(({ texts, codes }) => texts.refuses(codes.get(index))).map(({ name }) => name);
  }

  column(name: keyof R & string): CellColumn {
    return this.columns.find((column) => column.name === name) as CellColumn;
  }

  /** Whether a cell of a column has a text that is right. */
  holds(name: keyof R & string, text: string): boolean {
    const { texts } = this.column(name);
    const code = texts.dictionary.find(text);
    return code !== 0 && !texts.refuses(code);
  }

  private recordAt(index: number): R {
    const record: Record<string, unknown> = {};
    for (const { name, texts, codes } of this.columns) record[name] = texts.value(codes.get(index));
    return Object.freeze(record) as R;
  }

  private rowOf(index: number): number {
    let [low, high] = [0, this.jumps.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.jumps[middle]?.index ?? 0) <= index) low = middle;
      else high = middle;
    }
    const jump = this.jumps[low];
    return jump ? jump.row + index - jump.index : index;
  }
}

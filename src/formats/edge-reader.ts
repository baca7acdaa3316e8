import type { Cells } from "../base/delimited";
import type { Issue, IssueCode } from "../base/errors";
import { type KindInput, kindTable } from "../data/kinds";
import { issueList } from "../data/read";
import { valueAt } from "../network/column";
import { type CodedColumn, EdgeBuilder, type RawEdges } from "../network/edges/builder";
import type { DictionaryColumn, EdgeColumn } from "../network/edges/cells";
import { checkEdges } from "../network/edges/check";
import type { EdgeColumnName, EdgeColumnsInput } from "../network/edges/from-columns";
import { idAt, idsOf } from "../network/edges/ids";
import { EDGE_KEYS, type EdgeInput } from "../network/edges/input";
import { takeRow } from "../network/edges/rows";
import { type Dictionary, type TimeColumn, textAt } from "../network/edges/table";
import { Texts } from "./texts";

/** How cells of text are read. */
export interface CellRules {
  readonly file: string;
  readonly times: "dates" | "numbers";
  readonly kinds: readonly KindInput[];
}

const NUMBERS: ReadonlySet<string> = new Set(["weight", "confidence", "headcount"]);
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Takes edges of a file, cell by cell as bytes or row by row as values, into checked columns. */
export class EdgeReader {
  readonly #rules: CellRules;
  readonly #builder = new EdgeBuilder(1024);
  /** The texts of each column; those of ids, and those of times, are the same. */
  readonly #textsOf: Readonly<Record<EdgeColumnName, Texts>>;
  /** Rows that were refused, as the schema is to see them. */
  readonly #refused = new Map<number, unknown>();
  /** From which edge on a row is its number and how much more. */
  readonly #shifts: { readonly from: number; readonly shift: number }[] = [];
  readonly #issues = issueList();
  /** Of the edge that is being read. */
  #isGood = true;
  #hasKind = false;
  #undecoded: (readonly [EdgeColumnName, string])[] = [];

  constructor(rules: CellRules) {
    this.#rules = rules;
    const [ids, times] = [new Texts(), new Texts()];
    const shared = { source: ids, target: ids, origin: ids, start: times, end: times };
    const own = (name: EdgeColumnName) => (shared as Partial<Record<EdgeColumnName, Texts>>)[name] ?? new Texts();
    this.#textsOf = Object.fromEntries(EDGE_KEYS.map((key) => [key, own(key)])) as Record<EdgeColumnName, Texts>;
  }

  /** What is wrong with a row that is no edge, or with the file as a whole. */
  report(code: IssueCode, row: number | undefined, column: string | undefined, value: unknown, expected: string): void {
    this.#issues.report({ code, file: this.#rules.file, row, column, value, expected });
  }

  /** A cell of the edge that is being read; an empty one is none. `isText` says that it is text even where it reads like a number. */
  cell(name: EdgeColumnName, cells: Cells, place: number, isText = false): void {
    if (cells.starts[place] === cells.ends[place]) return;
    const i = this.#builder.size;
    const texts = this.#textsOf[name];
    const code = texts.codeOf(cells, place);
    if (!this.#isNumber(name) && name !== "weight" && name !== "confidence" && name !== "headcount") {
      const own = texts.own[code] as number;
      const known = own > 0 ? own - 1 : this.#resolve(name, texts, code);
      if (known >= 0) {
        if (name === "kind") this.#hasKind = true;
        this.#builder.setCode(name, i, known);
        return;
      }
      this.#isGood = false;
    } else {
      texts.values[code] ??= this.valueOf(name, texts.text(code));
      if (!this.#take(name, i, isText ? texts.text(code) : texts.values[code])) this.#isGood = false;
    }
    if (texts.text(code) === undefined) this.#undecoded.push([name, texts.lenient(code)]);
  }

  #resolve(name: CodedColumn, texts: Texts, code: number): number {
    const text = texts.text(code);
    const known = text === undefined ? -1 : this.#builder.codeOf(name, text);
    if (known >= 0) texts.own[code] = known + 1;
    return known;
  }

  #isNumber(name: EdgeColumnName): boolean {
    return this.#rules.times === "numbers" && (name === "start" || name === "end");
  }

  /** The same of a cell that is a number. */
  number(name: EdgeColumnName, value: number): void {
    if (!this.#take(name, this.#builder.size, value)) this.#isGood = false;
  }

  /** What a cell of text is to the schema. */
  valueOf(name: EdgeColumnName, text: string | undefined): unknown {
    const isNumber = NUMBERS.has(name) || this.#isNumber(name);
    return isNumber && text !== undefined && DECIMAL.test(text) ? Number(text) : text;
  }

  /** The cells read are an edge; `cellsOf` gives them as the schema is to see them. */
  endRow(row: number, cellsOf: () => Readonly<Record<string, unknown>>): void {
    const builder = this.#builder;
    const i = builder.size++;
    this.#place(i, row);
    if (!this.#hasKind) builder.kind(i, undefined);
    for (const [name, text] of this.#undecoded) this.report("invalid-value", row, name, text, "text in UTF-8");
    if (!this.#isGood || !builder.hasEnds(i)) this.#refused.set(i, this.#withoutBadTimes(cellsOf(), row));
    this.#isGood = true;
    this.#hasKind = false;
    if (this.#undecoded.length > 0) this.#undecoded = [];
  }

  /** An edge as one value. */
  row(row: number, value: unknown): void {
    const i = this.#builder.size++;
    this.#place(i, row);
    if (takeRow(this.#builder, i, value)) return;
    const { start, end } = (value ?? {}) as Partial<EdgeInput>;
    this.#builder.see(start);
    this.#builder.see(end);
    this.#refused.set(i, value);
  }

  /** @throws AllegianceError `invalid-data` listing every problem of the file, by row */
  finish(): EdgeColumnsInput {
    const { file, kinds } = this.#rules;
    const raw = this.#builder.finish();
    const tell = (issues: Issue[], i: number) => {
      const told = issueList();
      return (code: IssueCode, column: string, value: unknown, expected: string) => {
        told.report({ code, file, row: this.#rowOf(i), column, value, expected });
        issues.push(told.issues.at(-1) as Issue);
      };
    };
    checkEdges(raw, kindTable(kinds), {
      refused: [...this.#refused.keys()],
      rowAt: (i) => (this.#refused.has(i) ? this.#refused.get(i) : rowOf(raw, i)),
      tell,
      what: file,
      before: this.#issues.issues,
    });
    return columnsOf(raw);
  }

  #take(name: EdgeColumnName, i: number, value: unknown): boolean {
    if (value === undefined) return false;
    if (name === "kind") this.#hasKind = true;
    const builder = this.#builder;
    if (name === "role" || name === "id" || name === "document" || name === "paragraph")
      return builder.text(name, i, value);
    if ((name === "start" || name === "end") && this.#rules.times === "numbers" && typeof value === "string")
      return value === ".." && builder[name](i, value);
    return builder[name](i, value);
  }

  /** In a file of numbers a time that is none is told at once: taken for a date, it would make all the others wrong. */
  #withoutBadTimes(cells: Readonly<Record<string, unknown>>, row: number): unknown {
    const left: Record<string, unknown> = { ...cells };
    for (const [name, value] of Object.entries(cells)) {
      const isTime = name === "start" || name === "end";
      if (!isTime || this.#rules.times !== "numbers" || typeof value !== "string" || value === "..") continue;
      this.report("invalid-value", row, name, value, "a number, or .. for none");
      delete left[name];
    }
    return left;
  }

  #place(i: number, row: number): void {
    if (this.#shifts.at(-1)?.shift !== row - i) this.#shifts.push({ from: i, shift: row - i });
  }

  #rowOf(i: number): number {
    return i + (this.#shifts.findLast(({ from }) => from <= i)?.shift ?? 0);
  }
}

function timeAt(column: TimeColumn | undefined, i: number): string | number | undefined {
  const number = column?.numbers?.[i] ?? Number.NaN;
  return textAt(column?.texts, i) ?? (Number.isNaN(number) ? undefined : number);
}

/** An edge that the schema takes, as a row again. */
function rowOf(raw: RawEdges, i: number): EdgeInput {
  const idOf = (actor: number) => String(idAt(raw.actors, actor));
  const [origin, headcount] = [valueAt(raw.origin, i), valueAt(raw.headcount, i)];
  const [id, role] = [textAt(raw.id, i), textAt(raw.role, i)];
  return {
    source: idOf(raw.source[i] as number),
    target: idOf(raw.target[i] as number),
    start: timeAt(raw.start, i) ?? null,
    end: timeAt(raw.end, i) ?? null,
    kind: raw.kindNames[valueAt(raw.kind, i)] as string,
    weight: valueAt(raw.weight, i),
    confidence: valueAt(raw.confidence, i),
    ...(origin >= 0 && { origin: idOf(origin) }),
    ...(Number.isNaN(headcount) ? {} : { headcount }),
    ...(id !== undefined && { id }),
    ...(role !== undefined && { role }),
  };
}

/** Columns as `networkFromColumns` takes them; those without any value are left out. */
function columnsOf(raw: RawEdges): EdgeColumnsInput {
  const { size, kind, kindNames } = raw;
  const values = idsOf(raw.actors);
  const numbers = (column: Float64Array | number) => (typeof column === "number" ? undefined : column);
  const texts = (column: Dictionary | undefined): DictionaryColumn<string> | undefined => column;
  const times = (column: TimeColumn | undefined): EdgeColumn<string | number> | undefined => {
    if (!column?.numbers || !column.texts) return column?.numbers ?? column?.texts;
    return Array.from({ length: size }, (_, i) => timeAt(column, i));
  };
  const kinds = kindNames.length > 0 && !(kindNames.length === 1 && kindNames[0] === "tie");
  const columns = {
    source: { codes: raw.source, values },
    target: { codes: raw.target, values },
    start: times(raw.start),
    end: times(raw.end),
    kind: kinds ? { codes: typeof kind === "number" ? new Int32Array(size) : kind, values: kindNames } : undefined,
    origin: typeof raw.origin === "number" ? undefined : { codes: raw.origin, values },
    weight: numbers(raw.weight),
    confidence: numbers(raw.confidence),
    headcount: numbers(raw.headcount),
    role: texts(raw.role),
    id: texts(raw.id),
    document: texts(raw.document),
    paragraph: texts(raw.paragraph),
  };
  const there = Object.entries(columns).filter(([, column]) => column !== undefined);
  return Object.fromEntries(there) as unknown as EdgeColumnsInput;
}

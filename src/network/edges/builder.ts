import { CONFIDENCE } from "../../data/vocabulary";
import { GrowingTexts, growingFloats, growingInts, Words } from "./growing";
import { type IdColumn, Ids } from "./ids";
import { hasTimes, type PlainColumns } from "./plain";
import type { EdgeColumns, TimeColumn } from "./table";

/** Edges that are being read, cell by cell, into columns. Actors and kinds are numbered as they appear. */
export interface RawEdges extends Omit<EdgeColumns, "kind"> {
  readonly actors: IdColumn;
  /** Numbers of `kindNames`. */
  readonly kind: Int32Array | number;
  readonly kindNames: readonly string[];
  /** Of which sorts times are, other than `".."`, in edges that are wrong too. */
  readonly sorts: { readonly dates: boolean; readonly numbers: boolean };
}

/** Columns of which many cells may be the same text. */
export type CodedColumn =
  | "source"
  | "target"
  | "origin"
  | "start"
  | "end"
  | "kind"
  | "role"
  | "id"
  | "document"
  | "paragraph";

const MS_PER_DAY = 86_400_000;

const NO_KIND = "tie";

/**
 * Takes edges cell by cell. Each method says whether the cell is what the schema of an edge asks for; what is `undefined`, and a time
 * that is `null`, is left out. The columns are as long as the last edge that was `begun`.
 */
export class EdgeBuilder {
  readonly ids = new Ids();
  readonly kinds = new Words();
  readonly times = new Words();
  size = 0;
  dates = false;
  numbers = false;
  #lastKind: string | undefined;
  #lastCode = -1;
  #lastSource = -1;
  #lastTarget = -1;
  readonly #source;
  readonly #target;
  readonly #origin;
  readonly #kind;
  readonly #start;
  readonly #end;
  readonly #weight;
  readonly #confidence;
  readonly #headcount;
  readonly #texts;

  constructor(capacity: number) {
    this.#source = growingInts(capacity);
    this.#target = growingInts(capacity);
    this.#origin = growingInts(capacity);
    this.#kind = growingInts(capacity, 0);
    this.#start = new GrowingTimes(capacity, this.times);
    this.#end = new GrowingTimes(capacity, this.times);
    this.#weight = growingFloats(capacity, 1);
    this.#confidence = growingFloats(capacity, CONFIDENCE.high);
    this.#headcount = growingFloats(capacity);
    this.#texts = {
      role: new GrowingTexts(capacity),
      id: new GrowingTexts(capacity),
      document: new GrowingTexts(capacity),
      paragraph: new GrowingTexts(capacity),
    };
  }

  /** The column of the numbers of ids, which may be written to as well. */
  codes(column: "source" | "target"): Int32Array {
    return (column === "source" ? this.#source : this.#target).column();
  }

  /** Columns for rows that are read at once, as many as the builder was made for. */
  plain(): PlainColumns {
    return {
      source: this.codes("source"),
      target: this.codes("target"),
      start: this.#start.numbers.column(),
      end: this.#end.numbers.column(),
    };
  }

  /** Whether edges without a kind have number 0 of the kinds, as those of such columns need it. */
  isPlain(): boolean {
    return this.kinds.values.length === 0 || this.kinds.values[0] === NO_KIND;
  }

  /** Says that edges, from one up to another, were read into such columns. */
  seePlain(from: number, to: number): void {
    this.kind(from, undefined);
    for (const { numbers } of [this.#start, this.#end]) {
      if (!this.numbers && hasTimes(numbers.column(), from, to)) this.numbers = true;
    }
  }

  source(i: number, id: unknown): boolean {
    return this.sourceCode(i, this.ids.codeOf(id));
  }

  /** The same by the number of the id. */
  sourceCode(i: number, code: number): boolean {
    this.#source.set(i, code);
    if (code >= 0) this.#lastSource = i;
    return code >= 0;
  }

  /** Whether an edge has its two ends, of edges that are read one after the other. */
  hasEnds(i: number): boolean {
    return this.#lastSource === i && this.#lastTarget === i;
  }

  target(i: number, id: unknown): boolean {
    return this.targetCode(i, this.ids.codeOf(id));
  }

  targetCode(i: number, code: number): boolean {
    this.#target.set(i, code);
    if (code >= 0) this.#lastTarget = i;
    return code >= 0;
  }

  origin(i: number, id: unknown): boolean {
    if (id === undefined) return true;
    const code = this.ids.codeOf(id);
    this.#origin.set(i, code);
    return code >= 0;
  }

  kind(i: number, kind: unknown): boolean {
    if (kind !== undefined && (typeof kind !== "string" || kind === "")) return false;
    const name = kind ?? NO_KIND;
    if (name !== this.#lastKind) {
      this.#lastKind = name;
      this.#lastCode = this.kinds.codeOf(name);
    }
    this.#kind.set(i, this.#lastCode);
    return true;
  }

  start(i: number, time: unknown): boolean {
    return this.#time(this.#start, i, time);
  }

  end(i: number, time: unknown): boolean {
    return this.#time(this.#end, i, time);
  }

  /** The number by which a text stands in a column of texts or ids; −1 if it cannot stand there. */
  codeOf(column: CodedColumn, text: string): number {
    if (column === "source" || column === "target" || column === "origin") return this.ids.codeOf(text);
    if (column === "start" || column === "end") {
      this.see(text);
      return this.times.codeOf(text);
    }
    return column === "kind" ? this.kinds.codeOf(text) : this.#texts[column].words.codeOf(text);
  }

  /** Sets a cell of such a column by its number. */
  setCode(column: CodedColumn, i: number, code: number): void {
    if (column === "source") this.sourceCode(i, code);
    else if (column === "target") this.targetCode(i, code);
    else if (column === "start") this.#start.texts.codes.set(i, code);
    else if (column === "end") this.#end.texts.codes.set(i, code);
    else if (column === "kind") this.#kind.set(i, code);
    else if (column === "origin") this.#origin.set(i, code);
    else this.#texts[column].codes.set(i, code);
  }

  /** All starts, or all ends, as numbers, NaN for none; ticks, or the days of Dates. What is infinite is told to `refuse`. */
  adopt(column: "start" | "end", times: Float64Array, sort: "dates" | "numbers", refuse: (i: number) => void): void {
    (column === "start" ? this.#start : this.#end).numbers.adopt(times);
    if (hasTimes(times, 0, times.length)) this[sort] = true;
    for (const infinite of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (let i = times.indexOf(infinite); i >= 0; i = times.indexOf(infinite, i + 1)) refuse(i);
    }
  }

  weight(i: number, weight: unknown): boolean {
    if (weight === undefined) return true;
    if (typeof weight !== "number" || !(weight > 0 && weight < Number.POSITIVE_INFINITY)) return false;
    this.#weight.set(i, weight);
    return true;
  }

  confidence(i: number, confidence: unknown): boolean {
    if (confidence === undefined) return true;
    if (typeof confidence === "string") {
      if (!Object.hasOwn(CONFIDENCE, confidence)) return false;
      this.#confidence.set(i, CONFIDENCE[confidence as keyof typeof CONFIDENCE]);
      return true;
    }
    if (typeof confidence !== "number" || !(confidence >= 0 && confidence <= 1)) return false;
    this.#confidence.set(i, confidence);
    return true;
  }

  headcount(i: number, headcount: unknown): boolean {
    if (headcount === undefined) return true;
    if (!Number.isSafeInteger(headcount) || (headcount as number) < 0) return false;
    this.#headcount.set(i, headcount as number);
    return true;
  }

  text(column: "role" | "id" | "document" | "paragraph", i: number, text: unknown): boolean {
    if (text === undefined) return true;
    if (typeof text !== "string" || (column === "id" && text === "")) return false;
    this.#texts[column].set(i, text);
    return true;
  }

  /** Says that a time was seen, of whatever edge. */
  see(time: unknown): void {
    if (typeof time === "number") this.numbers = true;
    else if ((typeof time === "string" && time !== "..") || time instanceof Date) this.dates = true;
  }

  finish(): RawEdges {
    const { size } = this;
    const ints = (column: ReturnType<typeof growingInts>) => {
      const found = column.finish(size);
      return typeof found === "number" ? new Int32Array(size).fill(found) : found;
    };
    return {
      size,
      actors: this.ids.finish(),
      source: ints(this.#source),
      target: ints(this.#target),
      origin: this.#origin.finish(size),
      kind: this.#kind.finish(size),
      kindNames: this.kinds.values,
      start: this.#start.finish(size),
      end: this.#end.finish(size),
      weight: this.#weight.finish(size),
      confidence: this.#confidence.finish(size),
      headcount: this.#headcount.finish(size),
      role: this.#texts.role.finish(size),
      id: this.#texts.id.finish(size),
      document: this.#texts.document.finish(size),
      paragraph: this.#texts.paragraph.finish(size),
      sorts: { dates: this.dates, numbers: this.numbers },
    };
  }

  #time(column: GrowingTimes, i: number, time: unknown): boolean {
    if (time === undefined || time === null) return true;
    this.see(time);
    if (typeof time === "string") column.texts.set(i, time);
    else {
      const number = time instanceof Date ? time.getTime() / MS_PER_DAY : time;
      if (typeof number !== "number" || !Number.isFinite(number)) return false;
      column.numbers.set(i, number);
    }
    return true;
  }
}

class GrowingTimes {
  readonly numbers;
  readonly texts;

  constructor(capacity: number, words: Words) {
    this.numbers = growingFloats(capacity);
    this.texts = new GrowingTexts(capacity, words);
  }

  finish(size: number): TimeColumn | undefined {
    const [numbers, texts] = [this.numbers.finish(size), this.texts.finish(size)];
    if (typeof numbers === "number") return texts && { numbers: undefined, texts };
    return { numbers, texts };
  }
}

import { groupBy } from "../base/collections";
import { invalidOption } from "../base/errors";

/** One number of an answer, and what it is the number of. */
export interface Figure {
  /** Tells it apart from all others of its answer, and is the same in every answer to the question. */
  readonly key: string;
  /** What it is of: an actor, an actor in a slice, a pair, a route. */
  readonly of: FigureOf;
  /** Figures of one group are ranked among each other: those of one slice. */
  readonly group: string;
  readonly value: number;
}

export type FigureOf = Readonly<Record<string, string | number | null>>;

/** How the rows of an answer are read. */
export interface Reading {
  /** What a row is of. */
  readonly by: readonly string[];
  /** What is not there: a row less, of which the figure is 0, or no figure at all. */
  readonly absent: "zero" | "none";
  /** Whether values are times, of which the least is the first in rank. */
  readonly isTime: boolean;
}

export interface Figures extends Reading {
  readonly figures: readonly Figure[];
}

type Row = Readonly<Record<string, unknown>>;

interface Shape extends Reading {
  /** The columns by which rows of this sort are known. */
  readonly has: readonly string[];
  readonly figuresOf: (rows: readonly Row[], by: readonly string[]) => Figure[];
}

const SLICE = ["start", "end"];

const SHAPES: readonly Shape[] = [
  {
    has: ["actor", "value"],
    by: [...SLICE, "actor", "label"],
    absent: "none",
    isTime: false,
    figuresOf: valued("value"),
  },
  { has: ["actor", "community"], by: [...SLICE, "actor", "other"], absent: "zero", isTime: false, figuresOf: together },
  { has: ["actor", "arrival"], by: ["actor", "label"], absent: "none", isTime: true, figuresOf: valued("arrival") },
  { has: ["actor", "reached"], by: ["actor", "label"], absent: "none", isTime: false, figuresOf: valued("reached") },
  { has: ["route", "certainty"], by: ["route"], absent: "zero", isTime: false, figuresOf: counted },
  {
    has: ["origin", "destination", "moves"],
    by: [...SLICE, "origin", "destination"],
    absent: "zero",
    isTime: false,
    figuresOf: valued("moves"),
  },
];

/**
 * The numbers of an answer: of a measure one for each actor, over time one for each actor and slice; of communities for each two actors
 * whether they are in one; of paths the arrivals; of chains how many there are of each route; or a number, or numbers by name.
 * @throws AllegianceError `invalid-option` for an answer that is none of these
 */
export function figuresOf(answer: unknown): Figures {
  if (typeof answer === "number") return named([["", answer]], []);
  if (answer instanceof Map) return named([...answer], ["name"]);
  if (typeof answer === "object" && answer !== null) {
    if ("then" in answer)
      throw invalidOption("question", answer, "a question that answers at once, not with a promise");
    if (!(Symbol.iterator in answer)) return named(Object.entries(answer), ["name"]);
    const rows = [...(answer as Iterable<unknown>)] as Row[];
    const columns = columnsOf(answer, rows);
    const shape = SHAPES.find(({ has }) => has.every((name) => columns.has(name)));
    if (shape) {
      const { absent, isTime } = shape;
      const by = shape.by.filter((name) => columns.has(name) || name === "other");
      return { by, absent, isTime, figures: shape.figuresOf(rows, by) };
    }
  }
  throw invalidOption("question", answer, EXPECTED);
}

const EXPECTED =
  "a question whose answer is a number, numbers by name (an object or a Map), scores, a series, communities, paths, reach, chains or flows";

/** A table has its columns even without rows. */
function columnsOf(answer: object, rows: readonly Row[]): ReadonlySet<string> {
  const { columns, ids } = answer as { readonly columns?: readonly string[]; readonly ids?: unknown };
  if (ids && rows.length === 0) return new Set(["actor", "label", "value"]);
  if ("modularity" in answer && rows.length === 0) return new Set(["actor", "label", "community"]);
  return new Set(columns ?? Object.keys(rows[0] ?? {}));
}

function named(entries: readonly (readonly [unknown, unknown])[], by: readonly string[]): Figures {
  const figures = entries.map(([name, value]): Figure => {
    if (typeof value !== "number" || Number.isNaN(value)) throw invalidOption("question", value, EXPECTED);
    const of: FigureOf = by.length === 0 ? {} : { name: String(name) };
    return { key: String(name), of, group: "", value };
  });
  return { by, absent: "none", isTime: false, figures };
}

function valued(column: string): Shape["figuresOf"] {
  return (rows, by) => rows.map((row) => figureOf(row, by, timeOrNumber(row[column])));
}

function counted(rows: readonly Row[], by: readonly string[]): Figure[] {
  return [...groupBy(rows, ({ route }) => route).values()].map((group) => figureOf(group[0] as Row, by, group.length));
}

/** For each two actors of one community 1; of those that are in different ones nothing is said. */
function together(rows: readonly Row[], by: readonly string[]): Figure[] {
  const groups = groupBy(rows, ({ start, community }) => JSON.stringify([start, community]));
  return [...groups.values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) => (String(a.actor) < String(b.actor) ? -1 : 1));
    return sorted.flatMap((one, i) =>
      sorted.slice(i + 1).map((other) => figureOf({ ...one, other: other.actor }, by, 1)),
    );
  });
}

/** Keys are made of what the values say, with a sign between them that no id has. */
function figureOf(row: Row, by: readonly string[], value: number): Figure {
  if (Number.isNaN(value)) throw invalidOption("question", row, EXPECTED);
  const of: Record<string, string | number | null> = {};
  let key = "";
  for (const name of by) {
    of[name] = row[name] as string | number | null;
    if (name !== "label") key += `${of[name]}\u0000`;
  }
  return { key, of, group: by[0] === "start" ? `${of.start} ${of.end}` : "", value };
}

/** Times as days since 1970-01-01, ticks and other numbers as they are. */
function timeOrNumber(value: unknown): number {
  if (typeof value === "number") return value;
  return Date.parse(String(value).includes("T") ? String(value) : `${value}T00:00:00Z`) / 86_400_000;
}

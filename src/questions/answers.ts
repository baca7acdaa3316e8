import { compareText, groupBy, must } from "../base/collections";
import type { Figure, FigureOf, Figures, Reading } from "./figures";
import { ranksOf } from "./ranks";

/** Figures that are ranked among each other. */
export interface Group {
  readonly name: string;
  readonly figures: ReadonlyMap<string, Figure>;
  /** By key; 1 is the highest, of times the earliest. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** An answer by its groups: one for each slice, or a single one. */
export interface Answer extends Reading {
  readonly groups: ReadonlyMap<string, Group>;
}

export function answerOf({ figures, ...reading }: Figures): Answer {
  const groups = [...groupBy(figures, ({ group }) => group)].map(([name, members]) =>
    groupOf(name, members, reading.isTime),
  );
  return { ...reading, groups: new Map(groups.map((group) => [group.name, group])) };
}

export function groupOf(name: string, figures: readonly Figure[], isTime: boolean): Group {
  const ranks = ranksOf(
    figures.map(({ value }) => value),
    !isTime,
  );
  return {
    name,
    figures: new Map(figures.map((figure) => [figure.key, figure])),
    ranks: new Map(figures.map(({ key }, i) => [key, must(ranks[i])])),
  };
}

/** The names of all groups of some answers, in the order of time. */
export function groupNames(answers: readonly Answer[]): string[] {
  const times = new Map<string, readonly (FigureOf[string] | undefined)[]>();
  for (const { groups } of answers) {
    for (const { name, figures } of groups.values()) {
      if (times.has(name)) continue;
      const [figure] = figures.values();
      times.set(name, [figure?.of.start, figure?.of.end]);
    }
  }
  const sorted = [...times].sort(([, a], [, b]) => compareTime(a[0], b[0]) || compareTime(a[1], b[1]));
  return sorted.map(([name]) => name);
}

/** Order of times as results show them; one that is not there is first. */
function compareTime(a: FigureOf[string] | undefined, b: FigureOf[string] | undefined): number {
  if (a === b) return 0;
  if (a === undefined || a === null) return -1;
  if (b === undefined || b === null) return 1;
  return typeof a === "number" && typeof b === "number" ? a - b : compareText(String(a), String(b));
}

/** Who has the first place; nobody where all of several are equal. */
export function leadersOf(group: Group | undefined): Figure[] {
  if (!group) return [];
  const first = [...group.figures.values()].filter(({ key }) => group.ranks.get(key) === 1);
  return first.length === group.figures.size && first.length > 1 ? [] : first;
}

/** What a figure is of, as columns of a row. */
export interface FigureNames {
  readonly start?: string | number | null;
  readonly end?: string | number | null;
  readonly actor?: string;
  /** Of a pair of actors the second. */
  readonly other?: string;
  readonly origin?: string;
  readonly destination?: string;
  readonly route?: string;
  readonly name?: string;
}

/** The columns that say what a figure is of, without the actor's label. */
export function namesOf(of: FigureOf): FigureNames {
  const { label: _, ...names } = of;
  return names;
}

/** Those that tell slices apart. */
export function sliceOf({ start, end }: FigureOf): FigureNames {
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

/** What a figure is of within its group, as text. */
export function titleOf({ start: _, end: __, label: ___, ...names }: FigureOf): string {
  return Object.values(names).join(" – ");
}

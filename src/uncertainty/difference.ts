import { type Answer, type Group, groupNames, leadersOf } from "../questions/answers";
import type { Figure, Reading } from "../questions/figures";
import { topOverlap } from "../questions/ranks";

/** One figure in two answers. */
export interface FigureChange {
  readonly figure: Figure;
  /** `undefined` where it is not there. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** How far apart the two are; one that is not there counts 0, of times infinitely late. */
  readonly change: number;
  readonly rankFrom: number | undefined;
  readonly rankTo: number | undefined;
}

/** One group of figures in two answers. */
export interface GroupDifference {
  readonly name: string;
  /** Figures that have another value or another rank. */
  readonly changes: readonly FigureChange[];
  /** How far the first `top` places are the same; `undefined` if nobody has one in either. */
  readonly overlap: number | undefined;
  readonly leadersFrom: readonly Figure[];
  readonly leadersTo: readonly Figure[];
}

/** Values that differ by less than this share of themselves are equal, as in ranks. */
const EQUAL = 1e-9;

/** Where two answers differ, group by group; groups that are one and the same object are not looked at. */
export function differencesOf(
  base: Answer,
  other: Answer,
  top: number,
  isWanted: (group: string) => boolean = () => true,
): GroupDifference[] {
  return groupNames([base, other]).flatMap((name): GroupDifference[] => {
    const [one, two] = [base.groups.get(name), other.groups.get(name)];
    if (one === two || !isWanted(name)) return [];
    const keys = [...new Set([...(one?.figures.keys() ?? []), ...(two?.figures.keys() ?? [])])];
    const changes = keys.flatMap((key) => changeOf(key, one, two, base));
    if (changes.length === 0) return [];
    const values = (group: Group | undefined) => keys.map((key) => group?.figures.get(key)?.value);
    const overlap = topOverlap(values(one), values(two), top, !base.isTime);
    return [{ name, changes, overlap, leadersFrom: leadersOf(one), leadersTo: leadersOf(two) }];
  });
}

function changeOf(key: string, one: Group | undefined, two: Group | undefined, reading: Reading): FigureChange[] {
  const [before, after] = [one?.figures.get(key), two?.figures.get(key)];
  const figure = before ?? after;
  if (!figure) return [];
  const [from, to] = [valueIn(before, reading), valueIn(after, reading)];
  const [rankFrom, rankTo] = [one?.ranks.get(key), two?.ranks.get(key)];
  if (isSame(from, to) && rankFrom === rankTo) return [];
  const nothing = reading.isTime ? Number.POSITIVE_INFINITY : 0;
  const change = isSame(from, to) ? 0 : distance(from ?? nothing, to ?? nothing);
  return [{ figure, from, to, change, rankFrom, rankTo }];
}

function valueIn(figure: Figure | undefined, { absent }: Reading): number | undefined {
  return figure?.value ?? (absent === "zero" ? 0 : undefined);
}

export function isSame(from: number | undefined, to: number | undefined): boolean {
  if (from === to) return true;
  if (from === undefined || to === undefined) return false;
  const size = Math.max(Math.abs(from), Math.abs(to));
  return Number.isFinite(size) && Math.abs(from - to) <= EQUAL * size;
}

function distance(from: number, to: number): number {
  return from === to ? 0 : Math.abs(from - to);
}

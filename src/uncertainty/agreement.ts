import {
  type Answer,
  type FigureNames,
  type Group,
  groupNames,
  leadersOf,
  sliceOf,
  titleOf,
} from "../questions/answers";
import { kendallTau, spearman, topOverlap } from "../questions/ranks";

/** How two answers to one question agree within one slice. */
export interface Agreement extends FigureNames {
  readonly one: string;
  readonly other: string;
  /** How many figures both have, and how many only one of them. */
  readonly both: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** Of the figures that both have; `undefined` where there are no two, or all are equal in one of them. */
  readonly kendall: number | undefined;
  readonly spearman: number | undefined;
  /** How far the first places are the same; `undefined` where there are none. */
  readonly overlap: number | undefined;
  /** Who has the first place; several where they are equal, nobody where all are. */
  readonly firstOne: readonly string[];
  readonly firstOther: readonly string[];
}

/** What two policies make of a question, all slices together. */
export interface PairAgreement {
  readonly one: string;
  readonly other: string;
  /** How many slices have figures under either, and in how many of them another has the first place. */
  readonly slices: number;
  readonly firsts: number;
  readonly both: number;
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** Means over the slices that have one; `undefined` if none has. */
  readonly kendall: number | undefined;
  readonly spearman: number | undefined;
  readonly overlap: number | undefined;
  /** The least overlap of any slice. */
  readonly overlapLeast: number | undefined;
}

/** Two answers, and the policies that they were given under. */
export interface Answers {
  readonly one: string;
  readonly other: string;
  readonly a: Answer;
  readonly b: Answer;
}

/** The groups of two answers, those that only one has included. */
export function groupsOf({ a, b }: Answers): (readonly [Group | undefined, Group | undefined])[] {
  return groupNames([a, b]).map((name) => [a.groups.get(name), b.groups.get(name)]);
}

export function agreements(answers: Answers, top: number): Agreement[] {
  const { one, other, a } = answers;
  return groupsOf(answers).map(([first, second]): Agreement => {
    const keys = [...new Set([...(first?.figures.keys() ?? []), ...(second?.figures.keys() ?? [])])];
    const nothing = a.absent === "zero" ? 0 : undefined;
    const [x, y] = [first, second].map((group) => keys.map((key) => group?.figures.get(key)?.value ?? nothing));
    const [has, have] = [first, second].map((group) => keys.filter((key) => group?.figures.has(key)).length);
    const both = keys.filter((key) => first?.figures.has(key) && second?.figures.has(key)).length;
    const titles = (group: Group | undefined) =>
      leadersOf(group)
        .map(({ of }) => titleOf(of))
        .sort();
    const [figure] = (first ?? second)?.figures.values() ?? [];
    return {
      one,
      other,
      ...sliceOf(figure?.of ?? {}),
      both,
      onlyOne: (has ?? 0) - both,
      onlyOther: (have ?? 0) - both,
      kendall: kendallTau(x ?? [], y ?? []),
      spearman: spearman(x ?? [], y ?? []),
      overlap: topOverlap(x ?? [], y ?? [], top, !a.isTime),
      firstOne: titles(first),
      firstOther: titles(second),
    };
  });
}

export function pairAgreement({ one, other }: Answers, slices: readonly Agreement[]): PairAgreement {
  const sum = (count: (slice: Agreement) => number) => slices.reduce((total, slice) => total + count(slice), 0);
  const overlaps = there(slices.map(({ overlap }) => overlap));
  return {
    one,
    other,
    slices: slices.length,
    firsts: slices.filter(({ firstOne, firstOther }) => JSON.stringify(firstOne) !== JSON.stringify(firstOther)).length,
    both: sum(({ both }) => both),
    onlyOne: sum(({ onlyOne }) => onlyOne),
    onlyOther: sum(({ onlyOther }) => onlyOther),
    kendall: mean(slices.map(({ kendall }) => kendall)),
    spearman: mean(slices.map(({ spearman }) => spearman)),
    overlap: mean(overlaps),
    overlapLeast: overlaps.length === 0 ? undefined : Math.min(...overlaps),
  };
}

function there(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = there(values);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

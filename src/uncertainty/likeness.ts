import type { Answer, Group } from "../questions/answers";
import { kendallTau, pairCounts, spearman, topOverlap } from "../questions/ranks";

/** How like an answer is to another one, of one group of figures. */
export interface Likeness {
  readonly kendall: number | undefined;
  readonly spearman: number | undefined;
  /** Of the first `top` places: |A ∩ B| / |A ∪ B|. */
  readonly overlap: number | undefined;
  /** The same of the first place. */
  readonly leader: number | undefined;
  /** Of the pairs that differ in the first answer, the share that has the same order in the other. */
  readonly orderKept: number | undefined;
  /** The share of the figures of the first answer that the other has too. */
  readonly present: number | undefined;
}

export const LIKENESSES = [
  "kendall",
  "spearman",
  "overlap",
  "leader",
  "orderKept",
  "present",
] as const satisfies readonly (keyof Likeness)[];

/**
 * Compares a group with the same one of another answer. Ranks are compared over the figures of the first that the other has too, which where
 * no row means 0 are all of them; among the first places are those that each has.
 */
export function likenessOf(one: Group, other: Group | undefined, { absent, isTime }: Answer, top: number): Likeness {
  const there = [...one.figures.keys()];
  const added = [...(other?.figures.keys() ?? [])].filter((key) => !one.figures.has(key));
  const valuesOf = (group: Group | undefined, keys: readonly string[]) =>
    keys.map((key) => group?.figures.get(key)?.value);
  const x = valuesOf(one, there);
  const y = valuesOf(other, there).map((value) => value ?? (absent === "zero" ? 0 : undefined));
  const [a, b] = [valuesOf(one, [...there, ...added]), valuesOf(other, [...there, ...added])];
  const { pairs, concordant, tiedInFirst } = pairCounts(x, y);
  return {
    kendall: kendallTau(x, y),
    spearman: spearman(x, y),
    overlap: topOverlap(a, b, top, !isTime),
    leader: topOverlap(a, b, 1, !isTime),
    orderKept: pairs === tiedInFirst ? undefined : concordant / (pairs - tiedInFirst),
    present: there.length === 0 ? undefined : there.filter((key) => other?.figures.has(key)).length / there.length,
  };
}

/** What all groups of an answer come to: of each number the mean over the groups that have it, each counting alike. */
export function meanLikeness(all: readonly Likeness[]): Likeness {
  const [kendall, spearman, overlap, leader, orderKept, present] = LIKENESSES.map((name) =>
    meanOf(all.map((one) => one[name])),
  );
  return { kendall, spearman, overlap, leader, orderKept, present };
}

/** The mean of the numbers that are there. */
export function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 0 ? undefined : there.reduce((sum, value) => sum + value, 0) / there.length;
}

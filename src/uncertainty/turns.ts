import { must } from "../base/collections";
import { type FigureNames, type Group, namesOf, sliceOf, titleOf } from "../questions/answers";
import { type Answers, groupsOf } from "./agreement";

/** Two of the first places that change order: under `one` `ahead` is before `behind`, under `other` after it. */
export interface Turn extends FigureNames {
  readonly one: string;
  readonly other: string;
  readonly ahead: string;
  readonly behind: string;
  /** Their ranks under `one`. */
  readonly aheadOne: number;
  readonly behindOne: number;
  /** Their ranks under `other`. */
  readonly aheadOther: number;
  readonly behindOther: number;
  /** By how many ranks: how far ahead it was, and how far behind it is. */
  readonly by: number;
}

/** Who is among the first places under one policy only: enters them from `one` to `other`, or leaves them. */
export interface Crossing extends FigureNames {
  readonly one: string;
  readonly other: string;
  readonly crossing: "enters" | "leaves";
  /** `undefined` where it is not there. */
  readonly rankOne: number | undefined;
  readonly rankOther: number | undefined;
  /** By how many ranks; `undefined` where it is not there under one of them. */
  readonly by: number | undefined;
}

/** Of each slice each two that are both among the first `top` under one of the policies; the greatest turns first. */
export function turnsOf(answers: Answers, top: number): Turn[] {
  const { one, other } = answers;
  const turns = groupsOf(answers).flatMap(([a, b]): Turn[] => {
    if (!a || !b) return [];
    const pairs = new Map<string, readonly [string, string]>();
    for (const group of [a, b]) {
      const first = [...group.ranks].filter(([, rank]) => rank <= top).map(([key]) => key);
      for (const x of first) for (const y of first) pairs.set(JSON.stringify([x, y]), [x, y]);
    }
    return [...pairs.values()].flatMap(([x, y]): Turn[] => {
      const [aheadOne, behindOne] = [a.ranks.get(x), a.ranks.get(y)];
      const [aheadOther, behindOther] = [b.ranks.get(x), b.ranks.get(y)];
      if (aheadOne === undefined || behindOne === undefined) return [];
      if (aheadOther === undefined || behindOther === undefined) return [];
      if (!(aheadOne < behindOne && aheadOther > behindOther)) return [];
      const [ahead, behind] = [must(a.figures.get(x)).of, must(a.figures.get(y)).of];
      const by = behindOne - aheadOne + aheadOther - behindOther;
      const names = { ...sliceOf(ahead), ahead: titleOf(ahead), behind: titleOf(behind) };
      return [{ one, other, ...names, aheadOne, behindOne, aheadOther, behindOther, by }];
    });
  });
  return turns.sort((x, y) => y.by - x.by);
}

/** Who enters and who leaves the first `top` of each slice; first those who are not there at all, then those who move furthest. */
export function crossingsOf(answers: Answers, top: number): Crossing[] {
  const { one, other } = answers;
  const crossings = groupsOf(answers).flatMap(([a, b]) => {
    const keys = new Set([...(a?.ranks.keys() ?? []), ...(b?.ranks.keys() ?? [])]);
    return [...keys].flatMap((key): Crossing[] => {
      const [rankOne, rankOther] = [a?.ranks.get(key), b?.ranks.get(key)];
      const [was, is] = [isFirst(rankOne, top), isFirst(rankOther, top)];
      if (was === is) return [];
      const by = rankOne === undefined || rankOther === undefined ? undefined : Math.abs(rankOther - rankOne);
      return [{ one, other, ...ofKey(key, a, b), crossing: is ? "enters" : "leaves", rankOne, rankOther, by }];
    });
  });
  const size = ({ by }: Crossing) => by ?? Number.MAX_VALUE;
  return crossings.sort((x, y) => size(y) - size(x));
}

function isFirst(rank: number | undefined, top: number): boolean {
  return rank !== undefined && rank <= top;
}

function ofKey(key: string, a: Group | undefined, b: Group | undefined): FigureNames {
  return namesOf(must(a?.figures.get(key) ?? b?.figures.get(key)).of);
}

import { type FigureNames, namesOf, sliceOf, titleOf } from "../questions/answers";
import type { Figure, FigureOf } from "../questions/figures";
import { type FigureChange, type GroupDifference, isSame } from "./difference";
import type { Unit } from "./influence-units";

/** A value of an answer: times are ISO days, in a network on ticks numbers. */
export type Value = string | number;

/** The change of rank of one figure of the first places. */
export interface RankChange extends FigureNames {
  readonly rankFrom: number;
  /** `undefined` where it is not there any more. */
  readonly rankTo: number | undefined;
}

/** Who had the first place of a slice, and who has it then; several where they are equal, nobody where all are. */
export interface FirstChange extends FigureNames {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What becomes of an answer without one claim, source, family or tie. */
export interface InfluenceRow extends FigureNames {
  /** The claim, source, family or tie that is left out. */
  readonly id: string;
  /** The source of the claim, or those of all claims that are left out. */
  readonly source: string;
  /** Where the source says so; of a claim only. */
  readonly paragraph: string | undefined;
  /**
   * The greatest change of any figure, as a distance from 0 up, of times in days or ticks; 0 if nothing changes. A figure that is not there counts
   * as 0, a time that is not there as infinitely late. Which figure it is stand beside it: `actor`, `start` and what else the question has.
   */
  readonly change: number;
  readonly from: Value | undefined;
  readonly to: Value | undefined;
  /** The rank of that figure in its slice. */
  readonly rankFrom: number | undefined;
  readonly rankTo: number | undefined;
  /** How many figures have another value, come, or go. */
  readonly figures: number;
  /** The sum of all changes. */
  readonly total: number;
  /** How far the first places are the same, in the slice where they are least: a share from 0 to 1. */
  readonly overlap: number;
  /** In how many slices somebody else has the first place. */
  readonly firsts: number;
  /** Of these the first slice. */
  readonly first: FirstChange | undefined;
  /** Of the figures that were in the first places the one whose rank changes most. */
  readonly turn: RankChange | undefined;
  readonly claims: readonly string[];
  /** The ties that rest on it, so that `claimsOf` and `explain` take the row. */
  readonly ties: readonly string[];
}

/** One figure with and without what is left out. */
export interface ChangedFigure extends FigureNames {
  readonly label?: string;
  readonly from: Value | undefined;
  readonly to: Value | undefined;
  readonly change: number;
  readonly rankFrom: number | undefined;
  readonly rankTo: number | undefined;
}

/** How rows are made of the differences that leaving out makes. */
export interface RowTerms {
  readonly top: number;
  readonly isWanted: (of: FigureOf) => boolean;
  readonly shown: (value: number | undefined) => Value | undefined;
}

export function influenceRow(unit: Unit, differences: readonly GroupDifference[], terms: RowTerms): InfluenceRow {
  const changes = differences.flatMap((group) => group.changes).filter(({ figure }) => terms.isWanted(figure.of));
  const values = changes.filter(({ from, to }) => !isSame(from, to));
  // Where only ranks change, the figure is the one whose rank changes most.
  const most = greatest(values.length > 0 ? values : changes, values.length > 0 ? ({ change }) => change : rankMove);
  const firsts = differences.flatMap((group) => firstChange(group));
  const turn = greatest(
    changes.filter(({ rankFrom }) => rankFrom !== undefined && rankFrom <= terms.top),
    rankMove,
  );
  return {
    id: unit.id,
    source: unit.sources.join("; "),
    paragraph: unit.paragraph,
    change: most?.change ?? 0,
    ...(most && namesOf(most.figure.of)),
    from: terms.shown(most?.from),
    to: terms.shown(most?.to),
    rankFrom: most?.rankFrom,
    rankTo: most?.rankTo,
    figures: values.length,
    total: values.reduce((sum, { change }) => sum + change, 0),
    overlap: Math.min(1, ...differences.map(({ overlap }) => overlap ?? 1)),
    firsts: firsts.length,
    first: firsts[0],
    turn:
      turn?.rankFrom !== undefined && rankMove(turn) > 0
        ? { ...namesOf(turn.figure.of), rankFrom: turn.rankFrom, rankTo: turn.rankTo }
        : undefined,
    claims: unit.claims,
    ties: unit.ties,
  };
}

export function changedFigures(differences: readonly GroupDifference[], terms: RowTerms): ChangedFigure[] {
  const changes = differences.flatMap((group) => group.changes).filter(({ figure }) => terms.isWanted(figure.of));
  const rows = changes.map(({ figure, from, to, change, rankFrom, rankTo }): ChangedFigure => {
    return { ...figure.of, from: terms.shown(from), to: terms.shown(to), change, rankFrom, rankTo };
  });
  return rows.sort((a, b) => (a.change < b.change ? 1 : a.change > b.change ? -1 : 0));
}

/** By how many ranks a figure moves; one that comes or goes moves further than any other. */
function rankMove({ rankFrom, rankTo }: FigureChange): number {
  return rankFrom === undefined || rankTo === undefined ? Number.POSITIVE_INFINITY : Math.abs(rankTo - rankFrom);
}

/** The first of the greatest. */
function greatest(
  changes: readonly FigureChange[],
  sizeOf: (change: FigureChange) => number,
): FigureChange | undefined {
  let most: FigureChange | undefined;
  for (const change of changes) if (!most || sizeOf(change) > sizeOf(most)) most = change;
  return most;
}

function firstChange({ leadersFrom, leadersTo }: GroupDifference): FirstChange[] {
  const titles = (leaders: readonly Figure[]) => leaders.map(({ of }) => titleOf(of)).sort();
  const [from, to] = [titles(leadersFrom), titles(leadersTo)];
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const slice = (leadersFrom[0] ?? leadersTo[0])?.of ?? {};
  return [{ ...sliceOf(slice), from, to }];
}

import { must } from "../base/collections";
import { invalidOption } from "../base/errors";
import { type Table, tableOf } from "../base/table";
import { stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { type Answer, groupNames } from "../questions/answers";
import type { Figure, Reading } from "../questions/figures";

/**
 * One figure under all policies: what it is of; by the name of each policy its value, `undefined` where it is not there, and under the
 * name and ` rank` its rank within its slice; and in `turn` how many ranks lie between the best and the worst of these.
 */
export type SideBySide = Readonly<Record<string, string | number | null | undefined>>;

/** Every figure of some answers, in the order of groups and of the ranks under the first answers. */
export interface Gathered extends Reading {
  readonly figures: readonly Figure[];
}

export function gatheredFigures(answers: readonly Answer[]): Gathered {
  const [first] = answers.filter(({ groups }) => groups.size > 0);
  const { by, absent, isTime } = first ?? must(answers[0]);
  const figures = groupNames(answers).flatMap((name) => {
    const groups = answers.map((answer) => answer.groups.get(name));
    const known = new Map(groups.flatMap((group) => [...(group?.figures ?? [])]));
    const sortable = [...known.values()].map((figure) => {
      return { figure, ranks: groups.map((group) => group?.ranks.get(figure.key) ?? Number.MAX_VALUE) };
    });
    sortable.sort((a, b) => {
      const at = a.ranks.findIndex((rank, i) => rank !== b.ranks[i]);
      return at < 0 ? 0 : must(a.ranks[at]) - must(b.ranks[at]);
    });
    return sortable.map(({ figure }) => figure);
  });
  return { by, absent, isTime, figures };
}

/** The value of a figure in an answer as results show it, and its rank. */
export function placeOf(view: TemporalNetwork, answer: Answer, { group, key }: Figure, { absent, isTime }: Reading) {
  const found = answer.groups.get(group);
  const value = found?.figures.get(key)?.value ?? (absent === "zero" ? 0 : undefined);
  const { calendar } = stateOf(view).evidence;
  const shown = isTime && value !== undefined ? (timeValue(Math.floor(value), calendar) ?? undefined) : value;
  return { value: shown, rank: found?.ranks.get(key) };
}

/** @throws AllegianceError `invalid-option` for a policy named as another column is */
export function sideBySideOf(
  view: TemporalNetwork,
  answers: ReadonlyMap<string, Answer>,
  gathered: Gathered,
): Table<SideBySide> {
  const columns = [...gathered.by, ...[...answers.keys()].flatMap((name) => [name, `${name} rank`]), "turn"];
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) throw invalidOption("policies", twice, `names other than ${gathered.by.join(", ")}, turn`);
  const rows = gathered.figures.map((figure): SideBySide => {
    const row: Record<string, string | number | null | undefined> = { ...figure.of };
    const ranks: number[] = [];
    for (const [name, answer] of answers) {
      const { value, rank } = placeOf(view, answer, figure, gathered);
      row[name] = value;
      row[`${name} rank`] = rank;
      if (rank !== undefined) ranks.push(rank);
    }
    return { ...row, turn: Math.max(...ranks) - Math.min(...ranks) };
  });
  return tableOf(rows, columns);
}

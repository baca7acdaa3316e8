import * as z from "zod/mini";
import { must } from "../base/collections";
import { AllegianceError, invalidOption, telling } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Table, tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { anchored } from "../questions/anchored";
import type { Answer, FigureNames } from "../questions/answers";
import { named, type Question } from "../questions/question";
import { askingOf } from "./asking";
import { differencesOf, type GroupDifference } from "./difference";
import { groupsWith, shownBy, wantedBy } from "./influence-figures";
import { type ChangedFigure, changedFigures, type InfluenceRow, influenceRow, type RowTerms } from "./influence-rows";
import { type InfluenceOf, type Unit, unitsOf } from "./influence-units";
import { type Asking, type Leaver, leaverOf } from "./left-out";
import { stepper, type Watch, watchShape } from "./progress";

/** By what the most influential comes first: a column of the rows; of `overlap` the least is first. */
export type RankedBy = "change" | "total" | "figures" | "overlap" | "firsts";

export interface InfluenceOptions extends Watch {
  /** What is left out: each claim (the default), all claims of a source, all of a family of sources, or each tie. */
  readonly of?: InfluenceOf;
  /** The first places that `overlap` and `turn` are about: a whole number from 1. Default 10. */
  readonly top?: number;
  /** Default `"change"`: the greatest change of any one figure. Equals follow by `change`, `total` and `figures`, then in the order of the data. */
  readonly rankedBy?: RankedBy;
  /**
   * Only the figures of which all of this is true, such as `{ actor: "al-qaida", start: "2009" }`; `overlap` and `firsts` are then those of
   * the slices that have one. Default: all figures.
   */
  readonly figure?: FigureNames;
}

export interface ResolvedInfluence {
  readonly question: ReturnType<typeof named>;
  readonly of: InfluenceOf;
  readonly top: number;
  readonly rankedBy: RankedBy;
  readonly figure: FigureNames;
}

/** What was left out, and how much of the question had to be asked again for it. */
export interface InfluenceWork {
  /** How many claims, sources, families or ties were left out. */
  readonly units: number;
  /** For how many of them nothing was that the question could have answered otherwise, so that it was not asked. */
  readonly unasked: number;
  /** How many graphs were measured, the first answer included; of questions other than measures, how many whole views. */
  readonly computed: number;
}

export type Influence = ResultTable<InfluenceRow, ResolvedInfluence> & {
  readonly work: InfluenceWork;
  /** All figures that change, or change in rank, without one of the units. @throws AllegianceError `invalid-option` */
  changes(id: string): Table<ChangedFigure>;
  /** The rows of one figure, such as `{ actor: "al-qaida", start: "2009" }`: what changes it when left out. @throws AllegianceError `invalid-option` */
  carriers(figure: FigureNames): Table<InfluenceRow>;
};

const schema = () =>
  z.strictObject({
    of: z._default(z.enum(["claim", "source", "family", "tie"]), "claim"),
    top: z._default(z.int({ error: "a whole number" }).check(z.minimum(1)), 10),
    rankedBy: z._default(z.enum(["change", "total", "figures", "overlap", "firsts"]), "change"),
    figure: z._default(
      z.record(z.string(), z.union([z.string(), z.number(), z.null()]), {
        error: "an object such as { actor, start }",
      }),
      {},
    ),
    ...watchShape(),
  });

const STATISTICS = [
  ...(["from", "to", "rankFrom", "rankTo", "figures", "total", "overlap", "firsts"] as const),
  ...(["first", "turn", "claims", "ties"] as const),
];

/**
 * Which claim, which source carries an answer: each is left out in turn, and the question is asked again.
 *
 * Whether "most central in 2009" rests on one sentence of one report; which claims have a say in it, and which only confirm what others
 * say as well.
 *
 * A claim that is left out is not there for anything: ties that rest on others too stay, with the dates that these give, and a tie that
 * a defection had ended goes on. For each figure f of the answer, with value x(f) and without the unit x′(f): change = max |x′(f) − x(f)|,
 * total = Σ |x′(f) − x(f)|; a figure that is not there counts 0, a time that is not there is infinitely late. Overlap is |A ∩ B| / |A ∪ B|
 * of the first `top` places of a slice.
 *
 * Influences do not add up: of two claims that say the same neither has any, and both together may carry all. Leave out sources, or families,
 * to see that. Claims that the policy leaves out are not among the rows.
 *
 * Parallel, self, isolated, disconnected: as the question has it. Empty view: no figures, so that no row has any change.
 *
 * Cost: for each unit the ties of the relations it is about are made anew, and measures are taken of those slices only in which ties have
 * changed, once for each projected graph; any other question is asked again in full unless it can be seen that its ties have not
 * changed. `work` says how much that was. Reference: influence by leaving out is
 * Cook (1977), https://doi.org/10.1080/00401706.1977.10489493
 *
 * @throws AllegianceError `invalid-option`, also for a figure that the answer does not have; `unsupported` under presence as a sample, in
 * which all dates are drawn again when a tie is gone; what the question throws; the signal's reason when it is aborted
 */
export async function influence(
  network: TemporalNetwork,
  given: Question,
  options?: InfluenceOptions,
): Promise<Influence> {
  checkNetwork("influence", network);
  const question = anchored(network, given);
  const { signal, onProgress, ...parsed } = parseOptions("influence", schema, options);
  if (typeof network.policy.presence === "object") throw sampled();
  const isWanted = wantedBy(network, parsed.figure);
  const asking = askingOf(network, question, (base) => groupsWith(base, parsed.figure, isWanted));
  const leave = leaverOf(network, asking.reads);
  const units = unitsOf(network, parsed.of);
  const terms: RowTerms = { top: parsed.top, isWanted, shown: shownBy(network, asking.base) };
  const isGroupWanted = groupsWith(asking.base, parsed.figure, isWanted);
  const step = stepper({ ...(signal && { signal }), ...(onProgress && { onProgress }) }, units.length);
  const differences: GroupDifference[][] = [];
  let unasked = 0;
  for (const unit of units) {
    const answer = answerWithout(unit, leave, asking);
    if (answer === asking.base) unasked++;
    differences.push(differencesOf(asking.base, answer, parsed.top, isGroupWanted));
    await step(differences.length);
  }
  const rowsOf = (figure: FigureNames): InfluenceRow[] => {
    const own = { ...terms, isWanted: wantedBy(network, figure) };
    const isInGroup = groupsWith(asking.base, figure, own.isWanted);
    const rows = units.map((unit, i) =>
      influenceRow(
        unit,
        must(differences[i]).filter(({ name }) => isInGroup(name)),
        own,
      ),
    );
    return sorted(rows, parsed.rankedBy);
  };
  const by = asking.base.by.filter((name) => name !== "label");
  const columns = ["id", "source", "paragraph", "change", ...by, ...STATISTICS] as (keyof InfluenceRow)[];
  return tableOf(rowsOf(parsed.figure), columns, {
    ...facts(network),
    options: Object.freeze({ question: named(question), ...parsed }),
    work: Object.freeze({ units: units.length, unasked, computed: asking.computed() }),
    changes: (id: string) => {
      const place = units.findIndex((unit) => unit.id === id);
      if (place < 0) throw invalidOption("id", id, "the id of a row");
      const names = [...asking.base.by, "from", "to", "change", "rankFrom", "rankTo"] as (keyof ChangedFigure)[];
      return tableOf(changedFigures(must(differences[place]), terms), names);
    },
    carriers: (figure: FigureNames) =>
      tableOf(
        rowsOf({ ...parsed.figure, ...figure }).filter(({ change }) => change > 0),
        columns,
      ),
  });
}

function answerWithout(unit: Unit, leave: Leaver, asking: Asking): Answer {
  const remark = `without ${unit.id}`;
  return telling(remark, () => asking.again(leave(unit.isOut, remark)));
}

function sampled(): AllegianceError {
  return new AllegianceError({
    code: "unsupported",
    message:
      'influence: under presence { sample } all dates are drawn again when a tie is gone, so that everything changes; use "possible", "certain" or "expected"',
    expected: "another presence",
  });
}

function sorted(rows: readonly InfluenceRow[], rankedBy: RankedBy): InfluenceRow[] {
  const sizes = (row: InfluenceRow) => [
    rankedBy === "overlap" ? 1 - row.overlap : row[rankedBy],
    row.change,
    row.total,
    row.figures,
  ];
  const compared = rows.map((row) => ({ row, sizes: sizes(row) }));
  compared.sort((a, b) => {
    const at = a.sizes.findIndex((size, i) => size !== b.sizes[i]);
    return at < 0 ? 0 : must(a.sizes[at]) < must(b.sizes[at]) ? 1 : -1;
  });
  return compared.map(({ row }) => row);
}

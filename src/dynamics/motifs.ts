import { must } from "../base/collections";
import { AllegianceError, invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { tableOf } from "../base/table";
import { orderedTriples } from "../kernels/motifs/motifs";
import type { Spacing } from "../kernels/motifs/order";
import { isSet } from "../network/column";
import { checkNetwork, defaultDirection, type Facts, facts, type ResultTable, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { CLASSES, classify } from "./motif-classes";
import { INSTANCE_COLUMNS, instancesOf, type MotifInstance } from "./motif-instances";
import { momentsOf } from "./motif-moments";
import { limitOf, motifsSchema, type ResolvedMotifs, type TemporalMotifsOptions } from "./motif-options";

export type { MotifInstance, TemporalMotifsOptions };

/** How often one motif occurs. */
export interface MotifRow {
  /** Three ties in order, the first of them from a to b: `"ab bc ca"` is a cycle. Undirected, `"ab"` may as well be `"ba"`. */
  readonly motif: string;
  readonly actors: 2 | 3;
  /** Of directed motifs, where the grid of Paranjape, Benson and Leskovec has it, row and column: `"M1,1"` to `"M6,6"`. */
  readonly cell?: string;
  /** Triples that are this motif in every reading of the dates. */
  readonly certain: number;
  /** Triples that are this motif in some reading. */
  readonly possible: number;
}

/** A row for every motif there is, also if it never occurs, in the order of the paper's grid; and what made them. */
export type TemporalMotifs = ResultTable<MotifRow, ResolvedMotifs> & {
  /** Ids of ties that are in no motif because no moment of theirs is known: they have always been there, or began before some date. */
  readonly undated: readonly string[];
  /** The row of a motif; `undefined` if there is no motif of that name. */
  get(motif: string): MotifRow | undefined;
  /** The possible instances of one motif, or of all: found anew at each call. @throws AllegianceError `invalid-option` */
  instances(motif?: string): ResultTable<MotifInstance, ResolvedMotifs>;
};

const COLUMNS = ["motif", "actors", "cell", "certain", "possible"] as const;

/**
 * How often three ties follow each other within some time, by the figure that they make among two or three actors.
 *
 * Whether pledges are returned, passed on or come in a round, and in what order: `ab ba ab` is give and take, `ab bc ca` a cycle,
 * `ab cb cb` two who turn to the same one, `ab bc ac` one that goes round the middleman. A triangle in the graph of all years may be
 * any of eight motifs here, or none if its ties are years apart.
 *
 * An instance is an ordered triple of different ties (e₁, e₂, e₃) at moments t₁ < t₂ < t₃ (≤ if `"non-strict"`) with t₃ ≤ t₁ + `delta`,
 * that together have two or three actors, none of them apart. Its motif says which ties share which actors: a is the source of e₁, b
 * its target, c the third. Undirected, b is whom e₁ shares with the first tie to c; among two, a has the lower id.
 *
 * Moments: an event happens at its date, a state at its beginning (`states`); ends are not looked at. What an unstated beginning
 * means is the policy's onset. In a view restricted in time all three moments lie in its window.
 *
 * Dates: each tie has one moment, unknown within its bounds; a reading gives every tie a day of its own (the ties of one claim of
 * several parties share theirs). A triple in this order counts as `possible` if some reading has it in order and within `delta`, as
 * `certain` if every reading has: the same three ties in the same order. Three ties of one imprecise month are so possible in all six
 * orders, certain in none; that some motif occurs in every reading, now this and now that, is not certain either. Both counts are
 * exact, the same under presence `certain` and `possible`, and equal where dates are known to the day or presence is a sample. In any
 * one reading the number of instances lies between them, but it need not reach either, since triples may exclude each other.
 *
 * Parallel ties: each is a tie of its own; `ab ab ab` is made of nothing else. Self-ties do not exist. Isolated actors and
 * disconnected: no matter. Empty view: all 0.
 *
 * Cost O(m·k²), k the most ties of one actor that may lie within `delta` of one of them; imprecise dates and a long `delta` raise it.
 * `instances` costs the same again. Reference: Paranjape, Benson and Leskovec (2017), https://doi.org/10.1145/3018661.3018731
 *
 * @throws AllegianceError `invalid-option`; `unsupported` for directed motifs of a view with undirected ties, and under presence
 * `expected`
 */
export function temporalMotifs(network: TemporalNetwork, options: TemporalMotifsOptions): TemporalMotifs {
  checkNetwork("temporalMotifs", network);
  const {
    delta,
    order,
    along = defaultDirection(network),
    states,
  } = parseOptions("temporalMotifs", motifsSchema, options);
  const moments = momentsOf(readingOf(network), states);
  const { columns } = stateOf(network);
  if (along === "directed") refuseUndirected(moments.ties.some((tie) => !isSet(columns.directed, tie)));
  const spacing: Spacing = { strict: order === "strict", limit: limitOf(delta, network) };
  const classes = CLASSES[along];
  const [certain, possible] = [new Float64Array(classes.length), new Float64Array(classes.length)];
  orderedTriples(moments, spacing, (x, y, z, sure) => {
    const { place } = classify(along, moments, [x, y, z]);
    possible[place] = (possible[place] as number) + 1;
    if (sure) certain[place] = (certain[place] as number) + 1;
  });
  const rows = classes.map((one, place): MotifRow => {
    return { ...one, certain: must(certain[place]), possible: must(possible[place]) };
  });
  const made = { ...facts(network), options: Object.freeze({ delta, order, along, states }) };
  const instances = (motif?: string): ResultTable<MotifInstance, ResolvedMotifs> => {
    if (motif !== undefined && !classes.some((one) => one.motif === motif)) {
      throw invalidOption("motif", motif, `one of ${classes.map((one) => one.motif).join(", ")}`);
    }
    return tableOf(instancesOf(network, moments, spacing, along, motif), INSTANCE_COLUMNS, made);
  };
  return tableOf<MotifRow, Facts & Pick<TemporalMotifs, "options" | "undated" | "get" | "instances">>(
    rows,
    along === "directed" ? COLUMNS : COLUMNS.filter((name) => name !== "cell"),
    {
      ...made,
      undated: Object.freeze(moments.undated.map((tie) => must(columns.ids.at(tie)))),
      get: (motif) => rows.find((row) => row.motif === motif),
      instances,
    },
  );
}

/** The view with all the ties that it may have, or those of the reading that was drawn: presence otherwise plays no part. */
function readingOf(view: TemporalNetwork): TemporalNetwork {
  const { presence } = view.policy;
  if (presence === "expected") {
    const expected = 'presence "possible", "certain" or a sample';
    const message = `temporalMotifs counts in all readings of the dates, and has no way to weigh chances: use ${expected}`;
    throw new AllegianceError({ code: "unsupported", message, expected });
  }
  return presence === "certain" ? view.under({ presence: "possible" }) : view;
}

function refuseUndirected(isSome: boolean): void {
  if (!isSome) return;
  const expected = '`along: "undirected"`, or a view of directed ties only: network.where((tie) => tie.directed)';
  const message = `temporalMotifs: some ties of this view point nowhere, so that they make no directed motif; use ${expected}`;
  throw new AllegianceError({ code: "unsupported", message, expected });
}

import * as z from "zod/mini";
import { FAMILIES, FAMILY_NAMES } from "../alterations/reference-families";
import { familyShape, type ReferenceModelOptions } from "../alterations/reference-model";
import { groupBy, indices, must } from "../base/collections";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { seedSchema } from "../base/random";
import { tableOf } from "../base/table";
import { checkNetwork, facts, type ResultTable, stateOf } from "../network/inside";
import { timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import { anchored } from "../questions/anchored";
import type { FigureNames } from "../questions/answers";
import { figuresIn } from "../questions/columns";
import type { Figures } from "../questions/figures";
import { columnAskerOf, type NamedQuestion, named, type Question } from "../questions/question";
import { type Drawer, type DrawTask, drawerOf } from "./draws";
import { eachDraw } from "./each-draw";
import { nullStatistics } from "./null-statistics";
import { unpacker } from "./packed";
import { type DrawOptions, drawShape, stepper } from "./progress";

/** Draws a network with which a view is compared; the same seed gives the same network. */
export type DrawModel = (view: TemporalNetwork, seed: number) => TemporalNetwork;

export interface SignificanceOptions
  extends DrawOptions,
    Partial<Pick<ReferenceModelOptions, "kinds" | "types" | "switches">> {
  /** What the networks with which the view is compared have in common with it: a family of `referenceModel`. Either this or `model`. */
  readonly keep?: ReferenceModelOptions["keep"];
  /** A model of one's own; `kinds`, `types` and `switches` are then its own affair. */
  readonly model?: DrawModel;
  /** How many networks are drawn. Default 199: the least p there can be is then 1/200 on one side, 1/100 on both. */
  readonly draws?: number;
  /** Draw k, from 0, is the model's network of seed `seed + k`. Default 1. */
  readonly seed?: number;
  /** The share of the draws that lie from low to high, above 0 up to 1. Default 0.9: from the 5 % to the 95 % quantile. */
  readonly level?: number;
}

export interface ResolvedSignificance {
  readonly question: ReturnType<typeof named>;
  /** A family's name in the notation of Gauvin et al., or that of a function. */
  readonly model: string;
  readonly keep: ReferenceModelOptions["keep"] | undefined;
  readonly kinds: "apart" | "together" | undefined;
  readonly types: "keep" | "mix" | undefined;
  readonly switches: number | undefined;
  readonly draws: number;
  readonly seed: number;
  readonly level: number;
}

/** One figure of the view against those of the model. Values are those of the question; times are ISO days, in a network on ticks numbers. */
export interface SignificanceRow extends FigureNames {
  readonly label?: string;
  readonly observed: string | number;
  /** Over the draws that have this figure; the standard deviation of times in days. `undefined` where it is infinite, or of no draws. */
  readonly mean: string | number | undefined;
  readonly sd: number | undefined;
  /** How many standard deviations observed lies above the mean; `undefined` where all draws are equal. */
  readonly z: number | undefined;
  readonly low: string | number | undefined;
  readonly high: string | number | undefined;
  /** The share of the draws that have this figure. What is absent as nothing (a pair not together, a route not there) counts 0. */
  readonly present: number;
  /** How likely the model gives a value as low as observed, as high, or as far out on either side. */
  readonly pLow: number | undefined;
  readonly pHigh: number | undefined;
  readonly p: number | undefined;
}

const STATISTICS = ["observed", "mean", "sd", "z", "low", "high", "present", "pLow", "pHigh", "p"] as const;

const schema = () =>
  z.strictObject({
    keep: z.optional(z.enum(FAMILY_NAMES)),
    model: z.optional(
      z.custom<DrawModel>((value) => value === undefined || typeof value === "function", {
        error: "a function of a view and a seed",
      }),
    ),
    kinds: z.optional(familyShape().kinds._zod.def.innerType),
    types: z.optional(familyShape().types._zod.def.innerType),
    switches: z.optional(familyShape().switches._zod.def.innerType),
    draws: z._default(z.int({ error: "a whole number" }).check(z.minimum(1), z.maximum(1_000_000)), 199),
    seed: z._default(seedSchema(), 1),
    level: z._default(z.number().check(z.gt(0), z.maximum(1)), 0.9),
    ...drawShape(),
  });

/**
 * Whether figures are higher or lower than in random networks that share some features with the view.
 *
 * A broker between many may be one for no other reason than that it has many ties. If networks in which everybody has as many ties give it
 * as high a betweenness, there is nothing left to explain; if hardly any does, its place is its own.
 *
 * With n the draws that have the figure, x their values, x₀ that of the view: z = (x₀ − mean(x)) / sd(x), sd dividing by n − 1.
 * pHigh = (r + 1) / (n + 1), r the number of x ≥ x₀, pLow the same of x ≤ x₀, p = min(1, 2·min(pLow, pHigh)). One is added since the view
 * itself is one of the networks that the model allows; so no p is 0. Values that differ by less than a billionth are equal. z tells how far
 * out, and is a probability only if values are normally distributed, which those of networks often are not; p assumes nothing.
 *
 * Every row is a test of its own: of a hundred actors of no account five have p ≤ 0.05. Who has no tie in a draw has no figure there, and
 * p is then of the draws in which it has (`present`); under isolates `"keep"` it is there in all.
 *
 * Rows are those of the view's own answer. Of what is absent as nothing (pairs, routes, flows) they are also those that only draws have,
 * with 0 observed. Parallel, self, isolated, disconnected, empty: as the question and the model have it. A figure of which no draw has a
 * value, or that all draws have the same, has no z.
 *
 * Cost: that of the question and of a draw of the model, for each draw; it goes on in between with whatever else there is to do.
 * References: for p North, Curtis and Sham (2002), https://doi.org/10.1086/341527; for models Gauvin et al. (2022),
 * https://doi.org/10.1137/19M1242252
 *
 * @throws AllegianceError `invalid-option`, or what the question throws of a drawn network; the signal's reason when it is aborted
 */
export async function significance(
  view: TemporalNetwork,
  given: Question,
  options: SignificanceOptions,
): Promise<ResultTable<SignificanceRow, ResolvedSignificance>> {
  checkNetwork("significance", view);
  const question = anchored(view, given);
  const { signal, onProgress, workers, ...parsed } = parseOptions("significance", schema, options);
  const { draw, family, ...model } = modelOf(parsed);
  const { draws, seed, level } = parsed;
  const ask = columnAskerOf(question);
  const observed = figuresIn(ask(view));
  const step = stepper({ ...(signal && { signal }), ...(onProgress && { onProgress }) }, draws);
  const drawn: Figures[] = [];
  let made = 0;
  const recipe = family && ({ kind: "reference", options: { ...family, seed } } as const);
  const own: Drawer = (k) => {
    const network = must(draw)(view, seed + k);
    checkNetwork("a question of significance", network);
    return { answer: ask(network), changed: undefined };
  };
  const drawing = {
    ...{ view, question, workers, reader: unpacker, make: recipe ? drawerOf(view, ask, recipe) : own },
    task: recipe && ((question: NamedQuestion): DrawTask => ({ call: "draws", question, recipe })),
  };
  await eachDraw(drawing, { from: 0, to: draws }, async (k, { answer }) => {
    if (answer) drawn[k] = figuresIn(answer);
    await step(++made);
    return 1;
  });
  const answered = drawn.filter((answer) => answer !== undefined);
  const rows = rowsOf(view, observed, answered, (1 - level) / 2);
  const by = observed.by as readonly (keyof SignificanceRow)[];
  return tableOf(rows, [...by, ...STATISTICS], {
    ...facts(view),
    options: Object.freeze({ question: named(question), ...model, draws, seed, level }),
  });
}

type Model = Pick<ResolvedSignificance, "model" | "keep" | "kinds" | "types" | "switches"> & {
  /** Either a function, or a family of reference models. */
  readonly draw?: DrawModel;
  readonly family?: Omit<ReferenceModelOptions, "seed">;
};

function modelOf({ keep, model, kinds, types, switches }: z.output<ReturnType<typeof schema>>): Model {
  if ((keep === undefined) === (model === undefined)) {
    throw invalidOption(
      keep ? "model" : "keep",
      keep ? model : keep,
      `either \`keep\`, one of ${FAMILY_NAMES.join(", ")}, or \`model\``,
    );
  }
  const own = Object.entries({ kinds, types, switches }).filter(([, value]) => value !== undefined);
  if (!keep) {
    const [first] = own;
    if (first) throw invalidOption(first[0], first[1], "nothing, since `model` is a function of its own");
    const name = `function ${model?.name || "without a name"}`;
    return { model: name, keep, kinds, types, switches, draw: must(model) };
  }
  const shape = z.strictObject(familyShape()).parse(Object.fromEntries(own));
  return {
    model: FAMILIES[keep].model,
    keep,
    ...shape,
    family: { keep, ...shape },
  };
}

function rowsOf(view: TemporalNetwork, observed: Figures, drawn: readonly Figures[], tail: number): SignificanceRow[] {
  const { calendar } = stateOf(view).evidence;
  const { isTime, absent } = observed;
  const isNothing = absent === "zero";
  const shown = <T extends number | undefined>(value: T) =>
    isTime && value !== undefined ? (timeValue(Math.floor(value), calendar) ?? undefined) : value;
  const found = groupBy(
    drawn.flatMap(({ figures }) => figures),
    ({ key }) => key,
  );
  const own = new Set(observed.figures.map(({ key }) => key));
  const others = [...found]
    .filter(([key]) => isNothing && !own.has(key))
    .map(([, [first]]) => ({ ...must(first), value: 0 }));
  return [...observed.figures, ...others].map(({ key, of, value }): SignificanceRow => {
    const there = (found.get(key) ?? []).map((figure) => figure.value);
    const values = isNothing ? [...there, ...indices(drawn.length - there.length).map(() => 0)] : there;
    const { mean, sd, z, low, high, ...chances } = nullStatistics(value, values, tail);
    return {
      ...of,
      observed: must(shown(value)),
      ...{ mean: shown(mean), sd, z, low: shown(low), high: shown(high) },
      present: there.length / drawn.length,
      ...chances,
    };
  });
}

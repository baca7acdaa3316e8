import { must } from "../base/collections";
import { AllegianceError } from "../base/errors";
import { type DrawTerms, drawnView } from "../network/drawn";
import type { TemporalNetwork } from "../network/network";
import type { DateQuantiles } from "../network/reading";
import type { Base } from "../network/state";
import type { Figure, Figures, Reading } from "./figures";
import type { Ask, NamedQuestion } from "./question";

/** Draws to be made by a worker: all of it is plain data. */
export interface DrawJob {
  readonly question: NamedQuestion;
  readonly terms: DrawTerms;
  readonly from: number;
  readonly to: number;
}

/** The answer in one draw; errors say in which. */
export function askDrawn(
  view: TemporalNetwork,
  ask: Ask,
  terms: DrawTerms,
  draw: number,
  quantiles?: (base: Base) => DateQuantiles,
): Figures {
  try {
    return ask(drawnView(view, terms, draw, quantiles));
  } catch (error) {
    if (!(error instanceof AllegianceError)) throw error;
    throw new AllegianceError({ ...error.problem, message: `draw ${draw}: ${error.message}` });
  }
}

/** An answer as it is sent: what each figure is of is sent once only, and then told by its place among all that were sent. */
export interface Packed {
  readonly reading: Reading;
  readonly fresh: readonly Omit<Figure, "value">[];
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Packs one answer after another, for the same {@link unpacker}. */
export function packer(): (answer: Figures) => Packed {
  const known = new Map<string, number>();
  return ({ figures, by, absent, isTime }) => {
    const fresh: Omit<Figure, "value">[] = [];
    const places = Int32Array.from(figures, ({ key, of, group }) => {
      const place = known.get(key) ?? known.size;
      if (place === known.size) {
        known.set(key, place);
        fresh.push({ key, of, group });
      }
      return place;
    });
    return { reading: { by, absent, isTime }, fresh, places, values: Float64Array.from(figures, ({ value }) => value) };
  };
}

export function unpacker(): (packed: Packed) => Figures {
  const known: Omit<Figure, "value">[] = [];
  return ({ reading, fresh, places, values }) => {
    known.push(...fresh);
    const figures = Array.from(places, (place, i): Figure => ({ ...must(known[place]), value: must(values[i]) }));
    return { ...reading, figures };
  };
}

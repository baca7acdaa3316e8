import { must } from "../base/collections";
import { invalidOption } from "../base/errors";
import type { JoinedRanks } from "../kernels/slices/joined-ranks";
import type { TimeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Figure, FigureOf, Figures, Reading } from "./figures";

/** What a figure is of, without its value. */
export type Mark = Omit<Figure, "value">;

/** The figures of an answer as columns: what each is of is told by its place among marks, which the answers to one question share. */
export interface FigureColumns {
  readonly reading: Reading;
  /** All marks so far; more may come. */
  readonly marks: readonly Mark[];
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/**
 * The figures of up to eight views of which the slices' graphs are joined, none below 0, and marks of what each is of. Good until others are
 * asked for.
 */
export interface JoinedFigures extends JoinedRanks {
  readonly reading: Reading;
  readonly views: number;
  readonly marks: readonly Mark[];
  /** By slice and actor the place among the marks, −1 as long as there is none. */
  readonly places: Int32Array;
  /** Gives a mark to an actor in a slice that has none. */
  readonly mark: (slice: number, actor: number) => number;
  readonly actors: number;
  /** By slice its graph; by graph where its nodes begin, and after them all where they end. */
  readonly graphOf: Int32Array;
  readonly begin: Int32Array;
  /** By node the actor, and one bit for each view that has it. */
  readonly nodes: Int32Array;
  readonly nodeMasks: Uint8Array;
}

/** A question made ready to be asked of one view after another, with answers as columns, which share their marks. */
export interface AskColumns {
  (view: TemporalNetwork): FigureColumns;
  /** The same of some views that are alike, at once; `undefined` where that does not pay: then each is to be asked by itself. */
  together?(views: readonly TemporalNetwork[]): JoinedFigures | undefined;
}

/** The marks of all answers to a question, each once. */
export class Marks {
  readonly list: Mark[] = [];
  readonly #places = new Map<string, number>();

  placeOf(key: string, of: FigureOf, group: string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    return this.list.push({ key, of, group }) - 1;
  }

  /** @throws AllegianceError `invalid-option` for an answer that says two things of one */
  columnsOf({ figures: given, by, absent, isTime }: Figures): FigureColumns {
    const met = new Map<string, number>();
    const figures = given.filter(({ key, of, value }) => {
      const known = met.get(key);
      if (known !== undefined && known !== value)
        throw invalidOption("question", of, `a question with one answer for each: here ${known} and ${value}`);
      met.set(key, value);
      return known === undefined;
    });
    return {
      reading: { by, absent, isTime },
      marks: this.list,
      places: Int32Array.from(figures, ({ key, of, group }) => this.placeOf(key, of, group)),
      values: Float64Array.from(figures, ({ value }) => value),
    };
  }
}

export function figuresIn({ reading, marks, places, values }: FigureColumns): Figures {
  const figures = Array.from(places, (place, i): Figure => {
    const { key, of, group } = must(marks[place]);
    return { key, of, group, value: must(values[i]) };
  });
  return { ...reading, figures };
}

/** Where the figures of the actors of a slice stand among the marks; without times for a whole view. */
export function placing(
  marks: Marks,
  slice?: { readonly start: TimeValue; readonly end: TimeValue },
): (actor: string, label: string) => number {
  const [group, before] = slice ? [`${slice.start} ${slice.end}`, `${slice.start}\u0000${slice.end}\u0000`] : ["", ""];
  return (actor, label) => marks.placeOf(`${before}${actor}\u0000`, Object.assign({}, slice, { actor, label }), group);
}

import { must } from "../base/collections";
import type { FigureColumns, Mark } from "../questions/columns";
import type { FigureOf, Reading } from "../questions/figures";
import { rankInto } from "../questions/ranks";
import { ascending, ascendingRanks } from "./ascending";

/** What the draws said of one figure, where they have it: values and ranks, each ascending. */
export interface Tallied {
  readonly of: FigureOf;
  readonly values: Float64Array;
  readonly ranks: Float64Array;
}

/** The figures of one draw, those of a group next to each other. */
interface Draw {
  readonly places: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Int32Array;
}

/** Collects the figures of one draw after another, in any order. */
export class Tally {
  readonly #top: number;
  /** The figures there are so far, by key. */
  readonly #places = new Map<string, number>();
  readonly #of: FigureOf[] = [];
  readonly #groups = new Map<string, number>();
  readonly #groupOf: number[] = [];
  /** By place in how many draws it was among the first. */
  readonly #firsts: number[] = [];
  /** For the marks of this thread, and of each worker, their places here; −1 where they have none yet. */
  readonly #placesOf = new Map<readonly Mark[], number[]>();
  readonly #draws: Draw[] = [];
  #made = 0;
  #answered = 0;
  #reading: Reading | undefined;

  /** `top` is how many places are the first. */
  constructor(top: number) {
    this.#top = top;
  }

  /** How many draws there have been. */
  get made(): number {
    return this.#made;
  }

  get answered(): number {
    return this.#answered;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  /** In how many draws each figure was among the first. */
  get firsts(): readonly number[] {
    return this.#firsts;
  }

  /** A draw without an answer has no figures. */
  add(draw: number, answer: FigureColumns | undefined): void {
    this.#made++;
    if (!answer) return;
    this.#answered++;
    this.#reading ??= answer.reading;
    const { places, values } = this.#grouped(this.#ownPlaces(answer), answer.values);
    const ranks = new Int32Array(places.length);
    const [groupOf, firsts, top] = [this.#groupOf, this.#firsts, this.#top];
    for (let from = 0; from < places.length; ) {
      const group = groupOf[places[from] as number];
      let to = from + 1;
      while (to < places.length && groupOf[places[to] as number] === group) to++;
      rankInto(values, from, to, !answer.reading.isTime, ranks);
      from = to;
    }
    for (let i = 0; i < places.length; i++) {
      if ((ranks[i] as number) > top) continue;
      const place = places[i] as number;
      firsts[place] = (firsts[place] as number) + 1;
    }
    this.#draws[draw] = { places, values, ranks };
  }

  /** By key, in the order of the draws and of the figures in each. */
  rows(): Map<string, Tallied> {
    const counts = new Int32Array(this.#of.length);
    const order: number[] = [];
    for (const { places } of this.#answers()) {
      for (let i = 0; i < places.length; i++) {
        const place = places[i] as number;
        if (counts[place] === 0) order.push(place);
        counts[place] = (counts[place] as number) + 1;
      }
    }
    const next = new Int32Array(counts.length);
    for (let place = 1; place < next.length; place++) next[place] = must(next[place - 1]) + must(counts[place - 1]);
    const begin = next.slice();
    const total = counts.reduce((sum, count) => sum + count, 0);
    const [values, ranks] = [new Float64Array(total), new Int32Array(total)];
    for (const draw of this.#answers()) {
      for (let i = 0; i < draw.places.length; i++) {
        const place = draw.places[i] as number;
        const at = next[place] as number;
        values[at] = draw.values[i] as number;
        ranks[at] = draw.ranks[i] as number;
        next[place] = at + 1;
      }
    }
    const keys = [...this.#places.keys()];
    return new Map(
      order.map((place) => {
        const [from, to] = [must(begin[place]), must(next[place])];
        const of = must(this.#of[place]);
        const own = { values: ascending(values.subarray(from, to)), ranks: ascendingRanks(ranks.subarray(from, to)) };
        return [must(keys[place]), { of, ...own }];
      }),
    );
  }

  /** In the order of the draws, whatever order they came in. */
  #answers(): Draw[] {
    return this.#draws.filter((draw) => draw !== undefined);
  }

  /** The places of marks as they are here. */
  #ownPlaces({ marks, places }: FigureColumns): Int32Array {
    const known = this.#placesOf.get(marks) ?? [];
    this.#placesOf.set(marks, known);
    while (known.length < marks.length) known.push(-1);
    const own = new Int32Array(places.length);
    for (let i = 0; i < places.length; i++) {
      const mark = places[i] as number;
      if ((known[mark] as number) < 0) known[mark] = this.#begin(must(marks[mark]));
      own[i] = known[mark] as number;
    }
    return own;
  }

  #begin({ key, of, group }: Mark): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#of.length;
    this.#places.set(key, place);
    this.#of.push(of);
    this.#firsts.push(0);
    this.#groupOf.push(this.#groups.get(group) ?? this.#groups.size);
    this.#groups.set(group, must(this.#groupOf[place]));
    return place;
  }

  /** Figures by group, groups and the figures of each in the order of first appearance. */
  #grouped(places: Int32Array, values: Float64Array): Pick<Draw, "places" | "values"> {
    const groupOf = this.#groupOf;
    const seen = new Map<number, number[]>();
    let [isTogether, last] = [true, -1];
    for (let i = 0; i < places.length && isTogether; i++) {
      const group = groupOf[places[i] as number] as number;
      if (group === last) continue;
      isTogether = !seen.has(group);
      seen.set(group, []);
      last = group;
    }
    if (isTogether) return { places, values };
    for (let i = 0; i < places.length; i++) {
      const group = groupOf[places[i] as number] as number;
      const members = seen.get(group) ?? [];
      members.push(i);
      seen.set(group, members);
    }
    const order = [...seen.values()].flat();
    return {
      places: Int32Array.from(order, (i) => must(places[i])),
      values: Float64Array.from(order, (i) => must(values[i])),
    };
  }
}

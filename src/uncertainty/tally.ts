import { groupBy, indices, must } from "../base/collections";
import type { FigureColumns, Mark } from "../questions/columns";
import type { FigureOf, Reading } from "../questions/figures";
import { rankInto } from "../questions/ranks";
import { ascendingRanks } from "./ascending";
import { Gathered } from "./gathered";

/** What the draws said of one figure, where they have it: values in any order, and ranks in ascending. */
export interface Tallied {
  readonly of: FigureOf;
  readonly values: Float64Array;
  readonly ranks: Float64Array;
  /** In how many draws it was among the first. */
  readonly firsts: number;
}

/** More than any answer has figures. */
const MOST = 2 ** 30;

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
  readonly #placesOf = new WeakMap<readonly Mark[], number[]>();
  /** By place the first draw that has it, and where there: in one number. */
  readonly #seen: number[] = [];
  readonly #gathered = new Gathered();
  /** By group in which draw it was last. */
  readonly #lastIn: number[] = [];
  /** Room for the figures of a draw. */
  #own = new Int32Array(0);
  #ranks = new Int32Array(0);
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
    const size = answer.places.length;
    if (this.#own.length < size) [this.#own, this.#ranks] = [new Int32Array(2 * size), new Int32Array(2 * size)];
    const [places, values] = this.#grouped(answer);
    const [ranks, groupOf, firsts, seen, top] = [this.#ranks, this.#groupOf, this.#firsts, this.#seen, this.#top];
    const isDescending = !answer.reading.isTime;
    for (let from = 0; from < size; ) {
      const group = groupOf[places[from] as number];
      let to = from + 1;
      while (to < size && groupOf[places[to] as number] === group) to++;
      rankInto(values, from, to, isDescending, ranks);
      for (let i = from; i < to; i++) {
        const place = places[i] as number;
        if ((seen[place] as number) > draw * MOST + i) seen[place] = draw * MOST + i;
        if ((ranks[i] as number) <= top) firsts[place] = (firsts[place] as number) + 1;
      }
      from = to;
    }
    this.#gathered.add(places, values, ranks, size, this.#of.length);
  }

  /** By key, in the order of the draws and of the figures in each. */
  rows(): Map<string, Tallied> {
    const order = indices(this.#of.length).sort((a, b) => must(this.#seen[a]) - must(this.#seen[b]));
    const keys = [...this.#places.keys()];
    return new Map(order.map((place) => [must(keys[place]), this.#row(place)]));
  }

  #row(place: number): Tallied {
    const { values, ranks } = this.#gathered.of(place);
    return {
      of: must(this.#of[place]),
      values,
      ranks: ascendingRanks(ranks),
      firsts: must(this.#firsts[place]),
    };
  }

  /** The places of figures here, and their values: by group, groups and the figures of each in the order of first appearance. */
  #grouped({ marks, places, values }: FigureColumns): readonly [Int32Array, Float64Array] {
    const known = this.#placesOf.get(marks) ?? [];
    this.#placesOf.set(marks, known);
    while (known.length < marks.length) known.push(-1);
    const [own, groupOf, lastIn, made] = [this.#own, this.#groupOf, this.#lastIn, this.#made];
    let [isTogether, last] = [true, -1];
    for (let i = 0; i < places.length; i++) {
      const mark = places[i] as number;
      let place = known[mark] as number;
      if (place < 0) {
        place = this.#begin(must(marks[mark]));
        known[mark] = place;
      }
      own[i] = place;
      const group = groupOf[place] as number;
      if (group === last) continue;
      if (lastIn[group] === made) isTogether = false;
      lastIn[group] = made;
      last = group;
    }
    if (isTogether) return [own, values];
    const order = [...groupBy(places.keys(), (i) => groupOf[own[i] as number]).values()].flat();
    return [Int32Array.from(order, (i) => must(own[i])), Float64Array.from(order, (i) => must(values[i]))];
  }

  #begin({ key, of, group }: Mark): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#of.length;
    this.#places.set(key, place);
    this.#of.push(of);
    this.#firsts.push(0);
    this.#seen.push(Number.POSITIVE_INFINITY);
    this.#groupOf.push(this.#groups.get(group) ?? this.#groups.size);
    this.#groups.set(group, must(this.#groupOf[place]));
    return place;
  }
}

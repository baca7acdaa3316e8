import { indices, must } from "../base/collections";
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

/** The same of some draws, by figure. */
interface Chunk {
  /** By place where its values begin; one more than there are places. */
  readonly begin: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Int32Array;
}

/** As many draws as fit in fast memory, turned into columns at a time. */
const CHUNK = 16;

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
  readonly #placesOf = new Map<readonly Mark[], number[]>();
  /** By place the first draw that has it, and where there: in one number. */
  readonly #seen: number[] = [];
  readonly #chunks: Chunk[] = [];
  #draws: Draw[] = [];
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
    const seen = this.#seen;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      if ((seen[place] as number) > draw * MOST + i) seen[place] = draw * MOST + i;
      if ((ranks[i] as number) <= top) firsts[place] = (firsts[place] as number) + 1;
    }
    if (this.#draws.push({ places, values, ranks }) === CHUNK) this.#chunk();
  }

  /** By key, in the order of the draws and of the figures in each. */
  rows(): Map<string, Tallied> {
    this.#chunk();
    const order = indices(this.#of.length).sort((a, b) => must(this.#seen[a]) - must(this.#seen[b]));
    const keys = [...this.#places.keys()];
    return new Map(order.map((place) => [must(keys[place]), this.#row(place)]));
  }

  #row(place: number): Tallied {
    const parts = this.#chunks.filter(({ begin }) => place + 1 < begin.length);
    const total = parts.reduce((sum, { begin }) => sum + must(begin[place + 1]) - must(begin[place]), 0);
    const [values, ranks] = [new Float64Array(total), new Int32Array(total)];
    let at = 0;
    for (const part of parts) {
      const end = part.begin[place + 1] as number;
      for (let i = part.begin[place] as number; i < end; i++, at++) {
        values[at] = part.values[i] as number;
        ranks[at] = part.ranks[i] as number;
      }
    }
    return { of: must(this.#of[place]), values: ascending(values), ranks: ascendingRanks(ranks) };
  }

  /** Puts the draws so far with those that are in columns already. */
  #chunk(): void {
    const begin = new Int32Array(this.#of.length + 1);
    for (const { places } of this.#draws) {
      for (let i = 0; i < places.length; i++) {
        const next = (places[i] as number) + 1;
        begin[next] = (begin[next] as number) + 1;
      }
    }
    for (let place = 1; place < begin.length; place++) begin[place] = must(begin[place]) + must(begin[place - 1]);
    const total = begin[begin.length - 1] as number;
    const [values, ranks, next] = [new Float64Array(total), new Int32Array(total), begin.slice()];
    for (const draw of this.#draws) {
      for (let i = 0; i < draw.places.length; i++) {
        const place = draw.places[i] as number;
        const at = next[place] as number;
        values[at] = draw.values[i] as number;
        ranks[at] = draw.ranks[i] as number;
        next[place] = at + 1;
      }
    }
    this.#chunks.push({ begin, values, ranks });
    this.#draws = [];
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
    this.#seen.push(Number.POSITIVE_INFINITY);
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

import { groupBy, must } from "../base/collections";
import type { FigureColumns, JoinedFigures, Mark } from "../questions/columns";
import type { FigureOf, Reading } from "../questions/figures";
import { rankInto } from "../questions/ranks";
import { type Chunk, Gathered } from "./gathered";
import { RankCounts, type SentRanks } from "./rank-counts";
import { type Counted, Register } from "./register";

/** What the draws said of one figure, where they have it: values and ranks in any order. */
export interface Tallied {
  readonly of: FigureOf;
  /** Those that are 0 only if they came one by one. */
  readonly values: Float64Array;
  /** Of those that came one by one. */
  readonly ranks: Int32Array;
  /** By rank how often the others have it. Good until there are more draws. */
  readonly counts: Int32Array;
  /** How many values more are 0. */
  readonly zeros: number;
  /** In how many draws it was among the first. */
  readonly firsts: number;
}

/** What a tally has got since it was sent before, as plain data. */
export interface SentTally {
  readonly reading: Reading | undefined;
  readonly made: number;
  readonly answered: number;
  /** Of the figures those that were not sent before. */
  readonly fresh: readonly Mark[];
  readonly counted: Counted;
  readonly values: readonly Chunk<Float64Array>[];
  readonly ranks: readonly Chunk<Int32Array>[];
  readonly counts: SentRanks;
}

/** Collects the figures of one draw after another, in any order. */
export class Tally {
  readonly #top: number;
  readonly #register = new Register();
  readonly #values: Gathered<Float64Array> = new Gathered(Float64Array);
  readonly #ranks: Gathered<Int32Array> = new Gathered(Int32Array);
  readonly #counts = new RankCounts();
  /** By group the answer that it was last in. */
  readonly #lastIn: number[] = [];
  #answers = 0;
  /** Room for the figures of a draw. */
  #own = new Int32Array(0);
  #ownRanks = new Int32Array(0);
  #made = 0;
  #answered = 0;
  #reading: Reading | undefined;
  #sent = 0;

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
    return this.#register.firsts.map((firsts, place) => firsts + this.#counts.firsts(place, this.#top));
  }

  /** A draw without an answer has no figures. */
  add(draw: number, answer: FigureColumns | undefined): void {
    this.#made++;
    if (!answer) return;
    this.#answered++;
    this.#reading ??= answer.reading;
    const size = answer.places.length;
    if (this.#own.length < size) [this.#own, this.#ownRanks] = [new Int32Array(2 * size), new Int32Array(2 * size)];
    const register = this.#register;
    const [places, values] = this.#grouped(answer);
    const [ranks, groupOf, firsts, top] = [this.#ownRanks, register.groupOf, register.firsts, this.#top];
    const isDescending = !answer.reading.isTime;
    for (let from = 0; from < size; ) {
      const group = groupOf[places[from] as number];
      let to = from + 1;
      while (to < size && groupOf[places[to] as number] === group) to++;
      rankInto(values, from, to, isDescending, ranks);
      for (let i = from; i < to; i++) {
        const place = places[i] as number;
        register.see(place, draw, i);
        this.#values.add(place, values[i] as number);
        this.#ranks.add(place, ranks[i] as number);
        if ((ranks[i] as number) <= top) firsts[place] = (firsts[place] as number) + 1;
      }
      from = to;
    }
  }

  /** Some draws from one on, all of which have an answer. */
  addJoined(draw: number, figures: JoinedFigures): void {
    this.#made += figures.views;
    this.#answered += figures.views;
    this.#reading ??= figures.reading;
    this.#counts.add(figures, draw, this.#register, this.#values);
  }

  /** The figures that draws have, in the order of the draws and of the figures in each. */
  keys(): string[] {
    return this.#register.keys();
  }

  /** `undefined` for a figure that no draw has. */
  row(key: string): Tallied | undefined {
    const register = this.#register;
    const place = register.placeOf(key);
    if (place === undefined) return undefined;
    const { of } = must(register.marks[place]);
    const [values, ranks, counts] = [this.#values.of(place), this.#ranks.of(place), this.#counts.of(place)];
    const zeros = sumOf(counts) + ranks.length - values.length;
    const firsts = must(register.firsts[place]) + this.#counts.firsts(place, this.#top);
    return { of, values, ranks, counts, zeros, firsts };
  }

  /** What there is since this was asked before: it is no more here. */
  take(): SentTally {
    const register = this.#register;
    const [made, answered, fresh] = [this.#made, this.#answered, register.marks.slice(this.#sent)];
    this.#made = this.#answered = 0;
    this.#sent = register.marks.length;
    const parts = {
      values: this.#values.take(),
      ranks: this.#ranks.take(),
      counts: this.#counts.take(register.marks.length),
    };
    return { reading: this.#reading, made, answered, fresh, counted: register.take(), ...parts };
  }

  /** To add what another tally has sent, one after the other; it says how many draws that are. */
  joiner(): (sent: SentTally) => number {
    const here: number[] = [];
    return ({ reading, made, answered, fresh, counted, values, ranks, counts }) => {
      this.#made += made;
      this.#answered += answered;
      this.#reading ??= reading;
      for (const mark of fresh) here.push(this.#register.begin(mark));
      this.#register.join(counted, here);
      this.#values.join(values, here);
      this.#ranks.join(ranks, here);
      this.#counts.join(counts, here);
      return made;
    };
  }

  /** The places of figures here, and their values: by group, groups and the figures of each in the order of first appearance. */
  #grouped({ marks, places, values }: FigureColumns): readonly [Int32Array, Float64Array] {
    const register = this.#register;
    const known = register.placesOf(marks);
    const [own, groupOf, lastIn, answer] = [this.#own, register.groupOf, this.#lastIn, this.#answers++];
    let [isTogether, last] = [true, -1];
    for (let i = 0; i < places.length; i++) {
      const mark = places[i] as number;
      let place = known[mark] as number;
      if (place < 0) {
        place = register.begin(must(marks[mark]));
        known[mark] = place;
      }
      own[i] = place;
      const group = groupOf[place] as number;
      if (group === last) continue;
      if (lastIn[group] === answer) isTogether = false;
      lastIn[group] = answer;
      last = group;
    }
    if (isTogether) return [own, values];
    const order = [...groupBy(places.keys(), (i) => groupOf[own[i] as number]).values()].flat();
    return [Int32Array.from(order, (i) => must(own[i])), Float64Array.from(order, (i) => must(values[i]))];
  }
}

function sumOf(counts: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] as number;
  return sum;
}

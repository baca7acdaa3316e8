import { must } from "../base/collections";

/** The values and ranks of some draws, by place. */
interface Chunk {
  /** By place where its values begin; one more than there are places. */
  readonly begin: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Int32Array;
}

/** Draws that are held side by side before they are put away, and fewer of them where there are more places than that. */
const [DRAWS, FEWER, MANY] = [64, 16, 2 ** 16];

/** Values and ranks that come draw by draw, to be read place by place. Memory: 12 bytes each, and those of some draws. */
export class Gathered {
  readonly #chunks: Chunk[] = [];
  /** How many draws the table has room for, by place; and how many places. */
  #width = DRAWS;
  #places = 0;
  #counts = new Int32Array(0);
  #values = new Float64Array(0);
  #ranks = new Int32Array(0);
  #draws = 0;

  /** The figures of one draw, each of another place, of which there are so many. */
  add(places: Int32Array, values: Float64Array, ranks: Int32Array, size: number, all: number): void {
    if (this.#draws === this.#width) this.#putAway();
    if (all > this.#places) this.#widen(all);
    const [width, counts, ownValues, ownRanks] = [this.#width, this.#counts, this.#values, this.#ranks];
    for (let i = 0; i < size; i++) {
      const place = places[i] as number;
      const count = counts[place] as number;
      counts[place] = count + 1;
      ownValues[place * width + count] = values[i] as number;
      ownRanks[place * width + count] = ranks[i] as number;
    }
    this.#draws++;
  }

  /** The values and ranks of a place, in the order in which they came. */
  of(place: number): { readonly values: Float64Array; readonly ranks: Int32Array } {
    this.#putAway();
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
    return { values, ranks };
  }

  #widen(all: number): void {
    if (all > MANY && this.#width === DRAWS) {
      this.#putAway();
      this.#width = FEWER;
    }
    this.#places = 2 * all;
    const room = this.#places * this.#width;
    const [counts, values, ranks] = [this.#counts, this.#values, this.#ranks];
    this.#counts = new Int32Array(this.#places);
    this.#values = new Float64Array(room);
    this.#ranks = new Int32Array(room);
    if (this.#draws === 0) return;
    this.#counts.set(counts);
    this.#values.set(values);
    this.#ranks.set(ranks);
  }

  #putAway(): void {
    if (this.#draws === 0) return;
    const [width, counts] = [this.#width, this.#counts];
    const begin = new Int32Array(this.#places + 1);
    for (let place = 0; place < this.#places; place++) {
      begin[place + 1] = (begin[place] as number) + (counts[place] as number);
    }
    const total = begin[this.#places] as number;
    const [values, ranks] = [new Float64Array(total), new Int32Array(total)];
    for (let place = 0, at = 0; place < this.#places; place++) {
      const end = place * width + (counts[place] as number);
      for (let i = place * width; i < end; i++, at++) {
        values[at] = this.#values[i] as number;
        ranks[at] = this.#ranks[i] as number;
      }
    }
    this.#chunks.push({ begin, values, ranks });
    counts.fill(0);
    this.#draws = 0;
  }
}

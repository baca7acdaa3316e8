import { must } from "../base/collections";

/** The values and ranks of some draws, by place. */
export interface Chunk {
  /** By place where its values begin; one more than there are places. */
  readonly begin: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Int32Array;
}

/** Values and ranks, from the beginning of columns that may be longer. */
export interface Ranked {
  readonly places: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Int32Array;
  readonly size: number;
}

/** Some chunks, of which what is a place here is another place there: −1 where it is none. */
interface Part {
  readonly chunk: Chunk;
  readonly at: Int32Array | undefined;
}

/** Draws that are held side by side before they are put away, and fewer of them where there are more places than that. */
const [DRAWS, FEWER, MANY] = [64, 16, 2 ** 16];

/** Values and ranks that come draw by draw, to be read place by place. Memory: 12 bytes each, and those of some draws. */
export class Gathered {
  #parts: Part[] = [];
  /** How many draws the table has room for, by place; and how many places. */
  #width = DRAWS;
  #places = 0;
  #counts = new Int32Array(0);
  #values = new Float64Array(0);
  #ranks = new Int32Array(0);
  #draws = 0;

  /** The figures of one draw, each of another place, of which there are so many. */
  add({ places, values, ranks, size }: Ranked, all: number): void {
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
    let total = 0;
    for (const { chunk, at } of this.#parts) total += sizeOf(chunk, at ? at[place] : place);
    const [values, ranks] = [new Float64Array(total), new Int32Array(total)];
    let to = 0;
    for (const { chunk, at } of this.#parts) {
      const own = (at ? at[place] : place) ?? -1;
      if (sizeOf(chunk, own) === 0) continue;
      const end = chunk.begin[own + 1] as number;
      for (let i = chunk.begin[own] as number; i < end; i++, to++) {
        values[to] = chunk.values[i] as number;
        ranks[to] = chunk.ranks[i] as number;
      }
    }
    return { values, ranks };
  }

  /** What there is, which is no more here. */
  take(): Chunk[] {
    this.#putAway();
    const chunks = this.#parts.map(({ chunk }) => chunk);
    this.#parts = [];
    return chunks;
  }

  /** Adds what was gathered elsewhere. */
  join(chunks: readonly Chunk[], at: Int32Array): void {
    for (const chunk of chunks) this.#parts.push({ chunk, at });
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
    const total = must(begin[this.#places]);
    const [values, ranks] = [new Float64Array(total), new Int32Array(total)];
    for (let place = 0, at = 0; place < this.#places; place++) {
      const end = place * width + (counts[place] as number);
      for (let i = place * width; i < end; i++, at++) {
        values[at] = this.#values[i] as number;
        ranks[at] = this.#ranks[i] as number;
      }
    }
    this.#parts.push({ chunk: { begin, values, ranks }, at: undefined });
    counts.fill(0);
    this.#draws = 0;
  }
}

function sizeOf({ begin }: Chunk, place = -1): number {
  return place < 0 || place + 1 >= begin.length ? 0 : (begin[place + 1] as number) - (begin[place] as number);
}

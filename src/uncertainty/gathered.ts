/** The values and ranks of some draws, by place. */
export interface Chunk {
  /** By place where its values begin; one more than there are places. */
  readonly begin: Int32Array;
  readonly values: Float64Array;
  readonly ranks: Int32Array;
}

/** Another tally, as far as it is known: what its places and groups are by place here, −1 where it has none. */
export interface Elsewhere {
  at: Int32Array;
  groupOf: ArrayLike<number>;
}

interface Part {
  readonly chunk: Chunk;
  readonly from: Elsewhere | undefined;
}

/** Figures that are held as they come before they are put in order: at first, and at most, unless they are fewer than so many for each place. */
const [FIRST, MOST, MANY] = [2 ** 12, 2 ** 18, 4];

/** Values and ranks that come draw by draw, to be read place by place. Memory: 12 bytes each, and 16 for some. */
export class Gathered {
  #parts: Part[] = [];
  #places = new Int32Array(FIRST);
  #values = new Float64Array(FIRST);
  #ranks = new Int32Array(FIRST);
  #size = 0;

  add(place: number, value: number, rank: number): void {
    if (this.#size === this.#places.length) this.#makeRoom();
    const at = this.#size++;
    this.#places[at] = place;
    this.#values[at] = value;
    this.#ranks[at] = rank;
  }

  /** The values and ranks of a place, in the order in which they came. */
  of(place: number): { readonly values: Float64Array; readonly ranks: Int32Array } {
    this.#putAway();
    let total = 0;
    for (const { chunk, from } of this.#parts) total += sizeOf(chunk, from ? from.at[place] : place);
    const [values, ranks] = [new Float64Array(total), new Int32Array(total)];
    let to = 0;
    for (const { chunk, from } of this.#parts) {
      const own = (from ? from.at[place] : place) ?? -1;
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
  join(chunks: readonly Chunk[], from: Elsewhere): void {
    for (const chunk of chunks) this.#parts.push({ chunk, from });
  }

  #makeRoom(): void {
    if (this.#size >= MOST && this.#size >= MANY * this.#highest()) {
      this.#putAway();
      return;
    }
    const [places, values, ranks] = [this.#places, this.#values, this.#ranks];
    this.#places = new Int32Array(4 * this.#size);
    this.#values = new Float64Array(4 * this.#size);
    this.#ranks = new Int32Array(4 * this.#size);
    this.#places.set(places);
    this.#values.set(values);
    this.#ranks.set(ranks);
  }

  #highest(): number {
    let highest = 0;
    for (let i = 0; i < this.#size; i++) highest = Math.max(highest, this.#places[i] as number);
    return highest;
  }

  /** Puts what there is in the order of places, and as it came for each. */
  #putAway(): void {
    const [size, places, from, fromRanks] = [this.#size, this.#places, this.#values, this.#ranks];
    if (size === 0) return;
    const most = this.#highest();
    const begin = new Int32Array(most + 2);
    for (let i = 0; i < size; i++) begin[(places[i] as number) + 1] = (begin[(places[i] as number) + 1] as number) + 1;
    for (let place = 0; place <= most; place++) {
      begin[place + 1] = (begin[place + 1] as number) + (begin[place] as number);
    }
    const next = begin.slice();
    const [values, ranks] = [new Float64Array(size), new Int32Array(size)];
    for (let i = 0; i < size; i++) {
      const place = places[i] as number;
      const at = next[place] as number;
      next[place] = at + 1;
      values[at] = from[i] as number;
      ranks[at] = fromRanks[i] as number;
    }
    this.#parts.push({ chunk: { begin, values, ranks }, from: undefined });
    this.#size = 0;
  }
}

function sizeOf({ begin }: Chunk, place = -1): number {
  return place < 0 || place + 1 >= begin.length ? 0 : (begin[place + 1] as number) - (begin[place] as number);
}

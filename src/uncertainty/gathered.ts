/** The numbers of some draws, by place. */
export interface Chunk<Column> {
  /** By place where its numbers begin; one more than there are places. */
  readonly begin: Int32Array;
  readonly numbers: Column;
}

type Column = Float64Array | Int32Array;

/** Numbers that are held as they come before they are put in order: at first, and at most, unless they are fewer than so many for each place. */
const [FIRST, MOST, MANY] = [2 ** 12, 2 ** 18, 4];

/** Numbers that come draw by draw, to be read place by place. Memory: what they take, and for some as much and 4 bytes more. */
export class Gathered<Own extends Column> {
  readonly #column: new (
    length: number,
  ) => Own;
  readonly #none: Own;
  #chunks: Chunk<Own>[] = [];
  #places = new Int32Array(FIRST);
  #numbers: Own;
  #size = 0;

  constructor(column: new (length: number) => Own) {
    this.#column = column;
    this.#none = new column(0);
    this.#numbers = new column(FIRST);
  }

  add(place: number, number: number): void {
    if (this.#size === this.#places.length) this.#makeRoom();
    const at = this.#size++;
    this.#places[at] = place;
    this.#numbers[at] = number;
  }

  /** The numbers of a place, in the order in which they came: not to be written to. */
  of(place: number): Own {
    this.#putAway();
    const found: Own[] = [];
    let size = 0;
    for (const { begin, numbers: all } of this.#chunks) {
      if (place + 1 >= begin.length) continue;
      const numbers = all.subarray(begin[place], begin[place + 1]) as Own;
      found.push(numbers);
      size += numbers.length;
    }
    if (found.length < 2) return found[0] ?? this.#none;
    const all = new this.#column(size);
    let to = 0;
    for (const numbers of found) {
      all.set(numbers, to);
      to += numbers.length;
    }
    return all;
  }

  /** What there is, which is no more here. */
  take(): Chunk<Own>[] {
    this.#putAway();
    const taken = this.#chunks;
    this.#chunks = [];
    return taken;
  }

  /** Adds what was gathered elsewhere, where a place is another: `here` says which. */
  join(chunks: readonly Chunk<Own>[], here: readonly number[]): void {
    for (const { begin, numbers } of chunks) {
      for (let there = 0; there + 1 < begin.length; there++) {
        const [place, end] = [here[there] as number, begin[there + 1] as number];
        for (let i = begin[there] as number; i < end; i++) this.add(place, numbers[i] as number);
      }
    }
  }

  #makeRoom(): void {
    if (this.#size >= MOST && this.#size >= MANY * this.#highest()) {
      this.#putAway();
      return;
    }
    const [places, numbers] = [this.#places, this.#numbers];
    this.#places = new Int32Array(4 * this.#size);
    this.#numbers = new this.#column(4 * this.#size);
    this.#places.set(places);
    this.#numbers.set(numbers);
  }

  #highest(): number {
    let highest = 0;
    for (let i = 0; i < this.#size; i++) highest = Math.max(highest, this.#places[i] as number);
    return highest;
  }

  /** Puts what there is in the order of places, and as it came for each. */
  #putAway(): void {
    const [size, places, numbers] = [this.#size, this.#places, this.#numbers];
    if (size === 0) return;
    const most = this.#highest();
    const begin = new Int32Array(most + 2);
    for (let i = 0; i < size; i++) begin[(places[i] as number) + 1] = (begin[(places[i] as number) + 1] as number) + 1;
    for (let place = 0; place <= most; place++) {
      begin[place + 1] = (begin[place + 1] as number) + (begin[place] as number);
    }
    const next = begin.slice();
    const sorted = new this.#column(size);
    for (let i = 0; i < size; i++) {
      const place = places[i] as number;
      const at = next[place] as number;
      next[place] = at + 1;
      sorted[at] = numbers[i] as number;
    }
    this.#chunks.push({ begin, numbers: sorted });
    this.#size = 0;
  }
}

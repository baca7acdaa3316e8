import type { Register } from "./register";

/** Of up to eight draws the figures that are 0: by place the draws in which they are, as bits, and by group the eight ranks that they have there. */
export interface ZeroDraws {
  readonly zeros: Uint8Array;
  readonly ranks: Int32Array;
}

/** Figures that are 0, of which what is a place here is another place there (−1 where it is none), in one of the groups there. */
interface Part {
  readonly draws: readonly ZeroDraws[];
  readonly at: Int32Array | undefined;
  readonly groupOf: ArrayLike<number>;
}

/** Figures that are 0, to be read place by place. Memory: a byte for each place and 32 for each group, for eight draws. */
export class Zeros {
  #own: ZeroDraws[] = [];
  #others: Part[] = [];

  add(draws: ZeroDraws): void {
    this.#own.push(draws);
  }

  /** In how many draws the figure of a place is 0. */
  count(place: number, register: Register): number {
    let count = 0;
    this.#each(place, register, (bits) => {
      count += BITS[bits] as number;
    });
    return count;
  }

  /** What ranks it has there, into a column from a place on that has room for as many and one more. */
  rank(place: number, register: Register, ranks: Int32Array, from: number): void {
    let at = from;
    this.#each(place, register, (bits, own, group) => {
      for (let i = 0; i < DRAWS; i++) {
        ranks[at] = own[DRAWS * group + i] as number;
        at += (bits >> i) & 1;
      }
    });
  }

  /** What there is, which is no more here. */
  take(): ZeroDraws[] {
    const taken = this.#own;
    this.#own = [];
    return taken;
  }

  /** Adds what there was elsewhere. */
  join(part: Part): void {
    this.#others.push(part);
  }

  #each(place: number, { groupOf }: Register, see: (bits: number, ranks: Int32Array, group: number) => void): void {
    for (const part of [{ draws: this.#own, at: undefined, groupOf }, ...this.#others]) {
      const own = part.at ? (part.at[place] ?? -1) : place;
      if (own < 0) continue;
      const group = part.groupOf[own] as number;
      for (const { zeros, ranks } of part.draws) {
        const bits = zeros[own] ?? 0;
        if (bits !== 0) see(bits, ranks, group);
      }
    }
  }
}

/** How many bits a byte has. */
export const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let left = byte; left > 0; left &= left - 1) bits++;
  return bits;
});

/** How many draws a byte tells of. */
export const DRAWS = 8;

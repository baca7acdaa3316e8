import { withRoom } from "../base/columns";
import type { Register } from "./register";

/**
 * Of up to eight draws the figures that are 0: by place the draws in which they are, as bits, by group the eight ranks that they have there,
 * and the highest of these.
 */
export interface ZeroDraws {
  readonly zeros: Uint8Array;
  readonly ranks: Int32Array;
  readonly highest: number;
}

/** Figures that are 0, of which what is a place here is another place there (−1 where it is none), in one of the groups there. */
interface Part {
  readonly draws: readonly ZeroDraws[];
  readonly at: Int32Array | undefined;
  readonly groupOf: ArrayLike<number>;
}

/** How many draws a byte tells of. */
export const DRAWS = 8;

/** Figures that are 0, to be read place by place. Memory: a byte for each place and 32 for each group, for eight draws. */
export class Zeros {
  #own: ZeroDraws[] = [];
  #others: Part[] = [];
  #counts = new Int32Array(64);

  add(draws: ZeroDraws): void {
    this.#own.push(draws);
  }

  /** In how many draws the figure of a place is 0, by the rank that it has there: good until others are asked for. */
  of(place: number, register: Register): Int32Array {
    this.#counts.fill(0);
    let counts = this.#counts;
    let most = -1;
    for (const { draws, at, groupOf } of [
      { draws: this.#own, at: undefined, groupOf: register.groupOf },
      ...this.#others,
    ]) {
      const own = at ? (at[place] ?? -1) : place;
      if (own < 0) continue;
      const [first, last] = [DRAWS * (groupOf[own] as number), DRAWS * ((groupOf[own] as number) + 1)];
      for (let i = 0; i < draws.length; i++) {
        const { zeros, ranks, highest } = draws[i] as ZeroDraws;
        let bits = zeros[own] ?? 0;
        if (bits === 0) continue;
        if (highest > most) {
          most = highest;
          counts = this.#counts = withRoom(counts, most + 1);
        }
        for (let at = first; at < last; at++, bits >>= 1) {
          const rank = ranks[at] as number;
          counts[rank] = (counts[rank] as number) + (bits & 1);
        }
      }
    }
    return counts.subarray(0, most + 1);
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
}

import { withRoom } from "../base/columns";
import { JOINED } from "../kernels/slices/joined-graphs";
import type { Elsewhere } from "./gathered";
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

interface Part {
  readonly draws: readonly ZeroDraws[];
  readonly from: Elsewhere | undefined;
}

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
    for (const { draws, from } of [{ draws: this.#own, from: undefined }, ...this.#others]) {
      const own = from ? (from.at[place] ?? -1) : place;
      if (own < 0) continue;
      const first = JOINED * ((from ?? register).groupOf[own] as number);
      const last = first + JOINED;
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
  join(draws: readonly ZeroDraws[], from: Elsewhere): void {
    this.#others.push({ draws, from });
  }
}

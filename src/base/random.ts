import * as z from "zod/mini";

/** Draws numbers in [0, 1). */
export type Random = () => number;

/** A whole number that fixes every random choice of one call; the same seed gives the same answer on every platform. */
export const seedSchema = () => z.int({ error: "a whole number" });

/**
 * A generator of its own for one call. The seed is taken modulo 2³².
 */
export function randomOf(seed: number): Random {
  const twister = new Twister(seed);
  return () => twister.draw();
}

/** Words of state, and how far apart those are that are mixed. */
const [WORDS, APART] = [624, 397];

/**
 * The Mersenne Twister MT19937: integer arithmetic only, so identical on every platform, and with an initialisation that makes neighbouring
 * seeds as different as any. Numbers have 53 random bits, of two words each.
 * Reference: Matsumoto and Nishimura (1998), https://doi.org/10.1145/272991.272995
 */
export class Twister {
  readonly #state = new Int32Array(WORDS);
  #next = WORDS;

  constructor(seed: number) {
    this.seed(seed);
  }

  /** Begins anew, as one that was made of this seed. */
  seed(seed: number): void {
    const state = this.#state;
    this.#next = WORDS;
    let word = seed | 0;
    state[0] = word;
    for (let i = 1; i < WORDS; i++) {
      word = (Math.imul(1_812_433_253, word ^ (word >>> 30)) + i) | 0;
      state[i] = word;
    }
  }

  /** The next number in [0, 1). */
  draw(): number {
    if (this.#next === WORDS) this.#twist();
    const high = tempered(this.#state[this.#next++] as number) & 0x3ffffff;
    const low = tempered(this.#state[this.#next++] as number) & 0x7ffffff;
    return high * 2 ** -26 + low * 2 ** -53;
  }

  /** The next numbers, as many as a column has; the same as by {@link draw}. */
  fill(column: Float64Array): Float64Array {
    const state = this.#state;
    for (let i = 0; i < column.length; ) {
      if (this.#next === WORDS) this.#twist();
      const end = Math.min(column.length, i + (WORDS - this.#next) / 2);
      let at = this.#next;
      for (; i < end; i++, at += 2) {
        const high = tempered(state[at] as number) & 0x3ffffff;
        const low = tempered(state[at + 1] as number) & 0x7ffffff;
        column[i] = high * 2 ** -26 + low * 2 ** -53;
      }
      this.#next = at;
    }
    return column;
  }

  /** Goes on with a state that another has come to. */
  goOn(state: Int32Array, next: number): void {
    this.#state.set(state);
    this.#next = next;
  }

  #twist(): void {
    twist(this.#state);
    this.#next = 0;
  }
}

/** The bit above 31 others, these others, and what is mixed into words after odd ones: as numbers of 32 bits with a sign. */
const [UPPER, LOWER, ODD] = [0x80000000 | 0, 0x7fffffff, 0x9908b0df | 0];

function twist(state: Int32Array): void {
  mix(state, 0, WORDS - APART, APART);
  mix(state, WORDS - APART, WORDS - 1, APART - WORDS);
  state[WORDS - 1] = mixed(state[WORDS - 1] as number, state[0] as number, state[APART - 1] as number);
}

/** Mixes the words from one place up to another with those that follow and those that are so far. */
function mix(state: Int32Array, from: number, to: number, far: number): void {
  let own = state[from] as number;
  for (let i = from; i < to; i++) {
    const next = state[i + 1] as number;
    state[i] = mixed(own, next, state[i + far] as number);
    own = next;
  }
}

function mixed(own: number, next: number, far: number): number {
  return far ^ (((own & UPPER) | (next & LOWER)) >>> 1) ^ (((next << 31) >> 31) & ODD);
}

function tempered(word: number): number {
  let mixed = word ^ (word >>> 11);
  mixed ^= (mixed << 7) & 0x9d2c5680;
  mixed ^= (mixed << 15) & 0xefc60000;
  return mixed ^ (mixed >>> 18);
}

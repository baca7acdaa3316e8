const WORDS: usize = 624;
const APART: usize = 397;
const UPPER: i32 = 0x80000000;
const ODD: i32 = 0x9908b0df;

/**
 * The first numbers in [0, 1) of a Mersenne Twister of a seed: see ../../base/random. `column` has room for so many f64 and one more, `state` for 624
 * i32, which are those of the twister afterwards. Returns which of these is its next.
 */
export function drawNumbers(seed: i32, state: usize, count: i32, column: usize): i32 {
  let word = seed;
  store<i32>(state, word);
  for (let i: usize = 1; i < WORDS; i++) {
    word = 1812433253 * (word ^ (word >>> 30)) + i32(i);
    store<i32>(state + 4 * i, word);
  }
  let next: i32 = WORDS;
  for (let drawn = 0; drawn < count; ) {
    twist(state);
    const some = min<i32>(count - drawn, WORDS / 2);
    for (let i = 0; i < some; i += 2) {
      const words = tempered(v128.load(state + 8 * i));
      const high = v128.and(v128.shuffle<i32>(words, words, 0, 2, 0, 2), i32x4.splat(0x3ffffff));
      const low = v128.and(v128.shuffle<i32>(words, words, 1, 3, 1, 3), i32x4.splat(0x7ffffff));
      const upper = f64x2.mul(f64x2.convert_low_i32x4_s(high), f64x2.splat(1 / 67108864));
      const lower = f64x2.mul(f64x2.convert_low_i32x4_s(low), f64x2.splat(1 / 9007199254740992));
      v128.store(column + 8 * (drawn + i), f64x2.add(upper, lower));
    }
    drawn += some;
    next = 2 * some;
  }
  return next;
}

function twist(state: usize): void {
  const last = state + 4 * (WORDS - 1);
  let own = state;
  for (; own < state + 4 * (WORDS - APART - 3); own += 16) mix(own, own + 4 * APART);
  for (; own < state + 4 * (WORDS - APART); own += 4) mixOne(own, own + 4, own + 4 * APART);
  for (; own < last; own += 16) mix(own, own - 4 * (WORDS - APART));
  mixOne(last, state, state + 4 * (APART - 1));
}

/** Mixes four words with those that follow and those that are at another place. */
function mix(own: usize, far: usize): void {
  const next = v128.load(own, 4);
  const both = v128.bitselect(v128.load(own), next, i32x4.splat(UPPER));
  const odd = v128.and(i32x4.shr_s(i32x4.shl(next, 31), 31), i32x4.splat(ODD));
  v128.store(own, v128.xor(v128.load(far), v128.xor(i32x4.shr_u(both, 1), odd)));
}

function mixOne(own: usize, following: usize, far: usize): void {
  const next = load<i32>(following);
  const both = (load<i32>(own) & UPPER) | (next & ~UPPER);
  store<i32>(own, load<i32>(far) ^ (both >>> 1) ^ (-(next & 1) & ODD));
}

function tempered(words: v128): v128 {
  const a = v128.xor(words, i32x4.shr_u(words, 11));
  const b = v128.xor(a, v128.and(i32x4.shl(a, 7), i32x4.splat(0x9d2c5680)));
  const c = v128.xor(b, v128.and(i32x4.shl(b, 15), i32x4.splat(0xefc60000)));
  return v128.xor(c, i32x4.shr_u(c, 18));
}

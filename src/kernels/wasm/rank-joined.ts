/** Values that differ by no more than this share of the greater are equal. */
const EQUAL: f64 = 1e-9;
/** Of a node that has a value above 0, in bytes: its values, this share of each, and where its ranks are. */
const SHARE: usize = 64;
const RANKS: usize = 128;
const BYTES: usize = 144;

/**
 * The ranks of eight values a node, none below 0, each among those of its lane: 1 is that of the highest, and equal values share a rank. There
 * are `count` graphs, one after the other, of which `sizes` has the numbers of nodes; `values` are eight f64 a node, `ranks` as many u16.
 * `found` has, u16, how many nodes of each graph have a value that is not 0, and `above` a byte a node, with a bit for each lane in which its value is not 0. `work`: 144 bytes a node of the largest graph.
 */
export function rankJoined(
  count: i32,
  sizes: usize,
  values: usize,
  ranks: usize,
  found: usize,
  above: usize,
  work: usize,
): void {
  let from = values;
  let bits = above;
  let to = ranks;
  for (let graph = 0; graph < count; graph++) {
    const end = to + 16 * load<i32>(sizes + 4 * graph);
    let last = work;
    let zero = i16x8.splat(1);
    for (let own = to; own < end; own += 16, from += 64) {
      for (let pair: usize = 0; pair < 64; pair += 16) {
        const two = v128.load(from + pair);
        v128.store(last + pair, two);
        v128.store(last + pair, f64x2.mul(two, f64x2.splat(EQUAL)), SHARE);
      }
      store<usize>(last, own, RANKS);
      const isAbove = lanesOf(
        f64x2.gt(v128.load(last), f64x2.splat(0)),
        f64x2.gt(v128.load(last, 16), f64x2.splat(0)),
        f64x2.gt(v128.load(last, 32), f64x2.splat(0)),
        f64x2.gt(v128.load(last, 48), f64x2.splat(0)),
      );
      const lanes = i16x8.bitmask(isAbove);
      zero = i16x8.sub(zero, isAbove);
      store<u8>(bits++, <u8>lanes);
      last += BYTES * usize(lanes !== 0);
    }
    for (; to < end; to += 16) v128.store(to, zero);
    store<u16>(found + 2 * graph, <u16>((last - work) / BYTES));
    let near: i32 = 0;
    for (let node = work; node < last; node += BYTES) near |= rank(node, work, last);
    for (let lane: usize = 0; near !== 0; near >>= 1, lane++) if (near & 1) rankInTurn(lane, work, last);
  }
}

/** Gives a node the ranks that it has if all who are equal have the same value; returns the lanes in which one equals it that has not. */
function rank(node: usize, begin: usize, end: usize): i32 {
  const a = v128.load(node);
  const b = v128.load(node, 16);
  const c = v128.load(node, 32);
  const d = v128.load(node, 48);
  let ranksA = i64x2.splat(1);
  let ranksB = ranksA;
  let ranksC = ranksA;
  let ranksD = ranksA;
  let nearA = i64x2.splat(0);
  let nearB = nearA;
  let nearC = nearA;
  let nearD = nearA;
  for (let other = begin; other < end; other += BYTES) {
    const isA = f64x2.gt(f64x2.sub(v128.load(other), a), v128.load(other, SHARE));
    const isB = f64x2.gt(f64x2.sub(v128.load(other, 16), b), v128.load(other, SHARE + 16));
    const isC = f64x2.gt(f64x2.sub(v128.load(other, 32), c), v128.load(other, SHARE + 32));
    const isD = f64x2.gt(f64x2.sub(v128.load(other, 48), d), v128.load(other, SHARE + 48));
    ranksA = i64x2.sub(ranksA, isA);
    ranksB = i64x2.sub(ranksB, isB);
    ranksC = i64x2.sub(ranksC, isC);
    ranksD = i64x2.sub(ranksD, isD);
    nearA = v128.or(nearA, v128.xor(isA, f64x2.gt(v128.load(other), a)));
    nearB = v128.or(nearB, v128.xor(isB, f64x2.gt(v128.load(other, 16), b)));
    nearC = v128.or(nearC, v128.xor(isC, f64x2.gt(v128.load(other, 32), c)));
    nearD = v128.or(nearD, v128.xor(isD, f64x2.gt(v128.load(other, 48), d)));
  }
  v128.store(load<usize>(node, RANKS), lanesOf(ranksA, ranksB, ranksC, ranksD));
  return i16x8.bitmask(lanesOf(nearA, nearB, nearC, nearD));
}

/** Ranks the values of one lane in the order of size: those that the highest of what is left equals have one rank. */
function rankInTurn(lane: usize, begin: usize, end: usize): void {
  for (let node = begin; node < end; node += BYTES) {
    if (load<f64>(node + 8 * lane) > 0) store<u16>(load<usize>(node, RANKS) + 2 * lane, 0);
  }
  let ranked: i32 = 0;
  for (;;) {
    let head: f64 = 0;
    for (let node = begin; node < end; node += BYTES) {
      if (load<u16>(load<usize>(node, RANKS) + 2 * lane) === 0) head = max(head, load<f64>(node + 8 * lane));
    }
    if (head === 0) return;
    const own = ranked + 1;
    for (let node = begin; node < end; node += BYTES) {
      const at = load<usize>(node, RANKS) + 2 * lane;
      if (load<u16>(at) !== 0 || head - load<f64>(node + 8 * lane) > EQUAL * head) continue;
      store<u16>(at, <u16>own);
      ranked++;
    }
  }
}

/** The lower halves of eight i64, as i16. */
function lanesOf(a: v128, b: v128, c: v128, d: v128): v128 {
  return i16x8.narrow_i32x4_s(v128.shuffle<i32>(a, b, 0, 2, 4, 6), v128.shuffle<i32>(c, d, 0, 2, 4, 6));
}

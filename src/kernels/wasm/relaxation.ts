/**
 * x = start + xM class by class, as in ../spectral/relaxation. `left` begins as the start, and is used up. `work` has room for two
 * columns of the number of arcs and two of `size` (f64, one after the other: rates, then held and sums), then the arcs' targets, `size` + 1
 * offsets and `size` places (i32). `ended` takes two numbers: what is left, and the sum. Gives the rounds of the class that took most.
 */
export function relax(
  size: i32,
  arcs: i32,
  offsets: usize,
  targets: usize,
  strengths: usize,
  factors: usize,
  count: i32,
  classOf: usize,
  nodes: usize,
  begins: usize,
  left: usize,
  values: usize,
  work: usize,
  ended: usize,
  tolerance: f64,
  maxRounds: i32,
): i32 {
  const rates = work;
  const held = rates + 8 * arcs;
  const sums = held + 8 * size;
  const innerTargets = sums + 8 * size;
  const innerOffsets = innerTargets + 4 * arcs;
  const places = innerOffsets + 4 * (size + 1);
  let rounds: i32 = 0;
  let over: f64 = 0;
  let sum: f64 = 0;
  for (let tag = count - 1; tag >= 0; tag--) {
    const first = load<i32>(begins + 4 * tag);
    const last = load<i32>(begins + 4 * tag, 4) - 1;
    if (first === last) {
      const node = load<i32>(nodes + 4 * last);
      const value = load<f64>(left + 8 * node);
      store<f64>(values + 8 * node, value);
      sum += value;
      const passed = value * load<f64>(factors + 8 * node);
      if (passed === 0) continue;
      const end = load<i32>(offsets + 4 * node, 4);
      for (let arc = load<i32>(offsets + 4 * node); arc < end; arc++) {
        const target = left + 8 * load<i32>(targets + 4 * arc);
        store<f64>(target, load<f64>(target) + passed * load<f64>(strengths + 8 * arc));
      }
      continue;
    }
    const length = last - first + 1;
    let mass: f64 = 0;
    for (let i = 0; i < length; i++) {
      const node = load<i32>(nodes + 4 * (last - i));
      const value = load<f64>(left + 8 * node);
      store<i32>(places + 4 * node, i);
      store<f64>(held + 8 * i, value);
      store<f64>(sums + 8 * i, 0);
      mass += value;
    }
    if (mass === 0) continue;
    let inner: i32 = 0;
    for (let i = 0; i < length; i++) {
      const node = load<i32>(nodes + 4 * (last - i));
      const factor = load<f64>(factors + 8 * node);
      store<i32>(innerOffsets + 4 * i, inner);
      const end = load<i32>(offsets + 4 * node, 4);
      for (let arc = load<i32>(offsets + 4 * node); arc < end; arc++) {
        const target = load<i32>(targets + 4 * arc);
        if (load<i32>(classOf + 4 * target) !== tag) continue;
        store<i32>(innerTargets + 4 * inner, load<i32>(places + 4 * target));
        store<f64>(rates + 8 * inner, factor * load<f64>(strengths + 8 * arc));
        inner++;
      }
    }
    store<i32>(innerOffsets + 4 * length, inner);
    mass = 0;
    let round: i32 = 0;
    let rest: f64 = 0;
    for (;;) {
      round++;
      let passed: f64 = 0;
      for (let i = 0; i < length; i++) {
        const value = load<f64>(held + 8 * i);
        store<f64>(held + 8 * i, 0);
        store<f64>(sums + 8 * i, load<f64>(sums + 8 * i) + value);
        passed += value;
        const end = load<i32>(innerOffsets + 4 * i, 4);
        for (let arc = load<i32>(innerOffsets + 4 * i); arc < end; arc++) {
          const target = held + 8 * load<i32>(innerTargets + 4 * arc);
          store<f64>(target, load<f64>(target) + value * load<f64>(rates + 8 * arc));
        }
      }
      mass += passed;
      if (passed > 4 * tolerance * mass && round < maxRounds) continue;
      rest = 0;
      for (let i = 0; i < length; i++) rest += load<f64>(held + 8 * i);
      if (rest <= tolerance * mass || round >= maxRounds || !(mass < Infinity)) break;
    }
    if (round > rounds) rounds = round;
    over += rest;
    sum += mass;
    for (let i = 0; i < length; i++) {
      const node = load<i32>(nodes + 4 * (last - i));
      const value = load<f64>(sums + 8 * i);
      store<f64>(values + 8 * node, value);
      const passed = value * load<f64>(factors + 8 * node);
      const end = load<i32>(offsets + 4 * node, 4);
      for (let arc = load<i32>(offsets + 4 * node); arc < end; arc++) {
        const target = load<i32>(targets + 4 * arc);
        if (load<i32>(classOf + 4 * target) === tag) continue;
        store<f64>(left + 8 * target, load<f64>(left + 8 * target) + passed * load<f64>(strengths + 8 * arc));
      }
    }
  }
  store<f64>(ended, over);
  store<f64>(ended, sum, 8);
  return rounds;
}

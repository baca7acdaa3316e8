/**
 * One step of Lanczos, as in ../spectral/basis: vector `count`, divided by `length`, is multiplied with the matrix and freed of itself and of `factor`
 * times the one before. `vectors` stand one after the other. `found` takes how much of the product lies along the vector, and the squares of what is left.
 */
export function krylov(
  size: i32,
  offsets: usize,
  targets: usize,
  strengths: usize,
  vectors: usize,
  count: i32,
  factor: f64,
  length: f64,
  found: usize,
): void {
  const bytes: usize = 8 * size;
  const last = vectors + bytes * count;
  const next = last + bytes;
  const before = count > 0 ? last - bytes : last;
  for (let at: usize = 0; at < bytes; at += 8) store<f64>(last + at, load<f64>(last + at) / length);
  let along: f64 = 0;
  let arc = load<u32>(offsets);
  for (let node: usize = 0; node < <usize>size; node++) {
    const end = load<u32>(offsets + 4 * node, 4);
    let sum: f64 = 0;
    for (; arc < end; arc++) {
      const target: usize = load<u32>(targets + 4 * <usize>arc);
      sum += load<f64>(last + 8 * target) * load<f64>(strengths + 8 * <usize>arc);
    }
    store<f64>(next + 8 * node, sum);
    along += sum * load<f64>(last + 8 * node);
  }
  let squares: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 8) {
    const rest = load<f64>(next + at) - along * load<f64>(last + at) - factor * load<f64>(before + at);
    store<f64>(next + at, rest);
    squares += rest * rest;
  }
  store<f64>(found, along);
  store<f64>(found, squares, 8);
}

/** Puts the sum of `count` vectors, each times its share, made positive and of length 1, in the place of the first. */
export function combine(size: i32, vectors: usize, shares: usize, count: i32): void {
  const bytes: usize = 8 * size;
  let squares: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 8) {
    let sum: f64 = 0;
    for (let i: usize = 0; i < <usize>count; i++) {
      sum += load<f64>(shares + 8 * i) * load<f64>(vectors + bytes * i + at);
    }
    store<f64>(vectors + at, abs<f64>(sum));
    squares += sum * sum;
  }
  const scale = 1 / sqrt<f64>(squares);
  for (let at: usize = 0; at < bytes; at += 8) store<f64>(vectors + at, load<f64>(vectors + at) * scale);
}

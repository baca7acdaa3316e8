/**
 * The push of `count` sources on the targets `from` to `to`, a multiple of 8 of them, as `pushOne` of ../../forces/repulsion. Columns of f32
 * follow each other at `stride` bytes: `sources` are x, y and mass, `targets` x and y, `forces` x and y. A lane is a target.
 */
export function push(
  sources: usize,
  targets: usize,
  forces: usize,
  stride: usize,
  count: i32,
  from: i32,
  to: i32,
): void {
  const least = f32x4.splat(reinterpret<f32>(0x17800000));
  const end = sources + 4 * <usize>count;
  const last: usize = 4 * <usize>to;
  for (let at: usize = 4 * <usize>from; at < last; at += 32) {
    const x = targets + at;
    const y = x + stride;
    const x0 = v128.load(x);
    const x1 = v128.load(x, 16);
    const y0 = v128.load(y);
    const y1 = v128.load(y, 16);
    let sumX0 = f32x4.splat(0);
    let sumX1 = f32x4.splat(0);
    let sumY0 = f32x4.splat(0);
    let sumY1 = f32x4.splat(0);
    let sourceY = sources + stride;
    let sourceMass = sourceY + stride;
    for (let source = sources; source < end; source += 4, sourceY += 4, sourceMass += 4) {
      const fromX = v128.load32_splat(source);
      const fromY = v128.load32_splat(sourceY);
      const mass = v128.load32_splat(sourceMass);
      const dx0 = f32x4.sub(x0, fromX);
      const dx1 = f32x4.sub(x1, fromX);
      const dy0 = f32x4.sub(y0, fromY);
      const dy1 = f32x4.sub(y1, fromY);
      const square0 = f32x4.add(f32x4.mul(dx0, dx0), f32x4.mul(dy0, dy0));
      const square1 = f32x4.add(f32x4.mul(dx1, dx1), f32x4.mul(dy1, dy1));
      const factor0 = f32x4.div(mass, f32x4.pmax(least, square0));
      const factor1 = f32x4.div(mass, f32x4.pmax(least, square1));
      sumX0 = f32x4.add(sumX0, f32x4.mul(dx0, factor0));
      sumX1 = f32x4.add(sumX1, f32x4.mul(dx1, factor1));
      sumY0 = f32x4.add(sumY0, f32x4.mul(dy0, factor0));
      sumY1 = f32x4.add(sumY1, f32x4.mul(dy1, factor1));
    }
    const force = forces + at;
    v128.store(force, sumX0);
    v128.store(force, sumX1, 16);
    v128.store(force + stride, sumY0);
    v128.store(force + stride, sumY1, 16);
  }
}

/** As `attract` of ../../forces/force-atlas. `bodies` are columns as `push` has them, `forces` x and y. */
export function attract(
  bodies: usize,
  forces: usize,
  stride: usize,
  edges: i32,
  sources: usize,
  targets: usize,
  weights: usize,
  linLog: bool,
): void {
  for (let edge = 0; edge < edges; edge++) {
    const source: usize = 4 * <usize>load<i32>(sources + 4 * edge);
    const target: usize = 4 * <usize>load<i32>(targets + 4 * edge);
    const dx = f64(load<f32>(bodies + source)) - f64(load<f32>(bodies + target));
    const dy = f64(load<f32>(bodies + stride + source)) - f64(load<f32>(bodies + stride + target));
    let factor = f64(load<f32>(weights + 4 * edge));
    if (linLog) {
      const distance = sqrt(dx * dx + dy * dy);
      factor *= distance > 0 ? f64x2.extract_lane(logarithm(f64x2.splat(distance)), 0) / distance : 0;
    }
    pull(forces + source, -dx * factor);
    pull(forces + stride + source, -dy * factor);
    pull(forces + target, dx * factor);
    pull(forces + stride + target, dy * factor);
  }
}

function pull(force: usize, by: f64): void {
  store<f32>(force, f32(f64(load<f32>(force)) + by));
}

/** Pushes times what they are in the whole, and gravity, as `repel` of ../../forces/force-atlas ends. Two bodies at a time. */
export function weigh(bodies: usize, forces: usize, stride: usize, size: i32, scaling: f64, gravity: f64): void {
  const end = bodies + 4 * <usize>size;
  for (let body = bodies, force = forces; body < end; body += 8, force += 8) {
    const mass = wide(body + 2 * stride);
    const up = f64x2.mul(f64x2.splat(scaling), mass);
    const down = f64x2.mul(f64x2.splat(gravity), mass);
    narrow(force, f64x2.sub(f64x2.mul(up, wide(force)), f64x2.mul(down, wide(body))));
    const forceY = force + stride;
    narrow(forceY, f64x2.sub(f64x2.mul(up, wide(forceY)), f64x2.mul(down, wide(body + stride))));
  }
}

/** As `move` of ../../forces/force-atlas, two bodies at a time. `forces` are x and y, x and y of the last round, and speeds. */
export function move(bodies: usize, forces: usize, stride: usize, size: i32): void {
  const one = f64x2.splat(1);
  const end = bodies + 4 * <usize>size;
  for (let body = bodies, force = forces; body < end; body += 8, force += 8) {
    const fx = wide(force);
    const fy = wide(force + stride);
    const gx = wide(force + 2 * stride);
    const gy = wide(force + 3 * stride);
    const mass = wide(body + 2 * stride);
    const swinging = f64x2.mul(mass, length(f64x2.sub(gx, fx), f64x2.sub(gy, fy)));
    const traction = f64x2.mul(length(f64x2.add(gx, fx), f64x2.add(gy, fy)), f64x2.splat(0.5));
    const brake = f64x2.add(one, f64x2.sqrt(swinging));
    const speed = force + 4 * stride;
    const factor = f64x2.div(f64x2.mul(wide(speed), logarithm(traction)), brake);
    const square = f64x2.add(f64x2.mul(fx, fx), f64x2.mul(fy, fy));
    narrow(speed, f64x2.min(one, f64x2.sqrt(f64x2.div(f64x2.mul(factor, square), brake))));
    narrow(body, f64x2.add(wide(body), f64x2.mul(fx, factor)));
    const y = body + stride;
    narrow(y, f64x2.add(wide(y), f64x2.mul(fy, factor)));
  }
}

function length(x: v128, y: v128): v128 {
  return f64x2.sqrt(f64x2.add(f64x2.mul(x, x), f64x2.mul(y, y)));
}

/** Two f32 as f64. */
function wide(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

function narrow(at: usize, values: v128): void {
  v128.store64_lane(at, f32x4.demote_f64x2_zero(values), 0);
}

/** As `logarithm` of ../../forces/logarithm: dividing by powers of 2 there takes the exponent off here. */
function logarithm(x: v128): v128 {
  const one = f64x2.splat(1);
  const bits = f64x2.add(one, x);
  const above = v128.and(bits, i64x2.splat(0x000fffffffffffff));
  const halved = v128.or(above, i64x2.splat(0x3ff0000000000000));
  const isLarge = f64x2.gt(halved, f64x2.splat(Math.SQRT2));
  const mantissa = v128.bitselect(f64x2.mul(halved, f64x2.splat(0.5)), halved, isLarge);
  const whole = i64x2.sub(i64x2.sub(i64x2.shr_u(bits, 52), i64x2.splat(1023)), isLarge);
  const exponent = f64x2.convert_low_i32x4_s(
    i8x16.shuffle(whole, whole, 0, 1, 2, 3, 8, 9, 10, 11, 0, 1, 2, 3, 0, 1, 2, 3),
  );
  const ratio = f64x2.div(f64x2.sub(mantissa, one), f64x2.add(mantissa, one));
  const square = f64x2.mul(ratio, ratio);
  let sum = f64x2.mul(f64x2.splat(1.0 / 23.0), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 21.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 19.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 17.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 15.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 13.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 11.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 9.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 7.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 5.0)), square);
  sum = f64x2.mul(f64x2.add(sum, f64x2.splat(1.0 / 3.0)), square);
  const series = f64x2.mul(f64x2.mul(f64x2.splat(2), ratio), f64x2.add(one, sum));
  return f64x2.add(f64x2.mul(exponent, f64x2.splat(Math.LN2)), series);
}

/** 1/3, 1/5 … of the series, the last one first. */
const TERMS = Array.from({ length: 11 }, (_, index) => 1 / (23 - 2 * index));

/**
 * The natural logarithm of 1 + x for x ≥ 0 by arithmetic alone, so that it is the same on every platform, which Math.log need not
 * be. With 1 + x = m · 2^k, m between √½ and √2, it is k ln 2 + 2 artanh((m − 1) / (m + 1)). Off by at most some 3e-16 of itself where
 * x > 0.1; below that, by as much of 1 + x.
 */
export function logarithm(x: number): number {
  let mantissa = 1 + x;
  let exponent = 0;
  while (mantissa >= 2 ** 31) {
    mantissa /= 2 ** 31;
    exponent += 31;
  }
  const whole = 31 - Math.clz32(mantissa);
  mantissa /= 2 ** whole;
  exponent += whole;
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (const term of TERMS) sum = (sum + term) * square;
  return exponent * Math.LN2 + 2 * ratio * (1 + sum);
}

/**
 * The value below which a share of some values lies, between the two nearest if it falls between (type 7 of Hyndman and Fan);
 * `undefined` of none.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  return quantileOf(Float64Array.from(values).sort(), share);
}

/** The same of values in ascending order. */
export function quantileOf(sorted: Float64Array, share: number): number | undefined {
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return undefined;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}

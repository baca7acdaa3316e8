/** Runs several ways of doing one thing in turns, after one round to warm up. */
export async function inTurns(ways, rounds) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const begun = performance.now();
      await run();
      if (round >= 0) times[name].push(performance.now() - begun);
    }
  }
  return times;
}

/** The middle of the values; of an even number of them, the higher of the two in the middle. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** How many times `own` goes into `other`, by round: the median, the least and the greatest. */
export function ratioOf(other, own) {
  const ratios = own.map((time, i) => other[i] / time);
  return { ratio: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** Two digits, or all before the point. */
export const short = (value) => (value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2));

/** How many times faster than `peer` each of the others was, by round: the median, and from the least to the greatest. */
export function ratiosTo(peer, times) {
  return Object.entries(times)
    .filter(([name]) => name !== peer)
    .map(([name, own]) => {
      const { ratio, least, most } = ratioOf(times[peer], own);
      const spread = `${least.toFixed(1)}–${most.toFixed(1)}`;
      console.log(name.padEnd(40), `${median(own).toFixed(0)} ms, ${ratio.toFixed(1)} × (${spread})`);
      return { name, ratio: ratio.toFixed(1), spread };
    });
}

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

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** How many times faster than `peer` each of the others was, by round: the median, and from the least to the greatest. */
export function ratiosTo(peer, times) {
  return Object.entries(times)
    .filter(([name]) => name !== peer)
    .map(([name, own]) => {
      const ratios = own.map((time, i) => times[peer][i] / time);
      const spread = `${Math.min(...ratios).toFixed(1)}–${Math.max(...ratios).toFixed(1)}`;
      console.log(name.padEnd(40), `${median(own).toFixed(0)} ms, ${median(ratios).toFixed(1)} × (${spread})`);
      return { name, ratio: median(ratios).toFixed(1), spread };
    });
}

// Nothing is timed before all give the same answers.

/** Compares values that several have computed, within `tolerance` of the greater of 1 and the value. NaN stands for no value. */
export function agree(what, ours, theirs, tolerance) {
  if (ours.length !== theirs.length)
    throw new Error(`${what}: ${ours.length} values, and by the other ${theirs.length}`);
  let worst = 0;
  for (let i = 0; i < ours.length; i++) {
    if (Number.isNaN(ours[i]) && Number.isNaN(theirs[i])) continue;
    if (ours[i] === theirs[i]) continue;
    const off = Math.abs(ours[i] - theirs[i]) / Math.max(1, Math.abs(theirs[i]));
    if (!(off <= tolerance)) throw new Error(`${what}, value ${i}: ${ours[i]}, and by the other ${theirs[i]}`);
    worst = Math.max(worst, off);
  }
  return worst;
}

/** Undirected edges of one slice with the number of ties of each, as communities and eigenvectors are judged on. */
function bonds({ source, target, start, end, actors }, step) {
  const counts = new Map();
  for (let i = 0; i < source.length; i++) {
    if (start[i] >= step + 1 || end[i] <= step) continue;
    const [a, b] = [Math.min(source[i], target[i]), Math.max(source[i], target[i])];
    counts.set(a * actors + b, (counts.get(a * actors + b) ?? 0) + 1);
  }
  return [...counts].map(([pair, ties]) => [Math.floor(pair / actors), pair % actors, ties]);
}

/** Mean modularity of partitions, a row of labels by actor for each slice. */
export function meanModularity(network, slices, labels) {
  let sum = 0;
  for (const [row, step] of slices.entries()) {
    const [inside, strength] = [new Map(), new Map()];
    let all = 0;
    for (const [a, b, ties] of bonds(network, step)) {
      const [from, to] = [labels[row * network.actors + a], labels[row * network.actors + b]];
      all += ties;
      if (from === to) inside.set(from, (inside.get(from) ?? 0) + ties);
      for (const group of [from, to]) strength.set(group, (strength.get(group) ?? 0) + ties);
    }
    for (const [group, total] of strength) sum += (inside.get(group) ?? 0) / all - (total / (2 * all)) ** 2;
  }
  return sum / slices.length;
}

/** The greatest ‖xA − λx‖ / λ of eigenvectors of length 1, a row by actor for each slice: what `tolerance` bounds. */
export function worstResidual(network, slices, values) {
  let worst = 0;
  for (const [row, step] of slices.entries()) {
    const x = Array.from(values.subarray(row * network.actors, (row + 1) * network.actors), (value) => value || 0);
    const y = x.map(() => 0);
    for (const [a, b] of bonds(network, step)) {
      y[a] += x[b];
      y[b] += x[a];
    }
    const root = x.reduce((sum, value, i) => sum + value * y[i], 0);
    const off = Math.sqrt(x.reduce((sum, value, i) => sum + (y[i] - root * value) ** 2, 0)) / root;
    worst = Math.max(worst, off);
  }
  return worst;
}

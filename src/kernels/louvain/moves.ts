import { CHANGED, type Level, type Work } from "./levels";

/**
 * Moves nodes to the neighbouring community that raises modularity most, or out of all of them, until no move raises it by more
 * than `least`. The first `waiting` nodes of the queue are looked at in turn; when a node has moved, its neighbours in other
 * communities are looked at again. Of moves as good as each other the first is taken.
 *
 * The gain of a node u in a community C without it, in units of strength, is w(u, C) − rate (out(u) into(C) + into(u) out(C)), where
 * w counts ties both ways; undirected w(u, C) − rate k(u) K(C).
 */
export function moveNodes(level: Level, work: Work, waiting: number, rate: number, least: number): boolean {
  const { size, offsets, targets, weights, out, into } = level;
  const { community, isWaiting, marks, queue, sumOut, sumInto, members, shared, near, free } = work;
  let idle = addUp(level, work);
  let [head, tail, left, isChanged] = [0, waiting === size ? 0 : waiting, waiting, false];
  while (left > 0) {
    const node = queue[head] as number;
    head = head + 1 === size ? 0 : head + 1;
    left--;
    isWaiting[node] = 0;
    const own = community[node] as number;
    const [first, last] = [offsets[node] as number, offsets[node + 1] as number];
    let found = 0;
    for (let arc = first; arc < last; arc++) {
      const other = community[targets[arc] as number] as number;
      const known = shared[other] as number;
      if (known === 0) near[found++] = other;
      shared[other] = known + (weights[arc] as number);
    }
    const leaves = out[node] as number;
    const reaches = into ? (into[node] as number) : 0;
    const [byOut, byInto] = [leaves * rate, reaches * rate];
    sumOut[own] = (sumOut[own] as number) - leaves;
    if (into) sumInto[own] = (sumInto[own] as number) - reaches;
    const isAlone = members[own] === 1;
    let best = own;
    let most = 0;
    if (!isAlone) {
      const expected = into
        ? byOut * (sumInto[own] as number) + byInto * (sumOut[own] as number)
        : byOut * (sumOut[own] as number);
      most = (shared[own] as number) - expected;
    }
    if (most < -least) {
      most = 0;
      best = free[idle - 1] as number;
    }
    for (let i = 0; i < found; i++) {
      const other = near[i] as number;
      const expected = into
        ? byOut * (sumInto[other] as number) + byInto * (sumOut[other] as number)
        : byOut * (sumOut[other] as number);
      const gain = (shared[other] as number) - expected;
      shared[other] = 0;
      if (other === own || gain <= most + least) continue;
      most = gain;
      best = other;
    }
    sumOut[best] = (sumOut[best] as number) + leaves;
    if (into) sumInto[best] = (sumInto[best] as number) + reaches;
    if (best === own) continue;
    isChanged = true;
    if (members[best] === 0) idle--;
    members[best] = (members[best] as number) + 1;
    members[own] = (members[own] as number) - 1;
    if (isAlone) free[idle++] = own;
    community[node] = best;
    marks[own] = marks[best] = CHANGED;
    for (let arc = first; arc < last; arc++) {
      const other = targets[arc] as number;
      if (isWaiting[other] === 1 || community[other] === best) continue;
      isWaiting[other] = 1;
      queue[tail] = other;
      tail = tail + 1 === size ? 0 : tail + 1;
      left++;
    }
  }
  return isChanged;
}

/** Adds up strengths and members by community; answers with the number of labels that no node has. */
function addUp({ size, out, into }: Level, { community, sumOut, sumInto, members, free }: Work): number {
  sumOut.fill(0, 0, size);
  members.fill(0, 0, size);
  if (into) sumInto.fill(0, 0, size);
  for (let node = 0; node < size; node++) {
    const own = community[node] as number;
    members[own] = (members[own] as number) + 1;
    sumOut[own] = (sumOut[own] as number) + (out[node] as number);
    if (into) sumInto[own] = (sumInto[own] as number) + (into[node] as number);
  }
  let idle = 0;
  for (let label = 0; label < size; label++) if (members[label] === 0) free[idle++] = label;
  return idle;
}

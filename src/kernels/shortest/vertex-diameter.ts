import type { Csr } from "../csr";
import { reverse } from "../graph/reverse";
import { strongClasses } from "../graph/strong";
import { within } from "../graph/within";

/**
 * A bound on the vertex diameter: the most nodes that a shortest path by hops has, its ends included; 0 without nodes. A shortest path
 * goes through strongly connected classes one after the other, and within a class is no longer than by way of any one of its nodes:
 * the way there from the farthest, and on to the farthest. The bound is the heaviest way through the classes.
 *
 * Cost O(n + m).
 */
export function vertexDiameterBound(csr: Csr): number {
  const { count, classOf, nodes, begins } = strongClasses(csr);
  const places = new Int32Array(csr.size);
  const heaviest = new Int32Array(count);
  let most = 0;
  for (let tag = 0; tag < count; tag++) {
    const members = nodes.subarray(begins[tag], begins[tag + 1]);
    let onward = 0;
    for (const node of members) {
      for (let arc = csr.offsets[node] as number; arc < (csr.offsets[node + 1] as number); arc++) {
        const to = classOf[csr.targets[arc] as number] as number;
        if (to !== tag) onward = Math.max(onward, heaviest[to] as number);
      }
    }
    let own = 1;
    if (members.length > 1) {
      const part = within(csr, members, places, (node) => classOf[node] === tag);
      const hub = busiest(part);
      own = Math.min(members.length, 1 + farthest(part, hub) + farthest(reverse(part), hub));
    }
    heaviest[tag] = own + onward;
    most = Math.max(most, own + onward);
  }
  return most;
}

/** The node with most arcs out, which is likely to be near the others. */
function busiest({ size, offsets }: Csr): number {
  let [found, most] = [0, -1];
  for (let node = 0; node < size; node++) {
    const arcs = (offsets[node + 1] as number) - (offsets[node] as number);
    if (arcs > most) [found, most] = [node, arcs];
  }
  return found;
}

/** Hops from a node to the farthest that it leads to. */
function farthest({ size, offsets, targets }: Csr, source: number): number {
  const distance = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  let [reached, last] = [1, 0];
  order[0] = source;
  distance[source] = 0;
  for (let place = 0; place < reached; place++) {
    const node = order[place] as number;
    last = distance[node] as number;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      if (distance[target] !== -1) continue;
      distance[target] = last + 1;
      order[reached++] = target;
    }
  }
  return last;
}

import type { Csr } from "../csr";
import type { Level } from "./levels";

/** A graph as the lowest level. An arc of a directed graph is there at both its ends, so that each node sees all it is tied to. */
export function bothWays(csr: Csr): Level {
  const { size, offsets, targets, strengths } = csr;
  const out = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    let sum = 0;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) sum += strengths[arc] as number;
    out[node] = sum;
  }
  return csr.directed ? mirrored(csr, out) : { size, offsets, targets, weights: strengths, out, into: undefined };
}

function mirrored({ size, offsets, targets, strengths }: Csr, out: Float64Array): Level {
  const into = new Float64Array(size);
  const places = new Int32Array(size + 1);
  for (let arc = 0; arc < targets.length; arc++) {
    const target = targets[arc] as number;
    into[target] = (into[target] as number) + (strengths[arc] as number);
    places[target + 1] = (places[target + 1] as number) + 1;
  }
  for (let node = 0; node < size; node++) {
    const leaving = (offsets[node + 1] as number) - (offsets[node] as number);
    places[node + 1] = (places[node + 1] as number) + (places[node] as number) + leaving;
  }
  const both = places.slice();
  const ends = new Int32Array(2 * targets.length);
  const weights = new Float64Array(2 * targets.length);
  const put = (node: number, other: number, strength: number) => {
    const place = places[node] as number;
    places[node] = place + 1;
    ends[place] = other;
    weights[place] = strength;
  };
  for (let node = 0; node < size; node++) {
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      put(node, targets[arc] as number, strengths[arc] as number);
      put(targets[arc] as number, node, strengths[arc] as number);
    }
  }
  return { size, offsets: both, targets: ends, weights, out, into };
}

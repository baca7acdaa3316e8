import fc from "fast-check";
import type { Csr } from "../../src/kernels/csr";

/** Arcs as compressed sparse rows, written down again here so that the kernels are tested alone. */
export function csr(
  size: number,
  arcs: readonly (readonly [source: number, target: number, strength?: number])[],
): Csr {
  const sorted = [...arcs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    size,
    directed: true,
    offsets: Int32Array.from({ length: size + 1 }, (_, node) => sorted.filter(([source]) => source < node).length),
    targets: Int32Array.from(sorted, ([, target]) => target),
    strengths: Float64Array.from(sorted, ([, , strength]) => strength ?? 1),
  };
}

/** Graphs of up to 40 nodes with loops left out, parallel arcs, hubs and nodes that have none. */
export const anyGraph = fc.integer({ min: 1, max: 40 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 });
  const strength = fc.integer({ min: 1, max: 4 });
  return fc.array(fc.tuple(node, node, strength), { maxLength: 3 * size }).map((arcs) =>
    csr(
      size,
      arcs.filter(([a, b]) => a !== b),
    ),
  );
});

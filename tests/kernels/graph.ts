import type { Csr } from "../../src/network/csr";

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

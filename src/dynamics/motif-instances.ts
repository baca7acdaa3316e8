import { must } from "../base/collections";
import { orderedTriples } from "../kernels/motifs/motifs";
import type { Spacing } from "../kernels/motifs/order";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type Along, CLASSES, classify } from "./motif-classes";
import type { Moments } from "./motif-moments";

/** Three ties in order that make a motif, and who is who in it; `c` is `undefined` in a motif of two. */
export interface MotifInstance {
  readonly motif: string;
  readonly a: string;
  readonly b: string;
  readonly c: string | undefined;
  readonly certain: boolean;
  /** Ids of the ties, in the order of the motif. */
  readonly ties: readonly string[];
}

export const INSTANCE_COLUMNS = ["motif", "a", "b", "c", "certain", "ties"] as const;

/** The possible instances of one motif, or of all, in the order of their ties. */
export function instancesOf(
  network: TemporalNetwork,
  moments: Moments,
  spacing: Spacing,
  along: Along,
  motif: string | undefined,
): MotifInstance[] {
  const { columns, evidence } = stateOf(network);
  const found: { readonly row: MotifInstance; readonly ties: readonly number[] }[] = [];
  orderedTriples(moments, spacing, (x, y, z, certain) => {
    const { place, roles } = classify(along, moments, [x, y, z]);
    const name = must(CLASSES[along][place]).motif;
    if (motif !== undefined && name !== motif) return;
    const [a, b, c] = roles.map((actor) => evidence.actors.at(actor)?.id);
    const ties = [x, y, z].map((event) => must(moments.ties[event]));
    const ids = ties.map((tie) => must(columns.ids.at(tie)));
    found.push({ row: { motif: name, a: must(a), b: must(b), c, certain, ties: ids }, ties });
  });
  found.sort((one, two) => inOrder(one.ties, two.ties));
  return found.map(({ row }) => row);
}

function inOrder(one: readonly number[], two: readonly number[]): number {
  const place = one.findIndex((tie, index) => tie !== two[index]);
  return place < 0 ? 0 : must(one[place]) - must(two[place]);
}

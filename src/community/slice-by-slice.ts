import { invalidOption } from "../base/errors";
import type { Beginning, Groups } from "../kernels/louvain/louvain";
import { type Bonds, bondsOf } from "../network/bonds";
import type { TemporalNetwork } from "../network/network";
import { changedNodes } from "./changed";
import { groupsOf, partitionBy, type ResolvedCommunities } from "./communities";
import type { Partition } from "./partition";

interface Found {
  readonly bonds: Bonds;
  readonly groups: Groups;
}

/** The partition of each slice. A slice with the bonds of the one before has its communities: to look for them again would find the same. */
export function partitionsOf(
  slices: readonly TemporalNetwork[],
  { start, ...options }: ResolvedCommunities & { readonly start: "fresh" | "last-slice" },
): Partition<ResolvedCommunities>[] {
  if (start === "last-slice" && options.method !== "louvain") {
    throw invalidOption("start", start, 'method "louvain" if communities are to start from the last slice');
  }
  let last: Found | undefined;
  return slices.map((view) => {
    const bonds = bondsOf("communities", view, options);
    const groups =
      last && areSame(last.bonds, bonds)
        ? last.groups
        : groupsOf(bonds, options, last && start === "last-slice" ? beginningFrom(last, bonds) : undefined);
    last = { bonds, groups };
    return partitionBy(bonds, groups, options);
  });
}

function areSame(a: Bonds, b: Bonds): boolean {
  const { offsets, targets, strengths } = a.csr;
  return (
    isEqual(a.ids, b.ids) &&
    isEqual(targets, b.csr.targets) &&
    isEqual(offsets, b.csr.offsets) &&
    isEqual(strengths, b.csr.strengths)
  );
}

function isEqual<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The communities of the slice before, as far as their actors are still there; newcomers are alone. */
function beginningFrom(last: Found, { ids, csr }: Bonds): Beginning {
  const placeOf = new Map(last.bonds.ids.map((id, node) => [id, node]));
  const nodeBefore = Int32Array.from(ids, (id) => placeOf.get(id) ?? -1);
  const numberOf = new Map<number, number>();
  let next = 0;
  const labels = nodeBefore.map((before) => {
    const number = before < 0 ? undefined : last.groups.numbers[before];
    if (number === undefined) return next++;
    const known = numberOf.get(number) ?? next++;
    numberOf.set(number, known);
    return known;
  });
  return { labels, isOpen: changedNodes(last.bonds.csr, csr, nodeBefore) };
}

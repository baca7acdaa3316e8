import { groupBy, indices, must } from "../base/collections";
import type { Csr } from "../network/csr";
import { type Iterated, power, type Stop } from "./power";
import { type StrongClasses, strongClasses } from "./strong";

/** The dominant left eigenvector, and its root: 0, with all values 0, where no cycle is. */
export interface Perron extends Iterated {
  readonly root: number;
}

/**
 * The dominant left eigenvector of a non-negative matrix that may fall into classes (components, or strongly connected classes).
 * The class of the highest root decides: it and what can be reached from it have values, the rest is exactly 0. Of classes with
 * the same root those count that lead to no other such class; they share as power iteration from equal values divides them.
 */
export function perron(csr: Csr, stop: Stop): Perron {
  const classes = strongClasses(csr);
  const members = membersOf(classes);
  const runs = runsOf(csr, classes, members, stop);
  const root = highest(runs);
  if (root === 0) return { values: new Float64Array(csr.size), root, iterations: 0, residual: 0 };
  const nearly = root * (1 - Math.max(1e-10, 10 * stop.tolerance));
  const strongest = runs.map((run) => run !== undefined && run.root >= nearly);
  const reached = reachedFrom(csr, classes, members, strongest);
  const counted = indices(classes.count).filter((tag) => reached[tag] === 1);
  if (counted.length === 1) return must(runs[must(counted[0])]);
  const tags = classes.classOf.map((tag) => reached[tag] as number);
  return power(csr, { nodes: indices(csr.size).filter((node) => tags[node] === 1), tags, tag: 1 }, stop);
}

/** The highest root over all classes: the spectral radius. */
export function spectralRadius(csr: Csr, stop: Stop): number {
  const classes = strongClasses(csr);
  return highest(runsOf(csr, classes, membersOf(classes), stop));
}

type Run = (Iterated & { readonly root: number }) | undefined;

/** Power iteration in each class by itself; none where a class is one node, for that has no cycle. */
function runsOf(csr: Csr, { classOf }: StrongClasses, members: readonly (readonly number[])[], stop: Stop): Run[] {
  return members.map((nodes, tag) => (nodes.length > 1 ? power(csr, { nodes, tags: classOf, tag }, stop) : undefined));
}

function highest(runs: readonly Run[]): number {
  return runs.reduce((most, run) => Math.max(most, run?.root ?? 0), 0);
}

function membersOf({ count, classOf }: StrongClasses): number[][] {
  const groups = groupBy(classOf.keys(), (node) => classOf[node] as number);
  return indices(count).map((tag) => must(groups.get(tag)));
}

/** Marks the classes that can be reached from the strongest ones that lead to no other strongest one, these included. */
function reachedFrom(
  { offsets, targets }: Csr,
  { count, classOf }: StrongClasses,
  members: readonly (readonly number[])[],
  strongest: readonly boolean[],
): Uint8Array {
  const next = (tag: number) => {
    const found = new Set<number>();
    for (const node of must(members[tag])) {
      for (const target of targets.subarray(offsets[node], offsets[node + 1])) found.add(classOf[target] as number);
    }
    found.delete(tag);
    return [...found];
  };
  const leads = new Uint8Array(count);
  for (let tag = 0; tag < count; tag++) leads[tag] = Number(next(tag).some((to) => strongest[to] || leads[to] === 1));
  const reached = new Uint8Array(count);
  for (let tag = count - 1; tag >= 0; tag--) {
    if (strongest[tag] && !leads[tag]) reached[tag] = 1;
    if (reached[tag]) for (const to of next(tag)) reached[to] = 1;
  }
  return reached;
}

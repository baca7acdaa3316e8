import type { Csr } from "../csr";
import { reverse } from "../graph/reverse";
import { type StrongClasses, strongClasses } from "../graph/strong";
import { within } from "../graph/within";
import { lanczos } from "./lanczos";
import { type Eigenpair, type Iterated, power, type Stop } from "./power";
import { relaxed } from "./relaxation";

/** The dominant eigenvector of one class. */
interface Run extends Eigenpair {
  readonly tag: number;
  readonly csr: Csr;
}

/**
 * The dominant left eigenvector of a non-negative matrix that may fall into classes (components, or strongly connected classes), and
 * its root: 0, with all values 0, where no cycle is. The class of the highest root decides: it and what can be reached from it have
 * values, the rest is exactly 0. Of classes with the same root those count that lead to no other such class; they share as power
 * iteration from equal values divides them. The residual is ‖xA − λx‖ / λ or a bound of it.
 */
export function perron(csr: Csr, stop: Stop): Eigenpair {
  const classes = strongClasses(csr);
  const strongest = strongestOf(csr, classes, stop);
  const values = new Float64Array(csr.size);
  if (strongest.length === 0) return { values, root: 0, iterations: 0, residual: 0 };
  const root = Math.max(...strongest.map((run) => run.root));
  const counted = strongest.length === 1 ? strongest : lastOf(csr, classes, strongest);
  let [iterations, residual] = [0, 0];
  for (const run of counted) {
    const share = counted.length === 1 ? 1 : shareOf(run, stop);
    const members = membersOf(classes, run.tag);
    for (let i = 0; i < members.length; i++) values[members[i] as number] = share * (run.values[i] as number);
    iterations = Math.max(iterations, run.iterations);
    residual = Math.max(residual, run.residual);
  }
  if (csr.directed) {
    const passed = passOn(csr, classes, values, root, stop);
    iterations = Math.max(iterations, passed.iterations);
    residual = Math.hypot(residual, passed.residual);
  }
  const scale = 1 / lengthOf(values);
  return { values: values.map((value) => value * scale), root, iterations, residual };
}

/** The highest root over all classes: the spectral radius. */
export function spectralRadius(csr: Csr, stop: Stop): number {
  return strongestOf(csr, strongClasses(csr), stop).reduce((most, { root }) => Math.max(most, root), 0);
}

/**
 * The classes of the highest root, each with its own dominant eigenvector. No root is above the greatest sum of strengths out of one
 * node of its class, so that classes are taken in the order of that bound, until it is below the highest root found.
 */
function strongestOf(csr: Csr, classes: StrongClasses, stop: Stop): Run[] {
  const { count, classOf, begins } = classes;
  const bounds = boundsOf(csr, classes);
  const tags: number[] = [];
  for (let tag = 0; tag < count; tag++) if ((begins[tag + 1] as number) - (begins[tag] as number) > 1) tags.push(tag);
  tags.sort((a, b) => (bounds[b] as number) - (bounds[a] as number) || a - b);
  const least = 1 - Math.max(1e-10, 10 * stop.tolerance);
  const places = new Int32Array(csr.size);
  const runs: Run[] = [];
  let highest = 0;
  for (const tag of tags) {
    if ((bounds[tag] as number) < highest * least) break;
    const part = within(csr, membersOf(classes, tag), places, (node) => classOf[node] === tag);
    const run = csr.directed ? power(part, { ...stop, tolerance: stop.tolerance / 2 }) : lanczos(part, stop);
    runs.push({ ...run, tag, csr: part });
    highest = Math.max(highest, run.root);
  }
  return runs.filter(({ root }) => root >= highest * least);
}

/** By class the greatest sum of strengths that go from one of its nodes to others of the class. */
function boundsOf({ size, offsets, targets, strengths }: Csr, { count, classOf }: StrongClasses): Float64Array {
  const bounds = new Float64Array(count);
  for (let node = 0; node < size; node++) {
    const tag = classOf[node] as number;
    let sum = 0;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      if (classOf[targets[arc] as number] === tag) sum += strengths[arc] as number;
    }
    if (sum > (bounds[tag] as number)) bounds[tag] = sum;
  }
  return bounds;
}

/** Of the strongest classes those that lead to no other of them. */
function lastOf({ offsets, targets }: Csr, classes: StrongClasses, strongest: readonly Run[]): readonly Run[] {
  const { count, classOf } = classes;
  const strong = new Uint8Array(count);
  for (const { tag } of strongest) strong[tag] = 1;
  const leads = new Uint8Array(count);
  for (let tag = 0; tag < count; tag++) {
    for (const node of membersOf(classes, tag)) {
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const to = classOf[targets[arc] as number] as number;
        if (to !== tag && (strong[to] || leads[to])) leads[tag] = 1;
      }
    }
  }
  return strongest.filter(({ tag }) => !leads[tag]);
}

/** How much of the left eigenvector x of a class there is in equal values: Σ z / Σ x·z, z the right one. */
function shareOf({ csr, values }: Run, stop: Stop): number {
  const right = csr.directed ? power(reverse(csr), stop).values : values;
  let [sum, both] = [0, 0];
  for (let i = 0; i < right.length; i++) {
    sum += right[i] as number;
    both += (right[i] as number) * (values[i] as number);
  }
  return sum / both;
}

/** Adds to the values of the strongest classes those of the nodes that can be reached from them. */
function passOn(
  csr: Csr,
  classes: StrongClasses,
  values: Float64Array,
  root: number,
  stop: Stop,
): Omit<Iterated, "values"> {
  const { size, offsets, targets, strengths } = csr;
  const { classOf } = classes;
  const start = new Float64Array(size);
  let isLeading = false;
  for (let node = 0; node < size; node++) {
    const passed = (values[node] as number) / root;
    if (passed === 0) continue;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      if (classOf[target] === classOf[node]) continue;
      start[target] = (start[target] as number) + passed * (strengths[arc] as number);
      isLeading = true;
    }
  }
  if (!isLeading) return { iterations: 0, residual: 0 };
  const factors = new Float64Array(size).fill(1 / root);
  const tolerance = stop.tolerance / (2 * Math.sqrt(size));
  const reached = relaxed(csr, factors, start, { ...stop, tolerance }, classes);
  let sum = 0;
  for (let node = 0; node < size; node++) {
    sum += reached.values[node] as number;
    values[node] = (values[node] as number) + (reached.values[node] as number);
  }
  return { iterations: reached.iterations, residual: (reached.residual * sum) / lengthOf(values) };
}

function membersOf({ nodes, begins }: StrongClasses, tag: number): Int32Array {
  return nodes.subarray(begins[tag], begins[tag + 1]);
}

function lengthOf(values: Float64Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}

import type { Csr } from "../csr";
import { type StrongClasses, tarjan } from "../graph/strong";
import { byMachine, type Machine } from "../machine";
import type { Iterated, Stop } from "./power";

/**
 * Solves x(v) = start(v) + Σ x(u)·factors(u)·s(u→v) over the arcs u→v; all numbers are at least 0, and the sum must be finite.
 *
 * Each node holds what has come to it and was not yet passed on. Strongly connected classes are taken in the order of the arcs
 * between them: a node by itself passes on what it holds once, which is exact; in a larger class the nodes take turns
 * (Gauss–Seidel) until what they still hold is at most `tolerance` of what they had. The residual is what is held at the end, as
 * a share of Σ x: just what a step x ← start + xM would add. `iterations`: the rounds of the class that took most.
 *
 * Cost O(n + m), and O(arcs of the class) a round for each class of more than one node.
 */
export function relaxed(
  csr: Csr,
  factors: Float64Array,
  start: Float64Array,
  stop: Stop,
  classes?: StrongClasses,
): Iterated {
  return byMachine(
    (machine) => relaxedCompiled(csr, factors, start, stop, classes, machine),
    () => gaussSeidel(csr, factors, start, stop, classes),
  );
}

function relaxedCompiled(
  { size, offsets, targets, strengths }: Csr,
  factors: Float64Array,
  start: Float64Array,
  { tolerance, maxIterations }: Stop,
  known: StrongClasses | undefined,
  { kernels, layout }: Machine,
): Iterated {
  const arcs = targets.length;
  const memory = layout();
  const [from, to, by] = [memory.put(offsets), memory.put(targets), memory.put(strengths)];
  const work = memory.room(Math.max(20 * size, 12 * arcs + 24 * size + 4));
  const [classOf, nodes, begins] = known
    ? [memory.put(known.classOf), memory.put(known.nodes), memory.put(known.begins)]
    : [memory.room(4 * size), memory.room(4 * size), memory.room(4 * (size + 1))];
  const count = known?.count ?? kernels.strong(size, from, to, classOf, nodes, begins, work);
  const [rates, left] = [memory.put(factors), memory.put(start)];
  const [values, ended] = [memory.zeros(8 * size), memory.room(16)];
  const rounds = Math.min(maxIterations, 2 ** 31 - 1);
  const iterations = kernels.relax(
    size,
    arcs,
    from,
    to,
    by,
    rates,
    count,
    classOf,
    nodes,
    begins,
    left,
    values,
    work,
    ended,
    tolerance,
    rounds,
  );
  const [rest, sum] = memory.doubles(ended, 2) as unknown as [number, number];
  return { values: memory.doubles(values, size), iterations, residual: sum > 0 ? rest / sum : 0 };
}

/** The same, plainly. */
export function gaussSeidel(
  csr: Csr,
  factors: Float64Array,
  start: Float64Array,
  stop: Stop,
  { count, classOf, nodes, begins }: StrongClasses = tarjan(csr),
): Iterated {
  const { size, offsets, targets, strengths } = csr;
  const values = new Float64Array(size);
  const left = start.slice();
  const work = roomFor(csr);
  let [iterations, rest, sum] = [0, 0, 0];
  for (let tag = count - 1; tag >= 0; tag--) {
    const members = nodes.subarray(begins[tag], begins[tag + 1]).toReversed();
    const isAlone = members.length === 1;
    if (isAlone) {
      const node = members[0] as number;
      values[node] = left[node] as number;
      sum += left[node] as number;
    } else {
      const inner = takeTurns(csr, members, (node) => classOf[node] === tag, factors, left, values, work, stop);
      iterations = Math.max(iterations, inner.rounds);
      rest += inner.rest;
      sum += inner.sum;
    }
    for (const node of members) {
      const passed = (values[node] as number) * (factors[node] as number);
      if (passed === 0) continue;
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
        const target = targets[arc] as number;
        if (!isAlone && classOf[target] === tag) continue;
        left[target] = (left[target] as number) + passed * (strengths[arc] as number);
      }
    }
  }
  return { values, iterations, residual: sum > 0 ? rest / sum : 0 };
}

type Work = ReturnType<typeof roomFor>;

function roomFor({ size, targets: { length } }: Csr) {
  return {
    places: new Int32Array(size),
    held: new Float64Array(size),
    begins: new Int32Array(size + 1),
    targets: new Int32Array(length),
    rates: new Float64Array(length),
  };
}

/** Fills the values of a class from what is left to its nodes. */
function takeTurns(
  { offsets, targets, strengths }: Csr,
  members: Int32Array,
  has: (node: number) => boolean,
  factors: Float64Array,
  left: Float64Array,
  values: Float64Array,
  work: Work,
  { tolerance, maxIterations }: Stop,
): { readonly rounds: number; readonly rest: number; readonly sum: number } {
  const { places, held, begins } = work;
  let sum = 0;
  for (let i = 0; i < members.length; i++) {
    const node = members[i] as number;
    places[node] = i;
    held[i] = left[node] as number;
    sum += left[node] as number;
  }
  if (sum === 0) return { rounds: 0, rest: 0, sum };
  let inner = 0;
  for (let i = 0; i < members.length; i++) {
    const node = members[i] as number;
    const factor = factors[node] as number;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      if (!has(target)) continue;
      work.targets[inner] = places[target] as number;
      work.rates[inner++] = factor * (strengths[arc] as number);
    }
    begins[i + 1] = inner;
  }
  sum = 0;
  for (let rounds = 1; ; rounds++) {
    let passed = 0;
    for (let i = 0; i < members.length; i++) {
      const value = held[i] as number;
      const node = members[i] as number;
      held[i] = 0;
      values[node] = (values[node] as number) + value;
      passed += value;
      for (let arc = begins[i] as number; arc < (begins[i + 1] as number); arc++) {
        const target = work.targets[arc] as number;
        held[target] = (held[target] as number) + value * (work.rates[arc] as number);
      }
    }
    sum += passed;
    if (passed > 4 * tolerance * sum && rounds < maxIterations) continue;
    let rest = 0;
    for (let i = 0; i < members.length; i++) rest += held[i] as number;
    if (rest <= tolerance * sum || rounds >= maxIterations || !Number.isFinite(sum)) return { rounds, rest, sum };
  }
}

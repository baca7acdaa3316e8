import type { Csr } from "../csr";
import { byMachine, type Machine } from "../machine";

type Graph = Pick<Csr, "size" | "offsets" | "targets">;

/** The strongly connected classes of a graph: within one, every node leads to every other. */
export interface StrongClasses {
  readonly count: number;
  /** The class of each node. Arcs between classes lead from a higher number to a lower one. */
  readonly classOf: Int32Array;
  /**
   * All nodes by class, class `tag` from `begins[tag]` up to `begins[tag + 1]`. Read from the last to the first, arcs lead onward
   * but for those that close a cycle.
   */
  readonly nodes: Int32Array;
  readonly begins: Int32Array;
}

/**
 * Tarjan's algorithm (https://doi.org/10.1137/0201010) without recursion, with one mark for each node as in Pearce
 * (https://doi.org/10.1016/j.ipl.2015.08.010). Cost O(n + m).
 */
export function strongClasses(csr: Graph): StrongClasses {
  return byMachine(
    (machine) => compiledClasses(csr, machine),
    () => tarjan(csr),
  );
}

function compiledClasses({ size, offsets, targets }: Graph, { kernels, layout }: Machine): StrongClasses {
  const memory = layout();
  const [from, to] = [memory.put(offsets), memory.put(targets)];
  const [classOf, nodes, begins] = [memory.room(4 * size), memory.room(4 * size), memory.room(4 * (size + 1))];
  const count = kernels.strong(size, from, to, classOf, nodes, begins, memory.room(20 * size));
  return {
    count,
    classOf: memory.integers(classOf, size),
    nodes: memory.integers(nodes, size),
    begins: memory.integers(begins, count + 1),
  };
}

/** The same, plainly. */
export function tarjan({ size, offsets, targets }: Graph): StrongClasses {
  const classOf = new Int32Array(size);
  const nodes = new Int32Array(size);
  const begins = new Int32Array(size + 1);
  /** 0: not seen; then the earliest time at which a node was seen that it leads to; above all times once its class is known. */
  const marks = new Int32Array(size);
  const entered = new Int32Array(size);
  const path = new Int32Array(size);
  const cursor = new Int32Array(size);
  const open = new Int32Array(size);
  const known = size + 1;
  let [clock, count, waiting, placed] = [0, 0, 0, 0];
  for (let root = 0; root < size; root++) {
    if (marks[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    cursor[0] = offsets[root] as number;
    entered[0] = marks[root] = ++clock;
    while (depth >= 0) {
      const node = path[depth] as number;
      const end = offsets[node + 1] as number;
      let arc = cursor[depth] as number;
      let mark = marks[node] as number;
      let next = -1;
      while (arc < end) {
        const target = targets[arc++] as number;
        const other = marks[target] as number;
        if (other === 0) {
          if ((offsets[target] as number) < (offsets[target + 1] as number)) {
            next = target;
            break;
          }
          nodes[placed++] = target;
          classOf[target] = count;
          marks[target] = known;
          begins[++count] = placed;
          continue;
        }
        if (other < mark) mark = other;
      }
      marks[node] = mark;
      if (next >= 0) {
        cursor[depth++] = arc;
        path[depth] = next;
        cursor[depth] = offsets[next] as number;
        entered[depth] = marks[next] = ++clock;
        continue;
      }
      if (mark < (entered[depth] as number)) open[waiting++] = node;
      else {
        let first = waiting;
        while (first > 0 && (marks[open[first - 1] as number] as number) >= mark) first--;
        for (let place = first; place < waiting; place++) {
          const member = open[place] as number;
          nodes[placed++] = member;
          classOf[member] = count;
          marks[member] = known;
        }
        waiting = first;
        nodes[placed++] = node;
        classOf[node] = count;
        marks[node] = known;
        begins[++count] = placed;
      }
      depth--;
      if (depth >= 0) {
        const parent = path[depth] as number;
        if (mark < (marks[parent] as number)) marks[parent] = mark;
      }
    }
  }
  return { count, classOf, nodes, begins: begins.slice(0, count + 1) };
}

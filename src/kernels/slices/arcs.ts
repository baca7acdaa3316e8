import { valuesAt } from "../../base/columns";
/** Arcs in any order, of which `size` are there. */
export interface LooseArcs {
  readonly size: number;
  /** Left out where arc i is of tie i. */
  readonly ties: Int32Array | undefined;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

/** Arcs in the order of sources, then of targets: the same for all readings of the dates. */
export interface Arcs extends LooseArcs {
  readonly ties: Int32Array;
}

/** Cost: O(arcs + actors). */
export function sortedArcs({ size, ties, sources, targets }: LooseArcs, actors: number): Arcs {
  const order = dealt(sources, size, actors, dealt(targets, size, actors));
  return {
    size,
    ties: ties ? valuesAt(ties, order) : order,
    sources: valuesAt(sources, order),
    targets: valuesAt(targets, order),
  };
}

/** The places of `count` numbers below a limit in ascending order, equal ones as they stand, or in the order that they were put in before. */
function dealt(numbers: Int32Array, count: number, limit: number, before?: Int32Array): Int32Array {
  const next = new Int32Array(limit + 1);
  tally(numbers, count, next);
  for (let number = 1; number <= limit; number++)
    next[number] = (next[number] as number) + (next[number - 1] as number);
  const order = new Int32Array(count);
  if (before) scatter(numbers, before, next, order);
  else scatterAll(numbers, next, order);
  return order;
}

function tally(numbers: Int32Array, count: number, next: Int32Array): void {
  for (let i = 0; i < count; i++) {
    const slot = (numbers[i] as number) + 1;
    next[slot] = (next[slot] as number) + 1;
  }
}

function scatterAll(numbers: Int32Array, next: Int32Array, order: Int32Array): void {
  for (let i = 0; i < order.length; i++) {
    const number = numbers[i] as number;
    const place = next[number] as number;
    order[place] = i;
    next[number] = place + 1;
  }
}

function scatter(numbers: Int32Array, before: Int32Array, next: Int32Array, order: Int32Array): void {
  for (let i = 0; i < order.length; i++) {
    const at = before[i] as number;
    const number = numbers[at] as number;
    const place = next[number] as number;
    order[place] = at;
    next[number] = place + 1;
  }
}

// Networks and tables of values, as the Node peers share them.
import { edgesOf, readNetwork } from "../files.js";

const remembered = (make) => {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
};

export const network = remembered((path) => readNetwork(path));
export const edges = remembered((path) => edgesOf(network(path)));

/** The numbers of the slices that are asked for: every `nth` of them, from the middle of the first stretch. */
export function slicesOf(path, nth = 1, until = network(path).steps, from = 0) {
  const steps = Array.from({ length: until - from }, (_, i) => from + i);
  return steps.filter((step) => step % nth === Math.floor(nth / 2));
}

/** Values by slice and actor, one row a slice; NaN where an actor is not in a slice. */
export function table(path, slices) {
  const { actors } = network(path);
  const values = new Float64Array(slices.length * actors).fill(Number.NaN);
  return {
    values,
    set: (row, actor, value) => {
      values[row * actors + Number(actor)] = value;
    },
  };
}

/** Three numbers an actor, of its row: arrival, departure, and the number of its ties; NaN where there is no row. */
export function pathValues(actors, rows) {
  const values = new Float64Array(3 * actors).fill(Number.NaN);
  for (const { actor, arrival, departure, ties } of rows)
    values.set([arrival, departure, ties.length], 3 * Number(actor));
  return values;
}

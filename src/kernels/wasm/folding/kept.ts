// What is kept of a folded graph from the search of its core until it is unfolded, in one piece of memory: 76 bytes a node, 4 an arc, and 8.

/** f64 by node of the core, of which the searches read the first two. */
export let sources: usize = 0;
export let sinks: usize = 0;
/** How many nodes lead to a node of the core that hang on it or lead to it one way only, itself among them. */
export let leads: usize = 0;
/** By node 32 bytes: what hangs on it, and on what it hangs. */
export let trees: usize = 0;
/** The nodes that are folded, each before its gate. */
export let order: usize = 0;
/** By node of the core which node it is; the end of its only arc if no way leads back from there, else −1; and all of them, each before those that follow it. */
export let nodes: usize = 0;
export let follows: usize = 0;
export let inTurn: usize = 0;
/** The arcs of the core. */
export let offsets: usize = 0;
export let targets: usize = 0;

/** Of a node in `trees`: how many nodes lead to it of those that are folded into it, and how many it leads to, itself among both. */
export const BEFORE: usize = 0;
export const AFTER: usize = 8;
/** The pairs of nodes in different branches that hang on it, the one of which leads to the other. */
export const PAIRS: usize = 16;
/** The node into which it is folded, −1 for those that are left; and which ways lead there and back. */
export const GATE: usize = 24;
export const WAYS: usize = 28;
export const UP: i32 = 1;
export const DOWN: i32 = 2;

export function find(size: i32, kept: usize): void {
  sources = kept;
  sinks = sources + 8 * size;
  leads = sinks + 8 * size;
  trees = leads + 8 * size;
  order = trees + 32 * size;
  nodes = order + 4 * size;
  follows = nodes + 4 * size;
  inTurn = follows + 4 * size;
  offsets = inTurn + 4 * size;
  targets = offsets + 4 * size + 4;
}

// What the functions of this folder work in. What columns hold is told in ../../louvain/levels and ../../louvain/fold.

// Of the graph as it is given, `nodes` entries each.
export let nodes: i32 = 0;
export let kept: usize = 0;
export let homes: usize = 0;

// Of the graph with its leaves folded, the lowest level: `foldedOffsets` has an entry more than nodes, the next two one an arc.
export let folded: i32 = 0;
export let foldedOffsets: usize = 0;
export let foldedTargets: usize = 0;
export let foldedWeights: usize = 0;
export let foldedOut: usize = 0;
export let foldedInto: usize = 0;
export let labels: usize = 0;
export let isOpen: usize = 0;
export let order: usize = 0;

// An entry a node of the lowest level; near has one more.
export let community: usize = 0;
export let queue: usize = 0;
export let members: usize = 0;
export let near: usize = 0;
export let free: usize = 0;
export let lowest: usize = 0;
export let parts: usize = 0;
export let sumOut: usize = 0;
export let sumInto: usize = 0;
export let shared: usize = 0;
export let isWaiting: usize = 0;
export let marks: usize = 0;

// Two rooms for levels above, of `room` bytes each, and where in them columns lie.
export let rooms: usize = 0;
export let room: usize = 0;
export let intoInRoom: usize = 0;
export let weightsInRoom: usize = 0;
export let targetsInRoom: usize = 0;
export let offsetsInRoom: usize = 0;

// The level at hand. `into` is 0 where the graph is undirected.
export let size: i32 = 0;
export let offsets: usize = 0;
export let targets: usize = 0;
export let weights: usize = 0;
export let out: usize = 0;
export let into: usize = 0;

/** A node or community to look at as a whole, and one to or from which nodes have moved. */
export const OPEN: u8 = 1;
export const CHANGED: u8 = 3;

/**
 * Lays columns for a graph into `work`, which begins at a multiple of 8 bytes: all in all 131 bytes a node, 36 an arc, and 80.
 */
export function layOut(count: i32, arcs: i32, work: usize): void {
  nodes = count;
  const n: usize = count;
  const m: usize = arcs;
  foldedWeights = work;
  foldedOut = foldedWeights + 8 * (m + 1);
  foldedInto = foldedOut + 8 * n;
  sumOut = foldedInto + 8 * n;
  sumInto = sumOut + 8 * n;
  shared = sumInto + 8 * n;
  rooms = shared + 8 * n;
  intoInRoom = 8 * n;
  weightsInRoom = 16 * n;
  targetsInRoom = weightsInRoom + 8 * (m + 1);
  offsetsInRoom = targetsInRoom + 4 * (m + 1);
  room = (offsetsInRoom + 4 * (n + 1) + 7) & ~7;
  foldedOffsets = rooms + 2 * room;
  foldedTargets = foldedOffsets + 4 * (n + 1);
  kept = foldedTargets + 4 * (m + 1);
  homes = kept + 4 * (n + 1);
  labels = homes + 4 * n;
  order = labels + 4 * n;
  community = order + 4 * n;
  queue = community + 4 * n;
  members = queue + 4 * n;
  near = members + 4 * n;
  free = near + 4 * (n + 1);
  lowest = free + 4 * n;
  parts = lowest + 4 * n;
  isOpen = parts + 4 * n;
  isWaiting = isOpen + n;
  marks = isWaiting + n;
}

/** Makes a level the one at hand. */
export function handle(
  count: i32,
  itsOffsets: usize,
  itsTargets: usize,
  itsWeights: usize,
  itsOut: usize,
  itsInto: usize,
): void {
  size = count;
  offsets = itsOffsets;
  targets = itsTargets;
  weights = itsWeights;
  out = itsOut;
  into = itsInto;
}

/** Says how many nodes the lowest level has. */
export function keep(count: i32): void {
  folded = count;
}

/** Adds to the integer at a place, and gives the sum. */
export function add(at: usize, by: i32): i32 {
  const value = load<i32>(at) + by;
  store<i32>(at, value);
  return value;
}

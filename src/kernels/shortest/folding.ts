import { scratchInts } from "../../base/columns";
import { weakComponents } from "../graph/components";
import { type StrongClasses, strongClasses } from "../graph/strong";

/** A graph as its arcs alone. */
export interface Arcs {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** What a search from each node of a core that has `sources` finds; one number a node. */
export interface CoreScores {
  /** Betweenness of nodes on the ways from `sources` to `sinks`, leaving out what hangs on the node itself. */
  readonly scores: Float64Array;
  /** How many sources of other nodes reach a node. */
  readonly into: Float64Array;
  /** How many sinks are reached from a node that was searched from, its own among them. */
  readonly onward: Float64Array;
}

/** What is left of a graph once all that hangs on it is folded into what it hangs on. */
export interface Folded {
  /** The nodes that are left, ascending, and the arcs among them. */
  readonly core: Arcs;
  /** By node of the core which node it is. */
  readonly nodes: Int32Array;
  /** By node of the core for how many nodes a search from it stands, 0 where none is needed. */
  readonly sources: Float64Array;
  /** By node of the core how many nodes are reached if it is: itself, and those that hang on it. */
  readonly sinks: Float64Array;
  /** Betweenness of all nodes from what searches of the core found. */
  unfold(found: CoreScores): Float64Array;
}

/** Weak components of at most so many nodes are searched as they are: to fold them would take longer. */
export const SMALL = 256;

/** A graph of which nothing is folded. */
function whole(graph: Arcs): Folded {
  const { size, offsets } = graph;
  const sources = new Float64Array(size);
  const nodes = new Int32Array(size);
  for (let node = 0; node < size; node++) {
    nodes[node] = node;
    if (offsets[node] !== offsets[node + 1]) sources[node] = 1;
  }
  return { core: graph, nodes, sources, sinks: new Float64Array(size).fill(1), unfold: ({ scores }) => scores };
}

/** Whether an arc leads from a node to the one that it hangs on, and whether one leads back. */
const [UP, DOWN] = [1, 2];

/**
 * Betweenness needs no search from or to what hangs on the rest of a graph by one node: all ways between it and the others pass there.
 *
 * A node that has arcs with one other only, at most one each way, is folded into that other, again and again, so that whole trees
 * are; a gate counts for how many nodes its tree has that lead to it, and how many it leads to. Of the core that is left, a node whose only arc
 * leads to where no way leads back from adds to all others what the end of that arc adds, and so counts as one more source there. The
 * pairs of nodes that part ways in a tree or at a gate are counted, not searched: whole numbers, exact below 2⁵³.
 *
 * Weak components of at most `small` nodes stay as they are. Cost O(n + m). Reference: Sarıyüce, Saule, Kaya and Çatalyürek (2012), https://doi.org/10.48550/arXiv.1209.6007
 */
export function folded(graph: Arcs, small = SMALL): Folded {
  if (graph.size <= small) return whole(graph);
  const isLeft = inSmallComponents(graph, small);
  const trees = treesOf(graph, isLeft);
  const { core, nodes } = coreOf(graph, trees);
  const own = valuesAt(trees.before, nodes);
  const sinks = valuesAt(trees.after, nodes);
  const { follows, classes } = followersOf(core, nodes, isLeft);
  const leads = own.slice();
  if (classes) addUp(leads, follows, classes.nodes);
  const sources = leads.slice();
  for (let place = 0; place < core.size; place++) {
    const isSink = core.offsets[place] === core.offsets[place + 1];
    if (isSink || (follows[place] as number) >= 0) sources[place] = 0;
  }
  const parts = { core, nodes, own, sinks, follows, leads, sources, inTurn: classes?.nodes };
  return { core, nodes, sources, sinks, unfold: (found) => unfolded(trees, parts, found) };
}

function valuesAt(column: Float64Array, places: Int32Array): Float64Array {
  const values = new Float64Array(places.length);
  for (let i = 0; i < values.length; i++) values[i] = column[places[i] as number] as number;
  return values;
}

/** Adds to what each node follows, in turn. */
function addUp(leads: Float64Array, follows: Int32Array, inTurn: Int32Array): void {
  for (let i = inTurn.length - 1; i >= 0; i--) {
    const place = inTurn[i] as number;
    const next = follows[place] as number;
    if (next >= 0) leads[next] = (leads[next] as number) + (leads[place] as number);
  }
}

interface Parts {
  readonly nodes: Int32Array;
  /** By node of the core how many nodes lead to it that hang on it, and with them those that lead to it one way only, each itself among both. */
  readonly own: Float64Array;
  readonly leads: Float64Array;
  readonly sources: Float64Array;
  readonly sinks: Float64Array;
  readonly follows: Int32Array;
  /** The nodes of the core, each before those that follow it; left out where none does. */
  readonly inTurn: Int32Array | undefined;
}

function unfolded(trees: Trees, parts: Parts, { scores: found, into, onward }: CoreScores): Float64Array {
  const { nodes, own, leads, sources, sinks, follows, inTurn } = parts;
  const { gate, ways, before, after } = trees;
  const scores = trees.pairs.slice();
  // How many nodes lead to a node, and how many it leads to, itself among both.
  const leading = before.slice();
  const reached = after.slice();
  for (let i = 0; i < nodes.length; i++) {
    const place = inTurn ? (inTurn[i] as number) : i;
    const node = nodes[place] as number;
    const next = follows[place] as number;
    const lead = leads[place] as number;
    const sink = sinks[place] as number;
    if (next >= 0) reached[node] = sink + (reached[nodes[next] as number] as number);
    else if ((sources[place] as number) > 0) reached[node] = onward[place] as number;
    const leadsHere = lead + (into[place] as number);
    leading[node] = leadsHere;
    const atGate = (leadsHere - (own[place] as number)) * (sink - 1);
    const passing = (lead - 1) * ((reached[node] as number) - sink);
    scores[node] = (found[place] as number) + ((scores[node] as number) + atGate + passing);
  }
  for (let i = trees.order.length - 1; i >= 0; i--) {
    const node = trees.order[i] as number;
    const at = gate[node] as number;
    const way = ways[node] as number;
    const lead = before[node] as number;
    const sink = after[node] as number;
    const from = way & DOWN ? (leading[at] as number) - (way & UP ? lead : 0) : 0;
    const to = way & UP ? (reached[at] as number) - (way & DOWN ? sink : 0) : 0;
    leading[node] = lead + from;
    reached[node] = sink + to;
    scores[node] = (scores[node] as number) + from * (sink - 1) + (lead - 1) * to;
  }
  return scores;
}

/** By node whether its weak component is small. */
function inSmallComponents(graph: Arcs, small: number): Uint8Array {
  const components = weakComponents(graph);
  const sizes = sizeColumn(graph.size);
  for (let node = 0; node < graph.size; node++) {
    const first = components[node] as number;
    sizes[first] = (sizes[first] as number) + 1;
  }
  const isSmall = new Uint8Array(graph.size);
  for (let node = 0; node < graph.size; node++) {
    if ((sizes[components[node] as number] as number) <= small) isSmall[node] = 1;
  }
  return isSmall;
}

interface Trees {
  /** By node the one into which it is folded, −1 for those that are left. */
  readonly gate: Int32Array;
  /** By node that is folded whether it leads to its gate, `UP`, and it to the node, `DOWN`. */
  readonly ways: Uint8Array;
  /** The nodes that are folded, each before its gate. */
  readonly order: Int32Array;
  /** By node how many of those that are folded into it lead to it, and how many it leads to, itself among both. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** By node the pairs of nodes in different branches that hang on it, the one of which leads to the other. */
  readonly pairs: Float64Array;
}

const sizeColumn = scratchInts();
const [outColumn, inColumn, toColumn, fromColumn] = [scratchInts(), scratchInts(), scratchInts(), scratchInts()];

/** The arcs that a node has left are counted, and their other ends held as one number that is the end of the last of them. */
function treesOf({ size, offsets, targets }: Arcs, isLeft: Uint8Array): Trees {
  const [outs, ins, to, from] = [outColumn(size), inColumn(size), toColumn(size), fromColumn(size)];
  for (let node = 0; node < size; node++) {
    const begin = offsets[node] as number;
    const end = offsets[node + 1] as number;
    outs[node] = end - begin;
    let ends = 0;
    for (let arc = begin; arc < end; arc++) {
      const target = targets[arc] as number;
      ends ^= target;
      ins[target] = (ins[target] as number) + 1;
      from[target] = (from[target] as number) ^ node;
    }
    to[node] = ends;
  }
  const gate = new Int32Array(size).fill(-1);
  const ways = new Uint8Array(size);
  const order = new Int32Array(size);
  const [before, after] = [new Float64Array(size).fill(1), new Float64Array(size).fill(1)];
  const pairs = new Float64Array(size);
  let count = 0;
  for (let first = 0; first < size; first++) {
    for (let node = first; isLeft[node] === 0; ) {
      const out = outs[node] as number;
      const into = ins[node] as number;
      if (out > 1 || into > 1 || out + into === 0) break;
      const other = (out === 1 ? to[node] : from[node]) as number;
      if ((out === into && from[node] !== other) || other === node) break;
      const lead = out === 1 ? (before[node] as number) : 0;
      const sink = into === 1 ? (after[node] as number) : 0;
      const leads = before[other] as number;
      const sinks = after[other] as number;
      pairs[other] = (pairs[other] as number) + lead * (sinks - 1) + (leads - 1) * sink;
      before[other] = leads + lead;
      after[other] = sinks + sink;
      if (out === 1) {
        ins[other] = (ins[other] as number) - 1;
        from[other] = (from[other] as number) ^ node;
      }
      if (into === 1) {
        outs[other] = (outs[other] as number) - 1;
        to[other] = (to[other] as number) ^ node;
      }
      outs[node] = ins[node] = 0;
      gate[node] = other;
      ways[node] = (out === 1 ? UP : 0) | (into === 1 ? DOWN : 0);
      order[count++] = node;
      node = other;
    }
  }
  return { gate, ways, order: order.subarray(0, count), before, after, pairs };
}

const placeColumn = scratchInts();

function coreOf(
  { size, offsets, targets }: Arcs,
  { gate }: Trees,
): { readonly core: Arcs; readonly nodes: Int32Array } {
  const places = placeColumn(size);
  const nodes = new Int32Array(size);
  let count = 0;
  for (let node = 0; node < size; node++) {
    if ((gate[node] as number) >= 0) continue;
    places[node] = count;
    nodes[count++] = node;
  }
  const own = new Int32Array(count + 1);
  const ends = new Int32Array(targets.length);
  let arcs = 0;
  for (let place = 0; place < count; place++) {
    const node = nodes[place] as number;
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const target = targets[arc] as number;
      if ((gate[target] as number) < 0) ends[arcs++] = places[target] as number;
    }
    own[place + 1] = arcs;
  }
  return { core: { size: count, offsets: own, targets: ends.subarray(0, arcs) }, nodes: nodes.subarray(0, count) };
}

/** By node the end of its only arc, if no way leads back from there, else −1; and the classes by which that is known. */
function followersOf(
  core: Arcs,
  nodes: Int32Array,
  isLeft: Uint8Array,
): { readonly follows: Int32Array; readonly classes: StrongClasses | undefined } {
  const { size, offsets, targets } = core;
  const follows = new Int32Array(size).fill(-1);
  let some = 0;
  for (let place = 0; place < size; place++) {
    const arc = offsets[place] as number;
    if ((offsets[place + 1] as number) - arc !== 1 || isLeft[nodes[place] as number] === 1) continue;
    follows[place] = targets[arc] as number;
    some++;
  }
  if (some === 0) return { follows, classes: undefined };
  const classes = strongClasses(core);
  const { classOf } = classes;
  for (let place = 0; place < size; place++) {
    const next = follows[place] as number;
    if (next >= 0 && classOf[next] === classOf[place]) follows[place] = -1;
  }
  return { follows, classes };
}

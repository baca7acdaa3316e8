/**
 * Arcs by the node they leave: those of `u` are `offsets[u]` up to `offsets[u + 1]`. One can depart by an arc from moment `first`
 * to moment `last`, without them where they are open, and arrives `shift` later.
 */
export interface Arcs {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly ties: Int32Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly firstOpen: Uint8Array;
  readonly lastOpen: Uint8Array;
  readonly shift: Float64Array;
}

/** The last departure after an arrival, and the first arrival that allows a departure. */
export interface Wait {
  readonly latest: (arrival: number) => number;
  readonly earliest: (departure: number) => number;
}

export interface WalkTerms {
  /** No departure comes before `from`, nor at it if open; no arrival after `to`, nor at it if open. */
  readonly from: number;
  readonly fromOpen: boolean;
  readonly to: number;
  readonly toOpen: boolean;
  /** Whether each departure is later than the arrival before it: by `step`, or, where that is 0, by as little as one likes. */
  readonly strict: boolean;
  readonly step: number;
  /** Left out where waiting has no limit. If strict it allows at least the least wait. */
  readonly wait: Wait | undefined;
  /** Whether to keep apart walks that leave the source at other moments; else only arrivals and hops matter, which is faster. */
  readonly departures: boolean;
  /** By node the bit that a walk gains by coming there. A walk's state is its node + `size` × its bits. */
  readonly marks: Uint8Array;
}

/**
 * Sets of walks, one a label: all that use the same arcs. What they can do is {(d, a): d ≤ until, lo ≤ a ≤ hi, a − d ≥ least}, d the
 * departure from the source and a the arrival, read so that a walk which departs at d may as well have been ready earlier.
 */
export interface Label {
  readonly node: number;
  readonly state: number;
  readonly hops: number;
  readonly lo: number;
  readonly loOpen: boolean;
  readonly hi: number;
  readonly hiOpen: boolean;
  readonly until: number;
  readonly least: number;
  /** Its last arc, the first departure by it, and the label before; −1 and `undefined` at the source. */
  readonly arc: number;
  readonly leaves: number;
  readonly before: Label | undefined;
}

/**
 * The labels of every state, none of which is covered by another of as few hops: hop by hop, each label sends one along each arc.
 * The constraints are differences of moments, of which leaving out the middle ones loses nothing, so what a label says of d and a is
 * exact; with a limit to waiting too, where an early arrival does not make up for a late one.
 *
 * Cost: O(l·k·d), l the labels made, k the most at one node, d the arcs out of one. Without a limit to waiting l is at most one an arc
 * for each departure that matters and number of hops; with one also for each stretch of moments at which one can arrive.
 */
export function walkLabels(arcs: Arcs, source: number, terms: WalkTerms): readonly (readonly Label[])[] {
  const bits = terms.marks.reduce((all, mark) => all | mark, 0);
  const states: Label[][] = Array.from({ length: arcs.size * (bits + 1) }, () => []);
  const start = startLabel(arcs, source, terms);
  (states[start.state] as Label[]).push(start);
  for (let layer = [start]; layer.length > 0; ) {
    const next: Label[] = [];
    for (const label of layer) {
      if (!(states[label.state] as Label[]).includes(label)) continue;
      for (let arc = arcs.offsets[label.node] as number; arc < (arcs.offsets[label.node + 1] as number); arc++) {
        const made = along(arcs, arc, label, terms);
        // Whoever is back where it began does better to begin there.
        if (made && made.state !== start.state && keep(states[made.state] as Label[], made)) next.push(made);
      }
    }
    layer = next;
  }
  return states;
}

/** Being at the source, with no hop made. */
export function startLabel(arcs: Arcs, source: number, terms: WalkTerms): Label {
  return {
    ...{ node: source, state: source + arcs.size * (terms.marks[source] as number), hops: 0 },
    ...{ lo: terms.from, loOpen: terms.fromOpen, hi: Number.POSITIVE_INFINITY, hiOpen: false },
    ...{ until: Number.POSITIVE_INFINITY, least: 0, arc: -1, leaves: terms.from, before: undefined },
  };
}

/** The walks of a label that go on along an arc; `undefined` if none can. */
export function along(arcs: Arcs, arc: number, label: Label, terms: WalkTerms): Label | undefined {
  const later = terms.strict && label.before !== undefined;
  const gap = later ? terms.step : 0;
  const waits = label.before && terms.wait;
  let [lo, loOpen] = [label.lo + gap, label.loOpen || (later && gap === 0)];
  let [hi, hiOpen] = waits ? [waits.latest(label.hi), label.hiOpen] : [Number.POSITIVE_INFINITY, false];
  const first = arcs.first[arc] as number;
  const last = arcs.last[arc] as number;
  if (first > lo) [lo, loOpen] = [first, arcs.firstOpen[arc] === 1];
  else if (first === lo) loOpen ||= arcs.firstOpen[arc] === 1;
  if (last < hi) [hi, hiOpen] = [last, arcs.lastOpen[arc] === 1];
  else if (last === hi) hiOpen ||= arcs.lastOpen[arc] === 1;
  if (!(lo < hi || (lo === hi && !loOpen && !hiOpen))) return undefined;
  const leaves = lo;
  const shift = arcs.shift[arc] as number;
  lo += shift;
  hi += shift;
  if (terms.to < hi) [hi, hiOpen] = [terms.to, terms.toOpen];
  else if (terms.to === hi) hiOpen ||= terms.toOpen;
  if (!(lo < hi || (lo === hi && !loOpen && !hiOpen))) return undefined;
  const least = terms.departures ? label.least + gap + shift : Number.NEGATIVE_INFINITY;
  const until = terms.departures ? Math.min(label.until, hi - least) : Number.POSITIVE_INFINITY;
  if (!terms.wait) [hi, hiOpen] = [Number.POSITIVE_INFINITY, false];
  const node = arcs.targets[arc] as number;
  const bits = Math.floor(label.state / arcs.size) | (terms.marks[node] as number);
  const state = node + arcs.size * bits;
  return { node, state, hops: label.hops + 1, lo, loOpen, hi, hiOpen, until, least, arc, leaves, before: label };
}

/** Adds a label to those of its state, unless one of them covers it; those of as many hops that it covers go. */
export function keep(labels: Label[], made: Label): boolean {
  if (labels.some((label) => covers(label, made))) return false;
  let kept = 0;
  for (const label of labels) if (!(label.hops === made.hops && covers(made, label))) labels[kept++] = label;
  labels.length = kept;
  labels.push(made);
  return true;
}

/** Whether a label allows all that another does. */
export function covers(a: Label, b: Label): boolean {
  return (
    a.until >= b.until &&
    a.least <= b.least &&
    (a.lo < b.lo || (a.lo === b.lo && (!a.loOpen || b.loOpen))) &&
    (a.hi > b.hi || (a.hi === b.hi && (!a.hiOpen || b.hiOpen)))
  );
}

/** A hop of a walk along an arc. */
export interface Hop {
  readonly arc: number;
  readonly departs: number;
  readonly arrives: number;
}

/** One walk of a label that leaves the source at `departure` and arrives at `arrival`, each of its hops as early as it then can. */
export function walkOf(arcs: Arcs, label: Label, departure: number, arrival: number, { wait }: WalkTerms): Hop[] {
  const hops: Hop[] = [];
  let arrives = arrival;
  for (let at = label; at.before; at = at.before) {
    const departs = arrives === at.lo ? at.leaves : arrives - (arcs.shift[at.arc] as number);
    hops.push({ arc: at.arc, departs, arrives });
    arrives = Math.max(
      at.before.lo,
      wait ? wait.earliest(departs) : Number.NEGATIVE_INFINITY,
      departure + at.before.least,
    );
  }
  return hops.reverse();
}

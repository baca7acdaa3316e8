import { BITS } from "../base/bits";
import { must } from "../base/collections";
import { withRoom } from "../base/columns";
import { JOINED } from "../kernels/slices/joined-graphs";
import type { JoinedFigures } from "../questions/columns";
import { rankInto } from "../questions/ranks";
import type { Gathered } from "./gathered";
import type { Register } from "./register";
import type { ZeroDraws } from "./zeros";

/** Parts joined figures: most are 0, and need no more than a bit each, since all of a slice and draw have one rank. */
export class Parting {
  readonly #top: number;
  #zeros = new Uint8Array(0);
  #zeroRanks = new Int32Array(0);
  /** Of a slice: the places of its nodes, the nodes that have a score, and the sums of these. */
  #places = new Int32Array(0);
  #nodes = new Int32Array(0);
  #sums = new Float64Array(0);
  /** By lane the scores that are not 0, each lane with as much room as the slice has nodes, and their ranks. */
  #values = new Float64Array(0);
  #ranks = new Int32Array(0);
  readonly #ends = new Int32Array(JOINED);

  constructor(top: number) {
    this.#top = top;
  }

  /** Gathers the figures of draws from one on that are not 0, with their ranks, and tells those that are. */
  part(figures: JoinedFigures, draw: number, register: Register, gathered: Gathered): ZeroDraws {
    const { marks, places: known, mark, actors, graphOf, begin, nodes, nodeMasks, scores } = figures;
    const placesOf = register.placesOf(marks);
    this.#zeros.fill(0);
    let highest = 0;
    for (let slice = 0; slice < graphOf.length; slice++) {
      const graph = graphOf[slice] as number;
      if (graph < 0) continue;
      const [from, to, row] = [begin[graph] as number, begin[graph + 1] as number, slice * actors];
      this.#makeRoom(to - from);
      const places = this.#places;
      for (let node = from; node < to; node++) {
        const nth = row + (nodes[node] as number);
        let at = known[nth] as number;
        if (at < 0) at = mark(slice, nodes[node] as number);
        let place = placesOf[at] ?? -1;
        if (place < 0) {
          place = register.begin(must(marks[at]));
          placesOf[at] = place;
        }
        places[node - from] = place;
        const mask = nodeMasks[node] as number;
        register.see(place, draw + 31 - Math.clz32(mask & -mask), nth);
        if (place >= this.#zeros.length) this.#zeros = withRoom(this.#zeros, place + 1);
        this.#zeros[place] = mask;
      }
      const found = this.#descend(scores, from, to);
      const first = this.#rank(scores, from, to, found, register.groupOf[places[0] as number] as number);
      this.#gather(scores, from, to, found, register.firsts, gathered);
      highest = Math.max(highest, to - from + 1);
      for (let i = 0; i < to - from && first !== 0; i++) {
        const place = places[i] as number;
        const isFirst = BITS[(this.#zeros[place] as number) & first] as number;
        register.firsts[place] = (register.firsts[place] as number) + isFirst;
      }
    }
    return {
      zeros: this.#zeros.slice(0, register.marks.length),
      ranks: this.#zeroRanks.slice(0, JOINED * register.groups),
      highest,
    };
  }

  /** For a slice of so many nodes. */
  #makeRoom(size: number): void {
    if (this.#places.length >= size) return;
    [this.#places, this.#nodes, this.#sums] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)];
    [this.#values, this.#ranks] = [new Float64Array(JOINED * size), new Int32Array(JOINED * size)];
  }

  /** Finds the nodes that have a score, those first that have most, so that those of each draw are almost in order; how many they are. */
  #descend(scores: Float64Array, from: number, to: number): number {
    const [sums, nodes] = [this.#sums, this.#nodes];
    let found = 0;
    for (let node = from; node < to; node++) {
      let sum = 0;
      for (let at = JOINED * node; at < JOINED * node + JOINED; at++) sum += scores[at] as number;
      if (sum === 0) continue;
      let place = found++;
      for (; place > 0 && (sums[place - 1] as number) < sum; place--) {
        sums[place] = sums[place - 1] as number;
        nodes[place] = nodes[place - 1] as number;
      }
      sums[place] = sum;
      nodes[place] = node;
    }
    return found;
  }

  /** Ranks the scores that are not 0, and says in which draws the others are among the first. */
  #rank(scores: Float64Array, from: number, to: number, found: number, group: number): number {
    const [values, nodes, ends] = [this.#values, this.#nodes, this.#ends];
    for (let lane = 0; lane < JOINED; lane++) ends[lane] = lane * (to - from);
    for (let i = 0; i < found; i++) {
      const at = JOINED * (nodes[i] as number);
      // Without a branch: what is 0 is written over.
      for (let lane = 0; lane < JOINED; lane++) {
        const [score, end] = [scores[at + lane] as number, ends[lane] as number];
        values[end] = score;
        ends[lane] = end + Number(score !== 0);
      }
    }
    this.#zeroRanks = withRoom(this.#zeroRanks, JOINED * (group + 1));
    let first = 0;
    for (let lane = 0; lane < JOINED; lane++) {
      const [begin, end] = [lane * (to - from), ends[lane] as number];
      rankInto(values, begin, end, true, this.#ranks);
      const rank = end - begin + 1;
      this.#zeroRanks[JOINED * group + lane] = rank;
      if (rank <= this.#top) first |= 1 << lane;
    }
    return first;
  }

  /** Gathers what was ranked, node by node. */
  #gather(scores: Float64Array, from: number, to: number, found: number, firsts: number[], gathered: Gathered): void {
    const [nodes, ranks, ends, top] = [this.#nodes, this.#ranks, this.#ends, this.#top];
    for (let lane = 0; lane < JOINED; lane++) ends[lane] = lane * (to - from);
    for (let i = 0; i < found; i++) {
      const node = nodes[i] as number;
      const place = this.#places[node - from] as number;
      let [bits, isFirst] = [0, 0];
      for (let lane = 0; lane < JOINED; lane++) {
        const score = scores[JOINED * node + lane] as number;
        if (score === 0) continue;
        const rank = ranks[ends[lane] as number] as number;
        ends[lane] = (ends[lane] as number) + 1;
        gathered.add(place, score, rank);
        bits |= 1 << lane;
        isFirst += Number(rank <= top);
      }
      firsts[place] = (firsts[place] as number) + isFirst;
      this.#zeros[place] = (this.#zeros[place] as number) & ~bits;
    }
  }
}

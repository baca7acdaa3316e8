import { must } from "../base/collections";
import { withRoom } from "../base/columns";
import type { JoinedFigures } from "../questions/columns";
import { rankInto } from "../questions/ranks";
import type { Ranked } from "./gathered";
import type { Register } from "./register";
import { DRAWS, type ZeroDraws } from "./zeros";

/** How many bits a byte has. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let left = byte; left > 0; left &= left - 1) bits++;
  return bits;
});

/** Figures that are not 0, of one draw. */
class Lane implements Ranked {
  places = new Int32Array(0);
  values = new Float64Array(0);
  ranks = new Int32Array(0);
  size = 0;
  /** Where those of a slice begin. */
  begin = 0;

  /** Makes room for so many more. */
  extend(more: number): void {
    const room = this.size + more;
    if (this.places.length >= room) return;
    const { places, values, ranks } = this;
    this.places = new Int32Array(2 * room);
    this.values = new Float64Array(2 * room);
    this.ranks = new Int32Array(2 * room);
    this.places.set(places);
    this.values.set(values);
    this.ranks.set(ranks);
  }
}

/** Parts joined figures: most are 0, and need no more than a bit each, since all of a slice and draw have one rank. */
export class Parting {
  readonly #top: number;
  readonly #lanes = Array.from({ length: DRAWS }, () => new Lane());
  #zeros = new Uint8Array(0);
  #ranks = new Int32Array(0);
  /** The places of the figures of a slice. */
  #own = new Int32Array(0);

  constructor(top: number) {
    this.#top = top;
  }

  /** Of draws from one on those that are not 0, with their ranks, and those that are. The former are good until others are parted. */
  part(
    figures: JoinedFigures,
    draw: number,
    register: Register,
  ): { readonly ranked: Ranked[]; readonly zeros: ZeroDraws } {
    const { views, marks, places, mark, actors, graphOf, begin, nodes, nodeMasks, scores } = figures;
    const placesOf = register.placesOf(marks);
    const lanes = this.#lanes;
    for (const lane of lanes) lane.size = 0;
    this.#zeros.fill(0);
    let highest = 0;
    for (let slice = 0; slice < graphOf.length; slice++) {
      const graph = graphOf[slice] as number;
      if (graph < 0) continue;
      const [from, to, row] = [begin[graph] as number, begin[graph + 1] as number, slice * actors];
      highest = Math.max(highest, to - from + 1);
      for (let i = 0; i < lanes.length; i++) {
        const lane = lanes[i] as Lane;
        lane.extend(to - from);
        lane.begin = lane.size;
      }
      if (this.#own.length < to - from) this.#own = new Int32Array(2 * (to - from));
      const own = this.#own;
      for (let node = from; node < to; node++) {
        const nth = row + (nodes[node] as number);
        let at = places[nth] as number;
        if (at < 0) at = mark(slice, nodes[node] as number);
        let place = placesOf[at] ?? -1;
        if (place < 0) {
          place = register.begin(must(marks[at]));
          placesOf[at] = place;
        }
        own[node - from] = place;
        if (place >= this.#zeros.length) this.#zeros = withRoom(this.#zeros, place + 1);
        const mask = nodeMasks[node] as number;
        register.see(place, draw + 31 - Math.clz32(mask & -mask), nth);
        this.#zeros[place] = mask & ~this.#partOne(scores, DRAWS * node, place);
      }
      const first = this.#rank(register.groupOf[own[0] as number] as number);
      if (first === 0) continue;
      for (let i = 0; i < to - from; i++) {
        const place = own[i] as number;
        const isFirst = BITS[(this.#zeros[place] as number) & first] as number;
        register.firsts[place] = (register.firsts[place] as number) + isFirst;
      }
    }
    const ranked = lanes.slice(0, views);
    for (const { places, ranks, size } of ranked) {
      for (let i = 0; i < size; i++) {
        const place = places[i] as number;
        if ((ranks[i] as number) <= this.#top) register.firsts[place] = (register.firsts[place] as number) + 1;
      }
    }
    return { ranked, zeros: { zeros: this.#zeros.slice(), ranks: this.#ranks.slice(), highest } };
  }

  /** Puts the scores of a node that are not 0 into their lanes, and says which they are. */
  #partOne(scores: Float64Array, from: number, place: number): number {
    let sum = 0;
    for (let at = from; at < from + DRAWS; at++) sum += scores[at] as number;
    if (sum === 0) return 0;
    let bits = 0;
    for (let i = 0; i < DRAWS; i++) {
      const score = scores[from + i] as number;
      if (score === 0) continue;
      bits |= 1 << i;
      const lane = this.#lanes[i] as Lane;
      lane.places[lane.size] = place;
      lane.values[lane.size++] = score;
    }
    return bits;
  }

  /** Ranks what a group has added to the lanes, and says in which of them its zeros are among the first. */
  #rank(group: number): number {
    this.#ranks = withRoom(this.#ranks, DRAWS * (group + 1));
    let first = 0;
    for (let i = 0; i < DRAWS; i++) {
      const lane = this.#lanes[i] as Lane;
      rankInto(lane.values, lane.begin, lane.size, true, lane.ranks);
      const rank = lane.size - lane.begin + 1;
      this.#ranks[DRAWS * group + i] = rank;
      if (rank <= this.#top) first |= 1 << i;
    }
    return first;
  }
}

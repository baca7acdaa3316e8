import { must } from "../base/collections";
import { JOINED } from "../kernels/slices/joined-graphs";
import type { JoinedFigures } from "../questions/columns";
import type { Gathered } from "./gathered";
import type { Register } from "./register";

/** By place how often each rank was had: `width` numbers a place. */
export interface SentRanks {
  readonly width: number;
  readonly counts: Int32Array;
}

/** For so many more ranks than were asked for there is room. */
const SPARE = 4;

/**
 * The figures of draws of which graphs are joined: how often each has which rank. Memory: for each figure 4 to 8
 * bytes a rank of the slice that has most of them. */
export class RankCounts {
  #width = 1;
  #counts = new Int32Array(0);

  /** Counts the ranks of draws from one on, and gathers their values but those that are 0. */
  add(figures: JoinedFigures, draw: number, register: Register, values: Gathered<Float64Array>): void {
    const { marks, places, mark, actors, graphOf, begin, nodes, nodeMasks } = figures;
    const { scores, ranks, found, above } = figures;
    const placesOf = register.placesOf(marks);
    for (let slice = 0; slice < graphOf.length; slice++) {
      const graph = graphOf[slice] as number;
      const [from, to, row] = [begin[graph] as number, begin[graph + 1] as number, slice * actors];
      this.#widen((found[graph] as number) + 2);
      for (let node = from; node < to; node++) {
        const nth = row + (nodes[node] as number);
        let at = places[nth] as number;
        if (at < 0) at = mark(slice, nodes[node] as number);
        let place = placesOf[at] ?? -1;
        if (place < 0) {
          place = register.begin(must(marks[at]));
          placesOf[at] = place;
        }
        const mask = nodeMasks[node] as number;
        register.see(place, draw + 31 - Math.clz32(mask & -mask), nth);
        this.#count(place, ranks, JOINED * node, mask);
        for (let lane = JOINED * node, bits = above[node] as number; bits > 0; bits >>= 1, lane++) {
          if ((bits & 1) === 1) values.add(place, scores[lane] as number);
        }
      }
    }
  }

  /** By rank in how many draws a place has it: not to be kept. */
  of(place: number): Int32Array {
    return this.#counts.subarray(this.#width * place, this.#width * (place + 1));
  }

  /** In how many draws a place has a rank up to `top`. */
  firsts(place: number, top: number): number {
    const end = Math.min(this.#width, top + 1, this.#counts.length - this.#width * place);
    let sum = 0;
    for (let rank = 1; rank < end; rank++) sum += this.#counts[this.#width * place + rank] as number;
    return sum;
  }

  /** What there is of so many places, which is no more here. */
  take(places: number): SentRanks {
    const [width, counts] = [this.#width, this.#counts.slice(0, this.#width * places)];
    this.#counts.fill(0);
    return { width, counts };
  }

  /** Adds what was counted elsewhere, where a place is another: `here` says which. */
  join({ width, counts }: SentRanks, here: readonly number[]): void {
    this.#widen(width);
    for (let there = 0; width * there < counts.length; there++) {
      const own = this.#rowOf(here[there] as number);
      for (let rank = 0; rank < width; rank++) {
        this.#counts[own + rank] = (this.#counts[own + rank] as number) + (counts[width * there + rank] as number);
      }
    }
  }

  #count(place: number, ranks: Uint16Array, from: number, mask: number): void {
    const row = this.#rowOf(place);
    const counts = this.#counts;
    for (let lane = from, bits = mask; bits > 0; bits >>= 1, lane++) {
      const at = row + (ranks[lane] as number);
      counts[at] = (counts[at] as number) + (bits & 1);
    }
  }

  /** Where the ranks of a place begin, for which there is room from now on. */
  #rowOf(place: number): number {
    const row = this.#width * place;
    if (row + this.#width > this.#counts.length) {
      const counts = this.#counts;
      this.#counts = new Int32Array(2 * (row + this.#width));
      this.#counts.set(counts);
    }
    return row;
  }

  /** For at least so many ranks, 0 among them. */
  #widen(width: number): void {
    if (width <= this.#width) return;
    const [before, counts] = [this.#width, this.#counts];
    this.#width = width + SPARE;
    this.#counts = new Int32Array(this.#width * Math.ceil(counts.length / before));
    for (let place = 0; before * place < counts.length; place++) {
      this.#counts.set(counts.subarray(before * place, before * (place + 1)), this.#width * place);
    }
  }
}

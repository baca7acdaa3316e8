import { indices, must } from "../base/collections";
import type { Mark } from "../questions/columns";

/** More than any answer has figures. */
const MOST = 2 ** 30;

/** The figures that draws have had so far, each once and by its place here, and what is counted of each. */
export class Register {
  readonly marks: Mark[] = [];
  /** By place its group. */
  readonly groupOf: number[] = [];
  /** By place in how many draws that came one by one it was among the first. */
  readonly firsts: number[] = [];
  /** By place the first draw that has it, and where there: in one number. */
  readonly #seen: number[] = [];
  readonly #places = new Map<string, number>();
  readonly #groups = new Map<string, number>();
  /** For the marks of this thread, and of each worker, their places here; −1 where they have none yet. */
  readonly #placesOf = new WeakMap<readonly Mark[], number[]>();

  /** For marks that answers share their places here, −1 where they have none. */
  placesOf(marks: readonly Mark[]): number[] {
    const known = this.#placesOf.get(marks) ?? [];
    this.#placesOf.set(marks, known);
    while (known.length < marks.length) known.push(-1);
    return known;
  }

  /** Gives a mark a place, if it has none. */
  begin(mark: Mark): number {
    const { key, group } = mark;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.marks.push(mark) - 1;
    this.#places.set(key, place);
    this.firsts.push(0);
    this.#seen.push(Number.POSITIVE_INFINITY);
    const own = this.#groups.get(group) ?? this.#groups.size;
    this.#groups.set(group, own);
    this.groupOf.push(own);
    return place;
  }

  /** Says that a draw has a figure, as the answer's `nth`. */
  see(place: number, draw: number, nth: number): void {
    if ((this.#seen[place] as number) > draw * MOST + nth) this.#seen[place] = draw * MOST + nth;
  }

  placeOf(key: string): number | undefined {
    return this.#places.get(key);
  }

  /** All keys, in the order of the draws and of the figures in each. */
  keys(): string[] {
    const order = indices(this.marks.length).sort((a, b) => must(this.#seen[a]) - must(this.#seen[b]));
    return order.map((place) => must(this.marks[place]).key);
  }

  /** What is counted since this was asked before. */
  take(): Counted {
    const counted = { firsts: Int32Array.from(this.firsts), seen: Float64Array.from(this.#seen) };
    this.firsts.fill(0);
    this.#seen.fill(Number.POSITIVE_INFINITY);
    return counted;
  }

  /** Adds what is counted elsewhere, where a place is another: `here` says which. */
  join({ firsts, seen }: Counted, here: readonly number[]): void {
    for (let i = 0; i < firsts.length; i++) {
      const place = here[i] as number;
      this.firsts[place] = (this.firsts[place] as number) + (firsts[i] as number);
      this.#seen[place] = Math.min(this.#seen[place] as number, seen[i] as number);
    }
  }
}

/** By place in how many draws a figure was among the first, and when it was first seen. */
export interface Counted {
  readonly firsts: Int32Array;
  readonly seen: Float64Array;
}

import { must } from "../base/collections";
import type { Figure, Reading } from "../questions/figures";
import type { Drawn } from "./draws";

/** What came of a draw as it is sent: what each figure is of is sent once only, and then told by its place among all that were sent. */
export interface Packed {
  /** Left out where there is no answer. */
  readonly answer?: {
    readonly reading: Reading;
    readonly fresh: readonly Omit<Figure, "value">[];
    readonly places: Int32Array;
    readonly values: Float64Array;
  };
  readonly changed: number | undefined;
}

/** Packs one draw after another, for the same {@link unpacker}. */
export function packer(): (drawn: Drawn) => Packed {
  const known = new Map<string, number>();
  return ({ answer, changed }) => {
    if (!answer) return { changed };
    const { figures, by, absent, isTime } = answer;
    const fresh: Omit<Figure, "value">[] = [];
    const places = Int32Array.from(figures, ({ key, of, group }) => {
      const place = known.get(key) ?? known.size;
      if (place === known.size) {
        known.set(key, place);
        fresh.push({ key, of, group });
      }
      return place;
    });
    const values = Float64Array.from(figures, ({ value }) => value);
    return { changed, answer: { reading: { by, absent, isTime }, fresh, places, values } };
  };
}

export function unpacker(): (packed: Packed) => Drawn {
  const known: Omit<Figure, "value">[] = [];
  return ({ answer, changed }) => {
    if (!answer) return { answer: undefined, changed };
    const { reading, fresh, places, values } = answer;
    known.push(...fresh);
    const figures = Array.from(places, (place, i): Figure => ({ ...must(known[place]), value: must(values[i]) }));
    return { answer: { ...reading, figures }, changed };
  };
}

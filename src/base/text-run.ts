/** Four times a byte, as a word. */
export const fourOf = (byte: number): number => Math.imul(byte, 0x01010101);

const mixed = (hash: number, word: number): number => {
  const next = Math.imul(hash ^ word, 0x9e3779b1);
  return next ^ (next >>> 15);
};

/** The last step of a hash. Texts that differ in the last four bits alone, as numbered ones do, have hashes next to each other. */
function finished(hash: number, last: number, length: number): number {
  const shift = ((length - 1) & 3) << 3;
  let end = hash ^ (last & ~(15 << shift)) ^ Math.imul(length, 0x85ebca6b);
  end = Math.imul(end ^ (end >>> 16), 0x7feb352d);
  end = Math.imul(end ^ (end >>> 15), 0x846ca68b);
  return ((end ^ (end >>> 16)) & ~15) | ((last >>> shift) & 15);
}

/** 32 bits of the bytes of a text, that {@link TextRun} finds on its way: four at a time, at the end as many as are left. */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let [hash, last] = [0, 0];
  for (let at = start; at < end; at += 4) {
    hash = mixed(hash, last);
    last = 0;
    for (let i = Math.min(end, at + 4) - 1; i >= at; i--) last = (last << 8) | (bytes[i] as number);
  }
  return finished(hash, last, end - start);
}

/** Reads text four bytes at a time up to where it stops, and hashes it. */
export class TextRun {
  /** Where the text stopped. */
  end = 0;
  /** What {@link hashOf} says of the text. */
  hash = 0;

  /**
   * Reads from a place up to the first byte that is one of two, or less than a third; each is given by {@link fourOf}. There must be such
   * a byte, and three bytes behind it.
   */
  read(view: DataView, from: number, one: number, other: number, least: number): void {
    let at = from;
    let hash = 0;
    let last = 0;
    for (;;) {
      const word = view.getInt32(at, true);
      const ones = word ^ one;
      const others = word ^ other;
      // The high bit of each byte that is as asked for, and perhaps of some behind the first of them.
      const found =
        (((word - least) & ~word) | ((ones - 0x01010101) & ~ones) | ((others - 0x01010101) & ~others)) & 0x80808080;
      if (found !== 0) {
        const bits = 24 - Math.clz32(found & -found);
        if (bits > 0) {
          hash = mixed(hash, last);
          last = word & ((1 << bits) - 1);
          at += bits >> 3;
        }
        break;
      }
      hash = mixed(hash, last);
      last = word;
      at += 4;
    }
    this.end = at;
    this.hash = finished(hash, last, at - from);
  }
}

/**
 * Parts of a year by their EDTF code 21–41: months from January of that year to the first, and length in months.
 * Codes 21–28 are northern seasons, 29–32 southern ones, all meteorological (spring starts in March or September).
 * A winter or summer that starts in December ends in February of the next year.
 */
const PARTS: Record<number, readonly [first: number, length: number]> = {
  21: [2, 3],
  22: [5, 3],
  23: [8, 3],
  24: [11, 3],
  25: [2, 3],
  26: [5, 3],
  27: [8, 3],
  28: [11, 3],
  29: [8, 3],
  30: [11, 3],
  31: [2, 3],
  32: [5, 3],
  33: [0, 3],
  34: [3, 3],
  35: [6, 3],
  36: [9, 3],
  37: [0, 4],
  38: [4, 4],
  39: [8, 4],
  40: [0, 6],
  41: [6, 6],
};

/** Where a part of a year lies, or `undefined` if the code (two digits) is none. */
export function partOfYear(code: string): { first: number; length: number } | undefined {
  const part = PARTS[Number(code)];
  return part && { first: part[0], length: part[1] };
}

/** A column, or the one value that all its entries have. */
export type Column<T extends ArrayLike<number>> = T | number;

export function valueAt(column: Column<ArrayLike<number>>, i: number): number {
  return typeof column === "number" ? column : (column[i] as number);
}

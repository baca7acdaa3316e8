/** A column, or the one value that all its entries have. */
export type Column<T extends ArrayLike<number>> = T | number;

export function valueAt(column: Column<ArrayLike<number>>, i: number): number {
  return typeof column === "number" ? column : (column[i] as number);
}

/** Whether a column of ones and zeros has a one there. */
export function isSet(column: Column<Uint8Array>, i: number): boolean {
  return (typeof column === "number" ? column : column[i]) === 1;
}

export function hasValue(column: Column<Uint8Array>, value: number): boolean {
  return typeof column === "number" ? column === value : column.includes(value);
}

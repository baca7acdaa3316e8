/**
 * Which group each row is in, of rows that are whole numbers by column: equal rows are one group, and groups have numbers from 0 in the
 * order of their first rows. Cost: one pass over the rows.
 */
export function groupsOf(columns: readonly Int32Array[], size: number): Int32Array {
  const groups = new Int32Array(size);
  /** The first row of a group, counted from 1; 0 in a free place. */
  const slots = new Int32Array(2 ** (33 - Math.clz32(size)));
  const mask = slots.length - 1;
  let count = 0;
  for (let row = 0; row < size; row++) {
    let slot = hashOf(columns, row) & mask;
    let first = slots[slot] as number;
    while (first !== 0 && !areEqual(columns, first - 1, row)) {
      slot = (slot + 1) & mask;
      first = slots[slot] as number;
    }
    if (first === 0) slots[slot] = row + 1;
    groups[row] = first === 0 ? count++ : (groups[first - 1] as number);
  }
  return groups;
}

function hashOf(columns: readonly Int32Array[], row: number): number {
  let hash = 0;
  for (let i = 0; i < columns.length; i++) {
    hash = Math.imul(hash ^ ((columns[i] as Int32Array)[row] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function areEqual(columns: readonly Int32Array[], one: number, other: number): boolean {
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Int32Array;
    if (column[one] !== column[other]) return false;
  }
  return true;
}

/**
 * The indices of keys, smallest key first and equal ones ascending. Keys may be infinite, not NaN; 0 and −0 are equal. Cost: one look where
 * keys are in order; else O(n), a radix sort by 16 bits of the numbers at a time, or O(n·log n) for few.
 */
export function ascending(keys: Float64Array): Int32Array {
  const size = keys.length;
  let order = new Int32Array(size);
  for (let i = 0; i < size; i++) order[i] = i;
  if (isAscending(keys)) return order;
  if (size < FEW) return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  // Read as whole numbers, positive doubles are in order, negative ones after them and the wrong way round.
  const words = new Uint32Array(Float64Array.from(keys, (key) => key + 0).buffer);
  for (let i = 0; i < size; i++) {
    const high = words[2 * i + 1] as number;
    const isNegative = high >>> 31 === 1;
    words[2 * i] = isNegative ? ~(words[2 * i] as number) : (words[2 * i] as number);
    words[2 * i + 1] = isNegative ? ~high : high ^ 0x80000000;
  }
  let next = new Int32Array(size);
  for (const [word, shift] of DIGITS) {
    const starts = new Int32Array(65_537);
    for (let i = 0; i < size; i++) {
      const digit = ((words[2 * i + word] as number) >>> shift) & 0xffff;
      starts[digit + 1] = (starts[digit + 1] as number) + 1;
    }
    if (starts.includes(size, 1)) continue;
    for (let digit = 0; digit < 65_536; digit++)
      starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
    for (let place = 0; place < size; place++) {
      const i = order[place] as number;
      const digit = ((words[2 * i + word] as number) >>> shift) & 0xffff;
      const to = starts[digit] as number;
      starts[digit] = to + 1;
      next[to] = i;
    }
    [order, next] = [next, order];
  }
  return order;
}

const FEW = 10_000;

/** Of the low and the high half of a number, the lower bits first. */
const DIGITS = [
  [0, 0],
  [0, 16],
  [1, 0],
  [1, 16],
] as const;

function isAscending(keys: Float64Array): boolean {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as number) > (keys[i] as number)) return false;
  return true;
}

/** Indices in the order of their group, those of one group as they came; and where the groups begin. Cost: O(n + groups). */
export function grouped(
  order: Int32Array,
  groupOf: Int32Array,
  groups: number,
): { readonly order: Int32Array; readonly offsets: Int32Array } {
  const offsets = new Int32Array(groups + 1);
  for (let i = 0; i < order.length; i++) {
    const group = groupOf[order[i] as number] as number;
    offsets[group + 1] = (offsets[group + 1] as number) + 1;
  }
  for (let group = 0; group < groups; group++)
    offsets[group + 1] = (offsets[group + 1] as number) + (offsets[group] as number);
  const starts = offsets.slice(0, groups);
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const index = order[i] as number;
    const group = groupOf[index] as number;
    const to = starts[group] as number;
    starts[group] = to + 1;
    sorted[to] = index;
  }
  return { order: sorted, offsets };
}

/** The first place in an ascending column at which a condition holds, that holds from there on. */
export function firstPlace(
  column: Float64Array | Int32Array,
  holds: (value: number) => boolean,
  begin = 0,
  end = column.length,
): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(column[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

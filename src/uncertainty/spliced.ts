import { compareText, must } from "../base/collections";
import { type Column, valueAt } from "../network/column";
import { type Columns, claimsAt, type SpellColumns } from "../network/columns";

/** Ties of two sorts in one order, and where each came from: `i` of the first, or `~i` of the second. */
export interface Spliced {
  readonly columns: Columns;
  readonly from: Int32Array;
}

/** Some ties of a network and the ties of another, in the order in which a network has them: by start, then by name. */
export function spliced(base: Columns, kept: readonly number[], fresh: Columns): Spliced {
  const from = merged(base, kept, fresh);
  const pick = (column: (columns: Columns) => Column<ArrayLike<number>>): number[] => {
    const [old, young] = [column(base), column(fresh)];
    return Array.from(from, (i) => (i >= 0 ? valueAt(old, i) : valueAt(young, ~i)));
  };
  const bound = (name: keyof SpellColumns) => Float64Array.from(pick(({ stated }) => stated[name]));
  const lists = Array.from(from, (i) => (i >= 0 ? claimsAt(base, i) : claimsAt(fresh, ~i)));
  const claimsFrom = new Uint32Array(from.length + 1);
  for (const [i, list] of lists.entries()) claimsFrom[i + 1] = must(claimsFrom[i]) + list.length;
  const columns: Columns = {
    size: from.length,
    ids: Array.from(from, (i) => must(i >= 0 ? base.ids.at(i) : fresh.ids.at(~i))),
    kind: Uint16Array.from(pick(({ kind }) => kind)),
    source: Int32Array.from(pick(({ source }) => source)),
    target: Int32Array.from(pick(({ target }) => target)),
    origin: Int32Array.from(pick(({ origin }) => origin)),
    instant: Uint8Array.from(pick(({ instant }) => instant)),
    directed: Uint8Array.from(pick(({ directed }) => directed)),
    conflict: Uint8Array.from(pick(({ conflict }) => conflict)),
    weight: Float64Array.from(pick(({ weight }) => weight)),
    confidence: Float64Array.from(pick(({ confidence }) => confidence)),
    corroboration: Uint16Array.from(pick(({ corroboration }) => corroboration)),
    stated: {
      startMin: bound("startMin"),
      startMax: bound("startMax"),
      endMin: bound("endMin"),
      endMax: bound("endMax"),
    },
    seenMin: Float64Array.from(pick(({ seenMin }) => seenMin)),
    seenMax: Float64Array.from(pick(({ seenMax }) => seenMax)),
    claimsFrom,
    claims: Uint32Array.from(lists.flat()),
  };
  return { columns, from };
}

function merged(base: Columns, kept: readonly number[], fresh: Columns): Int32Array {
  const from = new Int32Array(kept.length + fresh.size);
  for (let at = 0, i = 0, j = 0; at < from.length; at++) {
    const one = kept[i];
    if (one !== undefined && (j === fresh.size || order(base, one, fresh, j) <= 0)) {
      from[at] = one;
      i++;
    } else from[at] = ~j++;
  }
  return from;
}

/** As ties are ordered where they are made; of two unbounded starts neither is first. */
function order(base: Columns, i: number, fresh: Columns, j: number): number {
  const [one, other] = [base.stated, fresh.stated];
  return (
    must(one.startMin[i]) - must(other.startMin[j]) ||
    must(one.startMax[i]) - must(other.startMax[j]) ||
    compareText(must(base.ids.at(i)), must(fresh.ids.at(j)))
  );
}

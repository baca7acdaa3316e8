import { must } from "../base/collections";
import { type Columns, claimsAt } from "./columns";
import type { Evidence } from "./evidence";

const known = new WeakMap<Columns, Int32Array>();

/**
 * By tie the first tie that happened, or began, together with it: one claim of several parties ties each two of them at one moment, and
 * what belongs to one event happened when it did.
 */
export function happeningsOf(columns: Columns, evidence: Evidence): Int32Array {
  const found = known.get(columns) ?? together(columns, evidence);
  known.set(columns, found);
  return found;
}

function together(columns: Columns, evidence: Evidence): Int32Array {
  const { size, directed, instant } = columns;
  const heads = Int32Array.from({ length: size }, (_, tie) => tie);
  const headOf = (tie: number): number => {
    let at = tie;
    while (heads[at] !== at) at = must(heads[at]);
    return at;
  };
  const lastOf = new Map<string, number>();
  const join = (key: string, tie: number) => {
    const [a, b] = [headOf(lastOf.get(key) ?? tie), headOf(tie)];
    heads[Math.max(a, b)] = Math.min(a, b);
    lastOf.set(key, tie);
  };
  for (let tie = 0; tie < size; tie++) {
    const own = claimsAt(columns, tie);
    const event = evidence.claims.at(must(own[0]))?.event;
    if (instant[tie] && event !== undefined && own.every((claim) => evidence.claims.at(claim)?.event === event)) {
      join(`event ${event}`, tie);
    }
    if (!directed[tie]) for (const claim of own) join(`claim ${claim}`, tie);
  }
  return heads.map((_, tie) => headOf(tie));
}

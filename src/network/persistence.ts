import { groupBy, indices } from "../base/collections";
import type { Duration } from "../data/vocabulary";
import { addDuration, parseDuration } from "../time";
import type { Columns, SpellColumns } from "./columns";
import type { Evidence } from "./evidence";
import type { Policy } from "./policy";

/** The spells of ties after the policy's onset and persistence rules, and for each tie the tie that ended it (or −1). */
export interface Settled extends SpellColumns {
  readonly endedBy: Int32Array;
}

/**
 * Applies onset and persistence to the spells that the sources state. Both only narrow a spell to part of what the sources
 * allow, so whatever presence is asked for afterwards lies between the stated certain and the stated possible.
 */
export function settle(columns: Columns, evidence: Evidence, policy: Policy): Settled {
  const { stated, size } = columns;
  const settled: Settled = {
    startMin: stated.startMin.slice(),
    startMax: stated.startMax.slice(),
    endMin: stated.endMin.slice(),
    endMax: stated.endMax.slice(),
    endedBy: new Int32Array(size).fill(-1),
  };
  const states = indices(size).filter((i) => !columns.instant[i]);
  if (policy.onset === "observed") for (const i of states) begin(columns, settled, i);
  const bySubject = groupBy(indices(size), (i) => columns.source[i]);
  for (const i of states) {
    if (Number.isFinite(stated.endMax[i])) continue;
    const rule = policy.persistence[evidence.kinds[columns.kind[i] as number]?.name ?? ""];
    if (rule === "until-ended") end(settled, i, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    else if (rule === "until-replaced") replace(columns, evidence, settled, i, bySubject.get(columns.source[i]) ?? []);
    else if (rule !== undefined && rule !== "as-stated") last(settled, i, rule);
  }
  return settled;
}

function begin({ seenMin, seenMax }: Columns, settled: Settled, i: number): void {
  const [min, max] = [seenMin[i] as number, seenMax[i] as number];
  if (Number.isFinite(settled.startMin[i]) || !Number.isFinite(min)) return;
  settled.startMin[i] = Math.min(min, settled.startMax[i] as number);
  settled.startMax[i] = Math.min(max, settled.startMax[i] as number);
  settled.endMin[i] = Math.max(settled.endMin[i] as number, min + 1);
}

/** Ends a tie within [min, max], but never before the sources last saw it. */
function end(settled: Settled, i: number, min: number, max: number): void {
  const floor = settled.endMin[i] as number;
  settled.endMin[i] = Math.max(min, floor);
  settled.endMax[i] = Math.max(max, settled.endMin[i] as number);
}

/** Keeps a tie for a duration after it was last seen. */
function last(settled: Settled, i: number, rule: Duration): void {
  const duration = parseDuration(rule);
  const seen = (settled.endMin[i] as number) - 1;
  const until = (start: number | undefined) => addDuration(Math.max(start as number, seen), duration) + 1;
  end(settled, i, until(settled.startMin[i]), until(settled.startMax[i]));
}

/**
 * Ends a tie when a later tie of the same subject replaces it: no earlier than the first that may be later, no later than the
 * first that must be. With none that must be later it may also go on for ever.
 */
function replace(columns: Columns, evidence: Evidence, settled: Settled, i: number, others: readonly number[]): void {
  const { startMin, startMax } = settled;
  const later = others.filter(
    (j) => replaces(columns, evidence, i, j) && (startMax[j] as number) > (startMin[i] as number),
  );
  const certain = later.filter((j) => (startMin[j] as number) > (startMax[i] as number));
  const by = certain.reduce(
    (best, j) => (best < 0 || (startMax[j] as number) < (startMax[best] as number) ? j : best),
    -1,
  );
  settled.endedBy[i] = by;
  const latest = by < 0 ? Number.POSITIVE_INFINITY : (startMax[by] as number);
  end(settled, i, Math.min(latest, ...later.map((j) => startMin[j] as number)), latest);
}

function replaces(
  { kind, source, target, origin }: Columns,
  { kinds, actors }: Evidence,
  i: number,
  j: number,
): boolean {
  if (!kinds[kind[i] as number]?.replacedBy.includes(kinds[kind[j] as number]?.name ?? "")) return false;
  if (source[i] !== source[j] || target[i] === target[j]) return false;
  const left = origin[j] as number;
  return left < 0 || left === target[i] || actors[left]?.type === "placeholder";
}

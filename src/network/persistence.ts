import { groupBy, indices, must } from "../base/collections";
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
    const rule = policy.persistence[must(evidence.kinds[must(columns.kind[i])]).name];
    const others = bySubject.get(columns.source[i]) ?? [];
    if (rule === "until-ended") end(settled, i, NEVER);
    else if (rule === "until-replaced") end(settled, i, replacementOf(columns, evidence, settled, i, others));
    else if (rule !== undefined && rule !== "as-stated") {
      end(settled, i, sooner(lapseOf(settled, i, rule), replacementOf(columns, evidence, settled, i, others)));
    }
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

/** The bounds of an exclusive end, and the tie that makes it (or −1). */
interface End {
  readonly min: number;
  readonly max: number;
  readonly by: number;
}

const NEVER: End = { min: Number.POSITIVE_INFINITY, max: Number.POSITIVE_INFINITY, by: -1 };

/** Ends a tie, but never before the sources last saw it. */
function end(settled: Settled, i: number, { min, max, by }: End): void {
  settled.endMin[i] = Math.max(min, settled.endMin[i] as number);
  settled.endMax[i] = Math.max(max, settled.endMin[i] as number);
  settled.endedBy[i] = by;
}

/** Whichever of two ends comes first; it is laid to a tie only if that is sure. */
function sooner(lapse: End, replaced: End): End {
  const by = replaced.max <= lapse.min ? replaced.by : -1;
  return { min: Math.min(lapse.min, replaced.min), max: Math.min(lapse.max, replaced.max), by };
}

/** A duration after the tie was last seen. */
function lapseOf(settled: Settled, i: number, rule: Duration): End {
  const duration = parseDuration(rule);
  const seen = (settled.endMin[i] as number) - 1;
  const until = (start: number | undefined) => addDuration(Math.max(start as number, seen), duration) + 1;
  return { min: until(settled.startMin[i]), max: until(settled.startMax[i]), by: -1 };
}

/**
 * When a later tie of the same subject replaces a tie: no earlier than the first that may be later, no later than the first that
 * must be. With none that must be later it may also go on for ever.
 */
function replacementOf(
  columns: Columns,
  evidence: Evidence,
  { startMin, startMax }: Settled,
  i: number,
  others: readonly number[],
): End {
  const later = others.filter(
    (j) => replaces(columns, evidence, i, j) && (startMax[j] as number) > (startMin[i] as number),
  );
  const certain = later.filter((j) => (startMin[j] as number) > (startMax[i] as number));
  const first = (best: number, j: number) => (best < 0 || must(startMax[j]) < must(startMax[best]) ? j : best);
  const by = certain.reduce(first, -1);
  const max = by < 0 ? Number.POSITIVE_INFINITY : (startMax[by] as number);
  return { min: Math.min(max, ...later.map((j) => startMin[j] as number)), max, by };
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

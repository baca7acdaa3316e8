import { must } from "../base/collections";
import type { Duration } from "../data/vocabulary";
import { addDuration, parseDuration } from "../time";
import { type Column, valueAt } from "./column";
import type { Columns, SpellColumns } from "./columns";
import type { Evidence } from "./evidence";
import type { Policy } from "./policy";

/** The spells of ties after the policy's onset and persistence rules, and for each tie the tie that ended it (or −1). */
export interface Settled extends SpellColumns {
  readonly endedBy: Column<Int32Array>;
}

/** Spells that are being settled: a column is that of the sources until one of its entries changes. */
interface Settling {
  readonly startMin: Float64Array;
  readonly startMax: Float64Array;
  readonly endMin: Float64Array;
  readonly endMax: Float64Array;
  readonly endedBy: Int32Array;
}

/**
 * Applies onset and persistence to the spells that the sources state. Both only narrow a spell to part of what the sources
 * allow, so whatever presence is asked for afterwards lies between the stated certain and the stated possible.
 */
export function settle(columns: Columns, evidence: Evidence, policy: Policy): Settled {
  const { stated, size, instant, seenMin, kind, source } = columns;
  const begins = policy.onset === "observed" && typeof seenMin !== "number";
  const rules = evidence.kinds.map(({ name }) => policy.persistence[name]);
  const ends = (i: number) =>
    instant[i] === 0 && !Number.isFinite(stated.endMax[i]) && (rules[kind[i] as number] ?? "as-stated") !== "as-stated";
  let isEnding = false;
  for (let i = 0; i < size && !isEnding; i++) isEnding = ends(i);
  if (!begins && !isEnding) return { ...stated, endedBy: -1 };
  const settled: Settling = {
    startMin: begins ? stated.startMin.slice() : stated.startMin,
    startMax: begins ? stated.startMax.slice() : stated.startMax,
    endMin: stated.endMin.slice(),
    endMax: isEnding ? stated.endMax.slice() : stated.endMax,
    endedBy: new Int32Array(isEnding ? size : 0).fill(-1),
  };
  for (let i = 0; begins && i < size; i++) if (instant[i] === 0) begin(columns, settled, i);
  const othersOf = replacersOf(columns, evidence);
  for (let i = 0; isEnding && i < size; i++) {
    if (!ends(i)) continue;
    const rule = rules[kind[i] as number];
    if (rule === "until-ended") {
      end(settled, i, NEVER);
      continue;
    }
    const replaced = replacementOf(columns, evidence, settled, i, othersOf(source[i] as number));
    end(settled, i, rule === "until-replaced" ? replaced : sooner(lapseOf(settled, i, rule as Duration), replaced));
  }
  return settled.endedBy.some((by) => by >= 0) ? settled : { ...settled, endedBy: -1 };
}

/** By subject the ties of kinds that replace any, in their order. */
function replacersOf({ size, kind, source }: Columns, { kinds }: Evidence): (subject: number) => readonly number[] {
  const replacers = new Set(kinds.flatMap(({ replacedBy }) => replacedBy));
  const isReplacer = kinds.map(({ name }) => replacers.has(name));
  let bySubject: Map<number, number[]> | undefined;
  return (subject) => {
    if (!bySubject) {
      bySubject = new Map();
      for (let i = 0; i < size; i++) {
        if (!isReplacer[kind[i] as number]) continue;
        const own = bySubject.get(source[i] as number);
        if (own) own.push(i);
        else bySubject.set(source[i] as number, [i]);
      }
    }
    return bySubject.get(subject) ?? [];
  };
}

function begin({ seenMin, seenMax }: Columns, settled: Settling, i: number): void {
  const [min, max] = [valueAt(seenMin, i), valueAt(seenMax, i)];
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
function end(settled: Settling, i: number, { min, max, by }: End): void {
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
function lapseOf(settled: Settling, i: number, rule: Duration): End {
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
  { startMin, startMax }: Settling,
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
  const left = valueAt(origin, j);
  return left < 0 || left === target[i] || actors[left]?.type === "placeholder";
}

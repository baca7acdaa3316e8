import { must, remembered } from "../base/collections";
import type { Duration } from "../data/vocabulary";
import { addDuration, parseDuration } from "../time";
import { type Column, isSet, valueAt } from "./column";
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
  const { stated, size, instant, seenMin, kind } = columns;
  const begins = policy.onset === "observed" && typeof seenMin !== "number";
  const rules = evidence.kinds.map(({ name }) => policy.persistence[name]);
  const ends = (i: number) =>
    !isSet(instant, i) &&
    !Number.isFinite(stated.endMax[i]) &&
    (rules[kind[i] as number] ?? "as-stated") !== "as-stated";
  let isEnding = false;
  const isRuled =
    rules.some((rule) => (rule ?? "as-stated") !== "as-stated") && stated.endMax.includes(Number.POSITIVE_INFINITY);
  for (let i = 0; isRuled && i < size && !isEnding; i++) isEnding = ends(i);
  if (!begins && !isEnding) return { ...stated, endedBy: -1 };
  const settled: Settling = {
    startMin: begins ? stated.startMin.slice() : stated.startMin,
    startMax: begins ? stated.startMax.slice() : stated.startMax,
    endMin: stated.endMin.slice(),
    endMax: isEnding ? stated.endMax.slice() : stated.endMax,
    endedBy: new Int32Array(isEnding ? size : 0).fill(-1),
  };
  for (let i = 0; begins && i < size; i++) if (!isSet(instant, i)) begin(columns, settled, i);
  const replacing = replacingKinds(evidence);
  let others: BySubject | undefined;
  for (let i = 0; isEnding && i < size; i++) {
    if (!ends(i)) continue;
    const rule = rules[kind[i] as number];
    if (rule === "until-ended") {
      end(settled, i, NEVER);
      continue;
    }
    others ??= bySubject(columns, evidence, replacing);
    const replaced = replacementOf(columns, evidence, settled, i, replacing, others);
    if (rule === "until-replaced") end(settled, i, replaced);
    else end(settled, i, sooner(lapseOf(settled, i, adderOf(rule as Duration)), replaced));
  }
  return settled.endedBy.some((by) => by >= 0) ? settled : { ...settled, endedBy: -1 };
}

/** Ties that can end others by their subject, ascending: `ties[from[subject]]` up to `ties[from[subject + 1]]`. */
interface BySubject {
  readonly from: Int32Array;
  readonly ties: Int32Array;
}

function bySubject({ source, kind }: Columns, { actors, kinds }: Evidence, replacing: Uint8Array): BySubject {
  const replaces = Uint8Array.from(kinds, (_, later) =>
    Number(kinds.some((_, i) => replacing[i * kinds.length + later])),
  );
  const from = new Int32Array(actors.length + 2);
  for (let i = 0; i < source.length; i++) {
    if (replaces[kind[i] as number] === 0) continue;
    const slot = (source[i] as number) + 2;
    from[slot] = (from[slot] as number) + 1;
  }
  for (let actor = 2; actor < from.length; actor++) from[actor] = (from[actor] as number) + (from[actor - 1] as number);
  const ties = new Int32Array(must(from[from.length - 1]));
  for (let i = 0; i < source.length; i++) {
    if (replaces[kind[i] as number] === 0) continue;
    const slot = (source[i] as number) + 1;
    const place = from[slot] as number;
    ties[place] = i;
    from[slot] = place + 1;
  }
  return { from, ties };
}

const replacements = new WeakMap<Evidence["kinds"], Uint8Array>();

/** By kind of the earlier tie and kind of the later one whether the later can end the earlier. */
function replacingKinds({ kinds }: Evidence): Uint8Array {
  const known = replacements.get(kinds);
  if (known) return known;
  const found = Uint8Array.from(
    kinds.flatMap(({ replacedBy }) => kinds.map(({ name }) => Number(replacedBy.includes(name)))),
  );
  replacements.set(kinds, found);
  return found;
}

/** Many ties were last seen on the same day: what comes a duration after it is worked out once. */
const adderOf = remembered((rule: Duration) => {
  const duration = parseDuration(rule);
  return remembered((time: number) => addDuration(time, duration));
});

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
function lapseOf({ startMin, startMax, endMin }: Settling, i: number, added: (time: number) => number): End {
  const seen = (endMin[i] as number) - 1;
  const first = added(Math.max(startMin[i] as number, seen)) + 1;
  return { min: first, max: added(Math.max(startMax[i] as number, seen)) + 1, by: -1 };
}

/**
 * When a later tie of the same subject replaces a tie: no earlier than the first that may be later, no later than the first that
 * must be. With none that must be later it may also go on for ever.
 */
function replacementOf(
  { kind, source, target, origin }: Columns,
  { kinds, actors }: Evidence,
  { startMin, startMax }: Settling,
  i: number,
  replacing: Uint8Array,
  { from, ties }: BySubject,
): End {
  const row = (kind[i] as number) * kinds.length;
  const [subject, object] = [source[i] as number, target[i] as number];
  const [least, most] = [startMin[i] as number, startMax[i] as number];
  let [min, by] = [Number.POSITIVE_INFINITY, -1];
  for (let place = from[subject] as number; place < (from[subject + 1] as number); place++) {
    const j = ties[place] as number;
    if (replacing[row + (kind[j] as number)] === 0 || target[j] === object) continue;
    const left = valueAt(origin, j);
    if (left >= 0 && left !== object && actors.at(left)?.type !== "placeholder") continue;
    const [earliest, latest] = [startMin[j] as number, startMax[j] as number];
    if (!(latest > least)) continue;
    min = Math.min(min, earliest);
    if (earliest > most && (by < 0 || latest < (startMax[by] as number))) by = j;
  }
  const max = by < 0 ? Number.POSITIVE_INFINITY : (startMax[by] as number);
  return { min: Math.min(max, min), max, by };
}

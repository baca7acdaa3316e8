import { boundsOf } from "../time/edtf";
import { EMPTY } from "./cell-texts";
import type { Kind } from "./kinds";
import type { Located } from "./read";
import type { CellColumn, RecordTable } from "./record-table";
import type { Claim } from "./tables";

/** Whether an id is one of another table; any is where that table is missing as a whole. */
export type IsKnown = (table: "actors" | "sources" | "events" | "claims", id: string) => boolean;

/** Cells of which a kind says whether they must be filled, or must not. */
const ROLES = ["subject", "object", "origin", "parties", "end", "end_status"] as const;
const [SUBJECT, OBJECT, ORIGIN, PARTIES, END, END_STATUS] = [1, 2, 4, 8, 16, 32];

/**
 * The claims of a table that may be wrong when held against other tables: every one that is, and perhaps others. Each different text is
 * judged once, and each row by the codes of its texts.
 */
export function* suspects(
  claims: RecordTable<Claim>,
  kinds: ReadonlyMap<string, Kind>,
  isKnown: IsKnown,
): Generator<Located<Claim>> {
  const codesOf = (name: keyof Claim) => claims.column(name).codes;
  const judged = <T>(name: keyof Claim, judge: (value: T) => boolean) => rightCells(claims.column(name), judge);
  const isActor = (id: string) => isKnown("actors", id);
  const references = [
    judged("subject", isActor),
    judged("object", isActor),
    judged("origin", isActor),
    judged<readonly string[]>("parties", (ids) => new Set(ids).size === ids.length && ids.every(isActor)),
    judged<string>("source", (id) => isKnown("sources", id)),
    judged<string>("event", (id) => isKnown("events", id)),
    judged<readonly string[]>("contradicts", (ids) => ids.every((id) => isKnown("claims", id))),
  ];
  const isCouple = judged<readonly string[]>("parties", (ids) => ids.length > 1);
  const shapes = valuesOf(claims.column("kind"), (name: string) => shapeOf(claims, kinds.get(name)));
  const roles = ROLES.map(codesOf);
  const [subject, object, origin] = [codesOf("subject"), codesOf("object"), codesOf("origin")];
  const [kind, role, mode, start, end] = [
    codesOf("kind"),
    codesOf("role"),
    codesOf("mode"),
    codesOf("start"),
    codesOf("end"),
  ];
  const statuses = codesOf("end_status");
  const isStated = judged("end_status", (status) => status !== "not-stated");
  const bounds = valuesOf(claims.column("start"), (date: string) => boundsOf(date));
  const heads = (["headcount_low", "headcount_best", "headcount_high"] as const).map(codesOf);
  const counts = valuesOf(claims.column("headcount_low"), (count: number) => count);

  const isRight = (i: number): boolean => {
    if (claims.refused.has(i)) return false;
    for (const isRightCell of references) if (!isRightCell(i)) return false;
    const shape = shapes[kind.get(i)];
    if (!shape) return false;
    let filled = 0;
    for (let bit = 0; bit < roles.length; bit++) if ((roles[bit]?.get(i) ?? EMPTY) !== EMPTY) filled |= 1 << bit;
    if ((filled & shape.needed) !== shape.needed || (filled & ~shape.allowed) !== 0) return false;
    if (filled & PARTIES && !isCouple(i)) return false;
    if (filled & SUBJECT && (subject.get(i) === object.get(i) || subject.get(i) === origin.get(i))) return false;
    if (filled & OBJECT && object.get(i) === origin.get(i)) return false;
    if (shape.roles && role.get(i) !== EMPTY && !shape.roles[role.get(i)]) return false;
    if (shape.modes && mode.get(i) !== EMPTY && !shape.modes[mode.get(i)]) return false;
    let least = 0;
    for (const codes of heads) {
      const code = codes.get(i);
      if (code === EMPTY) continue;
      const count = counts[code] as number;
      if (count < least) return false;
      least = count;
    }
    if (!(filled & END)) return true;
    const last = bounds[end.get(i)]?.hi as number;
    if (statuses.get(i) !== EMPTY && !isStated(i) && Number.isFinite(last)) return false;
    return start.get(i) === EMPTY || (bounds[start.get(i)]?.lo as number) <= last;
  };
  for (let i = 0; i < claims.length; i++) if (!isRight(i)) yield claims.located(i);
}

/** By code what something makes of the value of each different text; of refused ones nothing. */
function valuesOf<V, T>({ texts }: CellColumn, make: (value: V) => T): (T | undefined)[] {
  const made: (T | undefined)[] = [undefined];
  for (let code = EMPTY + 1; code < texts.dictionary.size; code++)
    made.push(texts.refused.has(code) ? undefined : make(texts.value(code) as V));
  return made;
}

/** Whether the cell of a row is empty, or its value is judged right. */
function rightCells<V>(column: CellColumn, judge: (value: V) => boolean): (row: number) => boolean {
  const { codes } = column;
  const right = Uint8Array.from([1, ...valuesOf(column, judge).slice(1).map(Number)]);
  return (row) => right[codes.get(row)] === 1;
}

/** What a kind says of the cells of its claims. */
interface Shape {
  readonly needed: number;
  readonly allowed: number;
  /** By code whether a role and a mode are of the kind; `undefined` if any is. */
  readonly roles: readonly (boolean | undefined)[] | undefined;
  readonly modes: readonly (boolean | undefined)[] | undefined;
}

function shapeOf(claims: RecordTable<Claim>, kind: Kind | undefined): Shape | undefined {
  if (!kind) return undefined;
  const ends = kind.directed ? SUBJECT | OBJECT : PARTIES;
  const lasting = kind.nature === "state" ? END | END_STATUS : 0;
  const wordsOf = (name: "role" | "mode", words: readonly string[] | undefined) =>
    words && valuesOf(claims.column(name), (word: string) => words.includes(word));
  return {
    needed: ends | (kind.originRequired && kind.origin !== undefined ? ORIGIN : 0),
    allowed: ends | lasting | (kind.origin === undefined ? 0 : ORIGIN),
    roles: wordsOf("role", kind.roles),
    modes: wordsOf("mode", kind.modes),
  };
}

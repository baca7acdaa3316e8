import { type Codes, ROWS_AT_ONCE } from "../base/codes";
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
  const columns = new Map<keyof Claim, Block>();
  const codesOf = (name: keyof Claim): Uint32Array => {
    const block = columns.get(name) ?? { codes: claims.column(name).codes, page: new Uint32Array(ROWS_AT_ONCE) };
    columns.set(name, block);
    return block.page;
  };
  const judged = <T>(name: keyof Claim, judge: (value: T) => boolean): Judged => ({
    page: codesOf(name),
    right: Uint8Array.from([1, ...valuesOf(claims.column(name), judge).slice(1).map(Number)]),
  });
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
  const couples = judged<readonly string[]>("parties", (ids) => ids.length > 1);
  const shapes = valuesOf(claims.column("kind"), (name: string) => shapeOf(claims, kinds.get(name)));
  const roles = ROLES.map(codesOf);
  const [subject, object, origin] = [codesOf("subject"), codesOf("object"), codesOf("origin")];
  const [kind, role, mode] = [codesOf("kind"), codesOf("role"), codesOf("mode")];
  const [start, end, statuses] = [codesOf("start"), codesOf("end"), codesOf("end_status")];
  const stated = judged("end_status", (status) => status !== "not-stated");
  const bounds = valuesOf(claims.column("start"), (date: string) => boundsOf(date));
  const heads = (["headcount_low", "headcount_best", "headcount_high"] as const).map(codesOf);
  const counts = valuesOf(claims.column("headcount_low"), (count: number) => count);

  /** For each row of a block the bits of {@link ROLES} that are filled, and whether a cell is wrong by itself. */
  const filled = new Uint8Array(ROWS_AT_ONCE);
  const isWrong = new Uint8Array(ROWS_AT_ONCE);

  /** Whether the cells of the row at a place of the block are right together. */
  const isRight = (i: number): boolean => {
    const shape = shapes[kind[i] as number];
    if (!shape) return false;
    const there = filled[i] as number;
    if ((there & shape.needed) !== shape.needed || (there & ~shape.allowed) !== 0) return false;
    if (there & PARTIES && couples.right[couples.page[i] as number] === 0) return false;
    if (there & SUBJECT && (subject[i] === object[i] || subject[i] === origin[i])) return false;
    if (there & OBJECT && object[i] === origin[i]) return false;
    if (shape.roles && role[i] !== EMPTY && !shape.roles[role[i] as number]) return false;
    if (shape.modes && mode[i] !== EMPTY && !shape.modes[mode[i] as number]) return false;
    let least = 0;
    for (const codes of heads) {
      const code = codes[i] as number;
      if (code === EMPTY) continue;
      const count = counts[code] as number;
      if (count < least) return false;
      least = count;
    }
    if (!(there & END)) return true;
    const last = bounds[end[i] as number]?.hi as number;
    if (statuses[i] !== EMPTY && stated.right[statuses[i] as number] === 0 && Number.isFinite(last)) return false;
    return start[i] === EMPTY || (bounds[start[i] as number]?.lo as number) <= last;
  };

  const judge = (size: number) => {
    for (let i = 0; i < size; i++) if (!isRight(i)) isWrong[i] = 1;
  };

  const refused = claims.refused.values();
  let next = refused.next();
  for (let from = 0; from < claims.length; from += ROWS_AT_ONCE) {
    const there = new Set<Uint32Array>();
    for (const { codes, page } of columns.values()) if (codes.read(from, page)) there.add(page);
    filled.fill(0);
    isWrong.fill(0);
    for (const [bit, page] of roles.entries()) if (there.has(page)) markFilled(filled, page, 1 << bit);
    for (const { page, right } of references) if (there.has(page)) markWrong(isWrong, page, right);
    for (; !next.done && next.value < from + ROWS_AT_ONCE; next = refused.next()) isWrong[next.value - from] = 1;
    judge(Math.min(ROWS_AT_ONCE, claims.length - from));
    for (let i = isWrong.indexOf(1); i >= 0; i = isWrong.indexOf(1, i + 1)) yield claims.located(from + i);
  }
}

/** A column, and the codes of the rows that are looked at. */
interface Block {
  readonly codes: Codes;
  readonly page: Uint32Array;
}

/** The same, with what is right by code. */
interface Judged {
  readonly page: Uint32Array;
  readonly right: Uint8Array;
}

function markFilled(filled: Uint8Array, page: Uint32Array, bit: number): void {
  for (let i = 0; i < page.length; i++) if (page[i] !== EMPTY) filled[i] = (filled[i] as number) | bit;
}

function markWrong(isWrong: Uint8Array, page: Uint32Array, right: Uint8Array): void {
  for (let i = 0; i < page.length; i++) if (right[page[i] as number] === 0) isWrong[i] = 1;
}

/** By code what something makes of the value of each different text; of refused ones nothing. */
function valuesOf<V, T>({ texts }: CellColumn, make: (value: V) => T): (T | undefined)[] {
  const made: (T | undefined)[] = [undefined];
  for (let code = EMPTY + 1; code < texts.dictionary.size; code++)
    made.push(texts.refused.has(code) ? undefined : make(texts.value(code) as V));
  return made;
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

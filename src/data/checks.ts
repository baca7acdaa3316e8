import { boundsOf } from "../time/edtf";
import { EMPTY } from "./cell-texts";
import type { Kind } from "./kinds";
import { fileOf, type Located, type Report } from "./read";
import type { RecordTable } from "./record-table";
import { type IsKnown, suspects } from "./suspects";
import type { Actor, Claim, Estimate, EventRecord, Name, Source, TableName } from "./tables";

/** The tables as read, issues of claims being told where those are, before anything is known of how they fit together. */
export interface Tables {
  readonly sources: readonly Located<Source>[];
  readonly actors: readonly Located<Actor>[];
  readonly names: readonly Located<Name>[];
  readonly claims: readonly Located<Claim>[] | RecordTable<Claim>;
  readonly events: readonly Located<EventRecord>[];
  readonly estimates: readonly Located<Estimate>[];
}

/** The ids of a table. */
type IdSet = Pick<ReadonlySet<string>, "has">;

type Tell = (code: Parameters<Report>[0]["code"], column: string, value: unknown, expected: string) => void;

function teller(table: TableName, { row }: { row: number }, report: Report): Tell {
  return (code, column, value, expected) => report({ code, file: fileOf(table), row, column, value, expected });
}

/**
 * Everything that only shows when tables are held against each other: ids, references, roles, orders. References to a table that is
 * `missing` as a whole are not told one by one.
 */
export function checkTables(
  tables: Tables,
  kinds: ReadonlyMap<string, Kind>,
  report: Report,
  missing: ReadonlySet<TableName>,
): void {
  const sources = checkIds("sources", tables.sources, report);
  const actors = checkIds("actors", tables.actors, report);
  const claims = isColumns(tables.claims)
    ? checkClaimIds(tables.claims, report)
    : checkIds("claims", tables.claims, report);
  const events = checkIds("events", tables.events, report);
  const known = { sources, actors, claims, events };
  const isKnown: IsKnown = (table, id) => missing.has(table) || known[table].has(id);
  const refer = (tell: Tell, table: keyof typeof known, column: string, id: string | undefined) => {
    if (id !== undefined && !isKnown(table, id)) tell("unknown-reference", column, id, `an id of ${fileOf(table)}`);
  };

  for (const located of tables.actors) {
    const tell = teller("actors", located, report);
    refer(tell, "actors", "parent", located.record.parent);
  }
  checkParents(tables.actors, report);
  const spellings = new Set<string>();
  for (const located of tables.names) {
    const tell = teller("names", located, report);
    const { actor, name } = located.record;
    refer(tell, "actors", "actor", actor);
    const key = JSON.stringify([actor, name]);
    if (spellings.has(key)) tell("duplicate-id", "name", name, "each spelling of an actor once");
    spellings.add(key);
  }
  for (const located of tables.events) {
    const tell = teller("events", located, report);
    const { id, by, claimed_by, same_as, source } = located.record;
    refer(tell, "sources", "source", source);
    for (const actor of by ?? []) refer(tell, "actors", "by", actor);
    for (const actor of claimed_by ?? []) refer(tell, "actors", "claimed_by", actor);
    for (const other of same_as ?? []) {
      refer(tell, "events", "same_as", other);
      if (other === id) tell("self-tie", "same_as", other, "an event other than this one");
    }
  }
  for (const located of tables.estimates) {
    const tell = teller("estimates", located, report);
    refer(tell, "actors", "actor", located.record.actor);
    refer(tell, "sources", "source", located.record.source);
    const { low, best, high } = located.record;
    checkOrder(tell, { low, best, high });
  }
  const untold = new Set<string>();
  for (const located of isColumns(tables.claims) ? suspects(tables.claims, kinds, isKnown) : tables.claims) {
    const tell = teller("claims", located, report);
    const { record } = located;
    refer(tell, "actors", "subject", record.subject);
    refer(tell, "actors", "object", record.object);
    refer(tell, "actors", "origin", record.origin);
    for (const party of record.parties ?? []) refer(tell, "actors", "parties", party);
    refer(tell, "sources", "source", record.source);
    refer(tell, "events", "event", record.event);
    for (const id of record.contradicts ?? []) refer(tell, "claims", "contradicts", id);
    const { headcount_low, headcount_best, headcount_high } = record;
    if (headcount_low !== undefined || headcount_best !== undefined)
      checkOrder(tell, { headcount_low, headcount_best, headcount_high });
    checkDates(tell, record);
    const kind = kinds.get(record.kind);
    if (kind) checkRoles(tell, located, kind, untold, report);
    else if (record.kind !== undefined)
      tell("invalid-value", "kind", record.kind, `one of ${[...kinds.keys()].join(", ")}`);
  }
}

function checkIds(table: TableName, records: readonly Located<{ readonly id: string }>[], report: Report): IdSet {
  const ids = new Set<string>();
  for (const located of records) {
    const { id } = located.record;
    if (id === undefined) continue;
    if (ids.has(id)) teller(table, located, report)("duplicate-id", "id", id, "an id that no earlier row has");
    ids.add(id);
  }
  return ids;
}

const isColumns = (claims: Tables["claims"]): claims is RecordTable<Claim> => !Array.isArray(claims);

/** The same of claims in columns: an id seen before has a code that is not the highest so far. */
function checkClaimIds(claims: RecordTable<Claim>, report: Report): IdSet {
  const { codes, texts } = claims.column("id");
  let newest = EMPTY;
  for (let i = 0; i < claims.length; i++) {
    const code = codes.get(i);
    if (code > newest) newest = code;
    else if (!texts.refuses(code)) {
      const located = claims.located(i);
      teller("claims", located, report)("duplicate-id", "id", located.record.id, "an id that no earlier row has");
    }
  }
  return { has: (id) => claims.holds("id", id) };
}

/** An actor must not be part of itself, directly or round a circle. */
function checkParents(actors: readonly Located<Actor>[], report: Report): void {
  const parents = new Map(actors.map(({ record }) => [record.id, record.parent]));
  for (const located of actors) {
    const { id, parent } = located.record;
    const seen = new Set<string>();
    let at = parent;
    while (at !== undefined && at !== id && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at);
    }
    if (id !== undefined && at === id) {
      teller("actors", located, report)(
        "self-tie",
        "parent",
        parent,
        "a parent that is not the actor itself, nor part of it",
      );
    }
  }
}

/** Low, best and high must not fall, in the order given. */
function checkOrder(tell: Tell, figures: Record<string, number | undefined>): void {
  const given = Object.entries(figures).filter((entry): entry is [string, number] => entry[1] !== undefined);
  for (const [index, [column, value]] of given.entries()) {
    const [before, least] = given[index - 1] ?? [];
    if (least !== undefined && value < least)
      tell("invalid-value", column, value, `at least ${least}, the value of ${before}`);
  }
}

function checkDates(tell: Tell, { start, end, end_status }: Claim): void {
  if (end === undefined) return;
  const last = boundsOf(end).hi;
  if (end_status === "not-stated" && Number.isFinite(last))
    tell("invalid-value", "end_status", end_status, "`ended`, since the end has a date");
  if (start !== undefined && last < boundsOf(start).lo)
    tell("reversed-dates", "end", end, `an end that is not before the start, ${start}`);
}

/** What columns a kind must have, may have and must not have; and that no actor meets itself. */
function checkRoles(tell: Tell, located: Located<Claim>, kind: Kind, missing: Set<string>, report: Report): void {
  const { record, refused, columns } = located;
  const need = (column: "subject" | "object" | "origin", what: string) => {
    if (record[column] !== undefined || refused.has(column)) return;
    if (columns.has(column)) tell("wrong-role", column, "", `the ${what} of a claim of ${kind.name}`);
    else if (!missing.has(column)) {
      missing.add(column);
      report({
        code: "missing-column",
        file: "claims.csv",
        row: 1,
        column,
        value: undefined,
        expected: `a column ${column}`,
      });
    }
  };
  const forbid = (column: "subject" | "object" | "origin" | "parties" | "end" | "end_status", why: () => string) => {
    const value = record[column];
    if (value !== undefined && value.length > 0) tell("wrong-role", column, value, `nothing: ${why()}`);
  };
  const parties = record.parties ?? [];
  if (kind.directed) {
    need("subject", kind.subject);
    need("object", kind.object);
    forbid("parties", () => `${kind.name} has a ${kind.subject} and a ${kind.object}`);
    if (record.subject !== undefined && record.subject === record.object) {
      tell("self-tie", "object", record.object, `an actor other than the ${kind.subject}`);
    }
  } else {
    const why = () => `${kind.name} has parties`;
    forbid("subject", why);
    forbid("object", why);
    if (parties.length < 2 && !refused.has("parties"))
      tell("wrong-role", "parties", parties.join(";"), "two actors or more, separated by `;`");
    if (new Set(parties).size < parties.length) tell("self-tie", "parties", parties.join(";"), "each party once");
  }
  if (kind.origin === undefined) forbid("origin", () => `${kind.name} has no origin`);
  else {
    if (kind.originRequired) need("origin", kind.origin);
    if (record.origin !== undefined && (record.origin === record.subject || record.origin === record.object)) {
      tell("self-tie", "origin", record.origin, `an actor other than the ${kind.subject} and the ${kind.object}`);
    }
  }
  if (kind.nature === "event") {
    const why = () => `${kind.name} is an event and has a start only`;
    forbid("end", why);
    forbid("end_status", why);
  }
  if (kind.roles && record.role !== undefined && !kind.roles.includes(record.role)) {
    tell("invalid-value", "role", record.role, `one of ${kind.roles.join(", ")}`);
  }
  if (kind.modes && record.mode !== undefined && !kind.modes.includes(record.mode)) {
    tell("invalid-value", "mode", record.mode, `one of ${kind.modes.join(", ")}`);
  }
}

import { itemsOf, type Listed, listOf, must } from "../base/collections";
import { AllegianceError } from "../base/errors";
import type { Actor, Claim } from "../data/tables";
import type { Columns, Texts } from "./columns";
import { actorsOf, edgeClaims, statementsOf } from "./edges/evidence";
import { placesOf } from "./edges/given";
import { namesOf } from "./edges/names";
import type { EdgeTable } from "./edges/table";
import type { Evidence, Statement } from "./evidence";
import { stateOf } from "./inside";
import { TemporalNetwork } from "./network";
import type { State } from "./state";

/** A view as plain data, which can be sent to a worker. Of a plain list of edges it has these, and no ids, claims or statements. */
export interface Snapshot {
  readonly state: Omit<State, "evidence" | "predicates" | "columns" | "headcounts">;
  readonly headcounts: Float64Array | undefined;
  readonly columns: Omit<Columns, "ids"> & { readonly ids: readonly string[] | undefined };
  readonly evidence: Omit<Evidence, "statements" | "claims" | "actors">;
  /** Left out where they are those of the edges. */
  readonly actors: readonly Actor[] | undefined;
  readonly edges: EdgeTable | undefined;
  readonly claims: readonly Claim[];
  readonly statements: readonly Statement[];
}

/** @throws AllegianceError `unsupported` for a view made by `where`, whose functions cannot be sent */
export function snapshotOf(view: TemporalNetwork): Snapshot {
  checkSendable(view);
  const { evidence, predicates: _, columns, headcounts, ...state } = stateOf(view);
  const { statements, claims, actors, ...rest } = evidence;
  const { edges } = statements;
  const own = edges
    ? { edges, claims: [], statements: [] }
    : { edges, claims: arrayOf(claims), statements: statements(state.policy.widen) };
  const ids = edges && !Array.isArray(columns.ids) ? undefined : arrayOf(columns.ids);
  // Alterations add actors, and take none away.
  const known = edges?.actors.numbers.length === actors.length ? undefined : arrayOf(actors);
  return shared({
    state,
    headcounts: headcounts?.(),
    columns: { ...columns, ids },
    evidence: rest,
    actors: known,
    ...own,
  });
}

/** @throws AllegianceError `unsupported` as {@link snapshotOf} does */
export function checkSendable(view: TemporalNetwork): void {
  if (stateOf(view).predicates.length === 0) return;
  const expected = "no workers, or a view restricted by kinds, actors and times";
  const message = `a view made by \`where\` cannot be sent to workers: use ${expected}`;
  throw new AllegianceError({ code: "unsupported", message, expected });
}

/** The same view, of which statements are known as its policy widens dates. */
export function viewOf(snapshot: Snapshot): TemporalNetwork {
  const { state, headcounts, columns, evidence, actors, edges, claims, statements } = snapshot;
  const said = edges
    ? { claims: edgeClaims(edges), statements: statementsOf(edges) }
    : { claims, statements: () => statements };
  const ids = columns.ids ?? idsOf(must(edges), columns.claims);
  return new TemporalNetwork({
    ...state,
    ...(headcounts && { headcounts: () => headcounts }),
    columns: { ...columns, ids },
    evidence: { ...evidence, ...said, actors: actors ? listOf(actors) : actorsOf(must(edges)) },
    predicates: [],
  });
}

/** The names of the edges that have these numbers. */
function idsOf(edges: EdgeTable, numbers: Columns["claims"]): Texts {
  const places = numbers && !("numbers" in numbers) ? numbers.map(placesOf(edges.given)) : undefined;
  return namesOf(edges, places);
}

function arrayOf<T>(list: Listed<T>): readonly T[] {
  return Array.isArray(list) ? list : [...itemsOf(list)];
}

/** The same with all typed arrays in memory that workers share, where there is such; what is one array stays one. */
function shared<T>(value: T, known = new Map<unknown, unknown>()): T {
  if (typeof SharedArrayBuffer === "undefined" || typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const found = known.get(value);
    if (found) return found as T;
    const from = value as unknown as Float64Array;
    const copy = new (from.constructor as Float64ArrayConstructor)(new SharedArrayBuffer(from.byteLength));
    copy.set(from);
    known.set(value, copy);
    return copy as unknown as T;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shared(inner, known)])) as T;
}

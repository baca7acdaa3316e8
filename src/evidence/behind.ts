import { must } from "../base/collections";
import { AllegianceError, show } from "../base/errors";
import { indexOfActor, selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";

/**
 * Anything that rests on ties: a tie or its id; a row of a result that names its tie or ties (a move, a step, a chain, a flow, an
 * affiliation, a contradiction, a path, a projected edge); a row about an actor (a score, a row of a series, a partition or a
 * layout), which rests on the actor's ties; an event in the life of a community, which rests on the ties among its actors.
 */
export type Result = string | object;

/**
 * The ties behind a result, as indices. Rows of a series or a slice say when they are about; for a score give the view that
 * was measured.
 * @throws AllegianceError `unknown-tie`, `unknown-actor`
 */
export function tiesBehind(network: TemporalNetwork, result: Result): number[] {
  if (typeof result === "string") return [tieIndex(network, result)];
  if (typeof result !== "object" || result === null) throw notAResult(result);
  const row = result as Readonly<Record<string, unknown>>;
  if (Array.isArray(row.steps)) return unique(row.steps.flatMap((step) => tiesBehind(network, step)));
  if (isIds(row.ties)) return unique(row.ties.map((id) => tieIndex(network, id)));
  if (typeof row.tie === "string") return [tieIndex(network, row.tie)];
  if (typeof row.id === "string" && typeof row.kind === "string") return [tieIndex(network, row.id)];
  if (typeof row.actor === "string") return tiesOfActors(during(network, row), [row.actor], "any");
  const actors = [row.from, row.to].flatMap((flows) =>
    Array.isArray(flows) ? flows.flatMap(({ actors }) => actors) : [],
  );
  if (isIds(actors) && actors.length > 0) return tiesOfActors(during(network, row), unique(actors), "all");
  throw notAResult(result);
}

function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function tieIndex(network: TemporalNetwork, id: string): number {
  const index = stateOf(network).columns.ids.indexOf(id);
  if (index < 0)
    throw unknownTie(`unknown tie ${show(id)};`, id, "a tie of this network, as a row of ties() or its id");
  return index;
}

function notAResult(value: unknown): AllegianceError {
  return unknownTie(`got ${show(value)},`, value, "a tie, its id, or a row of a result that names ties or an actor");
}

function unknownTie(got: string, value: unknown, expected: string): AllegianceError {
  const message = `${got} expected ${expected}`;
  return new AllegianceError({ code: "unknown-tie", message, value, expected });
}

/** The network at the time that a row is about, where it says so. */
function during(network: TemporalNetwork, { start, end }: Readonly<Record<string, unknown>>): TemporalNetwork {
  const isTime = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";
  if (isTime(start) && isTime(end)) return network.between(start, end);
  if (isTime(end)) return network.before(end);
  return network;
}

/** The ties of which one end (`any`), or both (`all`), are among some actors. */
function tiesOfActors(view: TemporalNetwork, ids: readonly string[], ends: "any" | "all"): number[] {
  const actors = new Set(ids.map((id) => indexOfActor(view, id)));
  const { source, target } = stateOf(view).columns;
  const inside = (tie: number) => [source, target].map((column) => actors.has(must(column[tie])));
  return Array.from(selectionOf(view).ties).filter((tie) =>
    ends === "any" ? inside(tie).includes(true) : !inside(tie).includes(false),
  );
}

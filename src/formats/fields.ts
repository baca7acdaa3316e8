import type { ActorRow } from "../network/network";
import { TIE_COLUMNS, type Tie } from "../network/tie";
import { joined } from "./refuse";

/** What the values of a field are; a time is text in a network of dates, a number in one on ticks. */
type Sort = "text" | "list" | "boolean" | "number" | "count" | "time";

/** An attribute as typed formats declare it. */
export interface Field {
  readonly name: string;
  readonly type: "string" | "boolean" | "double" | "integer" | "long";
}

const TIE_SORTS: Readonly<Record<keyof Tie, Sort>> = {
  id: "text",
  kind: "text",
  source: "text",
  target: "text",
  origin: "text",
  directed: "boolean",
  nature: "text",
  role: "text",
  mode: "text",
  event: "text",
  startEarliest: "time",
  startLatest: "time",
  endEarliest: "time",
  endLatest: "time",
  persistence: "text",
  endedBy: "text",
  statedEndEarliest: "time",
  statedEndLatest: "time",
  weight: "number",
  headcountLow: "count",
  headcountBest: "count",
  headcountHigh: "count",
  confidence: "number",
  corroboration: "count",
  conflict: "boolean",
  sources: "list",
  claims: "list",
};

const TYPES = { text: "string", list: "string", boolean: "boolean", number: "double", count: "long" } as const;

/** The attributes of ties, but for those named, in the order of a tie's row. */
export function tieFields(
  calendar: boolean,
  ...without: readonly (keyof Tie)[]
): (Field & { readonly name: keyof Tie })[] {
  return TIE_COLUMNS.filter((name) => !without.includes(name)).map((name) => {
    const sort = TIE_SORTS[name];
    return { name, type: sort === "time" ? (calendar ? "string" : "double") : TYPES[sort] };
  });
}

export const ACTOR_FIELDS: readonly (Field & { readonly name: keyof ActorRow })[] = [
  { name: "type", type: "string" },
  { name: "parent", type: "string" },
];

/** A value as text: `undefined` if it is absent or, being a time, unbounded; lists joined by `;`. */
export function fieldText(value: unknown, record: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? joined(value, record) : String(value);
}

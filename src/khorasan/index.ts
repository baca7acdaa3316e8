import type { Dataset } from "../data/dataset";
import { KINDS } from "../data/kinds";
import type { Actor, Claim, Estimate, EventRecord, Name, Source } from "../data/tables";
import { tables, version } from "./tables";

/** Frozen records from JSON that begins with the names of their columns. */
function recordsOf<T>(json: string): readonly T[] {
  const [columns = [], ...rows] = JSON.parse(json) as [string[], ...unknown[][]];
  return Object.freeze(
    rows.map((cells) => {
      const record: Record<string, unknown> = {};
      for (let i = 0; i < columns.length; i++) {
        const cell = cells[i] ?? undefined;
        record[columns[i] as string] = Array.isArray(cell) ? Object.freeze(cell) : cell;
      }
      return Object.freeze(record) as T;
    }),
  );
}

/**
 * The bundled data set: claims about militant groups and individuals in Afghanistan, Pakistan and beyond, coded by hand from five
 * published documents. `parseDataset` checked it when it was bundled, and the project's tests hold that it is what that makes of
 * the CSV files. Licence of the data: CC BY 4.0.
 */
export const khorasan: Dataset = Object.freeze({
  name: "khorasan",
  version,
  kinds: KINDS,
  sources: recordsOf<Source>(tables.sources),
  actors: recordsOf<Actor>(tables.actors),
  names: recordsOf<Name>(tables.names),
  claims: recordsOf<Claim>(tables.claims),
  events: recordsOf<EventRecord>(tables.events),
  estimates: recordsOf<Estimate>(tables.estimates),
});

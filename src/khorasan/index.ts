import type { Dataset } from "../data/dataset";
import { KINDS } from "../data/kinds";
import type { Actor, Claim, Estimate, EventRecord, Name, Source } from "../data/tables";
import { tables, version } from "./tables";

interface BundledTable {
  /** Names all columns at once: engines make dictionaries of objects whose many names are set one by one. */
  readonly recordOf: (cells: readonly unknown[]) => object;
  readonly rows: string;
}

function recordsOf<T>({ recordOf, rows }: BundledTable): readonly T[] {
  const records: T[] = [];
  for (const cells of JSON.parse(rows) as unknown[][]) {
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (cell === null) cells[i] = undefined;
      else if (typeof cell === "object") Object.freeze(cell);
    }
    records.push(Object.freeze(recordOf(cells)) as T);
  }
  return Object.freeze(records);
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

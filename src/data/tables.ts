import * as z from "zod/mini";
import { remembered } from "../base/collections";
import * as cell from "./cells";
import type { Records, TableName } from "./records";
import { CONFIDENCE, END_STATUSES, MODALITIES } from "./vocabulary";

export type { Actor, Claim, Estimate, EventRecord, Name, Source, TableName } from "./records";

type CellsOf<R> = { readonly [K in keyof R]: z.ZodMiniType<R[K]> };

const id = () => cell.required(cell.ID_EXPECTED, cell.anId);
const reference = () => cell.optional(cell.ID_EXPECTED, cell.anId);
const references = () => cell.withDefault<readonly string[]>(cell.IDS_EXPECTED, cell.ids, Object.freeze([]));
const text = () => cell.optional(cell.TEXT_EXPECTED, cell.anyText);
const requiredText = () => cell.required(cell.TEXT_EXPECTED, cell.anyText);
const date = () => cell.optional(cell.DATE_EXPECTED, cell.edtf);
const count = () => cell.optional(cell.COUNT_EXPECTED, cell.count);
const countRange = () => cell.optional(cell.RANGE_EXPECTED, cell.countRange);
const paragraph = () => cell.required(cell.PARAGRAPH_EXPECTED, cell.paragraphs);

const ACTOR_TYPES = ["group", "person", "contingent", "state-body", "placeholder"] as const;
const NAME_TYPES = ["aka", "acronym", "transliteration", "former", "weak"] as const;

/**
 * Makes the tables of a data set: the cells of their columns, in file order. A column may be left out of a file where its cell
 * may be empty: modality is then `asserted`, confidence `high`, end status `ended` with an end date and else `not-stated`.
 */
const TABLES = {
  sources: () =>
    z.object({
      id: id(),
      title: requiredText(),
      publisher: text(),
      author: text(),
      published: date(),
      type: text(),
      family: text(),
      language: text(),
      note: text(),
    }),
  actors: () =>
    z.object({
      id: id(),
      name: requiredText(),
      type: cell.required(...cell.oneOf(ACTOR_TYPES)),
      parent: reference(),
      note: text(),
    }),
  names: () =>
    z.object({
      actor: id(),
      name: requiredText(),
      type: cell.required(...cell.oneOf(NAME_TYPES)),
    }),
  claims: () =>
    z.object({
      id: id(),
      kind: requiredText(),
      subject: reference(),
      object: reference(),
      origin: reference(),
      parties: references(),
      role: text(),
      mode: text(),
      start: date(),
      end: date(),
      end_status: cell.optional(...cell.oneOf(END_STATUSES)),
      place: text(),
      headcount_low: count(),
      headcount_best: count(),
      headcount_high: count(),
      modality: cell.withDefault(...cell.oneOf(MODALITIES), "asserted"),
      attributed_to: text(),
      source: id(),
      paragraph: paragraph(),
      confidence: cell.withDefault<number>(cell.CONFIDENCE_EXPECTED, cell.confidence, CONFIDENCE.high),
      event: reference(),
      tie: text(),
      contradicts: references(),
      note: text(),
    }),
  events: () =>
    z.object({
      id: id(),
      type: requiredText(),
      date: date(),
      place: text(),
      killed: countRange(),
      wounded: countRange(),
      target: text(),
      by: references(),
      claimed_by: references(),
      same_as: references(),
      source: id(),
      paragraph: paragraph(),
      note: text(),
    }),
  estimates: () =>
    z.object({
      actor: id(),
      date: date(),
      low: count(),
      best: count(),
      high: count(),
      attributed_to: text(),
      source: id(),
      paragraph: paragraph(),
    }),
} as const satisfies { readonly [T in TableName]: () => z.ZodMiniObject<CellsOf<Records[T]>> };

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];
/** Tables without which there is no data set. */
export const REQUIRED_TABLES: readonly TableName[] = ["sources", "actors", "claims"];

/** The cells of a table's columns. */
export const cellsOf = remembered((table: TableName) => TABLES[table]().shape);

export function columnsOf(table: TableName): readonly string[] {
  return Object.keys(cellsOf(table));
}

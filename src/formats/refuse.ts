import { AllegianceError, show } from "../base/errors";

/** The refusal of a value that a format cannot hold: `record` says whose it is. Nothing is ever dropped instead. */
export function cannotWrite(record: string, value: unknown, expected: string): AllegianceError {
  const message = `${record}: ${show(value)} cannot be written; expected ${expected}`;
  return new AllegianceError({ code: "unsupported", message, expected });
}

/**
 * Texts as one cell, joined by `;`.
 * @throws AllegianceError `unsupported` if one of several holds a `;` itself, since nobody could take them apart again
 */
export function joined(items: readonly unknown[], record: string): string {
  const texts = items.map(String);
  const bad = texts.find((text) => text.includes(";"));
  if (bad !== undefined) throw cannotWrite(record, bad, "text without `;`, which separates the items of a list");
  return texts.join(";");
}

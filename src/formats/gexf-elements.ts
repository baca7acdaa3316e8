import type Element from "ltx/src/Element.js";
import { type Field, fieldText } from "./fields";
import type { Clock, ClosedSpell } from "./moments";
import { block, tag } from "./xml";

/** The declaration of attributes of nodes or edges. */
export function declaration(owner: "node" | "edge", mode: "static" | "dynamic", fields: readonly Field[]): Element {
  const attributes = fields.map(({ name, type }) => tag("toGEXF", "attribute", { id: name, title: name, type }));
  return block("toGEXF", "attributes", { class: owner, mode }, attributes);
}

/** A value as a list of one, empty if it is absent; with a spell if it holds only then. */
export function attvalue(record: string, name: string, value: unknown, during?: ReturnType<typeof bounds>): Element[] {
  const text = fieldText(value, `${record}, ${name}`);
  return text === undefined ? [] : [tag(`${record}, ${name}`, "attvalue", { for: name, value: text, ...during })];
}

export function attvalues(record: string, values: readonly Element[]): Element {
  return tag(record, "attvalues", {}, values);
}

/** The ends of a spell as attributes, `undefined` where unbounded. */
export function bounds({ first, last }: ClosedSpell, clock: Clock) {
  return { start: clock.text(first), end: clock.text(last) };
}

/** Spells, or nothing if none is bounded. */
export function spellsTag(record: string, spells: readonly ClosedSpell[], clock: Clock): Element | undefined {
  const bounded = spells.map((spell) => bounds(spell, clock)).filter(({ start, end }) => start ?? end);
  const tags = bounded.map((spell) => tag(record, "spell", spell));
  return tags.length === 0 ? undefined : tag(record, "spells", {}, tags);
}

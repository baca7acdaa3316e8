/// <reference path="./ltx.d.ts" />
import Element from "ltx/src/Element.js";
import { cannotWrite } from "./refuse";

/** Attributes of an element; `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Element | string | undefined;

const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * Characters that a reader of XML turns into a blank or a line feed unless they are written as references. ltx writes none, so
 * each goes through it as a character that XML cannot hold, which no text that came this far has.
 */
const REFERENCES = [
  ["\t", "\u{1}", "&#9;"],
  ["\n", "\u{2}", "&#10;"],
  ["\r", "\u{3}", "&#13;"],
] as const;

/**
 * An element whose attributes and texts belong to a record, such as `toGEXF: tie "x"`.
 * @throws AllegianceError `unsupported` naming the record and the attribute for characters that XML cannot hold
 */
export function tag(
  record: string,
  name: string,
  attributes: Attributes = {},
  children: readonly Child[] = [],
): Element {
  const stated = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const held = stated.map(([key, value]) => [key, textOf(String(value), `${record}, ${key}`)] as const);
  const element = new Element(name, Object.fromEntries(held));
  for (const child of children) {
    if (typeof child === "string") element.t(textOf(child, record));
    else if (child !== undefined) element.cnode(child);
  }
  return element;
}

/** An element with its children on lines of their own. */
export function block(
  record: string,
  name: string,
  attributes: Attributes,
  children: readonly (Element | undefined)[],
): Element {
  const element = tag(record, name, attributes);
  for (const child of children) if (child !== undefined) element.t("\n").cnode(child);
  return element.t("\n");
}

/** The text of a document, in UTF-8. */
export function xmlDocument(root: Element): string {
  let text = root.toString();
  for (const [, stand, reference] of REFERENCES) text = text.replaceAll(stand, reference);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

function textOf(value: string, record: string): string {
  const bad = NOT_XML.exec(value)?.[0];
  if (bad !== undefined) {
    const code = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw cannotWrite(record, value, `text without the character U+${code}, which XML cannot hold`);
  }
  let text = value;
  for (const [character, stand] of REFERENCES) text = text.replaceAll(character, stand);
  return text;
}

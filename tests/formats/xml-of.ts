import { JSDOM } from "jsdom";

/** The document of a text, or an error that says where it is not well-formed. */
export function xmlOf(text: string): Document {
  const { DOMParser } = new JSDOM("").window;
  return new DOMParser().parseFromString(text, "application/xml");
}

export const all = (parent: ParentNode, selector: string): Element[] => [...parent.querySelectorAll(selector)];

/** An element's attributes as an object. */
export const attributesOf = (element: Element | undefined): Record<string, string> =>
  Object.fromEntries([...(element?.attributes ?? [])].map(({ name, value }) => [name, value]));

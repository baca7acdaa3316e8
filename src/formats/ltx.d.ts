/** The part of ltx that the writers use; the package has no types of its own. */
declare module "ltx/src/Element.js" {
  export default class Element {
    constructor(name: string, attributes?: Readonly<Record<string, string | number>>);
    cnode(child: Element): Element;
    t(text: string): this;
    toString(): string;
  }
}

import fc from "fast-check";
import { expect, it } from "vitest";
import { Finder } from "../../src/base/collections";

it("finds texts in any order, those that are there and those that are not", () => {
  const lists = fc.uniqueArray(fc.string({ maxLength: 2 }));
  const isFound = fc.property(lists, fc.array(fc.string({ maxLength: 2 })), fc.boolean(), (list, others, isFirst) => {
    const finder = new Finder(list);
    for (const text of isFirst ? [...others, ...list, ...list] : [...list, ...others, ...[...list].reverse()]) {
      const place = list.indexOf(text);
      expect(finder.placeOf(text)).toBe(place < 0 ? undefined : place);
    }
  });
  fc.assert(isFound);
});

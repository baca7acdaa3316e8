import fc from "fast-check";
import { expect, it } from "vitest";
import { groupsOf } from "../../src/base/groups";

it("groups equal rows, in the order of the first of each", () => {
  const rows = fc.array(fc.array(fc.constantFrom(0, 1, -1, 2 ** 31 - 1), { minLength: 3, maxLength: 3 }));
  fc.assert(
    fc.property(rows, (rows) => {
      const columns = [0, 1, 2].map((i) => Int32Array.from(rows, (row) => row[i] as number));
      const keys = [...new Set(rows.map(String))];
      expect([...groupsOf(columns, rows.length)]).toEqual(rows.map((row) => keys.indexOf(String(row))));
    }),
  );
  expect([...groupsOf([], 3)]).toEqual([0, 0, 0]);
});

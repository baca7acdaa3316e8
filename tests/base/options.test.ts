import { expect, it } from "vitest";
import * as z from "zod/mini";
import { parseOptions } from "../../src/base/options";

/** A schema that counts how often it is used. */
function counted() {
  let uses = 0;
  const schema = () =>
    z.strictObject({
      rule: z._default(z.string(), "none"),
      size: z.optional(
        z.custom<unknown>(() => {
          uses++;
          return true;
        }),
      ),
      list: z._default(z.array(z.number()), [1]),
      shares: z._default(z.record(z.string(), z.number()), { one: 1 }),
    });
  return { parse: (input: unknown) => parseOptions("call", schema, input), uses: () => uses };
}

it("options that say the same are checked once", () => {
  const { parse, uses } = counted();
  for (const size of [1, 2, 1, 2, 1]) expect(parse({ size })).toMatchObject({ rule: "none", size, list: [1] });
  expect(uses()).toBe(2);
  expect(parse({ size: 1, rule: "other" }).rule).toBe("other");
  expect(parse(Object.freeze({ size: 1 })).rule).toBe("none");
  expect(parse(undefined)).toEqual(parse({}));
});

it("minus zero is not zero, and what is wrong is refused each time", () => {
  const { parse } = counted();
  expect(Object.is(parse({ size: 0 }).size, 0)).toBe(true);
  expect(Object.is(parse({ size: -0 }).size, -0)).toBe(true);
  for (let i = 0; i < 2; i++) expect(() => parse({ rule: 1 })).toThrow("option `rule`: got 1");
  for (let i = 0; i < 2; i++) expect(() => parse("text")).toThrow("expected an object of options");
});

it("what may change is looked at anew", () => {
  const { parse } = counted();
  const options = { list: [1, 2] };
  expect(parse(options).list).toEqual([1, 2]);
  options.list.push(3);
  expect(parse(options).list).toEqual([1, 2, 3]);
  const changing: { rule: string } = { rule: "one" };
  expect(parse(changing).rule).toBe("one");
  changing.rule = "two";
  expect(parse(changing).rule).toBe("two");
  let asked = 0;
  const counting = {
    get size() {
      return asked++;
    },
  };
  parse(counting);
  expect(parse(counting).size).not.toBe(parse(counting).size);
});

it("a result cannot change what is remembered", () => {
  const { parse } = counted();
  const { list, shares } = parse({ rule: "one" });
  expect(() => list.push(2)).toThrow(TypeError);
  expect(() => Object.assign(shares, { one: 2 })).toThrow(TypeError);
  expect(parse({ rule: "one" })).toMatchObject({ list: [1], shares: { one: 1 } });
});

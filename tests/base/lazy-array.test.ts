import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { lazyArray } from "../../src/base/lazy-array";

describe("an array whose items are made when read", () => {
  const plain = Array.from({ length: 130 }, (_, index) => ({ index }));
  const lazy = lazyArray({ length: plain.length, at: (index) => (plain[index] ? { ...plain[index] } : undefined) });

  it("reads as the array of its items does", () => {
    expect(Array.isArray(lazy)).toBe(true);
    expect(lazy).toEqual(plain);
    expect([...lazy]).toEqual(plain);
    expect([lazy.length, lazy[3], lazy.at(-1), lazy[130], lazy[-1]]).toEqual([
      130,
      plain[3],
      plain[129],
      undefined,
      undefined,
    ]);
    expect(lazy.filter(({ index }) => index % 50 === 0)).toEqual([plain[0], plain[50], plain[100]]);
    expect(lazy.flatMap(({ index }) => [index]).length).toBe(130);
    expect(lazy.findIndex(({ index }) => index === 7)).toBe(7);
    expect(lazy.slice(128)).toEqual(plain.slice(128));
    expect(JSON.stringify(lazy)).toBe(JSON.stringify(plain));
    expect(Object.keys(lazy)).toEqual(Object.keys(plain));
    expect(5 in lazy && !(130 in lazy)).toBe(true);
    expect(Object.entries({ ...lazy }).length).toBe(130);
  });

  it("makes an item only when it is read", () => {
    const made: number[] = [];
    const own = lazyArray({ length: 1e9, at: (index) => made.push(index) });
    expect([own.length, own[5]]).toEqual([1e9, 1]);
    expect(made).toEqual([5]);
  });

  it("cannot be changed", () => {
    const open = lazy as { index: number }[];
    expect(() => open.push({ index: 1 })).toThrow(TypeError);
    expect(() => Object.assign(open, { 0: 1 })).toThrow(TypeError);
    expect(() => open.sort()).toThrow(TypeError);
    expect(() => delete open[0]).toThrow(TypeError);
    expect(() => Object.freeze(open)).toThrow(TypeError);
    expect(() => (open.length = 0)).toThrow(TypeError);
    expect(lazy).toEqual(plain);
  });

  it("shows its first items and how many there are", () => {
    expect(inspect(lazy)).toMatch(/\{ index: 99 \}.*of 130$/s);
  });
});

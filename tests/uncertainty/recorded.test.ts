import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CALLS, digest, rowsOf } from "./recorded-calls";

const FILE = "tests/uncertainty/recorded.json";
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, string>;

describe("the rows of a seed", () => {
  it.each(Object.entries(CALLS))("are to the bit what they were: %s", async (name, call) => {
    expect(digest(await rowsOf(call, 30))).toBe(recorded[name]);
  });
});

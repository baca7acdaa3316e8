import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { machine } from "../../src/kernels/machine";

describe("the compiled kernels", () => {
  it("are what their sources say", async () => {
    const { compiled } = await import("../../src/kernels/wasm/compile.js" as string);
    expect(await compiled()).toBe(readFileSync("src/kernels/compiled.ts", "utf8"));
  });

  it("can be had here, so that they are tested", () => {
    expect(machine()).toBeDefined();
  });
});

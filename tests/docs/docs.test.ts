import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatWithOptions } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { blocksOf } from "./blocks";

const folder = "tests/docs/.run";
const files = [
  "README.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];
const blocks = files.flatMap((file) => blocksOf(file, readFileSync(file, "utf8")));

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("examples in the docs", () => {
  it("are there", () => {
    expect(blocks.length).toBeGreaterThan(10);
  });

  it.each(blocks.map((block) => [`${block.file}:${block.line}`, block] as const))(
    "%s runs, with the output it says",
    async (name, block) => {
      const path = join(folder, `${name.replace(/\W+/g, "-")}.mjs`);
      writeFileSync(path, block.code);
      const said: string[] = [];
      const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
        said.push(formatWithOptions({ colors: false }, ...values));
      });
      try {
        await import(`../../${path}`);
      } finally {
        log.mockRestore();
      }
      if (block.output !== undefined) expect(said.join("\n").trim()).toBe(block.output.trim());
    },
  );
});

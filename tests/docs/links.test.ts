import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import * as library from "../../src/index";

const files = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];
const anchorsOf = (markdown: string) =>
  new Set(
    [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  );

describe("the docs", () => {
  it("link only to what is there", () => {
    const broken = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
        ([, path = "", anchor]) => {
          const target = path === "" ? file : join(dirname(file), path);
          if (!existsSync(target)) return [`${file}: ${path}`];
          if (anchor && !anchorsOf(readFileSync(target, "utf8")).has(anchor)) return [`${file}: ${path}#${anchor}`];
          return [];
        },
      ),
    );
    expect(broken).toEqual([]);
  });

  it("mention every public function and kind of result", () => {
    const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
    const missing = Object.keys(library).filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    expect(missing).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { agreement } from "../../data/agreement.js";
import { bundled } from "../../data/bundle.js";
import { codebook } from "../../data/codebook.js";
import { datedClaims } from "../../data/derive.js";
import { stale } from "../../data/generated.js";

const files = [
  ...bundled(),
  ["data/claims-dated.csv", datedClaims()],
  ["data/agreement.json", `${JSON.stringify(agreement(), null, 2)}\n`],
  ["docs/codebook.md", codebook()],
] as [string, string][];

describe("what is generated from the tables", () => {
  it("is as its scripts write it, to the byte", () => {
    expect(files.map(([path]) => path).sort()).toEqual([
      "data/agreement.json",
      "data/claims-dated.csv",
      "data/datapackage.json",
      "docs/codebook.md",
      "src/khorasan/tables.ts",
    ]);
    expect(stale(files).map(([path]: string[]) => path)).toEqual([]);
  });

  it.each(files)("shows an edit of %s by hand, or its loss", (edited, text) => {
    for (const changed of [text.replace("e", "é"), `${text}\n`, undefined]) {
      const read = (path: string) => (path === edited ? changed : new Map(files).get(path));
      expect(stale(files, read).map(([path]: string[]) => path)).toEqual([edited]);
    }
  });

  it("keeps the agreement of the two codings as they were", () => {
    const { first, second, variables } = agreement();
    expect([first, second]).toEqual([267, 228]);
    expect(variables.map(({ variable, alpha }) => [variable, alpha])).toEqual([
      ["kind", 0.961],
      ["actors", 0.944],
      ["start", 0.614],
      ["modality", 0.932],
    ]);
  });
});

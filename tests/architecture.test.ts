import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** What each folder of src/ may import from, beside itself. Measures never import each other. */
const BELOW = ["base", "time", "data", "kernels", "network"];
const MAY_IMPORT: Record<string, readonly string[]> = {
  base: [],
  time: ["base"],
  data: ["base", "time"],
  kernels: ["base"],
  network: ["base", "time", "data", "kernels"],
  workers: BELOW,
  centrality: [...BELOW, "workers"],
  community: BELOW,
  paths: BELOW,
  defection: BELOW,
  dynamics: BELOW,
  layout: BELOW,
  alterations: BELOW,
  // A question is one of the measures, by name: these rooms stand above those of the measures.
  questions: [...BELOW, "centrality", "community", "paths", "defection"],
  uncertainty: [...BELOW, "workers", "centrality", "alterations", "questions"],
  evidence: ["base", "time", "data", "network"],
  formats: ["base", "time", "data", "network"],
  khorasan: ["data"],
  node: ["index"],
};

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((file) => normalize(file).replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"));

const importsOf = (file: string) =>
  [...readFileSync(join("src", file), "utf8").matchAll(/^\s*(?:import|export)\b[^"';]*?from\s+"([^"]+)"/gm)].map(
    ([, from]) => from ?? "",
  );

describe("the house", () => {
  it("has only known rooms", () => {
    const rooms = new Set(sources.filter((file) => file.includes("/")).map((file) => file.split("/")[0]));
    expect([...rooms].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it("imports one way only", () => {
    const wrong = sources.flatMap((file) => {
      const [room = "", ...rest] = file.split("/");
      if (rest.length === 0) return [];
      return importsOf(file)
        .filter((from) => from.startsWith("."))
        .map((from) => join(dirname(file), from).replaceAll("\\", "/").split("/")[0] ?? "")
        .filter((other) => other !== room && !MAY_IMPORT[room]?.includes(other))
        .map((other) => `${file} imports ${other}`);
    });
    expect(wrong).toEqual([]);
  });

  it("has no import cycle between files", () => {
    const graph = new Map(
      sources.map((file) => {
        const text = readFileSync(join("src", file), "utf8");
        // Types are erased, so only what runs can form a cycle that matters.
        const lines = [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^"';]*?from\s+"(\.[^"]+)"/gm)].filter(
          ([line]) => !/^\s*(?:import|export)\s*\{\s*(?:type [^,}]+,?\s*)+\}/.test(line),
        );
        const targets = lines.map(([, from = ""]) => {
          const path = join(dirname(file), from).replaceAll("\\", "/");
          return sources.includes(`${path}.ts`) ? `${path}.ts` : `${path}/index.ts`;
        });
        return [file, targets] as const;
      }),
    );
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): string[] => {
      if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(" → ")];
      if (done.has(file)) return [];
      const cycles = (graph.get(file) ?? []).flatMap((next) => visit(next, [...path, file]));
      done.add(file);
      return cycles;
    };
    expect(sources.flatMap((file) => visit(file, []))).toEqual([]);
  });

  it("keeps Node out of everything but the Node entry", () => {
    const guilty = sources.filter(
      (file) => !file.startsWith("node/") && importsOf(file).some((from) => from.startsWith("node:")),
    );
    expect(guilty).toEqual([]);
    for (const file of sources.filter((name) => !name.startsWith("node/"))) {
      expect(readFileSync(join("src", file), "utf8"), file).not.toMatch(
        /\b(process|Buffer|__dirname|require)\b\s*[.(]/,
      );
    }
  });

  it("has short files", () => {
    const lengths = sources
      .filter((file) => file !== "khorasan/tables.ts")
      .map((file) => [file, readFileSync(join("src", file), "utf8").split("\n").length] as const);
    const sorted = lengths.map(([, length]) => length).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80);
    expect(lengths.filter(([, length]) => length > 300)).toEqual([]);
  });

  it("draws no random numbers but seeded ones, and reads no clock", () => {
    for (const file of sources) {
      expect(readFileSync(join("src", file), "utf8"), file).not.toMatch(
        /Math\.random|Date\.now|new Date\(\)|localeCompare|toLocaleString\(\)/,
      );
    }
  });
});

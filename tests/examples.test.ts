import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const scripts = readdirSync("examples").filter((file) => file.endsWith(".js"));
let out = "";

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "allegiance-"));
  vi.stubEnv("ALLEGIANCE_OUT", out);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(out, { recursive: true, force: true });
});

describe("examples", () => {
  it.each(scripts)("%s runs and prints", async (script) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      await import(`../examples/${script}`);
      expect(log.mock.calls.length).toBeGreaterThan(3);
    } finally {
      log.mockRestore();
    }
  });

  it("the demo leaves the files it promises", () => {
    for (const file of [
      "centrality-by-year.csv",
      "network.gexf",
      "network.json",
      "positions-by-year.json",
      "network.html",
    ]) {
      expect(existsSync(join(out, file)), file).toBe(true);
    }
    expect(readFileSync(join(out, "centrality-by-year.csv"), "utf8")).toMatch(
      /^start,end,actor,label,value,rank\n1984-01-01,/,
    );
    expect(JSON.parse(readFileSync(join(out, "network.json"), "utf8")).multigraph).toBe(true);
  });
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writePage } from "../examples/page/build.js";
import { slicesOf } from "../examples/page/slices.js";
import { parseDataset } from "../src/data/dataset";
import { claimsOf } from "../src/evidence/claims-of";
import { layoutOverTime } from "../src/layout/over-time";
import { buildNetwork } from "../src/network/build";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "allegiance-page-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hostile = "</script><img src=x onerror=alert(1)>\u2028.";
const dataset = parseDataset({
  sources: [{ id: "s", title: hostile, published: "2020" }],
  actors: [
    { id: "a", name: hostile, type: "person" },
    { id: "b", name: "B", type: "group" },
  ],
  claims: [
    {
      id: "c",
      kind: "allegiance",
      subject: "a",
      object: "b",
      start: "2014",
      end: "2015",
      source: "s",
      paragraph: "1",
      note: hostile,
    },
  ],
});
const network = buildNetwork(dataset);
const slicing = { every: "year" } as const;
const input = () => ({
  title: hostile,
  data: { ...network.data, licence: "CC BY 4.0" },
  policy: network.policy,
  actors: network.actors(),
  names: dataset.names,
  sources: dataset.sources,
  ties: network.ties(),
  claims: network.ties().flatMap((tie) => [...claimsOf(network, tie)]),
  slices: slicesOf(network.slices(slicing), { positions: layoutOverTime(network, slicing) }),
});

describe("the page", () => {
  it("holds everything, allows nothing from elsewhere, and keeps text text", async () => {
    const file = join(folder, "page.html");
    const { bytes } = await writePage(file, input());
    const page = readFileSync(file, "utf8");
    expect(Buffer.byteLength(page)).toBe(bytes);
    expect(page).toMatch(
      /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; connect-src 'none'/,
    );
    expect(page).not.toContain("<img");
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    const json = /id="data">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "";
    expect(json).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(json)).toMatchObject({ title: hostile, start: "2014", claims: [{ id: "c", note: hostile }] });
  });

  it("refuses slices that speak of what is not there", async () => {
    const file = join(folder, "none.html");
    const { slices, ...rest } = input();
    await expect(writePage(file, { ...rest, slices: [] })).rejects.toThrow(/no slices/);
    await expect(
      writePage(file, { ...rest, slices: slices.map((slice) => ({ ...slice, ties: ["x"] })) }),
    ).rejects.toThrow(/no tie x/);
    expect(() => slicesOf(network.slices(slicing), { positions: [] })).toThrow(/no position for a/);
  });
});

/// <reference types="node" />
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toGEXF } from "../../src/formats/gexf";
import { toGraphML } from "../../src/formats/graphml";
import { toNodeLink } from "../../src/formats/node-link";
import { directedOnly, sample } from "./sample";

const script = new URL("read_back.py", import.meta.url).pathname;

/** A Python that has networkx, if there is one. */
const python = ["/usr/bin/python3", "python3"].find((command) => {
  try {
    execFileSync(command, ["-c", "import networkx"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

describe.skipIf(python === undefined)("networkx reads back", () => {
  const views = {
    "mixed, possible": sample,
    "mixed, certain": sample.under({ presence: "certain" }),
    directed: directedOnly,
    undirected: sample.ofKind("joint-operation"),
  };
  it.each(Object.entries(views))("%s", (_, view) => {
    const folder = mkdtempSync(join(tmpdir(), "allegiance-"));
    try {
      writeFileSync(join(folder, "network.gexf"), toGEXF(view));
      writeFileSync(join(folder, "network.graphml"), toGraphML(view));
      writeFileSync(join(folder, "nodelink.json"), JSON.stringify(toNodeLink(view)));
      const said = execFileSync(python ?? "", [script, folder], { encoding: "utf8" });
      expect(said.match(/^OK /gm)).toHaveLength(3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

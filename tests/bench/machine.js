// What a page of times must say of the machine that took them.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, totalmem } from "node:os";
import { pythonVersion } from "./peers.js";

const PACKAGES = [
  "graphology",
  "graphology-metrics",
  "graphology-communities-louvain",
  "graphology-layout-forceatlas2",
  "zod",
];

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}package.json`, import.meta.url), "utf8"));

export function gccVersion() {
  const { status, stdout } = spawnSync("gcc", ["-dumpfullversion"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

export function machineText() {
  const others = [
    ...PACKAGES.map((name) => `${name} ${read(`node_modules/${name}/`).version}`),
    ...["igraph", "networkx"].map((name) => `${name} ${pythonVersion(name) ?? "not there"}`),
    `gcc ${gccVersion() ?? "not there"}`,
  ];
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${arch()}, ${memory} GB. Node ${process.version}, allegiance ${
    read("").version
  }, ${others.join(", ")}.`;
}

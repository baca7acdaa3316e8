// Work is handed to the processes that are compared by files in a temporary folder.
import { readFileSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TYPES = { source: Int32Array, target: Int32Array, start: Float64Array, end: Float64Array };

const SIGNALS = ["SIGINT", "SIGTERM"];

/** Runs `work` with a folder that is gone afterwards, whatever happens. */
export async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const leave = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => process.exit(1);
  process.once("exit", leave);
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    return await work(folder);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    process.off("exit", leave);
    leave();
  }
}

/** Writes each column as its bare bytes, and beside them what the network is, for any language to read. Gives the folder. */
export async function writeNetwork(folder, name, facts, columns) {
  const path = join(folder, name);
  await mkdir(path);
  await writeFile(join(path, "facts.json"), JSON.stringify({ ...facts, columns: Object.keys(columns) }));
  for (const [column, values] of Object.entries(columns)) {
    await writeFile(join(path, `${column}.bin`), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return path;
}

export function readNetwork(path) {
  const facts = JSON.parse(readFileSync(join(path, "facts.json"), "utf8"));
  const columns = Object.fromEntries(
    facts.columns.map((column) => [column, read(join(path, `${column}.bin`), TYPES[column])]),
  );
  return { ...facts, ...columns };
}

/** The edges of a network one object each, as one has them in a script. */
export function edgesOf({ source, target, start, end }) {
  return Array.from(source, (from, i) => ({
    source: from,
    target: target[i],
    start: start[i],
    ...(end && { end: end[i] }),
  }));
}

export const readValues = (path) => read(path, Float64Array);

/** Without a copy, as numpy does. */
function read(path, Type) {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  // Small files stand in a buffer with others.
  const isOwn = byteOffset === 0 && byteLength === buffer.byteLength;
  return new Type(isOwn ? buffer : buffer.slice(byteOffset, byteOffset + byteLength));
}

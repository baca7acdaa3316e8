// Writing and checking of the generated files, shared by the scripts of this folder.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const onDisk = (path) => {
  try {
    return readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");
  } catch {
    return undefined;
  }
};

/** Of generated files, as pairs of path and text, those that are not what lies in the project. */
export function stale(files, read = onDisk) {
  return files.filter(([path, text]) => read(path) !== text);
}

/** Writes what is stale, or with `--check` only names it, and makes the process fail. */
export function generate(files, script) {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg !== "--check");
  if (unknown !== undefined) throw new Error(`unknown argument ${unknown}; the only one is --check`);
  for (const [path, text] of stale(files)) {
    if (args.length === 0) writeFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), text);
    else {
      console.error(`${path} is not what ${script} writes`);
      process.exitCode = 1;
    }
  }
}

// A file of values, to which the lines of one slice after the other are added.
import { openSync, writeSync } from "node:fs";

export function linesTo(path, header) {
  const file = openSync(path, "w");
  writeSync(file, header);
  return (lines) => writeSync(file, lines.map((line) => `\n${line}`).join(""));
}

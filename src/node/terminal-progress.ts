import { progressBar } from "../index";

/** A bar in the terminal, for `onProgress`; written to the standard error stream, and nothing if that is no terminal. */
export function terminalProgress(): (done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return progressBar((text) => process.stderr.write(text));
}

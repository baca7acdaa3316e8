import { setTimeout } from "node:timers/promises";
import { peakMemory } from "./serve.js";

/** Says what memory the process holds after its rubbish is collected, and the most that it had; `kept` is held until then. */
export async function resident({ found, kept }) {
  for (let round = 0; round < 3; round++) {
    globalThis.gc();
    await setTimeout(100);
  }
  console.log(
    JSON.stringify({ found, rss: process.memoryUsage.rss() / 2 ** 20, peak: peakMemory(), isKept: Boolean(kept) }),
  );
}

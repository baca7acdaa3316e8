// npm run bench: measures against what one would write by hand, in one run that takes turns, and writes docs/benchmarks.md.
import { writeFile } from "node:fs/promises";
import { arch, cpus } from "node:os";
import { slicesBench } from "./slices.js";
import { uncertaintyBench } from "./uncertainty.js";

const parts = [await slicesBench(), await uncertaintyBench()];
const page = `# Benchmarks

Made by \`npm run bench\`, on Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${arch()}. Ratios are the time of the one written by hand
÷ ours, the median of rounds that take turns in one run, after one to warm up; the spread is that of the rounds. Below 1 we lose.

${parts.join("\n")}`;
await writeFile("docs/benchmarks.md", page);

import { uncertaintyBench } from "./uncertainty.js";

const what = "a thousand draws of yearly betweenness of the bundled data";

/** What uncertainty.js says, and of the draws that are also written by hand whether they are as fast as was wanted. */
export async function draws() {
  const found = await uncertaintyBench();
  if (typeof found !== "string") return found;
  const markdown = found.trim();
  const lines = [...markdown.matchAll(/^\| (dates drawn[^|]*) \| ([\d.]+) \|/gm)];
  const goals = lines.map(([, name, ratio]) => ({
    what: `${what}: ${name}, against by hand`,
    wanted: 50,
    measured: Number(ratio),
  }));
  return { markdown, goals: goals.length > 0 ? goals : [{ what, wanted: 50, absent: "see below" }] };
}

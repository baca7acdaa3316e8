// docs/benchmarks.md from rows.
import { short } from "./pairs.js";

const HEAD = `| | against | times faster | spread | ours, ms | theirs, ms | peak, ours / theirs, MB |
| --- | --- | --- | --- | --- | --- | --- |`;

export const tableOf = (rows) => [HEAD, ...rows.map(line)].join("\n");

function line({ what, against, absent, note, ratio, least, most, ours, theirs, peakOurs, peakTheirs }) {
  if (absent) return `| ${what} | ${against} | ${absent} | | | | |`;
  const peaks = peakOurs ? `${short(peakOurs)} / ${short(peakTheirs)}` : "";
  const name = note ? `${against} (${note})` : against;
  return `| ${what} | ${name} | ${short(ratio)} | ${short(least)}–${short(most)} | ${short(ours)} | ${short(theirs)} | ${peaks} |`;
}

/** In words, what is slower with us than with another. */
export function losses(rows) {
  const lost = rows.filter(({ ratio }) => ratio < 1);
  if (lost.length === 0) return "Nowhere in this run.";
  return lost
    .map((row) => `- ${row.what}: ${row.against} is ${short(1 / row.ratio)} times as fast (ratio ${short(row.ratio)}).`)
    .join("\n");
}

/** A number with its bound: `wanted` is a bound from below, `{ atMost }` one from above. */
function goalLine({ what, against, absent, wanted, ratio, measured, unit = " ×" }) {
  const most = wanted.atMost;
  const value = measured ?? ratio;
  const name = against ? `${what}, against ${against}` : what;
  const bound = most === undefined ? `≥ ${Number(wanted.toFixed(2))}${unit}` : `≤ ${most}${unit}`;
  if (absent || value === undefined) return `| ${name} | ${bound} | ${absent} | not measured |`;
  const isReached = most === undefined ? value >= wanted : value <= most;
  return `| ${name} | ${bound} | ${short(value)}${unit} | ${isReached ? "reached" : "**not reached**"} |`;
}

export const goals = (rows) => `| | wanted | measured | |
| --- | --- | --- | --- |
${rows
  .filter(({ wanted }) => wanted !== undefined)
  .map(goalLine)
  .join("\n")}`;

export function pageOf({ machine, parts }) {
  const rows = parts.flatMap((part) => part.rows ?? []);
  const wanted = parts.flatMap((part) => [...(part.rows ?? []), ...(part.goals ?? [])]);
  const sections = parts.map(({ title, text, rows = [], table, markdown }) => {
    if (markdown) return markdown;
    const lines = table ?? (rows.length > 0 ? tableOf(rows) : "");
    return [`## ${title}`, text, lines].filter(Boolean).join("\n\n");
  });
  return `# Benchmarks

Made by \`npm run bench\`, which first sees that all compared give the same answers, then has them take turns in one run, and writes
this page. ${machine}

Ratios are the time of the other ÷ ours: above 1 we are faster. Each is the median of rounds; the spread is that of the rounds.
Every peer runs in a process of its own, with one thread unless the row says otherwise, and times itself; starting it is a part only of
what says "whole process". Memory is the most that the process had in the row, which with it holds its copy of the data.

## Where we lose

${losses(rows)}

## What was wanted

${goals(wanted)}

${sections.join("\n\n")}
`;
}

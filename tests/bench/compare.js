// One row: the same work by us and by others, in turns.
import { join } from "node:path";
import { agree } from "./check.js";
import { readValues } from "./files.js";
import { median, ratioOf, short } from "./pairs.js";
import { startPeer } from "./peers.js";

/** The peers of one part, each started when it is first asked. */
export function session(folder) {
  const started = new Map();
  let answers = 0;
  const peer = (script) => {
    if (!started.has(script)) started.set(script, startPeer(script, folder));
    return started.get(script);
  };
  return {
    async ask(script, task, args) {
      const { absent, ask } = peer(script);
      return absent ? { absent } : ask(task, args);
    },
    answerPath: () => join(folder, `answer-${answers++}.bin`),
    end: () => {
      for (const { end } of started.values()) end?.();
      started.clear();
    },
  };
}

/**
 * Rows of ours against each of `against`, from the name of a peer to `{ script, task, args, check, wanted }`, of which all but
 * the script default to what `work` says. `check(ours, theirs, what)` throws where answers differ, and may give a note to the row.
 */
export async function compare(peers, work, against, { rounds }) {
  const own = { name: "ours", script: "ours.js", args: {}, ...work };
  const ways = [own, ...Object.entries(against).map(([name, way]) => ({ ...own, wanted: undefined, name, ...way }))];
  console.log(own.what);
  const there = [];
  const rows = [];
  let ours;
  for (const way of ways) {
    const answer = peers.answerPath();
    const { absent } = await peers.ask(way.script, way.task, { ...way.args, answer });
    if (absent && way === own) return absentRows(own, ways.slice(1), absent);
    if (absent) rows.push(...absentRows(own, [way], absent));
    if (absent) continue;
    const values = readValues(answer);
    ours ??= values;
    const check = way.check ?? ((a, b, what) => void agree(what, a, b, way.tolerance ?? 1e-9));
    const note = way === own ? undefined : check(ours, values, `${own.what}, ${way.name}`);
    there.push({ ...way, note, times: [], peak: 0 });
  }
  for (let round = 0; round < rounds && there.length > 1; round++) {
    for (const way of there) {
      const { ms, peak } = await peers.ask(way.script, way.task, way.args);
      way.times.push(ms);
      way.peak = Math.max(way.peak, peak);
    }
  }
  const [we, ...others] = there;
  return [...others.map((way) => rowOf(we, way)), ...rows];
}

export function rowOf(we, { name, times, peak, note, wanted }) {
  const row = {
    ...{ what: we.what, against: name, note, wanted, ...ratioOf(times, we.times) },
    ...{ ours: median(we.times), theirs: median(times), peakOurs: we.peak, peakTheirs: peak },
  };
  console.log(`  ${name.padEnd(38)} ${short(row.ratio)} × (${short(row.least)}–${short(row.most)})`, note ?? "");
  return row;
}

function absentRows({ what }, ways, absent) {
  return ways.map(({ name, wanted }) => {
    console.log(`  ${name.padEnd(38)} ${absent}`);
    return { what, against: name, wanted, absent };
  });
}

// What every Node peer does: reads tasks from standard input, one a line, and answers each with one line.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** Makes the kernel forget the peak of memory so far; where it cannot, peaks are those since the start. */
export function forgetPeak() {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {}
}

/** The most memory that the process has had, in MB. */
export function peakMemory() {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
    return kilobytes / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

/**
 * `tasks` make ready what is not timed and give `{ run, values }`: `run` is timed, and `values` turns what it gives into an array of
 * Float64. What was made ready is kept for the next time. A task that gives `{ absent }` says why it cannot be done.
 */
export async function serve(tasks) {
  const ready = new Map();
  for await (const line of createInterface({ input: process.stdin })) {
    const { task, args, answer } = JSON.parse(line);
    const key = JSON.stringify([task, args]);
    try {
      if (!ready.has(key)) ready.set(key, tasks[task] ? await tasks[task](args) : { absent: `there is no ${task}` });
      const { run, values, absent } = ready.get(key);
      say(absent ? { absent } : await once(run, answer && ((result) => writeFileSync(answer, values(result)))));
    } catch (error) {
      say({ error: error.stack });
    }
  }
  process.exit();
}

/** What takes less is done again until so many milliseconds are over: a round is then the mean of several. */
const LEAST = 100;

/** Milliseconds: of the clock, or with BENCH_CLOCK=cpu those that processors worked for this process, for a machine that others use. */
export const now =
  process.env.BENCH_CLOCK === "cpu"
    ? () => Object.values(process.cpuUsage()).reduce((sum, used) => sum + used / 1000, 0)
    : () => performance.now();

async function once(run, write) {
  globalThis.gc();
  forgetPeak();
  const begun = now();
  let [result, ms, times] = [undefined, 0, 0];
  while (ms < LEAST) {
    result = await run();
    times++;
    ms = now() - begun;
  }
  const peak = peakMemory();
  write?.(result);
  return { ms: ms / times, peak };
}

const say = (reply) => console.log(JSON.stringify(reply));

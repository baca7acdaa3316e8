import { must } from "../base/collections";
import { invalidOption } from "../base/errors";
import type { TemporalNetwork } from "../network/network";
import { inFull, type NamedQuestion, type Question } from "../questions/question";
import { type Task, UNSENDABLE, type WorkerPool } from "../workers/pool";

/** Who makes draws, and of what. `Made` is what is told of one or more of them, `Sent` the same as a worker sends it. */
export interface Drawing<Made, Sent> {
  readonly view: TemporalNetwork;
  readonly question: Question;
  /** Makes draws from one number on, before another: one at least. */
  readonly make: (from: number, to: number) => Made;
  /** What workers are told; `undefined` where something in it cannot be sent. */
  readonly task: ((question: NamedQuestion) => Task) | undefined;
  /** Reads what one worker sends, one after the other. */
  readonly reader: () => (sent: Sent) => Made;
  readonly workers: WorkerPool | undefined;
}

/**
 * Makes draws, and tells `each` what came of some, which says how many they were: in order by this thread, or in any order by the workers, if
 * there are any and the first draw took so long that it pays, or need not pay. What comes of a draw is the same.
 */
export async function eachDraw<Made, Sent>(
  { view, question, make, task, reader, workers }: Drawing<Made, Sent>,
  { from, to }: { readonly from: number; readonly to: number },
  each: (draw: number, made: Made) => Promise<number>,
): Promise<void> {
  let next = from;
  if (workers) {
    const named = inFull(question);
    if (!named || !task) throw invalidOption("workers", question, UNSENDABLE);
    let isWorth = workers.least === 0;
    if (!isWorth) {
      const begun = performance.now();
      const first = make(next, next + 1);
      const time = performance.now() - begun;
      next += await each(next, first);
      isWorth = time * (to - next) >= workers.least;
    }
    if (isWorth) {
      const receiver = {
        reader,
        each: async (draw: number, made: Made) => {
          await each(draw, made);
        },
      };
      return workers.run<Sent, Made>(view, must(task)(named), { from: next, to }, receiver);
    }
  }
  while (next < to) next += await each(next, make(next, to));
}

import { must } from "../base/collections";
import { invalidOption } from "../base/errors";
import { UNSENDABLE, type WorkerPool } from "../kernels/pool";
import type { TemporalNetwork } from "../network/network";
import { inFull, type Question } from "../questions/question";
import type { Drawer, DrawJob, Drawn, DrawTask } from "./draws";
import { unpacker } from "./packed";

/** Who makes draws, and of what. */
export interface Drawing {
  readonly view: TemporalNetwork;
  readonly question: Question;
  readonly draw: Drawer;
  /** `undefined` where something in it cannot be sent. */
  readonly job: DrawJob | undefined;
  readonly workers: WorkerPool | undefined;
}

/**
 * Makes the draws of a job, and tells `each` what came of each: in order by this thread, or in any order by the workers, if there are any and
 * the first draw took so long that it pays. What comes of a draw is the same.
 */
export async function eachDraw(
  { view, question, draw, job, workers }: Drawing,
  { from, to }: Pick<DrawJob, "from" | "to">,
  each: (draw: number, drawn: Drawn) => Promise<void>,
): Promise<void> {
  let next = from;
  if (workers) {
    const named = inFull(question);
    if (!named || !job) throw invalidOption("workers", question, UNSENDABLE);
    const begun = performance.now();
    const [first] = draw(next, next + 1);
    const time = performance.now() - begun;
    await each(next++, must(first));
    if (time * (to - next) >= workers.least) {
      const task: DrawTask = { call: "draws", question: named, recipe: job.recipe };
      return workers.run(view, task, { from: next, to }, { reader: unpacker, each });
    }
  }
  while (next < to) for (const drawn of draw(next, to)) await each(next++, drawn);
}

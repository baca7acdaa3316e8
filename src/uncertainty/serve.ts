import { indices } from "../base/collections";
import { AllegianceError } from "../base/errors";
import { type SliceTask, sliceWorker } from "../centrality/slice-task";
import type { TemporalNetwork } from "../network/network";
import { viewOf } from "../network/snapshot";
import { columnAskerOf } from "../questions/question";
import type { Answer, Order, Parts, Task, WorkerPort } from "../workers/pool";
import { type DrawTask, drawerOf } from "./draws";
import { packer } from "./packed";
import { type ReadingTask, readingsOf } from "./readings";
import { Tally } from "./tally";

/** Does parts of a task. */
type Work = (parts: Parts) => readonly unknown[];

/** What runs in a worker: it does the parts of tasks that it is told to. @internal Called by the scripts of worker pools. */
export function serveWorker(port: Pick<WorkerPort, "post" | "listen">): void {
  let view: TemporalNetwork | undefined;
  let running: { readonly run: number; readonly work: Work } | undefined;
  port.listen((message) => {
    port.post(answerTo(message as Order));
  });

  function answerTo(order: Order): Answer {
    const { id } = order;
    try {
      if ("view" in order) {
        view = viewOf(order.view);
        running = undefined;
        return { id };
      }
      if (!view) throw new Error("no network was sent");
      const { run } = order;
      if (running?.run !== run) running = { run, work: workOf(view, order.task) };
      return { id, answers: running.work(order.parts) };
    } catch (error) {
      const problem = error instanceof AllegianceError ? error.problem : undefined;
      return { id, problem, message: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** What is made of a task is kept for all its parts. */
function workOf(view: TemporalNetwork, task: Task): Work {
  if (task.call === "slices") return sliceWorker(view, task as SliceTask);
  if (task.call === "readings") return readingWorker(view, task as ReadingTask);
  const { question, recipe } = task as DrawTask;
  const draw = drawerOf(view, columnAskerOf(question), recipe);
  const pack = packer();
  return ({ from, to }) => indices(to - from).map((i) => pack(draw(from + i)));
}

/** What comes of all readings of some parts is sent as one. */
function readingWorker(view: TemporalNetwork, { question, terms, top }: ReadingTask): Work {
  const read = readingsOf(view, columnAskerOf(question), terms);
  const tally = new Tally(top);
  return ({ from, to }) => {
    for (let next = from; next < to; ) next += read(tally, next, to);
    return [tally.take()];
  };
}

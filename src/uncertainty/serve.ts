import { AllegianceError } from "../base/errors";
import { type SliceTask, sliceWorker } from "../centrality/slice-task";
import type { Answer, Order, Parts, Task, WorkerPort } from "../kernels/pool";
import type { TemporalNetwork } from "../network/network";
import { viewOf } from "../network/snapshot";
import { columnAskerOf } from "../questions/question";
import { type DrawTask, drawerOf } from "./draws";
import { type Packed, packer } from "./packed";

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
  const { question, recipe } = task as DrawTask;
  const draw = drawerOf(view, columnAskerOf(question), { recipe });
  const pack = packer();
  return ({ from, to }) => {
    const packed: Packed[] = [];
    while (from + packed.length < to) packed.push(...draw(from + packed.length, to).map(pack));
    return packed;
  };
}

import { indices } from "../base/collections";
import { AllegianceError } from "../base/errors";
import type { TemporalNetwork } from "../network/network";
import { viewOf } from "../network/snapshot";
import { type AskColumns, columnAskerOf } from "../questions/question";
import { drawerOf } from "./draws";
import { packer } from "./packed";
import type { Answer, Order, WorkerPort } from "./pool";

/** What runs in a worker: it makes the draws that it is told to. @internal Called by the scripts of worker pools. */
export function serveWorker(port: Pick<WorkerPort, "post" | "listen">): void {
  let view: TemporalNetwork | undefined;
  let ask: AskColumns | undefined;
  let pack = packer();
  port.listen((message) => {
    const order = message as Order;
    port.post(answerTo(order));
  });

  function answerTo(order: Order): Answer {
    const { id } = order;
    try {
      if ("view" in order) {
        view = viewOf(order.view);
        ask = undefined;
        pack = packer();
        return { id };
      }
      if (!view) throw new Error("no network was sent");
      const { question, job } = order;
      ask ??= columnAskerOf(question);
      const draw = drawerOf(view, ask, job);
      return { id, answers: indices(job.to - job.from).map((i) => pack(draw(job.from + i))) };
    } catch (error) {
      const problem = error instanceof AllegianceError ? error.problem : undefined;
      return { id, problem, message: error instanceof Error ? error.message : String(error) };
    }
  }
}

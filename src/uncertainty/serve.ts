import { indices } from "../base/collections";
import { AllegianceError } from "../base/errors";
import type { TemporalNetwork } from "../network/network";
import { viewOf } from "../network/snapshot";
import { askDrawn, packer } from "./draws";
import type { Answer, Order, WorkerPort } from "./pool";
import { askerOf } from "./question";

/** What runs in a worker: it makes the draws that it is told to. @internal Called by the scripts of worker pools. */
export function serveWorker(port: Pick<WorkerPort, "post" | "listen">): void {
  let view: TemporalNetwork | undefined;
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
        pack = packer();
        return { id };
      }
      if (!view) throw new Error("no network was sent");
      const { question, terms, from, to } = order.job;
      const [ask, network] = [askerOf(question), view];
      return { id, answers: indices(to - from).map((i) => pack(askDrawn(network, ask, terms, from + i))) };
    } catch (error) {
      const problem = error instanceof AllegianceError ? error.problem : undefined;
      return { id, problem, message: error instanceof Error ? error.message : String(error) };
    }
  }
}

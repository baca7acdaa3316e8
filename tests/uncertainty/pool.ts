import { type Order, WorkerPool, type WorkerPort } from "../../src/kernels/pool";
import { serveWorker } from "../../src/uncertainty/serve";

/** Workers of the same thread, to whom everything is sent as it would be to others; `see` is shown each order. */
export function poolOf(size: number, least = 0, see?: (order: Order) => void): WorkerPool {
  return new WorkerPool(
    Array.from({ length: size }, (): WorkerPort => {
      const { port1, port2 } = new MessageChannel();
      serveWorker({
        post: (message) => port2.postMessage(message),
        listen: (on) => {
          port2.onmessage = ({ data }) => on(data);
        },
      });
      return {
        post: (message) => {
          see?.(message as Order);
          port1.postMessage(message);
        },
        listen: (on) => {
          port1.onmessage = ({ data }) => on(data);
        },
        close: async () => port1.close(),
      };
    }),
    { least },
  );
}

import { serveWorker } from "../../src/uncertainty/serve";
import { type Order, WorkerPool, type WorkerPort } from "../../src/workers/pool";

/** Workers of the same thread, to whom everything is sent as it would be to others; `see` is shown each order. */
export function poolOf(size: number, least = 0, see?: (order: Order) => void): WorkerPool {
  return new WorkerPool(
    Array.from({ length: size }, () => port(see)),
    { least },
  );
}

/** Two workers, of which the one that is given the first parts answers them only when the other has answered those behind. */
export function crossingPool(): WorkerPool {
  const [first, second] = [port(), port()];
  let isFree = false;
  let release = () => {};
  const passing = (own: WorkerPort, pass: (nth: number, on: () => void) => void): WorkerPort => ({
    ...own,
    listen: (on) => {
      let nth = 0;
      own.listen((message) => pass(nth++, () => on(message)));
    },
  });
  return new WorkerPool(
    [
      passing(first, (nth, on) => {
        if (nth === 1 && !isFree) release = on;
        else on();
      }),
      passing(second, (nth, on) => {
        on();
        if (nth !== 1) return;
        isFree = true;
        setTimeout(release);
      }),
    ],
    { least: 0 },
  );
}

function port(see?: (order: Order) => void): WorkerPort {
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
}

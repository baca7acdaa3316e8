import { Worker } from "node:worker_threads";
import { type PoolOptions, WorkerPool, type WorkerPort } from "../index";

/**
 * Threads of Node, for `uncertainty`, `robustness`, `significance` and `centralityOverTime`: `uncertainty(network, question, { workers: nodeWorkers(2)
 * })`. They end with the process.
 */
export function nodeWorkers(size: number, options?: PoolOptions): WorkerPool {
  const library = new URL("./index.js", import.meta.url).href;
  const script = `
    const { parentPort } = require("node:worker_threads");
    import(${JSON.stringify(library)}).then(({ serveWorker }) => serveWorker({
      post: (message) => parentPort.postMessage(message),
      listen: (on) => parentPort.on("message", on),
    }));`;
  return new WorkerPool(
    Array.from({ length: size }, () => portOf(new Worker(script, { eval: true }))),
    options,
  );
}

function portOf(worker: Worker): WorkerPort {
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    listen: (onMessage, onError) => {
      worker.on("message", onMessage);
      worker.on("exit", (code) => onError?.(new Error(`a worker ended, with code ${code}`)));
      if (onError) worker.on("error", onError);
    },
    close: () => worker.terminate(),
    hold: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
  };
}

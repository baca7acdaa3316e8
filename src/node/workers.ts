import { Worker } from "node:worker_threads";
import { WorkerPool, type WorkerPort } from "../index";

/** Threads of Node, for `uncertainty`: `uncertainty(network, question, { workers: nodeWorkers(2) })`. They end with the process. */
export function nodeWorkers(size: number): WorkerPool {
  const library = new URL("./index.js", import.meta.url).href;
  const script = `
    const { parentPort } = require("node:worker_threads");
    import(${JSON.stringify(library)}).then(({ serveWorker }) => serveWorker({
      post: (message) => parentPort.postMessage(message),
      listen: (on) => parentPort.on("message", on),
    }));`;
  return new WorkerPool(Array.from({ length: size }, () => portOf(new Worker(script, { eval: true }))));
}

function portOf(worker: Worker): WorkerPort {
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    listen: (onMessage, onError) => {
      worker.on("message", onMessage);
      if (onError) worker.on("error", onError);
    },
    close: () => worker.terminate(),
    hold: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
  };
}

import { invalidOption } from "../base/errors";
import { type PoolOptions, WorkerPool, type WorkerPort } from "./pool";

/**
 * Workers of a browser (or Deno), for `uncertainty`, `robustness`, `significance` and `centralityOverTime`. `library` is the address of a
 * self-contained file of the library, from which each worker imports it: that of `allegiance.browser.js`, on one's own server or another that allows it.
 */
export function webWorkers(size: number, library: string | URL, options?: PoolOptions): WorkerPool {
  const address = addressOf(library);
  const script = [
    `import { serveWorker } from ${JSON.stringify(address)};`,
    "serveWorker({ post: (message) => postMessage(message), listen: (on) => { onmessage = ({ data }) => on(data); } });",
  ].join("\n");
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  return new WorkerPool(
    Array.from({ length: size }, () => portOf(new Worker(url, { type: "module" }))),
    options,
  );
}

function addressOf(library: unknown): string {
  try {
    return new URL(String(library), globalThis.location?.href).href;
  } catch {
    throw invalidOption(
      "library",
      library,
      "the address of a self-contained file of the library, such as that of allegiance.browser.js",
    );
  }
}

function portOf(worker: Worker): WorkerPort {
  return {
    post: (message) => worker.postMessage(message),
    listen: (onMessage, onError) => {
      worker.onmessage = ({ data }) => onMessage(data);
      worker.onerror = ({ message }) => onError?.(new Error(message));
    },
    close: async () => worker.terminate(),
  };
}

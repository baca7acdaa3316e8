import * as z from "zod/mini";
import { type WorkerPool, workersShape } from "../workers/pool";

/** How a long computation is watched, and stopped. */
export interface Watch {
  /** Ends the computation when it is aborted; the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
  /** Told after every step how many are done, and of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Of the options of a function that can be watched. */
export const watchShape = () => ({
  signal: z.optional(
    z.custom<AbortSignal>((value) => value === undefined || isSignal(value), {
      error: "the signal of an AbortController",
    }),
  ),
  onProgress: z.optional(
    z.custom<(done: number, total: number) => void>((value) => value === undefined || typeof value === "function", {
      error: "a function",
    }),
  ),
});

/** How draws are watched, and who makes them. */
export interface DrawOptions extends Watch {
  /**
   * Who makes the draws: `nodeWorkers(2)` of `allegiance/node`, or `webWorkers`. Default: none but this thread. The rows are the same. A
   * question that is a function, or a view made by `where`, cannot be sent to them.
   */
  readonly workers?: WorkerPool;
}

/** Of the options of a function that makes draws. */
export const drawShape = () => ({ ...watchShape(), ...workersShape() });

function isSignal(value: unknown): boolean {
  return typeof (value as Partial<AbortSignal> | null)?.throwIfAborted === "function";
}

/** Work without a break, in milliseconds, after which timers and input get their turn. */
const SLICE = 40;

/**
 * To be awaited between the steps of a long computation, with the number that are done: stops it if it is aborted, tells of the progress,
 * and now and then lets everything else run. How long the work took has no influence on any result.
 */
export function stepper({ signal, onProgress }: Watch, total: number): (done: number) => Promise<void> {
  let resumed = performance.now();
  return async (done) => {
    signal?.throwIfAborted();
    onProgress?.(done, total);
    if (performance.now() - resumed < SLICE) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    resumed = performance.now();
    signal?.throwIfAborted();
  };
}

import * as z from "zod/mini";
import { must, once } from "../base/collections";
import { AllegianceError, invalidOption, type Problem } from "../base/errors";
import { parseOptions } from "../base/options";
import type { TemporalNetwork } from "../network/network";
import { type Snapshot, snapshotOf } from "../network/snapshot";

/** One end of a line to a worker. */
export interface WorkerPort {
  post(message: unknown): void;
  /** What comes from the other end, and what went wrong there. */
  listen(onMessage: (message: unknown) => void, onError?: (error: unknown) => void): void;
  close(): Promise<unknown>;
  /** Whether the process is to wait for this worker. */
  hold?(isBusy: boolean): void;
}

/** Work of many parts, as plain data; `call` says what to do with it. */
export interface Task {
  readonly call: string;
  /** Parts that are less work together than one by one. Default 1. */
  readonly batch?: number;
}

/** Parts of a task. */
export interface Parts {
  readonly from: number;
  readonly to: number;
}

/** What a worker is told: the view to work on, or parts of a task on the one that it has; those of one `run` have one task. */
export type Order =
  | { readonly id: number; readonly view: Snapshot }
  | { readonly id: number; readonly run: number; readonly task: Task; readonly parts: Parts };

export type Answer =
  | { readonly id: number; readonly answers?: readonly unknown[] }
  | { readonly id: number; readonly problem: Problem | undefined; readonly message: string };

/** What is done with each answer: how what one worker sends is read, one after the other, and who gets it. */
export interface Receiver<Sent, Read> {
  readonly reader: () => (sent: Sent) => Read;
  readonly each: (part: number, read: Read) => Promise<void>;
}

const poolSchema = () => z.strictObject({ least: z._default(z.number().check(z.minimum(0)), 300) });

/** What is said of a question or options that cannot be sent to workers. */
export const UNSENDABLE =
  "none with a question, options, model or dates that are or hold a function: only what has a name can be sent to them";

/** Parts that one worker is sent at a time: some times as many messages as workers, so that none waits long for another. */
const MESSAGES = 8;

export interface PoolOptions {
  /** Work that is shared out at least, in milliseconds, as its first part foretells it; less is done without the workers. Default 300. */
  readonly least?: number;
}

/**
 * Workers that share out the draws of `uncertainty`, `robustness` and `significance`, and the slices of `centralityOverTime`; `nodeWorkers` (of
 * `allegiance/node`) and `webWorkers` make them. What they answer is the same to the bit as without them.
 */
export class WorkerPool {
  readonly size: number;
  readonly least: number;
  readonly #ports: readonly WorkerPort[];
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: unknown) => void }>();
  /** The view that the other end has. */
  readonly #sent = new Map<WorkerPort, WeakRef<TemporalNetwork>>();
  #next = 0;
  #failure: unknown;
  /** Ends when the call before has ended: calls wait for each other. */
  #before: Promise<unknown> = Promise.resolve();

  /** @internal */
  constructor(ports: readonly WorkerPort[], options?: PoolOptions) {
    if (ports.length === 0) throw invalidOption("size", 0, "at least 1 worker");
    this.size = ports.length;
    this.least = parseOptions("a pool of workers", poolSchema, options).least;
    this.#ports = ports;
    for (const port of ports) {
      port.listen(
        (message) => {
          const answer = message as Answer;
          this.#waiting.get(answer.id)?.resolve(answer);
          this.#waiting.delete(answer.id);
        },
        (error) => this.#fail(error),
      );
    }
  }

  /** Ends the workers; a call that still waits for them is refused. */
  async close(): Promise<void> {
    const expected = "a pool that has not been closed";
    this.#fail(
      new AllegianceError({ code: "unsupported", message: `the workers were closed; expected ${expected}`, expected }),
    );
    await Promise.all(this.#ports.map((port) => port.close()));
  }

  /** @internal Does the parts of a task, in any order, when the calls before have ended. */
  async run<Sent, Read>(
    view: TemporalNetwork,
    task: Task,
    parts: Parts,
    receiver: Receiver<Sent, Read>,
  ): Promise<void> {
    const run = this.#before.then(() => this.#runNow(view, task, parts, receiver));
    this.#before = run.catch(() => undefined);
    return run;
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async #runNow<Sent, Read>(
    view: TemporalNetwork,
    task: Task,
    parts: Parts,
    { reader, each }: Receiver<Sent, Read>,
  ): Promise<void> {
    const snapshot = once(() => snapshotOf(view));
    const length = this.#lengthOf(parts, task);
    const run = this.#next++;
    let { from } = parts;
    let isStopped = false;
    const ask = (port: WorkerPort) => {
      if (from >= parts.to || isStopped) return undefined;
      const some = { from, to: Math.min(from + length, parts.to) };
      from = some.to;
      const answers = this.#send(port, (id) => ({ id, run, task, parts: some }));
      // Where reading fails, nobody waits for them any more.
      answers.catch(() => undefined);
      return { first: some.from, answers };
    };
    const work = async (port: WorkerPort) => {
      port.hold?.(true);
      const read = reader();
      try {
        if (this.#sent.get(port)?.deref() !== view) {
          const sent = snapshot();
          this.#sent.delete(port);
          await this.#send(port, (id) => ({ id, view: sent }));
          this.#sent.set(port, new WeakRef(view));
        }
        for (let next = ask(port); next; ) {
          const answers = await next.answers;
          if (isStopped) return;
          const { first } = next;
          // The worker goes on while what it answered is read.
          next = ask(port);
          for (const [i, answer] of answers.entries()) {
            await each(first + i, read(answer as Sent));
            // Another may have failed while this one waited.
            if (isStopped) return;
          }
        }
      } catch (error) {
        isStopped = true;
        throw error;
      } finally {
        port.hold?.(false);
      }
    };
    const ends = await Promise.allSettled(this.#ports.map(work));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** How many parts a worker is sent at a time: whole batches, if there are enough of them for all workers. */
  #lengthOf({ from, to }: Parts, { batch = 1 }: Task): number {
    const share = Math.ceil((to - from) / this.size);
    const some = Math.max(1, Math.min(batch, share));
    return some * Math.max(1, Math.ceil(share / MESSAGES / some));
  }

  async #send(port: WorkerPort, order: (id: number) => Order): Promise<readonly unknown[]> {
    if (this.#failure !== undefined) throw this.#failure;
    const id = this.#next++;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        port.post(order(id));
      } catch {
        this.#waiting.delete(id);
        reject(invalidOption("workers", "a pool", UNSENDABLE));
      }
    });
    if (!("message" in answer)) return answer.answers ?? [];
    if (answer.problem) throw new AllegianceError(must(answer.problem));
    throw new Error(answer.message);
  }
}

/** The option of functions whose work can be shared out. */
export const workersShape = () => ({ workers: z.optional(z.instanceof(WorkerPool, { error: "a pool of workers" })) });

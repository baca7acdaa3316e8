import * as z from "zod";
import { must } from "../base/collections";
import { AllegianceError, invalidOption, type Problem } from "../base/errors";
import { parseOptions } from "../base/options";
import type { TemporalNetwork } from "../network/network";
import { type Snapshot, snapshotOf } from "../network/snapshot";
import type { NamedQuestion } from "../questions/question";
import type { DrawJob, Drawn } from "./draws";
import { type Packed, unpacker } from "./packed";
import { type Watch, watchShape } from "./progress";

/** How draws are watched, and who makes them. */
export interface DrawOptions extends Watch {
  /**
   * Who makes the draws: `nodeWorkers(2)` of `allegiance/node`, or `webWorkers`. Default: none but this thread. The rows are the same. A
   * question that is a function, or a view made by `where`, cannot be sent to them.
   */
  readonly workers?: WorkerPool;
}

/** One end of a line to a worker. */
export interface WorkerPort {
  post(message: unknown): void;
  /** What comes from the other end, and what went wrong there. */
  listen(onMessage: (message: unknown) => void, onError?: (error: unknown) => void): void;
  close(): Promise<unknown>;
  /** Whether the process is to wait for this worker. */
  hold?(isBusy: boolean): void;
}

/** What a worker is told: the view to ask, or draws to make of the one that it has, with one question until there is another view. */
export type Order =
  | { readonly id: number; readonly view: Snapshot }
  | { readonly id: number; readonly question: NamedQuestion; readonly job: DrawJob };

export type Answer =
  | { readonly id: number; readonly answers?: readonly Packed[] }
  | { readonly id: number; readonly problem: Problem | undefined; readonly message: string };

const poolSchema = z.strictObject({ least: z.number().min(0).default(300) });

/** What a question that workers cannot be sent is told. */
export const UNSENDABLE =
  "none with a question, options, model or dates that are or hold a function: only what has a name can be sent to them";

/** Draws that one worker is sent at a time: some times as many messages as workers, so that none waits long for another. */
const MESSAGES = 8;

export interface PoolOptions {
  /** Work that is shared out at least, in milliseconds, as the first draw foretells it; less is done without the workers. Default 300. */
  readonly least?: number;
}

/**
 * Workers that share out the draws of `uncertainty`, `robustness` and `significance`; `nodeWorkers` (of `allegiance/node`) and `webWorkers` make them. What they answer is the
 * same to the bit as without them.
 */
export class WorkerPool {
  readonly size: number;
  readonly least: number;
  readonly #ports: readonly WorkerPort[];
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: unknown) => void }>();
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

  /** @internal Makes the draws of a job, in any order, when the calls before have ended; `each` gets every answer. */
  async run(
    view: TemporalNetwork,
    question: NamedQuestion,
    job: DrawJob,
    each: (draw: number, drawn: Drawn) => Promise<void>,
  ): Promise<void> {
    const run = this.#before.then(() => this.#runNow(view, question, job, each));
    this.#before = run.catch(() => undefined);
    return run;
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async #runNow(
    view: TemporalNetwork,
    question: NamedQuestion,
    job: DrawJob,
    each: (draw: number, drawn: Drawn) => Promise<void>,
  ): Promise<void> {
    const snapshot = snapshotOf(view);
    const length = Math.max(1, Math.ceil((job.to - job.from) / (this.size * MESSAGES)));
    let from = job.from;
    let isStopped = false;
    const work = async (port: WorkerPort) => {
      port.hold?.(true);
      const unpack = unpacker();
      try {
        await this.#send(port, (id) => ({ id, view: snapshot }));
        while (from < job.to && !isStopped) {
          const part = { ...job, from, to: Math.min(from + length, job.to) };
          from = part.to;
          const answers = await this.#send(port, (id) => ({ id, question, job: part }));
          for (const [i, answer] of answers.entries()) await each(part.from + i, unpack(answer));
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

  async #send(port: WorkerPort, order: (id: number) => Order): Promise<readonly Packed[]> {
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

/** Of the options of a function that makes draws. */
export const drawShape = {
  ...watchShape,
  workers: z.instanceof(WorkerPool, { error: "a pool of workers" }).optional(),
};

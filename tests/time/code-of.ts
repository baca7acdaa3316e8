import { AllegianceError } from "../../src/base/errors";

/** The code of the error that a call throws; fails if it throws none, or none of ours. */
export function codeOf(call: () => unknown): string {
  return problemOf(call).code;
}

/** What the error that a call throws is about. */
export function problemOf(call: () => unknown): AllegianceError["problem"] {
  let answer: unknown;
  try {
    answer = call();
  } catch (error) {
    if (error instanceof AllegianceError) return error.problem;
    throw error;
  }
  throw new Error(`nothing was thrown, the answer was ${JSON.stringify(answer)}`);
}

import { AllegianceError } from "../base/errors";

/** Runs something; its errors say first of what they are, such as `without c3` or `under certain`. */
export function telling<T>(of: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof AllegianceError)) throw error;
    throw new AllegianceError({ ...error.problem, message: `${of}: ${error.message}` });
  }
}

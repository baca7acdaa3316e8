import * as z from "zod/mini";
import { AllegianceError } from "../base/errors";
import type { Iterated } from "../kernels/spectral/power";

/** When a measure that is computed step by step stops. */
export interface IterationOptions {
  /** The greatest residual, as the measure defines it, at which a result is given. Above 0, default 1e-12. */
  readonly tolerance?: number;
  /** Steps after which the measure gives up with an error. Default 100,000. */
  readonly maxIterations?: number;
}

export interface Iteration {
  readonly tolerance: number;
  readonly maxIterations: number;
}

export const iterationShape = () => ({
  tolerance: z.optional(z.number().check(z.positive())),
  maxIterations: z.optional(z.int({ error: "a whole number above 0" }).check(z.positive())),
});

export const ITERATION: Iteration = { tolerance: 1e-12, maxIterations: 100_000 };

/** The values of an iteration that came to rest. @throws AllegianceError `not-converged` */
export function settled(measure: string, { values, iterations, residual }: Iterated, stop: Iteration): Float64Array {
  const { tolerance } = stop;
  if (residual <= tolerance) return values;
  const left = Number.isFinite(residual) ? residual : Number.POSITIVE_INFINITY;
  throw new AllegianceError({
    code: "not-converged",
    message: `${measure}: residual ${left} after ${iterations} iterations, tolerance ${tolerance}; raise \`maxIterations\` or \`tolerance\``,
    iterations,
    residual: left,
    tolerance,
  });
}

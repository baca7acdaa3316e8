import { must } from "../base/collections";
import { AllegianceError, invalidOption } from "../base/errors";
import type { Duration } from "../data/vocabulary";
import type { Csr } from "../kernels/csr";
import { anyHops, boundReached, upToOneHop } from "../kernels/spectral/walk-sums";
import { selectionOf, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Parallel } from "../network/policy";
import type { Direction, Strength } from "../network/project";
import type { SliceOptions } from "../network/slicing/slices";
import { parseDuration } from "../time";

/** How walks are counted. */
export interface KatzTerms {
  readonly order: "strict" | "non-strict";
  readonly direction: "forward" | "backward";
  readonly along: Direction;
  readonly alpha: number;
  /** What is left of a walk's worth after a time. */
  readonly fading: (time: number) => number;
  readonly parallel: Parallel;
  readonly strength: Strength;
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** One step of time in which there are ties: its arcs, who its nodes are, and how long before the end of all steps it ends. */
export interface KatzStep {
  readonly name: string;
  readonly csr: Csr;
  readonly nodes: Int32Array;
  readonly age: number;
}

/** From the first step's beginning to the last one's end; infinite, so that both show as nothing, if there is no step. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The factor 2^(−time / half-life). */
export function fadingOf(halfLife: number | Duration | undefined, calendar: boolean): (time: number) => number {
  if (halfLife === undefined) return () => 1;
  const length = typeof halfLife === "number" ? halfLife : daysOf(halfLife, calendar);
  if (!(length > 0)) throw invalidOption("halfLife", halfLife, "a time above 0");
  return (time) => 2 ** (-time / length);
}

function daysOf(duration: Duration, calendar: boolean): number {
  const expected = "a number of ticks, since the times of this network are numbers";
  if (!calendar) throw invalidOption("halfLife", duration, expected);
  const { months, days } = parseDuration(duration, "halfLife");
  return months * 30.436875 + days;
}

/** The steps that have ties, in the order of time. Forward their arcs are turned round, so that what is pushed along them is what lies ahead. */
export function stepsOf(
  network: TemporalNetwork,
  times: SliceOptions,
  ids: readonly string[],
  { direction, along, parallel, strength }: KatzTerms,
): { readonly steps: KatzStep[]; readonly span: Span } {
  const slices = network.slices(times);
  const windows = slices.map((view) => must(stateOf(view).window));
  const span = { start: windows[0]?.start ?? Number.NEGATIVE_INFINITY, end: windows.at(-1)?.end ?? Infinity };
  if (slices.length === 0 && selectionOf(network).ties.length > 0) {
    const expected = "`from` and `to`, or dates in `every`";
    const message = `temporalKatz: there is no date to make steps of, expected ${expected}`;
    throw new AllegianceError({ code: "unsupported", message, expected });
  }
  const turned = { directed: "reversed", reversed: "directed", undirected: "undirected" } as const;
  const read = direction === "forward" ? turned[along] : along;
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const steps = slices.flatMap((view, i): KatzStep[] => {
    if (selectionOf(view).ties.length === 0) return [];
    const projection = view.project({ direction: read, parallel, strength });
    const nodes = Int32Array.from(projection.ids, (id) => must(indexOf.get(id)));
    const { label, start, end } = must(view.window);
    const name = label ?? `${start} to ${end}`;
    return [{ name, csr: projection.csr, nodes, age: span.end - must(windows[i]).end }];
  });
  return { steps, span };
}

/** By actor what begins there: from the last step back, each begins what lies ahead of it, and fades as it is old. */
export function walksFrom(steps: readonly KatzStep[], size: number, terms: KatzTerms): Float64Array {
  const ahead = new Float64Array(size).fill(1);
  const values = new Float64Array(size).fill(1);
  for (const step of steps.toReversed()) {
    const after = Float64Array.from(step.nodes, (node) => ahead[node] as number);
    const before = walked(step, after, terms);
    const worth = terms.fading(step.age);
    for (const [i, node] of step.nodes.entries()) {
      const begun = (before[i] as number) - (after[i] as number);
      values[node] = (values[node] as number) + worth * begun;
      ahead[node] = before[i] as number;
    }
  }
  return values;
}

/** By actor what has come to it: from the first step on, what came before fades, and goes on with what sets out. */
export function walksTo(steps: readonly KatzStep[], size: number, terms: KatzTerms): Float64Array {
  const come = new Float64Array(size);
  let age = steps[0]?.age ?? 0;
  const fade = (to: number) => {
    const worth = terms.fading(age - to);
    age = to;
    if (worth !== 1) for (let node = 0; node < size; node++) come[node] = worth * (come[node] as number);
  };
  for (const step of steps) {
    fade(step.age);
    const before = Float64Array.from(step.nodes, (node) => 1 + (come[node] as number));
    const after = walked(step, before, terms);
    for (const [i, node] of step.nodes.entries()) come[node] = (after[i] as number) - 1;
  }
  fade(0);
  return come.map((value) => 1 + value);
}

/**
 * Refuses walks of any number of hops in a step that have no finite sum.
 * @throws AllegianceError `invalid-option`, with the step that allows the least alpha
 */
export function checkAlpha(steps: readonly KatzStep[], terms: KatzTerms): void {
  if (terms.order === "strict") return;
  const { alpha } = terms;
  const bounds = steps.flatMap(({ name, csr }) => {
    const bound = boundReached(csr, alpha, terms);
    return bound === undefined ? [] : [{ name, bound }];
  });
  const [least] = bounds.sort((a, b) => a.bound - b.bound);
  if (!least) return;
  const expected = `a number below 1 / λ = ${Number(least.bound.toPrecision(9))}, λ the spectral radius of the step ${least.name}`;
  const message = `temporalKatz: option \`alpha\`: got ${alpha}, expected ${expected}; or order "strict"`;
  throw new AllegianceError({ code: "invalid-option", message, option: "alpha", value: alpha, expected });
}

/** One step's walks on from given values. @throws AllegianceError `not-converged`, with the step */
function walked({ csr, name }: KatzStep, start: Float64Array, terms: KatzTerms): Float64Array {
  const { alpha, order, tolerance } = terms;
  if (order === "strict") return upToOneHop(csr, alpha, start);
  const { values, iterations, residual } = anyHops(csr, alpha, start, terms);
  if (residual <= tolerance || !values.every(Number.isFinite)) return values;
  const message = `temporalKatz: step ${name}: residual ${residual} after ${iterations} iterations, tolerance ${tolerance}; raise \`maxIterations\` or \`tolerance\``;
  throw new AllegianceError({ code: "not-converged", message, iterations, residual, tolerance });
}

/** @throws AllegianceError `invalid-option` where the walks outnumber what a number can hold */
export function checkFinite(values: Float64Array, alpha: number): void {
  if (values.every(Number.isFinite)) return;
  throw invalidOption("alpha", alpha, "a smaller number, or fewer steps: the sum over all walks exceeds all numbers");
}

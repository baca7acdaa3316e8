import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import { indexOfActor, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { addDuration, parseDuration } from "../time";

/** One actor's id or several. */
export type ActorChoice = string | readonly string[];

export const actorChoice = () =>
  z.optional(z.union([z.string(), z.array(z.string()).check(z.minLength(1))], { error: "an actor's id or several" }));

/** The indices of chosen actors, or `undefined` if none were. @throws AllegianceError `unknown-actor` */
export function chosenActors(
  network: TemporalNetwork,
  choice: ActorChoice | undefined,
): ReadonlySet<number> | undefined {
  if (choice === undefined) return undefined;
  return new Set([choice].flat().map((id) => indexOfActor(network, id)));
}

/** A length of time: an ISO duration where time is in days, a number where it is in ticks. */
export type Length = `P${string}` | number;

export const lengthSchema = () =>
  z.optional(
    z.union([z.string(), z.number().check(z.minimum(0))], { error: "a duration such as P1Y, or a number of ticks" }),
  );

/** Moves a time forward by a length; no length moves it for ever. */
export function forwardBy(
  network: TemporalNetwork,
  option: string,
  length: string | number | undefined,
): (time: number) => number {
  if (length === undefined) return () => Number.POSITIVE_INFINITY;
  const { calendar } = stateOf(network).evidence;
  if (calendar && typeof length === "string") {
    const duration = parseDuration(length, option);
    return (time) => addDuration(time, duration);
  }
  if (!calendar && typeof length === "number") return (time) => time + length;
  const expected = calendar
    ? "a duration such as P1Y, since this network is on dates"
    : "a number, since this network is on ticks";
  throw invalidOption(option, length, expected);
}

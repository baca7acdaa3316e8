import { type Random, randomOf } from "../base/random";
import type { Duration } from "../data/vocabulary";
import type { TemporalNetwork } from "../network/network";
import type { Presence } from "../network/policy";
import { mergedAliases, splitAliases } from "./errors-alias";
import {
  leftOutFamilies,
  leftOutSources,
  type PersistenceChoice,
  persistences,
  presences,
  type Variant,
} from "./errors-choices";
import { jitteredDates } from "./errors-dates";
import { missingActors, missingClaims, missingTies } from "./errors-missing";
import type { Altered, RandomError } from "./errors-sample";
import { spuriousTies } from "./errors-spurious";

/** Errors that strike at random, at a rate. */
export const RANDOM_ERRORS = [
  "missing-actors",
  "missing-ties",
  "missing-claims",
  "spurious-ties",
  "alias-merge",
  "alias-split",
  "date-jitter",
] as const;

/** Choices of which each is made once. */
const CHOICES = ["persistence", "presence", "leave-source-out", "leave-family-out"] as const;

export const ERROR_MODELS = [...RANDOM_ERRORS, ...CHOICES] as const;

/**
 * What may be wrong with a network, or could have been chosen otherwise. At random, of the actors, ties or claims that there are:
 * - `missing-actors`: a share of the actors was never recorded, nor what claims say of them.
 * - `missing-ties`: a share of the ties was never recorded; the others stay as they are.
 * - `missing-claims`: a share of the claims was never read; a tie goes with its last claim, and persistence goes by what is left.
 * - `spurious-ties`: ties that never were, as many as a share of those there are, between actors who have none.
 * - `alias-merge`: a share of the actors was each taken for another.
 * - `alias-split`: a share of the actors was each taken for two, half of the claims on it going to either.
 * - `date-jitter`: a share of the ties is moved in time, by up to `jitter` either way.
 *
 * One after the other:
 * - `persistence`, `presence`: the policy's rule is another one, for each of those given.
 * - `leave-source-out`, `leave-family-out`: without one source, or all sources of one family, for each that there is.
 */
export type ErrorModel = (typeof ERROR_MODELS)[number];
export type RandomErrorModel = (typeof RANDOM_ERRORS)[number];

/** What the errors can be told. */
export interface ErrorSettings {
  readonly rates: readonly number[];
  readonly draws: number;
  readonly seed: number;
  readonly jitter: number | Duration;
  readonly persistence: readonly PersistenceChoice[];
  readonly presence: readonly Presence[];
}

/** One error at one rate, or one variant: networks to be compared with the one there is. */
export interface Scenario {
  readonly error: ErrorModel;
  readonly rate: number | undefined;
  readonly variant: string | undefined;
  readonly draws: number;
  readonly make: (draw: number) => Partial<Altered> & Pick<Altered, "view">;
}

export function isRandom(error: ErrorModel): error is RandomErrorModel {
  return (RANDOM_ERRORS as readonly string[]).includes(error);
}

/** All that is to be tried of one error. Draw k has a generator of its own, whatever the error and the rate. */
export function scenariosOf(view: TemporalNetwork, error: ErrorModel, settings: ErrorSettings): Scenario[] {
  if (isRandom(error)) {
    const strike = randomError(error, settings);
    const { draws, rates, seed } = settings;
    const randomAt = (draw: number): Random => randomOf(seed + draw);
    return rates.map((rate) => {
      const make = (draw: number) => strike(view, rate, randomAt(draw));
      return { error, rate, variant: undefined, draws, make };
    });
  }
  return variantsOf(view, error, settings).map(({ variant, make }) => {
    return { error, rate: undefined, variant, draws: 1, make: () => ({ view: make(view) }) };
  });
}

function randomError(error: RandomErrorModel, { jitter }: ErrorSettings): RandomError {
  switch (error) {
    case "missing-actors":
      return missingActors;
    case "missing-ties":
      return missingTies;
    case "missing-claims":
      return missingClaims;
    case "spurious-ties":
      return spuriousTies;
    case "alias-merge":
      return mergedAliases;
    case "alias-split":
      return splitAliases;
    case "date-jitter":
      return jitteredDates(jitter);
  }
}

function variantsOf(
  view: TemporalNetwork,
  error: Exclude<ErrorModel, RandomErrorModel>,
  { persistence, presence }: ErrorSettings,
): Variant[] {
  switch (error) {
    case "persistence":
      return persistences(persistence);
    case "presence":
      return presences(presence);
    case "leave-source-out":
      return leftOutSources(view);
    case "leave-family-out":
      return leftOutFamilies(view);
  }
}

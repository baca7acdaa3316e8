import * as z from "zod/mini";
import { invalidOption } from "../base/errors";
import { parseOptions } from "../base/options";
import { seedSchema } from "../base/random";
import type { Kind } from "../data/kinds";
import {
  CONFIDENCE,
  type ConfidenceLevel,
  MODALITIES,
  type Modality,
  type Persistence,
  persistenceSchema,
} from "../data/vocabulary";

/**
 * When a tie of imprecise dates counts at a time.
 * - `certain`: only if every reading of its dates has it there.
 * - `possible`: if some reading has it there.
 * - `expected`: as `possible`, weighted with the chance that it is there (each reading equally likely).
 * - `{ sample: seed }`: by one reading drawn for the whole network.
 */
export type Presence = "certain" | "possible" | "expected" | { readonly sample: number };

/** What becomes of parallel ties when a view is projected: one edge, one edge that counts them, or each its own edge. */
export const PARALLEL = ["collapse", "count", "keep"] as const;
export type Parallel = (typeof PARALLEL)[number];

/** Every rule that decides which ties a network has and when. Resolved: nothing is left out, every kind has its persistence. */
export interface Policy {
  readonly presence: Presence;
  /** By kind: how long a tie of unstated end lasts. */
  readonly persistence: Readonly<Record<string, Persistence>>;
  /**
   * What an unstated beginning means. `observed`: a state begins when it was first observed; a tie that has no beginning even so
   * (an event known only to be before some date, a state without any date) counts at a time only if it certainly falls there.
   * `stated`: it may have begun, or happened, at any time before.
   */
  readonly onset: "observed" | "stated";
  readonly parallel: Parallel;
  /** Whether actors without a tie in a view are actors of the view. */
  readonly isolates: "drop" | "keep";
  readonly modalities: readonly Modality[];
  /** Claims of a lower chance to be right are left out. */
  readonly minConfidence: number;
  /** The sources whose claims count. */
  readonly sources: "all" | readonly string[];
  /** Units of the stated precision by which `~` and `?` widen a date, on either side. */
  readonly widen: number;
}

/** What a caller may say of a policy; the rest keeps its default (or, in `under`, its present value). */
export interface PolicyInput extends Partial<Omit<Policy, "persistence" | "minConfidence">> {
  /** One rule for all kinds, or rules for some. */
  readonly persistence?: Persistence | Readonly<Record<string, Persistence>>;
  readonly minConfidence?: number | ConfidenceLevel;
}

const PRESENCE = { error: "certain, possible, expected or { sample: seed }" };

export const presenceSchema = () =>
  z.union([z.enum(["certain", "possible", "expected"]), z.strictObject({ sample: seedSchema() }, PRESENCE)], PRESENCE);

/** One rule for all kinds, or rules for some. */
export const persistencesSchema = () =>
  z.union([persistenceSchema(), z.record(z.string(), persistenceSchema())], {
    error: "as-stated, until-ended, until-replaced, a duration such as P1Y, or an object of these by kind",
  });

const schema = () =>
  z.strictObject({
    presence: z.optional(presenceSchema()),
    persistence: z.optional(persistencesSchema()),
    onset: z.optional(z.enum(["observed", "stated"])),
    parallel: z.optional(z.enum(PARALLEL)),
    isolates: z.optional(z.enum(["drop", "keep"])),
    modalities: z.optional(z.array(z.enum(MODALITIES)).check(z.minLength(1))),
    minConfidence: z.optional(
      z.union([z.number().check(z.minimum(0), z.maximum(1)), z.enum(["high", "medium", "low"])], {
        error: "high, medium, low or a number from 0 to 1",
      }),
    ),
    sources: z.optional(z.union([z.literal("all"), z.array(z.string())], { error: "all, or an array of source ids" })),
    widen: z.optional(z.int().check(z.minimum(0))),
  });

/** The policy of a network when nothing is said; `docs/design-choices.md` argues for each value. */
export function defaultPolicy(kinds: ReadonlyMap<string, Kind>): Policy {
  return {
    presence: "possible",
    persistence: Object.fromEntries([...kinds.values()].map((kind) => [kind.name, kind.persistence])),
    onset: "observed",
    parallel: "collapse",
    isolates: "drop",
    modalities: ["asserted", "attributed"],
    minConfidence: 0,
    sources: "all",
    widen: 1,
  };
}

/** What a policy can speak of: the kinds and sources there are, and whether time is in days. */
export interface PolicyScope {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly sources: ReadonlySet<string>;
  readonly calendar: boolean;
}

/**
 * A policy with some of its rules changed.
 * @throws AllegianceError `invalid-option` naming every rule or value that is not known
 */
export function changePolicy(
  base: Policy,
  change: PolicyInput | undefined,
  { kinds, sources, calendar }: PolicyScope,
): Policy {
  // Programs that never speak of a policy need no schema of it.
  if (change === undefined) return deepFreeze({ ...base });
  const { persistence, minConfidence, ...rest } = parseOptions("policy", schema, change);
  if (typeof persistence === "object") {
    for (const name of Object.keys(persistence)) {
      if (!kinds.has(name))
        throw invalidOption(`persistence.${name}`, name, `a kind: one of ${[...kinds.keys()].join(", ")}`);
    }
  }
  for (const id of rest.sources === "all" ? [] : (rest.sources ?? [])) {
    if (!sources.has(id)) throw invalidOption("sources", id, `ids of sources: ${[...sources].join(", ")}`);
  }
  for (const rule of calendar
    ? []
    : Object.values(typeof persistence === "string" ? { persistence } : (persistence ?? {}))) {
    if (rule.startsWith("P"))
      throw invalidOption("persistence", rule, "a rule that is no duration, since this network is on ticks");
  }
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const rules =
    typeof persistence === "string"
      ? Object.fromEntries([...kinds.keys()].map((name) => [name, persistence]))
      : { ...base.persistence, ...persistence };
  const floor = typeof minConfidence === "string" ? CONFIDENCE[minConfidence] : (minConfidence ?? base.minConfidence);
  return deepFreeze({ ...base, ...given, persistence: rules, minConfidence: floor });
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}

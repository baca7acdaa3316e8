import * as z from "zod/mini";
import { AllegianceError, invalidOption, show } from "../base/errors";
import { parseOptions } from "../base/options";
import { type Persistence, persistenceSchema } from "./vocabulary";

/**
 * What sort of relation a claim states. `nature` says whether it lasts (`state`) or happens (`event`), `sign` whether it
 * binds (+1) or opposes (−1). A directed kind runs from `subject` to `object`; an undirected one has `parties`.
 */
export interface Kind {
  readonly name: string;
  readonly nature: "state" | "event";
  readonly directed: boolean;
  readonly sign: 1 | -1;
  /** What the columns `subject` and `object` hold, for messages and the codebook. */
  readonly subject: string;
  readonly object: string;
  /** What the column `origin` holds; `undefined` if the kind has no such role. */
  readonly origin?: string;
  readonly originRequired: boolean;
  /** The words allowed in `role` and in `mode`; `undefined` allows any. */
  readonly roles?: readonly string[];
  readonly modes?: readonly string[];
  /** How long a tie of unstated end is taken to last, unless the policy says otherwise. */
  readonly persistence: Persistence;
  /** Kinds whose later tie of the same subject ends this one, under `until-replaced` and within a duration. */
  readonly replacedBy: readonly string[];
}

/** What a user gives to register a kind; everything but `name` and `nature` has a default. */
export type KindInput = Pick<Kind, "name" | "nature"> & Partial<Kind>;

const DEFAULTS: Omit<Kind, "name" | "nature"> = {
  directed: true,
  sign: 1,
  subject: "subject",
  object: "object",
  originRequired: false,
  persistence: "P1Y",
  replacedBy: [],
};

const text = () => z.string({ error: "text" }).check(z.minLength(1, { error: "text that is not empty" }));
const schema = () =>
  z.strictObject({
    name: text(),
    nature: z.enum(["state", "event"]),
    directed: z.optional(z.boolean()),
    sign: z.optional(z.union([z.literal(1), z.literal(-1)], { error: "1 or -1" })),
    subject: z.optional(text()),
    object: z.optional(text()),
    origin: z.optional(text()),
    originRequired: z.optional(z.boolean()),
    roles: z.optional(z.array(text())),
    modes: z.optional(z.array(text())),
    persistence: z.optional(persistenceSchema()),
    replacedBy: z.optional(z.array(text())),
  });

/**
 * Completes a kind of the user's own: directed, positive, roles named subject and object, kept for a year when its end is not stated.
 * @throws AllegianceError `invalid-option` naming every property that is missing, unknown or wrong
 */
export function defineKind(kind: KindInput): Kind {
  return completeKind(parseOptions("defineKind", schema, kind));
}

/** A kind that needs no check, with the defaults of what is not said; what says nothing and has none is left out. */
export function completeKind(kind: { readonly [K in keyof KindInput]: KindInput[K] | undefined }): Kind {
  const said = Object.entries(kind).filter(([, value]) => value !== undefined);
  const { name, nature } = kind as KindInput;
  const whole: Kind = { name, nature, ...DEFAULTS, ...Object.fromEntries(said) };
  for (const value of Object.values(whole)) Object.freeze(value);
  return Object.freeze(whole);
}

const undirected = { directed: false, subject: "party", object: "party" } as const;

/** The kinds that every data set knows, core kinds first; this order is used everywhere. */
export const KINDS: readonly Kind[] = Object.freeze([
  completeKind({
    name: "allegiance",
    nature: "state",
    subject: "pledger",
    object: "recipient",
    persistence: "until-replaced",
    replacedBy: ["allegiance", "defection"],
  }),
  completeKind({
    name: "defection",
    nature: "event",
    subject: "defector",
    object: "destination",
    origin: "origin",
    originRequired: true,
  }),
  completeKind({ name: "shelter", nature: "state", subject: "host", object: "guest" }),
  completeKind({ name: "joint-operation", nature: "event", ...undirected }),
  completeKind({
    name: "membership",
    nature: "state",
    subject: "member",
    object: "organisation",
    persistence: "P5Y",
    replacedBy: ["defection"],
  }),
  completeKind({ name: "training", nature: "state", subject: "trainer", object: "trainee" }),
  completeKind({ name: "support", nature: "state", subject: "supporter", object: "supported" }),
  completeKind({ name: "contact", nature: "state", ...undirected }),
  completeKind({ name: "hostility", nature: "state", sign: -1, subject: "hostile actor", object: "target" }),
  completeKind({
    name: "succession",
    nature: "event",
    subject: "predecessor",
    object: "successor",
    roles: ["merger", "split", "rename", "founding"],
  }),
  completeKind({
    name: "leadership-succession",
    nature: "event",
    subject: "predecessor",
    object: "successor",
    origin: "organisation",
  }),
]);

/** The four kinds that the library is about. */
export const CORE_KINDS: readonly string[] = Object.freeze(["allegiance", "defection", "shelter", "joint-operation"]);

/** The known kinds and the user's own, by name; a user's kind of a known name replaces it, in its place. */
export function kindTable(own: readonly KindInput[] = []): ReadonlyMap<string, Kind> {
  const table = new Map([...KINDS, ...own.map(defineKind)].map((kind) => [kind.name, kind]));
  for (const { name, replacedBy } of table.values()) {
    for (const other of replacedBy) {
      if (!table.has(other))
        throw invalidOption(`replacedBy of ${name}`, other, `a kind: one of ${[...table.keys()].join(", ")}`);
    }
  }
  return table;
}

/** The kind of that name, or an error that lists the names there are. */
export function kindOf(kinds: ReadonlyMap<string, Kind>, name: string): Kind {
  const kind = kinds.get(name);
  if (kind) return kind;
  const expected = `one of ${[...kinds.keys()].join(", ")}`;
  throw new AllegianceError({
    code: "unknown-kind",
    message: `unknown kind ${show(name)}; expected ${expected}`,
    value: name,
    expected,
  });
}

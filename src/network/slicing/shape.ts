import * as z from "zod/mini";
import type { SliceOptions } from "./slices";

const KEYS = ["every", "window", "from", "to", "cumulative"] as const;
type Key = (typeof KEYS)[number];

/** The options of slices, for the schemas of functions that pass them on; `slices` itself checks what they hold. */
export const sliceShape = () => {
  const given = z.optional(z.unknown());
  return { every: given, window: given, from: given, to: given, cumulative: given } satisfies Record<
    Key,
    z.ZodMiniType
  >;
};

/** Takes the options of slices out of a call's options, with the default of what is not said. */
export function splitSlicing<T extends object>(
  options: T,
): { readonly slicing: SliceOptions; readonly own: Omit<T, Key> } {
  const stated = Object.entries(options).filter(([, value]) => value !== undefined);
  const pick = (inside: boolean) => Object.fromEntries(stated.filter(([key]) => KEYS.includes(key as Key) === inside));
  return {
    slicing: { cumulative: false, ...pick(true) } as unknown as SliceOptions,
    own: pick(false) as Omit<T, Key>,
  };
}

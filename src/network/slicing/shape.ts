import * as z from "zod";
import type { SliceOptions } from "./slices";

const given = z.unknown().optional();

/** The options of slices, for the schemas of functions that pass them on; `slices` itself checks what they hold. */
export const sliceShape = { every: given, window: given, from: given, to: given, cumulative: given };

/** Takes the options of slices out of a call's options, with the default of what is not said. */
export function splitSlicing<T extends object>(
  options: T,
): { readonly slicing: SliceOptions; readonly own: Omit<T, keyof typeof sliceShape> } {
  const stated = Object.entries(options).filter(([, value]) => value !== undefined);
  const pick = (inside: boolean) => Object.fromEntries(stated.filter(([key]) => key in sliceShape === inside));
  return {
    slicing: { cumulative: false, ...pick(true) } as unknown as SliceOptions,
    own: pick(false) as Omit<T, keyof typeof sliceShape>,
  };
}

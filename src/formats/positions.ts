import * as z from "zod/mini";
import { invalidOption } from "../base/errors";

/** Where an actor is drawn. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface PositionOptions {
  /**
   * Rows `{ actor, x, y }` such as those of `layout`, one an actor; y grows as the layout has it. Actors without one are written
   * without a position, positions of actors that the view does not have are passed over. Default: none.
   */
  readonly positions?: Iterable<Position & { readonly actor: string }>;
}

type Positions = NonNullable<PositionOptions["positions"]>;

export const positionShape = () => ({
  positions: z.optional(
    z.custom<Positions>((value) => typeof value === "object" && value !== null && Symbol.iterator in value, {
      error: "rows { actor, x, y }",
    }),
  ),
});

/** @throws AllegianceError `invalid-option` for two positions of one actor, or one that is not two finite numbers */
export function positionsOf(rows: Positions | undefined): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  for (const row of rows ?? []) {
    const { actor, x, y } = row ?? {};
    if (typeof actor !== "string" || !Number.isFinite(x) || !Number.isFinite(y)) {
      throw invalidOption("positions", row, "rows { actor, x, y } with finite numbers");
    }
    if (positions.has(actor))
      throw invalidOption("positions", row, "one position for each actor: give one slice of a layout over time");
    positions.set(actor, { x, y });
  }
  return positions;
}

import type { Coordinates } from "sigma/types";
import type { Focus } from "./focus";
import type { Named } from "./labels";
import type { Model } from "./model";
import type { NodeState, Scene } from "./scene";

export interface Screen {
  /** From places of the layout to pixels of the stage. */
  place(point: Coordinates): Coordinates;
  scale(radius: number): number;
}

/** The names to write, most important first: what stands out, what it is tied to, then by size. */
export function namesOf(model: Model, { nodes }: Scene, focus: Focus | undefined, screen: Screen): Named[] {
  const weight = (id: string, { radius }: NodeState) =>
    (focus?.centre.has(id) ? 2e3 : 0) + (focus?.near.has(id) ? 1e3 : 0) + radius;
  return [...nodes]
    .filter(([, { shown }]) => shown > 0.5)
    .sort(([a, one], [b, other]) => weight(b, other) - weight(a, one) || (a < b ? -1 : 1))
    .map(([id, state]) => {
      const label = focus?.centre.has(id) ? "boxed" : focus && !focus.near.has(id) ? "none" : "beside";
      const text = label === "boxed" ? model.nameOf(id) : model.shortOf(id);
      const radius = screen.scale(state.radius * state.shown);
      return { text, ...screen.place(state), radius, italic: model.isPerson(id), label };
    });
}

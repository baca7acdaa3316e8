import type { PageTie } from "./data";
import type { DiscLook } from "./disc";
import { CORE_KINDS, colourOfCommunity, colourOfKind, lookOf, mix, type Theme } from "./looks";
import type { RelationLook } from "./relation";
import type { EdgeState, NodeState } from "./scene";

/** A group is a filled disc, a person a ring. What is faint stands back while something else stands out. */
export function discLook(state: NodeState, person: boolean, faint: boolean, theme: Theme): Partial<DiscLook> {
  const community = mix(colourOfCommunity(state.colour, theme), theme.ground, faint ? 0.8 : 0);
  const colours = person
    ? { color: mix(community, theme.ground, 0.72), rim: community }
    : { color: community, rim: theme.ground };
  return {
    ...colours,
    size: Math.max(0.01, state.radius * state.shown),
    // Small discs over large ones, what stands out over all.
    zIndex: (faint ? 0 : 100) - Math.round(state.radius),
    hidden: state.shown === 0,
  };
}

/** Ties that are only possible are paler; core kinds lie above supporting ones, certain ties above possible ones. */
export function lineLook(
  { kind }: PageTie,
  { shown, lane, certain }: EdgeState,
  emphasis: { readonly lit: boolean; readonly faint: boolean; readonly hovered: boolean },
  theme: Theme,
): Partial<RelationLook> {
  const pale = emphasis.faint ? 0.86 : certain ? 0 : 0.62;
  const depth = (CORE_KINDS.includes(kind) ? 2 : 0) + Number(certain);
  return {
    size: Math.max(0.01, (lookOf(kind).width + (emphasis.hovered ? 2 : 0)) * shown),
    color: mix(colourOfKind(kind, theme), theme.ground, pale),
    lane,
    zIndex: depth + (emphasis.lit ? 10 : 0),
    hidden: false,
  };
}

import type { PageTie } from "./data";
import type { Model, SliceModel } from "./model";

/** How an actor stands at a moment of the animation. */
export interface NodeState {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** From 0, not there, to 1. */
  readonly shown: number;
  /** Place in the palette. */
  readonly colour: number;
}

/** How a tie stands at a moment of the animation. */
export interface EdgeState {
  readonly shown: number;
  readonly lane: number;
  readonly certain: boolean;
}

export interface Scene {
  readonly nodes: ReadonlyMap<string, NodeState>;
  readonly edges: ReadonlyMap<string, EdgeState>;
}

const LANE = 3.4;

/** Where everything is at a slice, the hidden kinds left out. An actor all of whose ties are hidden is hidden too. */
export function sceneOf(model: Model, slice: SliceModel, hidden: ReadonlySet<string>, scale: number): Scene {
  const ties = slice.row.ties.flatMap((id) => model.ties.get(id) ?? []);
  const visible = ties.filter(({ kind }) => !hidden.has(kind));
  const ends = (list: readonly PageTie[]) => new Set(list.flatMap(({ source, target }) => [source, target]));
  const [tied, seen] = [ends(ties), ends(visible)];
  const nodes = new Map<string, NodeState>();
  for (const { id, x, y, size, community } of slice.row.nodes) {
    if (tied.has(id) && !seen.has(id)) continue;
    const share = model.largest > 0 ? Math.sqrt(size / model.largest) : 0;
    const colour = community === undefined ? -1 : (model.colours.get(community) ?? -1);
    nodes.set(id, { x, y, radius: (4.5 + 12.5 * share) * scale, shown: 1, colour });
  }
  const lanes = lanesOf(model, visible);
  const edges = new Map(
    visible.map((tie) => [tie.id, { shown: 1, lane: lanes(tie) * LANE, certain: slice.certain.has(tie.id) }]),
  );
  return { nodes, edges };
}

/** Kinds between the same two actors run side by side; ties of the same kind lie on each other. */
function lanesOf(model: Model, ties: readonly PageTie[]): (tie: PageTie) => number {
  const between = new Map<string, Set<string>>();
  for (const tie of ties) between.set(pairOf(tie), (between.get(pairOf(tie)) ?? new Set()).add(tie.kind));
  return (tie) => {
    const kinds = model.kinds.filter((kind) => between.get(pairOf(tie))?.has(kind));
    const lane = kinds.indexOf(tie.kind) - (kinds.length - 1) / 2;
    return tie.source < tie.target ? lane : -lane;
  };
}

function pairOf({ source, target }: PageTie): string {
  return JSON.stringify(source < target ? [source, target] : [target, source]);
}

/** The scene `share` of the way from one to another. What comes or goes grows or shrinks in its place. */
export function between(from: Scene, to: Scene, share: number): Scene {
  const nodes = new Map<string, NodeState>();
  for (const id of new Set([...from.nodes.keys(), ...to.nodes.keys()])) {
    const [a, b] = [from.nodes.get(id), to.nodes.get(id)];
    const start = a ?? (b && { ...b, shown: 0 });
    const end = b ?? (a && { ...a, shown: 0 });
    if (!start || !end) continue;
    const at = (key: "x" | "y" | "radius" | "shown") => start[key] + (end[key] - start[key]) * share;
    const shown = at("shown");
    if (shown > 0 || share < 1) {
      nodes.set(id, { x: at("x"), y: at("y"), radius: at("radius"), shown, colour: end.colour });
    }
  }
  const edges = new Map<string, EdgeState>();
  for (const id of new Set([...from.edges.keys(), ...to.edges.keys()])) {
    const [a, b] = [from.edges.get(id), to.edges.get(id)];
    const shown = (a?.shown ?? 0) + ((b?.shown ?? 0) - (a?.shown ?? 0)) * share;
    const state = b ?? a;
    if (state && shown > 0) edges.set(id, { ...state, shown });
  }
  return { nodes, edges };
}

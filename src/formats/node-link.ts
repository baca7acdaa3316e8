import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import { checkNetwork, type Facts, facts } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Tie } from "../network/tie";
import { type PositionOptions, positionShape, positionsOf } from "./positions";

export interface NodeLinkNode {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly parent?: string;
  readonly x?: number;
  readonly y?: number;
}

/** A tie; `key` is its id. */
export type NodeLinkLink = Omit<Tie, "id"> & { readonly key: string };

export interface NodeLink {
  readonly directed: boolean;
  readonly multigraph: true;
  readonly graph: Facts;
  readonly nodes: NodeLinkNode[];
  readonly links: NodeLinkLink[];
}

const schema = () => z.strictObject(positionShape());

/**
 * A view as node-link data, as d3-force takes it and networkx reads it (`node_link_graph`, where it is given `edges="links"` in
 * networkx 3.4 and later).
 *
 * Every tie is a link of its own with all it says, parallel ones told apart by `key`. node-link data knows one `directed` for all:
 * it is true if any tie is directed, and an undirected tie is then written once, with a `directed` of false that networkx keeps
 * but does not act on. d3-force puts the nodes themselves in place of `source` and `target`: give it a copy if you go on using the
 * data. A window of the view chooses ties and does not shorten them.
 *
 * @throws AllegianceError `invalid-option`
 */
export function toNodeLink(view: TemporalNetwork, options?: PositionOptions): NodeLink {
  checkNetwork("toNodeLink", view);
  const positions = positionsOf(parseOptions("toNodeLink", schema, options).positions);
  const ties = view.ties();
  return {
    directed: ties.length === 0 || ties.some(({ directed }) => directed),
    multigraph: true,
    graph: facts(view),
    nodes: view.actors().map(({ id, name, type, parent }) => ({
      id,
      label: name,
      type,
      ...(parent !== undefined && { parent }),
      ...positions.get(id),
    })),
    links: ties.map(({ id, source, target, ...tie }) => ({ source, target, key: id, ...tie })),
  };
}

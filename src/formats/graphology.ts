import type { SerializedGraph } from "graphology-types";
import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import type { EdgeAttributes, NodeAttributes } from "../network/graph";
import { checkNetwork, type Facts, facts } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type PositionOptions, positionShape, positionsOf } from "./positions";

/** What a graph that is drawn by sigma needs beside its own attributes. */
export type PlacedAttributes = NodeAttributes & { x?: number; y?: number };
export type SerializedNetwork = SerializedGraph<PlacedAttributes, EdgeAttributes, Facts & { [name: string]: unknown }>;

const schema = () => z.strictObject(positionShape());

/**
 * A view as a serialized graphology multigraph: `MultiGraph.from(toGraphology(view))`. The graph's attributes say the data, the
 * policy and the window. A window of the view chooses ties and does not shorten them.
 *
 * @throws AllegianceError `invalid-option`
 */
export function toGraphology(view: TemporalNetwork, options?: PositionOptions): SerializedNetwork {
  checkNetwork("toGraphology", view);
  const positions = positionsOf(parseOptions("toGraphology", schema, options).positions);
  const { nodes, edges, options: graphOptions } = view.toGraph().export();
  return {
    attributes: { ...facts(view) },
    options: graphOptions,
    nodes: nodes.map(({ key, attributes }) => ({
      key,
      attributes: { ...(attributes as NodeAttributes), ...positions.get(key) },
    })),
    edges,
  };
}

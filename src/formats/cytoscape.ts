import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import { checkNetwork, type Facts, facts } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Tie } from "../network/tie";
import { type Position, type PositionOptions, positionShape, positionsOf } from "./positions";
import { cannotWrite } from "./refuse";

export interface CytoscapeNode {
  readonly group: "nodes";
  /** `parentActor` is the actor's parent: in `parent`, Cytoscape.js would draw the one inside the other. */
  readonly data: { readonly id: string; readonly label: string; readonly type: string; readonly parentActor?: string };
  readonly position?: Position;
}

export interface CytoscapeEdge {
  readonly group: "edges";
  readonly data: Tie;
}

export interface Cytoscape {
  readonly data: Facts;
  readonly elements: { readonly nodes: CytoscapeNode[]; readonly edges: CytoscapeEdge[] };
}

const schema = () => z.strictObject(positionShape());

/**
 * A view as Cytoscape.js JSON: `cytoscape({ elements: toCytoscape(view).elements })`, or a file that Cytoscape desktop opens.
 *
 * Every tie is an edge of its own, its data all that the tie says; Cytoscape.js has no undirected edges, so arrows are a matter of
 * style, for which `data.directed` is there. A window of the view chooses ties and does not shorten them.
 *
 * @throws AllegianceError `unsupported` if a tie and an actor have the same id, since Cytoscape.js has one space of ids;
 * `invalid-option`
 */
export function toCytoscape(view: TemporalNetwork, options?: PositionOptions): Cytoscape {
  checkNetwork("toCytoscape", view);
  const positions = positionsOf(parseOptions("toCytoscape", schema, options).positions);
  const actors = view.actors();
  const taken = new Set(actors.map(({ id }) => id));
  const nodes = actors.map(({ id, name, type, parent }): CytoscapeNode => {
    const position = positions.get(id);
    const data = { id, label: name, type, ...(parent !== undefined && { parentActor: parent }) };
    return { group: "nodes", data, ...(position && { position }) };
  });
  const edges = view.ties().map((tie): CytoscapeEdge => {
    if (taken.has(tie.id)) throw cannotWrite("toCytoscape: tie", tie.id, "an id that no actor has");
    return { group: "edges", data: tie };
  });
  return { data: facts(view), elements: { nodes, edges } };
}

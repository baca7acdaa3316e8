import * as z from "zod/mini";
import { parseOptions } from "../base/options";
import { checkNetwork, facts, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { ACTOR_FIELDS, fieldText, tieFields } from "./fields";
import { type PositionOptions, positionShape, positionsOf } from "./positions";
import { block, tag, xmlDocument } from "./xml";

const NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
const FACTS = ["data", "version", "policy", "window"] as const;
const PLACE = ["x", "y"] as const;
const schema = () => z.strictObject(positionShape());

/**
 * A view as GraphML 1.0, as Gephi, igraph, networkx, yEd and Cytoscape read it.
 *
 * Every tie is an edge of its own with its `directed`, its attributes declared with their types: times as text (as numbers in
 * a network on ticks), lists joined by `;`, what is absent or unbounded left out. GraphML asks for ids without blanks and most
 * signs: `id` is the id with every other character written `_xHHHH_` (its code point in hexadecimal; a `_` that begins such a
 * group is `_x005F_`), and the id itself is in the attribute `actor` or `tie`. The graph's own attributes are the name and
 * version of the data, the policy and the window, the last two as JSON. networkx reads no graph of both directed and undirected
 * edges. A window of the view chooses ties and does not shorten them.
 *
 * @throws AllegianceError `unsupported` naming the record that has a character XML cannot hold, or a `;` in an item of a list
 */
export function toGraphML(view: TemporalNetwork, options?: PositionOptions): string {
  checkNetwork("toGraphML", view);
  const positions = positionsOf(parseOptions("toGraphML", schema, options).positions);
  const ties = view.ties();
  const fields = tieFields(stateOf(view).evidence.calendar, "id", "source", "target", "directed");
  const { data, policy, window } = facts(view);
  const told = {
    data: data.name,
    version: data.version,
    policy: JSON.stringify(policy),
    window: window && JSON.stringify(window),
  };

  const key = (target: "graph" | "node" | "edge", name: string, type: string) =>
    tag("toGraphML", "key", { id: `${target}.${name}`, for: target, "attr.name": name, "attr.type": type });
  const datum = (target: "graph" | "node" | "edge", name: string, value: unknown, record: string) => {
    const text = fieldText(value, `${record}, ${name}`);
    return text === undefined ? undefined : tag(`${record}, ${name}`, "data", { key: `${target}.${name}` }, [text]);
  };

  const nodes = view.actors().map((actor) => {
    const record = `toGraphML: actor ${JSON.stringify(actor.id)}`;
    return tag(record, "node", { id: nameToken(actor.id) }, [
      datum("node", "actor", actor.id, record),
      datum("node", "label", actor.name, record),
      ...ACTOR_FIELDS.map(({ name }) => datum("node", name, actor[name], record)),
      ...PLACE.map((name) => datum("node", name, positions.get(actor.id)?.[name], record)),
    ]);
  });
  const edges = ties.map((tie) => {
    const record = `toGraphML: tie ${JSON.stringify(tie.id)}`;
    const { id, source, target, directed } = tie;
    const ends = { id: nameToken(id), source: nameToken(source), target: nameToken(target), directed };
    return tag(record, "edge", ends, [
      datum("edge", "tie", id, record),
      ...fields.map(({ name }) => datum("edge", name, tie[name], record)),
    ]);
  });
  const directed = ties.length === 0 || ties.some((tie) => tie.directed);
  const root = block(
    "toGraphML",
    "graphml",
    {
      xmlns: NAMESPACE,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${NAMESPACE} ${NAMESPACE}/1.0/graphml.xsd`,
    },
    [
      ...FACTS.map((name) => key("graph", name, "string")),
      ...["actor", "label"].map((name) => key("node", name, "string")),
      ...ACTOR_FIELDS.map(({ name, type }) => key("node", name, type)),
      ...(positions.size > 0 ? PLACE.map((name) => key("node", name, "double")) : []),
      key("edge", "tie", "string"),
      ...fields.map(({ name, type }) => key("edge", name, type)),
      block("toGraphML", "graph", { edgedefault: directed ? "directed" : "undirected" }, [
        ...FACTS.map((name) => datum("graph", name, told[name], "toGraphML: graph")),
        ...nodes,
        ...edges,
      ]),
    ],
  );
  return xmlDocument(root);
}

/** An id as an XML name token. */
function nameToken(id: string): string {
  return id.replace(/_(?=x[0-9A-F]{4,6}_)|[^A-Za-z0-9._:-]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `_x${code.padStart(4, "0")}_`;
  });
}

import * as z from "zod/mini";
import { must } from "../base/collections";
import { parseOptions } from "../base/options";
import { checkNetwork, facts, selectionOf, stateOf } from "../network/inside";
import type { ActorRow, TemporalNetwork } from "../network/network";
import { type Tie, tieRow } from "../network/tie";
import { usableSpell } from "../network/usable";
import { ACTOR_FIELDS, type Field, tieFields } from "./fields";
import { attvalue, attvalues, bounds, declaration, spellsTag } from "./gexf-elements";
import { type ClosedSpell, clockOf, countsOverTime, union } from "./moments";
import { type PositionOptions, positionShape, positionsOf } from "./positions";
import { block, tag, xmlDocument } from "./xml";

export interface GexfOptions extends PositionOptions {
  /**
   * What becomes of ties that under the policy are there at no single moment, such as an undated one, or an event of a year under
   * presence `certain`: written without a spell (`"static"`, the default), so that Gephi shows them at all times unless the edges
   * whose attribute `momentless` is true are filtered out; or left out (`"omit"`). The file's description says how many they are.
   */
  readonly momentless?: "static" | "omit";
}

const NAMESPACE = "http://gexf.net/1.3";
const COUNT: Field = { name: "ties", type: "integer" };
const MOMENTLESS: Field = { name: "momentless", type: "boolean" };
const schema = () =>
  z.strictObject({ ...positionShape(), momentless: z._default(z.enum(["static", "omit"]), "static") });

/**
 * A view as GEXF 1.3, dynamic: what Gephi's timeline plays.
 *
 * Every tie is an edge of its own with its id, its direction, its kind (in Gephi ties of different kinds never merge, those of one
 * kind do unless its import is told not to) and one spell: the one that the policy's presence gives. That is from latest
 * start to earliest end for `certain`, from earliest start to latest end for `possible` and `expected`, the spell drawn for a sample.
 * GEXF counts in both ends, so a spell ends on the last day that counts; an event is a spell of one day, or of all the days that
 * it may have been. An unbounded end has no attribute, a tie unbounded at both ends no spell. The four bounds themselves, and all
 * else that a tie says, are static attributes; times unbounded and values absent have none.
 *
 * An actor has the spells in which it has any tie (if it never has, none, so that Gephi always shows it), and the dynamic attribute
 * `ties`, how many it has at a time. In a network on ticks times are numbers, and a spell ends at the last one before its
 * end. A window of the view chooses ties and does not shorten them.
 *
 * @throws AllegianceError `invalid-option`; `unsupported` naming the record that has a character XML cannot hold, or a `;` in an
 * item of a list
 */
export function toGEXF(view: TemporalNetwork, options?: GexfOptions): string {
  checkNetwork("toGEXF", view);
  const { positions, momentless } = parseOptions("toGEXF", schema, options);
  const places = positionsOf(positions);
  const state = stateOf(view);
  const { calendar } = state.evidence;
  const all = Array.from(selectionOf(view).ties, (tie) => ({
    row: tieRow(state, tie),
    usable: usableSpell(state, tie),
  }));
  const kept = all.filter(({ usable }) => usable !== undefined || momentless === "static");
  const spells = all.flatMap(({ usable }) => usable ?? []);
  const clock = clockOf(calendar, spells);
  const ties = kept.map(({ row, usable }) => ({ row, spells: usable ? [clock.closed(usable)] : [] }));
  const actors = view.actors();
  const spellsOf = new Map<string, ClosedSpell[]>(actors.map(({ id }) => [id, []]));
  for (const tie of ties) {
    for (const actor of [tie.row.source, tie.row.target]) must(spellsOf.get(actor)).push(...tie.spells);
  }

  const nodeOf = (actor: ActorRow) => {
    const { id, name } = actor;
    const record = `toGEXF: actor ${JSON.stringify(id)}`;
    const own = must(spellsOf.get(id));
    const place = places.get(id);
    const constant = ACTOR_FIELDS.flatMap((field) => attvalue(record, field.name, actor[field.name]));
    const counts = countsOverTime(own, clock).flatMap((stretch) =>
      attvalue(record, COUNT.name, stretch.count, bounds(stretch, clock)),
    );
    return tag(record, "node", { id, label: name }, [
      attvalues(record, [...constant, ...counts]),
      spellsTag(record, union(own, clock), clock),
      place && tag(record, "viz:position", { x: place.x, y: place.y, z: 0 }),
    ]);
  };

  const fields = tieFields(calendar, "id", "source", "target", "directed", "weight");
  const edgeOf = ({ row, spells: own }: { readonly row: Tie; readonly spells: readonly ClosedSpell[] }) => {
    const record = `toGEXF: tie ${JSON.stringify(row.id)}`;
    const { id, source, target, kind, weight } = row;
    const values = fields.flatMap(({ name }) => attvalue(record, name, row[name]));
    return tag(record, "edge", { id, source, target, type: row.directed ? "directed" : "undirected", kind, weight }, [
      attvalues(record, [...values, ...attvalue(record, MOMENTLESS.name, own.length === 0)]),
      spellsTag(record, own, clock),
    ]);
  };

  const directed = ties.length === 0 || ties.some(({ row }) => row.directed);
  const defaultedgetype = directed ? "directed" : "undirected";
  const graph = { mode: "dynamic", defaultedgetype, timeformat: clock.format, timerepresentation: "interval" };
  const missing = all.length - spells.length;
  const root = block("toGEXF", "gexf", { xmlns: NAMESPACE, "xmlns:viz": `${NAMESPACE}/viz`, version: "1.3" }, [
    tag("toGEXF", "meta", {}, [
      tag("toGEXF", "creator", {}, ["allegiance"]),
      tag("toGEXF", "description", {}, [description(view, missing, momentless)]),
    ]),
    block("toGEXF", "graph", graph, [
      declaration("node", "static", ACTOR_FIELDS),
      declaration("node", "dynamic", [COUNT]),
      declaration("edge", "static", [...fields, MOMENTLESS]),
      block("toGEXF", "nodes", {}, actors.map(nodeOf)),
      block("toGEXF", "edges", {}, ties.map(edgeOf)),
    ]),
  ]);
  return xmlDocument(root);
}

function description(view: TemporalNetwork, momentless: number, fate: "static" | "omit"): string {
  const { data, policy, window } = facts(view);
  const parts = [
    `${data.name} ${data.version}`,
    window && `window ${JSON.stringify(window)}`,
    `policy ${JSON.stringify(policy)}`,
    momentless > 0 &&
      `ties that are there at no single moment, ${fate === "omit" ? "left out" : "without a spell"}: ${momentless}`,
  ];
  return parts.filter(Boolean).join("; ");
}

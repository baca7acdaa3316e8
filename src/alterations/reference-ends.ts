import { groupBy, itemsOf, must } from "../base/collections";
import type { Random } from "../base/random";
import { below, type Links } from "../kernels/rewiring/links";
import { exchangeEnds, moveEnds } from "../kernels/rewiring/move-ends";
import { switchEnds } from "../kernels/rewiring/switch-ends";
import { valueAt } from "../network/column";
import { actorIndices, stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import type { Family } from "./reference-families";
import type { Group, Unit } from "./reference-units";

export interface EndsOptions {
  readonly types: "keep" | "mix";
  readonly switches: number;
}

/** New ends for the ties of one group after another: told tie by tie. */
export function drawEnds(
  view: TemporalNetwork,
  groups: readonly Group[],
  family: Family,
  { types, switches }: EndsOptions,
  random: Random,
  tell: (tie: number, source: number, target: number) => void,
): void {
  const { evidence, columns } = stateOf(view);
  const names = [...new Set(Array.from(itemsOf(evidence.actors), ({ type }) => type))];
  const typeOf = Int32Array.from(itemsOf(evidence.actors), ({ type }) => (types === "keep" ? names.indexOf(type) : 0));
  const byType = groupBy(actorIndices(view), (actor) => must(typeOf[actor]));
  const anyOf = (like: number) => {
    const actors = byType.get(must(typeOf[like])) as readonly number[];
    return must(actors[below(random, actors.length)]);
  };
  for (const { directed, units } of groups) {
    const links: Links = {
      nodes: evidence.actors.length,
      sources: Int32Array.from(units, ({ source }) => source),
      targets: Int32Array.from(units, ({ target }) => target),
      directed,
      isSimple: family.unit === "timeline",
      allows: allowed(units, directed, typeOf, (tie) => valueAt(columns.origin, tie)),
    };
    const steps = switches * units.length;
    const drawAny = (link: number) => [anyOf(must(units[link]).source), anyOf(must(units[link]).target)] as const;
    if (family.ends === "move") moveEnds(links, drawAny, switches, random);
    if (family.ends.startsWith("exchange")) exchangeEnds(links, steps, random);
    if (family.ends.endsWith("switch")) switchEnds(links, steps, random);
    for (const [link, { ties, source, target }] of units.entries()) {
      const [a, b] = [must(links.sources[link]), must(links.targets[link])];
      const isSame = (a === source && b === target) || (!directed && a === target && b === source);
      for (const tie of ties) {
        if (!isSame) tell(tie, directed ? a : Math.min(a, b), directed ? b : Math.max(a, b));
      }
    }
  }
}

/** No tie joins an actor with itself, or with the group that it is a move away from; types stay where they are kept. */
function allowed(
  units: readonly Unit[],
  directed: boolean,
  typeOf: Int32Array,
  originOf: (tie: number) => number,
): Links["allows"] {
  const from = Int32Array.from(units, ({ source }) => must(typeOf[source]));
  const to = Int32Array.from(units, ({ target }) => must(typeOf[target]));
  const origins = units.map(({ ties }) => ties.map(originOf).filter((origin) => origin >= 0));
  return (link, source, target) => {
    if (source === target) return false;
    const gone = origins[link] as readonly number[];
    if (gone.includes(source) || gone.includes(target)) return false;
    const [a, b] = [typeOf[source], typeOf[target]];
    return (a === from[link] && b === to[link]) || (!directed && a === to[link] && b === from[link]);
  };
}

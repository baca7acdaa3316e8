import { invalidOption, show } from "../base/errors";
import { stateOf } from "../network/inside";
import { stretchOf, timeValue } from "../network/moment";
import type { TemporalNetwork } from "../network/network";
import type { Answer, FigureNames } from "../questions/answers";
import type { FigureOf } from "../questions/figures";
import type { Value } from "./influence-rows";

/** Whether a figure is one that is looked at; a year or month stands for its first day. @throws AllegianceError `invalid-date` */
export function wantedBy(network: TemporalNetwork, figure: FigureNames): (of: FigureOf) => boolean {
  const { evidence } = stateOf(network);
  const asked = Object.entries(figure).map(([name, value]) => {
    const isTime = (name === "start" || name === "end") && typeof value === "string";
    return [name, isTime ? timeValue(stretchOf(value, evidence).start, evidence.calendar) : value] as const;
  });
  return (of) => asked.every(([name, value]) => of[name] === value);
}

/** Which groups of an answer have a figure that is looked at; all if all are. */
export function groupsWith(
  base: Answer,
  figure: FigureNames,
  isWanted: (of: FigureOf) => boolean,
): (group: string | undefined) => boolean {
  if (Object.keys(figure).length === 0) return () => true;
  const all = [...base.groups.values()];
  const wanted = all.filter(({ figures }) => [...figures.values()].some(({ of }) => isWanted(of)));
  const names = new Set(wanted.map(({ name }) => name));
  if (names.size > 0) return (group) => group !== undefined && names.has(group);
  const example = [...(all[0]?.figures.values() ?? [])][0]?.of;
  throw invalidOption("figure", figure, `what some figure of the answer is of, such as ${show(example)}`);
}

/** Values as results show them. */
export function shownBy(
  network: TemporalNetwork,
  { isTime }: Answer,
): (value: number | undefined) => Value | undefined {
  const { calendar } = stateOf(network).evidence;
  return (value) => (isTime && value !== undefined ? (timeValue(Math.floor(value), calendar) ?? undefined) : value);
}

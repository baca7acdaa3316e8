import type { Refuse } from "./refuse";
import type { Span } from "./span";

/** The span of a set, and which of its ends `..` leaves open. */
export interface SetSpan extends Span {
  readonly before: boolean;
  readonly after: boolean;
}

type ReadRange = (start: string, end: string) => Span;

/**
 * The days from the first to the last that a set may mean: one of its dates, `[2014,2016]`, or all of them,
 * `{2014..2016}`. `read` reads a date, or a range from one to another. `undefined` if the text has no brackets around it.
 */
export function spanOfSet(text: string, read: ReadRange, refuse: Refuse): SetSpan | undefined {
  if (text[0] !== "[" && text[0] !== "{") return undefined;
  const found = /^(?:\[(.*)\]|\{(.*)\})$/.exec(text);
  if (!found) return undefined;
  const members = (found[1] ?? found[2] ?? "").split(",").map((member) => member.replace(/^ +| +$/g, ""));
  const before = members[0]?.startsWith("..") ?? false;
  const after = members.at(-1)?.endsWith("..") ?? false;
  if (before) members[0] = (members[0] as string).slice(2);
  if (after) members.push((members.pop() as string).replace(/\.\.$/, ""));

  const spans = members.map((member) => spanOfMember(member, read, refuse));
  return {
    lo: before ? -Infinity : Math.min(...spans.map(({ lo }) => lo)),
    hi: after ? Infinity : Math.max(...spans.map(({ hi }) => hi)),
    before,
    after,
  };
}

function spanOfMember(member: string, read: ReadRange, refuse: Refuse): Span {
  const [first = "", last, ...rest] = member.split("..");
  if (first === "" || last === "" || rest.length > 0) throw refuse("a set lists dates and ranges, [2011,2014..2016]");
  return read(first, last ?? first);
}

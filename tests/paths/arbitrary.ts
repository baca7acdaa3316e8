import fc from "fast-check";
import type { EdgeInput } from "../../src/network/edges/input";
import type { Tie } from "../../src/network/tie";

const actor = fc.constantFrom("a", "b", "c", "d", "e", "f");
const ends = fc.tuple(actor, actor).filter(([source, target]) => source !== target);
const kind = fc.constantFrom("tie", "contact");

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** A day of 1970, or a span of two or three in which it lies. */
const date = (day: number, spread: number) => (spread === 0 ? iso(day) : `[${iso(day)}..${iso(day + spread)}]`);

/** Up to ten ties of days 0 to 6 among up to six actors: events and states, exact and not. `contact` goes both ways. */
export const dayEdges: fc.Arbitrary<EdgeInput[]> = fc.array(
  fc
    .tuple(ends, kind, fc.nat(5), fc.nat(2), fc.option(fc.tuple(fc.nat(3), fc.nat(2)), { nil: undefined }))
    .map(([[source, target], name, day, spread, end]) => ({
      source,
      target,
      kind: end || name === "tie" ? (end ? name : "meeting") : "joint-operation",
      start: date(day, spread),
      ...(end && { end: date(day + spread + end[0], end[1]) }),
    })),
  { minLength: 1, maxLength: 10 },
);

/** The same on ticks 0 to 9, with states of unbounded start or end. Events are of kinds of their own. */
export const tickEdges: fc.Arbitrary<EdgeInput[]> = fc.array(
  fc
    .tuple(ends, kind, fc.nat(6), fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), fc.nat(9))
    .map(([[source, target], name, start, length, chance]) => ({
      source,
      target,
      ...(length === undefined
        ? { kind: name === "tie" ? "meeting" : "joint-operation", start }
        : { kind: name, ...(chance > 0 && { start }), end: chance === 1 ? ".." : start + length }),
    })),
  { maxLength: 10 },
);

/** The time of a hop: the same for all, or another where a tie points up the alphabet than where it points down. */
export const hop = fc.oneof(
  fc.nat(2).map((time) => ({ traversal: time, traversalTime: time })),
  fc.tuple(fc.nat(2), fc.nat(2)).map(([up, down]) => {
    const traversalTime = ({ source, target }: Tie) => (source < target ? up : down);
    return { traversal: (departure: number, tie: Tie) => departure + traversalTime(tie), traversalTime };
  }),
);

import { indices } from "../base/collections";
import { offsetsOf } from "../kernels/csr";
import type { Ways } from "../kernels/journeys/contacts";
import type { Arcs } from "../kernels/journeys/walks";
import type { Terms } from "./terms";

interface Piece {
  readonly source: number;
  readonly target: number;
  readonly tie: number;
  readonly first: number;
  readonly last: number;
  readonly firstOpen: boolean;
  readonly lastOpen: boolean;
  readonly shift: number;
}

/**
 * Ways as arcs of which each takes one time; `backward` turns round both the arcs and time, so that a walk's moments are those of the
 * same walk retraced, with the sign changed.
 */
export function arcsOf(ways: Ways, terms: Terms, backward: boolean): Arcs {
  const { size, tie } = ways;
  const forward = indices(tie.length).flatMap((way) => piecesOf(ways, way, terms));
  const pieces = backward ? forward.map(retraced) : forward;
  pieces.sort((a, b) => a.source - b.source || a.tie - b.tie || a.first - b.first);
  return {
    size,
    offsets: offsetsOf(pieces, size),
    targets: Int32Array.from(pieces, ({ target }) => target),
    ties: Int32Array.from(pieces, ({ tie }) => tie),
    first: Float64Array.from(pieces, ({ first }) => first),
    last: Float64Array.from(pieces, ({ last }) => last),
    firstOpen: Uint8Array.from(pieces, ({ firstOpen }) => Number(firstOpen)),
    lastOpen: Uint8Array.from(pieces, ({ lastOpen }) => Number(lastOpen)),
    shift: Float64Array.from(pieces, ({ shift }) => shift),
  };
}

/** The stretches of a way's departures over which a hop takes one time. On a calendar of months that changes from day to day. */
function piecesOf(ways: Ways, way: number, terms: Terms): Piece[] {
  const at = (column: Int32Array | Float64Array) => column[way] as number;
  const [tie, start, last, closed] = [at(ways.tie), at(ways.first), at(ways.last), ways.closed[way] === 1];
  const ends = { source: at(ways.source), target: at(ways.target), tie, firstOpen: false };
  const always = terms.shift(tie);
  if (always !== undefined) return [{ ...ends, first: start, last, lastOpen: !closed, shift: always }];
  const [from, until] = [Math.max(start, terms.from), Math.min(last, terms.to)];
  const pieces: Piece[] = [];
  for (let first = from; first <= until; ) {
    const day = Math.floor(first);
    const shift = terms.arrive(day, tie) - day;
    let next = day + 1;
    while (next <= until && terms.arrive(next, tie) - next === shift) next++;
    const isLast = next > until;
    const end = isLast ? until : terms.days ? next - 1 : next;
    pieces.push({ ...ends, first, last: end, lastOpen: isLast ? until === last && !closed : !terms.days, shift });
    first = next;
  }
  return pieces;
}

function retraced({ source, target, tie, first, last, firstOpen, lastOpen, shift }: Piece): Piece {
  const turned = { source: target, target: source, tie, shift };
  return { ...turned, first: 0 - (last + shift), last: 0 - (first + shift), firstOpen: lastOpen, lastOpen: firstOpen };
}

import type { TemporalNetwork } from "../../src/network/network";
import type { Tie } from "../../src/network/tie";

/** Moments at which a tie of a small network can be used, read off its row: days from 1970-01-01, or ticks on a grid. */
export function usableAt(tie: Tie, time: number, certain: boolean): boolean {
  const isTick = typeof tie.startEarliest === "number" || typeof tie.endEarliest === "number";
  const read = (value: string | number | null, unbounded: number) =>
    value === null ? unbounded : typeof value === "number" ? value : Date.parse(`${value}T00:00:00Z`) / 86_400_000;
  const [lo, hi] = [read(tie.startEarliest, -Infinity), read(tie.startLatest, -Infinity)];
  if (tie.nature === "event") return certain ? lo === hi && time === lo : lo <= time && time <= hi;
  const [least, most] = [read(tie.endEarliest, Infinity), read(tie.endLatest, Infinity)];
  const [start, end] = certain ? [hi, least] : [lo, most];
  return start <= time && (isTick ? time < end : time <= end);
}

export interface Question {
  readonly source: string;
  readonly strict: boolean;
  readonly traversal: number;
  readonly from: number;
  readonly to: number;
  readonly direction?: "directed" | "reversed" | "undirected";
  /** The moments of the time that is searched: `from` to `until`, `grid` apart. */
  readonly grid: number;
  readonly until: number;
}

/** Every time-respecting walk over a grid of moments: by actor the earliest arrival, and the fewest hops of those. */
export function walks(network: TemporalNetwork, question: Question): Map<string, { arrival: number; hops: number }> {
  const { source, strict, traversal, from, to, grid, until, direction = "directed" } = question;
  const certain = network.policy.presence === "certain";
  const ties = network.ties();
  const moments = Array.from({ length: Math.round((until - from) / grid) + 1 }, (_, i) => from + i * grid);
  const best = new Map<string, { arrival: number; hops: number }>();
  const seen = new Set<string>();
  const visit = (actor: string, time: number, hops: number): void => {
    const state = `${actor} ${time} ${hops}`;
    if (seen.has(state) || hops > network.actors().length) return;
    seen.add(state);
    const known = best.get(actor);
    if (!known || time < known.arrival || (time === known.arrival && hops < known.hops)) {
      best.set(actor, { arrival: time, hops });
    }
    for (const tie of ties) {
      const ends: [string, string][] = [];
      if (!tie.directed || direction !== "reversed") ends.push([tie.source, tie.target]);
      if (!tie.directed || direction !== "directed") ends.push([tie.target, tie.source]);
      for (const [a, b] of ends) {
        if (a !== actor) continue;
        for (const moment of moments) {
          const late = strict && hops > 0 ? moment > time : moment >= time;
          if (late && usableAt(tie, moment, certain) && moment + traversal < to) visit(b, moment + traversal, hops + 1);
        }
      }
    }
  };
  visit(source, from, 0);
  return best;
}

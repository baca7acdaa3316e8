import type { TemporalNetwork } from "../../src/network/network";
import type { Tie } from "../../src/network/tie";
import { usableAt } from "./brute";

export interface WalkQuestion {
  readonly source: string;
  readonly strict: boolean;
  /** The time of a hop, or when a hop along a tie arrives. */
  readonly traversal: number | ((departure: number, tie: Tie) => number);
  readonly maxWait?: number | ((arrival: number) => number) | undefined;
  readonly through?: readonly string[] | undefined;
  readonly from: number;
  readonly to: number;
  readonly direction: "directed" | "reversed" | "undirected";
  /** The moments that are searched lie this far apart. */
  readonly grid: number;
}

/** A way that some walk has: when it departs and arrives, and the fewest hops of those that do. */
export interface Triple {
  readonly departure: number;
  readonly arrival: number;
  readonly hops: number;
}

/** When a hop arrives, and until when one waits. */
export function clockOf({ traversal, maxWait = Number.POSITIVE_INFINITY }: WalkQuestion) {
  return {
    arrive: typeof traversal === "number" ? (departure: number, _tie: Tie) => departure + traversal : traversal,
    latest: typeof maxWait === "number" ? (arrival: number) => arrival + maxWait : maxWait,
  };
}

/** By actor every pair of departure and arrival that a time-respecting walk from the source has, with the fewest hops of each. */
export function everyWalk(network: TemporalNetwork, question: WalkQuestion): Map<string, Triple[]> {
  const { source, strict, from, to, direction, grid } = question;
  const { arrive, latest } = clockOf(question);
  const through = question.through ?? [];
  const certain = network.policy.presence === "certain";
  const moments = Array.from({ length: Math.ceil((to - from) / grid) }, (_, i) => from + i * grid);
  const hops = network.ties().flatMap((tie) => {
    const times = moments.filter((time) => usableAt(tie, time, certain) && arrive(time, tie) < to);
    const forth = { a: tie.source, b: tie.target, times, tie };
    const back = { a: tie.target, b: tie.source, times, tie };
    if (!tie.directed || direction === "undirected") return [forth, back];
    return [direction === "directed" ? forth : back];
  });
  const bitOf = (actor: string) => (through.includes(actor) ? 1 << through.indexOf(actor) : 0);
  const all = new Set(through.map(bitOf)).size === 0 ? 0 : through.reduce((sum, actor) => sum | bitOf(actor), 0);
  const found = new Map<string, Triple[]>();
  for (const departure of moments) {
    const seen = new Set<string>();
    let layer: { actor: string; time: number; bits: number }[] = [];
    const reach = (actor: string, time: number, bits: number, count: number, next: typeof layer) => {
      const key = `${actor} ${time} ${bits}`;
      if (seen.has(key)) return;
      seen.add(key);
      next.push({ actor, time, bits });
      if (bits !== all) return;
      const known = found.get(actor) ?? [];
      if (!known.some((way) => way.departure === departure && way.arrival === time)) {
        found.set(actor, [...known, { departure, arrival: time, hops: count }]);
      }
    };
    for (const { a, b, times, tie } of hops) {
      if (a === source && times.includes(departure)) {
        reach(b, arrive(departure, tie), bitOf(a) | bitOf(b), 1, layer);
      }
    }
    for (let count = 2; layer.length > 0; count++) {
      const next: typeof layer = [];
      for (const { actor, time, bits } of layer) {
        for (const { a, b, times, tie } of hops) {
          if (a !== actor) continue;
          for (const moment of times) {
            if (moment < time || (strict && moment === time) || moment > latest(time)) continue;
            reach(b, arrive(moment, tie), bits | bitOf(b), count, next);
          }
        }
      }
      layer = next;
    }
  }
  return found;
}

/** What each criterion compares, in order, from a source and to a target. */
export const RANKS = {
  source: {
    foremost: ({ arrival, hops }: Triple) => [arrival, hops],
    fastest: ({ departure, arrival, hops }: Triple) => [arrival - departure, arrival, hops],
    "latest-departure": ({ departure, arrival, hops }: Triple) => [-departure, arrival, hops],
    "fewest-hops": ({ arrival, hops }: Triple) => [hops, arrival],
  },
  target: {
    foremost: ({ departure, arrival, hops }: Triple) => [arrival, hops, -departure],
    fastest: ({ departure, arrival, hops }: Triple) => [arrival - departure, arrival, hops],
    "latest-departure": ({ departure, arrival, hops }: Triple) => [-departure, arrival, hops],
    "fewest-hops": ({ departure, arrival, hops }: Triple) => [hops, arrival, -departure],
  },
} as const;

export type AnyCriterion = keyof typeof RANKS.source;

/** The least of lists of numbers, compared from the front. */
export function least(lists: readonly (readonly number[])[]): readonly number[] | undefined {
  return [...lists].sort((a, b) => {
    const place = a.findIndex((value, i) => value !== b[i]);
    return place < 0 ? 0 : Number(a[place]) - Number(b[place]);
  })[0];
}

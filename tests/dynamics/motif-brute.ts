import type { TemporalNetwork } from "../../src/network/network";
import type { Tie } from "../../src/network/tie";

const DAY = 86_400_000;

/** A month later, on the last day of a shorter month. */
export function monthLater(day: number): number {
  const date = new Date(Math.floor(day) * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY + (day - Math.floor(day));
}

const read = (value: string | number | null): number =>
  value === null ? Number.NaN : typeof value === "number" ? value : Date.parse(value) / DAY;

/** Every moment that a tie may begin at: all days of its bounds, and a day before and after these, where it counts for nothing. */
function momentsOf(tie: Tie): number[] {
  const [low, high] = [read(tie.startEarliest), read(tie.startLatest)];
  if (Number.isNaN(low) || Number.isNaN(high)) return [];
  return low === high ? [low] : Array.from({ length: high - low + 1 }, (_, day) => low + day);
}

const NAMES = ["ab ab ab", "ab ab bc", "ab bc ab", "ab bc bc", "ab bc ca"];

/** What three ties are called, by trying names for the actors; `undefined` if they are not one connected whole of two or three. */
function nameOf(ties: readonly Tie[], directed: boolean): string | undefined {
  const actors = [...new Set(ties.flatMap(({ source, target }) => [source, target]))];
  const isApart = (one: Tie) =>
    ties.every(
      (tie) => tie === one || ![tie.source, tie.target].some((actor) => actor === one.source || actor === one.target),
    );
  if (actors.length > 3 || ties.some(isApart)) return undefined;
  const words = (names: string, turn: boolean) =>
    ties
      .map(({ source, target }) => {
        const word = [source, target].map((actor) => names[actors.indexOf(actor)]).join("");
        return turn ? ({ ba: "ab", cb: "bc", ac: "ca" }[word] ?? word) : word;
      })
      .join(" ");
  if (directed) return words("abc", false);
  return ["abc", "acb", "bac", "bca", "cab", "cba"].map((names) => words(names, true)).find((n) => NAMES.includes(n));
}

export interface BruteQuestion {
  readonly strict: boolean;
  readonly limit: (first: number) => number;
  readonly directed: boolean;
  /** Moments from, not including, to. */
  readonly window?: readonly [number, number];
  /** Ties of one value share their moment. */
  readonly together?: (tie: Tie) => string;
}

/** All ordered triples of different ties in all readings of their dates: by name how many are certain and possible. */
export function bruteMotifs(network: TemporalNetwork, question: BruteQuestion): Map<string, [number, number]> {
  const { strict, limit, directed, window = [-Infinity, Infinity], together = ({ id }) => id } = question;
  const ties = network.ties().filter((tie) => momentsOf(tie).length > 0);
  const counts = new Map<string, [number, number]>();
  const holds = (x: number, y: number, z: number) =>
    (strict ? x < y && y < z : x <= y && y <= z) &&
    z <= limit(x) &&
    [x, y, z].every((moment) => window[0] <= moment && moment < window[1]);
  for (const one of ties) {
    for (const two of ties) {
      for (const three of ties) {
        if (one === two || two === three || one === three) continue;
        const name = nameOf([one, two, three], directed);
        if (name === undefined) continue;
        const [readings, held] = [{ all: 0 }, { all: 0 }];
        const [p, q, r] = [one, two, three].map(together) as [string, string, string];
        for (const x of momentsOf(one)) {
          for (const y of p === q ? [x] : momentsOf(two)) {
            for (const z of p === r ? [x] : q === r ? [y] : momentsOf(three)) {
              readings.all++;
              if (holds(x, y, z)) held.all++;
            }
          }
        }
        if (held.all === 0) continue;
        const count = counts.get(name) ?? [0, 0];
        counts.set(name, [count[0] + Number(held.all === readings.all), count[1] + 1]);
      }
    }
  }
  return counts;
}

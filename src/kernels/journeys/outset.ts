/** When one sets out, and how one goes on. */
export interface Outset {
  readonly from: number;
  /** Arrivals come before this moment. */
  readonly to: number;
  /** How long a hop takes, or when one arrives that departs at a moment: later, and never earlier for a later departure. */
  readonly traversal: number | ((departure: number) => number);
  /** How much later than an arrival the next departure is at the least. */
  readonly step: number;
  /** Whether it is later by as little as one likes. An arrival then is a limit where the departure is one. */
  readonly limits: boolean;
}

/** What it takes to find the fastest ways, or the latest departures. */
export interface Journeys extends Outset {
  /** 0 unless all contacts are momentary, as is `step`. */
  readonly traversal: number;
  /** Departures count up to this moment. */
  readonly bound: number;
  /** Whether distances are of latest departures, with the sign changed; else of the least time under way. */
  readonly latest: boolean;
}

/**
 * Told of some origins, the first of them number `at` of all: by node a bit for each of them that comes there, in `words` integers. Origins
 * come to themselves. What it is given holds until it returns.
 */
export type Visit = (masks: Int32Array, at: number, lanes: number, words: number) => void;

import type { Label } from "../kernels/journeys/walks";

/** What makes a way best; the rest of each rule says which of equal ones. */
export const CRITERIA = ["foremost", "fastest", "latest-departure", "fewest-hops"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** The best that a label has to offer: when it departs and arrives, and what is compared, in order, least first. */
export interface Offer {
  readonly departure: number;
  readonly arrival: number;
  readonly rank: readonly number[];
}

type Rule = (label: Label) => Offer;

/** Leaving as late as the label allows, and then arriving as early. */
function late({ until, lo, least }: Label): { departure: number; arrival: number } {
  return { departure: until, arrival: Math.max(lo, until + least) };
}

export const durationOf = ({ until, lo, least }: Label) => Math.max(least, lo - until);

/** For the ways out of one actor. The first and the last do not look at departures. */
export const OUTWARD: Readonly<Record<Criterion, Rule>> = {
  foremost: ({ lo, hops }) => ({ departure: Number.NEGATIVE_INFINITY, arrival: lo, rank: [lo, hops] }),
  fastest: (label) => {
    const { until, lo, least, hops } = label;
    return { departure: Math.min(until, lo - least), arrival: lo, rank: [durationOf(label), lo, hops] };
  },
  "latest-departure": (label) => {
    const offer = late(label);
    return { ...offer, rank: [-offer.departure, offer.arrival, label.hops] };
  },
  "fewest-hops": ({ lo, hops }) => ({ departure: Number.NEGATIVE_INFINITY, arrival: lo, rank: [hops, lo] }),
};

/** The same for the ways to one actor, found by going back from it: departures there are arrivals, and late is early. */
export const INWARD: Readonly<Record<Criterion, Rule>> = {
  foremost: (label) => {
    const offer = late(label);
    return { ...offer, rank: [-offer.departure, label.hops, offer.arrival] };
  },
  fastest: (label) => {
    const duration = durationOf(label);
    const { until, hops } = label;
    return { departure: until, arrival: until + duration, rank: [duration, -until, hops] };
  },
  "latest-departure": ({ until, lo, least, hops }) => {
    const departure = Math.min(until, lo - least);
    return { departure, arrival: lo, rank: [lo, -departure, hops] };
  },
  "fewest-hops": (label) => {
    const offer = late(label);
    return { ...offer, rank: [label.hops, -offer.departure, offer.arrival] };
  },
};

export function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [place, value] of a.entries()) {
    const other = b[place] as number;
    if (value !== other) return value < other;
  }
  return false;
}

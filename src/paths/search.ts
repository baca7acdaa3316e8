import { must, remembered } from "../base/collections";
import { invalidOption } from "../base/errors";
import { earliestArrivals, type Labels } from "../kernels/journeys/arrival";
import type { Contacts } from "../kernels/journeys/contacts";
import { type ForemostWays, foremostWays } from "../kernels/journeys/foremost";
import { type Arrive, arrivalOf } from "../kernels/journeys/moments";
import {
  type Arcs,
  type Hop,
  type Label,
  type Wait,
  type WalkTerms,
  walkLabels,
  walkOf,
} from "../kernels/journeys/walks";
import { stateOf } from "../network/inside";
import type { TemporalNetwork } from "../network/network";
import { type Criterion, INWARD, isBefore, type Offer, OUTWARD } from "./criteria";
import { sureTies, type Usable } from "./schedule";
import { arcsOf } from "./stretches";
import { lastMoment, type Terms } from "./terms";
import { outsetOf } from "./together";
import { areMoments, byActor, orderedWays, timeOrdered } from "./ways";

/** The best of the ways to an actor, or from it. Of no hops, it departs and arrives at `from`. */
export interface Found {
  /** Negative infinity where the criterion does not look at departures: the way itself then says when it departs. */
  readonly departure: number;
  readonly arrival: number;
  readonly hops: number;
  readonly trace: () => Trace;
}

/** One such way: its ties in order and when each is used. */
export interface Trace {
  readonly departure: number;
  readonly arrival: number;
  readonly ties: readonly number[];
  readonly times: readonly number[];
}

export interface Question {
  readonly view: TemporalNetwork;
  readonly usable: Usable;
  readonly terms: Terms;
  readonly criterion: Criterion;
  /** Whether the ways asked for lead to the actor, not out of it. */
  readonly backward: boolean;
}

/** The best way of an actor by its index, `undefined` where there is none. */
export type Ways = (actor: number) => Found | undefined;

/** The ways out of the actor given, or to it. */
export type Search = (actor: number) => Ways;

/** The kernel that answers a question, made ready for any actor. */
export function searchOf(question: Question): Search {
  const { view, usable, terms, criterion, backward } = question;
  const isSimple = criterion === "foremost" && !backward && !terms.wait && terms.through.length === 0;
  if (isSimple) return searchOnce(question) ?? arrivalSearch(view, usable, terms, false);
  const { arcs, walkTerms } = walksOf(question);
  const rule = (backward ? INWARD : OUTWARD)[criterion];
  const full = walkTerms.marks.reduce((all, mark) => all | mark, 0);
  return (actor) => {
    const states = walkLabels(arcs, actor, walkTerms);
    return remembered((node: number): Found | undefined => {
      const best = bestOf(must(states[node + arcs.size * full]), rule);
      if (!best) return undefined;
      const { label, offer } = best;
      if (label.hops === 0) return stay(terms.from);
      const trace = () => traceOf(walkOf(arcs, label, offer.departure, offer.arrival, walkTerms), arcs, backward);
      const [departure, arrival] = backward
        ? [0 - offer.arrival, 0 - offer.departure]
        : [offer.departure, offer.arrival];
      return { departure, arrival, hops: label.hops, trace };
    });
  };
}

function stay(time: number): Found {
  return {
    departure: time,
    arrival: time,
    hops: 0,
    trace: () => ({ departure: time, arrival: time, ties: [], times: [] }),
  };
}

/** The hops of a walk; of one found backward in the order in which they are made. */
function traceOf(hops: readonly Hop[], arcs: Arcs, backward: boolean): Trace {
  const [first, last] = [must(hops[0]), must(hops.at(-1))];
  const ties = hops.map(({ arc }) => must(arcs.ties[arc]));
  if (!backward)
    return { departure: first.departs, arrival: last.arrives, ties, times: hops.map(({ departs }) => departs) };
  const times = hops.map(({ arrives }) => 0 - arrives).reverse();
  return { departure: 0 - last.arrives, arrival: 0 - first.departs, ties: ties.reverse(), times };
}

/** What walks a question is about, for the kernels that follow them. */
export function walksOf(question: Question): { readonly arcs: Arcs; readonly walkTerms: WalkTerms } {
  const { view, usable, terms, criterion, backward } = question;
  checkBounds(view, usable, terms, criterion);
  const { ways } = orderedWays(view, usable, terms.direction, terms.days);
  const arcs = arcsOf(ways, terms, backward);
  return { arcs, walkTerms: walkTermsOf(terms, criterion, backward, ways.size) };
}

/** Earliest arrivals that hold whatever the dates, of those that are possible, are: the latest that each can be. */
export function sureSearchOf(possible: Question): Search {
  const { view, terms } = possible;
  const certain = view.under({ presence: "certain" });
  return arrivalSearch(certain, sureTies(certain), terms, true);
}

/** One pass through time, where no tie lasts; `undefined` where one does, or that is not exact. */
function searchOnce({ view, usable, terms }: Question): Search | undefined {
  if (!areMoments(view, usable, terms.direction, terms.days)) return undefined;
  const outset = outsetOf(view, usable, terms);
  if (!outset) return undefined;
  const contacts = timeOrdered(view, usable, terms.direction, terms.days);
  const arrive = arrivalOf(outset);
  return (actor) => {
    const ways = foremostWays(contacts, actor, outset);
    return (node) => {
      const label = ways.best[node] as number;
      if (label < 0) return undefined;
      return label === 0 ? stay(outset.from) : new ForemostWay(contacts, ways, arrive, label);
    };
  };
}

class ForemostWay implements Found {
  constructor(
    readonly contacts: Contacts,
    readonly ways: ForemostWays,
    readonly arrive: Arrive,
    readonly label: number,
  ) {}

  get departure(): number {
    return Number.NEGATIVE_INFINITY;
  }

  get hops(): number {
    return this.ways.hops[this.label] as number;
  }

  get arrival(): number {
    return this.arrive(this.contacts.first[this.ways.via[this.label] as number] as number);
  }

  trace(): Trace {
    const { contacts, ways, hops, arrival } = this;
    const [ties, times] = [new Array<number>(hops), new Array<number>(hops)];
    for (let [label, hop] = [this.label, hops]; hop > 0; label = ways.before[label] as number) {
      const contact = ways.via[label] as number;
      ties[--hop] = contacts.tie[contact] as number;
      times[hop] = contacts.first[contact] as number;
    }
    return { departure: times[0] as number, arrival, ties, times };
  }
}

function arrivalSearch(view: TemporalNetwork, usable: Usable, terms: Terms, sure: boolean): Search {
  const { days } = terms;
  const schedule = byActor(view, usable, terms.direction, days);
  const journey = { ...terms, step: days ? 1 : 0, fewest: true, sure };
  return (source) => {
    const ways = earliestArrivals(schedule, source, journey);
    return (node) => {
      const label = ways.best[node] as number;
      if (label < 0) return undefined;
      const [departure, arrival] = [Number.NEGATIVE_INFINITY, must(ways.arrival[label])];
      return { departure, arrival, hops: must(ways.hops[label]), trace: () => tracedBack(ways, label) };
    };
  };
}

function tracedBack(ways: Labels, label: number): Trace {
  const hops: number[] = [];
  for (let at = label; must(ways.before[at]) >= 0; at = must(ways.before[at])) hops.push(at);
  hops.reverse();
  const ties = hops.map((hop) => must(ways.tie[hop]));
  const times = hops.map((hop) => must(ways.departure[hop]));
  return { departure: must(ways.departure[hops[0] ?? label]), arrival: must(ways.arrival[label]), ties, times };
}

function bestOf(labels: readonly Label[], rule: (label: Label) => Offer): { label: Label; offer: Offer } | undefined {
  let best: { label: Label; offer: Offer } | undefined;
  for (const label of labels) {
    if (label.hops === 0) return { label, offer: { departure: label.lo, arrival: label.lo, rank: [] } };
    const offer = rule(label);
    if (!best || isBefore(offer.rank, best.offer.rank)) best = { label, offer };
  }
  return best;
}

function walkTermsOf(terms: Terms, criterion: Criterion, backward: boolean, size: number): WalkTerms {
  const marks = new Uint8Array(size);
  for (const [bit, actor] of [...new Set(terms.through)].entries()) marks[actor] = 1 << bit;
  const { at: to, open: toOpen } = lastMoment(terms);
  const common = { strict: terms.strict, step: terms.days ? 1 : 0, marks };
  if (!backward) {
    const departures = criterion === "fastest" || criterion === "latest-departure";
    return { ...common, from: terms.from, fromOpen: false, to, toOpen, wait: terms.wait, departures };
  }
  const bounds = { from: 0 - to, fromOpen: toOpen, to: 0 - terms.from, toOpen: false };
  return { ...common, ...bounds, wait: terms.wait && retraced(terms.wait), departures: true };
}

const retraced = ({ latest, earliest }: Wait): Wait => ({
  latest: (arrival) => 0 - earliest(0 - arrival),
  earliest: (departure) => 0 - latest(0 - departure),
});

function checkBounds(view: TemporalNetwork, usable: Usable, terms: Terms, criterion: Criterion): void {
  const { days } = terms;
  const { maxWait, to } = terms.resolved;
  if (terms.wait) {
    const rest = terms.wait.latest(terms.from) - terms.from;
    const least = days ? 1 : Number.MIN_VALUE;
    if (terms.strict && rest < least) {
      throw invalidOption(
        "maxWait",
        maxWait,
        `${days ? "at least a day" : "more than 0"}, where hops follow in strict order`,
      );
    }
    if (!days && typeof maxWait === "string" && /[YM]/.test(maxWait)) {
      throw invalidOption("maxWait", maxWait, "a number, weeks or days, since there are times of day in this network");
    }
  }
  const needsEnd =
    terms.wait !== undefined ||
    criterion === "latest-departure" ||
    (typeof terms.resolved.traversalTime !== "number" && usable.ties.some((tie) => terms.shift(tie) === undefined));
  if (!needsEnd || Number.isFinite(terms.to) || usable.end.every(Number.isFinite)) return;
  const { evidence } = stateOf(view);
  const noun = evidence.calendar ? "a date" : "a number";
  throw invalidOption("to", to ?? undefined, `${noun}: some ties have no end, so that one could depart at any time`);
}

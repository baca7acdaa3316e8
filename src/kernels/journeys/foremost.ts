import { firstNotBelow } from "../../base/columns";
import type { Contacts } from "./contacts";
import { arrivalOf, fewestBy, inOrder, isAtOnce, type Span, spanOf } from "./moments";
import type { Outset } from "./outset";

/** Ways that were found, one a label; label 0 is being at the origin. */
export interface ForemostWays {
  /** Of each node the label of the earliest arrival, and of these of the fewest hops; −1 where there is none. */
  readonly best: Int32Array;
  /** The contact of the last hop, by its place, and the label it departs from; −1 at the origin. */
  readonly via: number[];
  readonly before: number[];
  readonly hops: number[];
}

interface Search extends ForemostWays {
  readonly contacts: Contacts;
  readonly outset: Outset;
  readonly span: Span;
  /** By node the fewest hops of any label, and the label from which one goes on. */
  readonly marks: Int32Array;
  readonly current: Int32Array;
}

/** A contact that could be the next hop, and the label one then departs from. */
interface Hop {
  readonly contact: number;
  readonly from: number;
}

/**
 * The earliest arrivals from one origin through contacts of one moment, and of these the ways of the fewest hops: one pass over the contacts
 * in the order of time. A node gets a further label whenever it is come to by fewer hops, from which one goes on once one is ready. The
 * labels are those that `earliestArrivals` settles, in the same order.
 *
 * Cost: O(m), and O(k·log k) for each k contacts that arrive at one moment.
 */
export function foremostWays(contacts: Contacts, origin: number, outset: Outset): ForemostWays {
  const span = spanOf(contacts, outset, arrivalOf(outset));
  const { marks, by } = fewestBy(contacts);
  const best = new Int32Array(contacts.size).fill(-1);
  const current = best.slice();
  for (const column of [best, current, marks]) column[origin] = 0;
  const ways = { best, via: [-1], before: [-1], hops: [0] };
  const search: Search = { ...ways, contacts, outset, span, marks, current };
  if (!isAtOnce(contacts, outset)) followLater(search);
  else
    inOrder(
      contacts,
      span,
      (begin, end) => addAll(search, begin, by(begin, end)),
      (begin, end) => followMoment(search, begin, end),
    );
  return ways;
}

function addAll(search: Search, begin: number, places: Int32Array): void {
  const { current, contacts } = search;
  for (let i = 0; i < places.length; i++) {
    const place = begin + (places[i] as number);
    const label = add(search, place, current[contacts.source[place] as number] as number);
    current[contacts.target[place] as number] = label;
  }
}

function add({ best, via, before, hops, contacts }: Search, contact: number, from: number): number {
  const node = contacts.target[contact] as number;
  if ((best[node] as number) < 0) best[node] = via.length;
  before.push(from);
  hops.push((hops[from] as number) + 1);
  return via.push(contact) - 1;
}

/** Where hops take no time: by contacts of one moment, in the order of their sources, one can go on from one to the next. */
function followMoment(search: Search, begin: number, end: number): void {
  const { source } = search.contacts;
  const found: Hop[] = [];
  for (let contact = begin; contact < end; contact++) propose(search, found, contact);
  make(search, found, (label, node, later) => {
    search.current[node] = label;
    let contact = firstNotBelow(source, node, begin, end);
    for (; contact < end && source[contact] === node; contact++) later.push({ contact, from: label });
  });
}

/** Where one is ready some time after the departure. */
function followLater(search: Search): void {
  const { contacts, outset, span, via, current } = search;
  const { first, target } = contacts;
  const arrive = arrivalOf(outset);
  const isReady = (label: number, now: number) => {
    const ready = arrive(first[via[label] as number] as number) + outset.step;
    return outset.limits ? ready < now : ready <= now;
  };
  let due = 1;
  const found: Hop[] = [];
  for (let place = span.begin; place < span.end; ) {
    const arrival = arrive(first[place] as number);
    for (; place < span.end && arrive(first[place] as number) === arrival; place++) {
      for (; due < via.length && isReady(due, first[place] as number); due++) {
        current[target[via[due] as number] as number] = due;
      }
      propose(search, found, place);
    }
    make(search, found, () => undefined);
    found.length = 0;
  }
}

function propose({ contacts, current, hops, marks }: Search, found: Hop[], contact: number): void {
  const from = current[contacts.source[contact] as number] as number;
  if (from < 0 || (hops[from] as number) + 1 >= (marks[contacts.target[contact] as number] as number)) return;
  found.push({ contact, from });
}

/**
 * Makes those of the hops proposed, which arrive at one moment, that nothing better stands in the way of: fewer hops first, then the label that was
 * there first, then its contacts in the order in which it goes by them. `follow` may propose more, from a label just made.
 */
function make(search: Search, found: Hop[], follow: (label: number, node: number, later: Hop[]) => void): void {
  const { hops, marks, contacts } = search;
  const { first, target } = contacts;
  const hopsOf = ({ from }: Hop) => hops[from] as number;
  const momentOf = ({ contact }: Hop) => first[contact] as number;
  found.sort((a, b) => hopsOf(a) - hopsOf(b) || a.from - b.from || momentOf(b) - momentOf(a) || a.contact - b.contact);
  const later: Hop[] = [];
  for (let [i, j] = [0, 0]; i < found.length || j < later.length; ) {
    const [old, fresh] = [found[i], later[j]];
    const isOld = old !== undefined && (fresh === undefined || hopsOf(old) <= hopsOf(fresh));
    const { contact, from } = (isOld ? old : fresh) as Hop;
    if (isOld) i++;
    else j++;
    const node = target[contact] as number;
    const count = (hops[from] as number) + 1;
    if (count >= (marks[node] as number)) continue;
    marks[node] = count;
    follow(add(search, contact, from), node, later);
  }
}

import type { Layout } from "../machine";
import type { Contacts } from "./contacts";

/** The contacts of each node that have begun and are not over. */
export interface OpenContacts {
  /** None is. */
  readonly clear: () => void;
  /** One is from now on. */
  readonly open: (contact: number) => void;
  /** Goes through those of a node by which one can depart now; by the last moment of one only if that is included, and `atLast`. */
  readonly each: (node: number, now: number, atLast: boolean, go: (contact: number) => void) => void;
}

export function openContacts({ size, source, last, closed, first }: Contacts): OpenContacts {
  const [heads, links] = [new Int32Array(size).fill(-1), new Int32Array(first.length)];
  return {
    clear: () => void heads.fill(-1),
    open: (contact) => {
      links[contact] = heads[source[contact] as number] as number;
      heads[source[contact] as number] = contact;
    },
    each: (node, now, atLast, go) => {
      let before = -1;
      for (let contact = heads[node] as number; contact >= 0; ) {
        const next = links[contact] as number;
        const end = last[contact] as number;
        if (end < now) {
          if (before < 0) heads[node] = next;
          else links[before] = next;
        } else {
          before = contact;
          if (end > now || (atLast && closed[contact] === 1)) go(contact);
        }
        contact = next;
      }
    },
  };
}

/** Room for open contacts in the memory of compiled kernels, and where in it those of each node begin. None is ever open where all are apart. */
export function putOpen(memory: Layout, { size, source, momentary, shared }: Contacts) {
  const places = new Int32Array(size + 1);
  const count = momentary && shared.length === 0 ? 0 : source.length;
  for (let i = 0; i < count; i++) {
    const after = (source[i] as number) + 1;
    places[after] = (places[after] as number) + 1;
  }
  for (let node = 0; node < size; node++) places[node + 1] = (places[node + 1] as number) + (places[node] as number);
  return [memory.put(places), memory.room(4 * size + 16 * count + 16)] as const;
}

import { type Column, valueAt } from "../column";
import type { Columns, Exclusion, SpellColumns } from "../columns";
import { type ExclusionReason, reasonToExclude } from "../evidence";
import type { Policy } from "../policy";
import { type Given, numberAt } from "./given";
import { namesOf } from "./names";
import { orderOf } from "./order";
import { type EdgeSpells, edgeSpells } from "./spells";
import { type EdgeTable, textAt } from "./table";

/**
 * The same as making ties of statements one by one, of a plain list of edges: each is a tie of its own. Columns of the table that need no
 * change are the network's own. `holds` may leave further edges out, by their place in the list as it was given.
 *
 * Cost: nothing beside their spells where no edge is left out; else one pass for each column.
 */
export function columnsOfEdges(
  edges: EdgeTable,
  policy: Policy,
  holds?: Uint8Array,
): { columns: Columns; excluded: readonly Exclusion[] } {
  const { excluded, admitted } = admissionOf(edges, policy, holds);
  const spells = spellsOf(edges, policy.widen);
  const order = policy.widen === 1 || !hasTexts(edges) ? undefined : orderOf(edges, spells);
  const places = placesOf(edges.size, order, admitted);
  const pick = <T extends Numbers>(column: T): T => (places ? picked(column, places) : column);
  const some = <T extends Numbers>(column: Column<T>) => (typeof column === "number" ? column : pick(column));
  const kind = pick(edges.kind);
  const instant = some(spells.instant);
  const columns: Columns = {
    size: kind.length,
    ids: namesOf(edges, places),
    kind,
    source: pick(edges.source),
    target: pick(edges.target),
    origin: some(edges.origin),
    instant,
    directed: directedness(kind, edges.kinds),
    conflict: 0,
    weight: some(edges.weight),
    confidence: some(edges.confidence),
    corroboration: 1,
    stated: places ? pickedSpells(spells, places) : spells,
    seenMin: Number.POSITIVE_INFINITY,
    seenMax: Number.POSITIVE_INFINITY,
    claimsFrom: undefined,
    claims: claimsAt(edges.given, places),
  };
  return { columns, excluded };
}

/** The numbers of the edges at some places, or of all. */
function claimsAt(given: EdgeTable["given"], places: Uint32Array | undefined): Columns["claims"] {
  return given && places ? places.map((place) => numberAt(given, place)) : (given ?? places);
}

function directedness(kind: Uint16Array, kinds: EdgeTable["kinds"]): Column<Uint8Array> {
  const is = kinds.map(({ directed }) => Number(directed));
  if (!is.includes(0)) return 1;
  if (!is.includes(1)) return 0;
  return Uint8Array.from(kind, (index) => is[index] as number);
}

type Numbers = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

function picked<T extends Numbers>(column: T, places: Uint32Array): T {
  const to = new (column.constructor as new (size: number) => T)(places.length);
  for (let i = 0; i < places.length; i++) to[i] = column[places[i] as number] as number;
  return to;
}

function pickedSpells(spells: SpellColumns, places: Uint32Array): SpellColumns {
  const known = new Map<Float64Array, Float64Array>();
  const pick = (column: Float64Array) => {
    const found = known.get(column) ?? picked(column, places);
    known.set(column, found);
    return found;
  };
  const { startMin, startMax, endMin, endMax } = spells;
  return { startMin: pick(startMin), startMax: pick(startMax), endMin: pick(endMin), endMax: pick(endMax) };
}

const known = new WeakMap<EdgeTable, Map<number, EdgeSpells>>();

/** Keeps the spells of edges as the default policy widens dates, which were found before. */
export function keepSpells(edges: EdgeTable, spells: EdgeSpells): void {
  known.set(edges, new Map([[1, spells]]));
}

/** The spells of a table's edges, worked out once for each widening. */
export function spellsOf(edges: EdgeTable, widen: number): EdgeSpells {
  const byWidening = known.get(edges) ?? new Map<number, EdgeSpells>();
  known.set(edges, byWidening);
  const key = hasTexts(edges) ? widen : 1;
  const found = byWidening.get(key) ?? edgeSpells(edges, widen);
  byWidening.set(key, found);
  return found;
}

function hasTexts({ start, end }: EdgeTable): boolean {
  return start?.texts !== undefined || end?.texts !== undefined;
}

/** The places of the edges that are ties, in their order; `undefined` where all are, as they stand. */
function placesOf(size: number, order: Given | undefined, admitted: Uint8Array | undefined): Uint32Array | undefined {
  if (!admitted && !(order && "numbers" in order)) return order;
  const places = new Uint32Array(size);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const place = numberAt(order, i);
    if (!admitted || admitted[place] === 1) places[count++] = place;
  }
  return places.slice(0, count);
}

/** Which edges a policy lets in, by place; `undefined` for all. The rules are those of `reasonToExclude`. */
function admissionOf(
  edges: EdgeTable,
  policy: Policy,
  holds: Uint8Array | undefined,
): { excluded: readonly Exclusion[]; admitted: Uint8Array | undefined } {
  const { size, confidence, document, given } = edges;
  const reasonAt = (place: number): ExclusionReason | undefined =>
    reasonToExclude(
      { modality: "asserted", confidence: valueAt(confidence, place), source: textAt(document, place) ?? DOCUMENT },
      policy,
    );
  const isOne = typeof confidence === "number" && document === undefined;
  if (!holds && (size === 0 || (isOne && reasonAt(0) === undefined))) return { excluded: [], admitted: undefined };
  const excluded: Exclusion[] = [];
  const admitted = new Uint8Array(size);
  let count = 0;
  for (let place = 0; place < size; place++) {
    const claim = numberAt(given, place);
    const reason = reasonAt(place);
    if (reason) excluded.push({ claim, reason });
    if (reason || holds?.[claim] === 0) continue;
    admitted[place] = 1;
    count++;
  }
  excluded.sort((a, b) => a.claim - b.claim);
  return { excluded, admitted: count === size ? undefined : admitted };
}

/** What the document of an edge is called that names none. */
export const DOCUMENT = "edges";

import { compareText } from "../../base/collections";
import { type Issue, invalidData, invalidOption } from "../../base/errors";
import { completeKind, type Kind } from "../../data/kinds";
import { valueAt } from "../column";
import type { RawEdges } from "./builder";
import { keepSpells } from "./columns";
import { idColumn, idsOf } from "./ids";
import { type EdgeContext, parseEdge, type Tell } from "./input";
import { idOrder, orderOf } from "./order";
import { type EdgeSpells, edgeSpells } from "./spells";
import { arraysOf, type EdgeTable, putInOrder } from "./table";

/** What is known beside the columns. */
export interface EdgeTerms {
  /** The kinds there are, with the rules for their edges. */
  readonly known: ReadonlyMap<string, Kind>;
  /** Whether edges of kinds that are not known point from source to target. */
  readonly directed: boolean;
  /** Actors beside those of the edges. */
  readonly actors: readonly string[];
}

/** How to find and name the edges again of which something is wrong. */
export interface EdgeSource {
  /** Edges that the schema refuses, by number from 0. */
  readonly refused: readonly number[];
  /** The edge as it was given. */
  readonly rowAt: (i: number) => unknown;
  readonly tell: (issues: Issue[], i: number) => Tell;
  readonly what: string;
  /** What was found wrong before, of rows that are no edges, or of cells. */
  readonly before?: readonly Issue[];
}

/**
 * Checks columns by the rules of `parseEdge`, which is asked about every edge that breaks one.
 *
 * @returns their spells, as the default policy widens dates
 * @throws AllegianceError `invalid-data` listing every problem of every edge, in their order
 */
export function checkEdges(
  raw: RawEdges,
  known: EdgeTerms["known"],
  { refused, rowAt, tell, what, before = [] }: EdgeSource,
): EdgeSpells {
  const calendar = raw.sorts.dates;
  const suspect = new Uint8Array(raw.size);
  for (const i of refused) suspect[i] = 1;
  const repeated = repeatedIds(raw, suspect);
  const doubt = (i: number) => {
    suspect[i] = 1;
  };
  const kinds = raw.kindNames.map((name) => known.get(name));
  const needsOrigin = kinds.map((kind) => kind?.originRequired === true);
  const isEvent = kinds.map((kind) => kind?.nature === "event");
  if (calendar && raw.sorts.numbers) suspect.fill(1);
  doubtSelfTies(raw.source, raw.target, suspect);
  for (let i = 0; (needsOrigin.includes(true) || isEvent.includes(true)) && i < raw.size; i++) {
    const kind = valueAt(raw.kind, i);
    if (needsOrigin[kind] && valueAt(raw.origin, i) < 0) doubt(i);
    if (isEvent[kind] && hasTime(raw.end, i)) doubt(i);
  }
  for (const i of repeated) doubt(i);
  // Text that is no time is found there too, and what ends before it starts.
  const spells = edgeSpells(timed(raw, known), 1, doubt);
  const issues = [...before];
  for (let i = suspect.indexOf(1); i >= 0; i = suspect.indexOf(1, i + 1)) {
    const context: EdgeContext = { kinds: known, calendar, isRepeated: repeated.has(i) };
    parseEdge(rowAt(i), context, tell(issues, i));
  }
  if (before.length > 0) issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  if (issues.length > 0) throw invalidData(what, issues);
  return spells;
}

function doubtSelfTies(source: Int32Array, target: Int32Array, suspect: Uint8Array): void {
  for (let i = 0; i < source.length; i++) if (source[i] === target[i]) suspect[i] = 1;
}

function hasTime(column: RawEdges["end"], i: number): boolean {
  return (column?.texts?.codes[i] ?? -1) >= 0 || !Number.isNaN(column?.numbers?.[i] ?? Number.NaN);
}

/** Edges of which an earlier one has the id, of those that the schema takes. */
function repeatedIds({ id, size }: RawEdges, refused: Uint8Array): ReadonlySet<number> {
  const repeated = new Set<number>();
  if (!id) return repeated;
  const seen = new Uint8Array(id.values.length);
  for (let i = 0; i < size; i++) {
    const code = id.codes[i] as number;
    if (code < 0 || refused[i] === 1) continue;
    if (seen[code] === 1) repeated.add(i);
    seen[code] = 1;
  }
  return repeated;
}

function timed(raw: RawEdges, known: EdgeTerms["known"]) {
  const { size, kind, start, end, sorts } = raw;
  const natures = raw.kindNames.map((name) => known.get(name)?.nature);
  return { size, start, end, kind, natures, calendar: sorts.dates };
}

/** A table of edges that have been checked, with the spells found then. The columns become its own, and change. */
export function tableOfEdges(
  raw: RawEdges,
  spells: EdgeSpells,
  { known, directed, actors: others }: EdgeTerms,
): EdgeTable {
  const { kindNames, sorts, ...columns } = raw;
  const kinds = kindsOf(raw, known, directed);
  const kindOf = kindNames.map((name) => kinds.findIndex((kind) => kind.name === name));
  const ids = others.length > 0 ? idColumn([...new Set([...idsOf(raw.actors).map(String), ...others])]) : raw.actors;
  const ranked = idOrder(ids);
  const [numbers, actorOf] = [new Int32Array(ranked.length), new Int32Array(ranked.length)];
  for (let i = 0; i < ranked.length; i++) {
    numbers[i] = ids.numbers[ranked[i] as number] as number;
    actorOf[ranked[i] as number] = i;
  }
  const placed = (codes: Int32Array) => renumber(codes, actorOf);
  const edges: EdgeTable = {
    ...columns,
    source: placed(raw.source),
    target: placed(raw.target),
    origin: typeof raw.origin === "number" ? raw.origin : placed(raw.origin),
    kind: kindColumn(raw, kindOf),
    calendar: sorts.dates,
    kinds,
    natures: kinds.map(({ name }) => known.get(name)?.nature),
    actors: { numbers, texts: ids.texts },
    given: undefined,
  };
  const { startMin, startMax, endMin, endMax, instant } = spells;
  const order = orderOf(edges, spells);
  const arrays = new Set<Float64Array | Int32Array | Uint16Array | Uint8Array>(arraysOf(edges));
  // What is the same in all entries is left as it is, untouched memory included.
  if (kinds.length < 2) arrays.delete(edges.kind);
  if (order) {
    for (const bounds of [startMin, startMax, endMin, endMax]) arrays.add(bounds);
    if (typeof instant !== "number") arrays.add(instant);
    putInOrder(arrays, order);
  }
  const table: EdgeTable = { ...edges, given: order };
  keepSpells(table, spells);
  return table;
}

function renumber(codes: Int32Array, numbers: Int32Array): Int32Array {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code >= 0) codes[i] = numbers[code] as number;
  }
  return codes;
}

function kindColumn({ kind, size }: RawEdges, kindOf: readonly number[]): Uint16Array {
  const column = new Uint16Array(size);
  if (kindOf.some((index) => index > 0)) for (let i = 0; i < size; i++) column[i] = kindOf[valueAt(kind, i)] as number;
  return column;
}

/** The kinds in use, known ones first, in their order, then by name. On ticks there are no years, so a kind kept for a duration is kept until it is ended. */
function kindsOf(raw: RawEdges, known: ReadonlyMap<string, Kind>, directed: boolean): Kind[] {
  if (raw.kindNames.length > 65_536)
    throw invalidOption("edges", raw.kindNames.length, "at most 65,536 kinds of edges");
  const order = [...known.keys()];
  const rank = (name: string) => (known.has(name) ? order.indexOf(name) : order.length);
  const first = new Map<number, number>();
  for (let i = 0; i < raw.size && first.size < raw.kindNames.length; i++) {
    const code = valueAt(raw.kind, i);
    if (!first.has(code)) first.set(code, i);
  }
  const codes = [...first.keys()].sort((a, b) => {
    const [one, other] = [raw.kindNames[a] as string, raw.kindNames[b] as string];
    return rank(one) - rank(other) || compareText(one, other);
  });
  return codes.map((code) => {
    const [name, i] = [raw.kindNames[code] as string, first.get(code) as number];
    const nature = hasTime(raw.start, i) && !hasTime(raw.end, i) ? "event" : "state";
    const kind = known.get(name) ?? completeKind({ name, nature, directed, persistence: "until-ended" });
    const isKept = raw.sorts.dates || !kind.persistence.startsWith("P");
    return Object.freeze(isKept ? kind : { ...kind, persistence: "until-ended" as const });
  });
}

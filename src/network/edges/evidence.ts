import { compareText, type Listed, must, remembered } from "../../base/collections";
import type { Actor, Claim } from "../../data/tables";
import { isSet, valueAt } from "../column";
import { type Actors, type Evidence, inOrder, type Statement, type Statements } from "../evidence";
import { timeValue } from "../moment";
import { DOCUMENT, spellsOf } from "./columns";
import { placesOf } from "./given";
import { idAt } from "./ids";
import { nameOfEdge } from "./names";
import { type EdgeTable, type TimeColumn, textAt } from "./table";

/** What a list of edges testifies: each edge is a claim, made when it is asked for. */
export function evidenceOfEdges(
  facts: Pick<Evidence, "name" | "version" | "timeless" | "actors">,
  edges: EdgeTable,
): Evidence {
  const documents = edges.document ? documentsOf(edges) : edges.size > 0 ? [DOCUMENT] : [];
  return {
    ...facts,
    calendar: edges.calendar,
    kinds: edges.kinds,
    claims: edgeClaims(edges),
    sources: documents.map((id) => ({ id, title: id })),
    families: new Map(documents.map((id) => [id, id])),
    merge: false,
    statements: statementsOf(edges),
  };
}

/** The actors of edges, each made when it is asked for: nothing is known of them but their ids. */
export function actorsOf({ actors }: EdgeTable): Actors {
  const nameAt = (index: number) => String(must(idAt(actors, index)));
  const at = (index: number): Actor | undefined => {
    if (idAt(actors, index) === undefined) return undefined;
    const id = nameAt(index);
    return { id, name: id, type: "group", parent: undefined, note: undefined };
  };
  const list = { length: actors.numbers.length, at, idAt: nameAt };
  inOrder.set(list, true);
  return list;
}

function documentsOf({ size, document }: EdgeTable): string[] {
  const found = new Set<string>();
  for (let i = 0; i < size; i++) found.add(textAt(document, i) ?? DOCUMENT);
  return [...found].sort(compareText);
}

export function edgeClaims(edges: EdgeTable): Listed<Claim> {
  const placeOf = placesOf(edges.given);
  const at = (number: number) =>
    number >= 0 && number < edges.size ? claimOf(edges, placeOf(number), number) : undefined;
  return { length: edges.size, at };
}

function claimOf(edges: EdgeTable, place: number, number: number): Claim {
  const kind = must(edges.kinds[must(edges.kind[place])]);
  const idOf = (actor: number) => String(must(idAt(edges.actors, actor)));
  const [source, target] = [idOf(must(edges.source[place])), idOf(must(edges.target[place]))];
  const origin = valueAt(edges.origin, place);
  const [subject, object, parties] = kind.directed ? [source, target, []] : [undefined, undefined, [source, target]];
  const figure = valueAt(edges.headcount, place);
  const headcount = Number.isNaN(figure) ? undefined : figure;
  return Object.freeze({
    id: nameOfEdge(edges, place),
    kind: kind.name,
    subject,
    object,
    origin: origin < 0 ? undefined : idOf(origin),
    parties: Object.freeze(parties),
    role: textAt(edges.role, place),
    mode: undefined,
    start: timeText(edges.start, place, edges.calendar),
    end: timeText(edges.end, place, edges.calendar),
    end_status: undefined,
    place: undefined,
    headcount_low: headcount,
    headcount_best: headcount,
    headcount_high: headcount,
    modality: "asserted",
    attributed_to: undefined,
    source: textAt(edges.document, place) ?? DOCUMENT,
    paragraph: textAt(edges.paragraph, place) ?? String(number + 1),
    confidence: valueAt(edges.confidence, place),
    event: undefined,
    tie: undefined,
    contradicts: Object.freeze([]),
    note: undefined,
  });
}

/** A time as it was given: the text itself, a Date as ISO 8601 says it. */
function timeText(column: TimeColumn | undefined, place: number, calendar: boolean): string | undefined {
  const text = textAt(column?.texts, place);
  const time = column?.numbers ? must(column.numbers[place]) : Number.NaN;
  return text ?? (Number.isNaN(time) ? undefined : String(timeValue(time, calendar)));
}

/** Statements one by one, in the order of the list: for what changes some of them. Of the edges themselves columns are made at once. */
export function statementsOf(edges: EdgeTable): Statements {
  const placeOf = placesOf(edges.given);
  const all = remembered((widen: number) =>
    Array.from({ length: edges.size }, (_, number): Statement => {
      const place = placeOf(number);
      const spells = spellsOf(edges, widen);
      const kind = must(edges.kind[place]);
      return {
        claim: number,
        kind,
        source: must(edges.source[place]),
        target: must(edges.target[place]),
        origin: valueAt(edges.origin, place),
        instant: isSet(spells.instant, place),
        directed: must(edges.kinds[kind]).directed,
        weight: valueAt(edges.weight, place),
        startMin: must(spells.startMin[place]),
        startMax: must(spells.startMax[place]),
        endMin: must(spells.endMin[place]),
        endMax: must(spells.endMax[place]),
        seenMin: Number.POSITIVE_INFINITY,
        seenMax: Number.POSITIVE_INFINITY,
      };
    }),
  );
  return Object.assign((widen: number) => all(widen), { edges });
}

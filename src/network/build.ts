import { compareText, listOf, must, remembered } from "../base/collections";
import { invalidOption } from "../base/errors";
import type { Dataset } from "../data/dataset";
import type { Claim } from "../data/tables";
import { type Evidence, type Statement, scopeOf } from "./evidence";
import { TemporalNetwork } from "./network";
import { changePolicy, defaultPolicy, type PolicyInput } from "./policy";
import { type Dated, testimonyOf } from "./spell";
import { baseOf } from "./state";

/**
 * Makes ties out of the claims of a data set under a policy. Claims of the same relation whose possible spells touch are one tie;
 * a claim of several parties ties each two of them.
 *
 * Cost: one pass over the claims and a sort of the ties.
 * @throws AllegianceError `invalid-option` naming every rule of the policy that is not known
 */
export function buildNetwork(dataset: Dataset, policy?: PolicyInput): TemporalNetwork {
  if (!dataset?.claims || !Array.isArray(dataset.kinds))
    throw invalidOption("dataset", dataset, "a data set from parseDataset");
  return networkOf(evidenceOf(dataset), policy);
}

/** A view of everything that some evidence gives under a policy. */
export function networkOf(evidence: Evidence, policy: PolicyInput | undefined): TemporalNetwork {
  const scope = scopeOf(evidence);
  const resolved = changePolicy(defaultPolicy(scope.kinds), policy, scope);
  const everything = { window: undefined, label: undefined, kinds: undefined, actors: undefined, predicates: [] };
  return new TemporalNetwork({ ...baseOf(evidence, resolved), ...everything });
}

function evidenceOf(dataset: Dataset): Evidence {
  const actors = [...dataset.actors].sort((a, b) => compareText(a.id, b.id));
  const actorIndex = new Map(actors.map((actor, index) => [actor.id, index]));
  const kinds = dataset.kinds;
  const kindIndex = new Map(kinds.map((kind, index) => [kind.name, index]));
  const published = new Map(dataset.sources.map((source) => [source.id, source.published]));
  const eventDate = new Map(dataset.events.map((event) => [event.id, event.date]));
  /** What happened in an event happened when the event did, where the claim itself gives no date. */
  const dated = (claim: Claim, instant: boolean): Dated =>
    instant && claim.start === undefined && claim.event !== undefined
      ? { start: eventDate.get(claim.event), end: claim.end, end_status: claim.end_status }
      : claim;
  const indexOf = (id: string | undefined) => (id === undefined ? -1 : must(actorIndex.get(id)));

  return {
    name: dataset.name,
    version: dataset.version,
    calendar: true,
    timeless: false,
    kinds,
    actors: listOf(actors),
    claims: dataset.claims,
    sources: dataset.sources,
    families: new Map(dataset.sources.map(({ id, family }) => [id, family ?? id])),
    merge: true,
    statements: remembered((widen: number) => {
      const statements: Statement[] = [];
      let index = 0;
      for (const claim of dataset.claims) {
        const place = must(kindIndex.get(claim.kind));
        const kind = must(kinds[place]);
        const instant = kind.nature === "event";
        const when = testimonyOf(dated(claim, instant), instant, published.get(claim.source), widen);
        const origin = indexOf(claim.origin);
        const tell = (source: number, target: number) =>
          statements.push({
            startMin: when.startMin,
            startMax: when.startMax,
            endMin: when.endMin,
            endMax: when.endMax,
            seenMin: when.seenMin,
            seenMax: when.seenMax,
            claim: index,
            kind: place,
            source,
            target,
            origin,
            instant,
            directed: kind.directed,
            weight: 1,
          });
        if (kind.directed) tell(indexOf(claim.subject), indexOf(claim.object));
        else eachPair(claim.parties.map(indexOf), tell);
        index++;
      }
      return statements;
    }),
  };
}

/** Each two of some actors once, the smaller index first. */
function eachPair(parties: readonly number[], tell: (one: number, other: number) => void): void {
  const sorted = [...parties].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < sorted.length; j++) tell(sorted[i] as number, sorted[j] as number);
}

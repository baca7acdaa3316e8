import { itemsAt, itemsOf, type Listed, must } from "../base/collections";
import { isLazy } from "../base/lazy-array";
import type { Kind } from "../data/kinds";
import type { Actor, Claim, Source } from "../data/tables";
import type { EdgeTable } from "./edges/table";
import type { Policy, PolicyScope } from "./policy";
import type { Testimony } from "./spell";

/** One statement that two actors are tied, with everything a tie is made of. A claim with n parties gives n(n−1)/2. */
export interface Statement extends Testimony {
  /** Index into `claims`. */
  readonly claim: number;
  readonly kind: number;
  readonly source: number;
  readonly target: number;
  /** Index of the origin actor, or −1. */
  readonly origin: number;
  /** Whether it happened at a point of time; else it held over a spell. */
  readonly instant: boolean;
  readonly directed: boolean;
  readonly weight: number;
}

/** All statements, dates widened by some units; where they are the edges of a plain list, also these as columns. */
export interface Statements {
  (widen: number): readonly Statement[];
  readonly edges?: EdgeTable;
}

/** Actors, which may be made each time they are asked for. */
export interface Actors extends Listed<Actor> {
  /** The id of an actor, where nothing else is known of any, their names included. */
  readonly idAt?: (index: number) => string;
}

/**
 * What a network is built from: actors, claims, and how to read statements out of claims. Kept by the network, so that
 * another policy can be applied to the same evidence.
 */
export interface Evidence {
  readonly name: string;
  readonly version: string;
  /** Whether time is in days (dates) or plain numbers (ticks). */
  readonly calendar: boolean;
  /** Whether it has no date at all: then it takes times of either sort. */
  readonly timeless: boolean;
  readonly kinds: readonly Kind[];
  readonly actors: Actors;
  readonly claims: Listed<Claim>;
  readonly sources: readonly Pick<Source, "id" | "title">[];
  /** The document family of each source id: sources of one family corroborate nothing to each other. */
  readonly families: ReadonlyMap<string, string>;
  /** Whether statements of one relation and touching spells are one tie; else every statement is a tie. */
  readonly merge: boolean;
  readonly statements: Statements;
}

/** Whether actors stand in the order of their ids, where that is known. */
export const inOrder = new WeakMap<Actors, boolean>();

/** Ids and names of actors, one of each for each. Where all are called by their ids, the labels are the ids. */
export interface ActorNames {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
}

const namesKnown = new WeakMap<Actors, ActorNames>();

/** Of more actors names are made for those only that are asked for, if these are fewer than a quarter. */
const MANY = 2 ** 15;

/** Those of some actors, by their indices. Where most may be asked for, or there are few, those of all are made once for all views. */
export function actorNamesOf({ actors }: Evidence, places: Int32Array): ActorNames {
  const isFew = actors.length > MANY && 4 * places.length < actors.length;
  const known = namesKnown.get(actors) ?? (isFew ? undefined : named(actors));
  if (!known) return named(actors, places);
  namesKnown.set(actors, known);
  const ids = itemsAt(known.ids, places);
  return frozen(ids, known.labels === known.ids ? ids : itemsAt(known.labels, places));
}

/** Of all actors, or those at some places. */
function named(actors: Actors, places?: Int32Array): ActorNames {
  const [ids, labels]: [string[], string[]] = [[], []];
  let areSame = true;
  const size = places?.length ?? actors.length;
  for (let i = 0; i < size; i++) {
    const index = places ? (places[i] as number) : i;
    if (actors.idAt) ids.push(actors.idAt(index));
    else {
      const { id, name } = must(actors.at(index));
      ids.push(id);
      labels.push(name);
      areSame &&= id === name;
    }
  }
  return frozen(ids, areSame ? ids : labels);
}

const frozen = (ids: string[], labels: string[]): ActorNames => ({
  ids: Object.freeze(ids),
  labels: Object.freeze(labels),
});

/** What of a claim decides which tie it is part of, and whether it is let in. */
export type Said = Pick<Claim, "modality" | "confidence" | "source" | "role" | "mode" | "event" | "tie">;

const held = new WeakMap<Evidence["claims"], Listed<Said>>();

/** This of all claims: the claims themselves, or, where they are made each time they are read, what was read of them once. */
export function saidOf({ claims }: Evidence): Listed<Said> {
  if (!isLazy(claims)) return claims;
  const known = held.get(claims) ?? Array.from(itemsOf(claims), said);
  held.set(claims, known);
  return known;
}

const said = ({ modality, confidence, source, role, mode, event, tie }: Claim): Said => ({
  ...{ modality, confidence, source, role, mode, event, tie },
});

export type ExclusionReason = "modality" | "confidence" | "source";

/** Why a policy leaves a claim out, or `undefined` if it lets it in. */
export function reasonToExclude(
  claim: Pick<Said, "modality" | "confidence" | "source">,
  policy: Policy,
): ExclusionReason | undefined {
  if (!policy.modalities.includes(claim.modality)) return "modality";
  if (claim.confidence < policy.minConfidence) return "confidence";
  if (policy.sources !== "all" && !policy.sources.includes(claim.source)) return "source";
  return undefined;
}

export function scopeOf({ kinds, families, calendar }: Evidence): PolicyScope {
  return { kinds: new Map(kinds.map((kind) => [kind.name, kind])), sources: new Set(families.keys()), calendar };
}

import { itemsOf, type Listed, must } from "../base/collections";
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
  readonly actors: Listed<Actor>;
  readonly claims: Listed<Claim>;
  readonly sources: readonly Pick<Source, "id" | "title">[];
  /** The document family of each source id: sources of one family corroborate nothing to each other. */
  readonly families: ReadonlyMap<string, string>;
  /** Whether statements of one relation and touching spells are one tie; else every statement is a tie. */
  readonly merge: boolean;
  readonly statements: Statements;
}

/** Whether actors stand in the order of their ids, where that is known. */
export const inOrder = new WeakMap<Evidence["actors"], boolean>();

/** Ids and names of actors, one of each for each. Where all are called by their ids, the labels are the ids. */
export interface ActorNames {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
}

const namesKnown = new WeakMap<Evidence["actors"], ActorNames>();

/** Those of all actors, by their indices; made once for all views. */
export function allNames({ actors }: Evidence): ActorNames {
  const known = namesKnown.get(actors);
  if (known) return known;
  const [ids, labels]: [string[], string[]] = [[], []];
  let areSame = true;
  for (let index = 0; index < actors.length; index++) {
    const { id, name } = must(actors.at(index));
    ids.push(id);
    labels.push(name);
    areSame &&= id === name;
  }
  const names = { ids, labels: areSame ? ids : labels };
  namesKnown.set(actors, names);
  return names;
}

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

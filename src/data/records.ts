import type { EndStatus, Modality } from "./vocabulary";

/** A published document; `family` groups documents that are not independent of each other. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | undefined;
  readonly author: string | undefined;
  /** An EDTF date. */
  readonly published: string | undefined;
  readonly type: string | undefined;
  readonly family: string | undefined;
  readonly language: string | undefined;
  readonly note: string | undefined;
}

/** A group, person, contingent, state body or placeholder. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly type: "group" | "person" | "contingent" | "state-body" | "placeholder";
  readonly parent: string | undefined;
  readonly note: string | undefined;
}

/** One more spelling of an actor. */
export interface Name {
  readonly actor: string;
  readonly name: string;
  readonly type: "aka" | "acronym" | "transliteration" | "former" | "weak";
}

/** What one source says about one relation at one place in its text. */
export interface Claim {
  readonly id: string;
  readonly kind: string;
  readonly subject: string | undefined;
  readonly object: string | undefined;
  readonly origin: string | undefined;
  /** Of undirected kinds. */
  readonly parties: readonly string[];
  readonly role: string | undefined;
  readonly mode: string | undefined;
  /** An EDTF date, as `end`. */
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly end_status: EndStatus | undefined;
  readonly place: string | undefined;
  readonly headcount_low: number | undefined;
  readonly headcount_best: number | undefined;
  readonly headcount_high: number | undefined;
  readonly modality: Modality;
  readonly attributed_to: string | undefined;
  readonly source: string;
  readonly paragraph: string;
  /** From 0 to 1: what `high`, `medium` or `low` stands for, or a number of its own. */
  readonly confidence: number;
  readonly event: string | undefined;
  readonly tie: string | undefined;
  /** Ids of claims. */
  readonly contradicts: readonly string[];
  readonly note: string | undefined;
}

/** An attack, operation, death, capture or declaration; `by` did it, `claimed_by` says so of itself, `same_as` names other records of it. */
export interface EventRecord {
  readonly id: string;
  readonly type: string;
  readonly date: string | undefined;
  readonly place: string | undefined;
  /** A whole number, or a range such as `10..20`, as `wounded`. */
  readonly killed: string | undefined;
  readonly wounded: string | undefined;
  readonly target: string | undefined;
  readonly by: readonly string[];
  readonly claimed_by: readonly string[];
  readonly same_as: readonly string[];
  readonly source: string;
  readonly paragraph: string;
  readonly note: string | undefined;
}

/** A figure for the strength of an actor. */
export interface Estimate {
  readonly actor: string;
  readonly date: string | undefined;
  readonly low: number | undefined;
  readonly best: number | undefined;
  readonly high: number | undefined;
  readonly attributed_to: string | undefined;
  readonly source: string;
  readonly paragraph: string;
}

/** What the tables of a data set hold. */
export interface Records {
  readonly sources: Source;
  readonly actors: Actor;
  readonly names: Name;
  readonly claims: Claim;
  readonly events: EventRecord;
  readonly estimates: Estimate;
}

export type TableName = keyof Records;

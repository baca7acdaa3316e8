/** A time as the library's rows have it: an ISO day, or a number in a network on ticks; `null` is unbounded. */
export type PageTime = string | number | null;

export interface PageActor {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly parent?: string;
}

export interface PageName {
  readonly actor: string;
  readonly name: string;
  readonly type: string;
}

export interface PageSource {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly published?: string;
}

/** What the page reads of a row of `ties()`. */
export interface PageTie {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  readonly origin?: string;
  readonly directed: boolean;
  readonly nature: "state" | "event";
  readonly role?: string;
  readonly mode?: string;
  readonly startEarliest: PageTime;
  readonly startLatest: PageTime;
  readonly endEarliest: PageTime;
  readonly endLatest: PageTime;
  readonly persistence: string;
  readonly statedEndEarliest: PageTime;
  readonly statedEndLatest: PageTime;
  readonly headcountLow?: number;
  readonly headcountHigh?: number;
  readonly corroboration: number;
  readonly conflict: boolean;
  readonly claims: readonly string[];
}

/** What the page reads of a claim of `claimsOf()`. */
export interface PageClaim {
  readonly id: string;
  readonly source: string;
  readonly paragraph: string;
  readonly modality: string;
  readonly attributed_to?: string;
  readonly confidence: number;
  readonly start?: string;
  readonly end?: string;
  readonly end_status?: string;
  readonly place?: string;
  readonly note?: string;
}

export interface PageNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** A lasting community; an actor of none is drawn grey. */
  readonly community?: string | number;
}

/** One step of time: which ties are in it, which of them surely, and where every actor stands. */
export interface PageSlice {
  readonly label: string;
  readonly start: PageTime;
  readonly end: PageTime;
  readonly ties: readonly string[];
  readonly certain: readonly string[];
  readonly nodes: readonly PageNode[];
}

/** Everything the page draws, as plain rows. `writePage` checks it, so the page need not. */
export interface PageData {
  readonly title: string;
  readonly subtitle?: string;
  readonly data: { readonly name: string; readonly version: string; readonly licence: string };
  readonly policy: Readonly<Record<string, unknown>>;
  /** What node sizes show. */
  readonly measure: string;
  /** Label of the slice shown first. */
  readonly start: string;
  readonly actors: readonly PageActor[];
  readonly names: readonly PageName[];
  readonly sources: readonly PageSource[];
  readonly ties: readonly PageTie[];
  readonly claims: readonly PageClaim[];
  readonly slices: readonly PageSlice[];
}

import { compareText, itemsOf, must } from "../../base/collections";
import { type Columns, distinct, type Filled, fill } from "../columns";
import { type Draft, draftsOf, relationsOf } from "../drafts";
import { type Evidence, reasonToExclude, type Statement } from "../evidence";
import type { Policy } from "../policy";

/** A tie that some of a relation's claims make, if just they hold. */
interface Variant {
  readonly relation: number;
  readonly draft: Draft;
}

/** The statements about one relation that the policy lets in, and the ties that they make by which of its claims hold. */
interface Held {
  readonly name: string;
  readonly claims: readonly number[];
  readonly statements: readonly Statement[];
  /** By a text or number of bits that says which claims hold, the places of the ties. */
  readonly variants: Map<number | string, readonly number[]>;
}

/** Relations of so many claims have the ties of all their subsets made beforehand. */
const FEW = 4;

/** Of which ties some are, in the same order. */
export interface Picked {
  readonly all: Columns;
  readonly ties: Int32Array;
}

const picks = new WeakMap<Columns, Picked>();

/** Ties of claims that hold in a draw are some of those that all draws have. */
export function pickedOf(columns: Columns): Picked | undefined {
  return picks.get(columns);
}

const known = new WeakMap<Evidence, { readonly policy: Policy; readonly columns: HeldColumns }>();

/** The ties of some evidence under a policy, should only some of its claims hold: what is worked out once serves all draws. */
export function heldColumnsOf(evidence: Evidence, policy: Policy): HeldColumns {
  const found = known.get(evidence);
  if (found?.policy === policy) return found.columns;
  const columns = new HeldColumns(evidence, policy);
  known.set(evidence, { policy, columns });
  return columns;
}

/** A tie is made of those statements about its relation that hold, so that the same ones make the same ties in every draw. */
export class HeldColumns {
  readonly #evidence: Evidence;
  readonly #relations: readonly Held[];
  readonly #variants: Variant[] = [];
  /** All ties so far as columns, in the order that ties have. */
  #all = fill([]);
  /** By place among the variants that in the order of ties. */
  #ranks = new Int32Array(0);
  /** Whether ties of two relations can be called the same. */
  #isAmbiguous = false;

  constructor(evidence: Evidence, policy: Policy) {
    this.#evidence = evidence;
    const isAdmitted = Array.from(itemsOf(evidence.claims), (claim) => reasonToExclude(claim, policy) === undefined);
    this.#relations = relationsOf(evidence, policy.widen).flatMap(({ name, statements }): Held[] => {
      const own = statements.filter(({ claim }) => isAdmitted[claim]);
      const claims = [...new Set(own.map(({ claim }) => claim))];
      return claims.length === 0 ? [] : [{ name, claims, statements: own, variants: new Map() }];
    });
    for (const [place, { claims }] of this.#relations.entries()) {
      if (claims.length > FEW) continue;
      for (let bits = 1; bits < 2 ** claims.length; bits++) this.#make(place, bits, (i) => ((bits >> i) & 1) === 1);
    }
  }

  /** The same columns as of ties that are made anew of the claims that hold, by index. */
  columns(holds: ArrayLike<boolean | number>): Columns {
    const found: number[] = [];
    for (const [place, { claims, variants }] of this.#relations.entries()) {
      let bits = 0;
      for (let i = 0; i < claims.length && i < 31; i++) if (holds[claims[i] as number]) bits |= 1 << i;
      const key = claims.length <= 31 ? bits : claims.map((claim) => Number(holds[claim])).join("");
      if (key === 0) continue;
      const own = variants.get(key) ?? this.#make(place, key, (i) => Boolean(holds[must(claims[i])]));
      for (const variant of own) found.push(variant);
    }
    if (this.#ranks.length < this.#variants.length) this.#arrange();
    const isThere = new Uint8Array(this.#ranks.length);
    for (let i = 0; i < found.length; i++) isThere[this.#ranks[found[i] as number] as number] = 1;
    const ties = new Int32Array(found.length);
    for (let rank = 0, at = 0; rank < isThere.length; rank++) if (isThere[rank] === 1) ties[at++] = rank;
    const some = picked(this.#all, ties);
    const columns = this.#isAmbiguous ? { ...some, ids: distinct(some.ids) } : some;
    picks.set(columns, { all: this.#all, ties });
    return columns;
  }

  #make(place: number, key: number | string, holds: (i: number) => boolean): readonly number[] {
    const { name, claims, statements, variants } = must(this.#relations[place]);
    const left = statements.filter(({ claim }) => holds(claims.indexOf(claim)));
    const drafts = left.length === 0 ? [] : draftsOf(left, name, this.#evidence);
    const own = drafts.map((draft) => this.#variants.push({ relation: place, draft }) - 1);
    variants.set(key, own);
    return own;
  }

  #arrange(): void {
    const order = [...this.#variants.keys()].sort((a, b) => {
      const [one, other] = [must(this.#variants[a]), must(this.#variants[b])];
      const [{ spell, name }, then] = [one.draft, other.draft];
      return (
        spell.startMin - then.spell.startMin ||
        spell.startMax - then.spell.startMax ||
        compareText(name, then.name) ||
        one.relation - other.relation ||
        a - b
      );
    });
    this.#ranks = new Int32Array(order.length);
    for (const [rank, variant] of order.entries()) this.#ranks[variant] = rank;
    this.#all = fill(order.map((variant) => must(this.#variants[variant]).draft));
    const relationOf = new Map<string, number>();
    for (const { relation, draft } of this.#variants) {
      const first = relationOf.get(draft.name) ?? relation;
      if (first !== relation) this.#isAmbiguous = true;
      relationOf.set(draft.name, first);
    }
  }
}

/** Some of the ties; what few ask for is picked when it is first asked for. */
function picked(all: Filled, ties: Int32Array): Filled {
  const size = ties.length;
  const pick = <T extends Float64Array | Int32Array | Uint16Array | Uint8Array>(from: T, to: T): T => {
    for (let i = 0; i < size; i++) to[i] = from[ties[i] as number] as number;
    return to;
  };
  const doubles = (from: Float64Array) => pick(from, new Float64Array(size));
  const { stated } = all;
  return {
    size,
    ...claimColumns(all, ties),
    kind: pick(all.kind, new Uint16Array(size)),
    source: pick(all.source, new Int32Array(size)),
    target: pick(all.target, new Int32Array(size)),
    origin: pick(all.origin, new Int32Array(size)),
    instant: pick(all.instant, new Uint8Array(size)),
    directed: pick(all.directed, new Uint8Array(size)),
    stated: {
      startMin: doubles(stated.startMin),
      startMax: doubles(stated.startMax),
      endMin: doubles(stated.endMin),
      endMax: doubles(stated.endMax),
    },
    seenMin: doubles(all.seenMin),
    seenMax: doubles(all.seenMax),
    get ids() {
      return own(
        this,
        "ids",
        Array.from(ties, (tie) => must(all.ids[tie])),
      );
    },
    get conflict() {
      return own(this, "conflict", pick(all.conflict, new Uint8Array(size)));
    },
    get weight() {
      return own(this, "weight", doubles(all.weight));
    },
    get confidence() {
      return own(this, "confidence", doubles(all.confidence));
    },
    get corroboration() {
      return own(this, "corroboration", pick(all.corroboration, new Uint16Array(size)));
    },
  };
}

/** Keeps a value as a plain property in place of the getter. */
function own<T>(columns: object, name: string, value: T): T {
  Object.defineProperty(columns, name, { value, enumerable: true });
  return value;
}

function claimColumns(all: Filled, ties: Int32Array): Pick<Filled, "claims" | "claimsFrom"> {
  const claimsFrom = new Uint32Array(ties.length + 1);
  for (let i = 0; i < ties.length; i++) {
    const tie = ties[i] as number;
    const count = (all.claimsFrom[tie + 1] as number) - (all.claimsFrom[tie] as number);
    claimsFrom[i + 1] = (claimsFrom[i] as number) + count;
  }
  const claims = new Uint32Array(claimsFrom[ties.length] as number);
  for (let i = 0, at = 0; i < ties.length; i++) {
    const tie = ties[i] as number;
    const end = all.claimsFrom[tie + 1] as number;
    for (let claim = all.claimsFrom[tie] as number; claim < end; claim++) claims[at++] = all.claims[claim] as number;
  }
  return { claims, claimsFrom };
}

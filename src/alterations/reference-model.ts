import * as z from "zod/mini";
import { indices, must } from "../base/collections";
import { parseOptions } from "../base/options";
import { randomOf, seedSchema } from "../base/random";
import { checkNetwork, selectionOf, stateOf } from "../network/inside";
import { TemporalNetwork } from "../network/network";
import { withTies } from "../network/readings/altered";
import { drawEnds } from "./reference-ends";
import { FAMILIES, FAMILY_NAMES, type FamilyName } from "./reference-families";
import { drawTimes } from "./reference-times";
import { unitsOf } from "./reference-units";

export interface ReferenceModelOptions {
  /** What stays as it is, beside the number of ties of each kind. Required; the families are listed at {@link referenceModel}. */
  readonly keep: FamilyName;
  /** Decides the draw. Default 1. */
  readonly seed?: number;
  /**
   * Whether each kind is shuffled for itself (`"apart"`, the default), so that what is kept is kept kind by kind; or all kinds as one
   * (`"together"`): ends are exchanged among all ties that point (and among all that do not), times among all states (and all events).
   */
  readonly kinds?: "apart" | "together";
  /** Whether both ends of a tie stay of the types that they are: persons, groups (`"keep"`, the default); or not (`"mix"`). */
  readonly types?: "keep" | "mix";
  /** Steps of the random walk for each tie (or timeline), in families that walk. Default 100. */
  readonly switches?: number;
}

export interface ResolvedReferenceModel {
  readonly keep: FamilyName;
  readonly seed: number;
  readonly kinds: "apart" | "together";
  readonly types: "keep" | "mix";
  readonly switches: number;
}

/** The options of a family without its name and seed. */
export const familyShape = () => ({
  kinds: z._default(z.enum(["apart", "together"]), "apart"),
  types: z._default(z.enum(["keep", "mix"]), "keep"),
  switches: z._default(z.int({ error: "a whole number" }).check(z.minimum(1), z.maximum(100_000)), 100),
});

const schema = () =>
  z.strictObject({
    keep: z.enum(FAMILY_NAMES),
    seed: z._default(seedSchema(), 1),
    ...familyShape(),
  });

/**
 * A random network that has some features of a view and is otherwise as random as can be: what the view would be like if nothing but
 * these features were at work.
 *
 * Whether an actor is central for more than the number of its ties is seen by comparing it with networks in which every actor has as many
 * ties; whether the order of events matters, with networks in which the same ties come at each other's times. The more a family keeps,
 * the less can be told from it: what it keeps it explains.
 *
 * Every network that has what is kept is equally likely, ties being told apart (a microcanonical randomised reference model). By `keep`,
 * with the name in the notation of Gauvin et al. (t start, τ duration: here the whole spell with all its bounds; n ties of a pair, a ties
 * of an actor, d the same at each time, L the pairs that are tied, k an actor's number of them, Θ a timeline: all ties of a pair):
 *
 * - `"times"`, P[p(t, τ)]: the spells of the ties. Each tie joins any two different actors.
 * - `"times-and-degrees"`, P[a, p(t, τ)]: also how many ties go out of every actor and into it. Ends are exchanged and switched.
 * - `"times-and-pairs"`, P[n, p(t, τ)], of events P[w, t]: also how many ties every two actors have. Ties exchange their spells.
 * - `"degrees-at-times"`, P[d]: also which spells the ties have that go out of every actor and into it. Ends are exchanged and switched
 *   among ties of one spell: where no two have the same, nothing changes.
 * - `"timelines"`, P[p_L(Θ)]: the timelines. Each gets any two different actors who have no other.
 * - `"timelines-and-degrees"`, P[k, p_L(Θ)]: also with how many others every actor is tied, out and in.
 * - `"timelines-and-pairs"`, P[L, p_L(Θ)]: also which actors are tied. Timelines change places.
 *
 * A tie keeps its kind, role, weight, claims and origin in all families, and in all but `"times-and-pairs"` its spell: other actors are
 * tied then. In `"times-and-pairs"` the same are tied at other times, and what happened together (the ties of one claim of several
 * parties, or of one event) goes together to the time of something of as many ties. Directed and undirected ties never exchange ends,
 * nor states and events spells. Neither onset nor persistence is applied again: a pledge may end where no other one begins.
 * Change a policy before drawing: ties that are made anew from claims are those of the data.
 *
 * Parallel: in families of timelines two ties of a kind (together: of any) are parallel if they were before; in the others parallel ties
 * may arise and vanish, save in `"times-and-pairs"`. Self: none arises, and nobody moves to the group it leaves: steps that would make
 * such a tie are refused. Isolated: ends are drawn among the actors of the view; who loses its last tie is isolated. Disconnected: no
 * matter; components are not kept. Empty: the same. The view's window stays, and all its ties are in it; those outside stay as they are.
 *
 * Families whose ends are exchanged, switched or moved walk at random from the data, so that draws are uniform in the limit of many steps;
 * that the walk can come to every network is known without origins and types, and likely with them.
 *
 * Cost O(s·m), s the switches, m the ties. References: Gauvin et al. (2022), https://doi.org/10.1137/19M1242252; walks: Fosdick et al.
 * (2018), https://doi.org/10.1137/16M1087175
 *
 * @throws AllegianceError `invalid-option`
 */
export function referenceModel(view: TemporalNetwork, options: ReferenceModelOptions): TemporalNetwork {
  checkNetwork("referenceModel", view);
  const resolved: ResolvedReferenceModel = parseOptions("referenceModel", schema, options);
  const { keep, seed, kinds } = resolved;
  const family = FAMILIES[keep];
  const state = stateOf(view);
  const { columns } = state;
  const random = randomOf(seed);
  const ties = Array.from(selectionOf(view).ties);
  const altered = indices(columns.size).map((like) => ({
    ...{ like, source: must(columns.source[like]), target: must(columns.target[like]), during: like },
  }));
  drawEnds(view, unitsOf(state, ties, family, kinds), family, resolved, random, (tie, source, target) => {
    Object.assign(must(altered[tie]), { source, target });
  });
  if (family.ends === "stay") {
    drawTimes(state, ties, kinds, random, (tie, during) => {
      must(altered[tie]).during = during;
    });
  }
  const remark = `no data: reference model that keeps ${keep}, ${family.model}, seed ${seed}`;
  return withTies(asSelected(view), altered, { remark });
}

/** The same view with its predicates answered once and for all, since they would judge altered ties anew. */
function asSelected(view: TemporalNetwork): TemporalNetwork {
  const state = stateOf(view);
  if (state.predicates.length === 0) return view;
  const chosen = new Set(Array.from(selectionOf(view).ties, (tie) => must(state.columns.ids.at(tie))));
  return new TemporalNetwork({ ...state, predicates: [({ id }) => chosen.has(id)] });
}

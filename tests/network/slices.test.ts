import fc from "fast-check";
import { expect, it } from "vitest";
import { csrOf } from "../../src/kernels/csr";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { stateOf } from "../../src/network/inside";
import type { TemporalNetwork } from "../../src/network/network";
import type { PolicyInput } from "../../src/network/policy";
import type { SliceOptions } from "../../src/network/slicing/slices";
import { dayEdges, tickEdges } from "../paths/arbitrary";

const presence = fc.constantFrom<NonNullable<PolicyInput["presence"]>>("certain", "possible", "expected", {
  sample: 3,
});
const onset = fc.constantFrom("observed", "stated");

/** What each slice has, found anew by a view of its own window. */
function alone(view: TemporalNetwork, slices: readonly TemporalNetwork[]) {
  return slices.map((slice) => {
    const { start, end } = stateOf(slice).window as { start: number; end: number };
    return view.where(({ id }) => id !== "").between(timeOf(view, start), timeOf(view, end));
  });
}

function timeOf(view: TemporalNetwork, time: number): number | Date {
  return stateOf(view).evidence.calendar ? new Date(time * 86_400_000) : time;
}

function sameTies(view: TemporalNetwork, options: SliceOptions): void {
  const slices = view.slices(options);
  const others = alone(view, slices);
  for (const [i, slice] of slices.entries()) {
    const other = others[i] as TemporalNetwork;
    expect(slice.ties().map(({ id }) => id)).toEqual(other.ties().map(({ id }) => id));
    expect(slice.actors()).toEqual(other.actors());
    const strengths = (one: TemporalNetwork) =>
      one
        .project({ parallel: "keep" })
        .edges()
        .map(({ strength }) => strength);
    expect(strengths(slice)).toEqual(strengths(other));
  }
}

it("slices have the ties that a view of their window has, whatever counts as there", () => {
  const steps = fc.constantFrom<SliceOptions>(
    { every: "day" },
    { every: "3 days", window: "month" },
    { every: "week", cumulative: true },
    { every: "month", from: "1969-12-30" },
  );
  const isSame = fc.property(dayEdges, presence, onset, steps, (edges, presence, onset, options) => {
    sameTies(networkFromEdges(edges, { policy: { presence, onset } }), options);
  });
  fc.assert(isSame);
});

it("and on ticks, also where a state has to last through an outer window", () => {
  const isSame = fc.property(tickEdges, presence, fc.boolean(), (edges, presence, isWhole) => {
    const network = networkFromEdges(edges, { policy: { presence } });
    const options: SliceOptions = { every: 2, from: 0, to: 9, window: 3 };
    if (!isWhole) return sameTies(network, options);
    const outer = network.between(1, 7, { rule: "all" });
    for (const slice of outer.slices(options)) {
      const { start, end } = stateOf(slice).window as { start: number; end: number };
      const ids =
        start < end
          ? outer
              .between(start, end)
              .ties()
              .map(({ id }) => id)
          : [];
      expect(slice.ties().map(({ id }) => id)).toEqual(ids);
    }
  });
  fc.assert(isSame);
});

it("a projection computes on the graph of its edges", () => {
  const directions = fc.constantFrom("directed", "reversed", "undirected");
  const rules = fc.constantFrom("collapse", "count", "keep");
  const isSame = fc.property(tickEdges, directions, rules, fc.boolean(), (edges, direction, parallel, directed) => {
    const projection = networkFromEdges(edges, { directed }).project({ direction, parallel });
    const place = new Map(projection.ids.map((id, i) => [id, i]));
    const arcs = projection.edges().map(({ source, target, strength }) => ({
      source: place.get(source) as number,
      target: place.get(target) as number,
      strength,
    }));
    const { offsets, targets, strengths } = projection.csr;
    const expected = csrOf(projection.ids.length, arcs, direction !== "undirected");
    expect([...offsets]).toEqual([...expected.offsets]);
    expect([...targets]).toEqual([...expected.targets]);
    expect([...strengths]).toEqual([...expected.strengths]);
  });
  fc.assert(isSame);
});

it("slices have the projections that views of their windows have, to the bit", () => {
  const directions = fc.constantFrom("directed", "reversed", "undirected");
  const rules = fc.constantFrom("collapse", "count", "keep");
  const isolates = fc.constantFrom("drop", "keep");
  const steps = fc.constantFrom<SliceOptions>(
    { every: 1, from: 0, to: 9 },
    { every: 1.5, window: 4, from: -0.5, to: 9 },
    { every: 3, cumulative: true },
  );
  const ways = fc.tuple(directions, rules, presence, isolates, steps, fc.boolean());
  const views = fc.tuple(fc.boolean(), fc.boolean());
  const isSame = fc.property(tickEdges, ways, views, (edges, [direction, parallel, ...rest], [isSome, isChosen]) => {
    const [presence, isolates, options, directed] = rest;
    const whole = networkFromEdges(edges, { directed, policy: { presence, isolates } });
    const ids = whole.actors().map(({ id }) => id);
    const some = isSome ? whole.among(...ids.slice(1)) : whole;
    const view = isChosen ? some.where(({ startLatest }) => Number(startLatest) % 2 < 1) : some;
    for (const slice of view.slices(options)) {
      const { start, end } = stateOf(slice).window as { start: number; end: number };
      const [own, other] = [slice, view.between(start, end)].map((one) => one.project({ direction, parallel }));
      expect(own?.ids).toEqual(other?.ids);
      expect(own?.csr).toEqual(other?.csr);
      expect(own?.edges()).toEqual(other?.edges());
    }
  });
  fc.assert(isSame);
});

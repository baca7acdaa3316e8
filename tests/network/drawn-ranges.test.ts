import fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../src/base/collections";
import type { Ranges } from "../../src/kernels/slices/graphs";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { stateOf } from "../../src/network/inside";
import type { TemporalNetwork } from "../../src/network/network";
import { drawnView } from "../../src/network/readings/drawn";
import { drawnRangesOf } from "../../src/network/readings/drawn-ranges";
import { cutOf, rangesOf } from "../../src/network/slicing/cut";
import { type SliceOptions, windowsOf } from "../../src/network/slicing/slices";
import { edges } from "../uncertainty/reference-networks";

const modalities = { asserted: 1, attributed: 1, alleged: 0.5, denied: 0 };
const terms = { seed: 1, dates: true, claims: false, headcounts: false, modalities };

/** By tie its windows; none is none, wherever. */
const shown = ({ from, to }: Ranges) =>
  Array.from(from, (first, tie) => (first < must(to[tie]) ? [first, to[tie]] : []));

/** Whether the ranges of all readings are those of all their dates. */
function check(view: TemporalNetwork, slices: SliceOptions, draws: readonly number[]) {
  const cut = must(cutOf(windowsOf(stateOf(view), slices)));
  const found = draws.map((draw) => shown(drawnRangesOf(stateOf(drawnView(view, terms, draw)), cut)));
  expect(found).toEqual(draws.map((draw) => shown(rangesOf({ ...stateOf(drawnView(view, terms, draw)) }, cut))));
  return found;
}

it("the windows of drawn ties are those of all their dates, on the bundled data under every rule", () => {
  for (const persistence of ["until-ended", "until-replaced", "as-stated", "P2Y"] as const) {
    for (const onset of ["observed", "stated"] as const) {
      const view = buildNetwork(khorasan, { persistence, onset });
      for (const every of ["year", "month", "week"] as const) {
        const found = check(view, { every, from: "1995", to: "2016" }, [0, 1, 5, 1, 99]);
        expect(found[1]).not.toEqual(found[2]);
      }
      check(view.ofKind("defection", "allegiance").between("1990", "2012"), { every: "year" }, [0, 1, 2]);
      check(view.among("al-qaida", "ttp", "iskp", "imu"), { every: "year" }, [0, 1, 2]);
    }
  }
});

it("so are those of random ties", () => {
  const slices = fc.constantFrom(
    { every: "day", from: "1970-01-01", to: "1970-01-09" },
    { every: "2 days", from: "1970-01-02", to: "1970-01-08", window: "3 days" },
    { every: ["1970-01-02", "1970-01-05", "1970-01-06"], cumulative: true },
  );
  const policy = fc.record({
    persistence: fc.constantFrom("until-ended", "until-replaced", "as-stated", "P2D"),
    onset: fc.constantFrom("observed" as const, "stated" as const),
  });
  const isSame = fc.property(edges, policy, slices, fc.integer(), (given, rules, slicing, draw) => {
    check(networkFromEdges(given, { policy: rules }), slicing as SliceOptions, [draw, draw + 1]);
  });
  fc.assert(isSame, { numRuns: 300 });
});

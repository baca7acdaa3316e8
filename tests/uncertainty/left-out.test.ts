import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDataset } from "../../src/data/dataset";
import { khorasan } from "../../src/khorasan/index";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { Statement } from "../../src/network/evidence";
import { stateOf } from "../../src/network/inside";
import type { TemporalNetwork } from "../../src/network/network";
import { withStatements } from "../../src/network/readings/altered";
import { unitsOf } from "../../src/uncertainty/influence-units";
import { leaverOf } from "../../src/uncertainty/left-out";
import { small } from "../data/small";
import { dayEdges } from "../paths/arbitrary";
import { dataset } from "./influence-brute";

const NOTHING = { support: false, claims: false };

/** Everything that a network knows of its ties, whatever the view shows, as text: far quicker to compare. */
function inside(view: TemporalNetwork): string {
  const { columns, settled, spells, unbegun, horizon, excluded } = stateOf(view);
  const plain = (_: string, value: unknown) =>
    ArrayBuffer.isView(value) ? String(value) : value === Number.POSITIVE_INFINITY ? "never" : value;
  return JSON.stringify({ columns, settled, spells, unbegun, horizon, excluded, ties: [...view.ties()] }, plain, 1);
}

function fromScratch(view: TemporalNetwork, isOut: (statement: Statement) => boolean) {
  return withStatements(view, (all) => all.filter((one) => !isOut(one)), { remark: "x" });
}

function sameAsFromScratch(view: TemporalNetwork, isOut: (statement: Statement) => boolean) {
  const { view: left, gone, come } = leaverOf(view, NOTHING)(isOut, "x");
  const other = fromScratch(view, isOut);
  expect(inside(left)).toBe(inside(other));
  expect(left.data).toEqual(other.data);
  expect(inside(left.under({ widen: 0, presence: "certain" }))).toBe(
    inside(other.under({ widen: 0, presence: "certain" })),
  );
  return { gone, come };
}

describe("a view without some statements", () => {
  const network = buildNetwork(khorasan);

  it("is what it would be made from scratch: bundled data, one claim, one source, one tie", () => {
    for (const [claim] of khorasan.claims.entries()) {
      if (claim % 15 === 0) sameAsFromScratch(network, (statement) => statement.claim === claim);
    }
    for (const { isOut } of unitsOf(network, "source")) sameAsFromScratch(network, isOut);
    for (const [tie, { isOut }] of unitsOf(network, "tie").entries())
      if (tie % 40 === 0) sameAsFromScratch(network, isOut);
  });

  it("is so for any claims of any small data set, under any policy", () => {
    const policy = fc.record({
      persistence: fc.constantFrom("until-replaced", "until-ended", "P1Y", "as-stated"),
      onset: fc.constantFrom("observed", "stated"),
      presence: fc.constantFrom("certain", "possible", "expected"),
      sources: fc.constantFrom("all", ["report", "study"]),
    }) as fc.Arbitrary<object>;
    fc.assert(
      fc.property(dataset, policy, fc.infiniteStream(fc.boolean()), (data, rules, stream) => {
        const out = data.claims.map(() => stream.next().value);
        sameAsFromScratch(buildNetwork(data, rules), ({ claim }) => out[claim] === true);
      }),
      { numRuns: 200 },
    );
  });

  it("is so for edges, which are never merged", () => {
    fc.assert(
      fc.property(dayEdges, fc.nat(9), (edges, out) => {
        sameAsFromScratch(networkFromEdges(edges), ({ claim }) => claim === out);
      }),
    );
  });

  it("is so where the names of two relations read alike, which numbers them", () => {
    const claims = [
      { kind: "contact", parties: "a;b-c", start: "2014" },
      { kind: "contact", parties: "a-b;c", start: "2014" },
      { kind: "contact", parties: "a;c", start: "2014" },
    ].map((claim, i) => ({ ...claim, id: `c${i}`, source: "s", paragraph: "1" }));
    const actors = ["a", "a-b", "b-c", "c"].map((id) => ({ id, name: id, type: "group" }));
    const data = parseDataset({ sources: [{ id: "s", title: "S" }], actors, claims });
    const view = buildNetwork(data);
    expect(view.ties().map(({ id }) => id)).toContain("contact:a-b-c (2)");
    for (const out of [0, 1, 2]) sameAsFromScratch(view, ({ claim }) => claim === out);
  });

  it("names the ties that change, those of others whose end was set by what is left out included", () => {
    const data = small([
      { kind: "allegiance", subject: "ant", object: "east", start: "2010" },
      { kind: "defection", subject: "ant", object: "west", origin: "east", start: "2014" },
      { kind: "contact", parties: "bee;west", start: "2012" },
    ]);
    const view = buildNetwork(data);
    const idsOf = (of: TemporalNetwork, ties: readonly number[]) => ties.map((tie) => stateOf(of).columns.ids.at(tie));
    const { view: left, gone, come } = leaverOf(view, NOTHING)(({ claim }) => claim === 1, "x");
    expect(idsOf(view, gone).sort()).toEqual(["allegiance:ant>east", "defection:ant>west from east"]);
    expect(idsOf(left, come)).toEqual(["allegiance:ant>east"]);
  });

  it("has nothing changed where another claim says the same, unless claims or support are read", () => {
    const same = { kind: "contact", parties: "bee;west", start: "2012" };
    const view = buildNetwork(small([same, { ...same, source: "study" }, { ...same, parties: "ant;bee" }]));
    const isOut = ({ claim }: Statement) => claim === 1;
    const counts = [NOTHING, { support: true, claims: false }, { support: false, claims: true }].map((reads) => {
      const { gone, come } = leaverOf(view, reads)(isOut, "x");
      return [gone.length, come.length];
    });
    expect(counts).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
  });
});

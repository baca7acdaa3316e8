import { describe, expect, it } from "vitest";
import { parseDataset } from "../../src/data/dataset";
import { type RecruiterOptions, recruiters } from "../../src/defection/recruiters";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { small, tables } from "../data/small";

const recruits = { kind: "support", subject: "ant", object: "west", mode: "recruitment" };
const left = { kind: "defection", subject: "bee", origin: "east", object: "west" };
const pledge = { kind: "allegiance", subject: "bee", object: "west" };

const of = (claims: readonly Record<string, unknown>[], options?: RecruiterOptions) =>
  recruiters(buildNetwork(small(claims)), options).map(({ recruiter, recruited, how, basis, kind, claims: ids }) => [
    recruiter,
    recruited,
    how,
    basis,
    kind,
    ids.join(),
  ]);

describe("recruiters", () => {
  it("joins a recruiting to a pledge or move that the same passage tells of", () => {
    expect(
      of([
        { ...recruits, paragraph: "11" },
        { ...left, paragraph: "1;11" },
        { ...pledge, paragraph: "11" },
      ]),
    ).toEqual([
      ["ant", "bee", "recruitment", "passage", "allegiance", "c1,c3"],
      ["ant", "bee", "recruitment", "passage", "defection", "c1,c2"],
    ]);
  });

  it("joins by event across documents, and tells it from a passage", () => {
    const events = [{ id: "oath", type: "declaration", source: "report", paragraph: "1" }];
    const claims = [
      { ...recruits, id: "c1", source: "report", paragraph: "1", event: "oath" },
      { ...pledge, id: "c2", source: "study", paragraph: "9", event: "oath" },
      { ...left, id: "c3", source: "report", paragraph: "1" },
    ];
    const rows = recruiters(buildNetwork(parseDataset({ ...tables, events, claims })));
    expect(rows.map(({ basis, kind }) => [basis, kind])).toEqual([
      ["event", "allegiance"],
      ["passage", "defection"],
    ]);
  });

  it("names nobody where nothing joins them", () => {
    const unstated = [["ant", undefined, "recruitment", "unstated", undefined, "c1"]];
    expect(of([recruits])).toEqual(unstated);
    expect(of([recruits, { ...left, paragraph: "2" }])).toEqual(unstated);
    expect(of([recruits, { ...left, source: "study" }])).toEqual(unstated);
    expect(of([recruits, { ...left, origin: "west", object: "east" }])).toEqual(unstated);
    expect(of([recruits, { ...left, subject: "ant" }])).toEqual(unstated);
  });

  it("counts only the asked modes of support, and nothing that the policy leaves out", () => {
    expect(of([{ ...recruits, mode: "facilitation" }, left])).toEqual([]);
    expect(of([{ ...recruits, mode: "facilitation" }, left], { modes: ["facilitation"] })).toHaveLength(1);
    expect(of([{ ...recruits, modality: "denied" }, left])).toEqual([]);
    expect(of([recruits, { ...left, modality: "denied" }])[0]?.[3]).toBe("unstated");
    expect(() => of([recruits], { modes: [] })).toThrow(/modes/);
    expect(() => of([recruits], { mode: ["recruitment"] } as never)).toThrow(/modes/);
  });

  it("reads the role where there is no mode, as in an edge list, on dates and on ticks", () => {
    for (const [first, second] of [
      ["2014-04", "2014-05"],
      [4, 5],
    ] as const) {
      const network = networkFromEdges([
        { source: "r", target: "b", kind: "support", role: "recruitment", start: first, document: "d", paragraph: "3" },
        { source: "x", target: "b", origin: "a", kind: "defection", start: second, document: "d", paragraph: "3" },
        { source: "y", target: "b", origin: "a", kind: "defection", start: second },
      ]);
      expect(recruiters(network)).toMatchObject([
        { recruiter: "r", recruited: "x", destination: "b", basis: "passage" },
      ]);
    }
    expect(recruiters(networkFromEdges([]))).toHaveLength(0);
  });
});

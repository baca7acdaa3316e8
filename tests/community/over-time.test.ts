import { describe, expect, it } from "vitest";
import { type CommunitiesOverTimeOptions, communitiesOverTime } from "../../src/community/over-time";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import { clique, frozen } from "./graphs";

/** Groups by slice, each written as a word whose letters are its actors: every group is a clique of events at that tick. */
function script(...slices: readonly string[]) {
  const edges = slices.flatMap((groups, start): EdgeInput[] =>
    groups.split(" ").flatMap((group) => clique([...group], { start })),
  );
  return networkFromEdges(frozen(edges), { directed: false });
}

function history(slices: readonly string[], options: Partial<CommunitiesOverTimeOptions> = {}) {
  return communitiesOverTime(script(...slices), { every: 1, from: 0, to: slices.length, ...options });
}

/** Communities by slice, as `id:actors`. */
function told(slices: readonly string[], options?: Partial<CommunitiesOverTimeOptions>): string[] {
  const { rows } = history(slices, options);
  return slices.map((_, start) => {
    const groups = new Map<number, string>();
    for (const row of rows) {
      if (row.start === start) groups.set(row.community, (groups.get(row.community) ?? "") + row.actor);
    }
    return [...groups].map(([id, actors]) => `${id}:${actors}`).join(" ");
  });
}

/** Events by slice, as `type community share`. */
function events(slices: readonly string[], options?: Partial<CommunitiesOverTimeOptions>): string[] {
  return history(slices, options).events.map(
    ({ slice, type, community, share }) => `${slice} ${type} ${community} ${Number(share.toFixed(3))}`,
  );
}

describe("lasting ids", () => {
  it("hold while actors change, down to the overlap asked for", () => {
    const slices = ["abcd xyz", "bcde xyz", "cdef xyw", "ghi xw"];
    expect(told(slices)).toEqual(["0:abcd 1:xyz", "0:bcde 1:xyz", "0:cdef 1:wxy", "1:wx 2:ghi"]);
    expect(told(slices, { overlap: 0.5 })).toEqual(["0:abcd 1:xyz", "0:bcde 1:xyz", "0:cdef 1:wxy", "1:wx 2:ghi"]);
    expect(told(slices, { overlap: 0.61 })).toEqual(["0:abcd 1:xyz", "1:xyz 2:bcde", "3:cdef 4:wxy", "4:wx 5:ghi"]);
  });

  it("go to the pair that is most alike, each id once", () => {
    expect(told(["abcdef", "ab cdef"])).toEqual(["0:abcdef", "0:cdef 1:ab"]);
    expect(told(["abc def", "abcdef"])).toEqual(["0:abc 1:def", "0:abcdef"]);
    expect(told(["abcdef", "abc def"])).toEqual(["0:abcdef", "0:abc 1:def"]);
    expect(told(["abcdef", "abcuvwx def"])).toEqual(["0:abcdef", "0:def 1:abcuvwx"]);
    expect(told(["ab cdefg", "abcdefg"])).toEqual(["0:cdefg 1:ab", "0:abcdefg"]);
  });

  it("go, of pairs equally alike, to that with more actors in common, then to the id seen last", () => {
    expect(told(["ab", "ab uvwxyz", "abuvwn"])).toEqual(["0:ab", "0:ab 1:uvwxyz", "1:abnuvw"]);
    const slices = ["abcd", "abxy", "abcx"];
    expect(told(slices, { overlap: 0.6, memory: 2 })).toEqual(["0:abcd", "1:abxy", "1:abcx"]);
    expect(told(["ab yz", "abyz"])).toEqual(["0:ab 1:yz", "0:abyz"]);
    expect(told(["yz", "ab yz", "abyz"])).toEqual(["0:yz", "0:yz 1:ab", "0:abyz"]);
  });

  it("may be taken up again within memory, and not beyond", () => {
    const slices = ["abcd xyz", "abcd", "abcd xyz"];
    expect(told(slices)).toEqual(["0:abcd 1:xyz", "0:abcd", "0:abcd 2:xyz"]);
    expect(told(slices, { memory: 2 })).toEqual(["0:abcd 1:xyz", "0:abcd", "0:abcd 1:xyz"]);
    const longer = ["abcd xyz", "abcd", "abcd", "abcd xyz"];
    expect(told(longer, { memory: 2 }).at(-1)).toBe("0:abcd 2:xyz");
    expect(told(longer, { memory: 3 }).at(-1)).toBe("0:abcd 1:xyz");
  });

  it("survive a merger that is undone, if memory is long enough", () => {
    expect(told(["abcd wxyz", "abcdwxyz", "abcd wxyz"], { memory: 2 })).toEqual([
      "0:abcd 1:wxyz",
      "0:abcdwxyz",
      "0:abcd 1:wxyz",
    ]);
  });
});

describe("community events", () => {
  it("tell of a merger: one id goes on and grows, the other dies", () => {
    const slices = ["abcd xyz", "abcdxyz"];
    expect(events(slices)).toEqual(["[1, 2) growth 0 0.571", "[1, 2) merge 0 1", "[1, 2) death 1 0"]);
    const [growth, merge, death] = history(slices).events;
    const came = [
      { community: 0, actors: ["a", "b", "c", "d"], share: 4 / 7, shareOfOther: 1 },
      { community: 1, actors: ["x", "y", "z"], share: 3 / 7, shareOfOther: 1 },
    ];
    const went = { community: 0, actors: ["x", "y", "z"], share: 1, shareOfOther: 3 / 7 };
    expect(growth).toMatchObject({ start: 1, end: 2, sizeBefore: 4, size: 7, from: came });
    expect(merge).toMatchObject({ sizeBefore: 4, size: 7, from: came, to: undefined });
    expect(death).toMatchObject({ sizeBefore: 3, size: 0, from: undefined, to: [went] });
  });

  it("tell of a split: the larger part keeps the id, the other is born of it", () => {
    const slices = ["abcdxyz", "abcd xyz"];
    expect(events(slices)).toEqual(["[1, 2) contraction 0 0.571", "[1, 2) split 0 1", "[1, 2) birth 1 0"]);
    const [contraction, split, birth] = history(slices).events;
    expect(contraction?.to).toEqual([
      { community: 0, actors: ["a", "b", "c", "d"], share: 4 / 7, shareOfOther: 1 },
      { community: 1, actors: ["x", "y", "z"], share: 3 / 7, shareOfOther: 1 },
    ]);
    expect(split).toMatchObject({ from: undefined, to: contraction?.to, sizeBefore: 7, size: 4 });
    expect(birth).toMatchObject({ sizeBefore: 0, size: 3, to: undefined });
    expect(birth?.from).toEqual([{ community: 0, actors: ["x", "y", "z"], share: 1, shareOfOther: 3 / 7 }]);
  });

  it("tell of births from outside, deaths into nothing, and who came back", () => {
    expect(events(["abc", "abc xyz", "abc", "abc xyz"], { memory: 2 })).toEqual([
      "[1, 2) continuation 0 1",
      "[1, 2) birth 1 1",
      "[2, 3) continuation 0 1",
      "[2, 3) death 1 1",
      "[3, 4) continuation 0 1",
      "[3, 4) resurgence 1 1",
    ]);
    expect(history(["abc xyz"]).events).toHaveLength(0);
    const [birth] = history(["abc", "abc xyz"]).events.filter(({ type }) => type === "birth");
    expect(birth?.from).toEqual([{ community: undefined, actors: ["x", "y", "z"], share: 1, shareOfOther: undefined }]);
  });

  it("list flows by size, equal ones by id, newcomers last", () => {
    const from = (slices: string[]) =>
      history(slices)
        .events.filter(({ type }) => type === "growth")
        .at(-1)
        ?.from?.map(({ community, actors }) => `${community}:${actors.join("")}`);
    expect(from(["ab wxyz", "abwxyz"])).toEqual(["0:wxyz", "1:ab"]);
    expect(from(["yz", "ab yz", "abmnyz"])).toEqual(["0:yz", "1:ab", "undefined:mn"]);
  });

  it("call it growth or contraction from the stated change of size on", () => {
    const slices = ["abcdefghij", "abcdefghijk", "abcdefghij"];
    expect(events(slices)).toEqual(["[1, 2) growth 0 0.909", "[2, 3) continuation 0 0.909"]);
    expect(events(slices, { change: 0.09 }).at(-1)).toBe("[2, 3) contraction 0 0.909");
    expect(events(slices, { change: 0.11 })[0]).toBe("[1, 2) continuation 0 0.909");
    expect(events(["abc", "abd"], { change: 0 })).toEqual(["[1, 2) continuation 0 0.5"]);
  });

  it("do not call it a merger when one actor moves, or too few of a group do", () => {
    const types = (slices: string[], options?: Partial<CommunitiesOverTimeOptions>) =>
      history(slices, options).events.map(({ type, community }) => `${type} ${community}`);
    expect(types(["abcd xy", "abcdx yz"])).toEqual(["growth 0", "continuation 1"]);
    expect(types(["abcd vwxyz", "abcdvw xyz"])).toEqual(["contraction 0", "growth 1"]);
    expect(types(["abcd vwxyz", "abcdvw xyz"], { flow: 0.4 })).toEqual(["contraction 0", "growth 1", "merge 1"]);
  });

  it("may tell of a group that dies by splitting", () => {
    const told = events(["abcdef", "ab cd ef"], { overlap: 0.5 });
    expect(told).toEqual([
      "[1, 2) death 0 0",
      "[1, 2) split 0 1",
      "[1, 2) birth 1 0",
      "[1, 2) birth 2 0",
      "[1, 2) birth 3 0",
    ]);
  });
});

describe("communitiesOverTime", () => {
  it("sums up lives and slices", () => {
    const { communities, slices } = history(["abcd xyz", "abcd", "abcde xyw"], { memory: 2 });
    expect([...communities]).toEqual([
      { community: 0, first: 0, last: 2, slices: 3, gaps: 0, peak: 5, actors: 5 },
      { community: 1, first: 0, last: 2, slices: 2, gaps: 1, peak: 3, actors: 4 },
    ]);
    expect(slices.map(({ actors, communities: count }) => [actors, count])).toEqual([
      [7, 2],
      [4, 1],
      [8, 2],
    ]);
    expect(slices[0]?.modularity).toBeCloseTo(1 - (12 ** 2 + 6 ** 2) / 18 ** 2, 12);
  });

  it("reads calendars, keeps the names of actors, and iterates over its rows", () => {
    const network = networkFromEdges(clique(["a", "b"], { start: "2012", end: "2013" }), { directed: false });
    const result = communitiesOverTime(network, { every: "year", overlap: 0.4 });
    expect([...result]).toEqual([
      { start: "2012-01-01", end: "2013-01-01", slice: "2012", actor: "a", label: "a", community: 0 },
      { start: "2012-01-01", end: "2013-01-01", slice: "2012", actor: "b", label: "b", community: 0 },
      { start: "2013-01-01", end: "2014-01-01", slice: "2013", actor: "a", label: "a", community: 0 },
      { start: "2013-01-01", end: "2014-01-01", slice: "2013", actor: "b", label: "b", community: 0 },
    ]);
    expect(result.options).toMatchObject({ every: "year", overlap: 0.4, memory: 1, change: 0.1, flow: 0.5, seed: 1 });
    expect(result.events.options).toBe(result.options);
    expect(result.data.name).toBe("edges");
  });

  it("does not change when all is shifted in time", () => {
    const edges = clique(["a", "b", "c"], { start: 3 }).concat(clique(["a", "b", "d"], { start: 4 }));
    const [now, later] = [0, 100].map((shift) =>
      communitiesOverTime(networkFromEdges(edges.map((edge) => ({ ...edge, start: Number(edge.start) + shift }))), {
        every: 1,
      }),
    );
    expect(later?.rows.map(({ start, ...row }) => [Number(start) - 100, row.actor, row.community])).toEqual(
      now?.rows.map(({ start, ...row }) => [start, row.actor, row.community]),
    );
  });

  it("goes through slices without anybody: all die, and are new afterwards", () => {
    expect(events(["abc", "", "abc"])).toEqual(["[1, 2) death 0 1", "[2, 3) birth 1 1"]);
    expect(events(["abc", "", "abc"], { memory: 2 }).at(-1)).toBe("[2, 3) resurgence 0 1");
    expect(history([""]).rows).toHaveLength(0);
  });

  it.each([{ overlap: 0 }, { memory: 0 }, { change: -1 }, { flow: 1.1 }, { every: 0 }, { weight: 1 }])(
    "refuses %o",
    (options) => {
      expect(() => history(["abc"], options as object)).toThrow(expect.objectContaining({ code: "invalid-option" }));
    },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceModel } from "../../src/alterations/reference-model";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import { stateOf } from "../../src/network/inside";
import { drawReading } from "../../src/network/readings/reading";
import { small } from "../data/small";

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const range = ([from, length]: readonly [number, number]) =>
  length === 0 ? iso(from) : `[${iso(from)}..${iso(from + length)}]`;

describe("one reading of all dates", () => {
  it("has one moment for all whom one claim of several parties ties, and for what belongs to one event", () => {
    const network = buildNetwork(
      small([
        { kind: "joint-operation", parties: "ant;bee;east", start: "2010" },
        { kind: "joint-operation", parties: "ant;west", start: "2011" },
      ]),
    );
    for (const sample of [1, 2, 3, 4]) {
      const days = network
        .under({ presence: { sample } })
        .ties()
        .map(({ startEarliest }) => startEarliest);
      expect(new Set(days).size).toBe(2);
      expect(new Set(days.slice(0, 3)).size).toBe(1);
    }
    const whole = buildNetwork(khorasan);
    for (const sample of [1, 2, 3]) {
      const drawn = whole.under({ presence: { sample } }).ties();
      const moments = new Map<string, Set<unknown>>();
      for (const { event, nature, startEarliest } of drawn) {
        if (event === undefined || nature === "state") continue;
        moments.set(event, (moments.get(event) ?? new Set()).add(startEarliest));
      }
      expect(moments.size).toBeGreaterThan(5);
      // Its claims exclude each other: one is of what went before it.
      const apart = [...moments].filter(([, days]) => days.size > 1).map(([event]) => event);
      expect(apart).toEqual(["cat-2021-ev-times-square-2010"]);
    }
  });

  it("has nobody leave a group before joining it, each way of doing so as often as any other", () => {
    const rows = [
      { kind: "allegiance", subject: "ant", object: "east", start: range([0, 3]) },
      { kind: "defection", subject: "ant", origin: "east", object: "west", start: range([1, 3]) },
    ];
    const network = buildNetwork(small(rows));
    const counts = new Map<string, number>();
    const draws = 4000;
    for (let sample = 0; sample < draws; sample++) {
      const [pledge, move] = ["allegiance", "defection"].map(
        (kind) => network.under({ presence: { sample } }).ofKind(kind).ties()[0]?.startEarliest,
      );
      counts.set(`${pledge} ${move}`, (counts.get(`${pledge} ${move}`) ?? 0) + 1);
    }
    const readings = [0, 1, 2, 3].flatMap((pledge) =>
      [1, 2, 3, 4].filter((move) => pledge <= move).map((move) => `${iso(pledge)} ${iso(move)}`),
    );
    expect([...counts.keys()].sort()).toEqual(readings);
    const expected = draws / readings.length;
    // Four standard deviations.
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it("keeps to the bounds and the order of every network, chains of moves included", () => {
    const when = fc.tuple(fc.nat(12), fc.nat(8)).map(range);
    const group = fc.constantFrom("east", "west", "bee");
    const joined = fc
      .tuple(group, when)
      .map(([object, start]) => ({ kind: "allegiance", subject: "ant", object, start }));
    const moved = fc
      .tuple(group, group, when)
      .filter(([origin, object]) => origin !== object)
      .map(([origin, object, start]) => ({ kind: "defection", subject: "ant", origin, object, start }));
    fc.assert(
      fc.property(fc.array(fc.oneof(joined, moved), { minLength: 1, maxLength: 6 }), fc.nat(1000), (rows, sample) => {
        const network = buildNetwork(small(rows.map((row, i) => ({ ...row, tie: `t${i}` }))));
        const bounds = new Map(network.ties().map((tie) => [tie.id, tie]));
        const drawn = network.under({ presence: { sample } }).ties();
        for (const { id, startEarliest, startLatest } of drawn) {
          expect(startEarliest).toBe(startLatest);
          const { startEarliest: low, startLatest: high } = bounds.get(id) ?? {
            startEarliest: null,
            startLatest: null,
          };
          expect(String(low) <= String(startEarliest) && String(startEarliest) <= String(high)).toBe(true);
        }
        // Of one move alone, whatever may have come before it did; several can exclude each other.
        const moves = drawn.filter(({ kind }) => kind === "defection");
        if (moves.length > 1) return;
        for (const move of moves) {
          const last = String(bounds.get(move.id)?.startLatest);
          const before = drawn.filter(
            ({ kind, target, id }) =>
              kind === "allegiance" && target === move.origin && String(bounds.get(id)?.startEarliest) <= last,
          );
          for (const { startEarliest } of before)
            expect(String(startEarliest) <= String(move.startEarliest)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("does not take fighting a group for joining it, and has everybody leave last what they joined before", () => {
    const a = { source: "a", start: "2013-05" };
    const network = networkFromEdges([
      { ...a, id: "foe", target: "x", kind: "hostility" },
      { ...a, id: "member", target: "x", kind: "membership" },
      { ...a, id: "pledge", target: "x", kind: "allegiance" },
      { ...a, id: "move", target: "y", origin: "x", kind: "defection" },
      { ...a, id: "next", target: "z", origin: "y", kind: "defection" },
    ]);
    let foes = 0;
    for (let sample = 0; sample < 300; sample++) {
      const drawn = network.under({ presence: { sample } }).ties();
      const day = Object.fromEntries(drawn.map(({ id, startEarliest }) => [id, String(startEarliest)]));
      expect(
        `${day.member}` <= `${day.move}` && `${day.pledge}` <= `${day.move}` && `${day.move}` <= `${day.next}`,
      ).toBe(true);
      if (`${day.foe}` > `${day.move}`) foes++;
    }
    expect(foes).toBeGreaterThan(50);
    // Moves alone are in order too.
    const alone = networkFromEdges([
      { ...a, id: "move", target: "y", origin: "x", kind: "defection" },
      { ...a, id: "next", target: "z", origin: "y", kind: "defection" },
    ]);
    for (let sample = 0; sample < 100; sample++) {
      const drawn = alone.under({ presence: { sample } }).ties();
      const [move, next] = ["move", "next"].map((id) => String(drawn.find((tie) => tie.id === id)?.startEarliest));
      expect(`${move}` <= `${next}`).toBe(true);
    }
    const there = networkFromEdges([
      { ...a, id: "to", target: "y", origin: "x", kind: "defection" },
      { ...a, id: "fro", target: "x", origin: "y", kind: "defection" },
    ]);
    const firsts = Array.from({ length: 200 }, (_, sample) => there.under({ presence: { sample } }).ties()[0]?.id);
    expect(new Set(firsts).size).toBe(2);
  });

  it("draws dates as a distribution over their bounds says", () => {
    const network = buildNetwork(
      small([{ kind: "allegiance", subject: "ant", object: "east", start: "2010", end: "2012" }]),
    );
    const state = stateOf(network);
    const late = drawReading(state, 5, (_, date) => (date === "start" ? () => 0.999 : () => 0));
    expect([late.startMin[0], late.endMin[0]].map((day) => iso(Number(day)))).toEqual(["2010-12-31", "2012-01-02"]);
  });
});

describe("a network of altered ties", () => {
  it("refuses a policy under which the ties would be made anew", () => {
    const network = referenceModel(buildNetwork(khorasan), { keep: "times" });
    expect(network.under({ persistence: "until-ended" }).ties().length).toBe(network.ties().length);
    expect(() => network.under({ minConfidence: 0.6 })).toThrow(/cannot be made anew/);
    expect(() => network.under({ widen: 2 })).toThrow(/cannot be made anew/);
  });
});

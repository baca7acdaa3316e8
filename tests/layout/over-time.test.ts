import { describe, expect, it } from "vitest";
import { randomOf } from "../../src/base/random";
import { layout } from "../../src/layout/layout";
import { type LayoutOverTimeOptions, type LayoutOverTimeRow, layoutOverTime } from "../../src/layout/over-time";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { EdgeInput } from "../../src/network/edges/input";
import type { TemporalNetwork } from "../../src/network/network";

/** Three camps whose thirty actors change camp now and then, over ten slices. */
function shiftingCamps(): TemporalNetwork {
  const random = randomOf(3);
  const camp = Array.from({ length: 30 }, (_, actor) => actor % 3);
  const edges: EdgeInput[] = [];
  for (let start = 0; start < 10; start++) {
    for (const actor of camp.keys()) if (random() < 0.05) camp[actor] = Math.floor(3 * random());
    for (const source of camp.keys()) {
      for (let target = 0; target < source; target++) {
        if (random() < (camp[source] === camp[target] ? 0.2 : 0.02)) {
          edges.push(Object.freeze({ source, target, start, end: start + 2 + Math.floor(4 * random()) }));
        }
      }
    }
  }
  return networkFromEdges(Object.freeze(edges), { directed: false });
}

type Places = Map<string, { readonly x: number; readonly y: number }>;

function bySlice(rows: Iterable<LayoutOverTimeRow>): Places[] {
  const slices = new Map<string, Places>();
  for (const { slice, actor, x, y } of rows) slices.set(slice, (slices.get(slice) ?? new Map()).set(actor, { x, y }));
  return [...slices.values()];
}

function meanMove(slices: readonly Places[]): number {
  const moves = slices.slice(1).flatMap((places, index) =>
    [...places].flatMap(([actor, { x, y }]) => {
      const last = slices[index]?.get(actor);
      return last ? [Math.hypot(x - last.x, y - last.y)] : [];
    }),
  );
  return moves.reduce((a, b) => a + b, 0) / moves.length;
}

/** Mean length of ties over mean distance of all pairs: the lower, the better the picture tells ties. */
function stretch(views: readonly TemporalNetwork[], slices: readonly Places[]): number {
  const each = views.map((view, index) => {
    const places = slices[index] ?? new Map();
    const apart = (one: string, other: string) => {
      const [p, q] = [places.get(one), places.get(other)];
      return p && q ? Math.hypot(p.x - q.x, p.y - q.y) : 0;
    };
    const ids = [...places.keys()];
    const all = ids.flatMap((one, i) => ids.slice(i + 1).map((other) => apart(one, other)));
    const ties = view.project({ direction: "undirected" }).edges();
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    return mean(ties.map(({ source, target }) => apart(source, target))) / mean(all);
  });
  return each.reduce((a, b) => a + b, 0) / each.length;
}

const network = shiftingCamps();
const clique = (actors: string, start: number): EdgeInput[] =>
  [...actors].flatMap((source, i) => [...actors.slice(i + 1)].map((target) => ({ source, target, start })));
const script = (...slices: string[]) =>
  networkFromEdges(slices.flatMap((groups, start) => groups.split(" ").flatMap((group) => clique(group, start))));
const run = (slices: string[], options?: Partial<LayoutOverTimeOptions>) =>
  bySlice(layoutOverTime(script(...slices), { every: 1, from: 0, to: slices.length, ...options }));

describe("layoutOverTime", () => {
  it("moves actors much less than independent layouts, and tells ties nearly as well", () => {
    const views = network.slices({ every: 1 });
    const alone = views.map((view) => new Map(layout(view).map(({ actor, x, y }) => [actor, { x, y }])));
    const together = bySlice(layoutOverTime(network, { every: 1 }));
    expect(together).toHaveLength(alone.length);
    expect(meanMove(together)).toBeLessThan(0.4 * meanMove(alone));
    expect(stretch(views, together)).toBeLessThan(1.1 * stretch(views, alone));
    const loose = bySlice(layoutOverTime(network, { every: 1, stay: 0 }));
    expect(meanMove(together)).toBeLessThan(0.7 * meanMove(loose));
    expect(meanMove(loose)).toBeLessThan(0.7 * meanMove(alone));
  });

  it("begins as a layout does", () => {
    const first = network.slices({ every: 1 })[0] as TemporalNetwork;
    const rows = layoutOverTime(network, { every: 1, seed: 5 }).filter(({ start }) => start === 0);
    expect(rows.map(({ actor, label, x, y }) => ({ actor, label, x, y }))).toEqual([...layout(first, { seed: 5 })]);
  });

  it("hardly moves what does not change, and turns nothing", () => {
    const same = run(["abcdef defgh", "abcdef defgh", "abcdef defgh", "abcdef defgh"], { iterations: 2000, stay: 0 });
    expect(meanMove(same)).toBeLessThan(1);
    const slices = bySlice(layoutOverTime(network, { every: 1, stay: 0 }));
    for (const [index, places] of slices.slice(1).entries()) {
      const pairs = [...places].flatMap(([actor, now]) => {
        const was = slices[index]?.get(actor);
        return was ? [{ was, now }] : [];
      });
      const mean = (pick: (pair: (typeof pairs)[0]) => number) => pairs.reduce((a, p) => a + pick(p), 0) / pairs.length;
      const [wx, wy, nx, ny] = [mean((p) => p.was.x), mean((p) => p.was.y), mean((p) => p.now.x), mean((p) => p.now.y)];
      const cross = mean((p) => (p.now.x - nx) * (p.was.y - wy) - (p.now.y - ny) * (p.was.x - wx));
      expect(Math.abs(cross)).toBeLessThan(1e-6);
      expect(Math.hypot(nx - wx, ny - wy)).toBeLessThan(1e-9);
    }
  });

  it("keeps everyone in place with stay 1, those who return after years too", () => {
    const [first, , , last] = run(["abc xyz", "abc", "abcd", "abcd xyz"], { stay: 1 });
    for (const actor of "abcxyz") {
      expect(last?.get(actor)?.x).toBeCloseTo(first?.get(actor)?.x as number, 12);
      expect(last?.get(actor)?.y).toBeCloseTo(first?.get(actor)?.y as number, 12);
    }
  });

  it("lets newcomers begin near their neighbours, and those of newcomers near these", () => {
    const [before, after] = run(["abc wxyz", "abcd wxyz de"], { adjust: 0 }) as [Places, Places];
    const gap = (one: string, other: string) => {
      const [p, q] = [after.get(one), after.get(other)] as [{ x: number; y: number }, { x: number; y: number }];
      return Math.hypot(p.x - q.x, p.y - q.y);
    };
    const size = Math.max(...[...before.values()].map(({ x, y }) => Math.hypot(x, y)));
    for (const known of "abc") expect(gap("d", known)).toBeLessThan(gap("d", "x"));
    expect(gap("d", "e")).toBeLessThan(size);
    for (const actor of before.keys()) expect(after.get(actor)?.x).toBeCloseTo(before.get(actor)?.x as number, 9);
  });

  it("passes over empty slices, and starts afresh where nobody is known", () => {
    const slices = run(["abc", "", "abc", "xyz"], { stay: 1 });
    expect(slices).toHaveLength(3);
    expect(slices[1]?.get("a")?.x).toBeCloseTo(slices[0]?.get("a")?.x as number, 12);
    const fresh = [...(slices[2]?.values() ?? [])];
    expect(fresh).toHaveLength(3);
    expect(fresh.reduce((sum, { x }) => sum + x, 0)).toBeCloseTo(0, 9);
    expect([...layoutOverTime(networkFromEdges([]), { every: 1 })]).toEqual([]);
  });

  it("is finite, the same for the same seed, and says what made it", () => {
    const result = layoutOverTime(network, { every: 2, seed: 9, linLog: true });
    for (const { x, y } of result) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    expect([...layoutOverTime(network, { every: 2, seed: 9, linLog: true })]).toEqual([...result]);
    expect([...layoutOverTime(network, { every: 2, seed: 8, linLog: true })]).not.toEqual([...result]);
    expect(result.columns).toEqual(["start", "end", "slice", "actor", "label", "x", "y"]);
    expect(result[0]).toMatchObject({ start: 0, end: 2, slice: "[0, 2)", actor: "0", label: "0" });
    expect(result.options).toMatchObject({ every: 2, seed: 9, adjust: 30, stay: 0.5, linLog: true, parallel: "count" });
  });

  it.each([{ stay: 1.5 }, { adjust: -1 }, { every: 0 }, { start: {} }])("refuses %o", (options) => {
    expect(() => layoutOverTime(network, { every: 1, ...options } as LayoutOverTimeOptions)).toThrow(
      expect.objectContaining({ code: "invalid-option" }),
    );
  });
});

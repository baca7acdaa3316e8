import fc from "fast-check";
import { expect, it } from "vitest";
import { indices } from "../../src/base/collections";
import { brandes } from "../../src/kernels/shortest/brandes";
import { brandesJoined } from "../../src/kernels/shortest/brandes-joined";
import { csr } from "./graph";

type Arc = readonly [number, number];

it("graphs that lie one after the other have the values of each by itself, however much room there is for what is kept", () => {
  const joined = fc.array(
    fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 22 }),
    { minLength: 1, maxLength: 4 },
  );
  const isSame = fc.property(joined, fc.constantFrom(undefined, 0, 3, 12), (all, room) => {
    const graphs = all.map((list) => list.filter(([a, b]) => a !== b).sort(([a, b], [c, d]) => a - c || b - d));
    const arcs = graphs.flat();
    const starts = graphs.map((_, i) => graphs.slice(0, i).reduce((sum, list) => sum + list.length, 0));
    const found = brandesJoined(
      {
        sizes: Int32Array.from(graphs, () => 10),
        offsets: Int32Array.from(
          graphs.flatMap((list, i) =>
            Array.from({ length: 11 }, (_, node) => (starts[i] as number) + list.filter(([a]) => a < node).length),
          ),
        ),
        targets: Int32Array.from(arcs, ([, target]) => target),
        masks: Uint8Array.from(arcs, ([, , mask]) => mask),
      },
      room,
    )?.slice();
    const expected = graphs.flatMap((list) => {
      const lanes = Array.from({ length: 8 }, (_, lane) =>
        brandes(
          csr(
            10,
            list.filter(([, , mask]) => (mask >> lane) & 1).map(([a, b]): Arc => [a, b]),
          ),
        ),
      );
      return Array.from({ length: 10 }, (_, node) => lanes.map((values) => values[node])).flat();
    });
    expect(found && Array.from(found)).toEqual(expected);
  });
  fc.assert(isSame, { numRuns: 400 });
});

it("graphs that are not small are left to each by itself", () => {
  const graph = (size: number) => ({
    sizes: Int32Array.of(size),
    offsets: new Int32Array(size + 1),
    targets: new Int32Array(0),
    masks: new Uint8Array(0),
  });
  expect(brandesJoined(graph(256))).toHaveLength(8 * 256);
  expect(brandesJoined(graph(257))).toBeUndefined();
});

it("counts paths as far as a lane can, and leaves graphs with more to each by itself", () => {
  const layers = (deep: number) => {
    const all = indices(4 * deep).flatMap((node) =>
      node < 4 * (deep - 1) ? indices(4).map((i): Arc => [node, 4 * Math.floor(node / 4) + 4 + i]) : [],
    );
    const { offsets, targets } = csr(4 * deep, all);
    const graph = { sizes: Int32Array.of(4 * deep), offsets, targets, masks: new Uint8Array(all.length).fill(5) };
    return { joined: brandesJoined(graph)?.slice(), alone: brandes(csr(4 * deep, all)) };
  };
  const { joined, alone } = layers(9);
  const expected = Array.from(alone).flatMap((value) => [value, 0, value, 0, 0, 0, 0, 0]);
  expect(joined && Array.from(joined)).toEqual(expected);
  expect(layers(10).joined).toBeUndefined();
});

it.each([32_767, 32_768, 65_534, 65_535])("counts %i paths, or leaves them to each by itself", (paths) => {
  // From 0 through pairs, each tied to both of the next: 2ⁱ ways of i hops to the two of pair i − 1. From there on one way of as many hops as
  // are left leads to the end, for each bit of the number.
  const [bits, end] = [16, 2 * 15 + 1];
  const pair = (i: number) => [2 * i + 1, 2 * i + 2];
  const froms = (bit: number) => (bit === 0 ? [0] : pair(bit - 1));
  const arcs = indices(15).flatMap((i) => froms(i).flatMap((from) => pair(i).map((to): Arc => [from, to])));
  let next = end + 1;
  for (const bit of indices(bits).filter((bit) => (paths >> bit) & 1)) {
    let last = froms(bit);
    for (let hop = bit; hop < bits; hop++) {
      for (const from of last) arcs.push([from, next]);
      last = [next++];
    }
    for (const from of last) arcs.push([from, end]);
  }
  const { offsets, targets } = csr(next, arcs);
  const masks = new Uint8Array(targets.length).fill(1);
  const joined = brandesJoined({ sizes: Int32Array.of(next), offsets, targets, masks });
  if (paths > 65_534) expect(joined).toBeUndefined();
  else expect(joined?.filter((_, i) => i % 8 === 0)).toEqual(brandes(csr(next, arcs)));
});

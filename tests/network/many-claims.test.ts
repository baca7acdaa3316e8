import { expect, it } from "vitest";
import { compareText, groupBy, must } from "../../src/base/collections";
import { lazyArray } from "../../src/base/lazy-array";
import { type Dataset, parseDataset } from "../../src/data/dataset";
import type { Claim } from "../../src/data/tables";
import { buildNetwork } from "../../src/network/build";
import { evidence } from "../bench/evidence.js";

const seeds = [1, 2, 3, 4, 5, 6];
const dataOf = (seed: number): Dataset => parseDataset(evidence({ claims: 400, seed }));
const asStated = { onset: "stated", persistence: "as-stated" } as const;

/** The relations that a claim speaks of, each as a text. */
function relationsOf({ kind, subject, object, origin, parties, role, mode, event, tie }: Claim): string[] {
  if (subject !== undefined) return [JSON.stringify([kind, subject, object, origin, role, mode, undefined, tie])];
  const sorted = parties.toSorted(compareText);
  const pairs = sorted.flatMap((one, i) => sorted.slice(i + 1).map((other) => [one, other]));
  return pairs.map(([one, other]) => JSON.stringify([kind, one, other, origin, role, mode, event, tie]));
}

it("are ties of the relation that all their claims are about, which has no others", () => {
  for (const seed of seeds) {
    const data = dataOf(seed);
    const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
    const network = buildNetwork(data, { modalities: ["asserted", "attributed", "alleged", "denied"] });
    const found = network.ties().flatMap(({ id, kind, source, target, origin, role, mode, directed, ...tie }) => {
      const key = JSON.stringify([
        kind,
        source,
        target,
        origin,
        role,
        mode,
        directed ? undefined : tie.event,
        undefined,
      ]);
      for (const claim of tie.claims) expect(relationsOf(must(claims.get(claim)))).toContain(key);
      return tie.claims.map((claim) => `${claim} ${id.replace(/ #\d+$/, "")} ${key}`);
    });
    const said = data.claims.flatMap((claim) => relationsOf(claim).map((key) => `${claim.id} ${key}`));
    expect(found.map((line) => line.replace(/ .* \[/, " [")).toSorted()).toEqual(said.toSorted());
    const names = groupBy(new Set(found.map((line) => line.replace(/^\S+ /, ""))), (line) => line.replace(/ \[.*/, ""));
    for (const [name, keys] of names) expect(keys, name).toHaveLength(1);
  }
});

it("give ties by earliest start, then by latest start, then by name", () => {
  for (const seed of seeds) {
    const ids = buildNetwork(dataOf(seed), asStated).ties();
    const plain = [...ids].sort(
      (a, b) =>
        compareText(`${a.startEarliest ?? ""}`, `${b.startEarliest ?? ""}`) ||
        compareText(`${a.startLatest ?? "9"}`, `${b.startLatest ?? "9"}`) ||
        compareText(a.id, b.id),
    );
    expect(ids.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
  }
});

it("are read twice where they are made each time they are read, and give the same ties", () => {
  const data = dataOf(1);
  let reads = 0;
  const at = (index: number) => {
    reads++;
    return data.claims[index];
  };
  const network = buildNetwork({ ...data, claims: lazyArray({ length: data.claims.length, at }) });
  expect(reads).toBe(2 * data.claims.length);
  expect([...network.ties()]).toEqual([...buildNetwork(data).ties()]);
  expect([...network.excluded()]).toEqual([...buildNetwork(data).excluded()]);
});

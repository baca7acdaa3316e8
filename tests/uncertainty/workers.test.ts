import { describe, expect, it, vi } from "vitest";
import { indices } from "../../src/base/collections";
import { MEASURES, type MeasureName } from "../../src/centrality/measures";
import { type CentralityOverTimeOptions, centralityOverTime } from "../../src/centrality/over-time";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import { robustness } from "../../src/uncertainty/robustness";
import { significance } from "../../src/uncertainty/significance";
import { uncertainty } from "../../src/uncertainty/uncertainty";
import type { Order } from "../../src/workers/pool";
import { crossingPool, poolOf } from "./pool";

const network = buildNetwork(khorasan).between("2012", "2016");
const question = { call: "centralityOverTime", options: { measure: "degree", every: "year" } } as const;

describe("workers", () => {
  it("make the draws of robustness, refused ones too", async () => {
    const error = ["missing-ties", "missing-claims", "alias-split", "date-jitter", "presence"] as const;
    const options = { error, rates: [0.1, 0.3], draws: 5 };
    // Under presence expected hops are refused, which is no answer.
    const asked = { call: "centralityOverTime", options: { measure: "betweenness", every: "year" } } as const;
    const alone = await robustness(network, asked, options);
    expect(alone.find(({ variant }) => variant === "expected")?.answered).toBe(0);
    for (const size of [1, 2]) {
      const workers = poolOf(size);
      const shared = await robustness(network, asked, { ...options, workers });
      expect([...shared]).toEqual([...alone]);
      expect([...shared.figures()]).toEqual([...alone.figures()]);
      await workers.close();
    }
  });

  it("measure the slices of centrality over time", async () => {
    const workers = poolOf(2);
    for (const measure of Object.keys(MEASURES) as MeasureName[]) {
      const options = { measure, every: "month", window: "year", ...(measure === "katz" && { alpha: 0.01 }) } as const;
      const alone = centralityOverTime(network, options as CentralityOverTimeOptions);
      const shared = await centralityOverTime(network, { ...(options as CentralityOverTimeOptions), workers });
      expect([...shared]).toEqual([...alone]);
      expect(shared.options).toEqual(alone.options);
      expect(alone.length).toBeGreaterThan(500);
    }
    const nothing = network.between("1950", "1951");
    expect([...(await centralityOverTime(nothing, { measure: "degree", every: "month", workers }))]).toEqual([]);
    const distance = (strength: number) => strength;
    const options = { measure: "closeness", every: "year", workers } as const;
    await expect(centralityOverTime(network, { ...options, distance })).rejects.toThrow(/workers.*function/);
    const some = network.where(() => true);
    await expect(centralityOverTime(some, options)).rejects.toThrow(/where.*cannot be sent/);
    const refused = centralityOverTime(network.ofKind("defection"), {
      ...options,
      measure: "eigenvector",
      direction: "directed",
    });
    await expect(refused).rejects.toThrow(/slice \d{4}/);
    await workers.close();
  });

  it("measure slices in any order, and are not asked for views that cannot be sent even where they would do nothing", async () => {
    const options = { measure: "pagerank", every: "month" } as const;
    const alone = [...centralityOverTime(network, options)];
    const workers = crossingPool();
    const asked = vi.spyOn(workers, "run");
    expect([...(await centralityOverTime(network, { ...options, workers }))]).toEqual(alone);
    expect(asked).toHaveBeenCalledOnce();
    await workers.close();
    const idle = poolOf(1, 1e9);
    const spared = vi.spyOn(idle, "run");
    expect([...(await centralityOverTime(network, { ...options, workers: idle }))]).toEqual(alone);
    expect(spared).not.toHaveBeenCalled();
    const some = network.where(() => true);
    await expect(centralityOverTime(some, { ...options, workers: idle })).rejects.toThrow(/where.*cannot be sent/);
    await idle.close();
  });

  it("make the networks of significance", async () => {
    const options = { keep: "times-and-degrees", draws: 9, switches: 10 } as const;
    const alone = await significance(network, question, options);
    const workers = poolOf(2);
    expect([...(await significance(network, question, { ...options, workers }))]).toEqual([...alone]);
    const model = () => network;
    await expect(significance(network, question, { model, draws: 2, workers })).rejects.toThrow(/workers.*function/);
    await workers.close();
  });

  it("keep the network that they have for the next call, and measure slices in batches", async () => {
    const orders: Order[] = [];
    const workers = poolOf(2, 0, (order) => orders.push(order));
    const options = { measure: "betweenness", every: "month" } as const;
    const other = network.after("2013");
    for (const view of [network, network, other, network]) {
      expect([...(await centralityOverTime(view, { ...options, workers }))]).toEqual([
        ...centralityOverTime(view, options),
      ]);
    }
    await workers.close();
    expect(orders.filter((order) => "view" in order)).toHaveLength(3 * 2);
    const sizes = orders.flatMap((order) => ("parts" in order ? [order.parts.to - order.parts.from] : []));
    expect(Math.max(...sizes)).toBe(8);
    expect(sizes.filter((size) => size < 8).length).toBeLessThanOrEqual(4);
  });

  it("are told what to do next before what they answered is read", async () => {
    const orders: Order[] = [];
    const workers = poolOf(1, 0, (order) => orders.push(order));
    const task = { call: "slices", measure: "degree", options: {}, slicing: { every: "month" } };
    const told: number[] = [];
    const receiver = { reader: () => (sent: unknown) => sent, each: async () => void told.push(orders.length) };
    await workers.run(network, task, { from: 0, to: 3 }, receiver);
    expect(told).toEqual([3, 4, 4]);
    await workers.close();
  });

  it("tally draws whose slices are joined, in whatever order, and in stages", async () => {
    const asked = { call: "centralityOverTime", options: { measure: "betweenness", every: "year" } } as const;
    const whole = buildNetwork(khorasan);
    for (const options of [
      { draws: 61, claims: "kept" } as const,
      { draws: 333, tolerance: 0.04, modalities: { alleged: 0.2 } },
    ]) {
      const alone = await uncertainty(whole, asked, options);
      for (const workers of [poolOf(1), poolOf(3), crossingPool()]) {
        const done: number[] = [];
        const shared = await uncertainty(whole, asked, { ...options, workers, onProgress: (made) => done.push(made) });
        expect([...shared]).toEqual([...alone]);
        expect([shared.draws, shared.answered, shared.error]).toEqual([alone.draws, alone.answered, alone.error]);
        expect(done).toEqual(done.map((_, i) => i + 1));
        expect(done).toHaveLength(alone.draws);
        await workers.close();
      }
    }
  });

  it("tell nothing any more to what has thrown", async () => {
    const whole = buildNetwork(khorasan);
    const workers = poolOf(3);
    const told: number[] = [];
    const onProgress = (done: number) => {
      told.push(done);
      if (done >= 20) throw new Error("enough");
    };
    const options = { draws: 100, claims: "kept", workers, onProgress } as const;
    await expect(uncertainty(whole, "degree", options)).rejects.toThrow("enough");
    expect(told).toEqual(indices(20).map((i) => i + 1));
    await workers.close();
  });

  it("are read no further when what is told of another has thrown meanwhile", async () => {
    const workers = poolOf(2);
    const task = { call: "slices", batch: 4, measure: "degree", options: {}, slicing: { every: "month" } };
    const told: number[] = [];
    const each = async (part: number) => {
      told.push(part);
      if (told.length > 1) throw new Error("enough");
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    const receiver = { reader: () => (sent: unknown) => sent, each };
    await expect(workers.run(network, task, { from: 0, to: 8 }, receiver)).rejects.toThrow("enough");
    expect(told).toHaveLength(2);
    await workers.close();
  });

  it("are not asked for less than pays", async () => {
    const posted: unknown[] = [];
    const workers = poolOf(1, 1e9);
    const run = workers.run.bind(workers);
    workers.run = async (...given) => {
      posted.push(given);
      return run(...given);
    };
    const alone = await uncertainty(network, question, { draws: 4 });
    expect([...(await uncertainty(network, question, { draws: 4, workers }))]).toEqual([...alone]);
    expect(posted).toEqual([]);
    await workers.close();
  });

  it("serve calls that are made at once one after another, and none when they are closed", async () => {
    const views = [network, network.ofKind("allegiance"), network.ofKind("membership")];
    const alone = await Promise.all(views.map((view) => uncertainty(view, question, { draws: 9 })));
    const workers = poolOf(2);
    const shared = await Promise.all(views.map((view) => uncertainty(view, question, { draws: 9, workers })));
    expect(shared.map((rows) => [...rows])).toEqual(alone.map((rows) => [...rows]));
    const cut = uncertainty(network, question, { draws: 50, workers });
    const refused = expect(cut).rejects.toThrow(/closed/);
    await workers.close();
    await refused;
    await expect(uncertainty(network, question, { draws: 9, workers })).rejects.toThrow(/closed/);
    const opaque = { call: "temporalPaths", options: { source: "ttp", traversalTime: () => 1 } } as const;
    const more = poolOf(1);
    await expect(uncertainty(network, opaque, { draws: 9, workers: more })).rejects.toThrow(/workers.*function/);
    await more.close();
    expect(() => poolOf(0)).toThrow(/at least 1 worker/);
  });
});

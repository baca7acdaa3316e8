import { describe, expect, it } from "vitest";
import { missingActors, missingTies } from "../../src/alterations/errors-missing";
import { spuriousTies } from "../../src/alterations/errors-spurious";
import { type Random, randomOf } from "../../src/base/random";
import { networkFromEdges } from "../../src/network/edges/from-edges";
import type { TemporalNetwork } from "../../src/network/network";
import { answerOf } from "../../src/questions/answers";
import { askerOf, type Question } from "../../src/questions/question";
import { likenessOf } from "../../src/uncertainty/likeness";
import { robustness } from "../../src/uncertainty/robustness";

const MODELS = { "missing-actors": missingActors, "missing-ties": missingTies, "spurious-ties": spuriousTies } as const;

/** Each two of `size` actors tied with chance `share`. */
function uniform(size: number, share: number, random: Random): TemporalNetwork {
  const edges = [];
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) if (random() < share) edges.push({ source: `v${i}`, target: `v${j}` });
  return networkFromEdges(edges, { directed: false, policy: { isolates: "keep" } });
}

/** One actor after another comes and ties itself to two ends of ties that there are: who has many ties gets more. */
function preferential(size: number, random: Random): TemporalNetwork {
  const edges = [{ source: "v0", target: "v1" }];
  const ends = ["v0", "v1"];
  for (let i = 2; i < size; i++) {
    const chosen = [0, 1].map(() => ends[Math.floor(random() * ends.length)] as string);
    for (const target of new Set(chosen)) {
      edges.push({ source: `v${i}`, target });
      ends.push(`v${i}`, target);
    }
  }
  return networkFromEdges(edges, { directed: false, policy: { isolates: "keep" } });
}

function tauOf(one: TemporalNetwork, other: TemporalNetwork, question: Question): number {
  const [base, found] = [one, other].map((view) => answerOf(askerOf(question)(view))) as [
    ReturnType<typeof answerOf>,
    ReturnType<typeof answerOf>,
  ];
  const [group] = [...base.groups.values()];
  return likenessOf(group as NonNullable<typeof group>, found.groups.get(""), base, 10).kendall as number;
}

describe("the estimate from the observed network alone", () => {
  it.each([
    ["missing-ties", "degree", 0.2, 0.05],
    ["missing-ties", "pagerank", 0.2, 0.05],
    ["missing-actors", "degree", 0.1, 0.05],
    ["missing-actors", "closeness", 0.1, 0.06],
    ["spurious-ties", "degree", 0.2, 0.05],
  ] as const)("is near the robustness against the truth: %s, %s", async (error, question, rate, near) => {
    for (const [name, make] of [
      ["uniform", (random: Random) => uniform(80, 0.12, random)],
      ["preferential", (random: Random) => preferential(80, random)],
    ] as const) {
      const trials = 12;
      let [truth, estimate] = [0, 0];
      for (let seed = 0; seed < trials; seed++) {
        const hidden = make(randomOf(1000 + seed));
        const observed = MODELS[error](hidden, rate, randomOf(seed)).view;
        truth += tauOf(hidden, observed, question) / trials;
        const [row] = await robustness(observed, question, { error, rates: [rate], draws: 10, seed: 500 });
        estimate += (row?.estimate as number) / trials;
      }
      expect(Math.abs(estimate - truth), name).toBeLessThan(near);
      expect(truth, name).toBeLessThan(0.97);
    }
  });
});

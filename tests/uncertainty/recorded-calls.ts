import { createHash } from "node:crypto";
import { khorasan } from "../../src/khorasan";
import { buildNetwork } from "../../src/network/build";
import type { TemporalNetwork } from "../../src/network/network";
import type { Question } from "../../src/questions/question";
import { type UncertaintyOptions, uncertainty } from "../../src/uncertainty/uncertainty";

interface Call {
  readonly view?: (network: TemporalNetwork) => TemporalNetwork;
  readonly question: Question;
  readonly options?: UncertaintyOptions;
}

const yearly = { measure: "betweenness", every: "year" } as const;
const series = (options: object = {}): Question => ({ call: "centralityOverTime", options: { ...yearly, ...options } });
const dated = { claims: "kept", headcounts: "kept" } as const;

/** Calls of every sort of question, policy and slice on the bundled data. */
export const CALLS: Readonly<Record<string, Call>> = {
  "betweenness, dates": { question: series(), options: dated },
  "betweenness, all drawn": { question: series() },
  "betweenness, claims alone": { question: series(), options: { dates: "kept", headcounts: "kept" } },
  "betweenness, undirected and normalized": {
    question: series({ direction: "undirected", normalized: true }),
    options: dated,
  },
  "betweenness, reversed, parallel ties kept": { question: series({ direction: "reversed", parallel: "keep" }) },
  "betweenness by distance": { question: series({ distance: "inverse-strength", parallel: "count" }), options: dated },
  "betweenness of months with a window": {
    question: series({ every: "month", window: "3 months", from: "2012", to: "2014" }),
  },
  "betweenness of dates, cumulative": {
    question: series({ every: ["2000", "2005-06-15", "2010", "2016"], cumulative: true }),
  },
  "betweenness of days": { question: series({ every: "day", from: "2014-06", to: "2014-08" }), options: dated },
  "betweenness, until replaced": {
    view: (network) => network.under({ persistence: "until-replaced" }),
    question: series(),
  },
  "betweenness, a year, stated onset": {
    view: (network) => network.under({ persistence: "P1Y", onset: "stated" }),
    question: series(),
  },
  "betweenness, until ended, isolates kept": {
    view: (network) => network.under({ persistence: "until-ended", isolates: "keep" }),
    question: series({ normalized: true }),
    options: dated,
  },
  "betweenness, as stated, alleged claims too, no widening": {
    view: (network) =>
      network.under({ persistence: "as-stated", modalities: ["asserted", "attributed", "alleged"], widen: 0 }),
    question: series(),
    options: { modalities: { attributed: 0.7, alleged: 0.4 } },
  },
  "betweenness of a view": {
    view: (network) => network.ofKind("membership", "allegiance", "defection").between("2004-05", "2016-03"),
    question: series(),
  },
  "betweenness among some, lasting through": {
    view: (network) =>
      network.among("al-qaida", "ttp", "islamic-state", "let", "lej").between("2009", "2010", { rule: "all" }),
    question: series({ every: "month" }),
  },
  "betweenness, one view": { view: (network) => network.at("2014"), question: "betweenness" },
  "degree with strengths": { question: series({ measure: "degree", strength: "confidence", parallel: "count" }) },
  "coreness, expected": {
    view: (network) => network.under({ presence: "expected" }),
    question: series({ measure: "coreness", from: "2008", to: "2012" }),
  },
  "moves by year": { question: { call: "defectionFlows", options: { every: "year" } } },
  chains: { question: "defectionChains" },
  arrivals: { question: { call: "temporalPaths", options: { source: "al-qaida", from: "2001" } } },
  communities: {
    view: (network) => network.between("2014", "2015"),
    question: { call: "communities", options: { seed: 1, method: "graphology-louvain" } },
  },
  "headcounts of ties": {
    question: (view) =>
      Object.fromEntries(
        view.ties().map(({ id, headcountBest, startEarliest }) => [`${id} ${startEarliest}`, headcountBest ?? -0]),
      ),
  },
  "own dates": {
    question: series({ from: "2010", to: "2016" }),
    options: { ...dated, dates: ({ kind }) => (kind === "membership" ? (draw) => draw * draw : undefined) },
  },
};

/** The rows of a call, as one text in which every number has all its bits. */
export async function rowsOf({ view = (network) => network, question, options }: Call, draws: number): Promise<string> {
  const rows = await uncertainty(view(buildNetwork(khorasan)), question, { draws, seed: 3, ...options });
  const text = JSON.stringify([...rows], (_, value) => (Object.is(value, -0) ? "-0" : value));
  return `${text} ${rows.columns.join()} ${rows.draws} ${rows.answered} ${rows.error}`;
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

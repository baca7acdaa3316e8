import { readFileSync } from "node:fs";
import {
  type EdgeInput,
  networkFromEdges,
  type TemporalKatzOptions,
  type TemporalNetwork,
  type Tie,
  temporalBetweenness,
  temporalCloseness,
  temporalKatz,
  temporalPaths,
  temporalReach,
} from "allegiance";
import { describe, expect, it } from "vitest";
import recorded from "./recorded.json";

type Numbers = Readonly<Partial<Record<"departure" | "arrival" | "hops" | "duration", number>>>;
/** What a library says of one actor: a number, or a path (of which nothing but that there is one, if empty); `null` for none. */
type Answer = number | (Numbers & { readonly ties?: readonly string[] }) | null;
type Answers = Readonly<Record<string, Answer>>;

interface Case {
  readonly library: string;
  readonly version: string;
  readonly where: string;
  /** Whether it stands in a test or the documentation of that version, or was noted down from a run of it. */
  readonly recorded: "test" | "documentation" | "run";
  readonly network: string;
  readonly call: keyof typeof CALLS;
  /** A `traversalTime` may be one of the keys of `TIMES`; `source` may be several actors, of whose paths the earliest to arrive counts. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Of each actor, or as `sorted` the numbers of all in order. */
  readonly expected: Answers | { readonly sorted: readonly number[] };
  /** What ours is multiplied with to give theirs. Default 1. */
  readonly times?: number;
  /** By how much numbers may be off. Default 1e-9. */
  readonly tolerance?: number;
  /** A hop takes this long, and the edge must be there for all of it. */
  readonly within?: number;
  /** Actors who pass nothing on. */
  readonly stops?: readonly string[];
  readonly note?: string;
  /** What the library says instead of the expected, where it errs by its own definition or means something else; `proof` says why. */
  readonly published?: Answers;
  readonly proof?: string;
}

/** Edges are written `source target start=1 end=2 weight=3 id=e`, of which all but the first two may be missing. */
interface Network {
  readonly directed: boolean;
  readonly actors?: readonly string[];
  readonly edges: readonly string[];
}

type Edge = EdgeInput & { readonly start?: number; readonly end?: number | ".." };
type Found = readonly (readonly [actor: string, unknown])[];

const scored = (scores: Iterable<{ readonly actor: string; readonly value: number }>): Found =>
  [...scores].map(({ actor, value }) => [actor, value]);

const CALLS = {
  temporalPaths: (network: TemporalNetwork, options: object): Found => {
    const { source, ...others } = options as { readonly source?: string | readonly string[] };
    const found = [source].flat().map((one) => temporalPaths(network, { ...others, ...(one && { source: one }) }));
    return network.actors().map(({ id }) => {
      const paths = found.flatMap((paths) => paths.get(id) ?? []);
      const [path] = paths.sort((a, b) => Number(a.arrival) - Number(b.arrival));
      if (!path) return [id, null];
      const { departure, arrival, hops, ties } = path;
      return [id, { departure, arrival, hops, ties, duration: Number(arrival) - Number(departure) }];
    });
  },
  temporalReach: (network: TemporalNetwork, options: object): Found =>
    temporalReach(network, options).map(({ actor, reached }) => [actor, reached]),
  temporalCloseness: (network: TemporalNetwork, options: object) => scored(temporalCloseness(network, options)),
  temporalBetweenness: (network: TemporalNetwork, options: object) => scored(temporalBetweenness(network, options)),
  temporalKatz: (network: TemporalNetwork, options: object) =>
    scored(temporalKatz(network, options as TemporalKatzOptions)),
};

const TIMES: Readonly<Record<string, (tie: Tie) => number>> = {
  weight: ({ weight }) => weight,
  "weight - 1": ({ weight }) => weight - 1,
};

function edgeOf(text: string): Edge {
  const [source = "", target = "", ...cells] = text.split(" ");
  const facts = cells.map((cell) => {
    const [name = "", value = ""] = cell.split("=");
    return [name, name === "id" || value === ".." ? value : Number(value)];
  });
  return { source, target, ...Object.fromEntries(facts) };
}

/** Those that last long enough, each up to the last moment at which one can set out. */
function lasting(edges: readonly Edge[], within: number): Edge[] {
  return edges.flatMap((edge): Edge[] => {
    const { start, end, ...others } = edge;
    if (start === undefined || typeof end !== "number") return [edge];
    if (end - start < within) return [];
    return [end - start === within ? { ...others, start } : { ...edge, end: end - within }];
  });
}

function agrees(found: unknown, answer: Answer, { times = 1, tolerance = 1e-9 }: Case): void {
  const near = (value: unknown, expected: number) =>
    expect(Math.abs(Number(value) * times - expected), `${value} for ${expected}`).toBeLessThanOrEqual(tolerance);
  if (typeof answer === "number") near(found, answer);
  else if (answer === null) expect(found).toBeNull();
  else {
    expect(found).toEqual(expect.anything());
    const path = found as Readonly<Record<string, unknown>>;
    const { ties, ...numbers } = answer;
    for (const [key, expected] of Object.entries(numbers)) near(path[key], expected);
    if (ties) expect(path.ties).toEqual(ties);
  }
}

function answers({ network: name, within, stops, call, options }: Case): Map<string, unknown> {
  const { edges, directed, actors = [] } = (recorded.networks as Readonly<Record<string, Network>>)[name] as Network;
  const all = edges.map(edgeOf);
  const ids = new Set([...all.flatMap(({ source, target }) => [source, target]), ...actors]);
  const kept = within ? lasting(all, within) : all;
  const network = networkFromEdges(kept, { directed, actors: [...ids], policy: { isolates: "keep" } }).where(
    ({ source }) => !stops?.includes(source),
  );
  const { traversalTime } = options;
  const time = typeof traversalTime === "string" ? { traversalTime: TIMES[traversalTime] } : {};
  return new Map(CALLS[call](network, { ...options, ...time }));
}

const cases = recorded.cases as readonly unknown[] as readonly Case[];

describe.each([...new Set(cases.map(({ library }) => library))])("%s", (library) => {
  const own = cases.filter((one) => one.library === library).map((one) => [one.version, one.where, one] as const);
  it.each(own)("%s, %s", (_version, _where, one) => {
    const { expected, published = {} } = one;
    const found = answers(one);
    if ("sorted" in expected) {
      expect([...found.values()].map(Number).sort((a, b) => a - b)).toEqual(expected.sorted);
      return;
    }
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    for (const [actor, answer] of Object.entries(expected)) {
      expect(found.has(actor), actor).toBe(true);
      agrees(found.get(actor), answer, one);
    }
    for (const [actor, answer] of Object.entries(published)) {
      expect(() => agrees(found.get(actor), answer, one), actor).toThrow();
    }
  });
});

describe("the page on ways through time", () => {
  it("counts the cases as they are", () => {
    const page = readFileSync("docs/paths.md", "utf8");
    for (const library of new Set(cases.map((one) => one.library))) {
      const own = cases.filter((one) => one.library === library);
      const versions = [...new Set(own.map(({ version }) => version))].join("; ");
      const [run, other] = [own.filter((one) => one.recorded === "run"), own.filter((one) => one.published)];
      const counts = [own.length, run.length || "–", other.length || "–"].join(" | ");
      expect(page).toContain(`| ${library} | ${versions} | ${counts} |\n`);
    }
    expect(page).toContain(
      `That is ${cases.length} cases of ${new Set(cases.map(({ library }) => library)).size} libraries.`,
    );
  });
});

import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { randomOf } from "../../src/base/random";
import { plainSpread } from "../../src/kernels/journeys/spread-plain";
import { byMachine, machine } from "../../src/kernels/machine";
import { contactsFrom } from "./contacts";

type Library = typeof import("../../src/index");

const random = randomOf(7);
const any = (count: number) => Math.floor(random() * count);

/** Ties that last and those of a moment, most of them among few. */
const edges = Array.from({ length: 3000 }, (_, edge) => {
  const start = any(600);
  const ends = { source: `a${any(any(400) + 1)}`, target: `a${400 + any(any(400) + 1)}` };
  const [source, target] = edge % 2 === 0 ? [ends.source, ends.target] : [ends.target, ends.source];
  return { source, target, start, ...(edge % 3 > 0 && { end: start + 40 * (edge % 3) }) };
});

/** Ties of a day, or of a month. */
const dated = Array.from({ length: 60 }, (_, edge) => ({
  ...{ source: `a${any(15)}`, target: `a${15 + any(15)}` },
  start: `20${10 + (edge % 9)}-0${1 + (edge % 9)}${edge % 2 === 0 ? "" : "-05"}`,
}));

/** A line of what each compiled kernel is needed for. */
async function answers(library: Library): Promise<readonly string[]> {
  const network = library.networkFromEdges(edges, { directed: true });
  const view = network.between(0, 300);
  const paths = { order: "strict", traversalTime: 1 } as const;
  return [
    library.betweenness(view).values,
    library.closeness(view).values,
    library.pagerank(view).values,
    library.eigenvector(view, { direction: "undirected" }).values,
    library.communities(view, { seed: 1 }).groups(),
    library.layout(view, { seed: 1, theta: 0 }),
    library.layout(view, { seed: 1, theta: 0.5 }),
    library.centralityOverTime(network, { measure: "betweenness", every: 12 }),
    library.temporalReach(network, paths),
    library.temporalCloseness(network, paths),
    library.temporalCloseness(network, { ...paths, criterion: "fastest" }),
    await library.uncertainty(library.networkFromEdges(dated), "betweenness", { draws: 24, claims: "kept" }),
    library.temporalPaths(network, { source: "a0", order: "non-strict", criterion: "foremost" }),
  ].map((answer) => JSON.stringify(Array.from<unknown>(answer)));
}

const { Memory } = WebAssembly;
const { grow } = Memory.prototype;

/** From now on there is one page of memory at first. */
function beginSmall(): void {
  WebAssembly.Memory = new Proxy(Memory, { construct: () => new Memory({ initial: 1 }) });
}

function beginAsEver(): void {
  WebAssembly.Memory = Memory;
}

afterEach(beginAsEver);

/** The answers of a new copy of the library, whose memory may grow by so many pages, and how often it could not. */
async function withPages(most: number) {
  let [pages, refusals] = [0, 0];
  vi.spyOn(Memory.prototype, "grow").mockImplementation(function (this: WebAssembly.Memory, by) {
    if (pages + by > most) {
      refusals++;
      throw new RangeError("no more pages");
    }
    pages += by;
    return grow.call(this, by);
  });
  vi.resetModules();
  const found = await answers(await import("../../src/index"));
  vi.restoreAllMocks();
  return { found, pages, refusals };
}

let free: Awaited<ReturnType<typeof withPages>>;

beforeAll(async () => {
  beginSmall();
  free = await withPages(65_536);
  beginAsEver();
});

it("grows as far as it has to, which is not at all for networks of some thousands of ties", async () => {
  expect(free.refusals).toBe(0);
  expect(free.pages).toBeGreaterThan(15);
  const { found, pages } = await withPages(65_536);
  expect(pages).toBe(0);
  expect(found).toEqual(free.found);
});

it.each([0, 1, 3, 6, 10, 15])(
  "what finds no room in %i more pages is computed plainly, to the same bit",
  async (most) => {
    beginSmall();
    const { found, refusals } = await withPages(most);
    expect(refusals).toBeGreaterThan(0);
    expect(found).toEqual(free.found);
  },
);

it("what is told of before there is no room is not told of again", async () => {
  const hub = 9000;
  const contacts = contactsFrom(
    hub + 1,
    Array.from({ length: hub }, (_, other) => ({ ends: [hub, other] as const, first: 0, length: 0, closed: true })),
  );
  const origins = Int32Array.from({ length: 200 }, (_, i) => hub - 199 + i);
  const outset = { from: 0, to: 10, traversal: 1, step: 0, limits: false };
  type Spread = typeof import("../../src/kernels/journeys/spread")["spread"];
  const told = (spread: Spread, visited?: () => void) => {
    const found: string[] = [];
    spread(contacts, origins, outset, (masks, at, lanes, words) => {
      visited?.();
      for (let lane = 0; lane < lanes; lane++) {
        const reached = masks.filter((_, i) => i % words === lane >> 5).map((mask) => (mask >>> (lane & 31)) & 1);
        found.push(`${at + lane}: ${reached.join("")}`);
      }
    });
    return found;
  };
  vi.resetModules();
  beginSmall();
  const { spread } = await import("../../src/kernels/journeys/spread");
  const refuse = vi.fn(() => {
    throw new RangeError("no more pages");
  });
  const found = told(spread, () => vi.spyOn(Memory.prototype, "grow").mockImplementation(refuse));
  vi.restoreAllMocks();
  expect(refuse).toHaveBeenCalledOnce();
  expect(found).toEqual(told(plainSpread));
  expect(found).toHaveLength(200);
});

it("memory is kept for the next computation, but not very much of it", () => {
  const own = machine();
  const after = (bytes: number) => {
    byMachine(
      ({ layout }) => layout().room(bytes),
      () => expect.unreachable(),
    );
    return machine();
  };
  expect(after(2 ** 25)).toBe(own);
  expect(after(2 ** 26)).not.toBe(own);
  expect(machine()?.kernels.brandes).toBeTypeOf("function");
});

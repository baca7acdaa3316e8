import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pushes } from "../../src/kernels/forces/force-atlas";
import { pushesCompiled } from "../../src/kernels/forces/forces-compiled";
import { quadtreeOf } from "../../src/kernels/forces/quadtree";
import {
  anyBodies,
  type Bodies,
  bodiesOf,
  column,
  errorOf,
  exactForces,
  iterate,
  machineHere,
  matricesOf,
  THEIRS,
} from "./forces";

function pushed(bodies: Bodies, theta: number): [Float32Array, Float32Array] {
  const { x, y } = pushesCompiled(machineHere(), bodies, theta);
  return [x, y];
}

function pushedPlain(bodies: Bodies, theta: number): [Float32Array, Float32Array] {
  const forces = { x: new Float32Array(bodies.x.length), y: new Float32Array(bodies.x.length) };
  pushes(bodies, theta, forces);
  return [forces.x, forces.y];
}

/** What graphology's Barnes–Hut makes of the same bodies. */
function theirs({ x, y, mass }: Bodies, theta: number): [Float32Array, Float32Array] {
  const none = { sources: new Int32Array(), targets: new Int32Array(), weights: new Float32Array() };
  const { nodes, edges } = matricesOf({ size: x.length, ...none }, x, y);
  for (const [body, own] of mass.entries()) nodes[10 * body + 6] = own;
  iterate({ ...THEIRS, scalingRatio: 1, gravity: 0, barnesHutOptimize: true, barnesHutTheta: theta }, nodes, edges);
  return [
    column(nodes, 2).map((force, i) => force / (mass[i] as number)),
    column(nodes, 3).map((force, i) => force / (mass[i] as number)),
  ];
}

describe("quadtreeOf", () => {
  it("holds every body once, each cell its own, inside its width", () => {
    const isWhole = fc.property(anyBodies, (bodies) => {
      const { x, y, mass } = bodies;
      const tree = quadtreeOf(x, y, mass);
      expect([...tree.order].sort((a, b) => a - b)).toEqual([...x.keys()]);
      for (let cell = 0; cell < tree.cells; cell++) {
        const own = [...tree.order.slice(tree.begin[cell], tree.end[cell])];
        const total = own.reduce((sum, body) => sum + (mass[body] as number), 0);
        expect(tree.mass[cell]).toBe(total);
        for (const [at, centre] of [
          [x, tree.x],
          [y, tree.y],
        ] as const) {
          const places = own.map((body) => at[body] as number);
          const mean = own.reduce((sum, body) => sum + (mass[body] as number) * (at[body] as number), 0) / total;
          expect(Math.abs((centre[cell] as number) - mean)).toBeLessThanOrEqual(
            1e-9 * Math.max(1, ...places.map(Math.abs)),
          );
          const width = (tree.width[cell] as number) * (1 + 1e-9);
          expect(Math.max(...places) - Math.min(...places)).toBeLessThanOrEqual(width);
        }
        const parts: number[] = [];
        for (let part = cell + 1; part < (tree.next[cell] as number); part = tree.next[part] as number)
          parts.push(part);
        if (parts.length > 0) {
          expect(parts.map((part) => tree.begin[part])).toEqual([
            tree.begin[cell],
            ...parts.slice(0, -1).map((part) => tree.end[part]),
          ]);
          expect(tree.end[parts.at(-1) as number]).toBe(tree.end[cell]);
        }
      }
      expect(tree.cells === 0 ? 0 : tree.next[0]).toBe(tree.cells);
    });
    fc.assert(isWhole);
  });

  it("divides no further than it can where hundreds lie on one spot", () => {
    const x = Float32Array.from({ length: 300 }, (_, body) => (body < 299 ? 1 : 5));
    const tree = quadtreeOf(x, x, new Float32Array(300).fill(1));
    expect(tree.cells).toBe(3);
    expect([...tree.mass.slice(0, 3)]).toEqual([300, 299, 1]);
  });
});

describe("barnesHut", () => {
  it.each([
    ["evenly", 300, false],
    ["evenly", 2000, false],
    ["in camps", 300, true],
    ["in camps", 2000, true],
  ])("is off by under 0.3 % for bodies %s, %i of them, by a tenth of graphology's at most", (_, size, camps) => {
    const bodies = bodiesOf(size, 3, camps);
    const exact = exactForces(bodies);
    const error = errorOf(pushed(bodies, 0.5), exact);
    expect(error).toBeLessThan(0.003);
    expect(error).toBeLessThan(errorOf(theirs(bodies, 0.5), exact) / 10);
    expect(errorOf(pushed(bodies, 1), exact)).toBeLessThan(0.02);
    expect(errorOf(pushed(bodies, 1), exact)).toBeLessThan(errorOf(theirs(bodies, 0.5), exact));
  });

  it("is every pair for itself at theta 0, and nearly so at a small one", () => {
    const bodies = bodiesOf(700, 4, false);
    const exact = exactForces(bodies);
    expect(errorOf(pushed(bodies, 0), exact)).toBeLessThan(1e-6);
    const errors = [0.1, 0.3, 0.6, 1].map((theta) => errorOf(pushed(bodies, theta), exact));
    expect(errors).toEqual([...errors].sort((a, b) => a - b));
  });

  it("lets every body push, and none itself: what a light one feels of a heavy one far off", () => {
    const { x, y, mass } = bodiesOf(500, 5, true);
    for (const theta of [0.5, 1]) {
      for (const heavy of [0, 1, 250, 499]) {
        const bodies = { x, y, mass: mass.map((_, body) => (body === heavy ? 1e6 : 1e-6)) };
        const [forceX] = pushed(bodies, theta);
        const [exactX] = exactForces(bodies);
        expect(Math.abs(forceX[heavy] as number)).toBeLessThan(1);
        const far = [...x.keys()].filter((body) => Math.abs((x[body] as number) - (x[heavy] as number)) > 50);
        for (const body of far) expect((forceX[body] as number) / (exactX[body] as number)).toBeCloseTo(1, 1);
      }
    }
  });

  it("takes no cell as one whose corner holds one of those pushed", () => {
    // In the order of the walk: 31 bodies and the lone one are a group; its cell, 1 wide, has its centre of mass farther off than that.
    const places = [...Array(31).fill(0), 8, ...Array(40).fill(8.99), 16];
    const bodies = { x: Float32Array.from(places), y: Float32Array.from(places), mass: new Float32Array(73).fill(1) };
    expect(pushed(bodies, 1)[0][31]).toBeCloseTo(exactForces(bodies)[0][31] as number, 4);
  });

  it("is the same to the bit compiled and plain, and finite", () => {
    const isSame = fc.property(anyBodies, fc.constantFrom(0, 0.3, 0.5, 1), (bodies, theta) => {
      const plain = pushedPlain(bodies, theta);
      expect(pushed(bodies, theta)).toEqual(plain);
      for (const value of [...plain[0], ...plain[1]]) expect(Number.isFinite(value)).toBe(true);
    });
    fc.assert(isSame, { numRuns: 300 });
    const many = bodiesOf(1500, 6, true);
    expect(pushed(many, 0.5)).toEqual(pushedPlain(many, 0.5));
  });
});

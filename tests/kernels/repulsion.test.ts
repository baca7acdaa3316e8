import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pushes } from "../../src/kernels/forces/force-atlas";
import { pushesCompiled } from "../../src/kernels/forces/forces-compiled";
import { push } from "../../src/kernels/forces/repulsion";
import { anyBodies, type Bodies, bodiesOf, errorOf, exactForces, machineHere } from "./forces";

const pushed = (bodies: Bodies) => {
  const { x, y } = pushesCompiled(machineHere(), bodies, 0);
  return [x, y] as const;
};

describe("repulsion", () => {
  it("of two bodies is mass over distance, away from each other, and nothing on one spot", () => {
    const pair = { x: Float32Array.of(0, 3), y: Float32Array.of(0, 4), mass: Float32Array.of(2, 10) };
    const [x, y] = pushed(pair);
    expect([...x].map((value) => value * 25)).toEqual([-30, 6].map((value) => expect.closeTo(value, 5)));
    expect([...y].map((value) => value * 25)).toEqual([-40, 8].map((value) => expect.closeTo(value, 5)));
    const spot = { ...pair, x: Float32Array.of(7, 7), y: Float32Array.of(7, 7) };
    expect(pushed(spot)).toEqual([new Float32Array(2), new Float32Array(2)]);
  });

  it("of three adds up", () => {
    const three = { x: Float32Array.of(0, 1, -2), y: new Float32Array(3), mass: Float32Array.of(1, 4, 6) };
    const [x, y] = pushed(three);
    expect(x[0]).toBe(-4 + 3);
    expect(x[1]).toBe(1 + 2);
    expect(x[2]).toBeCloseTo(-1 / 2 - 4 / 3, 6);
    expect([...y]).toEqual([0, 0, 0]);
  });

  it("is the same to the bit compiled and plain, and finite", () => {
    const isSame = fc.property(anyBodies, (bodies) => {
      const plain = { x: new Float32Array(bodies.x.length), y: new Float32Array(bodies.x.length) };
      pushes(bodies, 0, plain);
      expect(pushed(bodies)).toEqual([plain.x, plain.y]);
      for (const value of [...plain.x, ...plain.y]) expect(Number.isFinite(value)).toBe(true);
    });
    fc.assert(isSame, { numRuns: 300 });
  });

  it("is right on parts of the sources and targets alone", () => {
    const bodies = bodiesOf(50, 1, false);
    const [x, y] = pushed({ ...bodies, mass: bodies.mass.map((mass, body) => (body < 10 ? mass : 0)) });
    const some = { x: new Float32Array(50).fill(-1), y: new Float32Array(50).fill(-1) };
    push(bodies, 10, bodies, 8, 24, some);
    for (let body = 0; body < 50; body++) {
      expect([some.x[body], some.y[body]]).toEqual(body >= 8 && body < 24 ? [x[body], y[body]] : [-1, -1]);
    }
  });

  it.each([false, true])("is that of double precision to two millionths of it, in camps: %s", (camps) => {
    const bodies = bodiesOf(1000, 2, camps);
    expect(errorOf(pushed(bodies), exactForces(bodies))).toBeLessThan(2e-6);
  });
});

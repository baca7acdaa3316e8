import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { machine } from "../../src/kernels/machine";
import { BLOCK, compiledField, type Field, fieldOf, plainField } from "../../src/kernels/repulsion";
import { anyBodies, type Bodies, bodiesOf, errorOf, exactForces } from "./forces";

function pushed(field: Field, { x, y, mass }: Bodies): [Float32Array, Float32Array] {
  field.sources.x.set(x);
  field.sources.y.set(y);
  field.sources.mass.set(mass);
  field.targets.x.set(x);
  field.targets.y.set(y);
  field.push(x.length, 0, field.targets.x.length);
  return [field.forces.x.slice(0, x.length), field.forces.y.slice(0, x.length)];
}

describe("repulsion", () => {
  it("of two bodies is mass over distance, away from each other, and nothing on one spot", () => {
    const pair = { x: Float32Array.of(0, 3), y: Float32Array.of(0, 4), mass: Float32Array.of(2, 10) };
    const [x, y] = pushed(fieldOf(2), pair);
    expect([...x].map((value) => value * 25)).toEqual([-30, 6].map((value) => expect.closeTo(value, 5)));
    expect([...y].map((value) => value * 25)).toEqual([-40, 8].map((value) => expect.closeTo(value, 5)));
    const spot = { ...pair, x: Float32Array.of(7, 7), y: Float32Array.of(7, 7) };
    expect(pushed(fieldOf(2), spot)).toEqual([new Float32Array(2), new Float32Array(2)]);
  });

  it("of three adds up", () => {
    const three = { x: Float32Array.of(0, 1, -2), y: new Float32Array(3), mass: Float32Array.of(1, 4, 6) };
    const [x, y] = pushed(fieldOf(3), three);
    expect(x[0]).toBe(-4 + 3);
    expect(x[1]).toBe(1 + 2);
    expect(x[2]).toBeCloseTo(-1 / 2 - 4 / 3, 6);
    expect([...y]).toEqual([0, 0, 0]);
  });

  it("is the same to the bit compiled and plain, and finite", () => {
    const compiled = machine();
    if (!compiled) throw new Error("no machine");
    const isSame = fc.property(anyBodies, (bodies) => {
      const size = bodies.x.length;
      const plain = pushed(plainField(size), bodies);
      expect(pushed(compiledField(size, compiled), bodies)).toEqual(plain);
      for (const value of [...plain[0], ...plain[1]]) expect(Number.isFinite(value)).toBe(true);
    });
    fc.assert(isSame, { numRuns: 300 });
  });

  it("is right on parts of the sources and targets alone", () => {
    const bodies = bodiesOf(50, 1, false);
    const field = fieldOf(50);
    pushed(field, bodies);
    field.forces.x.fill(-1);
    field.push(10, BLOCK, 3 * BLOCK);
    const ten = plainField(50);
    pushed(ten, { ...bodies, mass: bodies.mass.map((mass, body) => (body < 10 ? mass : 0)) });
    for (let body = 0; body < 50; body++) {
      const isTarget = body >= BLOCK && body < 3 * BLOCK;
      expect(field.forces.x[body]).toBe(isTarget ? ten.forces.x[body] : -1);
    }
  });

  it.each([false, true])("is that of double precision to two millionths of it, in camps: %s", (camps) => {
    const bodies = bodiesOf(1000, 2, camps);
    expect(errorOf(pushed(fieldOf(1000), bodies), exactForces(bodies))).toBeLessThan(2e-6);
  });
});

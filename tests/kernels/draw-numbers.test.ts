import fc from "fast-check";
import { expect, it } from "vitest";
import { Twister } from "../../src/base/random";
import { drawNumbers } from "../../src/kernels/draw-numbers";

it("numbers drawn at once are those of the twister, which goes on behind them", () => {
  const isSame = fc.property(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.nat(1300), (seed, count) => {
    const [one, other] = [new Twister(seed), new Twister(0)];
    expect([...drawNumbers(other, seed, count)]).toEqual([...one.fill(new Float64Array(count))]);
    expect(Array.from({ length: 700 }, () => other.draw())).toEqual(Array.from({ length: 700 }, () => one.draw()));
  });
  fc.assert(isSame, {
    numRuns: 300,
    examples: [
      [1, 0],
      [1, 312],
      [1, 624],
      [-1, 313],
    ],
  });
});

import fc from "fast-check";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { mersenne } from "pure-rand/generator/mersenne";
import { expect, it } from "vitest";
import { randomOf, Twister } from "../../src/base/random";

it("random numbers are those of pure-rand's Mersenne Twister, one by one and by the column", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.nat(700), fc.nat(700), (seed, first, then) => {
      const generator = mersenne(seed | 0);
      const known = Array.from({ length: first + then + 1 }, () => uniformFloat64(generator));
      const [random, twister] = [randomOf(seed), new Twister(seed)];
      expect(known.map(() => random())).toEqual(known);
      const columns = [new Float64Array(first), new Float64Array(then)].map((column) => [...twister.fill(column)]);
      expect([...columns.flat(), twister.draw()]).toEqual(known);
    }),
  );
});

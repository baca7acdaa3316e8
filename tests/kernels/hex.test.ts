import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesOfHex } from "../../src/kernels/hex";

it("digits of base 16 are read as the same bytes by a loop, by Node and by engines that can", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const own = Uint8Array.from(bytes);
      const asked: string[] = [];
      const fromHex = (text: string) => {
        asked.push(text);
        return own;
      };
      expect(bytesOfHex(digits, {})).toEqual(own);
      expect([...bytesOfHex(digits, { Uint8Array: {}, Buffer })]).toEqual([...own]);
      expect(bytesOfHex(digits, { Uint8Array: { fromHex }, Buffer })).toBe(own);
      expect([...bytesOfHex(digits)]).toEqual([...own]);
      expect(asked).toEqual([digits]);
    }),
  );
});

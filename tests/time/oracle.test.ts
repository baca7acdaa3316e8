import { describe, expect, test } from "vitest";
import { AllegianceError } from "../../src/base/errors";
import { boundsOf } from "../../src/time";
import { DIFFERENCES, truthOf } from "./differences";
import { FAMILY } from "./family";
import { type Answer, asked } from "./oracle";

/** Our answer without widening, which edtf does not do. Any error but `invalid-date` is a defect. */
function ours(text: string): Answer {
  try {
    const { lo, hi } = boundsOf(text, 0);
    return [lo, hi];
  } catch (error) {
    if (error instanceof AllegianceError && error.code === "invalid-date") return "refused";
    throw error;
  }
}

const all = Object.values(FAMILY).flat();
const wrong = (texts: readonly string[]) =>
  texts.flatMap((text) => {
    const [got, expected] = [ours(text), truthOf(text)];
    return String(got) === String(expected) ? [] : [{ text, got, expected, edtf: asked(text) }];
  });

describe("bounds equal those of edtf 4.11.1, put right where it errs", () => {
  test.each(Object.keys(FAMILY))("%s", (feature) => {
    const texts = FAMILY[feature] as readonly string[];
    expect(texts.length).toBeGreaterThan(10);
    expect(wrong(texts)).toEqual([]);
  });
});

describe("differences from edtf 4.11.1 are real", () => {
  test.each(DIFFERENCES)("$name: $why", ({ applies, truth, seen }) => {
    for (const [text, edtf] of seen) {
      expect([text, asked(text)]).toEqual([text, edtf]);
      expect([text, ours(text)]).toEqual([text, truth(text)]);
      expect(ours(text)).not.toEqual(edtf);
    }
    expect(all.filter(applies).filter((text) => String(truth(text)) !== String(asked(text)))).not.toEqual([]);
  });

  test("nine in ten texts need no correction", () => {
    const corrected = all.filter((text) => String(truthOf(text)) !== String(asked(text)));
    expect(all.length).toBeGreaterThan(6000);
    expect(corrected.length / all.length).toBeLessThan(0.12);
  });
});

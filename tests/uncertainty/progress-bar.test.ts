import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { progressBar, progressElement } from "../../src/uncertainty/progress-bar";

describe("progress", () => {
  it("is a bar of text, written when it has changed", () => {
    const written: string[] = [];
    const onProgress = progressBar((text) => written.push(text));
    for (const done of [0, 1, 2, 300, 1000]) onProgress(done, 1000);
    expect(written).toEqual([
      "\r[------------------------------]   0 %",
      "\r[#########---------------------]  30 %",
      "\r[##############################] 100 %\n",
    ]);
  });

  it("is an element that fills", () => {
    const { element, onProgress } = progressElement(
      new new JSDOM("").window.DOMParser().parseFromString("<p></p>", "text/html"),
    );
    onProgress(1, 4);
    expect([element.tagName, Number(element.max), Number(element.value)]).toEqual(["PROGRESS", 1, 0.25]);
  });
});

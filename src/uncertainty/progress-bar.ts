import { invalidOption } from "../base/errors";

type OnProgress = (done: number, total: number) => void;

const WIDTH = 30;

/**
 * A bar of text for `onProgress`, such as `[#########---------------------]  30 %`: each time the share has changed by a hundredth, `write`
 * gets a carriage return and the bar, and a line end when all is done. In a terminal of Node it is `terminalProgress` of `allegiance/node`.
 */
export function progressBar(write: (text: string) => void): OnProgress {
  let last = -1;
  return (done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (percent === last) return;
    last = percent;
    const full = Math.floor((WIDTH * done) / total);
    const bar = `[${"#".repeat(full)}${"-".repeat(WIDTH - full)}] ${String(percent).padStart(3)} %`;
    write(`\r${bar}${done === total ? "\n" : ""}`);
  };
}

/** A bar for notebooks and pages: an element to show, and what moves it. `document` is the page's, unless another is given. */
export function progressElement(document: Document = globalThis.document): {
  readonly element: HTMLProgressElement;
  readonly onProgress: OnProgress;
} {
  if (!document) throw invalidOption("document", document, "the document of a page: there is none here");
  const element = document.createElement("progress");
  element.max = 1;
  element.value = 0;
  return {
    element,
    onProgress: (done, total) => {
      element.value = done / total;
    },
  };
}

import { byId, fill, svg } from "./dom";
import type { Model } from "./model";

const STEP = 1800;

/** The slider of slices, its play button, and the bars above it: how many ties each slice has, the certain ones darker. */
export class Player {
  #range = byId("time") as HTMLInputElement;
  #button = byId("play");
  #label = byId("time-label");
  #model: Model;
  #timer = 0;
  #go: (slice: number) => void;

  constructor(model: Model, go: (slice: number) => void) {
    this.#model = model;
    this.#go = go;
    this.#range.max = String(model.slices.length - 1);
    this.#range.addEventListener("input", () => {
      this.stop();
      go(this.#range.valueAsNumber);
    });
    this.#button.addEventListener("click", () => (this.#timer ? this.stop() : this.#play()));
    this.#bars();
  }

  set(slice: number): void {
    const label = this.#model.slices[slice]?.row.label ?? "";
    this.#range.value = String(slice);
    this.#range.setAttribute("aria-valuetext", label);
    this.#label.textContent = label;
    for (const [index, bar] of [...byId("bars").querySelectorAll("g")].entries()) {
      bar.classList.toggle("now", index === slice);
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = 0;
    this.#button.textContent = "▶";
    this.#button.setAttribute("aria-label", "Play");
  }

  #play(): void {
    const last = this.#model.slices.length - 1;
    if (this.#range.valueAsNumber >= last) this.#go(0);
    this.#button.textContent = "❚❚";
    this.#button.setAttribute("aria-label", "Pause");
    this.#timer = window.setInterval(() => {
      const next = this.#range.valueAsNumber + 1;
      if (next <= last) this.#go(next);
      if (next >= last) this.stop();
    }, STEP);
  }

  #bars(): void {
    const { slices } = this.#model;
    const most = Math.max(1, ...slices.map(({ ties }) => ties.size));
    const bars = byId("bars");
    // The thumb, 16 pixels wide, shall stand below the middle of its bar.
    this.#range.style.setProperty("--inset", `calc(${50 / slices.length}% - 8px)`);
    bars.setAttribute("viewBox", `0 0 ${slices.length} 1`);
    fill(
      bars,
      ...slices.map(({ ties, certain }, index) => {
        const bar = (count: number, name: string) => {
          const height = count / most;
          return svg("rect", { class: name, x: index + 0.12, y: 1 - height, width: 0.76, height });
        };
        return svg("g", {}, bar(ties.size, "possible"), bar(certain.size, "certain"));
      }),
    );
    const [first, last] = [slices[0]?.row.label ?? "", slices.at(-1)?.row.label ?? ""];
    byId("first-label").textContent = first;
    byId("last-label").textContent = last;
  }
}

import { byId, fill, h } from "./dom";
import type { Model } from "./model";

/** The lines at the foot: which data, under which licence, read by which rules. */
export function aboutData({ data, largest }: Model): void {
  const { name, version, licence } = data.data;
  const { presence, modalities, minConfidence, sources } = data.policy;
  byId("title").textContent = data.title;
  byId("subtitle").textContent = data.subtitle ?? "";
  byId("measure").textContent = `${data.measure}, at most ${Number(largest.toPrecision(3))}`;
  const rules = [
    `presence ${text(presence)}`,
    `modalities ${text(modalities)}`,
    `confidence from ${text(minConfidence)}`,
    `sources ${text(sources)}`,
  ];
  byId("data-line").textContent = `Data: ${name} ${version}, ${licence}.`;
  byId("policy-line").textContent = `Policy: ${rules.join("; ")}.`;
  const rows = Object.entries(data.policy).flatMap(([rule, value]) => [h("dt", {}, rule), h("dd", {}, text(value))]);
  fill(byId("rules"), ...rows);
  fill(
    byId("sources"),
    ...data.sources.map(({ title, publisher, author, published }) => {
      const rest = [author, publisher, published].filter((part) => part !== undefined && part !== "");
      return h("li", {}, h("cite", {}, title), rest.length > 0 && `, ${rest.join(", ")}`);
    }),
  );
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(", ");
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, inner]) => `${key} ${text(inner)}`)
      .join(", ");
  }
  return String(value);
}

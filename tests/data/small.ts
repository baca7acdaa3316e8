import { type Dataset, parseDataset } from "../../src/data/dataset";

/** Rows of a data set with everything left out that may be left out. */
export const tables = {
  sources: [
    { id: "report", title: "A report", published: "2020-06", family: "press" },
    { id: "echo", title: "A report of the report", published: "2020-07", family: "press" },
    { id: "study", title: "A study", published: "2021", family: "study" },
  ],
  actors: [
    { id: "ant", name: "Ant", type: "person" },
    { id: "bee", name: "Bee", type: "person" },
    { id: "east", name: "East Front", type: "group" },
    { id: "unknown", name: "Unknown", type: "placeholder" },
    { id: "west", name: "West Front", type: "group" },
  ],
} as const;

/** A data set of the small tables and the given claims, which get an id, a source and a paragraph unless they have one. */
export function small(claims: readonly Record<string, unknown>[]): Dataset {
  const filled = claims.map((claim, index) => ({ id: `c${index + 1}`, source: "report", paragraph: "1", ...claim }));
  return parseDataset({ ...tables, claims: filled }, { name: "small", version: "1" });
}

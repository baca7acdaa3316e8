import { journeys } from "./journeys.js";
import { memory } from "./memory.js";
import { layout } from "./layout.js";
import { reuse } from "./reuse.js";
import { slices } from "./slices.js";

/** Each part is given a folder, and gives `{ title, text, rows, goals }`: `goals` are numbers that are no ratio to a peer. */
export const PARTS = { slices, reuse, layout, journeys, memory };

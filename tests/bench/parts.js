import { bundled } from "./bundled.js";
import { draws } from "./draws.js";
import { growth } from "./growth.js";
import { journeys } from "./journeys.js";
import { layout } from "./layout.js";
import { memory } from "./memory.js";
import { reading } from "./reading.js";
import { reuse } from "./reuse.js";
import { slices } from "./slices.js";
import { whole } from "./whole.js";

/** Each part is given a folder, and gives `{ title, text, rows, goals }`: `goals` are numbers that are no ratio to a peer. */
export const PARTS = { slices, reuse, layout, journeys, memory, reading, draws, whole, bundled, growth };

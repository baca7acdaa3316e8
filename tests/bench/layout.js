// ForceAtlas2: every pair, and Barnes–Hut with the error of its forces.
import { compare, session } from "./compare.js";
import { readValues } from "./files.js";
import { prepare, rounds } from "./sizes.js";

const OURS = "ours-layout.js";
const THEIRS = "graphology-layout.js";

/** Where actors are after one step, or, after none, at the start. */
async function after(peers, script, on, iterations, theta) {
  const answer = peers.answerPath();
  const { absent } = await peers.ask(script, "layout", { on, iterations, theta, answer });
  return absent ? undefined : readValues(answer);
}

const distance = (a, b) => Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));

/**
 * Many steps drive layouts apart by the last digit of the first, so it is one step that is compared: how far places are off those of
 * graphology's exact step, as a share of the way that actors went in it.
 */
async function errors(peers, on, theta) {
  const start = await after(peers, OURS, on, 0, 0);
  const exact = await after(peers, THEIRS, on, 1, 0);
  const off = (found) => found && distance(exact, found) / distance(exact, start);
  return { ours: off(await after(peers, OURS, on, 1, theta)), theirs: off(await after(peers, THEIRS, on, 1, theta)) };
}

const percent = (share) => `${(100 * share).toPrecision(2)} %`;

export async function layout(folder) {
  const peers = session(folder);
  const row = (what, args, wanted, note) => {
    const check = () => note;
    return compare(
      peers,
      { what, script: OURS, task: "layout", args, check },
      { graphology: { script: THEIRS, wanted } },
      { rounds },
    );
  };
  try {
    const [W2, W3] = [await prepare(folder, "W2"), await prepare(folder, "W3")];
    const { ours } = await errors(peers, W2, 0);
    if (!(ours < 1e-3)) throw new Error(`ForceAtlas2: one step is off graphology's by ${ours} of its way`);
    const rows = await row(
      "ForceAtlas2, every pair, W2 as a whole, 50 steps",
      { on: W2, iterations: 50, theta: 0 },
      10,
    );
    const rough = await errors(peers, W3, 0.5);
    const note =
      rough.ours === undefined ? undefined : `force error ${percent(rough.theirs)}, ours ${percent(rough.ours)}`;
    const what = "ForceAtlas2, Barnes–Hut at θ = 0.5, W3 as a whole, 5 steps";
    rows.push(...(await row(what, { on: W3, iterations: 5, theta: 0.5 }, 5, note)));
    const less = { what: "error of Barnes–Hut, theirs ÷ ours", wanted: 1 };
    const absent = rough.ours === undefined ? "layout takes no theta yet" : undefined;
    return {
      title: "Layout",
      text: `All ties of a network in one picture, strong gravity, settings and start the same. The error of forces is how far actors are, after one
step, from where the exact forces put them, as a share of the way they went.`,
      rows,
      goals: [{ ...less, absent, measured: rough.theirs / rough.ours }],
    };
  } finally {
    peers.end();
  }
}

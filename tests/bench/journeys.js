// Ways through time: from all actors, and from one.
import { agree } from "./check.js";
import { compare, session } from "./compare.js";
import { readNetwork } from "./files.js";
import { prepare, rounds } from "./sizes.js";

const OURS = "ours-journeys.js";
const BY_HAND = "journeys.js";
const C = "arrivals.c";

const check = (ours, theirs, what) => void agree(what, ours, theirs, 1e-9);

/** How long one tie takes from one source. */
function perTie(on, row, atMost) {
  const { source, actors } = readNetwork(on);
  return {
    what: `${row.what}: a source and tie`,
    wanted: { atMost },
    unit: " ns",
    ...(row.absent ? { absent: row.absent } : { measured: (row.ours * 1e6) / (source.length * actors) }),
  };
}

export async function journeys(folder) {
  const peers = session(folder);
  const [rows, goals] = [[], []];
  const add = async (what, task, args, against) => {
    const work = { what, script: OURS, task, args, check };
    const found = await compare(peers, work, against, { rounds });
    rows.push(...found);
    return found[0];
  };
  try {
    const meetings = await prepare(folder, "meetings");
    const spells = await prepare(folder, "W2");
    const byHand = { "Map and objects": { script: BY_HAND } };
    const both = { ...byHand, "C, one pass, one source at a time": { script: C } };
    const all = "closeness through time of all actors";
    const early = await add(`${all}, earliest arrival, moments`, "foremost", { on: meetings }, both);
    const quick = await add(`${all}, fastest, moments`, "fastest", { on: meetings }, both);
    const lasting = await add(`${all}, earliest arrival, W2`, "foremost", { on: spells }, byHand);
    const brief = await add(`${all}, fastest, W2`, "fastest", { on: spells }, byHand);
    goals.push(perTie(meetings, early, 1.5), perTie(meetings, quick, 2));
    goals.push(perTie(spells, lasting, 1.5), perTie(spells, brief, 2));
    peers.end();
    const W4 = await prepare(folder, "W4");
    const few = { ...byHand, "C, one pass": { script: C } };
    const wanted = { ...few, "C, one pass": { script: C, wanted: 1 / 1.3 } };
    await add("earliest arrivals from one actor, W4: closeness", "closeness", { on: W4, source: 0 }, wanted);
    await add("earliest arrivals from one actor, W4: reach", "reach", { on: W4, source: 0 }, wanted);
    await add("paths from one actor to all, W4, with all their ties", "paths", { on: W4, source: 0 }, few);
  } finally {
    peers.end();
  }
  return {
    title: "Ways through time",
    text: `Moments: 2,000 actors who meet at 20,000 moments, no two at once. W4: 100,000 actors, 2,000,000 moments. The program in C (gcc -O3)
makes one pass over ties in order of time for each source and finds arrivals or durations. By hand: the same with Map and
objects, and over the ties of W2, which last, as many passes as bring something new; for the fastest ways through them one pass, in which
whoever could have left later than before is followed along the ties that are open. Paths are those of the fewest hops of those that
arrive first: C makes columns of them, whose ties are numbers; by hand they are rows, whose ties are the objects that were there before; ours are
rows of ids, which are made.`,
    rows,
    goals,
  };
}

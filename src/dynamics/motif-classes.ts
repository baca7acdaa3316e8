import { must } from "../base/collections";
import type { Happenings } from "../kernels/motifs/order";

export type Along = "directed" | "undirected";

/** One sort of motif: its name, how many actors it has, and where the grid of the paper has it. */
export interface MotifClass {
  readonly motif: string;
  readonly actors: 2 | 3;
  readonly cell?: string;
}

// In the paper's grid all motifs of a row have the second tie in common, all of a column the third.
const SECOND = ["cb", "bc", "ca", "ac", "ba", "ab"];
const THIRD = ["ab", "ba", "ac", "ca", "bc", "cb"];
const UNDIRECTED = ["ab ab ab", "ab ab bc", "ab bc ab", "ab bc bc", "ab bc ca"];

/** All motifs there are, in the order of rows. */
export const CLASSES: Readonly<Record<Along, readonly MotifClass[]>> = {
  directed: SECOND.flatMap((second, row) =>
    THIRD.map((third, column) => ({ ...named(`ab ${second} ${third}`), cell: `M${row + 1},${column + 1}` })),
  ),
  undirected: UNDIRECTED.map(named),
};

function named(motif: string): MotifClass {
  return { motif, actors: motif.includes("c") ? 3 : 2 };
}

const PLACES: Readonly<Record<Along, ReadonlyMap<string, number>>> = {
  directed: placesOf("directed"),
  undirected: placesOf("undirected"),
};

function placesOf(along: Along): Map<string, number> {
  return new Map(CLASSES[along].map(({ motif }, place) => [motif, place]));
}

/** The motif that three happenings make, by its place in {@link CLASSES}, and who are its a, b and c (−1 where there is none). */
export interface Found {
  readonly place: number;
  readonly roles: readonly [a: number, b: number, c: number];
}

export function classify(along: Along, happenings: Happenings, triple: readonly [number, number, number]): Found {
  const ends = triple.map((event) => [must(happenings.source[event]), must(happenings.target[event])] as const);
  const first = must(ends[0]);
  const other = ends.flat().find((actor) => !first.includes(actor)) ?? -1;
  const [a, b] = along === "directed" ? first : turned(first, ends, other);
  const letter = (actor: number) => (actor === a ? "a" : actor === b ? "b" : "c");
  const words = ends.map(([source, target]) => {
    const word = letter(source) + letter(target);
    return along === "directed" ? word : (UNTURNED[word] ?? word);
  });
  return { place: must(PLACES[along].get(words.join(" "))), roles: [a, b, other] };
}

const UNTURNED: Readonly<Record<string, string>> = { ba: "ab", cb: "bc", ac: "ca" };

/** Undirected, b is whom the first tie shares with the first one to the third actor; of two actors a comes first. */
function turned(
  [one, two]: readonly [number, number],
  ends: readonly (readonly [number, number])[],
  other: number,
): readonly [number, number] {
  const shared = ends.find((pair) => pair.includes(other))?.find((actor) => actor !== other);
  const b = shared ?? Math.max(one, two);
  return [b === one ? two : one, b];
}

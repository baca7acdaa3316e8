import { type Lists, listsOf, scan } from "./lists";
import { certainIn, type Happenings, possibleIn, type Spacing } from "./order";

/**
 * Every ordered triple of happenings among two or three actors, each tied to one of the others, that in some reading come in this
 * order within the spacing; and whether they do in every reading. Among exact moments each triple is looked at once.
 *
 * Cost: O(m·k²), k the most happenings around one actor whose bounds meet the time that one of them allows for.
 */
export function orderedTriples(
  happenings: Happenings,
  spacing: Spacing,
  see: (first: number, second: number, third: number, certain: boolean) => void,
): void {
  const { source, target, low, high } = happenings;
  const lists = listsOf(happenings);
  const ends = (event: number) => [source[event] as number, target[event] as number] as const;
  for (let x = 0; x < source.length; x++) {
    const [a, b] = ends(x);
    const [from, until] = [low[x] as number, spacing.limit(high[x] as number)];
    const each = (list: number, skip: number, visit: (event: number) => void) =>
      scan(lists, happenings, list, from, until, (event) => {
        if (event !== x && source[event] !== skip && target[event] !== skip) visit(event);
      });
    const around = (visit: (event: number) => void) => {
      each(a, -1, visit);
      each(b, a, visit);
    };
    around((y) => {
      const visit = (z: number) => {
        if (z === y || !possibleIn(happenings, spacing, x, y, z)) return;
        see(x, y, z, certainIn(happenings, spacing, x, y, z));
      };
      const [s, t] = ends(y);
      const other = s !== a && s !== b ? s : t !== a && t !== b ? t : -1;
      if (other < 0) return around(visit);
      for (const list of pairsAmong(lists, a, b, other)) each(list, -1, visit);
    });
  }
}

function pairsAmong(lists: Lists, a: number, b: number, c: number): number[] {
  return [lists.between(a, b), lists.between(a, c), lists.between(b, c)].filter((list) => list >= 0);
}

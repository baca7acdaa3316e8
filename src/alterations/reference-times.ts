import { groupBy, must } from "../base/collections";
import type { Random } from "../base/random";
import { shuffle } from "../kernels/rewiring/links";
import { valueAt } from "../network/column";
import { happeningsOf } from "../network/readings/happenings";
import type { State } from "../network/state";

/**
 * For each of some ties the one whose spell it gets: told tie by tie. Ties that happened together stay together, and exchange their spells
 * with others of which as many did.
 */
export function drawTimes(
  { columns, evidence }: State,
  ties: readonly number[],
  kinds: "apart" | "together",
  random: Random,
  tell: (tie: number, during: number) => void,
): void {
  const sortOf = (tie: number) => must(kinds === "apart" ? columns.kind[tie] : valueAt(columns.instant, tie));
  const heads = happeningsOf(columns, evidence);
  const happenings = [...groupBy(ties, (tie) => heads[tie]).values()].map((together) =>
    [...together].sort((a, b) => sortOf(a) - sortOf(b) || a - b),
  );
  for (const alike of groupBy(happenings, (together) => together.map(sortOf).join(" ")).values()) {
    const others = shuffle(alike, random);
    for (const [i, together] of alike.entries()) {
      for (const [k, tie] of together.entries()) tell(tie, must(must(others[i])[k]));
    }
  }
}

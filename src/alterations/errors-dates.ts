import { must } from "../base/collections";
import type { Random } from "../base/random";
import type { Duration } from "../data/vocabulary";
import { selectionOf, stateOf } from "../network/inside";
import { type AlteredTie, withTies } from "../network/readings/altered";
import type { State } from "../network/state";
import { addDuration, parseDuration } from "../time";
import { tiesOf } from "./errors-missing";
import { countOf, drawn, type RandomError } from "./errors-sample";

/**
 * A share of the view's ties has wrong dates: each is moved as a whole by a whole number of days or ticks (where times are fractions, by
 * any), every one from −`reach` to `reach` equally likely, 0 too. How long it lasts and how imprecise its dates are stays, and so does a date that is unbounded; ties without
 * a beginning, which count where they certainly are, are not moved. Nothing is settled again: what a moved tie ended still ends when it did.
 */
export function jitteredDates(reach: number | Duration): RandomError {
  return (view, rate, random) => {
    const state = stateOf(view);
    const there = Array.from(selectionOf(view).ties);
    const struck = new Set(drawn(there, countOf(rate, there.length), random));
    const ties = tiesOf(view);
    for (const tie of struck) ties[tie] = moved(state, must(ties[tie]), reach, random);
    return { view: withTies(view, ties, { remark: `with ${struck.size} ties redated` }), changed: struck.size };
  };
}

function moved({ spells, unbegun }: State, tie: AlteredTie, reach: number | Duration, random: Random): AlteredTie {
  const { like } = tie;
  const [startMin, startMax] = [must(spells.startMin[like]), must(spells.startMax[like])];
  const [endMin, endMax] = [must(spells.endMin[like]), must(spells.endMax[like])];
  const days = lengthOf(reach, [startMin, startMax, endMin, endMax].find(Number.isFinite) ?? 0);
  const isWhole = [startMin, startMax, endMin, endMax, days].every(
    (time) => Number.isInteger(time) || !Number.isFinite(time),
  );
  const by = isWhole ? Math.floor(random() * (2 * days + 1)) - days : (2 * random() - 1) * days;
  if (by === 0 || unbegun[like] === 1) return tie;
  const spell = { startMin: startMin + by, startMax: startMax + by, endMin: endMin + by, endMax: endMax + by };
  return { ...tie, spell };
}

/** A length as days or ticks; a duration as it is from a given day on. */
function lengthOf(reach: number | Duration, day: number): number {
  return typeof reach === "number" ? reach : addDuration(day, parseDuration(reach)) - day;
}

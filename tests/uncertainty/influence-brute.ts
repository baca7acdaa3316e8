import fc from "fast-check";
import type { Statement } from "../../src/network/evidence";
import type { TemporalNetwork } from "../../src/network/network";
import { withStatements } from "../../src/network/readings/altered";
import { anchored } from "../../src/questions/anchored";
import type { Figure } from "../../src/questions/figures";
import { askerOf, type Question } from "../../src/questions/question";
import { small } from "../data/small";

/** A figure that is another without something: asked of both networks from scratch, ranks counted one by one. */
export interface Brute {
  readonly key: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly rankFrom: number | undefined;
  readonly rankTo: number | undefined;
}

const close = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

export function isClose(from: number | undefined, to: number | undefined): boolean {
  return from === to || (from !== undefined && to !== undefined && close(from, to));
}

export function bruteChanges(
  view: TemporalNetwork,
  question: Question,
  isOut: (statement: Statement) => boolean,
): { readonly changes: Brute[]; readonly firsts: number } {
  const ask = askerOf(anchored(view, question));
  const base = ask(view);
  const other = ask(withStatements(view, (all) => all.filter((one) => !isOut(one)), { remark: "brute" }));
  const [was, is] = [base.figures, other.figures];
  const find = (list: readonly Figure[], key: string) => list.find((figure) => figure.key === key);
  const rank = (list: readonly Figure[], figure: Figure | undefined) =>
    figure &&
    1 +
      list.filter(
        ({ group, value }) =>
          group === figure.group &&
          !close(value, figure.value) &&
          (base.isTime ? value < figure.value : value > figure.value),
      ).length;
  const value = (figure: Figure | undefined) => figure?.value ?? (base.absent === "zero" ? 0 : undefined);
  const keys = [...new Set([...was, ...is].map(({ key }) => key))];
  const changes = keys.flatMap((key): Brute[] => {
    const [one, two] = [find(was, key), find(is, key)];
    const [from, to, rankFrom, rankTo] = [value(one), value(two), rank(was, one), rank(is, two)];
    return isClose(from, to) && rankFrom === rankTo ? [] : [{ key, from, to, rankFrom, rankTo }];
  });
  const leaders = (list: readonly Figure[], group: string) => {
    const members = list.filter((figure) => figure.group === group);
    const first = members.filter((figure) => rank(list, figure) === 1).map(({ key }) => key);
    return first.length === members.length && first.length > 1 ? "" : first.sort().join();
  };
  const groups = [...new Set([...was, ...is].map(({ group }) => group))];
  return { changes, firsts: groups.filter((group) => leaders(was, group) !== leaders(is, group)).length };
}

const actor = fc.constantFrom("ant", "bee", "east", "unknown", "west");
const date = fc.constantFrom(
  ...["2012", "2013", "2013-05", "2014-01-10", "2014-06~", "2014/2015", "[..2013-02]", "2015-03", undefined],
);
const source = fc.constantFrom("report", "echo", "study");
const two = fc.tuple(actor, actor).filter(([a, b]) => a !== b);

const state = fc
  .tuple(
    fc.constantFrom("allegiance", "membership", "shelter"),
    two,
    date,
    fc.option(fc.constantFrom("2014-02", "2016")),
  )
  .map(([kind, [subject, object], start, end]) => ({
    kind,
    subject,
    object,
    start: start?.includes("/") ? "2014" : start,
    end: end && (start ?? "") < "2014" ? end : undefined,
  }));
const move = fc
  .tuple(fc.uniqueArray(actor, { minLength: 3, maxLength: 3 }), date)
  .map(([[subject, object, origin], start]) => ({ kind: "defection", subject, object, origin, start }));
const together = fc
  .tuple(
    fc.constantFrom("joint-operation", "contact"),
    fc.uniqueArray(actor, { minLength: 2, maxLength: 4 }),
    date.filter((text) => !text?.startsWith("[")),
  )
  .map(([kind, parties, start]) => ({
    kind,
    parties: parties.join(";"),
    start: start?.includes("/") ? "2014" : start,
  }));

/** Data sets of up to twelve claims among five actors, of which several are often about one relation. */
export const dataset = fc
  .array(fc.tuple(fc.oneof(state, move, together), source), { minLength: 1, maxLength: 12 })
  .map((claims) => small(claims.map(([claim, source]) => ({ ...claim, source }))));

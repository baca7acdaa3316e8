import edtf from "edtf";

/** Bounds in days as `[lo, hi]`, or `"refused"`. */
export type Answer = readonly [lo: number, hi: number] | "refused";

const MS_PER_DAY = 86_400_000;

const ANSWERS = new Map<string, Answer>();

/** What edtf answers, its milliseconds as days; it knows no widening. `null`, an unknown bound, becomes infinite. */
export function asked(text: string): Answer {
  const answer = ANSWERS.get(text) ?? ask(text);
  ANSWERS.set(text, answer);
  return answer;
}

function ask(text: string): Answer {
  try {
    const { min, max } = edtf(text, { level: 3 });
    const days = (ms: number | null, unknown: number) => (ms === null ? unknown : Math.floor(ms / MS_PER_DAY));
    return [days(min, -Infinity), days(max, Infinity)];
  } catch {
    return "refused";
  }
}

/** From the start of one answer to the end of another; refused if that runs backwards. */
export function joined(start: Answer, end: Answer): Answer {
  return start === "refused" || end === "refused" || end[1] < start[0] ? "refused" : [start[0], end[1]];
}

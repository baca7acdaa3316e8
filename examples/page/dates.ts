import type { PageClaim, PageTie, PageTime } from "./data";

/** "2014-06-01 – 2014-06-30": the first and the last day that a date may be. */
export function range(earliest: PageTime, latest: PageTime): string {
  if (earliest === null && latest === null) return "date not stated";
  if (earliest === null) return `${latest} or earlier`;
  if (latest === null) return `${earliest} or later`;
  return earliest === latest ? String(earliest) : `${earliest} – ${latest}`;
}

/** When a tie began and ended, as its sources leave it, and what a rule made of an end they leave open. */
export function datesOf(tie: PageTie): readonly (readonly [string, string])[] {
  const start = range(tie.startEarliest, tie.startLatest);
  if (tie.nature === "event") return [["Happened", start]];
  const stated: [string, string] =
    tie.statedEndLatest !== null
      ? ["Ended", range(tie.statedEndEarliest, tie.statedEndLatest)]
      : tie.statedEndEarliest === null
        ? ["End", "not stated"]
        : ["End", `not stated; not before ${tie.statedEndEarliest}`];
  const rule: [string, string] = ["Counted", `${until(tie)} (rule: ${tie.persistence})`];
  return tie.persistence === "stated" ? [["Began", start], stated] : [["Began", start], stated, rule];
}

function until({ endEarliest, endLatest }: PageTie): string {
  if (endLatest === null) return "as going on";
  return `until ${range(endEarliest, endLatest)}`;
}

/** Start and end of a claim in the notation of the data (EDTF). */
export function claimDates({ start, end, end_status }: PageClaim): string | undefined {
  const status =
    end_status === "ongoing" ? "ongoing" : end_status === "ended" && !end ? "ended, unknown when" : undefined;
  const parts = [start && `from ${start}`, end && `to ${end}`, status].filter(Boolean);
  if (start && !end && end_status === undefined) return `dated ${start}`;
  return parts.length > 0 ? `dated ${parts.join(" ")}` : undefined;
}

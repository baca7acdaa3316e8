/** What one of many may turn out to be in some reading of the dates: a case for, a case against, or none at all. */
export interface Case {
  readonly yes: boolean;
  readonly no: boolean;
  readonly out: boolean;
}

/** The least and the greatest share; both `undefined` where no reading has a case for or against. */
interface Share {
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * The bounds of the share of cases for among those for and against, over all readings that have either, if each of them can turn out
 * as it may whatever the others do. `against` more are against in every reading.
 */
export function shareOf(cases: Iterable<Case>, against: number): Share {
  let [most, mostOf, least, leastOf] = [0, against, 0, against];
  let [someYes, someNo] = [false, against > 0];
  for (const { yes, no, out } of cases) {
    someYes ||= yes;
    someNo ||= no;
    if (yes) most++;
    if (yes || !out) mostOf++;
    if (!no && !out) least++;
    if (no || !out) leastOf++;
  }
  const high = mostOf > 0 ? most / mostOf : someNo ? 0 : undefined;
  const low = leastOf > 0 ? least / leastOf : someYes ? 1 : undefined;
  return { low, high };
}

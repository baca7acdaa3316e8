/** Mistakes that people make in dates, told by their look. The first that fits is named. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/^$/, "no date"],
  [/\s/, "it contains a space"],
  [/[\u2010-\u2015\u2212]/, "it contains a long dash, dates have hyphens"],
  [/x/, "unspecified digits are written with a capital X"],
  [/^\d{3}0s$/, "a decade is written 198X"],
  [/[?~%]{2}/, "two qualifiers in one place, uncertain and approximate together is %"],
  [/^[^\d]*\d{1,2}[-.]\d{1,2}[-.]\d{2,4}$/, "the year comes first, then month, then day"],
  [/^[?~%]?-?[\dX]{1,3}(?![\dX])/, "a year has four digits"],
  [/^\d{8}$/, "year, month and day are separated by hyphens"],
  [/^[?~%]?-?[\dX]{5,}/, "a year of more than four digits starts with Y"],
  [/^[?~%]?-?[\dX]{4}[?~%]?-[?~%]?[\dX](?![\dX])/, "a month has two digits"],
  [/^[?~%]?-?[\dX]{4}[?~%]?-[?~%]?[\dX]{2}[?~%]?-[?~%]?[\dX](?![\dX])/, "a day has two digits"],
  [/[[\]{}]/, "a set has one pair of brackets, around all of it"],
  [/\.\./, "a range with .. stands in a set, [2014..2016]"],
];

/** Why a text is no date, in a few words. */
export function mistakeIn(text: string): string {
  return LOOKS.find(([look]) => look.test(text))?.[1] ?? "not an EDTF date";
}

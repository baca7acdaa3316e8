import { type Answer, asked, joined } from "./oracle";
import { isCommonYear, partByMonths, significant, tried } from "./truths";

/** Somewhere edtf 4.11.1 and we differ, on purpose. `truth` is found without our code. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  readonly applies: (text: string) => boolean;
  readonly truth: (text: string) => Answer;
  /** Texts with what edtf answers, in milliseconds or by its error. */
  readonly seen: readonly (readonly [text: string, edtf: Answer])[];
}

/** What edtf answers, put right where it is known to err. */
export function truthOf(text: string): Answer {
  return DIFFERENCES.find(({ applies }) => applies(text))?.truth(text) ?? asked(text);
}

/** In order: the first that applies decides. */
export const DIFFERENCES: readonly Difference[] = [
  {
    name: "29 February of a common year",
    why: "edtf lets any year have it and answers 1 March; the day does not exist",
    applies: (text) => isCommonYear(/^(-?\d{4})-02-29/.exec(text)?.[1] ?? "2000") && !text.includes("/"),
    truth: () => "refused",
    seen: [
      ["2015-02-29", [16495, 16495]],
      ["2015-02-29T12:34:56Z", [16495, 16495]],
    ],
  },
  {
    name: "the end of February in the year 0000",
    why: "edtf counts years 0 to 99 as 1900 to 1999 and moves back, but 1900 has no 29 February and 0000 has",
    applies: (text) => /^0000-02(-2[89])?$/.test(text),
    truth: tried,
    seen: [
      ["0000-02-28", [-719470, -719469]],
      ["0000-02-29", [-719468, -719468]],
    ],
  },
  {
    name: "seasons",
    why: "edtf takes them for quarters, spring for January to March; ours are meteorological, March to May",
    applies: (text) => /^[?~%]?-?[\dX]{4}-[?~%]?(2[1-9]|3[0-2])[?~%]?$/.test(text),
    truth: partByMonths,
    seen: [
      ["2014-21", [16071, 16160]],
      ["2014-29", [16344, 16435]],
    ],
  },
  {
    name: "thirds of a year",
    why: "edtf ends the first with May and the second with September: five months each, overlapping",
    applies: (text) => /^-?[\dX]{4}-3[78]$/.test(text),
    truth: partByMonths,
    seen: [
      ["2014-37", [16071, 16221]],
      ["2014-38", [16191, 16343]],
    ],
  },
  {
    name: "parts of years before 0000",
    why: "edtf forgets the sign of the year where the part ends",
    applies: (text) => /^-[\dX]{4}-(3[3-9]|4[01])$/.test(text),
    truth: partByMonths,
    seen: [
      ["-0044-33", [-735599, -703367]],
      ["-01XX-40", [-756052, -646664]],
    ],
  },
  {
    name: "unspecified years before 0000 whose last is -0000",
    why: "edtf forgets the sign of the first year, and there is no year -0000",
    applies: (text) => /^-[0X]{4}$/.test(text) && text.includes("X"),
    truth: tried,
    seen: [
      ["-00XX", [-719528, -683004]],
      ["-XXXX", [-719528, 2932896]],
    ],
  },
  {
    name: "months X3 to X9",
    why: "edtf refuses them where no day follows; X6 can only be June, as it says itself of 2014-X6-01",
    applies: (text) => /^[\dX]{4}-X[3-9]$/.test(text),
    truth: (text) => asked(text.replace("-X", "-0")),
    seen: [["2014-X6", "refused"]],
  },
  {
    name: "29 February of an unspecified year or month",
    why: "edtf takes the first and last year that the digits allow, leap year or not",
    applies: (text) => /^-?[\dX]{4}-[0X][2X]-(29|[X2]9|29)$/.test(text) && text.includes("X"),
    truth: tried,
    seen: [
      ["201X-02-29", [14669, 17956]],
      ["20XX-02-29", [11016, 47175]],
    ],
  },
  {
    name: "days X0",
    why: "edtf starts at the 1st; the first day that ends in 0 is the 10th",
    applies: (text) => /^-?[\dX]{4}-[\dX]{2}-X0$/.test(text),
    truth: tried,
    seen: [["2014-11-X0", [16375, 16395]]],
  },
  {
    name: "days that only some of the months have",
    why: "edtf refuses 3X in months of 30 days, and ends 0X-31 in September, X2-31 in February or March",
    applies: (text) => /^-?[\dX]{4}-([\dX]{2}-3X|\d?X\d?-31)$/.test(text),
    truth: tried,
    seen: [
      ["2014-11-3X", "refused"],
      ["2015-X2-31", [16495, 16495]],
      ["2015-0X-31", [16466, 16709]],
    ],
  },
  {
    name: "years beyond 275760",
    why: "edtf answers NaN, as JavaScript's Date ends there; the calendar repeats every 400 years of 146,097 days",
    applies: (text) => /^Y-?\d+E[5-9]$/.test(text),
    truth: (text) => {
      const year = Number(text.slice(1));
      const cycles = Math.floor(year / 400);
      const [lo, hi] = asked(String(2000 + year - cycles * 400)) as readonly [number, number];
      return [lo + (cycles - 5) * 146097, hi + (cycles - 5) * 146097];
    },
    seen: [["Y17E7", [Number.NaN, Number.NaN]]],
  },
  {
    name: "significant digits",
    why: "edtf reads them and leaves the bounds alone; 1950S2 is some year of 1900 to 1999. Five of four are refused",
    applies: (text) => /^(Y-?\d+(E\d+)?|-?\d{4})S\d+$/.test(text),
    truth: significant,
    seen: [
      ["1950S2", [-7305, -6941]],
      ["1950S5", [-7305, -6941]],
    ],
  },
  {
    name: "long years marked",
    why: "edtf refuses them; a year is a year",
    applies: (text) => /^Y.*[?~%]$/.test(text),
    truth: (text) => asked(text.slice(0, -1)),
    seen: [["Y12000~", "refused"]],
  },
  {
    name: "centuries and decades of two and three digits",
    why: "in ISO 8601-2 but not in EDTF, where they are 20XX and 201X; in a table 201 is a year with a digit lost",
    applies: (text) => /^-?\d{2,3}[?~%]?$/.test(text),
    truth: () => "refused",
    seen: [
      ["201", [14610, 18261]],
      ["20", [10957, 47481]],
    ],
  },
  {
    name: "time zones from -12:01 to -14:00, and -00:00",
    why: "edtf goes to +14:00 but only to -12:00, and refuses -00:00, which RFC 3339 has for UTC",
    applies: (text) => /T.*-(12:30|00:00)$/.test(text) && !text.startsWith("2015-02-29"),
    truth: (text) => {
      const zoneless = text.replace(/-(12:30|00:00)$/, "");
      return text.endsWith("-00:00")
        ? asked(`${zoneless}Z`)
        : joined(asked(`${zoneless}-12:00`), asked(`${zoneless}-12:00`));
    },
    seen: [
      ["2014-06-01T00:00-12:30", "refused"],
      ["2014-06-01T00:00-00:00", "refused"],
    ],
  },
  {
    name: "intervals",
    why: "edtf refuses ends that start no later than the start does (2014/2014), and dates beside seasons",
    applies: (text) => /^[^/[{]+\/[^/]+$/.test(text) && !/^\.\.|\.\.$/.test(text),
    truth: (text) => {
      const [start = "", end = ""] = text.split("/");
      return joined(truthOf(start), truthOf(end));
    },
    seen: [
      ["2014/2014", "refused"],
      ["2014-06-30/2014", "refused"],
      ["2013/2014-21", "refused"],
    ],
  },
  {
    name: "half-open intervals of seasons",
    why: "edtf refuses them",
    applies: (text) => /^(\.\.)?\/\d{4}-(21|34)$|^\d{4}-(21|34)\/(\.\.)?$/.test(text),
    truth: (text) => {
      const [start = "", end = ""] = text.split("/");
      const one = truthOf(/\d/.test(start) ? start : end);
      if (one === "refused") return one;
      return /\d/.test(start) ? [one[0], Infinity] : [-Infinity, one[1]];
    },
    seen: [["2014-21/..", "refused"]],
  },
  {
    name: "sets",
    why: "edtf answers the first and last member as written, and ends a range where it starts: [2014..2016] in 2014",
    applies: (text) =>
      /^(\[\d.*\d[~X]?\]|\{\d.*\d[~X]?\})$/.test(text) && !/\.\..*\.\./.test(text) && !text.includes("/"),
    truth: (text) => {
      const members = text
        .slice(1, -1)
        .split(/, */)
        .map((member) => {
          const [first = "", last = first] = member.split("..");
          return joined(truthOf(first), truthOf(last));
        });
      return members.reduce((a, b) =>
        a === "refused" || b === "refused" ? "refused" : [Math.min(a[0], b[0]), Math.max(a[1], b[1])],
      );
    },
    seen: [
      ["[2014..2016]", [16071, 16435]],
      ["[2016,2014]", [16801, 16435]],
      ["{2014..2016}", [16071, 16435]],
      ["[2014-21,2014-22]", "refused"],
    ],
  },
];

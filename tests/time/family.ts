/** EDTF texts of every level, right and wrong, made by rule so that each feature meets many dates. */

const YEARS = [
  "0000",
  "0001",
  "0044",
  "0099",
  "0100",
  "0400",
  "1899",
  "1900",
  "1969",
  "1970",
  "2000",
  "2014",
  "2016",
  "9999",
];
const NEGATIVE = ["-0001", "-0044", "-0100", "-0401", "-9999"];
const ALL_YEARS = [...YEARS, ...NEGATIVE, "-0000"];
const TWO_DIGITS = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, "0"));
const MARKS = ["?", "~", "%"];
const DAYS_NEAR_ENDS = ["00", "01", "28", "29", "30", "31", "32"];

const cross = (left: readonly string[], right: readonly string[], join = "-") =>
  left.flatMap((a) => right.map((b) => a + join + b));
const months = TWO_DIGITS.slice(0, 14);
const codes = TWO_DIGITS.slice(20, 43);

/** Digits replaced by X in every combination: `2014` gives `X014`, `XX14`, … */
function masked(text: string): string[] {
  const places = [...text].flatMap((character, i) => (/\d/.test(character) ? [i] : []));
  return Array.from({ length: 2 ** places.length - 1 }, (_, mask) =>
    [...text]
      .map((character, i) => ((mask + 1) & (1 << places.indexOf(i)) && places.includes(i) ? "X" : character))
      .join(""),
  );
}

/** Every way to put no mark or one before and after each component. */
function qualified(components: readonly string[], marks: readonly string[]): string[] {
  return components
    .map((component) => marks.flatMap((before) => marks.map((after) => before + component + after)))
    .reduce((left, right) => cross(left, right));
}

const plain = [...ALL_YEARS, ...cross(ALL_YEARS, months), ...cross(cross(ALL_YEARS, months), DAYS_NEAR_ENDS)];
const simple = ["2013", "2014", "2014-06", "2014-06-30", "-0044-03-15", "0000", "2016-02-29"];
const marked = ["2014~", "2014-06?", "2014-06-15%", "2014?-06", "201X", "20XX-XX", "2014-XX-XX", "XXXX"];
const ends = [...simple, ...marked, "2014-21", "2015-34", "2014-06-01T12:00:00Z", "", ".."];

/** The texts by the feature that they try. */
export const FAMILY: Record<string, readonly string[]> = {
  "calendar dates": plain,
  "every day of four years": cross(cross(["1900", "2000", "2015", "2016"], months), TWO_DIGITS.slice(0, 33)),
  "date and time": cross(
    cross(
      ["2014-06-01", "1969-12-31", "-0001-01-01", "2016-02-29", "2015-02-29"],
      ["00:00", "12:34:56", "23:59:59.999", "24:00", "24:00:00", "24:01", "25:00", "12:60", "12:00:60"],
      "T",
    ),
    [
      "",
      "Z",
      "+00:00",
      "+05:30",
      "+0530",
      "+05",
      "+14:00",
      "+14:01",
      "-05:00",
      "-11:59",
      "-12:00",
      "-12:30",
      "-00:30",
      "-00:00",
    ],
    "",
  ),
  "parts of a year": cross([...YEARS, "-0044"], codes),
  "marked parts of a year": [
    ...cross(["2014-21", "2014-35", "2014-39", "2014-41"], MARKS, ""),
    "?2014-21",
    "2014-~33",
    "201X-22",
    "XXXX-36",
    "-01XX-40",
    "-00XX-21",
    "-20XX-38",
  ],
  "whole dates marked": cross(
    ["2014", "0044", "-0044", "2014-06", "2014-02-28", "2014-06-31", "2014-13"],
    [...MARKS, "~?"],
    "",
  ),
  "components marked": [
    ...qualified(["2014", "06"], ["", "?", "~", "%"]),
    ...qualified(["2014", "06", "30"], ["", "~"]),
    ...qualified(["-0044", "03"], ["", "?"]),
  ],
  "unspecified digits": [
    ...["2014", "1899", "-0044", "-2014", "2014-06", "2014-11", "2016-02-29", "2014-11-30"].flatMap(masked),
    ...cross(
      ["2015-02", "2016-02", "2015-0X", "2014-X4", "2014-1X", "2015-X2", "201X-02"],
      ["XX", "0X", "1X", "2X", "3X", "4X", "X0", "X1", "X8", "X9", "31"],
    ),
  ],
  "long years": cross(
    ["Y12000", "Y-12000", "Y99999", "Y17E3", "Y-17E3", "Y1E5", "Y2014", "Y012345", "12000", "Y"],
    ["", "S1", "S3", "S5", "S0", "~"],
    "",
  ).concat("Y17E7", "Y-17E7", "Y-99999E5", "Y3E9"),
  "significant digits": cross(["1950", "2014", "-1950"], ["S1", "S2", "S3", "S4", "S5", "S0", "S"], ""),
  intervals: cross(ends, ends, "/"),
  sets: ["[", "{"].flatMap((open) =>
    [
      "2014",
      "2014,2016",
      "2016,2014",
      "2014, 2016",
      "2014..2016",
      "2011,2014..2016",
      "2014-06..2014-09",
      "2014-06-01..2014-06-05",
      "..2014",
      "2014..",
      "..2014-06",
      "2014-06-30..",
      "..2014,2016..",
      "2014,2015..2016",
      "201X,2014-06~",
      "2016..2014",
      "",
      "..",
      "2014,",
      ",2014",
      "2014..2015..2016",
      "2014/2015",
      "2014-06..2015",
      "2014-06-15,2014-06",
      "1667,1668,1670..1672",
      "2014-21,2014-22",
    ].map((inner) => `${open}${inner}${open === "[" ? "]" : "}"}`),
  ),
  "no dates": [
    "",
    " ",
    "2014 ",
    "2014-6",
    "2014-06-1",
    "14-06-2014",
    "20140615",
    "2014/06/15",
    "June 2014",
    "1980s",
    "2014-",
    "-2014-",
    "--2014",
    "2014--06",
    "+2014",
    "201",
    "20",
    "2",
    "-201",
    "-20",
    "198~",
    "2014-06-15-01",
    "2014-06T12:00",
    "2014x",
    "201x",
    "[2014",
    "2014]",
    "[2014}",
    "2014..2016",
    "2014~~",
    "null",
  ],
};

const ANY_DIGIT = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Every number that digits may stand for where `X` is any digit, ascending: `1X` is 10 to 19, `X2` is 2, 12 … 92. */
export function expand(digits: string): number[] {
  if (!digits.includes("X")) return [Number(digits)];
  let values = [0];
  for (const digit of digits) {
    values =
      digit === "X"
        ? values.flatMap((value) => ANY_DIGIT.map((last) => value * 10 + last))
        : values.map((value) => value * 10 + Number(digit));
  }
  return values;
}

/** How many digits at the end are `X`: the precision of the number is ten to this power. */
export function trailingX(digits: string): number {
  return digits.length - digits.replace(/X+$/, "").length;
}

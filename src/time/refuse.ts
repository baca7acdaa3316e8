import { AllegianceError, show } from "../base/errors";

/** Makes the error for the text being read, from what is wrong with it. */
export type Refuse = (wrong: string) => AllegianceError;

const EXPECTED = "an EDTF date such as 2014, 2014-06, 2014-06-15, 2014-06~, 201X, 2014/2016 or [2014..2016]";

/** A `Refuse` whose errors name `text` and say what a date looks like. */
export function refusalOf(text: unknown): Refuse {
  return (wrong) =>
    new AllegianceError({
      code: "invalid-date",
      value: text,
      expected: EXPECTED,
      message: `date ${show(text)}: ${wrong}; expected ${EXPECTED}`,
    });
}

/** What can be wrong with one cell of a table. `row` counts as a spreadsheet does: the header is row 1. */
export interface Issue {
  readonly code: IssueCode;
  readonly file: string;
  /** Spreadsheet row, the header being 1; `undefined` when the whole table is meant. */
  readonly row: number | undefined;
  readonly column: string | undefined;
  readonly value: unknown;
  readonly expected: string;
  readonly message: string;
}

export type IssueCode =
  | "missing-table"
  | "unknown-table"
  | "malformed-csv"
  | "malformed-json"
  | "missing-column"
  | "unknown-column"
  | "missing-value"
  | "invalid-value"
  | "duplicate-id"
  | "unknown-reference"
  | "reversed-dates"
  | "wrong-role"
  | "self-tie";

/** Everything that an {@link AllegianceError} can be about, told apart by `code`. */
export type Problem =
  | { readonly code: "invalid-data"; readonly message: string; readonly issues: readonly Issue[] }
  | {
      readonly code: "invalid-option";
      readonly message: string;
      readonly option: string;
      readonly value: unknown;
      readonly expected: string;
    }
  | { readonly code: "invalid-date"; readonly message: string; readonly value: unknown; readonly expected: string }
  | {
      readonly code: "unknown-actor" | "unknown-tie" | "unknown-kind";
      readonly message: string;
      readonly value: unknown;
      readonly expected: string;
    }
  | {
      readonly code: "not-converged";
      readonly message: string;
      readonly iterations: number;
      readonly residual: number;
      readonly tolerance: number;
    }
  | { readonly code: "unsupported"; readonly message: string; readonly expected: string };

export type ErrorCode = Problem["code"];

/**
 * The one error class of the library. `code` says what sort of problem it is and narrows `problem`,
 * whose further fields depend on it; `issues` lists every mistake found in a data set (else it is empty).
 */
export class AllegianceError extends Error {
  readonly code: ErrorCode;
  readonly problem: Problem;
  readonly issues: readonly Issue[];

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "AllegianceError";
    this.code = problem.code;
    this.problem = problem;
    this.issues = problem.code === "invalid-data" ? problem.issues : [];
  }
}

/** A value as an error message shows it: short, on one line, quoted if it is text. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  if (value instanceof Date && Number.isNaN(value.getTime())) return "an invalid Date";
  if (typeof value === "function") return `function ${value.name}`.trim();
  if (typeof value !== "object" || value === null) return String(value);
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The refusal of an option's value, in the one form that every function uses. */
export function invalidOption(option: string, value: unknown, expected: string): AllegianceError {
  const message = `option \`${option}\`: got ${show(value)}, expected ${expected}`;
  return new AllegianceError({ code: "invalid-option", message, option, value, expected });
}

/** The error that lists the problems of some data: the first twenty in its message, all of them in `issues`. */
export function invalidData(what: string, issues: readonly Issue[]): AllegianceError {
  const shown = issues.slice(0, 20).map(({ message }) => `  ${message}`);
  const more = issues.length > shown.length ? [`  … and ${issues.length - shown.length} more, all in \`issues\``] : [];
  const count = issues.length === 1 ? "1 problem" : `${issues.length} problems`;
  return new AllegianceError({
    code: "invalid-data",
    message: [`${count} in ${what}`, ...shown, ...more].join("\n"),
    issues,
  });
}

/** Runs something; its errors say first of what they are, such as `slice 2014` or `under certain`. */
export function telling<T>(of: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof AllegianceError)) throw error;
    throw new AllegianceError({ ...error.problem, message: `${of}: ${error.message}` });
  }
}

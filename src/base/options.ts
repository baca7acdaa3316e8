import type * as z from "zod";
import { remembered } from "./collections";
import { AllegianceError, show } from "./errors";

/** The schema that a function makes, made when it is first asked for: programs use few of those there are. */
const schemaOf = remembered((make: () => z.ZodObject) => make());

/**
 * Checks a call's options against the strict schema that `make` makes and fills in the defaults. Every mistake is named at once;
 * a key that the schema does not know is refused, with the keys that it does know.
 */
export function parseOptions<S extends z.ZodObject>(call: string, make: () => S, input: unknown): z.output<S> {
  const known = parsed.get(make);
  if (known && typeof input === "object" && input !== null && known.has(input)) return known.get(input) as z.output<S>;
  const schema = schemaOf(make) as S;
  // A schema is used but a few times: what zod would compile for it costs more than it saves.
  const result = schema.safeParse(input ?? {}, { jitless: true });
  if (result.success) {
    if (isFixed(input)) parsed.set(make, (known ?? new WeakMap()).set(input, frozen(result.data)));
    return result.data;
  }
  const problems = result.error.issues.map((issue) => describe(issue, schema, input));
  const [first] = problems as [OptionProblem, ...OptionProblem[]];
  throw new AllegianceError({
    code: "invalid-option",
    message: `${call}: ${problems.map((problem) => problem.message).join("; ")}`,
    option: first.option,
    value: first.value,
    expected: first.expected,
  });
}

/** What frozen options came to: calls that are made again and again with the same ones check them once. */
const parsed = new WeakMap<() => z.ZodObject, WeakMap<object, unknown>>();

function frozen(options: object): object {
  for (const value of Object.values(options)) if (Array.isArray(value)) Object.freeze(value);
  return Object.freeze(options);
}

/** Whether options can never say anything else than they do. */
function isFixed(input: unknown): input is object {
  if (typeof input !== "object" || input === null || !Object.isFrozen(input)) return false;
  return Object.values(input).every((value) => typeof value !== "object" || value === null);
}

interface OptionProblem {
  readonly option: string;
  readonly value: unknown;
  readonly expected: string;
  readonly message: string;
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodObject, input: unknown): OptionProblem {
  const known = Object.keys(schema.shape).join(", ");
  if (issue.code === "unrecognized_keys" && issue.path.length === 0) {
    const option = issue.keys.join(", ");
    const expected = known === "" ? "no options" : `one of ${known}`;
    return { option, value: issue.keys, expected, message: `no option \`${option}\`; expected ${expected}` };
  }
  const option = issue.path.join(".");
  const value = valueAt(input, issue.path);
  if (option === "") {
    return {
      option,
      value,
      expected: "an object of options",
      message: `got ${show(value)}, expected an object of options`,
    };
  }
  const expected = expectation(issue);
  return { option, value, expected, message: `option \`${option}\`: got ${show(value)}, expected ${expected}` };
}

const WORDS: Readonly<Record<string, string>> = {
  int: "a whole number",
  array: "an array",
  object: "an object",
  boolean: "true or false",
};

/** What a schema asked for, in words. Schemas that say it themselves (`error: "…"`) are quoted. */
function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.map((value) => show(value)).join(" or ");
    case "invalid_type":
      return issue.message.startsWith("Invalid input")
        ? (WORDS[issue.expected] ?? `a ${issue.expected}`)
        : issue.message;
    case "too_small":
      if (issue.origin === "array") return `${issue.minimum} or more of them`;
      return `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`;
    case "too_big":
      return `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
}

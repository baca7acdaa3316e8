import type * as z from "zod/mini";
import { remembered } from "./collections";
import { AllegianceError, show } from "./errors";

/** The schema that a function makes, made when it is first asked for: programs use few of those there are. */
const schemaOf = remembered((make: () => z.ZodMiniObject) => make());

/**
 * Checks a call's options against the strict schema that `make` makes and fills in the defaults. Every mistake is named at once;
 * a key that the schema does not know is refused, with the keys that it does know.
 */
export function parseOptions<S extends z.ZodMiniObject>(call: string, make: () => S, input: unknown): z.output<S> {
  const given = input ?? {};
  const said = saidBy(given);
  const last = lastOf.get(make) ?? [];
  const known = said && last.find((one) => isSame(one.keys, said.keys) && isSame(one.values, said.values));
  if (known) return known.data as z.output<S>;
  const schema = schemaOf(make) as S;
  // A schema is used but a few times: what zod would compile for it costs more than it saves.
  const result = schema.safeParse(given, { jitless: true });
  if (result.success) {
    if (said) lastOf.set(make, [{ ...said, data: frozen(result.data) }, ...last].slice(0, FEW));
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

interface Said {
  readonly keys: readonly PropertyKey[];
  readonly values: readonly unknown[];
}

const FEW = 4;

/** The last few options of each schema and what they came to: calls that are made again and again with the same ones check them once. */
const lastOf = new WeakMap<() => z.ZodMiniObject, readonly (Said & { readonly data: object })[]>();

/** All that options say; `undefined` if one of them is an object, which may change, or a function, or is got by one. */
function saidBy(given: object): Said | undefined {
  const above = Object.getPrototypeOf(given);
  if (above !== Object.prototype && above !== null) return undefined;
  const keys = Reflect.ownKeys(given);
  const values: unknown[] = [];
  for (const key of keys) {
    const { get, value } = Object.getOwnPropertyDescriptor(given, key) as PropertyDescriptor;
    if (get || typeof value === "function" || (typeof value === "object" && value !== null)) return undefined;
    values.push(value);
  }
  return { keys, values };
}

const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((value, i) => Object.is(value, other[i]));

function frozen(options: object): object {
  for (const value of Object.values(options)) Object.freeze(value);
  return Object.freeze(options);
}

interface OptionProblem {
  readonly option: string;
  readonly value: unknown;
  readonly expected: string;
  readonly message: string;
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodMiniObject, input: unknown): OptionProblem {
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

// Writes `docs/codebook.md` from `meta.json` (statement, kinds, descriptions and rules of the columns), the CSV tables (every
// number, every example) and `agreement.json`, to the byte: no clock, no locale.
//
//   node data/codebook.js            writes it
//   node data/codebook.js --check    writes nothing; exits 1 if the file differs from what would be written
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { generate } from "./generated.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const readJson = (file) => JSON.parse(readFileSync(here(file), "utf8"));
const meta = readJson("meta.json");
const rowsOf = (name) => Papa.parse(readFileSync(here(`${name}.csv`), "utf8").trim(), { header: true }).data;
const tables = Object.fromEntries(meta.resources.map(({ name }) => [name, rowsOf(name)]));
const { sources, actors, claims, events } = tables;

/** What the text of a date says about its precision: the first look that fits. */
const PRECISIONS = [
  ["to the day", /^\d{4}-\d\d-\d\d$/],
  ["to the month", /^\d{4}-(0\d|1[0-2])$/],
  ["to a season or other part of a year", /^\d{4}-[234]\d$/],
  ["to the year or decade", /^\d{3}[\dX]$/],
  ["marked uncertain or approximate", /[?~%]/],
  ["bounded on both sides, `[a..b]`", /^\[[^.].*\.\..*[^.]\]$/],
  ["not after a date, `[..b]`", /^\[\.\./],
  ["not before a date, `[a..]`", /\.\.\]$/],
  ["in another form", /./],
];
const precisionOf = (date) => PRECISIONS.find(([, look]) => look.test(date))[0];

const code = (text) => (text ? `\`${text}\`` : "");
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const line = (cells) => `| ${cells.map((cell) => String(cell ?? "").replaceAll("|", "\\|")).join(" | ")} |`;

function table(head, rows) {
  const isNumber = (column) => column > 0 && rows.every((row) => /^\d+(\.\d+)?( %)?$/.test(row[column]));
  const rule = head.map((_, column) => (isNumber(column) ? "--:" : "---"));
  return [head, rule, ...rows].map(line).join("\n");
}

/** How many claims have each value of a column, in all and by document. */
function counts(column, values) {
  const row = (label, rows) => {
    const each = sources.map(({ id }) => rows.filter(({ source }) => source === id).length);
    return [label, ...each, rows.length, percent(rows.length, claims.length)];
  };
  const having = (value) => claims.filter((claim) => claim[column] === value);
  const rows = values.map((value) => row(code(value), having(value)));
  return table([column, ...sources.map(({ id }) => code(id)), "all", "share"], [...rows, row("all", claims)]);
}

function precisions() {
  const [starts, ends] = ["start", "end"].map((column) => claims.map((claim) => claim[column]).filter(Boolean));
  const rows = PRECISIONS.map(([name]) => {
    const found = [starts, ends].map((dates) => dates.filter((date) => precisionOf(date) === name).length);
    return [name, found[0], percent(found[0], starts.length), found[1], percent(found[1], ends.length)];
  }).filter((row) => row[1] + row[3] > 0);
  const all = [...starts, ...ends];
  const vague = percent(all.filter((date) => precisionOf(date) !== "to the day").length, all.length);
  const undated = claims.filter(({ start, end }) => !start && !end).length;
  const head = ["precision", "starts", "share", "ends", "share"];
  const share = `Of ${all.length} dates of claims ${vague} are not known to the day.`;
  return `${share} ${undated} claims have no date at all.\n\n${table(head, rows)}`;
}

function agreement() {
  const { source, paragraphs, first, second, variables, ...pairs } = readJson("agreement.json");
  const claimed = `Paragraphs ${paragraphs} of \`${source}\`: ${first} claims in the first coding, ${second} in the second.`;
  const tied = `${pairs.tiedByBoth} pairs of actors are tied in the same paragraph by both codings, ${pairs.onlyFirst} by the first only, ${pairs.onlySecond} by the second only.`;
  const rows = variables.map((v) => [code(v.variable), v.alpha, percent(v.agreed, 1), v.units]);
  const figures = table(["variable", "alpha", "agreed", "pairs of claims"], rows);
  return `${claimed} ${tied}\n\n${figures}\n\n${resolved(source, paragraphs.split("–").map(Number))}`;
}

/** What has become of the first coding since. */
function resolved(source, [from, to]) {
  const within = (claim) => claim.source === source && claim.paragraph.split(";").some((n) => n >= from && n <= to);
  const now = new Map(claims.filter(within).map((claim) => [claim.id, claim]));
  const before = tables["first-coding"];
  const ids = new Set(before.map(({ id }) => id));
  const stands = (claim) => Object.keys(claim).every((column) => now.get(claim.id)[column] === claim[column]);
  const kept = before.filter(({ id }) => now.has(id));
  const [same, changed, gone] = [
    kept.filter(stands).length,
    kept.filter((c) => !stands(c)).length,
    before.length - kept.length,
  ];
  const added = [...now.keys()].filter((id) => !ids.has(id)).length;
  return `Of the ${before.length} claims of the first coding ${same} stand as they were, ${changed} have been changed in a column or more, the note included, ${gone} have been dropped, and ${added} have been added.`;
}

function allowed({ type, delimiter, constraints = {} }) {
  const { enum: words, pattern, minimum, required, unique } = constraints;
  const form = type === "list" ? `list, separated by ${code(delimiter)}` : type;
  const bounds = [words && `one of ${words.map(code).join(", ")}`, pattern && `matches ${code(pattern)}`];
  const rest = [minimum !== undefined && `at least ${minimum}`, required && "required", unique && "unique"];
  return [form, ...bounds, ...rest].filter(Boolean).join("; ");
}

function variables({ name, title, description, like, fields }) {
  const rows = tables[name];
  const [borrowed, own] = [true, false].map((is) => fields.filter((field) => (typeof field === "string") === is));
  const heading = `### ${title}: \`${name}.csv\`\n\n${description} ${rows.length} rows.`;
  const known = borrowed.length > 0 ? ` The columns ${borrowed.map(code).join(", ")} are those of \`${like}\`.` : "";
  if (own.length === 0) return `${heading}${known}`;
  const lines = own.map((field) => {
    const values = rows.map((row) => row[field.name]).filter(Boolean);
    const example = values.find((value) => value.length <= 40) ?? `${values[0].slice(0, 40)}…`;
    const rule = meta.rules[name]?.[field.name];
    const meaning = rule ? `${field.description} *Rule:* ${rule}` : field.description;
    return [code(field.name), meaning, allowed(field), code(example), percent(values.length, rows.length)];
  });
  const head = ["variable", "definition and coding rule", "allowed values", "example", "filled"];
  return `${heading}${known}\n\n${table(head, lines)}`;
}

/** The text of `docs/codebook.md`. */
export function codebook() {
  const named = (list, name) => list.find((entry) => entry.name === name);
  const enumOf = (name, column) => named(named(meta.resources, name).fields, column).constraints.enum;
  const years = claims.flatMap(({ start, end }) => `${start} ${end}`.match(/\d{3}[\dX]/g) ?? []).sort();
  const ofType = (type) => [code(type), actors.filter((actor) => actor.type === type).length];
  const types = table(["type", "actors"], enumOf("actors", "type").map(ofType));
  const tongues = [...new Set(sources.map(({ language }) => language))].join(", ");
  const size = `${sources.length} documents (${tongues}), ${actors.length} actors, ${claims.length} claims, ${events.length} events.`;
  const span = `The claims name years from ${years[0].replace("X", "0")} to ${years.at(-1)}.`;
  const document = (s) => [code(s.id), s.title, s.publisher || s.author, code(s.published), s.type, s.note];
  const kind = (k) => [code(k.name), `${k.nature}, ${k.direction}`, k.subject, k.object, k.origin, k.definition];
  const statement = meta.statement.map(({ title, text }) => `### ${title}\n\n${text}`).join("\n\n");
  const heads = ["kind", "nature", "subject", "object", "origin", "definition"];
  return `${[
    `# Codebook of \`${meta.name}\` ${meta.version}\n\n*${meta.title}.* ${meta.description}\n\n${size} ${span}`,
    "This file is written by `node data/codebook.js` from the tables in `data/`; it is not edited by hand.",
    `## Statement\n\n${statement}`,
    `## Documents\n\n${table(["id", "title", "publisher or author", "published", "type", "note"], sources.map(document))}`,
    `## Kinds\n\nStates last, events happen. The first four are the core.\n\n${table(heads, meta.kinds.map(kind))}`,
    `## Counts\n\n### Claims by kind and document\n\n${counts("kind", enumOf("claims", "kind"))}`,
    `### Claims by modality and document\n\n${counts("modality", enumOf("claims", "modality"))}`,
    `### Actors by type\n\n${types}\n\n### Dates by precision\n\n${precisions()}`,
    `## Agreement of two codings\n\n${agreement()}`,
    `## Variables\n\n${meta.resources.map(variables).join("\n\n")}`,
  ].join("\n\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  generate([["docs/codebook.md", codebook()]], "data/codebook.js");

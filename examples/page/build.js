import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The columns that the page reads of each table; nothing else is put in it. */
const COLUMNS = {
  actors: ["id", "name", "type", "parent"],
  names: ["actor", "name", "type"],
  sources: ["id", "title", "publisher", "author", "published"],
  ties: [
    ...[
      "id",
      "kind",
      "source",
      "target",
      "origin",
      "directed",
      "nature",
      "role",
      "mode",
      "startEarliest",
      "startLatest",
    ],
    ...["endEarliest", "endLatest", "persistence", "statedEndEarliest", "statedEndLatest", "headcountLow"],
    ...["headcountHigh", "corroboration", "conflict", "claims"],
  ],
  claims: [
    ...["id", "source", "paragraph", "modality", "attributed_to", "confidence", "start", "end", "end_status", "place"],
    "note",
  ],
  slices: ["label", "start", "end", "ties", "certain", "nodes"],
};

/**
 * Writes a page that shows a network over time: one HTML file with everything in it, which asks nothing of any server.
 *
 * @param {string | URL} file where to
 * @param {object} input plain rows, as the library hands them out; further columns are left out of the page
 * @param {string} input.title
 * @param {string} [input.subtitle]
 * @param {{ name: string, version: string, licence: string }} input.data `network.data`, and the licence of the data
 * @param {object} input.policy `network.policy`
 * @param {string} [input.measure] what sizes show; default `"betweenness"`
 * @param {string} [input.start] label of the slice shown first; default the one with most ties
 * @param {Iterable<object>} input.actors `network.actors()`
 * @param {Iterable<object>} [input.names] `dataset.names`: other spellings, for the search box and for short labels
 * @param {Iterable<object>} input.sources `dataset.sources`
 * @param {Iterable<object>} input.ties `network.ties()`
 * @param {Iterable<object>} input.claims of all ties: `network.ties().flatMap((tie) => claimsOf(network, tie))`; one that
 *   stands behind several ties may come several times
 * @param {Iterable<object>} input.slices
 *   `{ label, start, end, ties: [id], certain: [id], nodes: [{ id, x, y, size, community }] }`, in order of time, as
 *   `slicesOf` of `slices.js` makes them. `certain` are those of `ties` that are there whatever the dates turn out to be
 * @returns {Promise<{ bytes: number }>} the size of the page
 * @throws Error naming the row that refers to something that is not there, or the place that is no number
 */
export async function writePage(file, input) {
  const data = dataOf(input);
  check(data);
  const [template, style, script] = await Promise.all([text("page.html"), text("page.css"), bundle()]);
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const page = [
    [`content="default-src 'none'"`, `content="${policy.join("; ")}"`],
    ["<title>Network over time</title>", `<title>${escapeText(data.title)}</title>`],
    ['<link rel="stylesheet" href="page.css">', `<style>${style}</style>`],
    ['id="data">{}</script>', `id="data">${escapeJson(data)}</script>`],
    ['<script src="page.ts"></script>', `<script>${script}</script>`],
  ].reduce((html, [mark, content]) => put(html, mark, content), template);
  await writeFile(file, page);
  return { bytes: Buffer.byteLength(page) };
}

function dataOf({ title, subtitle, data, policy, measure = "betweenness", start, names = [], ...tables }) {
  const rows = (name, given = tables[name]) =>
    Array.from(given, (row) => Object.fromEntries(COLUMNS[name].map((column) => [column, row[column]])));
  const slices = rows("slices").map((slice) => ({ ...slice, nodes: Array.from(slice.nodes, nodeOf) }));
  const busiest = slices.reduce(
    (best, slice) => (best && best.ties.length >= slice.ties.length ? best : slice),
    undefined,
  );
  const claims = new Map(rows("claims").map((claim) => [claim.id, claim]));
  const { name, version, licence } = data;
  return {
    title,
    subtitle,
    data: { name, version, licence },
    policy,
    measure,
    start: start ?? busiest?.label,
    actors: rows("actors"),
    names: rows("names", names),
    sources: rows("sources"),
    ties: rows("ties"),
    claims: [...claims.values()],
    slices,
  };
}

function nodeOf({ id, x, y, size, community }) {
  const [shortX, shortY, shortSize] = [x, y, size].map((value) => Number(value.toPrecision(6)));
  return { id, x: shortX, y: shortY, size: shortSize, community };
}

function check({ actors, sources, ties, claims, slices, start }) {
  const [actorIds, sourceIds, tieIds, claimIds] = [actors, sources, ties, claims].map(
    (rows) => new Set(rows.map(({ id }) => id)),
  );
  const need = (condition, message) => {
    if (!condition) throw new Error(`writePage: ${message}`);
  };
  need(slices.length > 0, "no slices");
  need(
    slices.some(({ label }) => label === start),
    `no slice is called ${start}`,
  );
  for (const { id, name } of actors) need(typeof name === "string", `actor ${id}: no name`);
  for (const { id, source, target, claims: behind } of ties) {
    for (const actor of [source, target]) need(actorIds.has(actor), `tie ${id}: no actor ${actor}`);
    for (const claim of behind) need(claimIds.has(claim), `tie ${id}: no claim ${claim}`);
  }
  for (const { id, source } of claims) need(sourceIds.has(source), `claim ${id}: no source ${source}`);
  for (const { label, ties: shown, certain, nodes } of slices) {
    for (const tie of [...shown, ...certain]) need(tieIds.has(tie), `slice ${label}: no tie ${tie}`);
    for (const { id, x, y, size } of nodes) {
      need(actorIds.has(id), `slice ${label}: no actor ${id}`);
      need([x, y, size].every(Number.isFinite) && size >= 0, `slice ${label}, actor ${id}: x, y, size must be numbers`);
    }
  }
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
  });
  const [{ text: script }] = outputFiles;
  if (/<\/script|<!--/i.test(script)) throw new Error("writePage: the script would end its own element");
  return script;
}

/** The template with the one place of a mark filled. */
function put(html, mark, content) {
  const parts = html.split(mark);
  if (parts.length !== 2) throw new Error(`writePage: page.html must have ${mark} once`);
  return parts.join(content);
}

function text(name) {
  return readFile(new URL(name, import.meta.url), "utf8");
}

function hashOf(content) {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

/** JSON that no HTML or JavaScript parser takes for anything else. */
function escapeJson(data) {
  const code = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(data).replace(/[<\u2028\u2029]/g, code);
}

function escapeText(content) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return content.replace(/[&<>"]/g, (character) => entities[character]);
}

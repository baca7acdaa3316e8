// How far two codings of the same paragraphs agree, as they were before anything was resolved: `first-coding.csv`, the claims of
// these paragraphs as they stood in `claims.csv` then, and `second-coding.csv`, which was made from the text alone (with the list
// of actors at hand). Neither is changed any more; what the rereading decided is in `claims.csv`. Writes `agreement.json`, which
// the codebook quotes.
//
//   node data/agreement.js            writes it
//   node data/agreement.js --check    writes nothing; exits 1 if it differs from what would be written
//
// A unit is two actors whom both coders tie in the same paragraph. Their claims are paired, those of one kind first; kind, start and
// modality are compared within a pair (start and modality where the kinds agree). For the variable `actors` claims of the same
// kind in the same paragraph are paired, identical ones first. What only one of them coded is counted apart: alpha cannot see it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { krippendorffAlpha } from "allegiance";
import Papa from "papaparse";
import { generate } from "./generated.js";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const SOURCE = "cat-2021";

/** The agreement of the two codings by variable, and what only one of them has. */
export function agreement() {
  const [first, second] = [rows("first-coding.csv"), rows("second-coding.csv")];
  const covered = new Set(second.flatMap(paragraphsOf));
  const [from, to] = [Math.min(...covered), Math.max(...covered)];
  const byActors = paired(first, second, (claim) => pairsOf(claim).map((pair) => `${claim.at} ${pair}`), "kind");
  const sameKind = byActors.both.filter(([one, other]) => one.kind === other.kind);
  const byKind = paired(first, second, (claim) => [`${claim.at} ${claim.kind}`], "actors");
  const alpha = (variable, pairs) => {
    const {
      alpha: value,
      observed,
      units,
    } = krippendorffAlpha(pairs.map((pair) => pair.map((claim) => claim[variable])));
    return { variable, alpha: round(value), agreed: round(1 - observed), units };
  };
  return {
    source: SOURCE,
    paragraphs: `${from}–${to}`,
    first: first.length,
    second: second.length,
    variables: [
      alpha("kind", byActors.both),
      alpha("actors", byKind.both),
      alpha("start", sameKind),
      alpha("modality", sameKind),
    ],
    tiedByBoth: byActors.both.length,
    onlyFirst: byActors.onlyFirst,
    onlySecond: byActors.onlySecond,
  };
}

function rows(file) {
  const { data } = Papa.parse(readFileSync(here(file), "utf8"), { header: true, skipEmptyLines: true });
  return data.map((row) => {
    const parties = row.parties === "" ? [] : row.parties.split(";").sort();
    const actors = parties.length > 0 ? parties.join(";") : `${row.subject}>${row.object}`;
    return { ...row, parties, actors, at: row.paragraph.split(";")[0] };
  });
}

function paragraphsOf({ paragraph }) {
  return paragraph.split(";").map(Number);
}

/** Each two actors of a claim, whichever way round. */
function pairsOf({ subject, object, parties }) {
  const all = parties.length > 0 ? parties : [subject, object].sort();
  return all.flatMap((one, i) => all.slice(i + 1).map((other) => `${one} ${other}`));
}

/** Claims of both codings that share a key, those equal in `best` first, then in the order of their ids. */
function paired(first, second, keysOf, best) {
  const keyed = (claims) => {
    const groups = new Map();
    for (const claim of claims) {
      for (const key of keysOf(claim)) groups.set(key, [...(groups.get(key) ?? []), claim]);
    }
    return groups;
  };
  const [ours, theirs] = [keyed(first), keyed(second)];
  const both = [];
  let [onlyFirst, onlySecond] = [0, 0];
  for (const key of [...new Set([...ours.keys(), ...theirs.keys()])].sort()) {
    const left = [...(ours.get(key) ?? [])];
    const right = [...(theirs.get(key) ?? [])];
    for (const claim of [...left]) {
      const match = right.findIndex((other) => other[best] === claim[best]);
      if (match < 0) continue;
      both.push([claim, right[match]]);
      right.splice(match, 1);
      left.splice(left.indexOf(claim), 1);
    }
    while (left.length > 0 && right.length > 0) both.push([left.shift(), right.shift()]);
    onlyFirst += left.length;
    onlySecond += right.length;
  }
  return { both, onlyFirst, onlySecond };
}

function round(value) {
  return value === undefined ? null : Number(value.toFixed(3));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generate([["data/agreement.json", `${JSON.stringify(agreement(), null, 2)}\n`]], "data/agreement.js");
}

// Writes `claims-dated.csv`: the claims with the bounds of their dates as ISO days, for programs that do not read EDTF.
// `start_earliest` to `start_latest` and `end_earliest` to `end_latest` are the first and the last day that the text of `start` and of
// `end` can mean, both included, `~` and `?` widened by one unit; empty where the text sets no bound, or there is none.
//
//   node data/derive.js            writes it
//   node data/derive.js --check    writes nothing; exits 1 if it differs from what would be written
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseWhen } from "allegiance";
import Papa from "papaparse";
import { generate } from "./generated.js";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** The text of `claims-dated.csv`. */
export function datedClaims() {
  const { data, meta } = Papa.parse(readFileSync(here("claims.csv"), "utf8"), { header: true, skipEmptyLines: true });
  const rows = data.map((claim) => ({ ...claim, ...bounds("start", claim.start), ...bounds("end", claim.end) }));
  const derived = ["start", "end"].flatMap((date) => [`${date}_earliest`, `${date}_latest`]);
  return `${Papa.unparse(rows, { columns: [...meta.fields, ...derived], newline: "\n" })}\n`;
}

function bounds(name, text) {
  const { earliest, latest } = text === "" ? { earliest: null, latest: null } : parseWhen(text);
  return { [`${name}_earliest`]: earliest ?? "", [`${name}_latest`]: latest ?? "" };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generate([["data/claims-dated.csv", datedClaims()]], "data/derive.js");
}

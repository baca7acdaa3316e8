#!/usr/bin/env bash
# Runs the Python and the R of the docs and holds what they print against the output that the JavaScript beside them has.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
node --input-type=module -e '
import { readFileSync, writeFileSync } from "node:fs";
const [, folder] = process.argv;
const text = readFileSync("docs/elsewhere.md", "utf8");
for (const [language, file] of [["python", "snippet.py"], ["r", "snippet.R"], ["text", "expected"]]) {
  writeFileSync(`${folder}/${file}`, new RegExp("```" + language + "\\n([\\s\\S]*?)```").exec(text)[1]);
}' "$dir"
/usr/bin/python3 "$dir/snippet.py" >"$dir/python"
Rscript --vanilla "$dir/snippet.R" 2>"$dir/r-messages" | sed 's/ *$//' >"$dir/r" || { cat "$dir/r-messages"; exit 1; }
diff "$dir/expected" "$dir/python"
diff "$dir/expected" "$dir/r"
cat "$dir/expected"

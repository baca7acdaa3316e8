#!/usr/bin/env bash
# Uses the installed package from Deno, which refuses what is not granted: the root entry needs no permission at all.
set -euo pipefail
tarball=$1
deno=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' >package.json
npm install --no-audit --no-fund --silent "$tarball"
cat >use.js <<'END'
import { buildNetwork, centralityOverTime } from "allegiance";
import { khorasan } from "allegiance/khorasan";
const series = centralityOverTime(buildNetwork(khorasan), { measure: "degree", every: "10 years" });
const shown = series[Symbol.for("Jupyter.display")]();
if (!shown["text/html"].startsWith("<table>")) throw new Error("does not show as a table");
console.log(series.length);
END
DENO_NO_UPDATE_CHECK=1 "$deno" run --no-remote --node-modules-dir=manual --no-prompt use.js

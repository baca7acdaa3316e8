#!/usr/bin/env bash
# Installs the tarball in an empty folder and uses it as ESM, CommonJS and TypeScript; runs the examples against it.
set -euo pipefail
tarball=$1
repo=$PWD
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp -r examples "$dir/examples"
cd "$dir"
echo '{ "private": true, "type": "module" }' >package.json
npm install --no-audit --no-fund --silent "$tarball" sigma@3.0.3 esbuild@0.27.7 typescript@5.9.3

cat >use.mjs <<'END'
import * as allegiance from "allegiance";
import { buildNetwork, betweenness, networkFromEdges, uncertainty, AllegianceError } from "allegiance";
import * as browser from "allegiance/browser";
import { khorasan } from "allegiance/khorasan";
import { nodeWorkers, readDataset } from "allegiance/node";
import Graph from "graphology";
const scores = betweenness(networkFromEdges([["0", "1"], ["1", "2"], ["2", "3"], ["0", "1"]].map(([source, target]) => ({ source, target }))));
for (const [name, value] of [...Object.entries(allegiance), ...Object.entries(browser)]) {
  if (typeof value === "function" && value.name !== name) throw new Error(`${name} is called ${value.name}`);
}
if (String([...scores.values]) !== "0,2,2,0") throw new Error(`betweenness is ${[...scores.values]}`);
if (buildNetwork(khorasan).ties().length < 500) throw new Error("the bundled data are not all there");
if (!(buildNetwork(khorasan).toGraph() instanceof Graph)) throw new Error("another graphology");
const folder = new URL("./data/", import.meta.resolve("allegiance/package.json")).pathname;
if ((await readDataset(folder)).claims.length !== khorasan.claims.length) throw new Error("readDataset differs");
await readDataset("examples").catch((error) => {
  if (!(error instanceof AllegianceError)) throw new Error("another AllegianceError");
});
const workers = nodeWorkers(2, { least: 0 });
const drawn = [{}, { workers }].map((more) => uncertainty(buildNetwork(khorasan), "degree", { draws: 9, ...more }));
if (new Set((await Promise.all(drawn)).map((rows) => JSON.stringify(rows))).size !== 1) throw new Error("workers differ");
END
node use.mjs

cat >use.cjs <<'END'
const { buildNetwork, networkFromEdges, layout, communities, uncertainty, AllegianceError } = require("allegiance");
const { khorasan } = require("allegiance/khorasan");
const { nodeWorkers, readDataset } = require("allegiance/node");
const network = buildNetwork(khorasan);
if (network.toGraph().order < 100) throw new Error("no graph");
if (!(network.toGraph() instanceof require("graphology"))) throw new Error("another graphology");
if (!(communities(network).modularity > 0)) throw new Error("no communities");
if (layout(networkFromEdges([{ source: "a", target: "b" }])).length !== 2) throw new Error("no layout");
readDataset("examples").then(
  () => { throw new Error("read a folder without tables"); },
  (error) => { if (!(error instanceof AllegianceError)) throw new Error("two AllegianceErrors"); },
);
const drawn = [{}, { workers: nodeWorkers(2, { least: 0 }) }].map((more) => uncertainty(network, "degree", { draws: 9, ...more }));
Promise.all(drawn).then(([one, other]) => {
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error("workers differ");
});
END
node use.cjs

cat >use.ts <<'END'
import { betweenness, buildNetwork, type Scores, type Tie, centralityOverTime, layoutOverTime } from "allegiance";
import { khorasan } from "allegiance/khorasan";
const network = buildNetwork(khorasan, { presence: "certain", persistence: { shelter: "P2Y" } });
const scores: Scores = betweenness(network, { direction: "undirected" });
const ties: readonly Tie[] = network.at("2014-06").ties();
const first: number | undefined = scores.get("al-qaida");
const rows: { actor: string; value: number }[] = centralityOverTime(network, { measure: "pagerank", every: "5 years", damping: 0.8 });
const order: number = network.toGraph().order;
for (const { x, y } of layoutOverTime(network, { every: "10 years" })) console.log(x + y);
// @ts-expect-error an option that degree has and betweenness has not would be a mistake
betweenness(network, { damping: 0.8 });
console.log(ties.length, first, rows.length, order);
END
cp use.ts use-required.cts
for module in nodenext esnext; do
  resolution=$([ $module = nodenext ] && echo nodenext || echo bundler)
  cat >tsconfig.json <<END
{ "compilerOptions": { "strict": true, "noEmit": true, "exactOptionalPropertyTypes": true, "target": "es2022",
  "lib": ["es2023", "dom"], "types": [], "module": "$module", "moduleResolution": "$resolution" },
  "files": ["use.ts"$([ $module = nodenext ] && echo ', "use-required.cts"')] }
END
  npx tsc -p .
done

for script in examples/*.js; do
  echo "== $script"
  ALLEGIANCE_OUT="$dir/out" node "$script" >/dev/null
done

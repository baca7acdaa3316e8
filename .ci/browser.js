// Opens a page that imports the self-contained file in headless Chromium, and compares its figures with Node's.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { betweenness, buildNetwork, communities, layout, uncertainty } from "../dist/index.js";
import { khorasan } from "../dist/khorasan.js";
import { nodeWorkers } from "../dist/node.js";
import { openChromium } from "./chromium.js";

const question = JSON.stringify({ call: "centralityOverTime", options: { measure: "betweenness", every: "year" } });
const page = `<!doctype html><meta charset="utf-8"><script type="module">
import * as a from "/allegiance.browser.js";
try {
  const view = a.buildNetwork(a.khorasan).between("2007", "2014");
  const drawn = [];
  for (const size of [0, 1, 2]) {
    const workers = size === 0 ? undefined : a.webWorkers(size, "/allegiance.browser.js", { least: 0 });
    drawn.push(JSON.stringify(await a.uncertainty(view, ${question}, { draws: 12, workers })));
    await workers?.close();
  }
  window.drawn = drawn;
  window.answer = JSON.stringify([
    [...a.betweenness(view, { direction: "undirected" }).values],
    a.communities(view, { seed: 7 }).groups(),
    a.layout(view, { seed: 7 }).map(({ x, y }) => [x, y]),
  ]);
} catch (error) { window.answer = String(error.stack); }
</script>`;
const server = createServer((request, response) => {
  const script = request.url === "/allegiance.browser.js";
  response.setHeader("content-type", script ? "text/javascript" : "text/html");
  response.end(script ? readFileSync("dist/allegiance.browser.js") : page);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await openChromium();
try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.waitForFunction("window.answer !== undefined", undefined, { timeout: 60_000 });
  const answer = await tab.evaluate("window.answer");
  const view = buildNetwork(khorasan).between("2007", "2014");
  const expected = JSON.stringify([
    [...betweenness(view, { direction: "undirected" }).values],
    communities(view, { seed: 7 }).groups(),
    layout(view, { seed: 7 }).map(({ x, y }) => [x, y]),
  ]);
  if (answer !== expected) throw new Error(`Chromium and Node differ: ${answer.slice(0, 400)}`);
  const drawn = await tab.evaluate("window.drawn");
  for (const size of [0, 1, 2]) {
    const workers = size === 0 ? undefined : nodeWorkers(size, { least: 0 });
    const rows = JSON.stringify(await uncertainty(view, JSON.parse(question), { draws: 12, workers }));
    await workers?.close();
    if (rows !== drawn[0] || rows !== drawn[size]) throw new Error(`draws differ with ${size} workers`);
  }
  console.log("drawn readings are the same with 0, 1 and 2 workers, in Chromium and Node");
  console.log("betweenness, communities and layout are the same to the bit");
} finally {
  await browser.close();
  server.close();
}

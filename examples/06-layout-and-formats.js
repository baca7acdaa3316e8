// Positions that move little from slice to slice, and files for other programs.
import { mkdir, writeFile } from "node:fs/promises";
import {
  buildNetwork,
  layout,
  layoutOverTime,
  toCSV,
  toCytoscape,
  toGEXF,
  toGraphML,
  toGraphology,
  toJSON,
  toNodeLink,
} from "allegiance";
import { khorasan } from "allegiance/khorasan";

const out = process.env.ALLEGIANCE_OUT ?? "out";
await mkdir(out, { recursive: true });
const view = buildNetwork(khorasan).between("2014", "2019");
const positions = layout(view, { seed: 7 });
const moving = layoutOverTime(view, { seed: 7, every: "year" });

const files = {
  "ties.csv": toCSV(view.ties()),
  "positions.json": toJSON(moving),
  "view.gexf": toGEXF(view, { positions }),
  "view.graphml": toGraphML(view),
  "view.node-link.json": JSON.stringify(toNodeLink(view, { positions })),
  "view.cytoscape.json": JSON.stringify(toCytoscape(view, { positions })),
  "view.graphology.json": JSON.stringify(toGraphology(view)),
};
for (const [file, text] of Object.entries(files)) {
  await writeFile(`${out}/${file}`, text);
  console.log(`${out}/${file}: ${text.length} characters`);
}

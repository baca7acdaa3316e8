import { aboutData } from "./about";
import type { PageData, PageNode, PageTie } from "./data";
import { byId, plural } from "./dom";
import { type LegendContext, showCommunities, showKinds } from "./legend";
import { themeOf } from "./looks";
import { modelOf } from "./model";
import { type Selection, showPanel } from "./panel";
import type { Picture } from "./picture";
import { Player } from "./player";
import { sceneOf } from "./scene";
import { setUpSearch } from "./search";
import { showTable } from "./table";

const model = modelOf(JSON.parse(byId("data").textContent ?? "") as PageData);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const night = matchMedia("(prefers-color-scheme: dark)");
const narrow = matchMedia("(max-width: 820px)");
const [stage, table, panel] = [byId("stage"), byId("table"), byId("panel")];
const hidden = new Set<string>();

let picture: Picture | undefined;
let theme = themeOf(night.matches);
let slice = Math.max(
  0,
  model.data.slices.findIndex(({ label }) => label === model.data.start),
);
let selection: Selection | undefined;
let asTable = false;

const duration = (milliseconds: number) => (calm.matches ? 0 : milliseconds);

function standing({ id }: PageTie): "certain" | "possible" | undefined {
  const shown = model.slices[slice];
  if (!shown?.ties.has(id)) return undefined;
  return shown.certain.has(id) ? "certain" : "possible";
}

/** Where the slice and its neighbours have actors: with them the camera moves less from slice to slice. */
function frameAt(index: number): readonly PageNode[] {
  return model.data.slices.slice(Math.max(0, index - 1), index + 2).flatMap(({ nodes }) => nodes);
}

function draw(animate: number): void {
  const shown = model.slices[slice];
  if (!shown) return;
  const scene = sceneOf(model, shown, hidden, narrow.matches ? 0.75 : 1);
  picture?.show(scene, frameAt(slice), duration(animate));
  if (asTable || !picture) showTable(table, { model, slice, hidden, open, openTie });
  const certain = [...scene.edges.values()].filter((edge) => edge.certain).length;
  const counts = [plural(scene.nodes.size, "actor"), plural(scene.edges.size, "tie"), `${certain} of them certain`];
  byId("counts").textContent = counts.join(" · ");
}

function describe(): void {
  const context: LegendContext = { model, theme, slice, hidden, toggle, open };
  showKinds(byId("kinds"), context);
  showCommunities(byId("communities"), context);
  panel.hidden = selection === undefined;
  document.body.classList.toggle("selected", selection !== undefined);
  if (selection) showPanel(panel, selection, { model, theme, slice, standing, open, goTo, close });
}

function goTo(next: number): void {
  slice = next;
  player.set(slice);
  draw(900);
  describe();
}

function toggle(kind: string, shown: boolean): void {
  if (shown) hidden.delete(kind);
  else hidden.add(kind);
  draw(250);
}

function select(next: Selection | undefined): void {
  selection = next;
  const actors = next === undefined ? [] : "actor" in next ? [next.actor] : next.pair;
  picture?.select(actors);
  describe();
  panel.scrollTop = 0;
  byId("aside").scrollTop = 0;
  if (next && narrow.matches) byId("view").scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });
  if (next && !panel.contains(document.activeElement)) panel.querySelector("h2")?.focus({ preventScroll: true });
}

function open(actor: string): void {
  select({ actor });
  picture?.reveal(actor, duration(400));
}

function openTie(id: string): void {
  const tie = model.ties.get(id);
  if (tie) select({ pair: [tie.source, tie.target] });
}

function close(): void {
  select(undefined);
}

function showAs(kind: "picture" | "table"): void {
  asTable = kind === "table";
  stage.hidden = asTable;
  table.hidden = !asTable;
  byId("tools").classList.toggle("off", asTable);
  byId("as-table").setAttribute("aria-pressed", String(asTable));
  draw(0);
  if (!asTable) picture?.resize();
}

function withoutPicture(): void {
  picture = undefined;
  byId("message").hidden = false;
  byId("as-table").hidden = true;
  showAs("table");
}

const player = new Player(model, goTo);
aboutData(model);
setUpSearch(model, open);
byId("as-table").addEventListener("click", () => showAs(asTable ? "picture" : "table"));
byId("fit").addEventListener("click", () => picture?.fit(duration(500)));
byId("zoom-in").addEventListener("click", () => picture?.zoom("in", duration(250)));
byId("zoom-out").addEventListener("click", () => picture?.zoom("out", duration(250)));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target !== byId("search")) close();
});
night.addEventListener("change", () => {
  theme = themeOf(night.matches);
  picture?.restyle(theme);
  describe();
});
narrow.addEventListener("change", () => draw(0));
new ResizeObserver(() => picture?.resize()).observe(stage);

player.set(slice);
describe();
// Loaded late and guarded: without WebGL even loading the drawing code may fail.
import("./picture")
  .then(({ Picture }) => {
    const following = (on: boolean) => byId("fit").setAttribute("aria-pressed", String(on));
    const events = { actor: open, tie: openTie, nothing: close, following, lost: withoutPicture };
    picture = new Picture(stage, model, theme, events);
    draw(0);
  })
  .catch(withoutPicture);

import { MultiGraph } from "graphology";
import Sigma from "sigma";
import type { Coordinates } from "sigma/types";
import { extentOf, frameOn, NEAREST, revealAt, stretchOf, WIDEST, zoomBy } from "./camera";
import { DiscProgram } from "./disc";
import { type Focus, focusOn } from "./focus";
import { drawBoxed, drawLabels } from "./labels";
import { lookOf, type Theme } from "./looks";
import type { Model } from "./model";
import { namesOf } from "./names";
import { discLook, lineLook } from "./paint";
import { RelationProgram } from "./relation";
import { between, type Scene } from "./scene";

export interface PictureEvents {
  actor(id: string): void;
  tie(id: string): void;
  nothing(): void;
  /** Whether the camera keeps each slice in full view, or stays where the user put it. */
  following(on: boolean): void;
  /** The graphics context is gone; the picture will not draw again. */
  lost(): void;
}

/** The drawing of one scene, and the way to the next. */
export class Picture {
  #model: Model;
  #theme: Theme;
  #graph = new MultiGraph();
  #sigma: Sigma;
  #scene: Scene = { nodes: new Map(), edges: new Map() };
  #target = this.#scene;
  #frame = 0;
  #stretch: number;
  #following = true;
  #frameNodes: readonly Coordinates[] = [];
  #events: PictureEvents;
  #hovered: string | undefined;
  #hoveredTie: string | undefined;
  #selected: ReadonlySet<string> = new Set();

  constructor(stage: HTMLElement, model: Model, theme: Theme, events: PictureEvents) {
    this.#model = model;
    this.#theme = theme;
    this.#events = events;
    const nodes = model.data.slices.flatMap((slice) => slice.nodes);
    for (const { id, x, y } of nodes) this.#graph.mergeNode(id, { x, y, size: 0, hidden: true });
    for (const { id, source, target, kind, directed } of model.data.ties) {
      if (!this.#graph.hasNode(source) || !this.#graph.hasNode(target)) continue;
      const look = { lane: 0, dash: lookOf(kind).dash, arrow: directed, size: 0 };
      this.#graph.addDirectedEdgeWithKey(id, source, target, { ...look, hidden: true, type: "relation" });
    }
    this.#sigma = new Sigma(this.#graph, stage, {
      nodeProgramClasses: { disc: DiscProgram },
      defaultNodeType: "disc",
      edgeProgramClasses: { relation: RelationProgram },
      defaultEdgeType: "relation",
      enableEdgeEvents: true,
      renderLabels: false,
      zIndex: true,
      stagePadding: 40,
      // The stage has no size while the table stands in its place.
      allowInvalidContainer: true,
      minCameraRatio: NEAREST,
      maxCameraRatio: WIDEST,
      defaultDrawNodeHover: () => {},
    });
    const { x, y } = extentOf(nodes);
    this.#stretch = stretchOf(nodes, this.#sigma.getDimensions());
    this.#sigma.setCustomBBox({ x: [x[0] * this.#stretch, x[1] * this.#stretch], y });
    this.#listen(stage);
  }

  #listen(stage: HTMLElement): void {
    const [sigma, events] = [this.#sigma, this.#events];
    const hover = (node: string | undefined, tie: string | undefined) => {
      this.#hovered = node;
      this.#hoveredTie = tie;
      stage.classList.toggle("pointing", node !== undefined || tie !== undefined);
      this.#paint();
    };
    sigma.on("enterNode", ({ node }) => hover(node, undefined));
    sigma.on("leaveNode", () => hover(undefined, undefined));
    sigma.on("enterEdge", ({ edge }) => hover(undefined, edge));
    sigma.on("leaveEdge", () => hover(this.#hovered, undefined));
    sigma.on("clickNode", ({ node }) => events.actor(node));
    sigma.on("clickEdge", ({ edge }) => events.tie(edge));
    sigma.on("clickStage", () => events.nothing());
    sigma.on("afterRender", () => this.#write());
    for (const kind of ["wheel", "dblclick", "touchmove"] as const) {
      stage.addEventListener(kind, () => this.#follow(false), { capture: true, passive: true });
    }
    stage.addEventListener("pointermove", ({ buttons }) => buttons > 0 && this.#follow(false), { capture: true });
    for (const canvas of Object.values(sigma.getCanvases())) canvas.addEventListener("webglcontextlost", events.lost);
  }

  /** Moves to a scene, in `duration` milliseconds; 0 is at once. The camera follows so that all points of `frame` are in view. */
  show(target: Scene, frame: readonly Coordinates[], duration: number): void {
    cancelAnimationFrame(this.#frame);
    this.#frameNodes = frame;
    if (this.#following) this.#reframe(duration);
    this.#target = target;
    const from = this.#scene;
    const began = performance.now();
    const step = (now: number) => {
      const share = duration > 0 ? Math.min(1, Math.max(0, (now - began) / duration)) : 1;
      this.#scene = share < 1 ? between(from, target, share * share * (3 - 2 * share)) : target;
      this.#paint();
      if (share < 1) this.#frame = requestAnimationFrame(step);
    };
    step(began);
  }

  select(actors: readonly string[]): void {
    this.#selected = new Set(actors);
    this.#paint();
  }

  restyle(theme: Theme): void {
    this.#theme = theme;
    this.#paint();
  }

  zoom(direction: "in" | "out", duration: number): void {
    this.#follow(false);
    zoomBy(this.#sigma, direction, duration);
  }

  /** Moves the camera so that the scene fills the stage, now and in the slices to come. */
  fit(duration: number): void {
    this.#follow(true);
    this.#reframe(duration);
  }

  /** Moves the camera to an actor that is out of sight. */
  reveal(actor: string, duration: number): void {
    const node = this.#target.nodes.get(actor);
    if (node) revealAt(this.#sigma, this.#onScreen(node), duration);
  }

  resize(): void {
    this.#sigma.resize();
    this.#sigma.refresh();
    if (this.#following) this.#reframe(0);
  }

  #follow(on: boolean): void {
    if (on !== this.#following) this.#events.following(on);
    this.#following = on;
  }

  #reframe(duration: number): void {
    frameOn(this.#sigma, Array.from(this.#frameNodes, this.#onScreen, this), duration);
  }

  #focus(): Focus | undefined {
    const centre = this.#hovered === undefined ? this.#selected : new Set([this.#hovered]);
    if (![...centre].some((id) => this.#scene.nodes.has(id))) return undefined;
    return focusOn(
      centre,
      [...this.#scene.edges.keys()].flatMap((id) => this.#model.ties.get(id) ?? []),
    );
  }

  /** Brings the graph up to date with the scene; the drawing follows in the next frame. */
  #paint(): void {
    const [scene, theme, focus] = [this.#scene, this.#theme, this.#focus()];
    this.#graph.updateEachNodeAttributes((id, old) => {
      const state = scene.nodes.get(id);
      if (!state) return { ...old, hidden: true };
      const faint = focus !== undefined && !focus.near.has(id);
      return { x: state.x * this.#stretch, y: state.y, ...discLook(state, this.#model.isPerson(id), faint, theme) };
    });
    this.#graph.updateEachEdgeAttributes((id, old) => {
      const state = scene.edges.get(id);
      const tie = this.#model.ties.get(id);
      if (!state || !tie) return { ...old, hidden: true };
      const lit = focus?.ties.has(id) ?? false;
      const emphasis = { lit, faint: focus !== undefined && !lit, hovered: id === this.#hoveredTie };
      return { ...old, ...lineLook(tie, state, emphasis, theme) };
    });
  }

  /** Writes the names over the drawing. */
  #write(): void {
    const sigma = this.#sigma;
    const { labels, hovers } = sigma.getCanvases();
    const [context, top] = [labels?.getContext("2d"), hovers?.getContext("2d")];
    if (!context || !top) return;
    const screen = { place: this.#onScreen.bind(this), scale: sigma.scaleSize.bind(sigma) };
    const discs = namesOf(this.#model, this.#scene, this.#focus(), screen);
    drawLabels(context, discs, sigma.getDimensions(), this.#theme);
    drawBoxed(top, discs, sigma.getDimensions(), this.#theme);
  }

  #onScreen({ x, y }: Coordinates): Coordinates {
    return this.#sigma.graphToViewport({ x: x * this.#stretch, y });
  }
}

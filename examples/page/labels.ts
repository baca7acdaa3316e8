import type { Theme } from "./looks";

/** A disc on the screen with its name, in pixels. */
export interface Named {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly italic: boolean;
  /** What name it gets: one beside it if there is a place, one in a box over everything, or none. */
  readonly label: "beside" | "boxed" | "none";
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
/** Discs from this radius on have their name in bold, over small discs if there is no other place. */
const LARGE = 8.5;
const widths = new Map<string, number>();

/** Writes names beside discs, the first ones first; a name that finds no free place is left out. */
export function drawLabels(context: CanvasRenderingContext2D, discs: readonly Named[], size: Size, theme: Theme): void {
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme.ground;
  context.fillStyle = theme.ink;
  const taken = discs.filter(({ label }) => label === "boxed").map((disc) => hoverBox(context, disc, size));
  const bodies = discs
    .filter(({ label }) => label !== "none")
    .map((disc) => ({ radius: disc.radius, box: bodyOf(disc) }));
  const inside = ([left, top, right, bottom]: Box) =>
    left > 2 && top > 2 && right < size.width - 2 && bottom < size.height - 2;
  for (const disc of discs) {
    if (disc.label !== "beside") continue;
    const large = disc.radius >= LARGE;
    const height = large ? 13 : 11.5;
    context.font = `${disc.italic ? "italic " : ""}${large ? 600 : 400} ${height}px ${FONT}`;
    const places = placesFor(disc, widthOf(context, disc.text), height).filter(
      (box) => inside(box) && !taken.some((other) => overlap(box, other)),
    );
    const clear = (least: number) =>
      places.find((box) => !bodies.some((body) => body.radius >= least && overlap(box, body.box)));
    const place = clear(0) ?? (large ? clear(LARGE) : undefined);
    if (!place) continue;
    taken.push(place);
    const [left, top, , bottom] = place;
    context.strokeText(disc.text, left + 2, (top + bottom) / 2);
    context.fillText(disc.text, left + 2, (top + bottom) / 2);
  }
}

/** Rings the boxed discs and writes their names. */
export function drawBoxed(context: CanvasRenderingContext2D, discs: readonly Named[], size: Size, theme: Theme): void {
  context.textBaseline = "middle";
  context.lineWidth = 2;
  context.strokeStyle = theme.ink;
  for (const disc of discs.filter(({ label }) => label === "boxed")) {
    const [left, top, right, bottom] = hoverBox(context, disc, size);
    context.beginPath();
    context.arc(disc.x, disc.y, disc.radius + 2.5, 0, 2 * Math.PI);
    context.stroke();
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 5);
    context.fillStyle = theme.ink;
    context.fill();
    context.fillStyle = theme.ground;
    context.fillText(disc.text, left + 7, disc.y + 0.5);
  }
}

/** Right of the disc, or left of it where the stage ends; sets the font. */
function hoverBox(context: CanvasRenderingContext2D, { text, x, y, radius }: Named, size: Size): Box {
  context.font = `600 13px ${FONT}`;
  const width = widthOf(context, text) + 14;
  const beside = x + radius + 6;
  const left = beside + width > size.width - 4 ? Math.max(4, x - radius - 6 - width) : beside;
  return [left, y - 12, left + width, y + 12];
}

function bodyOf({ x, y, radius }: Named): Box {
  return [x - radius, y - radius, x + radius, y + radius];
}

function widthOf(context: CanvasRenderingContext2D, text: string): number {
  const key = `${context.font}\n${text}`;
  const width = widths.get(key) ?? context.measureText(text).width;
  widths.set(key, width);
  return width;
}

/** Right, left, below, above. */
function placesFor({ x, y, radius }: Named, textWidth: number, height: number): Box[] {
  const [width, half] = [textWidth + 4, height / 2 + 1];
  const gap = radius + 1;
  return [
    [x + gap, y - half, x + gap + width, y + half],
    [x - gap - width, y - half, x - gap, y + half],
    [x - width / 2, y + gap, x + width / 2, y + gap + 2 * half],
    [x - width / 2, y - gap - 2 * half, x + width / 2, y - gap],
  ];
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

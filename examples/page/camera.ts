import type Sigma from "sigma";
import type { Coordinates, Extent } from "sigma/types";

/** The narrowest and the widest view; smaller is nearer. */
export const [NEAREST, WIDEST] = [0.08, 3];

export function extentOf(points: readonly Coordinates[]): { readonly x: Extent; readonly y: Extent } {
  const of = (values: readonly number[]): Extent =>
    values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  return { x: of(points.map(({ x }) => x)), y: of(points.map(({ y }) => y)) };
}

/** By how much to widen a picture so that it has the shape of the stage, within bounds. */
export function stretchOf(points: readonly Coordinates[], stage: { width: number; height: number }): number {
  const { x, y } = extentOf(points);
  const wanted = ((stage.width / stage.height) * (y[1] - y[0])) / (x[1] - x[0]);
  return Number.isFinite(wanted) ? Math.min(1.7, Math.max(0.6, wanted)) : 1;
}

export function zoomBy(sigma: Sigma, direction: "in" | "out", duration: number): void {
  const camera = sigma.getCamera();
  if (direction === "in") camera.animatedZoom({ duration });
  else camera.animatedUnzoom({ duration });
}

/** Moves the camera so that points of the viewport fill it. */
export function frameOn(sigma: Sigma, points: readonly Coordinates[], duration: number): void {
  const { width, height } = sigma.getDimensions();
  if (points.length === 0 || width === 0 || height === 0) return;
  const { x, y } = extentOf(points);
  const camera = sigma.getCamera();
  const needed = Math.max((x[1] - x[0]) / (width - 110), (y[1] - y[0]) / (height - 70), 0.05);
  const centre = sigma.viewportToFramedGraph({ x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 });
  const state = { ...centre, ratio: Math.min(WIDEST, Math.max(NEAREST, camera.ratio * needed)) };
  if (duration > 0) camera.animate(state, { duration });
  else camera.setState(state);
}

/** Moves the camera to a point of the viewport that is out of sight, or nearly. */
export function revealAt(sigma: Sigma, { x, y }: Coordinates, duration: number): void {
  const { width, height } = sigma.getDimensions();
  if (x > 30 && x < width - 30 && y > 30 && y < height - 30) return;
  sigma.getCamera().animate(sigma.viewportToFramedGraph({ x, y }), { duration });
}

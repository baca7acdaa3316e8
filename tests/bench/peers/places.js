// Where a layout starts, and how its result is handed over: x and y of each actor in turn, their middle at 0.
import { randomOf } from "../generate.js";
import { edges } from "./tables.js";

/** The actors that have a tie, in random order on a grid, each a little off its point so that no two have one direction in common. */
export function startOf(on) {
  const tied = [...new Set(edges(on).flatMap(({ source, target }) => [source, target]))].sort((a, b) => a - b);
  const random = randomOf(3);
  const order = tied.map((actor) => [random(), actor]).sort((a, b) => a[0] - b[0]);
  const across = Math.ceil(Math.sqrt(tied.length));
  const at = (steps) => 20 * (steps + 0.5 * random());
  const places = new Map(order.map(([, actor], i) => [actor, { x: at(i % across), y: at(Math.floor(i / across)) }]));
  const { x, y } = middleOf([...places.values()]);
  for (const place of places.values()) Object.assign(place, { x: place.x - x, y: place.y - y });
  return places;
}

export function flat(tied, placeOf) {
  const places = tied.map(placeOf);
  const middle = middleOf(places);
  return Float64Array.from(places.flatMap(({ x, y }) => [x - middle.x, y - middle.y]));
}

function middleOf(places) {
  const mean = (key) => places.reduce((sum, place) => sum + place[key], 0) / places.length;
  return { x: mean("x"), y: mean("y") };
}

/** An arc of a multigraph with its length. */
export type Arc = readonly [source: number, target: number, length: number];

export interface Path {
  readonly nodes: readonly number[];
  readonly length: number;
}

/** Every path from one node to another that visits none twice; parallel arcs make several. */
export function pathsBetween(arcs: readonly Arc[], source: number, target: number): Path[] {
  const extend = (path: Path): Path[] => {
    const last = path.nodes.at(-1);
    if (last === target) return [path];
    return arcs
      .filter(([from, to]) => from === last && !path.nodes.includes(to))
      .flatMap(([, to, length]) => extend({ nodes: [...path.nodes, to], length: path.length + length }));
  };
  return extend({ nodes: [source], length: 0 });
}

/** The shortest of them, those that are longer by rounding only among them. */
export function shortestPaths(arcs: readonly Arc[], source: number, target: number): Path[] {
  const paths = pathsBetween(arcs, source, target);
  const least = Math.min(...paths.map(({ length }) => length));
  return paths.filter(({ length }) => length < least + 1e-9);
}

/** Nodes and what ties them: an edge each from one of `sources` to one of `targets`. */
export interface Springs {
  readonly size: number;
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** How strong each edge is, above 0. */
  readonly weights: Float32Array;
}

export interface ForceSettings {
  readonly gravity: number;
  readonly scaling: number;
  readonly linLog: boolean;
  /** Above 0: far nodes push as one (Barnes–Hut). */
  readonly theta: number;
}

/** What moves from round to round, a number for each node. */
export interface Motion {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The forces of the last round. */
  readonly forceX: Float32Array;
  readonly forceY: Float32Array;
  /** How freely each node may move, from 0 to 1. */
  readonly speed: Float32Array;
}

/** Nodes at rest. */
export function motionOf(x: Float32Array, y: Float32Array): Motion {
  const zeros = () => new Float32Array(x.length);
  return { x, y, forceX: zeros(), forceY: zeros(), speed: zeros().fill(1) };
}

/** 1 + the weights at each node. */
export function massesOf({ size, sources, targets, weights }: Springs): Float32Array {
  const mass = new Float32Array(size).fill(1);
  for (let edge = 0; edge < weights.length; edge++) {
    const [source, target, weight] = [sources[edge] as number, targets[edge] as number, weights[edge] as number];
    mass[source] = (mass[source] as number) + weight;
    mass[target] = (mass[target] as number) + weight;
  }
  return mass;
}

import forceAtlas2 from "graphology-layout-forceatlas2";
import * as z from "zod/mini";
import { must } from "../base/collections";
import { seedSchema } from "../base/random";
import { type BondOptions, bondShape, type ResolvedBonds } from "../network/bonds";

export interface LayoutOptions extends BondOptions {
  /** Decides the first random places. Default 1. */
  readonly seed?: number;
  /** Rounds of movement, from 0; default 200, by which up to about a hundred actors have come to rest. */
  readonly iterations?: number;
  /** Pull to the middle, from 0 to 10, default 0.05. It keeps unconnected parts together; above about 0.5 actors may tremble. */
  readonly gravity?: number;
  /** Push between actors, above 0, up to 1000, default 10. Four times as much makes a picture about twice as wide. */
  readonly scaling?: number;
  /** Attraction grows with the logarithm of distance: tighter clusters, further apart. Default false. */
  readonly linLog?: boolean;
  /**
   * Actors far off push as one, at their centre of mass, where the square that holds them is narrower than this share of its
   * distance: from 0 (the default: every pair is compared) to 1. At 0.5 pushes are off by some 0.1 % of their size, at 1 by some
   * 0.5 to 1 %. Pays from a few thousand actors on.
   */
  readonly theta?: number;
}

/** The options of layouts with nothing left out, as results echo them. */
export interface ResolvedForces extends Omit<ResolvedBonds, "direction"> {
  readonly seed: number;
  readonly iterations: number;
  readonly gravity: number;
  readonly scaling: number;
  readonly linLog: boolean;
  readonly theta: number;
}

export const iterationsSchema = () => z.int({ error: "a whole number" }).check(z.minimum(0), z.maximum(1_000_000));

/** The settings that graphology-layout-forceatlas2 proposes for graphs of any size. */
const { gravity, scalingRatio } = forceAtlas2.inferSettings(1);

export const forceShape = () => ({
  ...bondShape(),
  seed: z._default(seedSchema(), 1),
  iterations: z._default(iterationsSchema(), 200),
  gravity: z._default(z.number().check(z.minimum(0), z.maximum(10)), must(gravity)),
  scaling: z._default(z.number().check(z.positive(), z.maximum(1000)), must(scalingRatio)),
  linLog: z._default(z.boolean(), false),
  theta: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0),
});

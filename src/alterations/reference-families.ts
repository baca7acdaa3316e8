/** How a family of reference models is made. */
export interface Family {
  /** Its name in the notation of Gauvin et al. */
  readonly model: string;
  /** What is moved: ties each by itself, those of one spell among each other, or all ties of one place (a timeline) together. */
  readonly unit: "tie" | "tie-of-spell" | "timeline";
  /** What becomes of their places: any are drawn, they are exchanged, or also their ends are switched; or (`"stay"`) times are exchanged. */
  readonly ends: "move" | "exchange" | "exchange-and-switch" | "stay";
}

/** The families by what they keep. */
export const FAMILIES = {
  times: { model: "P[p(t, τ)]", unit: "tie", ends: "move" },
  "times-and-degrees": { model: "P[a, p(t, τ)]", unit: "tie", ends: "exchange-and-switch" },
  "times-and-pairs": { model: "P[n, p(t, τ)]", unit: "tie", ends: "stay" },
  "degrees-at-times": { model: "P[d]", unit: "tie-of-spell", ends: "exchange-and-switch" },
  timelines: { model: "P[p_L(Θ)]", unit: "timeline", ends: "move" },
  "timelines-and-degrees": {
    model: "P[k, p_L(Θ)]",
    unit: "timeline",
    ends: "exchange-and-switch",
  },
  "timelines-and-pairs": { model: "P[L, p_L(Θ)]", unit: "timeline", ends: "exchange" },
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyName = keyof typeof FAMILIES;

export const FAMILY_NAMES = Object.keys(FAMILIES) as [FamilyName, ...FamilyName[]];

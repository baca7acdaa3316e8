/** How a kind of tie is drawn: colours on light and on dark ground, width in pixels, and dashes as [drawn, period] in pixels. */
export interface KindLook {
  readonly light: string;
  readonly dark: string;
  readonly width: number;
  readonly dash: readonly [number, number];
}

const SOLID = [0, 0] as const;
const DOTTED = [2, 6] as const;
const DASHED = [6, 10] as const;

const KINDS: Readonly<Record<string, KindLook>> = {
  allegiance: { light: "#0072b2", dark: "#5db3f0", width: 2.6, dash: SOLID },
  defection: { light: "#d55e00", dark: "#ff8f4a", width: 2.6, dash: SOLID },
  shelter: { light: "#009e73", dark: "#35c99e", width: 2.6, dash: SOLID },
  "joint-operation": { light: "#b3478f", dark: "#e895c6", width: 2.6, dash: SOLID },
  membership: { light: "#8d939c", dark: "#7f8896", width: 1.4, dash: SOLID },
  training: { light: "#8f7d00", dark: "#d6c445", width: 1.6, dash: SOLID },
  support: { light: "#8f7d00", dark: "#d6c445", width: 1.8, dash: DASHED },
  contact: { light: "#8d939c", dark: "#7f8896", width: 1.8, dash: DOTTED },
  hostility: { light: "#2f353d", dark: "#d9dee5", width: 1.4, dash: DASHED },
  succession: { light: "#7b4a21", dark: "#c99a70", width: 1.8, dash: SOLID },
  "leadership-succession": { light: "#7b4a21", dark: "#c99a70", width: 1.8, dash: DOTTED },
};

/** The library's kinds in its order. */
export const KIND_ORDER: readonly string[] = Object.keys(KINDS);
export const CORE_KINDS: readonly string[] = KIND_ORDER.slice(0, 4);

/** A kind of the user's own looks like this. */
const OTHER: KindLook = { light: "#6d5fb0", dark: "#aea2ec", width: 1.6, dash: SOLID };

export function lookOf(kind: string): KindLook {
  return Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? OTHER) : OTHER;
}

/** Paul Tol's "muted" and "light" schemes, told apart under the common kinds of colour blindness. */
const LIGHT = ["#332288", "#ddcc77", "#117733", "#cc6677", "#88ccee", "#882255", "#44aa99", "#999933", "#aa4499"];
const DARK = ["#77aadd", "#eedd88", "#44bb99", "#ee8866", "#99ddff", "#ffaabb", "#bbcc33", "#aaaa00", "#d5b8e8"];
export const COMMUNITY_COLOURS = LIGHT.length;

export interface Theme {
  readonly dark: boolean;
  readonly ground: string;
  readonly ink: string;
  /** Communities beyond the palette, and actors of none. */
  readonly plain: string;
}

export function themeOf(dark: boolean): Theme {
  return dark
    ? { dark, ground: "#14171c", ink: "#e8eaed", plain: "#7b828d" }
    : { dark, ground: "#ffffff", ink: "#1b1f24", plain: "#a3a9b2" };
}

export function colourOfKind(kind: string, theme: Theme): string {
  return lookOf(kind)[theme.dark ? "dark" : "light"];
}

/** The colour at this place of the palette. */
export function colourOfCommunity(place: number, theme: Theme): string {
  return (theme.dark ? DARK : LIGHT)[place] ?? theme.plain;
}

/** A colour `share` of the way from `#rrggbb` to `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  if (share <= 0) return from;
  if (share >= 1) return to;
  const part = (at: number) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

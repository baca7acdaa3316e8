import type { PageTie } from "./data";

/** What stands out of the picture: actors, their ties (of two actors those between them), and all at the ends of these. */
export interface Focus {
  readonly centre: ReadonlySet<string>;
  readonly ties: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
}

export function focusOn(centre: ReadonlySet<string>, ties: Iterable<PageTie>): Focus {
  const found = new Set<string>();
  const near = new Set(centre);
  for (const { id, source, target } of ties) {
    const ends = [source, target];
    if (!(centre.size > 1 ? ends.every((end) => centre.has(end)) : ends.some((end) => centre.has(end)))) continue;
    found.add(id);
    for (const end of ends) near.add(end);
  }
  return { centre, ties: found, near };
}

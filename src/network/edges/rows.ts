import { EdgeBuilder, type RawEdges } from "./builder";
import { EDGE_KEYS, type EdgeInput, readEdge } from "./input";
import { readPlain } from "./plain";

/** Edges as columns, and which of them the schema refuses, by number from 0. */
export interface ReadEdges {
  readonly raw: RawEdges;
  readonly refused: readonly number[];
}

const KEYS: ReadonlySet<string> = new Set(EDGE_KEYS);

/**
 * Reads rows into columns. The common row is checked by hand, the plain one at once with those that follow it; the schema is asked about all others, so that what is taken and what is
 * refused is what it takes and refuses.
 */
export function readRows(edges: readonly unknown[]): ReadEdges {
  const builder = new EdgeBuilder(edges.length);
  const refused: number[] = [];
  builder.size = edges.length;
  const plain = builder.plain();
  for (let i = 0; i < edges.length; i++) {
    if (builder.isPlain()) {
      const next = readPlain(edges, i, builder.ids, plain);
      if (next > i) builder.seePlain(i, next);
      if (next === edges.length) break;
      i = next;
    }
    const edge = edges[i];
    if (takeRow(builder, i, edge)) continue;
    const { start, end } = (edge ?? {}) as EdgeInput;
    builder.see(start);
    builder.see(end);
    const parsed = readEdge(edge);
    if (!parsed || !takeRow(builder, i, parsed)) refused.push(i);
  }
  return { raw: builder.finish(), refused };
}

/** Whether a row is an edge beyond doubt; then it is number `i` of the columns. */
export function takeRow(builder: EdgeBuilder, i: number, edge: unknown): boolean {
  if (typeof edge !== "object" || edge === null || Array.isArray(edge)) return false;
  for (const key in edge) if (!KEYS.has(key)) return false;
  const row = edge as EdgeInput;
  return (
    builder.source(i, row.source) &&
    builder.target(i, row.target) &&
    builder.start(i, row.start) &&
    builder.end(i, row.end) &&
    builder.kind(i, row.kind) &&
    builder.weight(i, row.weight) &&
    builder.confidence(i, row.confidence) &&
    builder.origin(i, row.origin) &&
    builder.headcount(i, row.headcount) &&
    builder.text("role", i, row.role) &&
    builder.text("id", i, row.id) &&
    builder.text("document", i, row.document) &&
    builder.text("paragraph", i, row.paragraph)
  );
}

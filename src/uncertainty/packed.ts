import type { FigureColumns, Mark } from "../questions/columns";
import type { Drawn } from "./draws";

/** What came of a draw as it is sent: of the marks that its figures stand among those only that were not sent before. */
export interface Packed {
  /** Left out where there is no answer. */
  readonly answer?: Omit<FigureColumns, "marks"> & { readonly fresh: readonly Mark[] };
  readonly changed: number | undefined;
}

/** Packs one draw of a question after another, for the same {@link unpacker}. */
export function packer(): (drawn: Drawn) => Packed {
  let sent = 0;
  return ({ answer, changed }) => {
    if (!answer) return { changed };
    const { marks, ...columns } = answer;
    const fresh = marks.slice(sent);
    sent = marks.length;
    return { changed, answer: { ...columns, fresh } };
  };
}

export function unpacker(): (packed: Packed) => Drawn {
  const marks: Mark[] = [];
  return ({ answer, changed }) => {
    if (!answer) return { answer: undefined, changed };
    const { fresh, ...columns } = answer;
    for (const mark of fresh) marks.push(mark);
    return { answer: { ...columns, marks }, changed };
  };
}

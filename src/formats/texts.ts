import type { Cells } from "../base/delimited";
import { Dictionary } from "../base/dictionary";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The different texts of some columns as they come in bytes, each known by a code from 1, and what is known of each. */
export class Texts {
  readonly #dictionary = new Dictionary();
  readonly #texts: (string | undefined)[] = [undefined];
  /** By code a number from 1 that stands for the text elsewhere; 0 where none is known. */
  own = new Int32Array(64);
  /** By code what the text means, where that is known. */
  readonly values: unknown[] = [undefined];

  codeOf({ bytes, starts, ends, hashes }: Cells, cell: number): number {
    const code = this.#dictionary.add(bytes, starts[cell] as number, ends[cell] as number, hashes[cell]);
    if (code === this.#texts.length) this.#keep(code);
    return code;
  }

  /** A text; `undefined` for what is no UTF-8. */
  text(code: number): string | undefined {
    return this.#texts[code];
  }

  /** The same, with replacement characters. */
  lenient(code: number): string {
    return this.#dictionary.text(code);
  }

  #keep(code: number): void {
    this.#texts.push(decoded(this.#dictionary.bytes(code)));
    this.values.push(undefined);
    if (code < this.own.length) return;
    const more = new Int32Array(2 * this.own.length);
    more.set(this.own);
    this.own = more;
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

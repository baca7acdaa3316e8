import { AllegianceError } from "./errors";
import { bytesOf } from "./pieces";
import { hashOf } from "./text-run";

const PAGE = 1 << 20;
const MAX_PAGES = 1 << 12;

/**
 * Distinct texts as bytes of UTF-8, each kept once and known by a code from 1, in the order of first appearance.
 * Memory: the bytes of each text, and some 20 to 40 bytes beside. Cost of finding one: its length.
 */
export class Dictionary {
  /** The code that the next new text gets. */
  size = 1;
  /** Codes by hash, each beside its hash, open addressing; code 0 is a free place. */
  private slots = new Int32Array(2 * 64);
  /** Where the length of a text is, its bytes following: which page, and where in it. */
  private places = new Uint32Array(32);
  private readonly pages: Uint8Array[] = [new Uint8Array(512)];
  private readonly views = [new DataView((this.pages[0] as Uint8Array).buffer)];
  private used = 0;
  /** The bytes that a text was last looked up in. */
  private source: Uint8Array = new Uint8Array(0);
  private sourceView = new DataView(this.source.buffer);

  /** The code of the text at `bytes[start]` to `bytes[end]`, a new one if it is not known; `hash` is what {@link hashOf} says of it. */
  add(bytes: Uint8Array, start: number, end: number, hash = hashOf(bytes, start, end)): number {
    const slot = this.slotOf(bytes, start, end, hash);
    const { slots } = this;
    const known = slots[slot] as number;
    if (known !== 0) return known;
    const code = this.size++;
    if (code === this.places.length) this.places = doubled(this.places);
    this.places[code] = this.keep(bytes, start, end);
    slots[slot] = code;
    slots[slot + 1] = hash;
    if (4 * this.size > slots.length) this.rehash();
    return code;
  }

  /** The code of a text; 0 if there is none. */
  find(text: string): number {
    const bytes = bytesOf(text);
    return this.slots[this.slotOf(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length))] as number;
  }

  /** The bytes of a text, which must not be changed. */
  bytes(code: number): Uint8Array {
    const place = this.places[code] as number;
    const page = this.pages[place >>> 20] as Uint8Array;
    let at = place & (PAGE - 1);
    let length = 0;
    let byte: number;
    let shift = 0;
    do {
      byte = page[at++] as number;
      length += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte >= 0x80);
    return page.subarray(at, at + length);
  }

  text(code: number): string {
    return decoder.decode(this.bytes(code));
  }

  /** Where a text is among the slots, or would be. */
  private slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 2;
    for (let slot = hash << 1; ; slot += 2) {
      slot &= mask;
      const code = slots[slot] as number;
      if (code === 0 || (slots[slot + 1] === hash && this.isAt(code, bytes, start, end))) return slot;
    }
  }

  private isAt(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const place = this.places[code] as number;
    const page = this.pages[place >>> 20] as Uint8Array;
    let at = place & (PAGE - 1);
    let length = end - start;
    for (; length >= 0x80; length >>>= 7) if (page[at++] !== ((length & 0x7f) | 0x80)) return false;
    if (page[at++] !== length) return false;
    const view = this.viewOf(bytes);
    const own = this.views[place >>> 20] as DataView;
    let i = start;
    if (end - start < 4) {
      for (; i < end; i++) if (page[at++] !== bytes[i]) return false;
      return true;
    }
    const last = end - 4;
    const shift = at - start;
    for (; i < last; i += 4) if (own.getInt32(i + shift, true) !== view.getInt32(i, true)) return false;
    return own.getInt32(last + shift, true) === view.getInt32(last, true);
  }

  private viewOf(bytes: Uint8Array): DataView {
    if (bytes === this.source) return this.sourceView;
    this.source = bytes;
    this.sourceView = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return this.sourceView;
  }

  /** Keeps a text; answers its place. */
  private keep(bytes: Uint8Array, start: number, end: number): number {
    let length = end - start;
    let page = this.pages[this.pages.length - 1] as Uint8Array;
    if (this.used + length + 5 > page.length) {
      if (this.pages.length === MAX_PAGES) {
        const message = "more than 4 GiB of different texts in one column";
        throw new AllegianceError({ code: "unsupported", message, expected: "less text, or shorter" });
      }
      page = new Uint8Array(Math.max(length + 5, Math.min(PAGE, 2 * page.length)));
      this.pages.push(page);
      this.views.push(new DataView(page.buffer));
      this.used = 0;
    }
    let at = this.used;
    for (; length >= 0x80; length >>>= 7) page[at++] = (length & 0x7f) | 0x80;
    page[at++] = length;
    for (let i = start; i < end; i++) page[at++] = bytes[i] as number;
    const place = (this.pages.length - 1) * PAGE + this.used;
    this.used = at;
    return place;
  }

  private rehash(): void {
    const before = this.slots;
    const slots = new Int32Array(2 * before.length);
    const mask = slots.length - 2;
    for (let from = 0; from < before.length; from += 2) {
      if (before[from] === 0) continue;
      const hash = before[from + 1] as number;
      let slot = (hash << 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = before[from] as number;
      slots[slot + 1] = hash;
    }
    this.slots = slots;
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * values.length);
  more.set(values);
  return more;
}

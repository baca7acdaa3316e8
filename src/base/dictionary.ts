import { AllegianceError } from "./errors";
import { bytesOf } from "./pieces";

const PAGE = 1 << 20;
const MAX_PAGES = 1 << 12;

/**
 * Distinct texts as bytes of UTF-8, each kept once and known by a code from 1, in the order of first appearance; the empty text is 1.
 * Memory: the bytes of each text, and 17 to 33 bytes beside. Cost of finding one: its length.
 */
export class Dictionary {
  /** The code that the next new text gets. */
  size = 1;
  /** Codes by hash, open addressing; 0 is a free place. */
  private slots = new Uint32Array(64);
  private hashes = new Uint32Array(32);
  /** Where the length of a text is, its bytes following: which page, and where in it. */
  private places = new Uint32Array(32);
  private readonly pages: Uint8Array[] = [new Uint8Array(512)];
  private used = 0;

  constructor() {
    this.add(new Uint8Array(0), 0, 0);
  }

  /** The code of the text at `bytes[start]` to `bytes[end]`, a new one if it is not known. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const slot = this.slotOf(bytes, start, end, hash);
    const known = this.slots[slot] as number;
    if (known !== 0) return known;
    const code = this.size++;
    if (code === this.hashes.length) {
      this.hashes = doubled(this.hashes);
      this.places = doubled(this.places);
    }
    this.hashes[code] = hash;
    this.places[code] = this.keep(bytes, start, end);
    this.slots[slot] = code;
    if (2 * this.size > this.slots.length) this.rehash();
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

  private slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = slots[slot] as number;
      if (code === 0 || (hashes[code] === hash && this.isAt(code, bytes, start, end))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isAt(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const place = this.places[code] as number;
    const page = this.pages[place >>> 20] as Uint8Array;
    let at = place & (PAGE - 1);
    let length = end - start;
    for (; length >= 0x80; length >>>= 7) if (page[at++] !== ((length & 0x7f) | 0x80)) return false;
    if (page[at++] !== length) return false;
    for (let i = start; i < end; i++) if (page[at++] !== bytes[i]) return false;
    return true;
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
    const slots = new Uint32Array(2 * this.slots.length);
    const mask = slots.length - 1;
    for (let code = 1; code < this.size; code++) {
      let slot = (this.hashes[code] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** 32 bits of the bytes of a text: four at a time, mixed at the end so that close texts are far apart. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * values.length);
  more.set(values);
  return more;
}

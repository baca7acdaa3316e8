const ROWS = 1 << 12;
/** How many numbers {@link Codes.read} gives. */
export const ROWS_AT_ONCE = ROWS;

type Page = Uint8Array | Uint16Array | Uint32Array;

/** A column of whole numbers from 0, 0 where none was set, that grows row by row and takes as few bytes a row as its numbers need. */
export class Codes {
  /** Of pages that hold only 0 there is none. */
  private readonly pages: (Page | undefined)[] = [];
  /** The page that is being filled, which is packed when the next one begins, and the bits that its numbers have. */
  private readonly page = new Uint32Array(ROWS);
  private place = 0;
  private bits = 0;

  /** Sets the number of a row, that of the one set last or a later one. */
  set(row: number, code: number): void {
    if (row >>> 12 !== this.place) this.turn(row >>> 12);
    this.page[row & (ROWS - 1)] = code;
    this.bits |= code;
  }

  get(row: number): number {
    const place = row >>> 12;
    const page = place === this.place ? this.page : this.pages[place];
    return page === undefined ? 0 : (page[row & (ROWS - 1)] as number);
  }

  /** Puts the numbers of so many rows as {@link ROWS_AT_ONCE}, those from a multiple of it on, into `into`; answers whether any is not 0. */
  read(row: number, into: Uint32Array): boolean {
    const place = row >>> 12;
    const page = place === this.place ? this.page : this.pages[place];
    if (page === undefined) into.fill(0);
    else into.set(page);
    return page !== undefined && (page !== this.page || this.bits !== 0);
  }

  private turn(place: number): void {
    while (this.pages.length < place) this.pages.push(undefined);
    const { page, bits } = this;
    if (bits !== 0) this.pages[this.place] = packed(page, bits);
    this.place = place;
    this.bits = 0;
    page.fill(0);
  }
}

function packed(page: Uint32Array, bits: number): Page {
  if (bits >>> 8 === 0) return new Uint8Array(page);
  return bits >>> 16 === 0 ? new Uint16Array(page) : page.slice();
}

const ROWS = 1 << 12;

type Page = Uint8Array | Uint16Array | Uint32Array;

/** A column of whole numbers from 0, 0 where none was set, that grows row by row and takes as few bytes a row as its numbers need. */
export class Codes {
  private readonly pages: (Page | undefined)[] = [];

  get(row: number): number {
    const page = this.pages[row >>> 12];
    return page === undefined ? 0 : (page[row & (ROWS - 1)] as number);
  }

  set(row: number, code: number): void {
    const place = row >>> 12;
    const page = this.pages[place];
    const fits = page !== undefined && code < 2 ** (8 * page.BYTES_PER_ELEMENT);
    (fits ? page : this.wider(place, code))[row & (ROWS - 1)] = code;
  }

  private wider(place: number, code: number): Page {
    while (this.pages.length <= place) this.pages.push(undefined);
    const page = code < 2 ** 8 ? new Uint8Array(ROWS) : code < 2 ** 16 ? new Uint16Array(ROWS) : new Uint32Array(ROWS);
    const before = this.pages[place];
    if (before) page.set(before);
    this.pages[place] = page;
    return page;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Who can read digits faster than a loop can: newer engines, and Node. */
export interface Readers {
  readonly Uint8Array?: { fromHex?(digits: string): Bytes };
  readonly Buffer?: { from(digits: string, encoding: "hex"): Bytes };
}

/** Bytes that are written in two digits of base 16 each, in small letters. */
export function bytesOfHex(
  digits: string,
  { Uint8Array: bytes, Buffer: buffers }: Readers = globalThis as Readers,
): Bytes {
  return bytes?.fromHex?.(digits) ?? buffers?.from(digits, "hex") ?? bytesRead(digits);
}

function bytesRead(digits: string): Bytes {
  const valueAt = (place: number) => {
    const code = digits.charCodeAt(place);
    return code < 58 ? code - 48 : code - 87;
  };
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => 16 * valueAt(2 * i) + valueAt(2 * i + 1));
}

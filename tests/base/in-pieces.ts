/** A text or bytes cut into pieces of the given lengths, then of the last. */
export function* inPieces<T extends string | Uint8Array>(whole: T, lengths: Iterator<number>, least = 1): Generator<T> {
  for (let at = 0; at < whole.length; ) {
    const length = lengths.next().value ?? least;
    yield whole.slice(at, at + length) as T;
    at += length;
  }
}

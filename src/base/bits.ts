/** How many bits a byte has. */
export const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let left = byte; left > 0; left &= left - 1) bits++;
  return bits;
});

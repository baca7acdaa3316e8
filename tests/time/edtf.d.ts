/** The little of `edtf` 4.11.1 that the tests use. Bounds are in milliseconds, `null` where unknown. */
declare module "edtf" {
  interface Parsed {
    readonly type: string;
    readonly min: number | null;
    readonly max: number | null;
  }
  export default function edtf(text: string, constraints: { level: number }): Parsed;
}

import fc from "fast-check";
import { type Contacts, contactsOf } from "../../src/kernels/journeys/contacts";

interface Drawn {
  readonly ends: readonly [number, number];
  readonly first: number;
  readonly length: number;
  readonly closed: boolean;
}

export function contactsFrom(size: number, drawn: readonly Drawn[]): Contacts {
  const isClosed = ({ length, closed }: Drawn) => closed || length === 0;
  return contactsOf({
    size,
    source: Int32Array.from(drawn, ({ ends }) => ends[0]),
    target: Int32Array.from(drawn, ({ ends }) => ends[1]),
    tie: Int32Array.from(drawn, (_, i) => i),
    first: Float64Array.from(drawn, ({ first }) => first),
    last: Float64Array.from(drawn, ({ first, length }) => (first === -Infinity ? 0 : first) + length),
    closed: Uint8Array.from(drawn, (way) => Number(isClosed(way))),
  });
}

const size = 70;
/** A few actors have most contacts, so that there are ways of many hops. */
const actor = fc.oneof(fc.nat(5), fc.nat(12), fc.nat(size - 1));

const contactsThat = (momentary: boolean, unit: number): fc.Arbitrary<Contacts> =>
  fc
    .array(
      fc.record({
        ends: fc.tuple(actor, actor).filter(([source, target]) => source !== target),
        first: fc.oneof(
          { weight: 9, arbitrary: fc.nat(12).map((tick) => tick * unit) },
          { weight: momentary ? 0 : 1, arbitrary: fc.constant(Number.NEGATIVE_INFINITY) },
        ),
        length: momentary ? fc.constant(0) : fc.oneof(fc.nat(8), fc.constant(Number.POSITIVE_INFINITY)),
        closed: fc.boolean(),
      }),
      { maxLength: 120 },
    )
    .map((drawn) => contactsFrom(size, drawn));

const unit = fc.constantFrom(1, 0.5, 0.1, 1 / 64);

/** Contacts of up to 70 actors at ticks and halves of ticks, all of one moment, or some that last and some without a beginning. */
export const anyContacts = fc.tuple(fc.boolean(), unit).chain(([momentary, ticks]) => contactsThat(momentary, ticks));

export const anyMoments = unit.chain((ticks) => contactsThat(true, ticks));

/** Whether one can go on at once, on the next day, or as soon after as one likes. */
export const order = fc.constantFrom({ step: 0, limits: false }, { step: 1, limits: false }, { step: 0, limits: true });

export const anyOutset = fc.record({
  from: fc.oneof(fc.constant(0), fc.integer({ min: -2, max: 8 })),
  to: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 9, max: 25 })),
  traversal: fc.oneof(fc.constant(0), fc.nat(3), fc.constant(0.25)),
});

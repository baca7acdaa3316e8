import fc from "fast-check";
import { expect, it } from "vitest";
import { earliestArrivals } from "../../src/kernels/journeys/arrival";
import { scheduleOf } from "../../src/kernels/journeys/contacts";
import { comeTo, firstArrivals } from "../../src/kernels/journeys/first-arrivals";
import { grouped } from "../../src/kernels/journeys/order";
import { anyContacts, anyOutset, order } from "./contacts";

it("from one origin one pass has the same earliest arrivals as setting labels", () => {
  const isSame = fc.property(anyContacts, anyOutset, order, (contacts, times, how) => {
    const { size, source } = contacts;
    const arrive = (departure: number) => departure + times.traversal;
    const journey = { ...times, ...how, strict: how.limits || how.step > 0, arrive, fewest: false };
    const schedule = scheduleOf(contacts);
    const places = Int32Array.from(source, (_, i) => i);
    for (let origin = 0; origin < 13; origin++) {
      const { best, arrival } = earliestArrivals(schedule, origin, journey);
      const expected = Float64Array.from(best, (label) =>
        label < 0 ? Number.POSITIVE_INFINITY : (arrival[label] as number),
      );
      const departures = () => grouped(places, source, size);
      expect(firstArrivals(contacts, origin, { ...times, ...how }, departures)).toEqual(expected);
      const isReached = Uint8Array.from(expected, (time) => Number(time < Number.POSITIVE_INFINITY));
      expect(comeTo(contacts, origin, { ...times, ...how }, departures)).toEqual(isReached);
      const asked = times.traversal === 0 ? { ...times, ...how } : { ...times, ...how, traversal: arrive };
      expect(firstArrivals(contacts, origin, asked, departures)).toEqual(expected);
    }
  });
  fc.assert(isSame, { numRuns: 500 });
});

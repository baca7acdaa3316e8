export { floorTo, type ParsedStep, parseStep, type Step, stepFrom, type Unit } from "./calendar";
export { type Civil, civilOf, dayOf, daysInMonth, isoDay } from "./day";
export { addDuration, type Duration, parseDuration } from "./duration";
export { type Bounds, boundsOf, type Ends } from "./edtf";
export { labelOf } from "./label";
export { calendarWindows, dateWindows, type Slicing, tickWindows } from "./slices";
export { parseWhen, type When, type WhenOptions, widenSchema } from "./when";
export { MAX_WINDOWS, type TimeWindow } from "./window";

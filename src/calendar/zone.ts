import { dayFromEpochMs, type Day } from './day.ts';

const SECOND_MS = 1000;
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** A time zone's clock. Local times are epoch milliseconds of the wall clock read as if it were UTC. */
export interface Zone {
  readonly name: string;
  /** The wall clock at an instant. */
  localTime(instantMs: number): number;
  /** The instant at which the wall clock shows a time: the earlier one where it is shown twice, moved past the gap where it never is. */
  instant(localMs: number): number;
}

/**
 * The zone of an IANA name.
 * @throws RangeError if the name is unknown.
 * @source the disambiguation is Temporal's "compatible" (ECMA-262 proposal, GetPossibleEpochNanoseconds)
 */
export function zone(name: string): Zone {
  const format = zoneFormat(name);
  const offsets = new Map<number, number>();
  const steadyDays = new Map<Day, number | null>();

  function offsetAtQuarter(quarterMs: number): number {
    let offset = offsets.get(quarterMs);
    if (offset === undefined) {
      offset = measuredOffset(format, quarterMs);
      offsets.set(quarterMs, offset);
    }
    return offset;
  }

  // Clocks change on quarters of an hour, but not all: St John's changed its own at 00:01. Where a quarter begins and ends alike, all of it is.
  function offsetAt(instantMs: number): number {
    const quarterMs = Math.floor(instantMs / QUARTER_MS) * QUARTER_MS;
    const offset = offsetAtQuarter(quarterMs);
    if (offset === offsetAtQuarter(quarterMs + QUARTER_MS)) return offset;
    return measuredOffset(format, Math.floor(instantMs / SECOND_MS) * SECOND_MS);
  }

  function steadyOffset(day: Day): number | null {
    let offset = steadyDays.get(day);
    if (offset === undefined) {
      const before = offsetAtQuarter((day - 1) * DAY_MS);
      offset = before === offsetAtQuarter((day + 2) * DAY_MS) ? before : null;
      steadyDays.set(day, offset);
    }
    return offset;
  }

  function instant(localMs: number): number {
    const steady = steadyOffset(dayFromEpochMs(localMs));
    if (steady !== null) return localMs - steady;
    const before = localMs - offsetAt(localMs - DAY_MS);
    const after = localMs - offsetAt(localMs + DAY_MS);
    const afterIsRight = localMs - offsetAt(after) === after;
    const beforeIsRight = localMs - offsetAt(before) === before;
    return beforeIsRight || !afterIsRight ? before : after;
  }

  return { name, localTime: (instantMs) => instantMs + offsetAt(instantMs), instant };
}

/** The business day in which an instant falls: the date on the wall, as SQL's `at time zone` has it. */
export function businessDay(instantMs: number, clock: Zone): Day {
  return dayFromEpochMs(clock.localTime(instantMs));
}

/**
 * The first instant of a business day (of 23 or 25 hours where the clock changes). A day that the calendar skipped begins with the next
 * one, and lasts no time.
 */
export function dayStart(day: Day, clock: Zone): number {
  return clock.instant(day * DAY_MS);
}

function zoneFormat(name: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

/** @param instantMs a whole second: the format shows no more */
function measuredOffset(format: Intl.DateTimeFormat, instantMs: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instantMs)) part[type] = Number(value);
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return local - instantMs;
}

import { dayFromEpochMs, type Day } from './day.ts';

const SECOND_MS = 1000;
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** A time zone. Local times are epoch milliseconds of the wall-clock time treated as UTC. */
export interface Zone {
  readonly name: string;
  /** Returns the local time of an instant. */
  localTime(instantMs: number): number;
  /** Returns the instant of a local time: the earlier one if it is repeated, moved past the gap if it is skipped. */
  instant(localMs: number): number;
}

/**
 * Returns the time zone with an IANA name.
 * @throws RangeError if the name is unknown.
 * @source the disambiguation is Temporal's "compatible" (ECMA-262 proposal, GetPossibleEpochNanoseconds)
 */
export function zone(name: string): Zone {
  const format = zoneFormat(name);
  const offsets = new Map<number, number>();
  const offsetsByDay = new Map<Day, number | null>();

  function offsetAtQuarter(quarterMs: number): number {
    let offset = offsets.get(quarterMs);
    if (offset === undefined) {
      offset = measuredOffset(format, quarterMs);
      offsets.set(quarterMs, offset);
    }
    return offset;
  }

  // Most clocks change on quarter hours (St John's did at 00:01), so equal offsets at both ends of a quarter hold within it.
  function offsetAt(instantMs: number): number {
    const quarterMs = Math.floor(instantMs / QUARTER_MS) * QUARTER_MS;
    const offset = offsetAtQuarter(quarterMs);
    if (offset === offsetAtQuarter(quarterMs + QUARTER_MS)) return offset;
    return measuredOffset(format, Math.floor(instantMs / SECOND_MS) * SECOND_MS);
  }

  /** The offset of a day and its neighbours; null if it changes within them. */
  function constantOffset(day: Day): number | null {
    let offset = offsetsByDay.get(day);
    if (offset === undefined) {
      const before = offsetAtQuarter((day - 1) * DAY_MS);
      offset = before === offsetAtQuarter((day + 2) * DAY_MS) ? before : null;
      offsetsByDay.set(day, offset);
    }
    return offset;
  }

  function instant(localMs: number): number {
    const constant = constantOffset(dayFromEpochMs(localMs));
    if (constant !== null) return localMs - constant;
    const withOffsetBefore = localMs - offsetAt(localMs - DAY_MS);
    const withOffsetAfter = localMs - offsetAt(localMs + DAY_MS);
    const isAfterValid = localMs - offsetAt(withOffsetAfter) === withOffsetAfter;
    const isBeforeValid = localMs - offsetAt(withOffsetBefore) === withOffsetBefore;
    return isBeforeValid || !isAfterValid ? withOffsetBefore : withOffsetAfter;
  }

  return { name, localTime: (instantMs) => instantMs + offsetAt(instantMs), instant };
}

/** Returns the business day of an instant: its local date. */
export function businessDay(instantMs: number, clock: Zone): Day {
  return dayFromEpochMs(clock.localTime(instantMs));
}

/**
 * Returns the first instant of a business day. A calendar day that the zone skipped starts at the same instant as the next one.
 */
export function dayStart(day: Day, clock: Zone): number {
  return clock.instant(day * DAY_MS);
}

/**
 * Returns a function from an instant, a whole second in epoch milliseconds, to the zone's offset in milliseconds.
 * @throws RangeError if the name is unknown.
 */
export function offsetMeter(name: string): (instantMs: number) => number {
  const format = zoneFormat(name);
  return (instantMs) => measuredOffset(format, instantMs);
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

/** How the format writes a local time: `06/30/2026, 10:00:00`. */
const WRITTEN = /^(\d\d)\/(\d\d)\/(\d+), (\d\d):(\d\d):(\d\d)$/;

/** @param instantMs a whole second, since the format has no fractions */
function measuredOffset(format: Intl.DateTimeFormat, instantMs: number): number {
  // `formatToParts` takes twice the time.
  const written = WRITTEN.exec(format.format(instantMs));
  if (!written) throw new RangeError(`Intl writes ${instantMs} in an unknown form`);
  const [, month, day, year, hour, minute, second] = written.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - instantMs;
}

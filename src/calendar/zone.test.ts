import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases, isLongRun } from '../../test/run-size.ts';
import { addDays, dayFromIso, daysBetween, isoDay } from './day.ts';
import { businessDay, dayStart, zone } from './zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const zones = Intl.supportedValuesOf('timeZone');

/** Formats the wall clock with Intl: `2026-03-29 03:30:00`. */
function wallClock(name: string): (instantMs: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
  return (instantMs) => format.format(instantMs);
}

const localMs = (text: string) => Date.parse(`${text}Z`);
const utc = (instantMs: number) => new Date(instantMs).toISOString();

test('an unknown zone is rejected', () => {
  expect(() => zone('Europe/Atlantis')).toThrow(RangeError);
  expect(() => zone('')).toThrow(RangeError);
});

// Made with Python's zoneinfo: datetime(..., tzinfo=ZoneInfo(name)).astimezone(timezone.utc), where fold is 0.
test.each([
  ['UTC', '2026-03-29T02:30', '2026-03-29T02:30:00.000Z'],
  ['Asia/Kolkata', '2026-03-29T02:30', '2026-03-28T21:00:00.000Z'],
  // Skipped times move past the gap, here to 03:30.
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
  ['America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T03:00:00.000Z'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z'],
  ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00:00.000Z'],
  ['America/St_Johns', '2010-03-14T00:30', '2010-03-14T04:00:00.000Z'],
  // A change late in the evening.
  ['America/Nuuk', '2022-03-26T23:30', '2022-03-27T01:30:00.000Z'],
  // Repeated times: the earlier one.
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00.000Z'],
  ['America/Sao_Paulo', '2018-02-17T23:30', '2018-02-18T01:30:00.000Z'],
  ['Africa/Casablanca', '2026-02-15T02:30', '2026-02-15T01:30:00.000Z'],
  ['America/St_Johns', '2010-11-07T00:00:30', '2010-11-07T02:30:30.000Z'],
])('in %s, %s is %s', (name, local, instant) => {
  expect(utc(zone(name).instant(localMs(local)))).toBe(instant);
});

describe.each([
  // Number of days from 2000 to 2024 by length in hours, counted with Python's zoneinfo.
  ['Europe/Berlin', { 23: 25, 25: 25 }],
  ['Europe/London', { 23: 25, 25: 25 }],
  ['America/Sao_Paulo', { 23: 19, 25: 20 }],
  ['America/St_Johns', { 23: 25, 25: 25 }],
  ['Australia/Lord_Howe', { 23.5: 25, 24.5: 25 }],
  ['Pacific/Apia', { 0: 1, 23: 11, 25: 11 }],
  ['Africa/Casablanca', { 23: 24, 25: 23 }],
  ['Asia/Kolkata', {}],
])('the days of %s from 2000 to 2040', (name, unusual) => {
  const days = daysBetween(dayFromIso('2000-01-01'), dayFromIso('2040-12-31'));
  const clock = zone(name);
  const starts = [...days, dayFromIso('2041-01-01')].map((day) => dayStart(day, clock));
  const lengths = days.map((_, index) => ((starts[index + 1] ?? Number.NaN) - (starts[index] ?? Number.NaN)) / HOUR_MS);

  test('last 24 hours except around clock changes', () => {
    const counts: Record<string, number> = {};
    const past = lengths.slice(0, dayFromIso('2025-01-01') - dayFromIso('2000-01-01'));
    for (const hours of past) if (hours !== 24) counts[hours] = (counts[hours] ?? 0) + 1;
    expect(counts).toEqual(unusual);
    expect(lengths.filter((hours) => hours !== 0 && !(hours >= 23 && hours <= 25))).toEqual([]);
  });

  test('begin when the date of Intl changes', () => {
    const shown = wallClock(name);
    // The days around a change of the clocks, and one of each week.
    const compared = (index: number) =>
      isLongRun || index % 7 === 0 || lengths.slice(index - 1, index + 2).some((hours) => hours !== 24);
    const wrong = days.filter((day, index) => {
      if (!compared(index)) return false;
      const start = starts[index] ?? Number.NaN;
      const isSkipped = lengths[index] === 0;
      const [before, first] = [shown(start - 1000).slice(0, 10), shown(start).slice(0, 10)];
      return before >= isoDay(day) || (isSkipped ? first <= isoDay(day) : first !== isoDay(day));
    });
    expect(wrong.map(isoDay)).toEqual([]);
  });
});

test('a skipped calendar day has length 0', () => {
  const clock = zone('Pacific/Apia');
  const skipped = dayFromIso('2011-12-30');
  expect(utc(dayStart(skipped, clock))).toBe('2011-12-30T10:00:00.000Z');
  expect(dayStart(addDays(skipped, 1), clock)).toBe(dayStart(skipped, clock));
  expect(isoDay(businessDay(dayStart(skipped, clock) - 1, clock))).toBe('2011-12-29');
  expect(isoDay(businessDay(dayStart(skipped, clock), clock))).toBe('2011-12-31');
});

test('where the clock falls back across midnight, an instant belongs to the wall-clock date', () => {
  const clock = zone('America/St_Johns');
  const instants = ['2010-11-07T02:29:59.999Z', '2010-11-07T02:30Z', '2010-11-07T02:31Z', '2010-11-07T03:30Z'];
  expect(instants.map((text) => isoDay(businessDay(Date.parse(text), clock)))).toEqual([
    '2010-11-06',
    '2010-11-07',
    '2010-11-06',
    '2010-11-07',
  ]);
});

test('in every zone, days are contiguous and contain their instants', () => {
  const wrong: string[] = [];
  zones.forEach((name, index) => {
    const clock = zone(name);
    for (let sample = 0; sample < 3; sample++) {
      // Days spread over 2012 to 2040: since 2012 no clock has fallen back across midnight.
      const day = addDays(dayFromIso('2012-01-01'), ((index * 3 + sample) * 7919) % 10_592);
      const [start, end] = [dayStart(day, clock), dayStart(addDays(day, 1), clock)];
      const inside = [start, start + Math.floor((end - start) / 2), end - 1];
      const isRight =
        inside.every((instant) => businessDay(instant, clock) === day) &&
        businessDay(start - 1, clock) === addDays(day, -1) &&
        Math.abs(end - start - DAY_MS) <= 3 * HOUR_MS;
      if (!isRight) wrong.push(`${name} ${isoDay(day)}`);
    }
  });
  expect(zones.length).toBeGreaterThan(400);
  expect(wrong).toEqual([]);
});

test('local time and business day agree with Intl', () => {
  const instants = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2040, 11, 31) });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (name, instant) => {
      const clock = zone(name);
      const shown = wallClock(name)(instant);
      expect(utc(clock.localTime(instant)).slice(0, 19).replace('T', ' ')).toBe(shown);
      expect(isoDay(businessDay(instant, clock))).toBe(shown.slice(0, 10));
    }),
    { numRuns: cases(300) },
  );
});

test('around clock changes the local time agrees with Intl to the second', () => {
  const changes: [string, string][] = [
    ['Europe/Berlin', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00Z'],
    ['America/St_Johns', '2010-03-14T03:31Z'],
    ['America/St_Johns', '2010-11-07T02:31Z'],
    ['Asia/Gaza', '2011-03-31T22:01Z'],
    ['Antarctica/Casey', '2020-10-03T16:01Z'],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
    ['Pacific/Apia', '2011-12-30T10:00Z'],
  ];
  for (const [name, change] of changes) {
    const clock = zone(name);
    const shown = wallClock(name);
    for (const seconds of [-3600, -60, -1, 0, 1, 59, 60, 600, 3600]) {
      const instant = Date.parse(change) + seconds * 1000;
      expect(utc(clock.localTime(instant)).slice(0, 19).replace('T', ' ')).toBe(shown(instant));
    }
  }
});

test('instant() returns the earliest instant with a local time', () => {
  const clocks = new Map<string, ReturnType<typeof zone>>();
  const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 11, 31) });
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'),
      instants,
      (name, at) => {
        const clock = clocks.get(name) ?? zone(name);
        clocks.set(name, clock);
        const first = clock.instant(clock.localTime(at));
        expect(first).toBeLessThanOrEqual(at);
        expect(clock.localTime(first)).toBe(clock.localTime(at));
      },
    ),
    { numRuns: cases(300) },
  );
});

import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, daysBetween, isoDay } from '../calendar/day.ts';
import { dayStart, zone } from '../calendar/zone.ts';
import { completeThrough, lastClosedDay, type Delivery } from './complete-through.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const GRACE_MS = 2 * HOUR_MS;
const clock = zone('Europe/Berlin');
const at = (text: string) => clock.instant(Date.parse(`${text}Z`));

/** Days from 2026-05-01 on with the last row 20 or 19 minutes before midnight. */
const arrivals = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const day = addDays(dayFromIso('2026-05-01'), index);
    return { day, lastMs: dayStart(day, clock) + 24 * HOUR_MS - 20 * MINUTE_MS + (index % 2) * MINUTE_MS };
  });

const through = (changes: Partial<Delivery>) => {
  const delivery = {
    arrivals: [],
    loadedMs: at('2026-06-30T12:00'),
    dateOnly: false,
    declaredThrough: null,
    ...changes,
  };
  const day = completeThrough(delivery, GRACE_MS, clock);
  return day === null ? null : isoDay(day);
};

/** 31 days to 2026-05-31, with the last row at the given time. */
const endingAt = (time: string) => [
  ...arrivals(30),
  { day: dayFromIso('2026-05-31'), lastMs: at(`2026-05-31T${time}`) },
];

test('a source without rows and declaration has no complete day', () => {
  expect(through({})).toBeNull();
});

describe('the last closed day', () => {
  const closed = (text: string) => isoDay(lastClosedDay(at(text), GRACE_MS, clock));

  test('is yesterday after the grace period', () => {
    expect(closed('2026-06-10T02:00')).toBe('2026-06-09');
    expect(closed('2026-06-10T23:59')).toBe('2026-06-09');
  });

  test('is the day before yesterday during the grace period', () => {
    expect(closed('2026-06-10T01:59')).toBe('2026-06-08');
    expect(closed('2026-06-10T00:00')).toBe('2026-06-08');
  });

  test('depends on the zone of the business', () => {
    const instant = Date.parse('2026-06-10T05:00Z');
    expect(isoDay(lastClosedDay(instant, GRACE_MS, clock))).toBe('2026-06-09');
    expect(isoDay(lastClosedDay(instant, GRACE_MS, zone('America/Los_Angeles')))).toBe('2026-06-08');
  });
});

describe('a declaration of the source', () => {
  test('makes days complete, with or without rows', () => {
    expect(through({ declaredThrough: dayFromIso('2026-06-07') })).toBe('2026-06-07');
    expect(through({ arrivals: arrivals(3), declaredThrough: dayFromIso('2026-06-07') })).toBe('2026-06-07');
  });

  test('does not override later rows', () => {
    expect(through({ arrivals: endingAt('23:50'), declaredThrough: dayFromIso('2026-05-02') })).toBe('2026-05-31');
  });
});

describe('a day before a day with rows', () => {
  test('is complete, regardless of its last row and of the load time', () => {
    const early = [...endingAt('10:00'), { day: dayFromIso('2026-06-01'), lastMs: at('2026-06-01T08:00') }];
    expect(through({ arrivals: early, loadedMs: at('2026-06-01T09:00') })).toBe('2026-05-31');
  });

  test('is complete also if it is empty', () => {
    const gap = [...arrivals(3), { day: dayFromIso('2026-05-10'), lastMs: at('2026-05-10T08:00') }];
    expect(through({ arrivals: gap })).toBe('2026-05-09');
  });
});

describe('the day of the last row', () => {
  test('is complete if the row is as late as usual and the load was after close and grace', () => {
    expect(through({ arrivals: endingAt('23:45'), loadedMs: at('2026-06-01T02:00') })).toBe('2026-05-31');
  });

  test('is not complete if the load was before close and grace', () => {
    expect(through({ arrivals: endingAt('23:45'), loadedMs: at('2026-06-01T01:59') })).toBe('2026-05-30');
    expect(through({ arrivals: endingAt('23:45'), loadedMs: at('2026-05-31T23:50') })).toBe('2026-05-30');
  });

  test('is not complete if its last row is early, however late the load: it is partial', () => {
    expect(through({ arrivals: endingAt('12:50') })).toBe('2026-05-30');
    expect(through({ arrivals: endingAt('23:39') })).toBe('2026-05-30');
  });

  test('is complete if one in twenty days ended even earlier, not if one in a hundred did', () => {
    const usual = (count: number) =>
      arrivals(count).map((arrival, index) =>
        index === 40 ? { ...arrival, lastMs: arrival.lastMs - 6 * HOUR_MS } : arrival,
      );
    const endingEarly = (early: readonly number[]) => {
      const days = usual(91).map((arrival, index) =>
        early.includes(index) ? { ...arrival, lastMs: arrival.lastMs - 6 * HOUR_MS } : arrival,
      );
      const last = days.at(-1);
      return last ? [...days.slice(0, -1), { ...last, lastMs: last.lastMs - 3 * HOUR_MS }] : [];
    };
    expect(through({ arrivals: endingEarly([40, 41, 42, 43, 44]), loadedMs: at('2026-08-30T12:00') })).toBe(
      '2026-07-30',
    );
    expect(through({ arrivals: endingEarly([40]), loadedMs: at('2026-08-30T12:00') })).toBe('2026-07-29');
  });

  test('is not complete with fewer than 14 earlier days', () => {
    const last = (count: number) => ({ arrivals: arrivals(count) });
    expect(through(last(1))).toBe('2026-04-30');
    expect(through(last(14))).toBe('2026-05-13');
    expect(through(last(15))).toBe('2026-05-15');
  });

  test('is complete if it ends at exactly the usual time, for instance with hourly rows', () => {
    const hourly = arrivals(31).map(({ day }) => ({ day, lastMs: dayStart(day, clock) + 23 * HOUR_MS }));
    expect(through({ arrivals: hourly })).toBe('2026-05-31');
  });

  test('is not complete before it ends, however late its last row', () => {
    const tomorrow = [...arrivals(30), { day: dayFromIso('2026-06-30'), lastMs: at('2026-06-30T23:59') }];
    expect(through({ arrivals: tomorrow, loadedMs: at('2026-06-30T12:00') })).toBe('2026-06-29');
  });

  test.each([
    ['2026-03-29', 'of 23 hours'],
    ['2026-10-25', 'of 25 hours'],
  ])('is compared by local time also on %s, a day %s', (last) => {
    const ending = (time: string) => {
      const days = daysBetween(addDays(dayFromIso(last), -30), dayFromIso(last)).map((day) => ({
        day,
        lastMs: at(`${isoDay(day)}T${isoDay(day) === last ? time : '23:40'}`),
      }));
      return { arrivals: days, loadedMs: at('2026-12-31T12:00') };
    };
    expect(through(ending('23:45'))).toBe(last);
    expect(through(ending('23:35'))).toBe(isoDay(addDays(dayFromIso(last), -1)));
  });
});

describe('a source with dates but no times', () => {
  const arrived = arrivals(31).map(({ day }) => ({ day, lastMs: dayStart(day, clock) }));

  test('is complete through the last day that had closed when it was loaded', () => {
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-06-01T02:00') })).toBe('2026-05-31');
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-06-01T01:59') })).toBe('2026-05-30');
    expect(through({ dateOnly: true, loadedMs: at('2026-06-05T12:00') })).toBe('2026-06-04');
  });

  test('does not complete its last day by the times of its rows', () => {
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-05-31T12:00') })).toBe('2026-05-30');
  });
});

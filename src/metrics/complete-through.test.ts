import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, daysBetween, isoDay, type Day } from '../calendar/day.ts';
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
    return { day, rows: 20, lastMs: dayStart(day, clock) + 24 * HOUR_MS - 20 * MINUTE_MS + (index % 2) * MINUTE_MS };
  });

const through = (changes: Partial<Delivery>) => {
  const delivery = {
    arrivals: [],
    loadedMs: at('2026-06-30T12:00'),
    writtenMs: null,
    dateOnly: false,
    declaredThrough: null,
    lastClosed: dayFromIso('2026-12-30'),
    closures: new Set<Day>(),
    ...changes,
  };
  const { through: day } = completeThrough(delivery, GRACE_MS, clock);
  return day === null ? null : isoDay(day);
};

/** 31 days to 2026-05-31, with the last row at the given time. */
const endingAt = (time: string) => [
  ...arrivals(30),
  { day: dayFromIso('2026-05-31'), rows: 20, lastMs: at(`2026-05-31T${time}`) },
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
    const early = [...endingAt('10:00'), { day: dayFromIso('2026-06-01'), rows: 20, lastMs: at('2026-06-01T08:00') }];
    expect(through({ arrivals: early, loadedMs: at('2026-06-01T09:00') })).toBe('2026-05-31');
  });

  test('is complete also if it is empty', () => {
    const gap = [...arrivals(3), { day: dayFromIso('2026-05-10'), rows: 20, lastMs: at('2026-05-10T08:00') }];
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
    const hourly = arrivals(31).map(({ day }) => ({ day, rows: 20, lastMs: dayStart(day, clock) + 23 * HOUR_MS }));
    expect(through({ arrivals: hourly })).toBe('2026-05-31');
  });

  test('is not complete before it ends, however late its last row', () => {
    const tomorrow = [...arrivals(30), { day: dayFromIso('2026-06-30'), rows: 20, lastMs: at('2026-06-30T23:59') }];
    expect(through({ arrivals: tomorrow, loadedMs: at('2026-06-30T12:00') })).toBe('2026-06-29');
  });

  test.each([
    ['2026-03-29', 'of 23 hours'],
    ['2026-10-25', 'of 25 hours'],
  ])('is compared by local time also on %s, a day %s', (last) => {
    const ending = (time: string) => {
      const days = daysBetween(addDays(dayFromIso(last), -30), dayFromIso(last)).map((day) => ({
        day,
        rows: 20,
        lastMs: at(`${isoDay(day)}T${isoDay(day) === last ? time : '23:40'}`),
      }));
      return { arrivals: days, loadedMs: at('2026-12-31T12:00') };
    };
    expect(through(ending('23:45'))).toBe(last);
    expect(through(ending('23:35'))).toBe(isoDay(addDays(dayFromIso(last), -1)));
  });
});

/** Days with rows of a source without times; a number is the rows of each day, an array those of each day in turn. */
const dated = (first: string, rows: readonly number[]) =>
  rows.flatMap((count, index) => {
    const day = addDays(dayFromIso(first), index);
    return count === 0 ? [] : [{ day, rows: count, lastMs: dayStart(day, clock) }];
  });
const everyDay = (count: number, rows = 20) => Array.from({ length: count }, () => rows);
/** Rows on so many days in a row, a day without, and so on. */
const repeated = (times: number, pattern: readonly number[]) => Array.from({ length: times }, () => pattern).flat();

describe('a source with dates but no times', () => {
  const arrived = dated('2026-05-01', everyDay(31));

  test('completes the day of its last row once that has closed', () => {
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-06-01T02:00') })).toBe('2026-05-31');
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-06-01T01:59') })).toBe('2026-05-30');
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-05-31T12:00') })).toBe('2026-05-30');
  });

  test('that ends does not complete the days after, however late its file is loaded', () => {
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-06-20T12:00') })).toBe('2026-05-31');
    expect(through({ arrivals: [], dateOnly: true, loadedMs: at('2026-06-20T12:00') })).toBeNull();
  });

  test('that ends with a part of a day, and was loaded later, does not complete that day', () => {
    const partial = dated('2026-05-01', [...everyDay(30), 9]);
    expect(through({ arrivals: partial, dateOnly: true, loadedMs: at('2026-06-20T12:00') })).toBe('2026-05-30');
    expect(through({ arrivals: partial, dateOnly: true, loadedMs: at('2026-06-01T06:00') })).toBe('2026-05-31');
  });
});

test('a file without times that was written before its last day was over holds a part of it, however late it is loaded', () => {
  const ending = (rows: number, written: string) =>
    through({
      arrivals: dated('2026-05-01', [...everyDay(30), rows]),
      dateOnly: true,
      loadedMs: at('2026-06-01T07:00'),
      writtenMs: at(written),
    });
  expect(ending(9, '2026-05-31T18:00')).toBe('2026-05-30');
  expect(ending(9, '2026-06-01T00:10')).toBe('2026-05-31');
  expect(ending(20, '2026-05-31T23:00')).toBe('2026-05-31');
  // Whole days of a small shop have few rows, too.
  const few = Array.from({ length: 30 }, (_, index) => 5 + (index % 7));
  const small = (rows: number, written: string) =>
    through({
      arrivals: dated('2026-05-01', [...few, rows]),
      dateOnly: true,
      loadedMs: at('2026-06-01T07:00'),
      writtenMs: at(written),
    });
  expect(small(5, '2026-05-31T18:00')).toBe('2026-05-30');
  expect(small(8, '2026-05-31T18:00')).toBe('2026-05-31');
  expect(small(7, '2026-05-31T18:00')).toBe('2026-05-30');
  expect(small(7, '2026-05-31T22:30')).toBe('2026-05-31');
  expect(small(5, '2026-05-31T22:30')).toBe('2026-05-30');
  expect(small(5, '2026-06-01T00:10')).toBe('2026-05-31');
  // Twice as many on Sundays: as many rows as on a Friday are half of them.
  const sundays = Array.from({ length: 30 }, (_, index) => (index % 7 === 2 ? 20 : 10));
  const sunday = (rows: number) =>
    through({
      arrivals: dated('2026-05-01', [...sundays, rows]),
      dateOnly: true,
      loadedMs: at('2026-06-01T07:00'),
      writtenMs: at('2026-05-31T18:00'),
    });
  expect([sunday(12), sunday(20)]).toEqual(['2026-05-30', '2026-05-31']);
  // No file was written before its rows were.
  expect(ending(9, '1985-10-26T08:15')).toBe('2026-05-31');
});

describe('a file with times that was written during its last day', () => {
  /** Days of few rows that end between 15:00 and 20:00, one an hour by turns. */
  const early = Array.from({ length: 60 }, (_, index) => {
    const day = addDays(dayFromIso('2026-04-02'), index);
    return { day, rows: 8, lastMs: dayStart(day, clock) + (15 + (index % 6)) * HOUR_MS };
  });
  const ending = (last: string, written: string) =>
    through({
      arrivals: [...early.slice(0, -1), { day: dayFromIso('2026-05-31'), rows: 5, lastMs: at(`2026-05-31T${last}`) }],
      loadedMs: at('2026-06-01T07:00'),
      writtenMs: at(written),
    });

  test('completes that day only if it ended as most days do, while rows may still come', () => {
    expect(ending('15:30', '2026-05-31T18:00')).toBe('2026-05-30');
    expect(ending('17:30', '2026-05-31T18:00')).toBe('2026-05-31');
  });

  test('completes it as one that is written after midnight does, once rows no longer come', () => {
    for (const written of ['2026-05-31T21:00', '2026-06-01T00:10']) {
      expect(ending('15:30', written)).toBe('2026-05-31');
      expect(ending('14:30', written)).toBe('2026-05-30');
    }
  });
});

describe('a source that falls silent', () => {
  const end = (rows: readonly number[], changes: Partial<Delivery> = {}) =>
    through({ arrivals: dated('2025-06-01', rows), dateOnly: true, loadedMs: at('2026-12-31T12:00'), ...changes });
  const lastOf = (rows: readonly number[], days = 0) =>
    isoDay(addDays(dayFromIso('2025-06-01'), rows.length - 1 + days));

  test('after rows on every day is late at once', () => {
    for (const rows of [everyDay(365, 1), everyDay(365, 3), everyDay(30)]) expect(end(rows)).toBe(lastOf(rows));
  });

  test('after rows on 350 of 365 days is late at once', () => {
    const rows = Array.from({ length: 365 }, (_, index) => (index % 24 === 7 ? 0 : 3));
    expect(rows.filter((count) => count > 0).length).toBe(350);
    expect(end(rows)).toBe(lastOf(rows));
  });

  test('with one order in six days may be silent for half as long again as usual', () => {
    const rows = repeated(60, [0, 0, 0, 0, 0, 1]);
    expect(end(rows)).toBe(lastOf(rows, 7));
  });

  test('with one order in some weeks may be silent for weeks', () => {
    const rows = repeated(6, [1, ...everyDay(6, 0), 1, ...everyDay(20, 0), 1, ...everyDay(13, 0), 1]);
    expect(end(rows)).toBe(lastOf(rows, 30));
  });

  test('is complete over its usual silence only until its file was written', () => {
    const rows = repeated(60, [0, 0, 0, 0, 0, 1]);
    const loaded = dayStart(addDays(dayFromIso(lastOf(rows)), 3), clock) + 12 * HOUR_MS;
    expect(end(rows, { loadedMs: loaded })).toBe(lastOf(rows, 2));
    expect(end(rows, { loadedMs: loaded, writtenMs: loaded + 48 * HOUR_MS })).toBe(lastOf(rows, 4));
    expect(end(rows, { writtenMs: loaded })).toBe(lastOf(rows, 2));
  });

  test('on a weekday that it leaves out, or a declared closure, is complete; on the day after that it is late', () => {
    // 2025-06-01 is a Sunday.
    const sixDays = repeated(30, [0, 5, 5, 5, 5, 5, 5]);
    expect(end(sixDays)).toBe(lastOf(sixDays, 1));
    const closed = new Set([1, 2, 3].map((count) => addDays(dayFromIso(lastOf(sixDays)), count)));
    expect(end(sixDays, { closures: closed })).toBe(lastOf(sixDays, 3));
    expect(end(sixDays.slice(0, -1))).toBe(lastOf(sixDays.slice(0, -1)));
    const dayAfter = dayStart(addDays(dayFromIso(lastOf(sixDays)), 1), clock) + 6 * HOUR_MS;
    expect(end(sixDays, { loadedMs: dayAfter })).toBe(lastOf(sixDays, 1));
  });
});

describe('stray rows after the end of a source', () => {
  const stray = (rows: readonly number[], after: readonly number[], dateOnly = true) => {
    const arrived = dated('2025-06-01', [...rows, ...after]).map((arrival) => ({
      ...arrival,
      lastMs: arrival.lastMs + (dateOnly ? 0 : 23 * HOUR_MS),
    }));
    const day = through({ arrivals: arrived, dateOnly, loadedMs: at('2026-12-31T12:00') });
    return day === null ? null : dayFromIso(day) - dayFromIso('2025-06-01') - rows.length + 1;
  };

  test.each([true, false])('do not complete the days before them (without times: %s)', (dateOnly) => {
    expect(stray(everyDay(365, 100), [...everyDay(14, 0), 1], dateOnly)).toBe(0);
    expect(stray(everyDay(365, 100), [1], dateOnly)).toBe(0);
    expect(stray(everyDay(365, 100), [0, 3, 0, 0, 0, 40], dateOnly)).toBe(0);
    expect(stray(everyDay(365, 3), [...everyDay(14, 0), 1], dateOnly)).toBe(0);
    expect(stray(everyDay(365, 1), [...everyDay(14, 0), 1], dateOnly)).toBe(0);
  });

  test('are rows like all others once there are as many as on half a usual day: the days between were empty', () => {
    expect(stray(everyDay(365, 100), [0, 100])).toBe(2);
    expect(stray(everyDay(365, 100), [0, 20, 20, 20])).toBe(1); // together they may be parts of a day
    expect(stray(everyDay(365, 3), [0, 0, 0, 3])).toBe(4);
    expect(stray(everyDay(365, 1), [0, 0, 1, 1])).toBe(4);
  });

  test.each([1, 2, 9])('of the running day, %i of them, do not complete a day that breaks off', (rows) => {
    const broken = [...endingAt('12:50'), { day: dayFromIso('2026-06-01'), rows, lastMs: at('2026-06-01T00:30') }];
    expect(through({ arrivals: broken, loadedMs: at('2026-06-01T06:00') })).toBe('2026-05-30');
    expect(through({ arrivals: broken, loadedMs: at('2026-06-03T06:00') })).toBe('2026-05-30');
  });

  test('dated ahead do not make a file without times newer than it is', () => {
    const rows = [...everyDay(60, 100), 20, 9];
    const arrived = dated('2026-04-02', rows);
    const written = { writtenMs: at('2026-06-01T18:00'), loadedMs: at('2026-06-02T06:00') };
    expect(through({ arrivals: arrived, dateOnly: true, ...written })).toBe('2026-05-31');
  });

  test('are distinguished from a collapse, which becomes usual', () => {
    const collapse = [...everyDay(60, 100), 20, 20, 20];
    const arrived = dated('2026-04-02', collapse);
    expect(through({ arrivals: arrived, dateOnly: true, loadedMs: at('2026-06-20T06:00') })).toBe('2026-05-31');
    const longer = dated('2026-04-02', [...collapse, 20]);
    expect(through({ arrivals: longer, dateOnly: true, loadedMs: at('2026-06-20T06:00') })).toBe('2026-06-04');
  });
});

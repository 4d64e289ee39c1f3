import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay, weekday, type Day } from '../calendar/day.ts';
import { closedWeekdays } from './closures.ts';

const MONDAY = dayFromIso('2026-01-05');
const SATURDAY = 5;
const nothingDeclared = new Set<Day>();

/** One flag a day, from a Monday on: whether the shop has rows. */
const weeks = (count: number, open: (weekday: number, week: number) => boolean) =>
  Array.from({ length: 7 * count }, (_, index) => open(index % 7, Math.floor(index / 7)));

const closedIndexes = (hasRows: readonly boolean[], declared: ReadonlySet<Day> = nothingDeclared) =>
  closedWeekdays(MONDAY, hasRows, declared).flatMap((closed, index) => (closed ? [index] : []));

test('no days return no flags', () => {
  expect(closedWeekdays(MONDAY, [], nothingDeclared)).toEqual([]);
});

test('a shop with rows every day has no closed weekday', () => {
  expect(closedIndexes(weeks(40, () => true))).toEqual([]);
});

test('a shop without rows is closed every weekday after four weeks', () => {
  expect(closedIndexes(weeks(6, () => false))).toEqual(Array.from({ length: 14 }, (_, index) => 28 + index));
});

describe('the Saturdays of a six-day shop', () => {
  const sixDays = weeks(30, (day) => day !== SATURDAY);

  test('are closed after four occurrences; other weekdays stay open', () => {
    const expected = Array.from({ length: 26 }, (_, week) => 7 * (week + 4) + SATURDAY);
    expect(closedIndexes(sixDays)).toEqual(expected);
  });

  test('are closed with rows on one in six, open with rows on one in five', () => {
    expect(closedIndexes(weeks(26, (day, week) => day !== SATURDAY || week % 6 === 5))).toContain(7 * 25 + SATURDAY);
    expect(closedIndexes(weeks(26, (day, week) => day !== SATURDAY || week % 5 === 4))).not.toContain(
      7 * 25 + SATURDAY,
    );
  });

  test('close once 22 of the last 26 have no rows: less than a fifth has', () => {
    const closing = weeks(80, (day, week) => day !== SATURDAY || week < 40);
    expect(closedIndexes(closing)[0]).toBe(7 * 61 + SATURDAY);
  });

  test('open again once six of the last 26 have rows: at least a fifth', () => {
    const opening = weeks(60, (day, week) => day !== SATURDAY || week >= 40);
    const last = closedIndexes(opening).at(-1);
    expect(last).toBe(7 * 45 + SATURDAY);
  });
});

test('declared closures do not count towards their weekday', () => {
  // Every Monday is declared closed and has no rows: the weekday is not learned.
  const mondays = new Set(Array.from({ length: 20 }, (_, week) => addDays(MONDAY, 7 * week)));
  expect(
    closedIndexes(
      weeks(20, (day) => day !== 0),
      mondays,
    ),
  ).toEqual([]);
  // Fridays without rows: a declared Christmas does not count as the fourth; an undeclared one does.
  const start = dayFromIso('2026-11-30');
  const noFridays = weeks(6, (day) => day !== 4);
  const learned = (declared: ReadonlySet<Day>) =>
    closedWeekdays(start, noFridays, declared).flatMap((closed, index) =>
      closed ? [isoDay(addDays(start, index))] : [],
    );
  expect(learned(new Set([dayFromIso('2026-12-25')]))).toEqual(['2027-01-08']);
  expect(learned(nothingDeclared)).toEqual(['2027-01-01', '2027-01-08']);
});

test('unknown days do not count, and have the flag of their weekday', () => {
  const known = weeks(6, (day) => day !== SATURDAY);
  const unknown = Array.from({ length: 210 }, () => null);
  const flags = closedWeekdays(MONDAY, [...known, ...unknown], nothingDeclared).slice(known.length);
  expect(flags).toEqual(unknown.map((_, index) => index % 7 === SATURDAY));
});

test('a flag depends only on earlier days', () => {
  const flags = fc.array(fc.boolean(), { maxLength: 120, size: 'max' });
  const day = fc.boolean();
  fc.assert(
    fc.property(flags, day, flags, day, flags, (past, today, future, otherToday, otherFuture) => {
      const through = [...past, today].length;
      const flagsThrough = (hasRows: boolean[]) => closedWeekdays(MONDAY, hasRows, nothingDeclared).slice(0, through);
      expect(flagsThrough([...past, otherToday, ...otherFuture])).toEqual(flagsThrough([...past, today, ...future]));
    }),
  );
});

test('a weekday is closed if under a fifth of its last 26 occurrences, at least four, have rows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 280, size: 'max' }), (draws) => {
      const hasRows = draws.map((draw) => draw === 0);
      const expected = hasRows.map((_, index) => {
        const same = hasRows.slice(0, index).filter((__, past) => weekday(addDays(MONDAY, past)) === index % 7);
        const recent = same.slice(-26);
        return recent.length >= 4 && 5 * recent.filter(Boolean).length < recent.length;
      });
      expect(closedWeekdays(MONDAY, hasRows, nothingDeclared)).toEqual(expected);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay, weekday, type Day } from '../calendar/day.ts';
import { closedWeekdays } from './closures.ts';

const MONDAY = dayFromIso('2026-01-05');
const SATURDAY = 5;
const nothingDeclared = new Set<Day>();

/** Whether a shop that trades on some weekdays has rows, over some weeks from a Monday. */
const weeks = (count: number, open: (weekday: number, week: number) => boolean) =>
  Array.from({ length: 7 * count }, (_, index) => open(index % 7, Math.floor(index / 7)));

const closedIndexes = (hasRows: readonly boolean[], declared: ReadonlySet<Day> = nothingDeclared) =>
  closedWeekdays(MONDAY, hasRows, declared).flatMap((closed, index) => (closed ? [index] : []));

test('no days have no flags', () => {
  expect(closedWeekdays(MONDAY, [], nothingDeclared)).toEqual([]);
});

test('a shop that always trades has no closed weekday', () => {
  expect(closedIndexes(weeks(40, () => true))).toEqual([]);
});

test('a shop without any rows is closed on every weekday after four weeks', () => {
  expect(closedIndexes(weeks(6, () => false))).toEqual(Array.from({ length: 14 }, (_, index) => 28 + index));
});

describe('the Saturdays of a six-day shop', () => {
  const sixDays = weeks(30, (day) => day !== SATURDAY);

  test('are learned after four of them, and no other day is', () => {
    const expected = Array.from({ length: 26 }, (_, week) => 7 * (week + 4) + SATURDAY);
    expect(closedIndexes(sixDays)).toEqual(expected);
  });

  test('stay closed with rows on one in six, are open with rows on one in five', () => {
    expect(closedIndexes(weeks(26, (day, week) => day !== SATURDAY || week % 6 === 5))).toContain(7 * 25 + SATURDAY);
    expect(closedIndexes(weeks(26, (day, week) => day !== SATURDAY || week % 5 === 4))).not.toContain(
      7 * 25 + SATURDAY,
    );
  });

  test('given up after years are learned once 21 of the last 26 brought nothing: under a fifth is left', () => {
    const givenUp = weeks(80, (day, week) => day !== SATURDAY || week < 40);
    expect(closedIndexes(givenUp)[0]).toBe(7 * 61 + SATURDAY);
  });

  test('open again once six of the last 26 had rows: a fifth', () => {
    const opens = weeks(60, (day, week) => day !== SATURDAY || week >= 40);
    const last = closedIndexes(opens).at(-1);
    expect(last).toBe(7 * 45 + SATURDAY);
  });
});

test('a declared closure teaches nothing about its weekday', () => {
  // Every Monday is declared closed, and brings nothing: no Monday is learned.
  const mondays = new Set(Array.from({ length: 20 }, (_, week) => addDays(MONDAY, 7 * week)));
  expect(
    closedIndexes(
      weeks(20, (day) => day !== 0),
      mondays,
    ),
  ).toEqual([]);
  // Fridays without rows: Christmas, declared, is not the fourth of them; undeclared it is.
  const start = dayFromIso('2026-11-30');
  const noFridays = weeks(6, (day) => day !== 4);
  const learned = (declared: ReadonlySet<Day>) =>
    closedWeekdays(start, noFridays, declared).flatMap((closed, index) =>
      closed ? [isoDay(addDays(start, index))] : [],
    );
  expect(learned(new Set([dayFromIso('2026-12-25')]))).toEqual(['2027-01-08']);
  expect(learned(nothingDeclared)).toEqual(['2027-01-01', '2027-01-08']);
});

test('a day that is not known yet teaches nothing, and has the flag of its weekday', () => {
  const known = weeks(6, (day) => day !== SATURDAY);
  const unknown = Array.from({ length: 210 }, () => null);
  const flags = closedWeekdays(MONDAY, [...known, ...unknown], nothingDeclared).slice(known.length);
  expect(flags).toEqual(unknown.map((_, index) => index % 7 === SATURDAY));
});

test('a flag depends on the days before it alone', () => {
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

test('a weekday is closed with rows on under a fifth of its last 26, of which there are at least four', () => {
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

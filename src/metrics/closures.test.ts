import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso, isoDay, type Day } from '../calendar/day.ts';
import { generator } from '../../test/fixtures/simulated-future.ts';
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

test('a business without rows, or sparse on all weekdays, has no closed weekday', () => {
  expect(closedIndexes(weeks(40, () => false))).toEqual([]);
  for (const every of [6, 14])
    expect(closedIndexes(weeks(60, (day, week) => (7 * week + day) % every === 0))).toEqual([]);
});

test('by chance hardly any weekday of a sparse business is closed', () => {
  const random = generator(3);
  for (const share of [0.1, 0.3, 0.6, 0.8]) {
    const hasRows = Array.from({ length: 5000 }, () => random() < share);
    expect(closedIndexes(hasRows).length / hasRows.length).toBeLessThan(0.002);
  }
});

test('a stall with two open days a week learns the other five', () => {
  const closed = closedIndexes(weeks(40, (day) => day >= 5));
  expect(closed.slice(-7).map((index) => index % 7)).toEqual([3, 4, 0, 1, 2, 3, 4]);
});

describe('the Saturdays of a six-day shop', () => {
  const sixDays = weeks(30, (day) => day !== SATURDAY);

  test('are closed after four occurrences; other weekdays stay open', () => {
    const expected = Array.from({ length: 26 }, (_, week) => 7 * (week + 4) + SATURDAY);
    expect(closedIndexes(sixDays)).toEqual(expected);
  });

  test('are closed also with rows on two of them, and not with rows on one in eight', () => {
    const last = 7 * 51 + SATURDAY;
    expect(closedIndexes(weeks(52, (day, week) => day !== SATURDAY || week === 30 || week === 44))).toContain(last);
    expect(closedIndexes(weeks(52, (day, week) => day !== SATURDAY || week % 8 === 7))).not.toContain(last);
  });

  test('close once at most two of the last 26 have rows', () => {
    const closing = weeks(80, (day, week) => day !== SATURDAY || week < 40);
    expect(closedIndexes(closing)[0]).toBe(7 * 64 + SATURDAY);
  });

  test('are open from the fourth on that has rows', () => {
    const opening = weeks(60, (day, week) => day !== SATURDAY || week >= 40);
    const last = closedIndexes(opening).at(-1);
    expect(last).toBe(7 * 42 + SATURDAY);
  });
});

test('months without rows close no weekday', () => {
  const season = weeks(104, (_, week) => week % 52 >= 12 && week % 52 < 42);
  expect(closedIndexes(season)).toEqual([]);
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

test('a weekday is closed if so few of its last 26 occurrences have rows that they would be no chance on the others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 280, size: 'max' }), (draws) => {
      const hasRows = draws.map((draw, index) => (index % 7 === SATURDAY ? draw === 0 : draw < 7));
      const expected = hasRows.map((_, index) => {
        const recentOn = (wanted: number) =>
          hasRows
            .slice(0, index)
            .filter((__, past) => past % 7 === wanted)
            .slice(-26);
        const own = recentOn(index % 7);
        const others = [0, 1, 2, 3, 4, 5, 6].filter((day) => day !== index % 7).flatMap(recentOn);
        const open = own.filter(Boolean).length;
        const chance = atMost(open, own.length, others.filter(Boolean).length / others.length);
        return own.length >= 4 && (open <= 1 || 10 * open <= own.length) && chance < 0.001;
      });
      expect(closedWeekdays(MONDAY, hasRows, nothingDeclared)).toEqual(expected);
    }),
  );
});

/** The binomial distribution by Pascal's triangle, a trial a step. */
function atMost(k: number, n: number, p: number): number {
  let chances = [1];
  for (let trial = 0; trial < n; trial++)
    chances = [...chances, 0].map((stay, index) => stay * (1 - p) + (chances[index - 1] ?? 0) * p);
  return chances.slice(0, k + 1).reduce((sum, chance) => sum + chance, 0);
}

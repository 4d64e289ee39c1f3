import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  dayFromEpochMs,
  dayFromIso,
  dayFromParts,
  daysBetween,
  isoDay,
  monthStart,
  nextMonthStart,
  weekday,
} from './day.ts';

const two = (number: number) => String(number).padStart(2, '0');
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Every date from 1900 to 2100, by the calendar rules. */
function* dates(): Generator<{ iso: string; month: string; nextMonth: string }> {
  for (let year = 1900; year <= 2100; year++) {
    for (let month = 1; month <= 12; month++) {
      const nextMonth = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
      for (let date = 1; date <= lengthOf(year, month); date++)
        yield { iso: `${year}-${two(month)}-${two(date)}`, month: `${year}-${two(month)}-01`, nextMonth };
    }
  }
}

test('days from 1900 to 2100 agree with the calendar rules and with Date', () => {
  const wrong: string[] = [];
  // 1900-01-01 was a Monday, 25,567 days before 1970: 70 years of 365 days and 17 leap days.
  let expected = -25_567;
  for (const { iso, month, nextMonth } of dates()) {
    const day = dayFromIso(iso);
    const isRight =
      day === expected &&
      day === Date.parse(iso) / 86_400_000 &&
      isoDay(day) === iso &&
      weekday(day) === (expected + 25_567) % 7 &&
      isoDay(monthStart(day)) === month &&
      isoDay(nextMonthStart(day)) === nextMonth;
    if (!isRight) wrong.push(iso);
    expected++;
  }
  expect(wrong).toEqual([]);
  expect(expected).toBe(-25_567 + 201 * 365 + 49);
});

test.each([
  '2023-02-29',
  '2100-02-29',
  '1900-02-29',
  '2026-02-30',
  '2026-04-31',
  '2026-00-10',
  '2026-13-01',
  '2026-01-00',
  '2026-01-32',
])('%s does not exist', (text) => {
  expect(() => dayFromIso(text)).toThrow(new RangeError(`'${text}' is not a day of the form YYYY-MM-DD`));
});

test.each([
  '',
  '2026-1-01',
  '20260101',
  ' 2026-01-01',
  '2026-01-01\n',
  '2026-01-01T00:00',
  '+002026-01-01',
  '-026-01-01',
  '２０２６-01-01',
])("'%s' is not of the form YYYY-MM-DD", (text) => {
  expect(() => dayFromIso(text)).toThrow(RangeError);
});

test('dayFromParts returns a day exactly if the date exists', () => {
  const part = fc.integer({ min: -3, max: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), part, part, (year, month, date) => {
      const exists = month >= 1 && month <= 12 && date >= 1 && date <= lengthOf(year, month);
      expect(dayFromParts(year, month, date) !== null).toBe(exists);
    }),
  );
  expect(dayFromParts(2026, Number.NaN, 1)).toBeNull();
});

test('a day is 86,400,000 ms in UTC, also before 1970', () => {
  expect([-86_400_001, -86_400_000, -1, 0, 86_399_999, 86_400_000].map(dayFromEpochMs)).toEqual([-2, -1, -1, 0, 0, 1]);
});

test('daysBetween includes both ends, and is empty if the last day is earlier', () => {
  const day = dayFromIso('2024-02-28');
  expect(daysBetween(day, addDays(day, -1))).toEqual([]);
  expect(daysBetween(day, addDays(day, -400))).toEqual([]);
  expect(daysBetween(day, day)).toEqual([day]);
  expect(daysBetween(day, dayFromIso('2024-03-01')).map(isoDay)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
});

import { expect, test } from 'vitest';
import { addDays, dayFromIso, daysBetween, isoDay } from './day.ts';
import { monthsOf, periodId, periodOf } from './period.ts';

const DAYS = daysBetween(dayFromIso('2023-01-01'), dayFromIso('2028-12-31'));

test('the quarters of six years cover every day once, with 90 to 92 days each', () => {
  const quarters = new Map(DAYS.map((day) => periodOf('quarter', day)).map((period) => [periodId(period), period]));
  expect(quarters.size).toBe(24);
  expect(Array.from(quarters.keys()).slice(0, 5)).toEqual(['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4', '2024-Q1']);
  const lengths = Array.from(quarters.values(), ({ first, last }) => last - first + 1);
  expect(lengths.slice(0, 8)).toEqual([90, 91, 92, 92, 91, 91, 92, 92]);
  expect(lengths.reduce((sum, days) => sum + days, 0)).toBe(DAYS.length);
});

test('each day is in its month and its quarter, and the months of a quarter cover it', () => {
  const wrong = DAYS.filter((day) => {
    const [month, quarter] = [periodOf('month', day), periodOf('quarter', day)];
    const months = monthsOf(quarter);
    const containsDay = month.first <= day && day <= month.last && quarter.first <= day && day <= quarter.last;
    const isCovered = months[0]?.first === quarter.first && months[2]?.last === quarter.last && months.length === 3;
    const isConsecutive = months.slice(1).every(({ first }, index) => first === addDays(months[index]?.last ?? day, 1));
    return !(containsDay && isCovered && isConsecutive && periodId(month) === isoDay(day).slice(0, 7));
  });
  expect(wrong.map(isoDay)).toEqual([]);
});

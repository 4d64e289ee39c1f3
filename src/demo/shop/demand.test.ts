import { expect, test } from 'vitest';
import { addDays, dayFromIso, type Day } from '../../calendar/day.ts';
import { demand, yearlyShape } from './demand.ts';
import { DEMO_DAYS } from './simulate-shop.ts';

const monday = (iso: string) => demand(dayFromIso(iso));

test('demand grows by 15 % a year', () => {
  expect(monday('2025-09-15') / monday('2024-09-16')).toBeCloseTo(1.15, 2);
});

test('the yearly shape is highest before Christmas and never moves by more than 0.4 % a day', () => {
  const change = (day: Day) => Math.abs(yearlyShape(addDays(day, 1)) / yearlyShape(day) - 1);
  expect(yearlyShape(dayFromIso('2025-12-05'))).toBeCloseTo(1.2, 3);
  expect(Math.max(...DEMO_DAYS.map(change))).toBeLessThan(0.004);
});

test('a holiday costs 10 to 15 % of the orders, Christmas more', () => {
  const share = (iso: string) => monday(iso) / demand(addDays(dayFromIso(iso), 7));
  expect(share('2026-05-25')).toBeGreaterThan(0.85); // Whit Monday
  expect(share('2026-05-25')).toBeLessThan(0.9);
  expect(share('2025-12-25')).toBeLessThan(0.8);
});

import { expect, test } from 'vitest';
import { dayFromIso } from '../calendar/day.ts';
import { demoEventsCsv, demoHolidaysCsv } from './demo-calendar.ts';
import { holidayEffect } from './shop/holiday-effect.ts';
import { PLANTED_INCIDENTS } from './shop/planted-incidents.ts';
import { DEMO_DAYS } from './shop/simulate-shop.ts';

const lines = (csv: string): string[][] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

test('the calendar has every day on which a holiday was simulated, and those ahead', () => {
  const known = lines(demoHolidaysCsv()).map(([ds]) => dayFromIso(ds ?? ''));
  const last = DEMO_DAYS.at(-1) ?? 0;
  expect(known.filter((day) => day <= last)).toEqual(DEMO_DAYS.filter((day) => holidayEffect(day) < 1));
  expect(lines(demoHolidaysCsv()).at(3)).toEqual(['2023-12-26', 'Boxing Day']);
  expect(known.filter((day) => day > last)).toHaveLength(5);
});

test('what the shop planned is an event, what happened to it is none', () => {
  const names = new Set(lines(demoEventsCsv()).map(([name]) => name));
  expect(names).toEqual(new Set(['Black Week', 'Spring sale', 'Summer sale']));
  expect(lines(demoEventsCsv())).toHaveLength(PLANTED_INCIDENTS.filter(({ kind }) => kind === 'promotion').length);
});

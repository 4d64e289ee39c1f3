import { expect, test } from 'vitest';
import { MONDAY } from '../../../test/fixtures/histories.ts';
import { seasonalSeries } from './seasonal-series.ts';
import { weeklyShape } from './weekly-shape.ts';

const WEEK = [30, -10, -20, 10, 0, -40, 30];
const shapeOf = (values: (number | null)[], from = 0, to = values.length) =>
  weeklyShape(seasonalSeries({ start: MONDAY, values }), from, to);

test('there is none without a known day', () => {
  expect(shapeOf([])).toBeNull();
  expect(shapeOf([-5, -6], 2)).toBeNull();
});

test('it is the simulated week, whatever the trend and a few outliers', () => {
  const values = Array.from({ length: 84 }, (_, index) => 3 * index - 400 + (WEEK[index % 7] ?? 0));
  values[20] = 1e6;
  values[51] = -1e6;
  WEEK.forEach((usual, day) => expect(shapeOf(values)?.season[day]).toBeCloseTo(usual, 9));
});

test('only the requested days are used', () => {
  const values = Array.from({ length: 140 }, (_, index) => -500 + (index < 70 ? 1 : 2) * (WEEK[index % 7] ?? 0));
  expect(shapeOf(values, 0, 70)?.season[5]).toBeCloseTo(-40, 9);
  expect(shapeOf(values, 70)?.season[5]).toBeCloseTo(-80, 9);
  expect(shapeOf(values)?.level).toBeCloseTo(-500, 9);
});

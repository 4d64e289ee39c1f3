import { expect, test } from 'vitest';
import { prophetDesign } from '../prophet/design/design.ts';
import { fitDesign } from '../prophet/solve/fit.ts';
import { trendGrowth } from './trend-growth.ts';

const DAY_MS = 86_400_000;
const NO_SEASONS = { yearly_seasonality: false, weekly_seasonality: false, changepoint_prior_scale: 0.5 } as const;

/** The growth of the fit to one value a day. */
function growthOf(values: readonly number[]): { readonly latest: number; readonly lasting: number } {
  const design = prophetDesign({ ds: values.map((_, day) => day * DAY_MS) }, NO_SEASONS);
  if (!design) throw new Error('too short');
  return trendGrowth(fitDesign(design, values));
}

const days = (count: number, of: (day: number) => number) => Array.from({ length: count }, (_, day) => of(day));

test('growth at one rate has lasted', () => {
  const { latest, lasting } = growthOf(days(400, (day) => 100 + 0.5 * day));
  expect(latest).toBeCloseTo(0.5, 2);
  expect(lasting).toBeCloseTo(0.5, 2);
});

test('the growth of a launch after a flat year has not lasted', () => {
  const { latest, lasting } = growthOf(days(400, (day) => 100 + 2 * Math.max(0, day - 340)));
  expect(latest).toBeGreaterThan(1);
  expect(lasting).toBeCloseTo(0, 1);
});

test('neither has a decline after a year of growth', () => {
  const { latest, lasting } = growthOf(days(500, (day) => 100 + day - 3 * Math.max(0, day - 420)));
  expect(latest).toBeLessThan(-1);
  expect(Math.abs(lasting)).toBe(0);
});

test('of faster growth the part that was there before has lasted', () => {
  const { latest, lasting } = growthOf(days(400, (day) => 100 + 0.5 * day + Math.max(0, day - 340)));
  expect(latest).toBeGreaterThan(1);
  expect(lasting).toBeCloseTo(0.5, 1);
});

test('only the last year counts', () => {
  expect(growthOf(days(900, (day) => 100 + Math.max(0, day - 400))).lasting).toBeCloseTo(1, 1);
});

test('in less than half a year nothing has lasted', () => {
  expect(growthOf(days(150, (day) => 100 + day)).lasting).toBe(0);
});
